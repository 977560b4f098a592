import fc from 'fast-check';
import { choices, type Choice } from '../../src/lib/server/care/debrief/debrief';
import {
	answers as heard,
	hows,
	whats,
	type Answer,
	type What
} from '../../src/lib/server/care/debrief/offer';

/** Questions that a debrief may change: picks, lists, one of which may not be left out, and a short text. */
export const questions = ['helps', 'prepare', 'never', 'triggers', 'stop'] as const;
export type Asked = (typeof questions)[number];

/** How a side may end: the staff's with a change or an explicit none, the person's with more. */
export const ends = [
	...(['staff-closed change', 'staff-closed no-change', 'person-closed change'] as const),
	...(['person-closed no-change', 'person-closed declined'] as const),
	...(['person-closed not-reached', 'person-closed health'] as const)
];

/** One thing that may happen after an episode, done by the person, by who leads, or by staff. */
export type Deed =
	/** Staff offer it, and hear what the person says. */
	| ({ readonly does: 'offer'; readonly what: What; readonly how: (typeof hows)[number] } & Said<Answer>)
	/** The person says by themselves whether they want to talk. */
	| ({ readonly does: 'choose' } & Said<Choice>)
	| { readonly does: 'unwell'; readonly until: number; readonly more: number }
	/** Who leads asks for a change: of a line that is there (counted from 0), or a new one. */
	| { readonly does: 'propose'; readonly question: Asked; readonly line: number | null }
	/** The person answers one of what was proposed. `stale`: on a page that was opened before what happened since. */
	| {
			readonly does: 'answer';
			readonly proposal: number;
			readonly how: 'accepted' | 'reworded' | 'declined' | 'not-now';
			readonly days: number;
			readonly stale: boolean;
	  }
	/** The person changes their plan by themselves. */
	| {
			readonly does: 'edit';
			readonly question: Asked;
			readonly how: 'add' | 'reword' | 'remove';
			readonly line: number;
	  }
	/** One side of the talk is ended, as it stands: by who leads, or by the person for their own. */
	| { readonly does: 'end'; readonly by: 'leader' | 'person'; readonly how: (typeof ends)[number] }
	/** The person opens their side again. */
	| { readonly does: 'reopen' }
	| { readonly does: 'wait'; readonly days: number };
type Said<T> = { readonly answer: T; readonly days: number };

const days = fc.integer({ min: 1, max: 21 });
const does = <T extends Deed['does']>(one: T) => fc.constant(one);
const question = fc.constantFrom(...questions);
const line = fc.nat({ max: 5 });

const deed: fc.Arbitrary<Deed> = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			does: does('offer'),
			what: fc.constantFrom(...whats),
			how: fc.constantFrom(...hows),
			answer: fc.constantFrom(...heard),
			days
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({ does: does('choose'), answer: fc.constantFrom(...choices), days })
	},
	{
		weight: 1,
		arbitrary: fc.record({
			does: does('unwell'),
			until: fc.integer({ min: 1, max: 9 }),
			more: fc.nat({ max: 5 })
		})
	},
	{
		weight: 5,
		arbitrary: fc.record({
			does: does('propose'),
			question,
			line: fc.option(line, { nil: null, freq: 2 })
		})
	},
	{
		weight: 8,
		arbitrary: fc.record({
			does: does('answer'),
			proposal: fc.nat({ max: 6 }),
			how: fc.constantFrom('accepted', 'accepted', 'reworded', 'declined', 'declined', 'not-now'),
			days,
			stale: fc.boolean()
		})
	},
	{
		weight: 3,
		arbitrary: fc.record({
			does: does('edit'),
			question,
			how: fc.constantFrom('add', 'reword', 'remove'),
			line
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({
			does: does('end'),
			by: fc.constantFrom('leader', 'leader', 'person'),
			how: fc.constantFrom(...ends)
		})
	},
	{ weight: 1, arbitrary: fc.record({ does: does('reopen') }) },
	{ weight: 2, arbitrary: fc.record({ does: does('wait'), days }) }
);

/** A story after one episode: two things are asked for and answered in any case. */
export const stories: fc.Arbitrary<Deed[]> = fc
	.tuple(fc.array(deed, { minLength: 3, maxLength: 16 }), question, question)
	.map(([drawn, first, second]) => [
		{ does: 'propose', question: first, line: 0 },
		{ does: 'propose', question: second, line: null },
		...drawn,
		{ does: 'answer', proposal: 0, how: 'declined', days: 1, stale: false },
		{ does: 'answer', proposal: 1, how: 'accepted', days: 1, stale: false },
		{ does: 'end', by: 'leader', how: 'staff-closed change' }
	]);
