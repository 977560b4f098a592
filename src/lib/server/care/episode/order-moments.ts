import type { OrderFacts } from '../../standards/order-state';
import type { Moment } from '../../standards/vocabulary';
import { standingAll, type Fact } from './episode';
import type { Value } from './fields';

type Given = Value<'order'>;
type Seen = Pick<Value<'evaluation'>, 'at' | 'who' | 'inPerson'>;

const known = (answer: Given['independent']): boolean | null =>
	answer === 'not-known' ? null : answer === 'yes';

/** The orders of a record, as the rules ask about them, in the order they were obtained. */
export const ordersOf = (facts: readonly Fact[]): readonly OrderFacts[] =>
	standingAll(facts, 'order')
		.map(({ item, value }) => ({
			id: item,
			renewal: value.is === 'renewal',
			obtainedAt: value.obtained,
			until: value.until,
			independent: known(value.independent),
			inAdvance: value.advance === 'as-needed' || value.advance === 'standing',
			kinds: value.kinds ?? []
		}))
		.sort((a, b) => a.obtainedAt.getTime() - b.obtainedAt.getTime());

/** Every time somebody evaluated the person: by itself, and with a renewal. */
const seenIn = (facts: readonly Fact[]): readonly Seen[] => [
	...standingAll(facts, 'evaluation').map(({ value }) => value),
	...standingAll(facts, 'order').flatMap(({ value: { evaluatorIs, inPerson, obtained } }) =>
		evaluatorIs === null ? [] : [{ at: obtained, who: evaluatorIs, inPerson: inPerson ?? 'not-known' }]
	)
];

/**
 * When orders, renewals and evaluations came, for the clocks of a pack. Only what counts is among them: an order given
 * in advance, or by somebody not known to be a licensed independent practitioner, stays written and meets nothing.
 */
export const orderMoments = (facts: readonly Fact[]): Partial<Record<Moment, readonly Date[]>> => {
	const counted = ordersOf(facts).filter(({ independent, inAdvance }) => independent === true && !inAdvance);
	const seen = seenIn(facts);
	// The same visit written twice, with a renewal and by itself, is one visit.
	const times = (fits: (one: Seen) => boolean): Date[] =>
		[...new Set(seen.filter(fits).map(({ at }) => at.getTime()))]
			.sort((a, b) => a - b)
			.map((at) => new Date(at));
	const there = ({ inPerson }: Seen): boolean => inPerson === 'yes';
	return {
		order: counted.filter(({ renewal }) => !renewal).map(({ obtainedAt }) => obtainedAt),
		renewal: counted.filter(({ renewal }) => renewal).map(({ obtainedAt }) => obtainedAt),
		'lip-in-person': times((one) => one.who === 'independent' && there(one)),
		'nurse-in-person': times((one) => one.who === 'trained-nurse' && there(one)),
		// A practitioner on the telephone has evaluated nobody; whoever is qualified on the ward has.
		'staff-evaluation': times((one) => one.who !== 'other' && (one.who !== 'independent' || there(one)))
	};
};
