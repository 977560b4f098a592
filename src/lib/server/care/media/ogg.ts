import { mostSeconds, type Cleaned, type Unfit } from './media';

const table = Array.from({ length: 256 }, (_, byte) => {
	let sum = byte << 24;
	for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
	return sum >>> 0;
});

/** The sum of a page as RFC 3533 has it, taken with its own place empty. */
export const sumOf = (page: Buffer): number =>
	page.reduce((sum, byte) => ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0, 0);

type Page = { at: number; end: number; body: number; lengths: Buffer; first: boolean; until: number };

const pagesOf = (bytes: Buffer): Page[] | null => {
	const pages: Page[] = [];
	for (let at = 0; at < bytes.length;) {
		if (at + 27 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'OggS') return null;
		const body = at + 27 + (bytes[at + 26] ?? 0);
		const lengths = bytes.subarray(at + 27, body);
		const end = body + lengths.reduce((sum, one) => sum + one, 0);
		if (end > bytes.length) return null;
		const until = Number(bytes.readBigInt64LE(at + 6));
		pages.push({ at, end, body, lengths, first: ((bytes[at + 5] ?? 0) & 2) !== 0, until });
		at = end;
	}
	return pages;
};

/** Where each byte of the second packet stands: the one with the comments. */
const commentPlaces = (pages: readonly Page[]): number[] => {
	const places: number[] = [];
	for (const { body, lengths } of pages.slice(1)) {
		let at = body;
		for (const length of lengths) {
			for (let one = 0; one < length; one += 1) places.push(at + one);
			at += length;
			if (length < 255) return places;
		}
	}
	return places;
};

/**
 * An Ogg with Opus or Vorbis whose comments are blanked in place: each has the length it had and says nothing. More than
 * one stream, or another kind of stream, is refused.
 */
export const cleanOgg = (sent: Buffer): Cleaned | Unfit => {
	const bytes = Buffer.from(sent);
	const pages = pagesOf(bytes);
	const [head] = pages ?? [];
	if (pages === null || head === undefined) return 'damaged';
	if (pages.filter(({ first }) => first).length !== 1 || !head.first) return 'not-only-sound';
	const isOpus = bytes.toString('latin1', head.body, head.body + 8) === 'OpusHead';
	if (!isOpus && bytes.toString('latin1', head.body, head.body + 7) !== '\u0001vorbis')
		return 'not-only-sound';
	const rate = isOpus ? 48_000 : bytes.readUInt32LE(head.body + 12);
	const places = commentPlaces(pages);
	const packet = Buffer.from(places.map((at) => bytes[at] ?? 0));
	const start = isOpus ? 8 : 7;
	if (packet.toString('latin1', 0, start) !== (isOpus ? 'OpusTags' : '\u0003vorbis')) return 'damaged';
	let at = start;
	const blank = (): boolean => {
		const length = at + 4 > packet.length ? -1 : packet.readUInt32LE(at);
		if (length < 0 || at + 4 + length > packet.length) return false;
		packet.fill(0x20, at + 4, at + 4 + length);
		at += 4 + length;
		return true;
	};
	if (!blank() || at + 4 > packet.length) return 'damaged';
	const count = packet.readUInt32LE(at);
	at += 4;
	for (let one = 0; one < count; one += 1) if (!blank()) return 'damaged';
	// What stands behind the comments is room, but for the last bit of Vorbis.
	packet.fill(0, at);
	if (!isOpus && at < packet.length) packet[at] = 1;
	for (const [place, where] of places.entries()) bytes[where] = packet[place] ?? 0;
	for (const page of pages) {
		bytes.writeUInt32LE(0, page.at + 22);
		bytes.writeUInt32LE(sumOf(bytes.subarray(page.at, page.end)), page.at + 22);
	}
	const seconds = Math.max(...pages.map(({ until }) => until)) / (rate || 1);
	if (seconds > mostSeconds) return 'too-long';
	return { kind: 'sound', type: 'audio/ogg', bytes, size: null, turn: 1 };
};
