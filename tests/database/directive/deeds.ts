import fc from 'fast-check';

/** One thing that a person, a witness, who speaks for them or staff may do; several make a history. */
export type Deed =
	| { readonly does: 'begin' }
	| { readonly does: 'say'; readonly question: (typeof questions)[number]; readonly many: number }
	| { readonly does: 'sign' }
	| { readonly does: 'witness'; readonly what: 'witness' | 'capacity' | 'document' }
	| { readonly does: 'withdraw'; readonly whole: boolean; readonly some: number }
	/** Staff write down that the person, found unable to decide, wants it cancelled. */
	| { readonly does: 'report' }
	/** Names who speaks for them, or hears what the one they named says. */
	| { readonly does: 'agent'; readonly answer: 'none' | 'accepted' | 'declined' | 'ended' }
	/** Says when to read it again and, where the law knows such an end, when it ends: in so many days. */
	| { readonly does: 'dates'; readonly review: number; readonly end: number }
	| { readonly does: 'wait'; readonly days: number };

export const questions = ['treatment-want', 'treatment-refuse', 'never', 'calm', 'hospital-prefer'] as const;
export const places = ['us-washington', 'preference-only', 'scotland', 'germany', 'au-victoria'] as const;

const days = fc.integer({ min: 1, max: 400 });
const answers = ['none', 'accepted', 'declined', 'ended'] as const;
const deed: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant({ does: 'begin' as const }) },
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constant('say' as const),
			question: fc.constantFrom(...questions),
			many: fc.integer({ min: 0, max: 3 })
		})
	},
	{ weight: 2, arbitrary: fc.constant({ does: 'sign' as const }) },
	{
		weight: 2,
		arbitrary: fc.record({
			does: fc.constant('witness' as const),
			what: fc.constantFrom('witness' as const, 'capacity' as const, 'document' as const)
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('withdraw' as const),
			whole: fc.integer({ min: 1, max: 4 }).map((drawn) => drawn === 1),
			some: fc.integer({ min: 1, max: 63 })
		})
	},
	{ weight: 1, arbitrary: fc.constant({ does: 'report' as const }) },
	{
		weight: 2,
		arbitrary: fc.record({ does: fc.constant('agent' as const), answer: fc.constantFrom(...answers) })
	},
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('dates' as const), review: days, end: days }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), days }) }
);
const first: Deed[] = [
	{ does: 'begin' },
	{ does: 'say', question: 'never', many: 2 },
	{ does: 'say', question: 'treatment-want', many: 2 },
	{ does: 'agent', answer: 'none' },
	{ does: 'agent', answer: 'accepted' },
	{ does: 'sign' },
	{ does: 'witness', what: 'witness' },
	{ does: 'witness', what: 'witness' }
];

/** A history: something is signed and witnessed, then whatever comes, and in the end some of it is taken back. */
export const history: fc.Arbitrary<Deed[]> = fc
	.array(deed, { minLength: 3, maxLength: 10 })
	.map((drawn) => [...first, ...drawn, { does: 'withdraw', whole: false, some: 5 } as const]);

/** Lives that were drawn once and went wrong: lived again each time. */
export const found: [Deed[], (typeof places)[number]][] = [
	// All of it taken back while a new version was being written; a line of that one left out afterwards.
	[
		[
			...first,
			{ does: 'begin' },
			{ does: 'say', question: 'never', many: 1 },
			{ does: 'withdraw', whole: true, some: 1 },
			{ does: 'say', question: 'never', many: 0 },
			{ does: 'withdraw', whole: true, some: 1 },
			{ does: 'withdraw', whole: false, some: 5 }
		],
		'preference-only'
	],
	// Some taken back of the version in force while a newer one waits for its witness.
	[
		[
			...first,
			{ does: 'begin' },
			{ does: 'say', question: 'never', many: 1 },
			{ does: 'sign' },
			{ does: 'withdraw', whole: false, some: 5 }
		],
		'au-victoria'
	]
];
