import type { Pass, Sql } from '../../access';
import { figuresOf, type Countable, type Figure } from '../../standards/counting';
import { countingAt } from '../service/settings';
import { countingHistory } from '../service/settings-acts';
import { countable, type CountedRecord } from './figures';
import * as store from './figures-store';

/** The records of these people as they are counted: each by what its unit counted as one when it began (S1-19). */
export const recordsFor = async (
	sql: Sql,
	pass: Pass,
	people: readonly string[]
): Promise<readonly CountedRecord[]> => {
	const records = await store.recordsOf(sql, pass, people);
	const facts = await store.countedOf(
		sql,
		pass,
		records.map(({ id }) => id)
	);
	const history = await countingHistory(
		sql,
		pass,
		records.map(({ unitId }) => unitId)
	);
	return records.map(({ id, unitId, ...one }) => {
		const unit = history.get(unitId);
		const rule = countingAt(unit?.rows ?? [], unit?.pack ?? one.pack, one.startedAt, pass.now);
		return { ...one, rule, facts: facts.get(id) ?? [] };
	});
};

/** The figures of each of these people, from their records. */
export const figuresIn = (
	records: readonly CountedRecord[],
	now: Date
): ReadonlyMap<string, readonly Figure[]> => {
	const found = new Map<string, Countable[]>();
	for (const record of records) {
		const one = countable(record);
		if (one !== null) found.set(record.person, [...(found.get(record.person) ?? []), one]);
	}
	return new Map([...found].map(([person, uses]) => [person, figuresOf(uses, now)]));
};

/**
 * How much was recorded of each of these people, by what the unit of each record counted as one when it began (S1-19).
 * Who has no record is not in it.
 */
export const figuresFor = async (
	sql: Sql,
	pass: Pass,
	people: readonly string[]
): Promise<ReadonlyMap<string, readonly Figure[]>> =>
	figuresIn(await recordsFor(sql, pass, people), pass.now);
