import type { Words } from '$lib/words';
import { progressOfPart, type carryOn, type Part } from '../about-me/about-me';

/** The parts of a list of questions with their titles; a part without any question is left out. */
export const titled = (words: Words, parts: readonly Part[]) =>
	parts
		.filter(({ rows }) => rows.length > 0)
		.map(({ set, section, rows }) => ({
			id: section,
			step: set.sections.find(({ id }) => id === section)?.step ?? null,
			title: words.t(`${set.id}:section.${section}.title`),
			progress: progressOfPart(rows),
			rows: rows.map(({ question, progress }) => ({
				id: question.id,
				title: words.t(`${set.id}:${question.id}.title`),
				progress
			}))
		}));

/** Where to go on, or null at the end. */
export const nextOf = (words: Words, next: ReturnType<typeof carryOn>) =>
	next === null
		? null
		: { question: next.question.id, section: words.t(`${next.set.id}:section.${next.section}.title`) };
