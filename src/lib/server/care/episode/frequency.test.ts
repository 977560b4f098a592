import { expect, test } from 'vitest';
import { figuresOf, type Countable } from '../../standards/counting';
import { addDays } from '../../standards/zone';
import { component } from './facts.example';
import { aMonth, frequencyOf } from './frequency';
import { countable, type CountedRecord } from './figures';

const zone = 'America/Toronto';
const now = new Date('2026-12-20T12:00:00-05:00');
let made = 0;
/** A record that began late on a day, which is the next day in UTC. */
const record = (day: string, kind: 'seclusion' | 'physical' = 'seclusion', person = 'a'): CountedRecord => {
	const startedAt = new Date(`${addDays(day, 1)}T03:30:00Z`);
	const value = { ...component(kind, startedAt), to: new Date(startedAt.getTime() + 60_000) };
	const id = String(made++);
	return {
		...{ person, zone, startedAt, pack: 'us-joint-commission-2009', rule: 'application' as const },
		facts: [
			{
				...{ id, item: id, field: 'component' as const, value, because: null },
				...{ happenedAt: startedAt, enteredAt: startedAt, enteredBy: 'kim' }
			}
		]
	};
};

test('S4-08: each kind by the month in which it began, on the unit’s calendar, with its rule; empty months count too', () => {
	const found = frequencyOf(
		[record('2026-10-31'), record('2026-12-01'), record('2026-12-02', 'physical')],
		now
	);
	expect(found?.months.map(({ month, kinds }) => [month, kinds.map(({ kind }) => kind)])).toEqual([
		['2026-12', ['seclusion', 'physical']],
		['2026-10', ['seclusion']]
	]);
	expect(found?.whole[0]?.figures).toEqual([{ rule: 'application', count: 2, records: 2, people: 1 }]);
	expect(found?.over).toBe(3);
	expect(frequencyOf([], now)).toBeNull();
});

test('S4-08: two rules are never added up', () => {
	const found = frequencyOf([record('2026-12-01'), { ...record('2026-12-02'), rule: 'person-day' }], now);
	expect(found?.months[0]?.kinds[0]?.figures.map(({ rule, count }) => [rule, count])).toEqual([
		['application', 1],
		['person-day', 1]
	]);
});

test('S4-08: the figures of the seed: 147 people, 2,352 times in 12 months, 16 each, 1.33 a month', () => {
	const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
	const of = (person: string): readonly CountedRecord[] =>
		[...months, ...months.slice(0, 4)].map((month) => record(`${month}-10`, 'seclusion', person));
	const people = Array.from({ length: 147 }, (_, at) => `person ${at}`);
	const all = people.flatMap(of);
	const [figure] = figuresOf(
		all.map(countable).filter((one): one is Countable => one !== null),
		now
	);
	expect(figure).toEqual({ rule: 'application', count: 2352, records: 2352, people: 147 });
	const own = frequencyOf(of('person 0'), now);
	expect([own?.whole[0]?.figures[0]?.count, own?.over]).toEqual([16, 12]);
	expect(aMonth(16, 12)).toBe(1.33);
});
