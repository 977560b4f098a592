import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packOf } from '../../standards/packs';
import type { Kind } from '../../standards/vocabulary';
import { ways, type Way } from './check-fields';
import { cameraBreaches, handOvers, refusedPlan, unwatched, type Watching } from './watch';

const zero = Date.parse('2026-11-01T04:30:00Z');
const minute = (count: number): Date => new Date(zero + count * 60_000);
const minutes = (at: Date): number => (at.getTime() - zero) / 60_000;
const watch = (who: string, from: number, to: number | null, how: Way = 'in-room'): Watching => ({
	who,
	account: null,
	how,
	from: minute(from),
	to: to === null ? null : minute(to)
});
const spans = [{ from: minute(0), to: minute(120) }];
const inMinutes = (found: readonly { from: Date; to: Date }[]): number[][] =>
	found.map(({ from, to }) => [minutes(from), minutes(to)]);
const jc = packOf('us-joint-commission-2009');
const held = (kind: Kind, from = 0, to: number | null = 120) => [
	{ kind, startedAt: minute(from), endedAt: to === null ? null : minute(to) }
];

describe('somebody watches without a break (S1-15)', () => {
	test('a hand-over at the same minute leaves no gap, and names both', () => {
		const watches = [watch('Kim', 0, 60), watch('Dana', 60, null)];
		expect(unwatched(spans, watches, minute(120))).toEqual([]);
		expect(handOvers(watches)).toEqual([{ at: minute(60), from: 'Kim', to: 'Dana' }]);
	});

	test('two of one name are two where both were picked; a name may be either of them', () => {
		const [one, other] = [watch('Kim', 0, 60), watch('Kim', 60, null)];
		expect(handOvers([one, other])).toEqual([]);
		expect(handOvers([{ ...one, account: 'a' }, other])).toEqual([]);
		expect(
			handOvers([
				{ ...one, account: 'a' },
				{ ...other, account: 'a' }
			])
		).toEqual([]);
		expect(
			handOvers([
				{ ...one, account: 'a' },
				{ ...other, account: 'b' }
			])
		).toHaveLength(1);
	});

	test('a minute between two is a gap, and so is a second', () => {
		expect(inMinutes(unwatched(spans, [watch('Kim', 0, 60), watch('Dana', 61, null)], minute(120)))).toEqual([
			[60, 61]
		]);
		const second = { ...watch('Dana', 60, null), from: new Date(zero + 3_601_000) };
		expect(unwatched(spans, [watch('Kim', 0, 60), second], minute(120))).toHaveLength(1);
	});

	test('one who watches beside another does not end the watch of the other', () => {
		const watches = [watch('Kim', 0, null), watch('Dana', 30, 40)];
		expect(unwatched(spans, watches, minute(120))).toEqual([]);
		expect(handOvers(watches)).toEqual([]);
	});
});

const drawnWatch = fc
	.tuple(
		fc.integer({ min: -20, max: 130 }),
		fc.option(fc.integer({ min: 0, max: 90 })),
		fc.constantFrom(...ways)
	)
	.map(([from, length, how]) => watch('somebody', from, length === null ? null : from + length, how));

/** By the minute: the minutes [n, n+1) in which nobody of those who count was there. */
const alone = (from: number, to: number, watches: readonly Watching[]): number[] =>
	Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at).filter(
		(now) => !watches.some((one) => minutes(one.from) <= now && (one.to === null || minutes(one.to) > now))
	);
const byMinute = (found: readonly { from: Date; to: Date }[]): number[] =>
	found.flatMap(({ from, to }) =>
		Array.from({ length: minutes(to) - minutes(from) }, (_, at) => minutes(from) + at)
	);
const runs = { numRuns: Number(process.env['FOREWORD_PROOF_CHECKS'] ?? 300) };

test('gaps between observers are the minutes in which nobody is written down', () => {
	fc.assert(
		fc.property(fc.array(drawnWatch, { maxLength: 6 }), (watches) => {
			expect(byMinute(unwatched(spans, watches, minute(120)))).toEqual(alone(0, 120, watches));
		}),
		runs
	);
});

test('camera breaches are the minutes in which only a camera watched that may not yet, or carries too little', () => {
	const kinds = fc.constantFrom<Kind>('seclusion', 'physical', 'mechanical', 'environmental');
	fc.assert(
		fc.property(fc.array(drawnWatch, { maxLength: 5 }), kinds, (watches, kind) => {
			const found = cameraBreaches(jc, held(kind), watches, minute(120));
			const there = (now: number, how: readonly Way[]): boolean =>
				watches
					.filter((one) => how.includes(one.how))
					.some((one) => minutes(one.from) <= now && (one.to === null || minutes(one.to) > now));
			const expected = Array.from({ length: 120 }, (_, now) => now).filter((now) => {
				if (kind === 'environmental' || there(now, ['in-room', 'window'])) return false;
				const bad: Way[] = ['camera-picture', 'camera-sound'];
				if (kind !== 'seclusion' || now < 60) bad.push('camera-both');
				return there(now, bad);
			});
			expect(byMinute(found)).toEqual(expected);
		}),
		runs
	);
});

describe('a camera (S1-16, S1-17)', () => {
	test('is never enough during restraint', () => {
		const breaches = cameraBreaches(
			jc,
			held('physical'),
			[watch('Kim', 90, 100, 'camera-both')],
			minute(120)
		);
		expect(inMinutes(breaches)).toEqual([[90, 100]]);
		expect(breaches[0]?.rule).toBe('in-person-restraint');
		expect(breaches[0]?.source.certainty).toBe('read');
	});

	test('may do after the first hour of seclusion, with sound and picture', () => {
		const both = [watch('Kim', 30, 120, 'camera-both')];
		expect(inMinutes(cameraBreaches(jc, held('seclusion'), both, minute(120)))).toEqual([[30, 60]]);
		const silent = [watch('Kim', 90, 120, 'camera-picture')];
		expect(inMinutes(cameraBreaches(jc, held('seclusion'), silent, minute(120)))).toEqual([[90, 120]]);
	});

	test('is no breach beside somebody who is there, through a window too (S1-18)', () => {
		const watches = [watch('Kim', 0, 60, 'camera-both'), watch('Dana', 0, 60, 'window')];
		expect(cameraBreaches(jc, held('seclusion'), watches, minute(120))).toEqual([]);
	});

	test('is no breach under a pack that does not say who watches', () => {
		const watches = [watch('Kim', 0, 60, 'camera-picture')];
		expect(cameraBreaches(packOf('uk-scotland'), held('seclusion'), watches, minute(120))).toEqual([]);
	});

	test('is refused as a plan where it would be a breach, and only there', () => {
		expect(refusedPlan(jc, ['physical'], { how: 'camera-both', after: 240 })?.rule).toBe(
			'in-person-restraint'
		);
		expect(refusedPlan(jc, ['seclusion'], { how: 'camera-both', after: 30 })?.rule).toBe('camera-seclusion');
		expect(refusedPlan(jc, ['seclusion'], { how: 'camera-picture', after: 60 })?.rule).toBe(
			'camera-seclusion'
		);
		expect(refusedPlan(jc, ['seclusion'], { how: 'camera-both', after: 60 })).toBeNull();
		expect(refusedPlan(jc, ['seclusion', 'physical'], { how: 'camera-both', after: 60 })).not.toBeNull();
		expect(refusedPlan(jc, ['physical'], { how: 'window', after: 0 })).toBeNull();
		expect(refusedPlan(packOf('uk-scotland'), ['physical'], { how: 'camera-sound', after: 0 })).toBeNull();
	});
});
