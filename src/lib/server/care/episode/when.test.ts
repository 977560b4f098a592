import { expect, test } from 'vitest';
import { wordsFor } from '../../words/index';
import { sayWhen } from './when';

const zone = 'America/New_York';
const evening = new Date('2026-10-31T23:50:00-04:00');
const night = new Date('2026-11-01T00:50:00-04:00');
const says = (at: string, now: Date): string => sayWhen(wordsFor('en'), new Date(at), zone, now);

test('a time of another day has its day, also when it is the same time', () => {
	expect(says('2026-10-31T23:58:00-04:00', evening)).toBe('23:58');
	expect(says('2026-11-01T23:50:00-05:00', evening)).toBe('1 November 2026 at 23:50');
	expect(says('2026-10-31T23:50:00-04:00', night)).toBe('31 October 2026 at 23:50');
});

test('a time that the clocks show twice says which of the two it is', () => {
	expect(says('2026-11-01T01:00:00-04:00', night)).toBe('01:00 (before the clocks go back)');
	expect(says('2026-11-01T01:50:00-04:00', night)).toBe('01:50 (before the clocks go back)');
	expect(says('2026-11-01T01:50:00-05:00', night)).toBe('01:50 (after the clocks went back)');
	expect(says('2026-11-01T01:50:00-04:00', evening)).toBe(
		'1 November 2026 at 01:50 (before the clocks go back)'
	);
	expect(says('2026-11-01T00:59:00-04:00', night)).toBe('00:59');
	expect(says('2026-11-01T02:00:00-05:00', night)).toBe('02:00');
	// Half an hour only, at Lord Howe.
	const there = new Date('2026-04-05T00:00:00+11:00');
	const at = (iso: string) => sayWhen(wordsFor('en'), new Date(iso), 'Australia/Lord_Howe', there);
	expect(at('2026-04-05T01:29:00+11:00')).toBe('01:29');
	expect(at('2026-04-05T01:30:00+11:00')).toBe('01:30 (before the clocks go back)');
	expect(at('2026-04-05T01:30:00+10:30')).toBe('01:30 (after the clocks went back)');
});
