import { seenSize, type Media } from '../media/media';
import type { Question, QuestionSet } from '../../questions/set';
import { plainLine, type Inputs, type Line, type Shown } from './line';

/** The bytes of a picture, for paper. */
export type Picture = {
	readonly bytes: Uint8Array;
	readonly type: 'image/png' | 'image/jpeg';
	readonly turn: number;
};

/**
 * What stands beside the words of a question: the person's own picture and sound; where they have none, what their
 * speech pathologist added, which says so until they have checked it.
 */
const shownOf = (question: string, own: boolean, { media = [], words }: Inputs): Shown[] => {
	const here = media.filter((one) => one.question === question && one.kept);
	const newest = (kind: Media['kind'], state: Media['state']): Media | undefined =>
		here.findLast((one) => one.kind === kind && one.state === state && isForReaders(one));
	return (['picture', 'sound'] as const).flatMap((kind): Shown[] => {
		// What goes with words that are not for the card is not for the card either.
		const one = (own ? newest(kind, 'stands') : undefined) ?? newest(kind, 'waiting');
		if (one === undefined) return [];
		const unchecked = one.state === 'waiting' ? words.t('media:not-checked', { name: one.by }) : null;
		return [{ id: one.id, kind, words: one.words, language: one.language, ...seenSize(one), unchecked }];
	});
};

/** What a helper added waits for the person alone. */
const isForReaders = ({ state, addedAs }: Media): boolean =>
	state === 'stands' || addedAs === 'speech-pathologist';

/** The lines of a question with its picture and sound at the first; a line of their own where there are no words. */
export const withShown = (
	set: QuestionSet,
	question: Question,
	inputs: Inputs,
	lines: readonly Line[]
): Line[] => {
	const own = lines.some(({ source, unchecked }) => source !== null && unchecked === null);
	const shown = shownOf(`${set.id}/${question.id}`, own, inputs);
	const [first, ...others] = lines;
	const [alone] = shown;
	if (alone === undefined) return [...lines];
	if (first !== undefined) return [{ ...first, shown }, ...others];
	const { words } = inputs;
	const line = question.card?.phrase
		? plainLine(words.language, words.t(`${set.id}:${question.id}.card`, { answer: alone.words }))
		: plainLine(alone.language, alone.words);
	return [{ ...line, slot: question.card?.slot ?? 'call', must: question.card?.must ?? false, shown }];
};
