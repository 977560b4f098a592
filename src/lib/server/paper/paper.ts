/** One part of a page, in reading order. Texts are as people wrote them: never trimmed, never translated. */
export type Block =
	| { kind: 'heading'; level: 1 | 2 | 3; text: string }
	| { kind: 'text'; text: string; language?: string; tone?: 'avoid' | 'help' | 'muted' }
	| { kind: 'list'; ordered?: boolean; items: readonly { text: string; language?: string }[] }
	| { kind: 'facts'; rows: readonly { term: string; text: string; language?: string }[] }
	| { kind: 'sign'; lines: readonly string[] }
	| { kind: 'qr'; content: string; alt: string }
	/** A signature that was drawn: moves and lines on a sheet of 600 by 200. */
	| { kind: 'drawing'; path: string; alt: string }
	| ({ kind: 'picture' } & Picture);

/** A picture as it is kept, with the words for whoever cannot see it. */
export type Picture = {
	bytes: Uint8Array;
	type: 'image/png' | 'image/jpeg';
	/** As it is seen, once turned. */
	width: number;
	height: number;
	/** How it is turned to be seen so: EXIF's 1 to 8. */
	turn: number;
	alt: string;
	language?: string;
};

/** What is to be printed. */
export type Paper = {
	/** Shown in the window's bar and read out first: say what the page is, not whose it is. */
	title: string;
	/** BCP 47; decides the side that lines begin on. */
	language: string;
	/** Stands at the foot of every page; empty for none. */
	footer: string;
	size: 'a4' | 'wallet';
	/** Letters half as large again, for those who need them. */
	large?: boolean;
	blocks: readonly Block[];
};

/** The measures of a page, in points (a 72nd of an inch). */
export type Sheet = {
	readonly width: number;
	readonly height: number;
	readonly margin: number;
	/** Height of the letters of a text. */
	readonly letters: number;
	/** Side of a QR code. */
	readonly qr: number;
};

const MM = 72 / 25.4;
const A4 = { width: 210 * MM, height: 297 * MM, margin: 18 * MM, qr: 34 * MM };

/** The page of a paper: A4, or the size of a bank card (ISO 7810 ID-1). */
export const sheetOf = ({ size, large = false }: Pick<Paper, 'size' | 'large'>): Sheet =>
	size === 'a4'
		? { ...A4, letters: large ? 17 : 11.5 }
		: { width: 85.6 * MM, height: 53.98 * MM, margin: 4 * MM, qr: 24 * MM, letters: large ? 10 : 7 };

/** Whether a language is written from right to left. */
export const isRightToLeft = (language: string): boolean =>
	/^(ar|fa|ur|he|ps|sd|ug|yi|dv|ku-arab)\b/i.test(language);
