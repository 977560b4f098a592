import type { Fact, FactOf } from './episode';
import type { Field, Value } from './fields';
import { nothingMore } from './use-fields';

type More = Partial<Pick<Fact, 'item' | 'happenedAt' | 'enteredAt' | 'because'>>;

/** A small book of facts for tests: each is entered a minute after the one before, unless the test says when. */
export const book = (begins: Date) => {
	const facts: Fact[] = [];
	let next = begins.getTime();
	const enter = <F extends Field>(field: F, value: Value<F> | null, more: More = {}): void => {
		const enteredAt = more.enteredAt ?? new Date(next);
		next = Math.max(next, enteredAt.getTime()) + 60_000;
		const fact: FactOf<F> = {
			id: `fact-${facts.length}`,
			field,
			item: more.item ?? '',
			value,
			happenedAt: more.happenedAt ?? null,
			enteredAt,
			enteredBy: 'dana',
			because: more.because ?? null
		};
		facts.push(fact as Fact);
	};
	return { facts, enter };
};

/** A component of which only kind and times are written. */
export const component = (
	kind: Value<'component'>['kind'],
	from: Date,
	to: Date | null = null
): Value<'component'> => ({ ...nothingMore, kind, from, to });
