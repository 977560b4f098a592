import { crc32, deflateSync } from 'node:zlib';
import { tiffOf } from './jpeg';

/** Chunks that say something about a PNG. */
export const tags = ['tEXt', 'iTXt', 'zTXt', 'tIME', 'eXIf', 'iCCP', 'pHYs', 'prVt'];

export type Chunk = { readonly name: string; readonly body: Buffer | undefined };
export const chunk = (name: string, body: Buffer | undefined): Chunk => ({ name, body });

const whole = ({ name, body = Buffer.alloc(0) }: Chunk): Buffer => {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(body.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
};

/** A PNG of 1 × 1 with these chunks between its head and its end; an IDAT without a body is its one dot. */
export const pngOf = (
	chunks: readonly Chunk[],
	{ width = 1, height = 1 }: { width?: number; height?: number } = {}
): Buffer => {
	const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	const dot = deflateSync(Buffer.from([0, 200, 30, 30]));
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		whole(chunk('IHDR', head)),
		...chunks.map((one) => whole(one.name === 'IDAT' && !one.body ? { ...one, body: dot } : one)),
		whole(chunk('IEND', undefined))
	]);
};

/** A PNG in one colour; `dots` puts other bytes where its dots are. */
export const png = (width: number, height: number, dots?: Buffer): Buffer => {
	const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([200, 30, 30]))]);
	const all = dots ?? Buffer.concat(Array.from({ length: height }, () => row));
	return pngOf([chunk('IDAT', deflateSync(all))], { width, height });
};

const segment = (marker: number, body: Buffer): Buffer => {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(body.length + 2, 2);
	return Buffer.concat([head, body]);
};

/** A grey JPEG of 8 × 8 with one block, as a phone writes it: with what it says of itself around the picture. */
export const jpeg = ({ turn = 1, secret = '', behind = '' } = {}): Buffer => {
	const codes = (table: number, symbol: number): Buffer =>
		segment(0xc4, Buffer.from([table, 1, ...Array<number>(15).fill(0), symbol]));
	const said =
		secret === ''
			? []
			: [
					segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')),
					segment(
						0xe1,
						Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiffOf(turn), Buffer.from(secret)])
					),
					segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<place>${secret}</place>`)),
					segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
					segment(0xfe, Buffer.from('comment of a camera'))
				];
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		...said,
		segment(0xdb, Buffer.from([0, ...Array<number>(64).fill(16)])),
		segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
		codes(0x00, 0),
		codes(0x10, 0),
		segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
		Buffer.from([0x3f, 0xff, 0xd9]),
		Buffer.from(behind)
	]);
};
