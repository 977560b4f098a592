import type { Words } from '../../../words';
import type { Block, Paper } from '../../paper/paper';
import type { TextPart } from './text';

/** Who signed, and who says so: under the text, or lines to be signed on. */
export type Signed = {
	/** `14 March 2026 at 10:00: Joanne`; null: not signed in Foreword, so there is room to sign on paper. */
	readonly signature: string | null;
	/** How: by typing, drawing, aloud to somebody, on paper. */
	readonly way: readonly string[];
	readonly drawing: string | null;
	readonly hash: string | null;
	readonly witnesses: readonly string[];
	/** How many witnesses the rules still ask for: as many lines. */
	readonly missing: number;
};

export type DirectivePaper = {
	readonly words: Words;
	readonly title: string;
	readonly name: string;
	/** What holds today, in words: its weight, and what is missing, withdrawn or to be read again. */
	readonly notes: readonly string[];
	readonly parts: readonly TextPart[];
	readonly signed: Signed;
	/** `14 March 2026 at 10:00`. */
	readonly printedAt: string;
	readonly large: boolean;
};

const signatureBlocks = (
	{ t }: Words,
	{ signature, way, drawing, hash, witnesses, missing }: Signed
): Block[] => [
	{ kind: 'heading', level: 2, text: t('directive-pages:paper.signature') },
	...(signature === null
		? [
				{ kind: 'text' as const, text: t('directive-pages:paper.not-signed') },
				{ kind: 'sign' as const, lines: [t('directive-pages:paper.sign-lines')] }
			]
		: [{ kind: 'text' as const, text: signature }, ...way.map((text) => ({ kind: 'text' as const, text }))]),
	...(drawing === null ? [] : [{ kind: 'drawing' as const, path: drawing, alt: t('review:drawing-of') }]),
	...(hash === null
		? []
		: [{ kind: 'text' as const, text: t('directive-pages:view.hash', { hash }), tone: 'muted' as const }]),
	...(witnesses.length + missing === 0
		? []
		: [{ kind: 'heading' as const, level: 2 as const, text: t('directive-pages:paper.witnesses') }]),
	...witnesses.map((text) => ({ kind: 'text' as const, text })),
	...(missing === 0
		? []
		: [
				{
					kind: 'sign' as const,
					lines: Array.from({ length: missing }, () => t('directive-pages:paper.witness-line'))
				}
			])
];

/** A directive as paper: what holds, every part of it, then who signed and who was there. */
export const directivePaper = (one: DirectivePaper): Paper => ({
	title: one.title,
	language: one.words.language,
	footer: one.words.t('directive-pages:paper.footer', { date: one.printedAt }),
	size: 'a4',
	large: one.large,
	blocks: [
		{ kind: 'heading', level: 1, text: one.title },
		{ kind: 'text', text: one.name },
		...one.notes.map((text) => ({ kind: 'text' as const, text, tone: 'muted' as const })),
		...one.parts.flatMap(({ title, lines }): Block[] => [
			{ kind: 'heading', level: 2, text: title },
			{ kind: 'list', items: lines.map((text) => ({ text })) }
		]),
		...(one.parts.length === 0 ? [] : signatureBlocks(one.words, one.signed))
	]
});
