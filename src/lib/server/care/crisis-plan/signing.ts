import { createHash } from 'node:crypto';
import {
	isUnsettled,
	saidTo,
	standing,
	wordingOf,
	type Line,
	type Said,
	type Voice,
	type Wording
} from './crisis-plan';

export const ways = ['here', 'aloud', 'paper'] as const;
/** Typed by themselves, said aloud to who holds the device, or signed on paper. */
export type Way = (typeof ways)[number];

/** A signature and what of the plan it was put under: the hash of each line by its wording. */
export type Signed = {
	readonly id: string;
	/** Null: the person. */
	readonly voice: string | null;
	readonly name: string;
	readonly how: Way;
	/** Who typed it; null when the signer did. */
	readonly typist: string | null;
	readonly at: Date;
	readonly lines: ReadonlyMap<string, string>;
	/** Written under pressure, perhaps: the person has yet to confirm it. It stands. */
	readonly waits: boolean;
};

/** One line as it is signed: its wording, what each voice said to it, and the hash of both. */
export type SignedText = { readonly wording: Wording; readonly hash: string };

const sha = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Binds the wording, its place and what everybody said to it: a changed answer is a changed line. */
export const lineHash = (wording: Wording, voices: readonly Voice[], all: readonly Said[]): string =>
	sha([
		wording.id,
		wording.topic,
		wording.language,
		wording.wording,
		voices
			.map(({ id }) => id)
			.toSorted()
			.flatMap((voice) => {
				const said = saidTo(wording.id, voice, all);
				return said === null ? [] : [[voice, said.answer, said.reason, said.language]];
			})
	]);

/** The text as it is shown and signed; null while two wordings wait for the person to choose. */
export const textOf = (
	lines: readonly Line[],
	voices: readonly Voice[],
	all: readonly Said[]
): SignedText[] | null => {
	const read = standing(lines);
	if (read.some(isUnsettled)) return null;
	return read.flatMap((line) => {
		const wording = wordingOf(line);
		return wording === null ? [] : [{ wording, hash: lineHash(wording, voices, all) }];
	});
};

/** The hash of all that is shown, in its order. */
export const textHash = (text: readonly SignedText[]): string => sha(text.map(({ hash }) => hash));

export type Covers = {
	/** The whole text as it is now, some of it, or none. */
	readonly covers: 'all' | 'some' | 'none';
	/** Lines of today that were changed, or written, since. */
	readonly changed: number;
};

/** Which of the text of today a signature is under. */
export const covered = (signed: Signed, text: readonly SignedText[]): Covers => {
	const changed = text.filter(({ wording, hash }) => signed.lines.get(wording.id) !== hash).length;
	return { covers: changed === 0 ? 'all' : changed === text.length ? 'none' : 'some', changed };
};

/** The last signature of each voice that signed, the person first. */
export const lastSigned = (all: readonly Signed[]): Signed[] => {
	const latest = [...new Map(all.map((one) => [one.voice, one])).values()];
	return latest.toSorted((a, b) => Number(a.voice !== null) - Number(b.voice !== null));
};
