import type { Words } from '../../../words';
import type { Block, Paper } from '../../paper/paper';
import { wayLines } from '../about-me/review-view';
import type { Signature } from '../about-me/signing';
import type { Card, Section } from './card';
import type { Line } from './line';
import type { Plan, PlanRow } from './plan';
import type { Picture } from './shown';

/** How a paper is printed. */
export type Printing = {
	readonly words: Words;
	/** When, and on which clock: what changes later is not on the paper. */
	readonly at: Date;
	readonly zone: string;
	readonly large: boolean;
};

const paper = ({ words, at, zone, large }: Printing, title: string, blocks: readonly Block[]): Paper => ({
	...{ title, large, blocks, size: 'a4', language: words.language },
	footer: words.t('paper:footer', { time: words.dateTime(at, zone) })
});

const toneOf = ({ tone }: Section): 'avoid' | 'help' | undefined =>
	tone === 'avoid' || tone === 'help' ? tone : undefined;

/** What stands beside a line on the screen stands below it on paper. */
const besides = (line: Line): Block[] => {
	const said = [line.isNew, line.unchecked, line.untranslated, ...line.notes].filter((one) => one !== null);
	const { original } = line;
	return [
		...(said.length === 0 ? [] : [{ kind: 'text' as const, text: said.join(' · '), tone: 'muted' as const }]),
		...(original === null ? [] : [{ kind: 'text' as const, ...original, tone: 'muted' as const }])
	];
};

/** A picture in full; a sound, or a picture that is not there any more, in words. */
const shownBlocks = (line: Line, pictures: ReadonlyMap<string, Picture>, { words }: Printing): Block[] =>
	(line.shown ?? []).flatMap(({ id, kind, words: alt, language, width, height, unchecked }): Block[] => {
		const picture = pictures.get(id);
		return [
			picture === undefined
				? { kind: 'text', text: words.t(`media:on-paper.${kind}`, { words: alt }), language, tone: 'muted' }
				: { kind: 'picture', ...picture, width, height, alt, language },
			...(unchecked === null ? [] : [{ kind: 'text' as const, text: unchecked, tone: 'muted' as const }])
		];
	});

/** The card as paper: the same lines in the same order as on the screen. */
export const cardPaper = (
	card: Card,
	printing: Printing,
	own: boolean,
	pictures: ReadonlyMap<string, Picture> = new Map()
): Paper => {
	const { t } = printing.words;
	const head = [card.born, card.changed, card.old].filter((one) => one !== null).join(' · ');
	const empty = own ? t('card:empty.own') : t('card:empty.staff', { name: card.name });
	return paper(printing, t('paper:card.title'), [
		{ kind: 'heading', level: 1, text: card.name },
		{ kind: 'text', text: head, language: printing.words.language },
		...card.sections.flatMap((section): Block[] => [
			{ kind: 'heading', level: 2, text: section.title },
			...section.lines.flatMap((line): Block[] => [
				{ kind: 'text', text: line.text, language: line.language, tone: toneOf(section) },
				...besides(line),
				...shownBlocks(line, pictures, printing)
			])
		]),
		...(card.empty ? [{ kind: 'text' as const, text: empty }] : []),
		...(card.moreText === null
			? []
			: [{ kind: 'text' as const, text: card.moreText, tone: 'muted' as const }])
	]);
};

const rowBlocks = (
	{ title, state, lines, told, heard, own }: PlanRow,
	{ words, zone }: Printing
): Block[] => {
	const { t } = words;
	const muted = (text: string): Block => ({ kind: 'text', text, tone: 'muted' });
	return [
		{ kind: 'heading', level: 3, text: title },
		...(own ? [muted(t('paper:plan.own'))] : []),
		...(told === null ? [] : [muted(t('plan:told', { name: told.by, date: words.date(told.at, zone) }))]),
		...(heard === null ? [] : [muted(t('plan:heard', { name: heard.by, date: words.date(heard.at, zone) }))]),
		...(state === null ? [] : [muted(t(`plan:state.${state}`))]),
		...lines.flatMap(({ text, language, more, original, lacks }): Block[] => [
			{ kind: 'text', text, language },
			...lacks.map(muted),
			...(more === null
				? []
				: [{ kind: 'text' as const, text: more, language: original?.language ?? language }]),
			...(original === null ? [] : [{ kind: 'text' as const, ...original, tone: 'muted' as const }])
		])
	];
};

/** When and how it was signed, and the drawing; or that it is not. */
const signedBlocks = (signed: Signature | null, { words, zone }: Printing): Block[] => {
	const { t } = words;
	const text = (said: string): Block => ({ kind: 'text', text: said });
	if (signed === null) return [text(t('wallet:card.not-signed'))];
	return [
		{ kind: 'heading', level: 2, text: t('review:signatures') },
		text(words.dateTime(signed.signedAt, zone)),
		...wayLines(words, signed).map(text),
		...(signed.drawing === null
			? []
			: [{ kind: 'drawing' as const, path: signed.drawing, alt: t('review:drawing-of') }])
	];
};

/** All that somebody wrote, part by part, as paper, with how they signed it last. `name` is whose it is. */
export const planPaper = (plan: Plan, name: string, signed: Signature | null, printing: Printing): Paper => {
	const { t } = printing.words;
	const nothing = plan.parts.length === 0 && plan.people.length === 0;
	return paper(printing, t('paper:plan.title'), [
		{ kind: 'heading', level: 1, text: t('paper:plan.heading', { name }) },
		...(nothing ? [{ kind: 'text' as const, text: t('paper:plan.nothing') }] : []),
		...plan.parts.flatMap(({ title, rows }): Block[] => [
			{ kind: 'heading', level: 2, text: title },
			...rows.flatMap((row) => rowBlocks(row, printing))
		]),
		...(plan.people.length === 0
			? []
			: [
					{ kind: 'heading' as const, level: 2 as const, text: t('plan:people') },
					{ kind: 'list' as const, items: plan.people.map((text) => ({ text })) }
				]),
		...(nothing ? [] : signedBlocks(signed, printing))
	]);
};
