import type { Words } from '../../../words';
import { changesIn, entriesOf, type Changes } from '../../questions/changes';
import { takeBackUntil, type Version } from '../../questions/history';
import { linesOf, type Line } from '../../questions/say';
import type { Question, QuestionSet } from '../../questions/set';
import type { Versions } from './versions-acts';

export type VersionView = {
	readonly id: string;
	readonly at: string;
	readonly state: Version['state'];
	readonly lines: readonly Line[];
	/** Who typed it, when it was somebody else, and whether the person found it right. */
	readonly typist: string | null;
	readonly checked: boolean;
	readonly now: boolean;
	/** What changed since the version that held before; null for the first, and for what never held. */
	readonly changes: Changes | null;
	/** The day until which it can be taken back by one press; null when it cannot. */
	readonly takeBackUntil: string | null;
};

type About = {
	readonly words: Words;
	readonly set: QuestionSet;
	readonly question: Question;
	readonly now: Date;
};

const between = (before: Version | undefined, after: Version, { words, set, question }: About): Changes =>
	changesIn(entriesOf(words, set, question, before ?? null), entriesOf(words, set, question, after));

/** Every version as the person reads it, newest first. */
export const versionsView = (
	{ versions, current, renderings, zone }: Versions,
	account: string,
	about: About
): VersionView[] => {
	const { words, set, question, now } = about;
	const held = versions.filter(({ heldFrom }) => heldFrom !== null);
	return versions.map((one) => {
		const before = held[held.indexOf(one) + 1];
		const until = takeBackUntil(one, current, now);
		return {
			id: one.id,
			at: words.dateTime(one.writtenAt, zone),
			state: one.state,
			lines: linesOf(words, set, question, one, renderings),
			typist: one.typedBy === account ? null : one.typist,
			checked: one.heldFrom !== null,
			now: one.id === current,
			changes: held.includes(one) && before !== undefined ? between(before, one, about) : null,
			takeBackUntil: until === null ? null : words.date(until, zone)
		};
	});
};

/** What changed between any two versions, the earlier one first, whichever was named first; null when one is none. */
export const compared = (
	{ versions, zone }: Versions,
	ids: readonly [string | null, string | null],
	about: About
): { from: string; to: string; changes: Changes } | null => {
	const [later, earlier] = versions.filter(({ id }) => ids.includes(id));
	if (later === undefined || earlier === undefined) return null;
	const at = ({ writtenAt }: Version): string => about.words.dateTime(writtenAt, zone);
	return { from: at(earlier), to: at(later), changes: between(earlier, later, about) };
};

/** What the newest change took out and how to take it back; null when it took nothing out, or it is too late. */
export const undoOf = (
	{ versions, current }: Versions,
	about: About
): { question: string; title: string; version: string; removed: string[] } | null => {
	const held = versions.filter(({ heldFrom }) => heldFrom !== null);
	const [latest, before] = held;
	if (latest === undefined || before === undefined || latest.id !== current) return null;
	if (takeBackUntil(before, current, about.now) === null) return null;
	const removed = between(before, latest, about).lines.flatMap((one) =>
		one.kind === 'removed' ? [one.text] : []
	);
	return removed.length === 0
		? null
		: {
				question: about.question.id,
				title: about.words.t(`${about.set.id}:${about.question.id}.title`),
				version: before.id,
				removed
			};
};
