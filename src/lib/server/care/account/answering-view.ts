import type { Words } from '$lib/words';
import { carryOn, partsOf } from '../about-me/about-me';
import { nextOf, titled } from '../debrief/parts-view';
import type { Answered } from './answering-acts';
import { titleOf } from './leave-out-view';
import { picturesFirst, unrecordedSets } from './own-sets';
import { ownTold } from './told-view';
import type { NotFor, Unrecorded } from './unrecorded';

/** Whom the person named in words, and out of what. */
export const notForView = (words: Words, notFor: readonly NotFor[]) =>
	notFor.map(({ name, questions }) => ({
		name,
		what:
			questions === null ? [words.t('leave-out:already.all')] : questions.map((one) => titleOf(words, one))
	}));

/** The questions about something that no record says anything of, with how far the person is. */
export const answeringView = (words: Words, one: Unrecorded, read: Answered, now: Date) => {
	const { answers, drafts, born, zone } = read;
	const [five, parts] = unrecordedSets().map((set) => partsOf(set, answers, drafts));
	const listed = (list = parts) =>
		list === undefined
			? { parts: [], carryOn: null }
			: { parts: titled(words, list), carryOn: nextOf(words, carryOn(list, answers, drafts)) };
	const wanted = { way: null, place: null, company: null };
	const told = ownTold(words, read, zone, now);
	const open = new Set(
		answers.filter(({ audience }) => audience.groups.includes('facilitator')).map(({ id }) => id)
	);
	return {
		...listed(),
		five: { ...listed(five), first: picturesFirst(born, one.writtenAt, zone, wanted, answers) },
		/** What whoever it is sent to reads, and what stays with the person. */
		goes: told.filter(({ id }) => open.has(id)).map(({ title }) => title),
		stays: told.filter(({ id }) => !open.has(id)).map(({ title }) => title),
		notFor: notForView(words, read.notFor)
	};
};
