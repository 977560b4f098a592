import { cleanJpeg } from './jpeg';
import { mostBytes, type Cleaned, type Kind, type Unfit } from './media';
import { cleanMp3 } from './mp3';
import { cleanMp4 } from './mp4';
import { cleanOgg } from './ogg';
import { cleanPng } from './png';
import { cleanWebm } from './webm';

const starts = (bytes: Buffer, ...first: readonly number[]): boolean =>
	bytes.subarray(0, first.length).equals(Buffer.from(first));

/** How to take in what begins with these bytes; null when it is nothing Foreword keeps. */
const readerOf = (
	bytes: Buffer,
	kind: Kind
): ((bytes: Buffer) => Cleaned | Unfit | Promise<Cleaned | Unfit>) | null => {
	if (kind === 'picture') {
		if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return cleanPng;
		if (starts(bytes, 0xff, 0xd8, 0xff)) return cleanJpeg;
		return null;
	}
	if (starts(bytes, 0x4f, 0x67, 0x67, 0x53)) return cleanOgg;
	if (starts(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return cleanWebm;
	if (bytes.toString('latin1', 4, 8) === 'ftyp') return cleanMp4;
	if (starts(bytes, 0x49, 0x44, 0x33) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2))
		return cleanMp3;
	return null;
};

/**
 * What was sent, with nothing left in it but the picture or the sound: no place, no time, no name of a camera. What it
 * is, its bytes say; a name or a type that came with it is never asked.
 */
export const clean = async (bytes: Buffer, kind: Kind): Promise<Cleaned | Unfit> => {
	if (bytes.length === 0) return 'empty';
	const reader = readerOf(bytes, kind);
	if (reader === null) return 'other-kind';
	if (bytes.length > mostBytes[kind] * 4) return 'too-large';
	const cleaned = await reader(bytes);
	if (typeof cleaned === 'string') return cleaned;
	return cleaned.bytes.length > mostBytes[kind] ? 'too-large' : cleaned;
};
