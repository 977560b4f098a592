import { sumOf } from './ogg';

/** So many frames of silence, 26 ms each, between a tag that tells a place and one behind them. */
export const mp3 = (frames = 40, secret = ''): Buffer => {
	const frame = Buffer.alloc(417);
	frame.set([0xff, 0xfb, 0x90, 0x00]);
	const tag = Buffer.from(`ID3\u0004\0\0\0\0\0\0GEOB ${secret}`, 'latin1');
	tag[9] = tag.length - 10;
	const sound = Buffer.concat(Array.from({ length: frames }, () => frame));
	return secret === '' ? sound : Buffer.concat([tag, sound, Buffer.from(`TAG${secret}`)]);
};

const box = (name: string, ...parts: readonly Buffer[]): Buffer => {
	const body = Buffer.concat(parts);
	const head = Buffer.from(`    ${name}`, 'latin1');
	head.writeUInt32BE(body.length + 8);
	return Buffer.concat([head, body]);
};

/** The boxes of a sound (or a film), with names, a place and a time around it. */
export const m4a = ({ secret = '', seconds = 5, kind = 'soun' } = {}): Buffer => {
	const head = Buffer.alloc(100);
	head.writeUInt32BE(0x12345678, 4);
	head.writeUInt32BE(1000, 12);
	head.writeUInt32BE(seconds * 1000, 16);
	const told = box('udta', box('\u00a9xyz', Buffer.from(secret)));
	const handler = box('hdlr', Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(12), Buffer.from(secret));
	const track = box('trak', box('tkhd', head), box('mdia', box('mdhd', head), handler), told);
	return Buffer.concat([
		box('ftyp', Buffer.from('M4A \0\0\0\0')),
		box('moov', box('mvhd', head), track, told, box('meta', Buffer.from(secret))),
		box('uuid', Buffer.from(secret)),
		box('mdat', Buffer.alloc(64, 7))
	]);
};

const page = (flags: number, until: number, body: Buffer): Buffer => {
	const head = Buffer.alloc(27);
	head.write('OggS');
	head[5] = flags;
	head.writeBigInt64LE(BigInt(until), 6);
	const lengths = [...Array<number>(Math.floor(body.length / 255)).fill(255), body.length % 255];
	head[26] = lengths.length;
	const whole = Buffer.concat([head, Buffer.from(lengths), body]);
	whole.writeUInt32LE(sumOf(whole), 22);
	return whole;
};

const counted = (text: string): Buffer => {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(Buffer.byteLength(text));
	return Buffer.concat([length, Buffer.from(text)]);
};

/** Opus in Ogg with a comment that tells a place. */
export const ogg = ({ secret = '', seconds = 5 } = {}): Buffer =>
	Buffer.concat([
		page(2, 0, Buffer.concat([Buffer.from('OpusHead'), Buffer.alloc(11)])),
		page(
			0,
			0,
			Buffer.concat([
				Buffer.from('OpusTags'),
				counted('a phone'),
				Buffer.from([1, 0, 0, 0]),
				counted(`LOCATION=${secret}`)
			])
		),
		page(4, seconds * 48_000, Buffer.alloc(300, 9))
	]);

const element = (id: readonly number[], body: Buffer, open = false): Buffer =>
	Buffer.concat([
		Buffer.from(id),
		open
			? Buffer.from([0x01, ...Array<number>(7).fill(0xff)])
			: Buffer.from([0x40 | (body.length >> 8), body.length & 0xff]),
		body
	]);

/** A WebM as a browser records it: of unknown length, with a title and a tag. */
export const webm = ({ secret = '', seconds = 5, kind = 2 } = {}): Buffer => {
	const at = Buffer.alloc(4);
	at.writeUInt32BE(seconds * 1000);
	return Buffer.concat([
		element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], Buffer.from('webm'))),
		element(
			[0x18, 0x53, 0x80, 0x67],
			Buffer.concat([
				element([0x15, 0x49, 0xa9, 0x66], element([0x7b, 0xa9], Buffer.from(`title ${secret}`))),
				element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x83], Buffer.from([kind])))),
				element([0x12, 0x54, 0xc3, 0x67], Buffer.from(`tag ${secret}`)),
				element(
					[0x1f, 0x43, 0xb6, 0x75],
					Buffer.concat([element([0xe7], at), element([0xa3], Buffer.alloc(40, 5))]),
					true
				)
			]),
			true
		)
	]);
};
