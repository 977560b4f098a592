import { expect, test } from 'vitest';
import { notWorked, toAsk, type Worked } from './worked';

const day = (text: string): Date => new Date(`${text}T12:00:00Z`);
const past = (id: string, on: string) => ({ id, startedAt: day(on), endedAt: day(on) });
const since = day('2026-03-18');

test('it is asked once, after the last episode that began when the change stood', () => {
	const both = [past('before', '2026-03-14'), past('next', '2026-05-03'), past('last', '2026-06-01')];
	expect(toAsk(since, [], [], null, '2026-06-02')).toBeNull();
	expect(toAsk(since, both.slice(0, 1), [], null, '2026-06-02')).toBeNull();
	expect(toAsk(since, both, [], null, '2026-06-02')).toMatchObject({ kind: 'episode', id: 'last' });
	const said = (episodeId: string | null) => [{ episodeId, saidAt: day('2026-06-02') }];
	expect(toAsk(since, both, said('last'), null, '2026-06-03')).toBeNull();
	expect(toAsk(since, both, said('next'), null, '2026-06-03')).toMatchObject({ id: 'last' });
});

test('and once at each review, on its day and not before', () => {
	expect(toAsk(since, [], [], '2026-06-01', '2026-05-31')).toBeNull();
	expect(toAsk(since, [], [], '2026-06-01', '2026-06-01')).toEqual({ kind: 'review', on: '2026-06-01' });
	const said = [{ episodeId: null, saidAt: day('2026-06-01') }];
	expect(toAsk(since, [], said, '2026-06-01', '2026-07-01')).toBeNull();
	expect(toAsk(since, [], said, '2026-09-01', '2026-09-01')).toEqual({ kind: 'review', on: '2026-09-01' });
});

test('what did not work asks for something else until the same side says that it does', () => {
	const one = (more: Partial<Worked>): Worked => ({
		...{ id: 'a', proposalId: 'p', whose: 'person', episodeId: null, answer: 'no', words: null },
		...{ language: 'en', by: 'x', saidAt: day('2026-05-04'), ...more }
	});
	const no = one({});
	expect(notWorked([no])).toEqual([no]);
	expect(notWorked([no, one({ whose: 'staff', answer: 'yes', saidAt: day('2026-05-05') })])).toEqual([no]);
	expect(notWorked([no, one({ answer: 'skipped', saidAt: day('2026-05-05') })])).toEqual([no]);
	expect(notWorked([no, one({ answer: 'yes', saidAt: day('2026-05-05') })])).toEqual([]);
});
