import type { Words } from '$lib/words';
import type { Current } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { carryOn, partsOf } from '../about-me/about-me';
import type { Beside } from './beside-acts';
import { nextOf, titled } from '../debrief/parts-view';

/** Their own account, for whoever writes it. */
export const besideView = (words: Words, { after, answers, drafts }: Beside) => {
	const parts = partsOf(setOf('debrief-beside'), answers, drafts);
	return {
		day: words.weekday(after.startedAt, after.zone),
		parts: titled(words, parts),
		carryOn: nextOf(words, carryOn(parts, answers, drafts))
	};
};

/** What somebody close to the person wrote and opened to this reader, each with whose words they are. */
export const sharedView = (words: Words, shared: readonly Current[]) => {
	const set = setOf('debrief-beside');
	return shared.flatMap((one) => {
		const question = questionOf(set, one.question.slice(set.id.length + 1));
		if (question === undefined) return [];
		const lines = linesOf(words, set, question, one, []).map(({ text }) => text);
		return [
			{ id: one.id, title: words.t(`${set.id}:${question.id}.title`), by: one.typist, text: lines.join('\n') }
		];
	});
};
