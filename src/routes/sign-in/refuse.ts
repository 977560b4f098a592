import { fail } from '@sveltejs/kit';
import type { Refusal } from '$lib/server/sign-in/enter';

type Typed = Readonly<Record<string, readonly string[]>>;

/** What a page needs to be drawn again. `seconds` is how long to wait; 0 for not at all. */
export const again = (problems: Readonly<Record<string, string>>, typed: Typed = {}, status = 422) =>
	fail(status, { problems, typed, seconds: 0 });

/** What may be shown again: all that was typed but a passphrase. */
export const shown = ({ passphrase: _own, current: _now, ...rest }: Typed): Typed => rest;

/** Too many tries: says how long to wait, in the page and in the header that browsers and scripts read. */
export const waiting = (seconds: number, typed: Typed) => fail(429, { problems: {}, typed, seconds });

/**
 * Draws the page again after a refusal at sign-in. The same for an account that is not there.
 * @param wrong the word key for "not right"
 */
export const refused = (refusal: Refusal, field: string, wrong: string, typed: Typed) => {
	if (refusal.outcome === 'wait') return waiting(refusal.seconds, typed);
	if (refusal.outcome === 'busy') return again({ [field]: 'sign-in:problems.busy' }, typed, 503);
	return again({ [field]: wrong }, typed);
};
