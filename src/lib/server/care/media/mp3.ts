import { mostSeconds, type Cleaned, type Unfit } from './media';

const rates = [44_100, 48_000, 32_000];
const kilobits = {
	one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
	two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
};

/** Length and duration of the frame that begins here; null where none does (ISO 11172-3, 13818-3, layer III). */
const frameAt = (bytes: Buffer, at: number): { length: number; seconds: number } | null => {
	const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
	const version = (second >> 3) & 3;
	if (first !== 0xff || (second & 0xe0) !== 0xe0 || version === 1 || ((second >> 1) & 3) !== 1) return null;
	const rate = (rates[(third >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
	const bits = (version === 3 ? kilobits.one : kilobits.two)[third >> 4] ?? 0;
	if (rate === 0 || bits === 0) return null;
	const samples = version === 3 ? 1152 : 576;
	return {
		length: Math.floor((samples / 8) * ((bits * 1000) / rate)) + ((third >> 1) & 1),
		seconds: samples / rate
	};
};

/** Where the sound begins, behind a tag with names, pictures and places. */
const behindTag = (bytes: Buffer): number => {
	if (bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
	const size = [...bytes.subarray(6, 10)].reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
	return 10 + size + ((bytes[5] ?? 0) & 0x10 ? 10 : 0);
};

/** An MP3 as its frames alone: no tag before, between or behind them. */
export const cleanMp3 = (bytes: Buffer): Cleaned | Unfit => {
	const kept: Buffer[] = [];
	let seconds = 0;
	let at = behindTag(bytes);
	for (let frame = frameAt(bytes, at); frame !== null; frame = frameAt(bytes, at)) {
		const end = at + frame.length;
		if (end > bytes.length) break;
		kept.push(bytes.subarray(at, end));
		seconds += frame.seconds;
		at = end;
	}
	if (kept.length < 3) return 'damaged';
	if (seconds > mostSeconds) return 'too-long';
	return { kind: 'sound', type: 'audio/mpeg', bytes: Buffer.concat(kept), size: null, turn: 1 };
};
