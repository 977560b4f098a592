import { PDFDocument, PDFName, ReadingDirection, type PDFContext, type PDFPage, type PDFRef } from 'pdf-lib';
import { lineAt, type Ink } from './draw';
import { writeFont } from './embed';
import type { Element, Laid, Placed } from './layout';
import { embedPictures, pictureAt } from './pictures';
import { qrOf } from './qr';
import { writeTags, type Tagged } from './tags';

const n = (value: number) => String(Math.round(value * 1000) / 1000);

const qrAt = (content: string, side: number, x: number, y: number) => {
	const { side: modules, dark } = qrOf(content);
	const one = side / modules;
	const drawn = dark.map((some) =>
		[x + some.x * one, y + side - (some.y + 1) * one, some.width * one, one].map(n).join(' ').concat(' re')
	);
	return `${drawn.join('\n')}\nf\n`;
};

/** Strokes on a sheet of 600 by 200, in round lines. What is no such stroke was never stored. */
const strokesAt = (path: string, width: number, x: number, top: number) => {
	const scale = width / 600;
	const drawn = [...path.matchAll(/([ML])(\d+) (\d+)/g)].map(
		([, move, across, down]) =>
			`${n(x + Number(across) * scale)} ${n(top - Number(down) * scale)} ${move === 'M' ? 'm' : 'l'}`
	);
	return `1.2 w 1 J 1 j\n${drawn.join('\n')}\nS\n`;
};

/** A thick bar for what must not be done, a thin one for what helps: told apart in black and white as well. */
const barAt = (laid: Laid, mark: Placed, foot: number) => {
	if (!mark.bar) return '';
	const { margin, width, letters } = laid.sheet;
	const thick = letters * (mark.bar === 'avoid' ? 0.32 : 0.1);
	const direction = 'line' in mark.what ? mark.what.line.direction : laid.direction;
	const x = direction === 'ltr' ? margin : width - margin - thick;
	return `/Artifact BMC\n${n(x)} ${n(foot)} ${n(thick)} ${n(mark.height)} re f\nEMC\n`;
};

const drawn = (ink: Ink, mark: Placed, top: number) => {
	const { what, x } = mark;
	if ('line' in what) return lineAt(ink, what.line, x, top - what.line.ascent);
	if ('qr' in what) return qrAt(what.qr, what.side, x, top - what.side);
	if ('drawing' in what) return strokesAt(what.drawing, what.width, x, top);
	if ('picture' in what)
		return pictureAt(ink, what.picture, { x, y: top - mark.height, width: what.width, height: mark.height });
	return `0.6 w ${n(x)} ${n(top)} m ${n(x + what.rule)} ${n(top)} l S\n`;
};

const operatorsOf = (ink: Ink, laid: Laid, marks: readonly Placed[], ids: Map<Placed, number>) =>
	marks.map((mark) => {
		const top = laid.sheet.height - mark.top;
		const id = ids.get(mark);
		const open = id === undefined || !mark.of ? '/Artifact BMC' : `/${mark.of.role} << /MCID ${id} >> BDC`;
		const colour = mark.grey ? '0.3 g' : '0 g';
		return `${barAt(laid, mark, top - mark.height)}${open}\nq ${colour}\n${drawn(ink, mark, top)}Q\nEMC\n`;
	});

const writePage = (ink: Ink, laid: Laid, page: PDFPage, at: number, tagged: Tagged[]) => {
	const { context } = ink;
	const marks = laid.pages[at] ?? [];
	const ids = new Map<Placed, number>();
	for (const mark of marks) {
		if (!mark.of) continue;
		ids.set(mark, ids.size);
		tagged.push({ of: mark.of, page: page.ref, at, id: ids.size - 1, box: boxOf(laid, mark) });
	}
	const content = operatorsOf(ink, laid, marks, ids).join('');
	page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
	page.node.set(PDFName.of('StructParents'), context.obj(at));
	page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
};

const boxOf = ({ sheet }: Laid, { what, x, top, height }: Placed): readonly number[] | undefined =>
	'qr' in what
		? [x, sheet.height - top - what.side, x + what.side, sheet.height - top]
		: 'drawing' in what || 'picture' in what
			? [x, sheet.height - top - height, x + what.width, sheet.height - top]
			: undefined;

const named = (context: PDFContext, entries: Iterable<readonly [string, PDFRef]>) =>
	context.obj(Object.fromEntries(entries));

/** Writes a laid-out paper as a tagged file. It says no time and no author: the same paper is the same file. */
export const writePdf = async (laid: Laid, title: string, language: string): Promise<Uint8Array> => {
	const file = await PDFDocument.create({ updateMetadata: false });
	const { context, catalog } = file;
	file.setTitle(title, { showInWindowTitleBar: true });
	file.setLanguage(language);
	file.setProducer('Foreword');
	const ink: Ink = { context, fonts: new Map(), forms: new Map(), pictures: new Map() };
	await embedPictures(ink, laid.pages.flat());
	const pages = laid.pages.map(() => file.addPage([laid.sheet.width, laid.sheet.height]));
	const tagged: Tagged[] = [];
	for (const [at, page] of pages.entries()) writePage(ink, laid, page, at, tagged);
	for (const font of ink.fonts.values()) await writeFont(context, font);
	const resources = context.register(
		context.obj({
			Font: named(
				context,
				[...ink.fonts].map(([{ name }, { ref }]) => [name, ref] as const)
			),
			XObject: named(context, ink.forms)
		})
	);
	for (const page of pages) page.node.set(PDFName.of('Resources'), resources);
	const all: Element = { role: 'Document', children: [...laid.elements] };
	catalog.set(PDFName.of('StructTreeRoot'), writeTags(context, all, tagged, pages.length));
	catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
	if (laid.direction === 'rtl')
		catalog.getOrCreateViewerPreferences().setReadingDirection(ReadingDirection.R2L);
	return file.save();
};
