/** How long the code works that lets somebody in again. In minutes. */
export const codeMinutes = 15;

/**
 * What came of a helper's word. `ready`: the code is made; the others say what is missing: a second member of staff,
 * one that is not the same, one who works in no unit with the first, an account to be let into.
 */
export const outcomes = ['ready', 'waiting', 'twice', 'same-unit', 'no-account', 'no'] as const;
export type Outcome = (typeof outcomes)[number];

/** The code to hand over, shown once; null while it takes more than this helper. */
export type Help = { readonly outcome: Outcome; readonly code: string | null };
