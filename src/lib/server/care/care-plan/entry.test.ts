import { expect, test } from 'vitest';
import { untold } from './tells';
import { entriesIn, reviewIsDue, reviewIsLate, type EntryVersion } from './entry';

const version = (id: string, entryId: string, more: Partial<EntryVersion> = {}): EntryVersion => ({
	...{ id, entryId, wording: id, language: 'en', source: 'meeting', sourceWords: 'Monday', proposalId: null },
	...{ owner: 'Kim', reviewOn: '2026-04-01', ended: false, by: 'Kim', writtenAt: new Date(0) },
	...{ ...untold, ...more }
});

test('an entry is its newest wording, with all before', () => {
	const [a, b] = entriesIn([version('1', 'a'), version('2', 'b'), version('3', 'a')]);
	expect([a?.now.id, a?.before.map(({ id }) => id), b?.now.id]).toEqual(['3', ['1'], '2']);
});

test('a review is due on its day and late after it; what ended is neither', () => {
	const of = (more: Partial<EntryVersion>, today: string) => {
		const one = { now: version('1', 'a', more) };
		return [reviewIsDue(one, today), reviewIsLate(one, today)];
	};
	expect(of({}, '2026-03-31')).toEqual([false, false]);
	expect(of({}, '2026-04-01')).toEqual([true, false]);
	expect(of({}, '2026-04-02')).toEqual([true, true]);
	expect(of({ ended: true }, '2026-04-02')).toEqual([false, false]);
	expect(of({ reviewOn: null }, '2026-04-02')).toEqual([false, false]);
});
