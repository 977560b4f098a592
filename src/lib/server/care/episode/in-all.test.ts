import { expect, test } from 'vitest';
import type { Kind } from '../../standards/vocabulary';
import { inAll } from './in-all';

const at = (time: string): Date => new Date(`2026-05-21T${time}:00+01:00`);
const minutesIn = (ways: readonly [Kind, string, string | null][], now = '18:00'): number =>
	inAll(
		{
			components: ways.map(([kind, from, to]) => ({
				kind,
				startedAt: at(from),
				endedAt: to === null ? null : at(to)
			}))
		},
		at(now)
	).reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 60_000, 0);

test('V3: a belt of 38 minutes inside doors locked for 135 is 135 minutes, not 173', () => {
	expect(
		minutesIn([
			['environmental', '13:50', '16:05'],
			['mechanical', '14:02', '14:40']
		])
	).toBe(135);
});

test('two that only touch, or lie apart, are added; what goes on counts until now; a medicine has no length', () => {
	expect(
		minutesIn([
			['physical', '10:00', '10:05'],
			['seclusion', '10:05', '10:20']
		])
	).toBe(20);
	expect(
		minutesIn([
			['physical', '10:00', '10:05'],
			['seclusion', '10:10', '10:20']
		])
	).toBe(15);
	expect(
		minutesIn(
			[
				['physical', '10:00', '10:05'],
				['seclusion', '10:05', null]
			],
			'10:30'
		)
	).toBe(30);
	expect(
		minutesIn([
			['physical', '10:00', '10:05'],
			['chemical', '10:02', '10:02']
		])
	).toBe(0);
});
