import type { PDFContext, PDFRef } from 'pdf-lib';
import { codeOf, embedded, type Embedded } from './embed';
import { lettersOf, type Letters } from './fonts';
import type { Line, Part } from './lines';
import type { Picture } from './paper';
import { outlineOf } from './outlines';
import type { Box, Cluster, Shaped } from './shape';

/** What the pages of one file share: fonts, and outlines of glyphs drawn beside others. */
export type Ink = {
	readonly context: PDFContext;
	readonly fonts: Map<Letters, Embedded>;
	/** Forms by name, as pages' resources list them. */
	readonly forms: Map<string, PDFRef>;
	/** The names of pictures among the forms; one that could not be read has none. */
	readonly pictures: Map<Picture, string>;
};

const n = (value: number) => String(Math.round(value * 1000) / 1000);

const fontOf = ({ context, fonts }: Ink, letters: Letters): Embedded => {
	const known = fonts.get(letters) ?? embedded(context, letters);
	fonts.set(letters, known);
	return known;
};

/** The name that a font has on the pages. */
export const fontName = (letters: Letters): string => letters.name;

/** Draws an outline at a place, without it being a letter to whoever reads the text. */
const outlined = (ink: Ink, letters: Letters, glyph: number, at: { x: number; y: number; scale: number }) => {
	const name = `${letters.name}-${glyph}`;
	if (!ink.forms.has(name)) {
		const path = outlineOf(letters, glyph);
		if (path === null) return '';
		const form = { Type: 'XObject', Subtype: 'Form', BBox: [-5000, -5000, 5000, 5000] };
		ink.forms.set(name, ink.context.register(ink.context.flateStream(path, form)));
	}
	return `q ${n(at.scale)} 0 0 ${n(at.scale)} ${n(at.x)} ${n(at.y)} cm /${name} Do Q\n`;
};

/**
 * The codes that stand for a cluster: its first character on the glyph that is seen, each further one on a blank of no
 * width. Several characters on one glyph are taken for a mark without width by readers when one of them is a mark, and
 * they put a space behind it. From right to left the page is written backwards.
 */
const codesOf = (font: Embedded, { glyph, text }: Cluster, width: number, rightToLeft: boolean): string => {
	const [first = '', ...others] = text;
	const blank = font.letters.font.nominalGlyph(0x20) ?? 0;
	const codes = [codeOf(font, glyph, first, width), ...others.map((one) => codeOf(font, blank, one, 0))];
	return (rightToLeft ? codes.reverse() : codes).join('');
};

const lettersAt = (ink: Ink, shaped: Shaped, x: number, y: number, size: number): string => {
	const { letters, clusters, rightToLeft } = shaped;
	const font = fontOf(ink, letters);
	const scale = size / letters.upem;
	const shown: string[] = [];
	let beside = '';
	let pen = 0;
	let rise = 0;
	let drawnTo = 0;
	for (const cluster of clusters) {
		const at = pen + cluster.x;
		const width = Math.max(0, pen + cluster.advance - at);
		if (cluster.y !== rise) {
			shown.push(`] TJ ${n(cluster.y * scale)} Ts [`);
			rise = cluster.y;
		}
		if (at !== drawnTo) shown.push(n(((drawnTo - at) * 1000) / letters.upem));
		shown.push(`<${codesOf(font, cluster, width, rightToLeft)}>`);
		drawnTo = at + width;
		for (const one of cluster.beside)
			beside += outlined(ink, letters, one.glyph, {
				x: x + (pen + one.x) * scale,
				y: y + one.y * scale,
				scale
			});
		pen += cluster.advance;
	}
	const end = rise === 0 ? '' : ' 0 Ts';
	return `BT /${fontName(letters)} ${n(size)} Tf 1 0 0 1 ${n(x)} ${n(y)} Tm [${shown.join('')}] TJ${end} ET\n${beside}`;
};

/**
 * A box with the letter's number in two rows. What can be copied and heard is the letter itself, on a blank glyph as
 * wide as the box.
 */
const boxAt = (ink: Ink, { box, text }: Box, x: number, y: number, width: number, size: number): string => {
	const letters = lettersOf('sans', 'regular');
	const figures = box
		.toString(16)
		.toUpperCase()
		.padStart(box > 0xffff ? 6 : 4, '0');
	const blank = letters.font.nominalGlyph(0x20) ?? 0;
	const code = codeOf(fontOf(ink, letters), blank, text, Math.round((width / size) * letters.upem));
	const small = size * 0.42;
	const inner = width - size * 0.1;
	const scale = small / letters.upem;
	const drawn = [figures.slice(0, figures.length / 2), figures.slice(figures.length / 2)].map((row, at) =>
		[...row].map((figure, place) => {
			const column = inner / row.length;
			const glyph = letters.font.nominalGlyph(figure.charCodeAt(0)) ?? 0;
			const left =
				x + size * 0.05 + place * column + (column - letters.font.glyphHAdvance(glyph) * scale) / 2;
			return outlined(ink, letters, glyph, { x: left, y: y + size * (at === 0 ? 0.42 : 0.02), scale });
		})
	);
	const frame = `q ${n(size * 0.04)} w ${n(x + size * 0.05)} ${n(y - size * 0.06)} ${n(inner)} ${n(size * 0.88)} re S Q\n`;
	const blankText = `BT /${fontName(letters)} ${n(size)} Tf 1 0 0 1 ${n(x)} ${n(y)} Tm <${code}> Tj ET\n`;
	return blankText + frame + drawn.flat().join('');
};

const partAt = (ink: Ink, part: Part, x: number, y: number, size: number) =>
	'box' in part ? boxAt(ink, part, x, y, part.width, size) : lettersAt(ink, part, x, y, size);

/** A line as operators; `y` is what its letters stand on, from the foot of the page. */
export const lineAt = (ink: Ink, line: Line, x: number, y: number): string =>
	line.parts.map((part) => partAt(ink, part, x + part.x, y, line.letters)).join('');
