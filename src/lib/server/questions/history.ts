import type { Answer } from './answer';

/** For how many days something that was changed or removed can be taken back by one press. */
export const takeBackDays = 30;
const day = 24 * 60 * 60 * 1000;

/** A version of an answer, with the time it held. What somebody typed and the person never found right never held. */
export type Version = Answer & {
	readonly heldFrom: Date | null;
	/** When another answer took its place; null while it holds, and when it never did. */
	readonly heldUntil: Date | null;
};

/**
 * Every version with the time it held, newest first.
 * @param own the person's account: what it typed held at once
 * @param confirmed when the person found right what others typed, by answer id
 */
export const historyOf = (
	versions: readonly Answer[],
	own: string,
	confirmed: ReadonlyMap<string, Date>
): Version[] => {
	const from = (one: Answer): Date | null =>
		one.typedBy === own ? one.writtenAt : (confirmed.get(one.id) ?? null);
	const moment = (one: Answer): number => (from(one) ?? one.writtenAt).getTime();
	// Two answers of one moment stand in the order in which one was written over the other.
	const depth = ({ base }: Answer): number => {
		const under = versions.find(({ id }) => id === base);
		return under === undefined ? 0 : depth(under) + 1;
	};
	const inOrder = versions.toSorted((a, b) => moment(a) - moment(b) || depth(a) - depth(b));
	const held = inOrder.filter((one) => from(one) !== null);
	return inOrder
		.map((one) => {
			const next = held[held.indexOf(one) + 1];
			return {
				...one,
				heldFrom: from(one),
				heldUntil: held.includes(one) && next !== undefined ? from(next) : null
			};
		})
		.toReversed();
};

/** Until when a version can be taken back by one press; null when it cannot: it holds, never held, or it is too late. */
export const takeBackUntil = (version: Version, current: string | null, now: Date): Date | null => {
	if (version.heldUntil === null || version.id === current || version.state !== 'answered') return null;
	const until = new Date(version.heldUntil.getTime() + takeBackDays * day);
	return now < until ? until : null;
};
