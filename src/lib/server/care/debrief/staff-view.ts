import type { Words } from '$lib/words';
import type { Answer } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { carryOn, partsOf } from '../about-me/about-me';
import { nextOf, titled } from './parts-view';
import type { StaffPart } from './staff-acts';

/** A staff member's own part of the debrief. */
export const staffPartView = (words: Words, { after, answers, drafts, staffSaid }: StaffPart) => {
	const parts = partsOf(setOf('debrief-staff'), answers, drafts);
	return {
		day: words.dateTime(after.startedAt, after.zone),
		parts: titled(words, parts),
		carryOn: nextOf(words, carryOn(parts, answers, drafts)),
		shared: staffSaidView(words, { staffSaid })
	};
};

/** What staff wrote of their side and meant for this reader, each answer as one text with who wrote it. */
export const staffSaidView = (words: Words, { staffSaid }: { staffSaid: readonly Answer[] }) => {
	const set = setOf('debrief-staff');
	return staffSaid.flatMap((one) => {
		const question = questionOf(set, one.question.slice(set.id.length + 1));
		if (question === undefined) return [];
		const lines = linesOf(words, set, question, one, []).map(({ text }) => text);
		const title = words.t(`${set.id}:${question.id}.title`);
		return [{ id: one.id, title, by: one.typist, text: lines.join('\n') }];
	});
};
