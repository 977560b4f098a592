import { wordsFor } from '../../src/lib/server/words/index.js';
import type { Visitor } from '../support/visitor.js';

/** Lines in the person's own words, options by their label, and who may see it (left out: as the question starts). */
export type Typed = {
	lines?: readonly string[];
	/** The same lines in the language staff read, and who put them into it. */
	also?: { readonly language: string; readonly lines: readonly string[]; readonly by: string };
	picks?: readonly string[];
	text?: string;
	choice?: string;
	/** Something to add to a choice. */
	note?: string;
	/** Ticks exactly these readers, by their label. */
	seenBy?: readonly string[];
};

const chooseReaders = (visitor: Visitor, legend: string, seenBy: readonly string[]): void => {
	const group = [...visitor.document.querySelectorAll('fieldset')].find(
		(one) => one.querySelector('legend')?.textContent?.trim() === legend
	);
	const labels = [...(group?.querySelectorAll('label') ?? [])].map((one) => one.textContent?.trim() ?? '');
	for (const label of labels)
		if (seenBy.includes(label)) visitor.tick(label, legend);
		else visitor.untick(label, legend);
	const missing = seenBy.filter((label) => !labels.includes(label));
	if (missing.length > 0) throw new Error(`cannot choose ${missing.join(', ')} among ${labels.join(', ')}`);
};

/** Types an answer into the question page that is open, by its labels, and saves it. */
export const typeAnswer = async (visitor: Visitor, typed: Typed): Promise<void> => {
	const words = wordsFor(visitor.language);
	const { t } = words;
	visitor.unfold();
	for (const [at, line] of (typed.lines ?? []).entries())
		visitor.fill(t('common:list.row', { row: at + 1 }), line);
	if (typed.text !== undefined)
		visitor.fill(visitor.document.querySelector('h1')?.textContent ?? '', typed.text);
	if (typed.also !== undefined) {
		const language = words.languageName(typed.also.language);
		for (const [at, line] of typed.also.lines.entries())
			visitor.fill(
				typed.lines !== undefined
					? t('answer:also.line', { row: at + 1, language })
					: t(typed.text === undefined ? 'answer:also.note' : 'answer:also.text', { language }),
				line
			);
		visitor.fill(t('answer:also.by', { language }), typed.also.by);
	}
	for (const pick of typed.picks ?? []) visitor.tick(pick);
	if (typed.choice !== undefined) visitor.choose(typed.choice);
	if (typed.note !== undefined) visitor.fill(t('questions:note'), typed.note);
	if (typed.seenBy !== undefined) chooseReaders(visitor, t('common:who.legend'), typed.seenBy);
	await visitor.press(t('common:answer.save'));
	if (visitor.status !== 200) throw new Error(`not saved (${visitor.status}):\n${visitor.text()}`);
};

/** Opens a question of "about me" and answers it. */
export const answer = async (
	visitor: Visitor,
	person: string,
	question: string,
	typed: Typed
): Promise<void> => {
	await visitor.open(`/people/${person}/about-me/${question}`);
	await typeAnswer(visitor, typed);
};
