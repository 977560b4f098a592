import { mostSeconds, type Cleaned, type Unfit } from './media';

/** Elements that are entered; those of unknown length end where the file does or the next begins (RFC 8794). */
const entered = [0x18538067, 0x1f43b675, 0x1549a966, 0x1654ae6b, 0xae, 0xa0];
/** Elements that a sound needs: head, cues and lengths, the track with its codec, times and blocks. */
const needed = [
	...[0x1a45dfa3, 0x114d9b74, 0x1c53bb6b, 0x2ad7b1, 0x4489, 0xec],
	...[0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x9c, 0x86, 0x63a2, 0x56aa, 0x56bb, 0x23e383, 0xe1, 0x22b59c],
	...[0xe7, 0xa7, 0xab, 0xa3, 0xa1, 0x9b, 0xfb, 0x75a2]
];

const widthOf = (byte: number): number => (byte === 0 ? 9 : Math.clz32(byte) - 23);

type Element = { readonly id: number; readonly body: number; readonly end: number; readonly open: boolean };

const elementAt = (bytes: Buffer, at: number): Element | null => {
	const idWidth = widthOf(bytes[at] ?? 0);
	if (idWidth > 4 || at + idWidth >= bytes.length) return null;
	const sizeAt = at + idWidth;
	const sizeWidth = widthOf(bytes[sizeAt] ?? 0);
	if (sizeWidth > 8 || sizeAt + sizeWidth > bytes.length) return null;
	const figures = [...bytes.subarray(sizeAt, sizeAt + sizeWidth)];
	figures[0] = (figures[0] ?? 0) & (0xff >> sizeWidth);
	const size = figures.reduce((sum, byte) => sum * 256 + byte, 0);
	const open = figures[0] === 0xff >> sizeWidth && figures.slice(1).every((byte) => byte === 0xff);
	const body = sizeAt + sizeWidth;
	return { id: bytes.readUIntBE(at, idWidth), body, end: open ? bytes.length : body + size, open };
};

/** Makes an element a void one of the same length. */
const empty = (bytes: Buffer, at: number, end: number): void => {
	const length = end - at;
	bytes.fill(0, at, end);
	bytes[at] = 0xec;
	if (length < 10) bytes[at + 1] = 0x80 | (length - 2);
	else {
		bytes[at + 1] = 0x01;
		bytes.writeUIntBE(length - 9, at + 3, 6);
	}
};

const numberIn = (bytes: Buffer, { body, end }: Element): number =>
	bytes.subarray(body, end).reduce((sum, byte) => sum * 256 + byte, 0);

/**
 * A WebM with everything emptied in place that is not the sound: tags, chapters, attachments, titles and dates. A film
 * is refused.
 */
export const cleanWebm = (sent: Buffer): Cleaned | Unfit => {
	const bytes = Buffer.from(sent);
	let sounds = 0;
	let last = 0;
	let scale = 1_000_000;
	for (let at = 0; at < bytes.length;) {
		const one = elementAt(bytes, at);
		if (one === null || one.end > bytes.length) return 'damaged';
		if (one.open && !entered.includes(one.id)) return 'damaged';
		if (one.id === 0x83) {
			if (numberIn(bytes, one) !== 2) return 'not-only-sound';
			sounds += 1;
		}
		if (one.id === 0x2ad7b1) scale = numberIn(bytes, one);
		if (one.id === 0xe7) last = Math.max(last, numberIn(bytes, one));
		if (entered.includes(one.id)) at = one.body;
		else {
			if (!needed.includes(one.id)) empty(bytes, at, one.end);
			at = one.end;
		}
	}
	if (sounds !== 1) return sounds === 0 ? 'damaged' : 'not-only-sound';
	if ((last * scale) / 1e9 > mostSeconds) return 'too-long';
	return { kind: 'sound', type: 'audio/webm', bytes, size: null, turn: 1 };
};
