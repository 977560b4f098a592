import { lastOf, type Entry } from './together';

/** Somebody who was asked to come, or named as somebody who is not to come. */
export type Attendee = {
	readonly id: string;
	readonly name: string;
	readonly is: string;
	readonly why: string | null;
	readonly accountId: string | null;
	/** Who asked for them, and whether that was the person. */
	readonly askedBy: string;
	readonly own: boolean;
	/** The person's word on it, and whether it is theirs or as somebody heard it. Null: not asked yet. */
	readonly wanted: { readonly yes: boolean; readonly own: boolean; readonly by: string } | null;
	/** They took part: nobody writes down a yes for the person. */
	readonly needsOwn: boolean;
	/** What they said themselves; null while nothing is known. */
	readonly accepted: boolean | null;
	/** When it was read out to them. */
	readonly readTo: Date | null;
};

type Named = Pick<Entry, 'accountId' | 'name'>;

const called = ({ name }: Named): string => (name ?? '').split(',')[0]?.trim().toLowerCase() ?? '';

/** The same account, or, where neither has one, the same name. */
const isSame = (one: Named, other: Named): boolean =>
	one.accountId === other.accountId && (one.accountId !== null || called(one) === called(other));

/** May be the same: by account where both have one, by name otherwise. */
const isAlike = (one: Named, other: Named): boolean =>
	one.accountId !== null && other.accountId !== null
		? one.accountId === other.accountId
		: called(one) === called(other);

/** What the person themselves said last to somebody, whenever they were named. */
const ownWordOn = (
	entries: readonly Entry[],
	who: Named,
	is: (one: Named, other: Named) => boolean
): Entry | null => {
	const named = new Set(entries.flatMap((one) => (one.kind === 'attendee' && is(one, who) ? [one.id] : [])));
	return (
		entries.findLast(
			({ kind, own, about }) => kind === 'wanted' && own && about !== null && named.has(about)
		) ?? null
	);
};

const ownNo = (entries: readonly Entry[], who: Named): Entry | null =>
	[ownWordOn(entries, who, isAlike), ownWordOn(entries, who, isSame)].find((one) => one?.what === 'no') ??
	null;

/** Whether the person said no to somebody themselves, who may stand there once more under another row. */
export const saidNoTo = (entries: readonly Entry[], who: Named): boolean => ownNo(entries, who) !== null;

/** The word that holds: the person's own, also where it was said to another row of the same; else what was heard. */
const wordOn = (entries: readonly Entry[], one: Entry): Entry | null => {
	const own = ownNo(entries, one) ?? ownWordOn(entries, one, isSame);
	if (own !== null) return own;
	const heard = lastOf(entries, 'wanted', one.id);
	return one.needsOwn && heard?.what === 'yes' ? null : heard;
};

/** Everybody who was named, in the order of their naming, with the word that holds on each. */
export const attendeesOf = (entries: readonly Entry[]): Attendee[] =>
	entries
		.filter(({ kind }) => kind === 'attendee')
		.map((one) => {
			const wanted = wordOn(entries, one);
			const accepted = lastOf(entries, 'accepted', one.id);
			return {
				id: one.id,
				name: one.name ?? '',
				is: one.what ?? 'other',
				why: one.words,
				accountId: one.accountId,
				askedBy: one.by,
				own: one.own,
				wanted: wanted && { yes: wanted.what === 'yes', own: wanted.own, by: wanted.by },
				needsOwn: one.needsOwn,
				accepted: accepted && accepted.what === 'yes',
				readTo: lastOf(entries, 'read-to', one.id)?.at ?? null
			};
		});

/** Only the person says who comes: whoever they said no to, or said nothing of yet, does not. */
export const isComing = ({ wanted, accepted }: Attendee): boolean =>
	wanted?.yes === true && accepted !== false;
