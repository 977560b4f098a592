import { Buffer as Shaping, BufferFlag, Direction, shape } from 'harfbuzzjs';
import type { Letters } from './fonts';
import { isUnseen } from './itemise';

/** A glyph drawn beside the one that carries the text: a dot, a vowel sign. In units of the font. */
export type Beside = { readonly glyph: number; readonly x: number; readonly y: number };

/**
 * What one cluster of letters looks like. One glyph carries all of its text, so that whoever copies or listens gets
 * the letters in the order they were written; the other glyphs of the cluster are drawn beside it.
 */
export type Cluster = {
	readonly glyph: number;
	readonly text: string;
	readonly advance: number;
	readonly x: number;
	readonly y: number;
	readonly beside: readonly Beside[];
};

/** Letters in the order in which they stand on the page, left to right, in units of `letters`. */
export type Shaped = {
	readonly letters: Letters;
	readonly clusters: readonly Cluster[];
	readonly width: number;
	readonly rightToLeft: boolean;
};

/** Two stretches of one font and direction that are read one after the other, as one. */
export const joined = (first: Shaped, then: Shaped): Shaped => ({
	...first,
	clusters: first.rightToLeft ? [...then.clusters, ...first.clusters] : [...first.clusters, ...then.clusters],
	width: first.width + then.width
});

/** A letter that no font has: drawn as a box with its number. */
export type Box = { readonly box: number; readonly text: string };

const glyphsOf = (letters: Letters, text: string, level: number, language: string) => {
	const buffer = new Shaping();
	buffer.addText(text);
	buffer.guessSegmentProperties();
	buffer.setDirection(level % 2 === 1 ? Direction.RTL : Direction.LTR);
	if (/^[a-z-]+$/i.test(language)) buffer.setLanguage(language);
	buffer.setFlags(BufferFlag.REMOVE_DEFAULT_IGNORABLES);
	shape(letters.font, buffer);
	return buffer.getGlyphInfosAndPositions();
};

type Glyph = ReturnType<typeof glyphsOf>[number];

const clusterOf = (glyphs: readonly Glyph[], text: string): Cluster => {
	let pen = 0;
	const placed = glyphs.map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
		const at = { glyph: codepoint, x: pen + xOffset, y: yOffset, wide: xAdvance > 0 };
		pen += xAdvance;
		return at;
	});
	const carrier = placed.find(({ wide }) => wide) ?? placed[0] ?? { glyph: 0, x: 0, y: 0 };
	const beside = placed.filter((one) => one !== carrier).map(({ glyph, x, y }) => ({ glyph, x, y }));
	return { glyph: carrier.glyph, x: carrier.x, y: carrier.y, text, advance: pen, beside };
};

/** Gives a stretch of one direction, script and font its glyphs, by HarfBuzz. */
export const shapeText = (letters: Letters, text: string, level: number, language: string): Shaped => {
	const glyphs = glyphsOf(letters, text, level, language);
	const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
	const clusters: Cluster[] = [];
	for (let at = 0; at < glyphs.length;) {
		const mark = glyphs[at]?.cluster ?? 0;
		let end = at;
		while (glyphs[end]?.cluster === mark) end += 1;
		const from = mark === starts[0] ? 0 : mark;
		const to = starts[starts.indexOf(mark) + 1] ?? text.length;
		clusters.push(clusterOf(glyphs.slice(at, end), text.slice(from, to)));
		at = end;
	}
	return {
		...{ letters, clusters, rightToLeft: level % 2 === 1 },
		width: clusters.reduce((sum, { advance }) => sum + advance, 0)
	};
};

/** The boxes of a text that no font has, without what is not drawn anyway. */
export const boxesOf = (text: string): Box[] =>
	[...text].filter((one) => !isUnseen(one)).map((one) => ({ box: one.codePointAt(0) ?? 0, text: one }));
