import { promisify } from 'node:util';
import { crc32, inflate } from 'node:zlib';
import type { Cleaned, Unfit } from './media';

/** A whole phone's screen and more; a paper draws each dot by itself. */
const mostDots = 6_000_000;

/** What a PNG needs to be drawn. Times, texts, EXIF, profiles and moving pictures are none of it. */
const needed = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const depths: Readonly<Record<number, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16]
};

/** Bytes that the dots take once they are unpacked; with the seven rounds of a picture that comes in layers. */
const unpacked = (width: number, height: number, bits: number, layered: boolean): number => {
	const rows = (w: number, h: number): number => (w === 0 ? 0 : h * (1 + Math.ceil((w * bits) / 8)));
	if (!layered) return rows(width, height);
	const rounds = [
		[0, 0, 8, 8],
		[4, 0, 8, 8],
		[0, 4, 4, 8],
		[2, 0, 4, 4],
		[0, 2, 2, 4],
		[1, 0, 2, 2],
		[0, 1, 1, 2]
	] as const;
	return rounds.reduce(
		(sum, [x, y, dx, dy]) => sum + rows(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
		0
	);
};

const unpack = promisify(inflate);

type Chunk = { readonly name: string; readonly body: Buffer; readonly whole: Buffer };

const chunksOf = (bytes: Buffer): Chunk[] | null => {
	const chunks: Chunk[] = [];
	for (let at = 8; at + 12 <= bytes.length;) {
		const end = at + 12 + bytes.readUInt32BE(at);
		if (end > bytes.length) return null;
		const name = bytes.toString('latin1', at + 4, at + 8);
		if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
		chunks.push({ name, body: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
		if (name === 'IEND') return chunks;
		at = end;
	}
	return null;
};

/**
 * A PNG with its dots alone: none of its other chunks, nothing behind its end. The dots are unpacked once to see that
 * they are as many as it says: what says a hundred and unpacks to a billion is refused.
 */
export const cleanPng = async (bytes: Buffer): Promise<Cleaned | Unfit> => {
	const chunks = chunksOf(bytes)?.filter(({ name }) => needed.includes(name));
	const head = chunks?.[0];
	if (chunks === undefined || head?.name !== 'IHDR' || head.body.length !== 13) return 'damaged';
	if (chunks.filter(({ name }) => name === 'IHDR').length > 1) return 'damaged';
	const [width, height] = [head.body.readUInt32BE(0), head.body.readUInt32BE(4)];
	const [depth = 0, colour = 0, , , layered = 0] = head.body.subarray(8);
	if (width === 0 || height === 0 || !depths[colour]?.includes(depth) || layered > 1) return 'damaged';
	if (width * height > mostDots) return 'too-many-dots';
	const expected = unpacked(width, height, depth * (channels[colour] ?? 0), layered === 1);
	const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ body }) => body));
	const dots = await unpack(packed, { maxOutputLength: expected + 1 }).catch(() => null);
	if (dots?.length !== expected) return 'damaged';
	const whole = Buffer.concat([bytes.subarray(0, 8), ...chunks.map((one) => one.whole)]);
	return { kind: 'picture', type: 'image/png', bytes: whole, size: { width, height }, turn: 1 };
};
