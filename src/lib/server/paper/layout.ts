import { isRightToLeft, sheetOf, type Block, type Paper, type Picture, type Sheet } from './paper';
import type { Direction } from './itemise';
import { linesOf, type Line, type Setting } from './lines';

/** What is read as one thing: the roles of tagged PDF (ISO 32000-1, 14.8.4). */
export type Role = 'Document' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure';

/** A thing that is read: what it holds, in order, is other things or marks on pages. */
export type Element = {
	readonly role: Role;
	readonly language?: string;
	readonly alt?: string;
	readonly ordered?: boolean;
	readonly children: Element[];
};

/** Something to be drawn, with its height and the element it belongs to; null is decoration. */
export type Mark = {
	readonly of: Element | null;
	/** From the left of the page, in points. */
	readonly x: number;
	readonly height: number;
	/** Room above it that is left out at the top of a page. */
	readonly above: number;
	/** Stays on the page of what follows. */
	readonly keep: boolean;
	readonly grey?: boolean;
	/** A bar along the side on which the line begins. */
	readonly bar?: 'avoid' | 'help';
	readonly what:
		| { readonly line: Line }
		| { readonly rule: number }
		| { readonly qr: string; readonly side: number }
		| { readonly drawing: string; readonly width: number }
		| { readonly picture: Picture; readonly width: number };
};

/** A mark at its place: `top` is how far its upper side is below the page's. */
export type Placed = Mark & { readonly top: number };

/** All of a paper at its place, ready to be written. */
export type Laid = {
	readonly sheet: Sheet;
	readonly direction: Direction;
	readonly elements: readonly Element[];
	readonly pages: readonly (readonly Placed[])[];
};

type Flow = { sheet: Sheet; paper: Paper; direction: Direction; marks: Mark[]; elements: Element[] };
type Look = Partial<Pick<Setting, 'weight' | 'letters' | 'language'>> & {
	above?: number;
	keep?: boolean;
	grey?: boolean;
	bar?: 'avoid' | 'help';
	/** Room on the side where lines begin. */
	indent?: number;
	/** Begins on the side of its own letters, not on that of the page. */
	own?: boolean;
	/** Words of our own: they run as the page does. */
	ours?: boolean;
};

const element = (role: Role, more: Partial<Element> = {}): Element => ({ role, children: [], ...more });

const settingOf = (flow: Flow, look: Look): Setting => ({
	letters: flow.sheet.letters,
	weight: 'regular',
	language: flow.paper.language,
	...(look.ours ? { direction: flow.direction } : {}),
	...look
});

const write = (flow: Flow, of: Element, text: string, look: Look = {}): Mark[] => {
	const { width, margin, letters } = flow.sheet;
	const indent = (look.indent ?? 0) + (look.bar ? letters : 0);
	const room = width - 2 * margin - indent;
	const setting = settingOf(flow, look);
	const marks = linesOf(text, setting, room).map((line, at): Mark => {
		const fromRight = (look.own ? line.direction : flow.direction) === 'rtl';
		// A bar stands where its line begins; other room is left on the side where the page begins.
		const roomLeft = (look.bar ? line.direction : flow.direction) === 'ltr' ? indent : 0;
		const left = margin + roomLeft;
		return {
			...{ of, grey: look.grey, bar: look.bar, what: { line } },
			x: fromRight ? left + room - line.width : left,
			height: line.ascent + line.descent,
			above: at === 0 ? (look.above ?? 0) : 0,
			keep: look.keep ?? false
		};
	});
	flow.marks.push(...marks);
	return marks;
};

const heading = (flow: Flow, { level, text }: Extract<Block, { kind: 'heading' }>) => {
	const of = element(`H${level}`);
	flow.elements.push(of);
	const letters = flow.sheet.letters * { 1: 1.6, 2: 1.25, 3: 1.1 }[level];
	write(flow, of, text, { letters, weight: 'bold', above: letters * 0.7, keep: true, ours: true });
};

const textBlock = (flow: Flow, block: Extract<Block, { kind: 'text' }>) => {
	const of = element('P', { language: block.language });
	flow.elements.push(of);
	const { tone } = block;
	write(flow, of, block.text, {
		...(block.language ? { language: block.language } : {}),
		above: flow.sheet.letters * 0.4,
		own: true,
		weight: tone === 'avoid' ? 'bold' : 'regular',
		grey: tone === 'muted',
		bar: tone === 'avoid' || tone === 'help' ? tone : undefined
	});
};

const itemOf = (list: Element, language: string | undefined) => {
	const [label, body] = [element('Lbl'), element('LBody', { language })];
	list.children.push(element('LI', { children: [label, body] }));
	return { label, body };
};

const list = (flow: Flow, block: Extract<Block, { kind: 'list' }>) => {
	const whole = element('L', { ordered: block.ordered ?? false });
	flow.elements.push(whole);
	const { letters, margin, width } = flow.sheet;
	const figures = new Intl.NumberFormat(flow.paper.language);
	for (const [at, { text, language }] of block.items.entries()) {
		const { label, body } = itemOf(whole, language);
		const sign = block.ordered ? `${figures.format(at + 1)}.` : '\u2022';
		const first = flow.marks.length;
		write(flow, body, text, {
			language: language ?? flow.paper.language,
			indent: letters * 1.8,
			above: letters * 0.3
		});
		const [line] = linesOf(sign, settingOf(flow, { ours: true }), width);
		const beside = flow.marks[first];
		if (!line || !beside || !('line' in beside.what)) continue;
		// The sign stands beside the first line: it takes no height of its own, and is read before it.
		const x = flow.direction === 'ltr' ? margin : width - margin - line.width;
		flow.marks[first] = { ...beside, above: 0 };
		flow.marks.splice(first, 0, {
			...{ of: label, x, height: 0, keep: true, above: beside.above },
			what: { line: { ...line, ascent: beside.what.line.ascent } }
		});
	}
};

const facts = (flow: Flow, block: Extract<Block, { kind: 'facts' }>) => {
	const whole = element('L');
	flow.elements.push(whole);
	const { letters } = flow.sheet;
	for (const { term, text, language } of block.rows) {
		const { label, body } = itemOf(whole, language);
		write(flow, label, term, { weight: 'bold', above: letters * 0.5, keep: true, ours: true });
		write(flow, body, text, { language: language ?? flow.paper.language });
	}
};

const sign = (flow: Flow, { lines }: Extract<Block, { kind: 'sign' }>) => {
	const { letters, margin, width } = flow.sheet;
	for (const [at, text] of lines.entries()) {
		const of = element('P');
		flow.elements.push(of);
		const room = { above: letters * 3, keep: true, x: margin, height: 2 };
		flow.marks.push({ of: null, what: { rule: width - 2 * margin }, ...room });
		const last = at === lines.length - 1;
		const marks = write(flow, of, text, { keep: true, ours: true });
		const end = marks.at(-1);
		if (last && end) flow.marks[flow.marks.length - 1] = { ...end, keep: false };
	}
};

const qr = (flow: Flow, { content, alt }: Extract<Block, { kind: 'qr' }>) => {
	const of = element('Figure', { alt });
	flow.elements.push(of);
	const { margin, width, qr: side, letters } = flow.sheet;
	const x = flow.direction === 'ltr' ? margin : width - margin - side;
	flow.marks.push({ of, x, height: side, above: letters * 0.5, keep: false, what: { qr: content, side } });
};

/** As wide as fifteen letters are high, and a third of that high. */
const drawing = (flow: Flow, { path, alt }: Extract<Block, { kind: 'drawing' }>) => {
	const of = element('Figure', { alt });
	flow.elements.push(of);
	const { margin, width: page, letters } = flow.sheet;
	const width = letters * 15;
	const x = flow.direction === 'ltr' ? margin : page - margin - width;
	const what = { drawing: path, width };
	flow.marks.push({ of, x, height: width / 3, above: letters * 0.5, keep: false, what });
};

/** As large as a QR code is high, and never wider than the page. */
const picture = (flow: Flow, { kind: _kind, ...one }: Extract<Block, { kind: 'picture' }>) => {
	const of = element('Figure', { alt: one.alt, language: one.language });
	flow.elements.push(of);
	const { margin, width, qr: most, letters } = flow.sheet;
	const scale = Math.min(most / one.height, (width - 2 * margin) / one.width);
	const seen = { width: one.width * scale, height: one.height * scale };
	const x = flow.direction === 'ltr' ? margin : width - margin - seen.width;
	flow.marks.push({
		...{ of, x, height: seen.height, above: letters * 0.4, keep: false },
		what: { picture: one, width: seen.width }
	});
};

const put = (flow: Flow, block: Block): void => {
	if (block.kind === 'heading') heading(flow, block);
	else if (block.kind === 'text') textBlock(flow, block);
	else if (block.kind === 'list') list(flow, block);
	else if (block.kind === 'facts') facts(flow, block);
	else if (block.kind === 'sign') sign(flow, block);
	else if (block.kind === 'drawing') drawing(flow, block);
	else if (block.kind === 'picture') picture(flow, block);
	else qr(flow, block);
};

/** What must stand on one page: a mark, with those before it that keep to it. */
const groupsOf = (marks: readonly Mark[]): Mark[][] => {
	const groups: Mark[][] = [];
	let open = false;
	for (const mark of marks) {
		if (open) groups.at(-1)?.push(mark);
		else groups.push([mark]);
		open = mark.keep;
	}
	return groups;
};

const heightOf = (marks: readonly Mark[]) =>
	marks.reduce((sum, { above, height }) => sum + above + height, 0);

/** Marks on pages of a height, from `top` down. A line is never cut; a group taller than a page goes on over pages. */
const paged = (marks: readonly Mark[], top: number, bottom: number): Placed[][] => {
	const pages: Placed[][] = [[]];
	let at = top;
	const turn = () => {
		pages.push([]);
		at = top;
	};
	for (const group of groupsOf(marks)) {
		const isFirst = () => pages.at(-1)?.length === 0;
		if (!isFirst() && at + heightOf(group) > bottom) turn();
		for (const mark of group) {
			if (!isFirst() && at + mark.above + mark.height > bottom) turn();
			at += isFirst() ? 0 : mark.above;
			pages.at(-1)?.push({ ...mark, top: at });
			at += mark.height;
		}
	}
	return pages;
};

/** Puts a paper on pages. Pure: the same paper is always laid out the same. */
export const layOut = (paper: Paper): Laid => {
	const sheet = sheetOf(paper);
	const direction = isRightToLeft(paper.language) ? 'rtl' : 'ltr';
	const flow: Flow = { sheet, paper, direction, marks: [], elements: [] };
	for (const block of paper.blocks) put(flow, block);
	const foot: Flow = { ...flow, marks: [], elements: [] };
	if (paper.footer) write(foot, element('P'), paper.footer, { letters: sheet.letters * 0.75, ours: true });
	const footTop = sheet.height - sheet.margin - heightOf(foot.marks);
	const pages = paged(flow.marks, sheet.margin, footTop - (paper.footer ? sheet.letters * 0.5 : 0));
	const figures = new Intl.NumberFormat(paper.language);
	const numbered = pages.map((marks, at) => [
		...marks,
		...paged(
			foot.marks.map((mark) => ({ ...mark, of: null, grey: true })),
			footTop,
			Infinity
		).flat(),
		...pageNumber(flow, `${figures.format(at + 1)} / ${figures.format(pages.length)}`, pages.length)
	]);
	return { sheet, direction, elements: flow.elements, pages: numbered };
};

/** Which page of how many, below the foot; none where there is only one. */
const pageNumber = (flow: Flow, text: string, pages: number): Placed[] => {
	const { width, margin, height, letters } = flow.sheet;
	const [line] = linesOf(text, settingOf(flow, { letters: letters * 0.75 }), width);
	if (!line || pages < 2) return [];
	const x = flow.direction === 'ltr' ? width - margin - line.width : margin;
	const top = height - margin + (margin - line.ascent - line.descent) / 2;
	return [{ of: null, x, top, height: 0, above: 0, keep: false, grey: true, what: { line } }];
};
