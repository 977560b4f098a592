import type { Words } from '$lib/words';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import { linesOf, type Line } from '../../questions/say';
import { inOrder, questionOf, type QuestionSet } from '../../questions/set';
import type { Media } from '../media/media';
import { mediaView, type MediaView } from '../media/view';
import type { Account } from './acts';
import { ownSets } from './own-sets';
import { planLines } from './plan-used';
import type { ToldBefore } from './told-acts';

/** One answer as it is read beside others: the question, its lines, and whose it is when several answer it. */
export type Told = {
	readonly id: string;
	readonly title: string;
	readonly lines: readonly Line[];
	/** Empty for the person's own. */
	readonly by: string;
	/** Pictures of the person's own beside it. */
	readonly pictures: readonly MediaView[];
};

/** The answers to one set, in its order. One without words is there for its pictures. */
export const toldOf = (
	words: Words,
	set: QuestionSet,
	answers: readonly Current[],
	renderings: readonly Rendering[],
	nameOf: (voice: string) => string,
	picturesOf: (question: string) => readonly MediaView[] = () => []
): Told[] => {
	const order = inOrder(set).map(({ id }) => `${set.id}/${id}`);
	return answers
		.filter((one) => one.question !== planLines && order.includes(one.question))
		.sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
		.flatMap((one) => {
			const question = questionOf(set, one.question.slice(set.id.length + 1));
			const pictures = one.voice === nobody ? picturesOf(one.question) : [];
			if (question === undefined || (one.state !== 'answered' && pictures.length === 0)) return [];
			return [
				{
					id: one.id,
					title: words.t(`${set.id}:${question.id}.title`),
					lines: one.state === 'answered' ? linesOf(words, set, question, one, renderings) : [],
					by: one.voice === nobody ? '' : nameOf(one.voice),
					pictures
				}
			];
		});
};

/** What the person told, as far as a reader may read it. */
export type Read = {
	readonly answers: readonly Current[];
	readonly renderings: readonly Rendering[];
	readonly pictures: readonly Media[];
};

/** The person's side: their answers to every set that asks them, with their pictures. */
export const ownTold = (
	words: Words,
	{ answers, renderings, pictures }: Read,
	zone: string,
	now: Date
): Told[] =>
	ownSets().flatMap((set) =>
		toldOf(
			words,
			set,
			answers,
			renderings,
			() => '',
			(question) =>
				pictures
					.filter((one) => one.question === question && one.state === 'stands')
					.map((one) => mediaView(words, zone, now, one))
		)
	);

/** What was told of it before there was a record, beside what was told since. */
export const beforeView = (words: Words, before: readonly ToldBefore[], zone: string, now: Date) =>
	before.map((one) => ({
		id: one.id,
		words: one.words,
		language: one.language,
		told: ownTold(words, one, zone, now)
	}));

/** Whether the person went through the lines of their plan. */
export const hasPlanLines = (answers: readonly Current[]): boolean =>
	answers.some(({ question, state }) => question === planLines && state === 'answered');

/** What the person told, for somebody they let see it. */
export const accountView = (words: Words, read: Account, now: Date) => ({
	day: words.dateTime(read.after.startedAt, read.after.zone),
	told: ownTold(words, read, read.after.zone, now),
	before: beforeView(words, read.before, read.after.zone, now),
	/** Line by line on a page of its own, beside what staff wrote. */
	planUsed: hasPlanLines(read.answers)
});
