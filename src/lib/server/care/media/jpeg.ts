import type { Cleaned, Unfit } from './media';

/** More dots than a phone's camera makes: a browser would have to draw each of them. */
const mostDots = 24_000_000;

const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Tables, frames, scans and restart intervals: what a picture is made of. All else is said about it. */
const isPicture = (marker: number): boolean =>
	isFrame(marker) || [0xc4, 0xcc, 0xda, 0xdb, 0xdd].includes(marker);

/** Adobe's mark says how colours are stored and nothing else: without it some pictures turn green. */
const isColours = (marker: number, body: Buffer): boolean =>
	marker === 0xee && body.length === 12 && body.toString('latin1', 0, 5) === 'Adobe';

/** The turn that EXIF tells, 1 when it tells none. */
export const turnOf = (tiff: Buffer): number => {
	const little = tiff.toString('latin1', 0, 2) === 'II';
	if (!little && tiff.toString('latin1', 0, 2) !== 'MM') return 1;
	const short = (at: number): number =>
		at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
	const long = (at: number): number =>
		at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
	const first = long(4);
	for (let entry = 0; entry < Math.min(short(first), 100); entry += 1) {
		const at = first + 2 + entry * 12;
		const turn = short(at + 8);
		if (short(at) === 0x0112) return turn >= 1 && turn <= 8 ? turn : 1;
	}
	return 1;
};

/** The smallest EXIF there is: one entry, which way is up. */
export const tiffOf = (turn: number): Buffer =>
	Buffer.from([
		...[0x4d, 0x4d, 0x00, 0x2a, 0, 0, 0, 8, 0, 1],
		...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]
	]);

const exif = Buffer.from('Exif\0\0', 'latin1');

const segment = (marker: number, body: Buffer): Buffer => {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(body.length + 2, 2);
	return Buffer.concat([head, body]);
};

/** Where the dots of a scan end: at the next mark that is neither stuffing nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
	for (let at = from; at + 1 < bytes.length; at += 1) {
		if (bytes[at] !== 0xff) continue;
		const next = bytes[at + 1] ?? 0;
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return -1;
};

/**
 * A JPEG with its tables and scans alone: no EXIF (camera, place, time, small copy), no comment, no colour profile,
 * nothing behind its end. Which way is up is kept, in an EXIF of ours.
 */
export const cleanJpeg = (bytes: Buffer): Cleaned | Unfit => {
	const kept: Buffer[] = [];
	let turn = 1;
	let size: { width: number; height: number } | null = null;
	let at = 2;
	let scans = 0;
	for (;;) {
		while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
		const marker = bytes[at + 1] ?? 0;
		if (bytes[at] !== 0xff) return 'damaged';
		if (marker === 0xd9) break;
		if (at + 4 > bytes.length) return 'damaged';
		const end = at + 2 + bytes.readUInt16BE(at + 2);
		if (end > bytes.length || end < at + 4) return 'damaged';
		const body = bytes.subarray(at + 4, end);
		if (marker === 0xe1 && body.subarray(0, 6).equals(exif) && turn === 1) turn = turnOf(body.subarray(6));
		if (isFrame(marker)) {
			if (size !== null || body.length < 6) return 'damaged';
			size = { height: body.readUInt16BE(1), width: body.readUInt16BE(3) };
		}
		if (isPicture(marker) || isColours(marker, body)) kept.push(segment(marker, body));
		at = end;
		if (marker !== 0xda) continue;
		scans += 1;
		const over = endOfScan(bytes, at);
		if (over < 0 || size === null) return 'damaged';
		kept.push(bytes.subarray(at, over));
		at = over;
	}
	if (size === null || scans === 0 || size.width === 0 || size.height === 0) return 'damaged';
	if (size.width * size.height > mostDots) return 'too-many-dots';
	const upright = turn === 1 ? [] : [segment(0xe1, Buffer.concat([exif, tiffOf(turn)]))];
	const whole = [Buffer.from([0xff, 0xd8]), ...upright, ...kept, Buffer.from([0xff, 0xd9])];
	return { kind: 'picture', type: 'image/jpeg', bytes: Buffer.concat(whole), size, turn };
};
