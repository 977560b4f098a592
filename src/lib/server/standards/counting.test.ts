import { describe, expect, test } from 'vitest';
import { countBy, figuresOf, usualCounting, type Use } from './counting';
import { bareFacts } from './examples';
import { packOf } from './packs';
import { COUNTING_RULES, type Kind } from './vocabulary';

const pack = packOf('us-joint-commission-2009');
const at = (day: number, time: string) => new Date(`2026-03-0${day}T${time}:00-05:00`);
const now = at(5, '12:00');
const use = (person: string, kinds: Kind[], from: Date, to: Date | null, moments = {}): Use => ({
	person,
	pack,
	facts: bareFacts('America/New_York', from, {
		components: kinds.map((kind) => ({ kind, startedAt: from, endedAt: to })),
		moments
	})
});
const counts = (...uses: Use[]) => COUNTING_RULES.map((rule) => countBy(rule, uses, now));

describe('what is counted as one (S1-19)', () => {
	test('S1-19: is not the same figure under the four rules, over the same records, which stay apart', () => {
		const night = use('a', ['physical', 'mechanical'], at(1, '22:00'), at(2, '07:00'), {
			order: [at(1, '22:30')],
			renewal: [at(2, '02:00'), at(2, '06:00')],
			'lip-in-person': [at(1, '23:00'), at(2, '06:00')]
		});
		// Each application, order, visit with an order, person-day.
		expect(counts(night)).toEqual([2, 3, 2, 2]);
	});

	test('an order by telephone belongs to the visit after it; a visit without one does not count', () => {
		const phone = use('a', ['seclusion'], at(1, '10:00'), at(1, '11:00'), {
			order: [at(1, '10:20')],
			'lip-in-person': [at(1, '10:50'), at(1, '10:55')]
		});
		expect(countBy('lip-with-order', [phone], now)).toBe(1);
		expect(countBy('lip-with-order', [use('a', ['seclusion'], at(1, '10:00'), null)], now)).toBe(0);
	});

	test('two uses on one day are one person-day; two people are two', () => {
		const one = use('a', ['physical'], at(1, '10:00'), at(1, '10:05'));
		const two = use('a', ['physical'], at(1, '20:00'), at(1, '20:05'));
		expect(counts(one, two)).toEqual([2, 0, 0, 1]);
		expect(countBy('person-day', [one, use('b', ['physical'], at(1, '10:00'), at(1, '10:05'))], now)).toBe(2);
	});

	test('the day is the facility’s, and what still goes on counts until today', () => {
		// 23:30 in New York is the next day in UTC.
		expect(countBy('person-day', [use('a', ['physical'], at(1, '23:30'), at(1, '23:50'))], now)).toBe(1);
		expect(countBy('person-day', [use('a', ['seclusion'], at(3, '10:00'), null)], now)).toBe(3);
	});

	test('leaves out what the pack does not count', () => {
		expect(counts(use('a', ['environmental'], at(1, '10:00'), at(1, '11:00')))).toEqual([0, 0, 0, 0]);
	});

	test('is each application by itself until the service chooses', () => {
		expect(usualCounting(pack)).toBe('application');
	});

	test('what began under another rule is counted by that one, and the two figures are never added up', () => {
		const [first, second, third] = [
			use('a', ['physical', 'mechanical'], at(1, '10:00'), at(1, '10:05')),
			use('a', ['physical'], at(3, '10:00'), at(3, '10:05')),
			use('b', ['physical', 'seclusion'], at(3, '12:00'), at(3, '12:05'))
		];
		const counted = [
			{ ...third, rule: 'person-day' as const },
			{ ...first, rule: 'application' as const },
			{ ...second, rule: 'person-day' as const }
		];
		expect(figuresOf(counted, now)).toEqual([
			{ rule: 'application', count: 2, records: 1, people: 1 },
			{ rule: 'person-day', count: 2, records: 2, people: 2 }
		]);
		expect(figuresOf([], now)).toEqual([]);
	});
});
