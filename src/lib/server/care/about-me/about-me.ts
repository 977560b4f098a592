import type { Answer, Current } from '../../questions/answer';
import type { Draft } from '../../questions/drafts';
import { isAsked } from '../../questions/page';
import { inOrder, type Question, type QuestionSet } from '../../questions/set';

/** How far a question is, in the words of the task list. Leaving one out counts as ready: it is an answer. */
export type Progress = 'ready' | 'started' | 'not-now' | 'if-you-want' | 'not-started';

export type Row = { readonly question: Question; readonly progress: Progress };
export type Part = { readonly set: QuestionSet; readonly section: string; readonly rows: readonly Row[] };

const progressOf = (question: Question, answer: Answer | undefined, drafted: boolean): Progress => {
	if (drafted) return 'started';
	if (answer?.state === 'not-now') return 'not-now';
	if (answer !== undefined) return 'ready';
	return question.sensitivity === 'private' ? 'if-you-want' : 'not-started';
};

/**
 * The task list of a set: its sections in order, each with the questions that are asked and how far they are.
 * `open`: which of them the reader may open at all.
 */
export const partsOf = (
	set: QuestionSet,
	answers: readonly Answer[],
	drafts: readonly Draft[],
	open: (set: QuestionSet, question: Question) => boolean = () => true
): Part[] =>
	set.sections.map((section) => ({
		set,
		section: section.id,
		rows: inOrder(set)
			.filter((one) => section.questions.includes(one.id) && open(set, one) && isAsked(set, one, answers))
			.map((question) => {
				const key = `${set.id}/${question.id}`;
				return {
					question,
					progress: progressOf(
						question,
						answers.find((one) => one.question === key),
						drafts.some((one) => one.question === key)
					)
				};
			})
	}));

/** How far a part is: started as soon as one of its questions is, ready when every one has an answer. */
export const progressOfPart = (rows: readonly Row[]): Progress => {
	const all = rows.map(({ progress }) => progress);
	const first = all[0] ?? 'ready';
	if (all.every((one) => one === first)) return first;
	if (all.every((one) => one === 'ready' || one === 'not-now' || one === 'if-you-want'))
		return all.includes('ready') ? 'ready' : 'if-you-want';
	return all.some((one) => one === 'ready' || one === 'started') ? 'started' : 'not-started';
};

const latest = (answers: readonly Current[], drafts: readonly Draft[]): string | null => {
	const touched = [
		...answers.map(({ question, writtenAt }) => ({ question, at: writtenAt.getTime(), drafted: false })),
		...drafts.map(({ question, savedAt }) => ({ question, at: savedAt.getTime(), drafted: true }))
	].sort((a, b) => b.at - a.at)[0];
	return touched?.question ?? null;
};

const isFirst = (key: string | null, set: QuestionSet): boolean =>
	set.first?.some((id) => key === `${set.id}/${id}`) ?? false;

/** How long ago somebody may have stopped and still come back to the very question: a day. */
const lately = 24 * 3600 * 1000;

/**
 * The question that somebody who comes back is shown at once: the one they were typing, or the next of those that come
 * first, when they stopped there within a day. Null leads home: nothing private opens by itself.
 */
export const stoppedAt = (
	parts: readonly Part[],
	answers: readonly Current[],
	drafts: readonly Draft[],
	now: Date
): Question | null => {
	const touched = [...answers.map(({ writtenAt }) => writtenAt), ...drafts.map(({ savedAt }) => savedAt)];
	if (!touched.some((at) => now.getTime() - at.getTime() < lately)) return null;
	const next = carryOn(parts, answers, drafts);
	if (next === null || next.question.behindOpen || next.question.sensitivity !== 'ordinary') return null;
	const key = `${next.set.id}/${next.question.id}`;
	const drafted = drafts.some(({ question }) => question === key);
	const first = next.set.first?.includes(next.question.id) && isFirst(latest(answers, drafts), next.set);
	return drafted || first ? next.question : null;
};

/**
 * Where "carry on" leads: the question that was being typed, else the next of those that come first when the last
 * answer was to one of them, else the first one after the last answer that has none yet, else the first without an answer. Null when every question has one.
 */
export const carryOn = (
	parts: readonly Part[],
	answers: readonly Current[],
	drafts: readonly Draft[]
): { set: QuestionSet; section: string; question: Question } | null => {
	const rows = parts.flatMap(({ set, section, rows }) =>
		rows.map(({ question, progress }) => ({
			set,
			section,
			question,
			progress,
			key: `${set.id}/${question.id}`
		}))
	);
	const last = latest(answers, drafts);
	const place = rows.findIndex((row) => row.key === last);
	const here = rows[place];
	if (here?.progress === 'started') return here;
	// What is behind Open is never where somebody is led: they go there by themselves or not at all.
	const hard = new Set(rows.filter(({ question }) => question.behindOpen).map(({ section }) => section));
	const open = (row: (typeof rows)[number]): boolean =>
		!hard.has(row.section) && (row.progress === 'not-started' || row.progress === 'started');
	const first = here && isFirst(last, here.set) ? here.set.first : undefined;
	const next = first?.flatMap((id) => rows.find((row) => row.question.id === id && open(row)) ?? [])[0];
	return next ?? rows.slice(place + 1).find(open) ?? rows.find(open) ?? null;
};
