import type { Weight } from './fonts';
import { levelsOf, stretchesOf, type Direction, type Stretch } from './itemise';
import { boxesOf, joined, shapeText, type Box, type Shaped } from './shape';

/** How a paragraph is set: letters in points, the language its words are shaped for, the side it begins on. */
export type Setting = {
	readonly letters: number;
	readonly weight: Weight;
	readonly language: string;
	/** Left out: the side of the first letter that has one. */
	readonly direction?: Direction;
};

/** A part of a line: letters of one font, or one box. `x` is its left side from the left of the line, in points. */
export type Part = { readonly x: number; readonly width: number } & (Shaped | Box);

/** A line that fits: its parts in the order in which they are read. */
export type Line = {
	readonly parts: readonly Part[];
	readonly width: number;
	readonly letters: number;
	/** How far it reaches above and below the line that letters stand on, in points. */
	readonly ascent: number;
	readonly descent: number;
	readonly direction: Direction;
};

type Piece = { readonly level: number; readonly width: number; readonly drawn: Shaped | Box };
type Token = {
	readonly space: boolean;
	readonly pieces: readonly Piece[];
	readonly text: string;
	readonly start: number;
};

/** Boxes hold four or six figures in two rows. */
export const boxWidth = (codePoint: number, letters: number): number =>
	letters * (codePoint > 0xffff ? 1.25 : 0.95);

/** Words with what joins them to the next, a sign that a line may end after, and spaces. No-break spaces are letters. */
const tokens =
	/[ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+|[^ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]*?(?:[-/\u2010\u2013\u2014](?=[^\d\s])|(?=[ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000])|$)/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const piecesOf = (stretch: Stretch, text: string, from: number, to: number, setting: Setting): Piece[] => {
	const [start, end] = [Math.max(stretch.start, from), Math.min(stretch.end, to)];
	if (start >= end) return [];
	const { level, letters } = stretch;
	const own = text.slice(start, end);
	if (!letters)
		return boxesOf(own).map((drawn) => ({ level, drawn, width: boxWidth(drawn.box, setting.letters) }));
	const drawn = shapeText(letters, own, level, setting.language);
	return drawn.clusters.length === 0
		? []
		: [{ level, drawn, width: (drawn.width / letters.upem) * setting.letters }];
};

const widthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { width }) => sum + width, 0);

/** UAX 9, rule L2: from the highest level down, what stands together at that level or above is turned round. */
const seen = (pieces: readonly Piece[]): Piece[] => {
	const turned = [...pieces];
	const highest = Math.max(0, ...pieces.map(({ level }) => level));
	for (let level = highest; level > 0; level -= 1)
		for (let at = 0; at < turned.length; at += 1) {
			let end = at;
			while ((turned[end]?.level ?? -1) >= level) end += 1;
			if (end > at) turned.splice(at, end - at, ...turned.slice(at, end).reverse());
			at = Math.max(at, end);
		}
	return turned;
};

/** Pieces of one font and level that follow one another, as one: whoever copies a line gets its spaces as well. */
const inRuns = (pieces: readonly Piece[]): Piece[] => {
	const runs: Piece[] = [];
	for (const piece of pieces) {
		const last = runs.at(-1);
		const [a, b] = [last?.drawn, piece.drawn];
		if (
			last &&
			a &&
			'letters' in a &&
			'letters' in b &&
			a.letters === b.letters &&
			last.level === piece.level
		)
			runs[runs.length - 1] = { level: last.level, drawn: joined(a, b), width: last.width + piece.width };
		else runs.push(piece);
	}
	return runs;
};

const lineOf = (words: readonly Piece[], letters: number, direction: Direction): Line => {
	const pieces = inRuns(words);
	const places = new Map<Piece, number>();
	let x = 0;
	for (const piece of seen(pieces)) {
		places.set(piece, x);
		x += piece.width;
	}
	const parts = pieces.map((piece) => ({ ...piece.drawn, x: places.get(piece) ?? 0, width: piece.width }));
	const reach = (side: 'ascender' | 'descender', least: number) =>
		Math.max(least, ...pieces.map(({ drawn }) => reachOf(drawn, side))) * letters;
	return {
		parts,
		width: x,
		letters,
		direction,
		ascent: reach('ascender', 1.06),
		descent: reach('descender', 0.44)
	};
};

const reachOf = (drawn: Shaped | Box, side: 'ascender' | 'descender') =>
	'box' in drawn ? 0 : Math.abs(drawn.letters[side]) / drawn.letters.upem;

/** A paragraph without line ends, as lines that are no wider than `width`; one letter alone may be. */
const paragraphLines = (text: string, setting: Setting, width: number): Line[] => {
	const { levels, base } = levelsOf(text, setting.direction);
	const stretches = stretchesOf(text, levels, setting.weight);
	const tokenOf = (start: number, end: number): Token => ({
		...{ start, text: text.slice(start, end) },
		space: /^[ \t\u1680\u2000-\u200b\u205f\u3000]/u.test(text.slice(start, end)),
		pieces: stretches
			.filter((one) => one.start < end && one.end > start)
			.flatMap((one) => piecesOf(one, text, start, end, setting))
	});
	// A word wider than a line is broken between letters.
	const fitting = (token: Token): Token[] =>
		widthOf(token.pieces) <= width
			? [token]
			: [...graphemes.segment(token.text)].map(({ index, segment }) =>
					tokenOf(token.start + index, token.start + index + segment.length)
				);
	const lines: Line[] = [];
	let open: Token[] = [];
	const close = () => {
		while (open.at(-1)?.space) open = open.slice(0, -1);
		lines.push(
			lineOf(
				open.flatMap(({ pieces }) => pieces),
				setting.letters,
				base
			)
		);
		open = [];
	};
	let used = 0;
	for (const found of text.matchAll(tokens)) {
		if (found[0] === '') continue;
		for (const token of fitting(tokenOf(found.index, found.index + found[0].length))) {
			const more = widthOf(token.pieces);
			if (used + more > width && !token.space && open.length > 0) {
				close();
				used = 0;
			}
			if (token.space && open.length === 0 && lines.length > 0) continue;
			open.push(token);
			used += more;
		}
	}
	if (open.length > 0 || lines.length === 0) close();
	return lines;
};

/** What a keyboard can write as the end of a line. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** A text as lines of at most `width` points. Tabs are spaces; half a surrogate pair is the sign for a lost letter. */
export const linesOf = (text: string, setting: Setting, width: number): Line[] =>
	text
		.toWellFormed()
		.replaceAll('\t', ' ')
		.split(lineEnds)
		.flatMap((paragraph) => paragraphLines(paragraph, setting, width));
