import {
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFRef,
	decodePDFRawStream
} from 'pdf-lib';
import { Blob, Face, Font } from 'harfbuzzjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAMILIES, lettersOf } from './fonts';
import { layOut } from './layout';
import type { Block, Paper } from './paper';
import { pdfOf } from './pdf';
import { subsetOf } from './subset';

const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
	...{ title: 'My card', language: 'en', footer: 'Printed today.', size: 'a4', blocks },
	...more
});

const mixed: readonly Block[] = [
	{ kind: 'heading', level: 1, text: 'My card' },
	{ kind: 'text', text: 'من فضلك لا تلمسني من الخلف (أختي) 0612', language: 'ar', tone: 'avoid' },
	{ kind: 'list', ordered: true, items: [{ text: 'क्षत्रिय किताब', language: 'hi' }] },
	{ kind: 'facts', rows: [{ term: 'Name', text: 'Ζωή Żółć Анна 😀' }] },
	{ kind: 'sign', lines: ['Signature', 'Date'] },
	{ kind: 'qr', content: 'https://foreword.example.org/wallet', alt: 'The address of this card' }
];

const streamOf = (file: PDFDocument, ref: unknown): Uint8Array => {
	const found = ref instanceof PDFRef ? file.context.lookup(ref) : ref;
	if (!(found instanceof PDFRawStream)) throw new Error('no stream');
	return decodePDFRawStream(found).decode();
};

const dictsOf = (file: PDFDocument, type: string) =>
	file.context
		.enumerateIndirectObjects()
		.flatMap(([, one]) =>
			one instanceof PDFDict && one.get(PDFName.of('Type')) === PDFName.of(type) ? [one] : []
		);

test('a paper is a file, the same each time, that tells no time and no author', async () => {
	const bytes = await pdfOf(paperOf(mixed));
	expect(new TextDecoder('latin1').decode(bytes.subarray(0, 8))).toBe('%PDF-1.7');
	expect(await pdfOf(paperOf(mixed))).toEqual(bytes);
	const file = await PDFDocument.load(bytes, { updateMetadata: false });
	expect([file.getAuthor(), file.getCreationDate(), file.getModificationDate()]).toEqual([
		undefined,
		undefined,
		undefined
	]);
	expect(file.getTitle()).toBe('My card');
});

test('every glyph on the page is in the font that is in the file, and has an outline unless it is blank', async () => {
	const file = await PDFDocument.load(await pdfOf(paperOf(mixed)), { updateMetadata: false });
	const fonts = dictsOf(file, 'Font').filter(
		(one) => one.get(PDFName.of('Subtype')) === PDFName.of('CIDFontType2')
	);
	expect(fonts.length).toBe(4);
	const blanks = FAMILIES.map((one) => lettersOf(one, 'regular').font.nominalGlyph(0x20));
	let letters = 0;
	for (const one of fonts) {
		const descriptor = one.lookup(PDFName.of('FontDescriptor'), PDFDict);
		const font = new Font(
			new Face(new Blob(streamOf(file, descriptor.get(PDFName.of('FontFile2'))).slice()))
		);
		const map = streamOf(file, one.get(PDFName.of('CIDToGIDMap')));
		const widths = one.lookup(PDFName.of('W'), PDFArray).asArray();
		for (let at = 0; at < widths.length; at += 2) {
			const code = (widths[at] as PDFNumber).asNumber();
			const glyph = ((map[code * 2] ?? 0) << 8) | (map[code * 2 + 1] ?? 0);
			expect(glyph).toBeGreaterThan(0);
			if (font.glyphToPath(glyph) !== '') letters += 1;
			else expect(blanks).toContain(glyph);
		}
	}
	expect(letters).toBeGreaterThan(60);
});

test('a cut font holds what was asked for, at its own number, and nothing else', async () => {
	const { bytes, font } = lettersOf('sans', 'regular');
	const [a, z] = [font.nominalGlyph(0x61) ?? 0, font.nominalGlyph(0x7a) ?? 0];
	const cut = await subsetOf(bytes, [a]);
	expect(cut.length).toBeLessThan(bytes.length / 20);
	const shapes = new Font(new Face(new Blob(cut.slice())));
	expect(shapes.glyphToPath(a)).toBe(font.glyphToPath(a));
	expect(shapes.glyphToPath(z)).toBe('');
});

test('tags name every role, in order, with languages, words for pictures and a way back from each page', async () => {
	const file = await PDFDocument.load(await pdfOf(paperOf(mixed)), { updateMetadata: false });
	const elements = dictsOf(file, 'StructElem');
	const roles = elements.map((one) => String(one.get(PDFName.of('S'))));
	for (const role of ['/Document', '/H1', '/P', '/L', '/LI', '/Lbl', '/LBody', '/Figure'])
		expect(roles).toContain(role);
	const said = (name: string) =>
		elements
			.map((one) => one.lookup(PDFName.of(name)))
			.filter(Boolean)
			.map(String);
	expect(said('Lang').length).toBe(2);
	expect(said('Alt').length).toBe(1);
	const marks = layOut(paperOf(mixed))
		.pages.flat()
		.filter(({ of }) => of !== null).length;
	const root = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
	const nums = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
	expect(nums.lookup(1, PDFArray).size()).toBe(marks);
});

const long = (count: number): Block[] =>
	Array.from({ length: count }, (_, at) => ({
		kind: 'text',
		text: `${at}: ${'Please say my name before you come near. '.repeat(6)}`
	}));

test.each(['a4', 'wallet'] as const)(
	'no line is cut by the edge of a page, nor lies on another (%s)',
	(size) => {
		for (const large of [false, true]) {
			const { sheet, pages } = layOut(paperOf([...mixed, ...long(40)], { size, large }));
			expect(pages.length).toBeGreaterThan(2);
			for (const page of pages) {
				let down = 0;
				for (const mark of page.filter(({ of }) => of !== null)) {
					expect(mark.top).toBeGreaterThanOrEqual(down - 0.01);
					down = mark.top + mark.height;
					expect(down).toBeLessThanOrEqual(sheet.height - sheet.margin);
					if (!('line' in mark.what)) continue;
					expect(mark.x).toBeGreaterThanOrEqual(sheet.margin - 0.01);
					expect(mark.x + mark.what.line.width).toBeLessThanOrEqual(sheet.width - sheet.margin + 0.01);
				}
			}
		}
	}
);

test('a heading does not stay behind when what it is over goes to the next page', () => {
	for (let count = 1; count < 60; count += 1) {
		const fill = Array.from({ length: count }, (): Block => ({ kind: 'text', text: 'x' }));
		const { pages } = layOut(
			paperOf([...fill, { kind: 'heading', level: 2, text: 'h' }, { kind: 'text', text: 'y' }])
		);
		for (const page of pages) expect(page.filter(({ of }) => of !== null).at(-1)?.of?.role).toBe('P');
	}
});

const boxesIn = (text: string) =>
	layOut(paperOf([{ kind: 'text', text }], { footer: '' }))
		.pages.flat()
		.flatMap(({ what }) => ('line' in what ? what.line.parts : []))
		.flatMap((part) => ('box' in part ? [part.text] : []));

test('a letter that no font has is a box of its own; what is not drawn anyway is none', () => {
	expect(boxesIn('a😀日本z')).toEqual(['😀', '日', '本']);
	expect(boxesIn('a\u200d\ufe0f\u2068b\u2069')).toEqual([]);
	expect(boxesIn('Ζωή Żółć Анна سلام क्ष')).toEqual([]);
});

test('words run in their own direction: the first Arabic word stands rightmost, brackets and digits as they are read', () => {
	const { pages } = layOut(
		paperOf([{ kind: 'text', text: 'أختي 0612 Joy' }], { language: 'ar', footer: '' })
	);
	const parts = pages.flat().flatMap(({ what }) => ('line' in what ? what.line.parts : []));
	const at = (text: string) =>
		parts.find((part) => 'clusters' in part && part.clusters.some((one) => one.text === text))?.x ?? -1;
	expect(at('أ')).toBeGreaterThan(at('0'));
	expect(at('0')).toBeGreaterThan(at('J'));
});

const hostile = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc
		.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
		.map((units) => String.fromCharCode(...units)),
	fc
		.array(
			fc.constantFrom(
				'\u202e',
				'\u2067',
				'\u200d',
				'\ufe0f',
				'\u0301',
				'ا',
				'क्',
				'😀',
				'\n',
				'\t',
				'\0',
				' '
			),
			{
				maxLength: 40
			}
		)
		.map((parts) => parts.join(''))
);

test('a thousand random texts are laid out and never throw', async () => {
	const texts = fc.sample(hostile, { numRuns: 1_000, seed: 22 });
	for (let at = 0; at < texts.length; at += 100) {
		const blocks = texts.slice(at, at + 100).flatMap((text): Block[] => [
			{ kind: 'text', text },
			{ kind: 'facts', rows: [{ term: text, text, language: text }] }
		]);
		const bytes = await pdfOf(paperOf(blocks, { title: texts[at] ?? '', footer: texts[at] ?? '' }));
		expect(bytes.length).toBeGreaterThan(1_000);
	}
}, 60_000);
