import type { Inputs, Line } from './line';

/** What says when the person last put their word to what stands on the card. */
export type Confirmed = Pick<Inputs, 'answers' | 'crisis' | 'directive'> & {
	/** When each answer was last signed. */
	readonly signed: ReadonlyMap<string, Date>;
	/** When they last said that all of it is still right; null when they never did. */
	readonly stillRight?: Date | null;
};

/** Twelve months before, on the calendar: what was said on the same day a year ago is not older than that. */
const yearBefore = (now: Date): Date => {
	const at = new Date(now);
	at.setUTCFullYear(at.getUTCFullYear() - 1);
	return at;
};

/**
 * When the person last wrote, signed or confirmed anything of these lines; null where none of them is theirs to
 * confirm: what was told to staff and waits, whom to call, and what the place adds have no such day.
 */
export const lastConfirmed = (
	{ answers, crisis, directive, signed, stillRight = null }: Confirmed,
	lines: readonly Line[]
): Date | null => {
	const own = lines.filter(({ source, unchecked }) => source !== null && unchecked === null);
	if (own.length === 0) return null;
	const shown = new Set(own.map(({ source }) => source?.answerId));
	const times = [
		...answers.filter(({ id }) => shown.has(id)).map(({ writtenAt }) => writtenAt),
		...[...shown].flatMap((id) => (id === undefined ? [] : (signed.get(id) ?? []))),
		...crisis.map(({ at }) => at),
		...(directive?.inForce ?? []).map(({ signedAt }) => signedAt),
		...(directive?.wishes ?? []).map(({ answer }) => answer.writtenAt),
		...(stillRight === null ? [] : [stillRight])
	].map((at) => at.getTime());
	return times.length === 0 ? null : new Date(Math.max(...times));
};

/** Whether it is more than twelve months ago. */
export const isOld = (confirmed: Date | null, now: Date): boolean =>
	confirmed !== null && confirmed < yearBefore(now);
