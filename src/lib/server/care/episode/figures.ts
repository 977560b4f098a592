import type { Countable } from '../../standards/counting';
import { findPack } from '../../standards/packs';
import type { CountingRule, Kind } from '../../standards/vocabulary';
import type { Fact } from './episode';
import { standingAll } from './episode';
import { fields, type Field } from './fields';
import { ordersOf } from './order-moments';
import { packFactsOf } from './pack-facts';
import { readStored } from './read';
import type { Shape } from './shape';

/** What has to be known of a record to count it: what was used when, orders, visits, and what decides whether it counts. */
export const countingFields = [
	...(['component', 'ended', 'order', 'evaluation'] as const),
	...(['reason-class', 'exit', 'believed'] as const)
] satisfies readonly Field[];

/** A record to be counted, with nothing of what was written in words. */
export type CountedRecord = {
	readonly person: string;
	readonly pack: string;
	readonly zone: string;
	readonly startedAt: Date;
	readonly facts: readonly Fact[];
	readonly rule: CountingRule;
};

/** A record as the standards count it; null where nobody knows its rules. */
export const countable = ({ pack: ref, facts, ...one }: CountedRecord): Countable | null => {
	const pack = findPack(ref);
	if (!pack) return null;
	return {
		person: one.person,
		rule: one.rule,
		pack,
		facts: packFactsOf(facts, {
			zone: one.zone,
			startedAt: one.startedAt,
			recordMadeAt: one.startedAt,
			ageYearsAtStart: null,
			veryBad: [],
			alsoWritten: []
		})
	};
};

/** The kinds that stand in a record. */
export const kindsIn = ({ facts }: CountedRecord): readonly Kind[] => [
	...new Set(standingAll(facts, 'component').map(({ value }) => value.kind))
];

/** The same record as far as it is about one kind: its uses, and the orders that name it or name none. */
export const countableOfKind = (record: CountedRecord, kind: Kind): Countable | null => {
	const whole = countable(record);
	if (whole === null) return null;
	const others = new Set(
		ordersOf(record.facts).flatMap(({ id, kinds }) => (kinds.length > 0 && !kinds.includes(kind) ? [id] : []))
	);
	const own = countable({
		...record,
		facts: record.facts.filter(({ field, item }) => field !== 'order' || !others.has(item))
	});
	return {
		...whole,
		facts: {
			...whole.facts,
			components: whole.facts.components.filter((one) => one.kind === kind),
			moments: own?.facts.moments ?? {}
		}
	};
};

/**
 * A value of which only what is counted is kept, as the database keeps it: what was said in words stays behind and is
 * nowhere read.
 */
export const readCounted = <F extends (typeof countingFields)[number]>(field: F, json: unknown) => {
	const shape: Shape = fields[field].shape;
	const left = Object.entries(shape).flatMap(([name, part]) =>
		part.kind === 'words' && part.needed ? [[name, '-'] as const] : []
	);
	return readStored(field, { ...Object.fromEntries(left), ...Object(json) });
};
