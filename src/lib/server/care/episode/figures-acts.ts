import type { Pass, Sql } from '../../access';
import { figuresOf, type Countable, type Figure } from '../../standards/counting';
import { countingAt } from '../service/settings';
import { countingHistory } from '../service/settings-acts';
import { countable } from './figures';
import * as store from './figures-store';

/**
 * How much was recorded of each of these people, by what the unit of each record counted as one when it began (S1-19).
 * Who has no record is not in it.
 */
export const figuresFor = async (
	sql: Sql,
	pass: Pass,
	people: readonly string[]
): Promise<ReadonlyMap<string, readonly Figure[]>> => {
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
	const found = new Map<string, Countable[]>();
	for (const { id, unitId, person, pack, zone, startedAt } of records) {
		const unit = history.get(unitId);
		const rule = countingAt(unit?.rows ?? [], unit?.pack ?? pack, startedAt, pass.now);
		const one = countable({ person, pack, zone, startedAt, rule, facts: facts.get(id) ?? [] });
		if (one !== null) found.set(person, [...(found.get(person) ?? []), one]);
	}
	return new Map([...found].map(([person, uses]) => [person, figuresOf(uses, pass.now)]));
};
