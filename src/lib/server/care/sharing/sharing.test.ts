import { describe, expect, test } from 'vitest';
import { endAfter, endedIn, endingIn, holds, offered, picksIn, supportersIn, type Grant } from './sharing';
import { wordsFor } from '../../words';
import { resources } from '../../words/resources';

const at = (day: string) => new Date(`${day}T09:30:00Z`);
const grant = (over: Partial<Grant> = {}): Grant => ({
	id: 'a',
	supporterId: 'ros',
	name: 'Ros',
	part: 'card',
	may: 'read',
	kind: 'supporter',
	purpose: 'plan',
	startsAt: at('2026-02-02'),
	endsAt: at('2027-02-02'),
	withdrawnAt: null,
	held: false,
	...over
});

describe('when sharing ends', () => {
	test('it is the same day so many months later', () => {
		expect(endAfter(at('2026-02-02'), 12)).toEqual(at('2027-02-02'));
		expect(endAfter(at('2026-11-15'), 3)).toEqual(at('2027-02-15'));
	});

	test('a month without such a day ends it on its last', () => {
		expect(endAfter(at('2026-01-31'), 1)).toEqual(at('2026-02-28'));
		expect(endAfter(at('2027-11-30'), 3)).toEqual(at('2028-02-29'));
		expect(endAfter(at('2028-02-29'), 24)).toEqual(at('2030-02-28'));
	});
});

describe('a grant', () => {
	test('holds from its first instant to just before its last', () => {
		expect(holds(grant(), at('2026-02-02'))).toBe(true);
		expect(holds(grant(), new Date(at('2026-02-02').getTime() - 1))).toBe(false);
		expect(holds(grant(), new Date(at('2027-02-02').getTime() - 1))).toBe(true);
		expect(holds(grant(), at('2027-02-02'))).toBe(false);
	});

	test('holds no longer once it was withdrawn', () => {
		expect(holds(grant({ withdrawnAt: at('2026-03-01') }), at('2026-03-02'))).toBe(false);
		expect(holds(grant({ held: true }), at('2026-03-02'))).toBe(false);
	});
});

describe('what is picked', () => {
	test('comes in the order of the page, whatever was ticked first', () => {
		expect(picksIn(['debrief-type', 'card-read'])).toEqual([
			{ part: 'card', may: 'read' },
			{ part: 'debrief', may: 'type' }
		]);
	});

	test('typing in a part holds reading it', () => {
		expect(picksIn(['about-me-read', 'about-me-type'])).toEqual([{ part: 'about-me', may: 'type' }]);
	});

	test('is nothing at all when one of it cannot be shared', () => {
		expect(picksIn(['card-read', 'card-type'])).toBeNull();
		expect(picksIn([])).toEqual([]);
	});
});

test('supporters stand by name, each with what they have now', () => {
	const grants = [
		grant({ id: '1', part: 'about-me', may: 'type' }),
		grant({ id: '2' }),
		grant({ id: '3', supporterId: 'ade', name: 'Ade' }),
		grant({ id: '4', supporterId: 'bo', name: 'Bo', withdrawnAt: at('2026-03-01') })
	];
	const found = supportersIn(grants, at('2026-04-01'));
	expect(found.map(({ name, grants }) => [name, grants.map(({ id }) => id)])).toEqual([
		['Ade', ['3']],
		['Ros', ['2', '1']]
	]);
});

test('what has ended stands with the latest first, by withdrawal or by itself', () => {
	const grants = [
		grant({ id: '1', endsAt: at('2026-03-05') }),
		grant({ id: '2', withdrawnAt: at('2026-03-10') }),
		grant({ id: '3' })
	];
	expect(endedIn(grants, at('2026-04-01')).map(({ id, ended }) => [id, ended])).toEqual([
		['2', at('2026-03-10')],
		['1', at('2026-03-05')]
	]);
});

describe('what ends soon', () => {
	const end = at('2027-02-02');
	const before = (days: number, more = 0): Date => new Date(end.getTime() - days * 86_400_000 + more);
	const ids = (grants: Grant[], now: Date) => endingIn(grants, now).map(({ id, last }) => [id, last]);

	test('is said from thirty days before to the instant it ends, and in strong words from seven', () => {
		const grants = [grant({ id: '1', endsAt: end })];
		expect(ids(grants, before(30, -1))).toEqual([]);
		expect(ids(grants, before(30))).toEqual([['1', false]]);
		expect(ids(grants, before(7, -1))).toEqual([['1', false]]);
		expect(ids(grants, before(7))).toEqual([['1', true]]);
		expect(ids(grants, before(0, -1))).toEqual([['1', true]]);
		expect(ids(grants, end)).toEqual([]);
	});

	test('is said no more once it was stopped, or goes on by another grant of the same part', () => {
		const ends = grant({ id: '1', endsAt: end });
		expect(ids([{ ...ends, withdrawnAt: before(9) }], before(8))).toEqual([]);
		const longer = grant({ id: '2', endsAt: at('2027-08-02') });
		expect(ids([ends, longer], before(8))).toEqual([]);
		expect(ids([ends, { ...longer, held: true }], before(8))).toEqual([['1', false]]);
		expect(ids([ends, { ...longer, part: 'about-me' }], before(8))).toEqual([['1', false]]);
		expect(ids([ends, { ...longer, supporterId: 'ade' }], before(8))).toEqual([['1', false]]);
		// Typing goes further than reading, and not the other way about.
		expect(ids([{ ...ends, may: 'type' }, longer], before(8))).toEqual([['1', false]]);
		expect(ids([ends, { ...longer, may: 'type' }], before(8))).toEqual([]);
	});
});

test('whatever can be shared is named on the first page of whoever helps', () => {
	const parts = [...new Set(offered.map(({ part }) => part))];
	for (const { t } of Object.keys(resources).map((language) => wordsFor(language)))
		for (const part of parts) expect(t(`welcome:people.part.${part}`), part).not.toContain('people.part');
});
