import type { Words } from '$lib/words';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { setOf } from '../../questions/sets';
import { standingAll } from '../episode/episode';
import { openedBefore } from '../episode/opened';
import { ownLines, ownOption } from '../episode/own-say';
import { linesView, type LineView } from '../episode/plan-view';
import { sayValue } from '../episode/say';
import type { PlanUsed } from './plan-used-acts';
import { compared, staffWord, wordsOn } from './plan-used';

/** What staff wrote about a line: for the person in plain words, for others as it stands in the record. */
const staffSays = (words: Words, field: 'tried' | 'followed', line: LineView, own: boolean): string[] => {
	if (line.answer === '') return [];
	if (!own) return line.said === null ? [] : [line.said];
	return [
		ownOption(words, field, 'answer', line.answer),
		...(line.why === ''
			? []
			: [words.t('happened:lines.why', { reason: ownOption(words, field, 'why', line.why) })]),
		...(line.words === '' ? [] : [line.words])
	];
};

const lineViews = (words: Words, read: PlanUsed, own: boolean) => {
	const said = wordsOn(read.own?.value ?? null);
	return (['tried', 'followed'] as const).flatMap((field) =>
		linesView(words, read.episode, field).lines.map((line) => {
			const word = said.get(line.key) ?? null;
			return {
				key: line.key,
				question: line.question,
				text: line.text ?? words.t('plan-used:gone'),
				language: line.language,
				original: line.original,
				word,
				person: words.t(`plan-used:word.${word ?? 'none'}`),
				staff: staffSays(words, field, line, own),
				compared: compared(word, staffWord(line.answer))
			};
		})
	);
};

/** Whether the card had been opened before, from the log of looks. */
const cardLines = (words: Words, { episode }: PlanUsed): string[] => {
	const opened = openedBefore(episode).byWhoTookPart;
	const at = (when: Date): string => words.dateTime(when, episode.episode.zone);
	if (opened === null) return [words.t('plan-used:card.not-known')];
	return [
		opened.lastBefore
			? words.t('plan-used:card.opened', { when: at(opened.lastBefore) })
			: words.t('plan-used:card.not-opened'),
		...(!opened.before && opened.firstAfter
			? [words.t('plan-used:card.after', { when: at(opened.firstAfter) })]
			: [])
	];
};

const milderLines = (words: Words, { episode }: PlanUsed, own: boolean): string[] =>
	standingAll(episode.facts, 'milder').map(({ value }) =>
		own
			? ownLines(words, episode, 'milder', value).join(' ')
			: sayValue(words, episode.episode.zone, 'milder', value)
					.map(({ text }) => text)
					.join('. ')
	);

/** What staff wrote of the card and the plan in their own part, as far as they let the reader see it. */
const staffParts = (words: Words, { staff, names }: PlanUsed) => {
	const set = setOf('debrief-staff');
	return staff.flatMap((one) => {
		const question = questionOf(set, one.question.slice(set.id.length + 1));
		if (question === undefined) return [];
		return [
			{
				id: one.id,
				title: words.t(`${set.id}:${question.id}.title`),
				by: names.get(one.voice) ?? one.typist,
				lines: linesOf(words, set, question, one, []).map(({ text }) => text)
			}
		];
	});
};

/**
 * Both sides of "was the plan used?", line by line.
 * @param own for the person: what staff wrote is said to them in plain words
 */
export const planUsedView = (words: Words, read: PlanUsed, own: boolean) => ({
	day: words.dateTime(read.after.startedAt, read.after.zone),
	base: read.own?.id ?? '',
	answered: read.own !== null && read.own.state === 'answered',
	lines: lineViews(words, read, own),
	card: cardLines(words, read),
	milder: milderLines(words, read, own),
	staff: staffParts(words, read)
});
