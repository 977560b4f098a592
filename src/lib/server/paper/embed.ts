import { PDFHexString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { Letters } from './fonts';
import { subsetOf } from './subset';

type Code = { readonly code: number; readonly glyph: number; readonly width: number; readonly text: string };

/**
 * A font as one file uses it. Each glyph gets a code of its own for every text it stands for: Arabic letters share one
 * bare shape and differ in dots alone, so that the shape's number could not say which letter was written.
 */
export type Embedded = {
	readonly ref: PDFRef;
	readonly letters: Letters;
	readonly codes: Map<string, Code>;
};

export const embedded = (context: PDFContext, letters: Letters): Embedded => ({
	ref: context.nextRef(),
	letters,
	codes: new Map()
});

const hex = (value: number) => value.toString(16).padStart(4, '0');

/** The code for a glyph that stands for a text and is so wide (in units of the font), as it is written on the page. */
export const codeOf = ({ codes }: Embedded, glyph: number, text: string, width: number): string => {
	const key = `${glyph} ${width} ${text}`;
	// Sixteen bits; a page that needs more than 65,535 different ones has them drawn right, and read out as the last.
	const code = codes.get(key) ?? { code: Math.min(codes.size + 1, 0xffff), glyph, width, text };
	codes.set(key, code);
	return hex(code.code);
};

const utf16 = (text: string) =>
	text
		.split('')
		.map((unit) => hex(unit.charCodeAt(0)))
		.join('');

const inHundreds = <T>(all: readonly T[]): T[][] =>
	Array.from({ length: Math.ceil(all.length / 100) }, (_, at) => all.slice(at * 100, at * 100 + 100));

/** What each code means as text (ISO 32000-1, 9.10.3). */
const toUnicode = (codes: readonly Code[]) => {
	const blocks = inHundreds(codes).map((some) => {
		const lines = some.map(({ code, text }) => `<${hex(code)}> <${utf16(text)}>`);
		return `${some.length} beginbfchar\n${lines.join('\n')}\nendbfchar\n`;
	});
	return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo
<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def
1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('')}endcmap
CMapName currentdict /CMap defineresource pop\nend\nend`;
};

const glyphMap = (codes: readonly Code[]) => {
	const map = new Uint8Array((codes.length + 1) * 2);
	for (const { code, glyph } of codes) map.set([glyph >> 8, glyph & 0xff], code * 2);
	return map;
};

/** Writes the font into the file, cut down to the glyphs that its codes use. */
export const writeFont = async (context: PDFContext, { ref, letters, codes }: Embedded): Promise<void> => {
	const used = [...codes.values()];
	const { upem, name, ascender, descender } = letters;
	const thousandths = (units: number) => Math.round((units * 1000) / upem);
	const bytes = await subsetOf(letters.bytes, new Set([0, ...used.map(({ glyph }) => glyph)]));
	// Six letters and a plus say that the font is a part of one.
	const base = `FOREWD+${name}`;
	const descriptor = context.register(
		context.obj({
			...{ Type: 'FontDescriptor', FontName: base, Flags: 4, ItalicAngle: 0, StemV: 80 },
			...{ Ascent: thousandths(ascender), Descent: thousandths(descender), CapHeight: 714 },
			FontBBox: [-1000, thousandths(descender), 3000, thousandths(ascender)],
			FontFile2: context.register(context.flateStream(bytes, { Length1: bytes.length }))
		})
	);
	const descendant = context.register(
		context.obj({
			...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: base, FontDescriptor: descriptor, DW: 0 },
			CIDSystemInfo: {
				...{ Registry: PDFHexString.fromText('Adobe'), Ordering: PDFHexString.fromText('Identity') },
				Supplement: 0
			},
			W: used.flatMap(({ code, width }) => [code, [thousandths(width)]]),
			CIDToGIDMap: context.register(context.flateStream(glyphMap(used)))
		})
	);
	context.assign(
		ref,
		context.obj({
			...{ Type: 'Font', Subtype: 'Type0', BaseFont: base, Encoding: 'Identity-H' },
			DescendantFonts: [descendant],
			ToUnicode: context.register(context.flateStream(toUnicode(used)))
		})
	);
};
