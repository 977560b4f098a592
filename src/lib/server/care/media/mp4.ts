import { mostSeconds, type Cleaned, type Unfit } from './media';

/** Boxes that a sound needs (ISO 14496-12). What stands in no list is emptied: names, places, pictures. */
const outside = ['ftyp', 'moov', 'mdat', 'moof', 'styp', 'sidx', 'mfra'];
const inside: Readonly<Record<string, readonly string[]>> = {
	moov: ['mvhd', 'trak', 'mvex'],
	trak: ['tkhd', 'edts', 'mdia'],
	mdia: ['mdhd', 'hdlr', 'minf'],
	minf: ['smhd', 'dinf', 'stbl'],
	mvex: ['mehd', 'trex'],
	moof: ['mfhd', 'traf'],
	traf: ['tfhd', 'tfdt', 'trun', 'sgpd', 'sbgp']
};
const dated = ['mvhd', 'tkhd', 'mdhd'];

type Found = { seconds: number; sounds: number; others: number };

/** Makes a box free room of the same length, so that nothing behind it moves. */
const empty = (bytes: Buffer, at: number, end: number): void => {
	bytes.write('free', at + 4, 'latin1');
	bytes.fill(0, at + 8, end);
};

/** Goes through the boxes of a stretch; false when they do not fit into it. */
const walk = (bytes: Buffer, from: number, to: number, known: readonly string[], found: Found): boolean => {
	let at = from;
	while (at + 8 <= to) {
		const size = bytes.readUInt32BE(at);
		const name = bytes.toString('latin1', at + 4, at + 8);
		const end = size === 0 ? to : at + size;
		if (size !== 0 && (size < 8 || end > to)) return false;
		if (!known.includes(name)) empty(bytes, at, end);
		const within = inside[name];
		if (known.includes(name) && within && !walk(bytes, at + 8, end, within, found)) return false;
		if (name === 'hdlr' && end >= at + 20) {
			if (bytes.toString('latin1', at + 16, at + 20) === 'soun') found.sounds += 1;
			else found.others += 1;
			// Behind its kind stands the name that the phone gave it.
			bytes.fill(0, Math.min(at + 32, end), end);
		}
		if (dated.includes(name) && end >= at + 32) {
			const wide = bytes[at + 8] === 1;
			bytes.fill(0, at + 12, at + (wide ? 28 : 20));
			if (name === 'mvhd' && !wide)
				found.seconds = bytes.readUInt32BE(at + 24) / (bytes.readUInt32BE(at + 20) || 1);
		}
		at = end;
	}
	return at === to;
};

/**
 * An M4A with all but the sound emptied in place: `udta`, `meta` and `uuid` hold names and places, and the heads of
 * film and track say when. A film, or a track that tells where the phone was, is refused.
 */
export const cleanMp4 = (sent: Buffer): Cleaned | Unfit => {
	const bytes = Buffer.from(sent);
	const found: Found = { seconds: 0, sounds: 0, others: 0 };
	if (!walk(bytes, 0, bytes.length, outside, found)) return 'damaged';
	if (found.others > 0) return 'not-only-sound';
	if (found.sounds !== 1) return 'damaged';
	if (found.seconds > mostSeconds) return 'too-long';
	return { kind: 'sound', type: 'audio/mp4', bytes, size: null, turn: 1 };
};
