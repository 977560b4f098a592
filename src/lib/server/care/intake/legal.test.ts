import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsOn, isOver, legalStatuses, type Legal } from './legal';

const day = fc
	.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10));
const row: fc.Arbitrary<Legal> = fc.record({
	id: fc.uuid(),
	status: fc.constantFrom(...legalStatuses),
	listed: fc.constant(null),
	law: fc.constant(''),
	since: day,
	until: fc.option(day, { nil: null }),
	told: fc.constantFrom('yes' as const, 'not-yet' as const),
	by: fc.constant('Kim'),
	at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
});

test('what holds is the last to begin, never one that has yet to', () => {
	fc.assert(
		fc.property(fc.array(row), day, (rows, today) => {
			const held = holdsOn(rows, today);
			const begun = rows.filter(({ since }) => since <= today);
			expect(held === null).toBe(begun.length === 0);
			for (const other of begun) expect((held?.since ?? '') >= other.since).toBe(true);
			if (held !== null) expect(begun).toContain(held);
		})
	);
});

test('the order of writing decides on one day, whatever the order they are read in', () => {
	fc.assert(
		fc.property(fc.array(row), day, (rows, today) => {
			const [one, other] = [holdsOn(rows, today), holdsOn(rows.toReversed(), today)];
			expect([one?.since, one?.at]).toEqual([other?.since, other?.at]);
		})
	);
});

test('one whose day has passed says so on the day after', () => {
	const one: Legal = {
		...{ id: 'a', status: 'detained', listed: null, law: '', since: '2026-02-01', until: '2026-02-28' },
		...{ told: 'yes', by: 'Kim', at: new Date('2026-02-01') }
	};
	expect([isOver(one, '2026-02-28'), isOver(one, '2026-03-01')]).toEqual([false, true]);
});
