import type { How } from './notice';

/** What became of a message: nobody is there, or nobody could be reached however often it was tried. */
export type Fault = 'refused' | 'unreached' | null;

/** How an account is told outside the site, as its own page shows it. */
export type Way = {
	readonly how: How;
	readonly address: string | null;
	/** An address whose code has not come back yet: nothing but the code goes there. */
	readonly asked: { readonly how: 'mail' | 'text'; readonly address: string; readonly fault: Fault } | null;
	readonly quiet: { readonly from: number; readonly until: number; readonly zone: string };
	readonly fault: Fault;
	readonly faultAt: Date | null;
};

/** What a question for a code came to. `often`: too many today. `never`: that address is to be left alone. */
export type Asked = 'asked' | 'never' | 'often' | 'no';

/** What a code that came back did. */
export type Confirmed = 'done' | 'wrong' | 'gone' | 'never' | 'not-now';

/** How long a code waits: long enough to come back on another day, alone. */
export const CODE_MS = 72 * 3_600_000;

/** What holds for somebody who never chose. */
export const unchosen = (zone: string): Way => ({
	how: 'none',
	address: null,
	asked: null,
	quiet: { from: 21, until: 8, zone },
	fault: null,
	faultAt: null
});
