import { wallClock } from '../../standards/zone';

/** How an account is told that something new waits for it; in the site always. */
export type How = 'none' | 'mail' | 'text';

/** What decides, at the moment of sending, whether a notice goes out. */
export type Standing = {
	readonly how: How | null;
	/** The address asked to be left alone. */
	readonly never: boolean;
	/** Nobody was there the last time. */
	readonly faulty: boolean;
	/** Full hours between which nothing is sent; none when both are the same. */
	readonly quiet: { readonly from: number; readonly until: number; readonly zone: string };
	/** When a notice was last begun, and by which job. */
	readonly told: { readonly at: Date; readonly job: string } | null;
};

export type Decision =
	| { readonly is: 'send' }
	| { readonly is: 'later'; readonly until: Date }
	| { readonly is: 'drop'; readonly why: 'not-wanted' | 'not-here' | 'nobody-there' };

/** No more than one notice in this time, however much is new. */
export const APART_MS = 3_600_000;

const QUARTER = 900_000;

const hourAt = (at: Date, zone: string): number => Number(wallClock(at, zone).time.slice(0, 2));

/** Whether an hour of the day lies in the quiet ones, which may run over midnight. */
export const isQuiet = (hour: number, { from, until }: { from: number; until: number }): boolean =>
	from <= until ? hour >= from && hour < until : hour >= from || hour < until;

/**
 * The first quarter of an hour from `at` on that is not quiet. Walked, since clocks that change make an hour of the
 * wall longer or shorter.
 */
const afterQuiet = (at: Date, quiet: Standing['quiet']): Date => {
	if (quiet.from === quiet.until || !isQuiet(hourAt(at, quiet.zone), quiet)) return at;
	const first = Math.ceil((at.getTime() + 1) / QUARTER) * QUARTER;
	for (let step = 0; step < 4 * 26; step++) {
		const then = new Date(first + step * QUARTER);
		if (!isQuiet(hourAt(then, quiet.zone), quiet)) return then;
	}
	return at;
};

/**
 * Whether a notice goes out now. Asked when it is sent, not when it became due: what the person said in between counts.
 * @param job the job that asks: its own begin does not make it wait
 * @param urgent somebody asks for help: neither the hour nor the quiet hours hold it back
 */
export const decide = (standing: Standing, job: string, now: Date, urgent = false): Decision => {
	if (standing.how === null || standing.how === 'none') return { is: 'drop', why: 'not-wanted' };
	if (standing.never) return { is: 'drop', why: 'not-here' };
	if (standing.faulty) return { is: 'drop', why: 'nobody-there' };
	if (urgent) return { is: 'send' };
	const { told } = standing;
	const apart = told === null || told.job === job ? now : new Date(told.at.getTime() + APART_MS);
	const due = afterQuiet(apart > now ? apart : now, standing.quiet);
	return due > now ? { is: 'later', until: due } : { is: 'send' };
};

/** Whether this can be the address of somebody's mail: one `@`, no blanks, nothing that could begin another header. */
export const isMailAddress = (text: string): boolean =>
	text.length <= 254 &&
	/^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@[^\s@<>()[\],;:\\"\p{Cc}]+\.[^\s@<>()[\],;:\\".\p{Cc}]{2,}$/u.test(text);

/** A number as the whole world dials it: `+61…`; blanks, hyphens and brackets go. Null when it is none. */
export const phoneNumber = (text: string): string | null => {
	const plain = text.normalize('NFKC').replace(/[\s().\-/]/g, '');
	return /^\+[1-9][0-9]{6,14}$/.test(plain) ? plain : null;
};

/** An address as it may be shown where somebody could look over a shoulder: `t…@e…`, `…89`. */
export const hinted = (how: How, address: string): string => {
	if (how === 'text') return `…${address.slice(-2)}`;
	const [name = '', place = ''] = address.split('@');
	return `${[...name][0] ?? ''}…@${[...place][0] ?? ''}…`;
};
