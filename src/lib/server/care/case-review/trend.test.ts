import { expect, test } from 'vitest';
import { book, component } from '../episode/facts.example';
import type { Setting } from '../service/settings';
import { trendOf, type InTrend } from './trend';

const day = (of: number): Date => new Date(Date.UTC(2026, 2, of, 12));
const days = { fromDay: '2026-03-01', toDay: '2026-03-31' };
const now = new Date(Date.UTC(2026, 3, 10));

const counting = (value: Setting['value'], holdsFrom: Date): Setting => ({
	id: holdsFrom.toISOString(),
	name: 'counting',
	value,
	holdsFrom,
	enteredAt: holdsFrom,
	by: null
});

/** A record of two kinds, both over after five minutes. */
const record = (person: number, of: number): InTrend => {
	const { facts, enter } = book(day(of));
	const over = new Date(day(of).getTime() + 300_000);
	enter('component', component('physical', day(of), over), { item: 'a' });
	enter('component', component('seclusion', day(of), over), { item: 'b' });
	return {
		...{ person, unit: 1, unitName: 'Ward 4', pack: 'us-joint-commission-2009', zone: 'UTC' },
		...{ startedAt: day(of), facts }
	};
};

const ward = (...rows: Setting[]) => new Map([[1, { pack: 'us-joint-commission-2009', rows }]]);

test('a unit that counted one way all the time has one figure, said with that way', () => {
	const trend = trendOf([record(1, 2), record(1, 3), record(2, 3)], ward(), days, now);
	expect(trend.figures).toEqual([{ rule: 'application', count: 6, records: 3, people: 2 }]);
	expect(trend.kinds.map(({ kind, figures }) => [kind, figures[0]?.count])).toEqual([
		['physical', 3],
		['seclusion', 3]
	]);
	expect(trend.counting).toEqual([
		{ unit: 'Ward 4', zone: 'UTC', spans: [{ rule: 'application', from: null }] }
	]);
});

test('where the way changed in that time, each part is counted by its own, and both are said', () => {
	const changed = ward(counting('person-day', day(10)));
	const trend = trendOf([record(1, 2), record(1, 12), record(1, 13)], changed, days, now);
	expect(trend.figures).toEqual([
		{ rule: 'application', count: 2, records: 1, people: 1 },
		{ rule: 'person-day', count: 2, records: 2, people: 1 }
	]);
	expect(trend.counting[0]?.spans.map(({ rule }) => rule)).toEqual(['application', 'person-day']);
	// A change that came after is none of that time.
	const later = trendOf([record(1, 2)], ward(counting('order', now)), days, now);
	expect(later.counting[0]?.spans.map(({ rule }) => rule)).toEqual(['application']);
});
