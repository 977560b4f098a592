/**
 * What behaviour may be telling, in the words of whoever shows it: a plan that answers that works better than one that
 * only stops the behaviour (S4-32).
 */
export const TELLS = [
	'too-much',
	'get-away',
	'unwell',
	'afraid',
	'near',
	'need',
	'feels-good',
	'no-words',
	'other'
] as const;
export type Tell = (typeof TELLS)[number];

/** How it is known: the person says so, somebody assessed it, or the team thinks so. */
export const TELLS_KNOWN = ['person', 'assessment', 'team'] as const;
export type TellsKnown = (typeof TELLS_KNOWN)[number];

/** What a line of the plan answers. */
export type Tells = {
	readonly tells: readonly Tell[];
	readonly tellsWords: string | null;
	readonly tellsKnown: TellsKnown | null;
};

/** Not linked yet. */
export const untold: Tells = { tells: [], tellsWords: null, tellsKnown: null };

export const isLinked = ({ tells, tellsWords }: Tells): boolean => tells.length > 0 || tellsWords !== null;
