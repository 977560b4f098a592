import type { Line } from '../../questions/say';
import type { SaidThen } from '../service/policy-acts';
import { seenSize, type Media, type Shown } from '../media/media';

/** A row of the record as it stands, by column. Times are instants; keys and hashes are left out. */
export type Row = Readonly<Record<string, unknown>>;

/** One answer in words, with where it comes from. */
export type Told = {
	readonly title: string;
	readonly state: string;
	readonly lines: readonly Pick<Line, 'text' | 'language'>[];
	readonly typedBy: string;
	readonly checkedBy: string | null;
	readonly writtenAt: Date;
	readonly setVersion: number;
	readonly groups: readonly string[];
	readonly named: readonly string[];
};

/** A picture or a sound with what is in it, so that it can be seen and heard without Foreword. */
export type Carried = Pick<Media, 'id' | 'kind' | 'type' | 'words' | 'language' | 'state' | 'turn'> & {
	/** What it shows or says, in words; null of a photo of a signed paper. */
	readonly title: string | null;
	/** As it is seen, once turned; nothing of a sound. */
	readonly width: number;
	readonly height: number;
	readonly addedBy: string;
	readonly addedAt: Date;
	readonly base64: string;
};

export const carried = (one: Media, title: string | null, { bytes }: Shown): Carried => {
	const { id, kind, type, words, language, state, turn, by, addedAt } = one;
	return {
		...{ id, title, kind, type, words, language, state, turn, ...seenSize(one), addedBy: by, addedAt },
		base64: Buffer.from(bytes).toString('base64')
	};
};

/** How often somebody may take everything along within an hour (safety notes, rate limits). */
export const exportsPerHour = 20;

const hour = 3_600_000;

/**
 * From when on the next export may be made; null when it may be made now.
 * @param made when the last ones were made, newest first
 */
export const nextExportAt = (made: readonly Date[], now: Date): Date | null => {
	const oldest = made[exportsPerHour - 1];
	const from = oldest === undefined ? 0 : oldest.getTime() + hour;
	return from > now.getTime() ? new Date(from) : null;
};

/** All that Foreword holds about a person and that the person may read, made at one moment. */
export type Bundle = {
	readonly person: {
		readonly id: string;
		readonly name: string;
		readonly born: string;
		readonly recordNumber: string | null;
		readonly language: string;
	};
	/** Table → its rows about the person, every version of them. */
	readonly records: Readonly<Record<string, readonly Row[]>>;
	/** Account id → the name it is shown by: who typed, checked, looked, helped. */
	readonly names: Readonly<Record<string, string>>;
	/** Question → what was asked, in the person's language. */
	readonly questions: Readonly<Record<string, string>>;
	/** How they come in, where they are signed in, and what they chose: how they read, how and when they are told. */
	readonly account: Readonly<Record<string, unknown>>;
	/** Whom to tell and whom never: "never" wins over a second line of the same name or phone. */
	readonly people: { readonly tell: readonly string[]; readonly never: readonly string[] };
	/** What each unit's own policy said when something happened there. */
	readonly policies: readonly SaidThen[];
	/** The answers that hold now, in words. */
	readonly answers: readonly Told[];
	/** Their pictures and sounds, those they took off too; an own list, as `records` holds no bytes. */
	readonly media: readonly Carried[];
};

const isUuid = (value: unknown): value is string =>
	typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Every id that stands in the rows, to be looked up by name. */
export const idsIn = (records: Bundle['records']): string[] =>
	[
		...new Set(
			Object.values(records).flatMap((rows) =>
				rows.flatMap((row) => Object.values(row).flatMap((value) => (Array.isArray(value) ? value : [value])))
			)
		)
	].filter(isUuid);

/** The file for computers: one object, its keys in order, times as ISO instants in UTC. */
export const jsonOf = (bundle: Bundle, madeAt: Date): string =>
	JSON.stringify({ format: 'foreword-own-export', version: 1, madeAt, ...bundle }, null, '\t');
