import { describe, expect, test } from 'vitest';
import { bareFacts, tahlia } from './examples';
import type { EpisodeFacts } from './facts';
import { packOf } from './packs';
import { prohibitedUses } from './prohibitions';
import { countedBy, isSeclusion } from './seclusion';

const nsw = packOf('au-nsw-dcj-2024');
const start = new Date('2026-03-14T08:05:00Z');
const adult = (more: Partial<EpisodeFacts> = {}) =>
	bareFacts('Australia/Sydney', start, {
		components: [{ kind: 'seclusion', startedAt: start, endedAt: null }],
		ageYearsAtStart: 18,
		...more
	});
const found = (facts: EpisodeFacts) =>
	prohibitedUses(nsw, facts).map(({ rule, state }) => `${rule} ${state}`);

describe('a use', () => {
	test.each([
		[17, ['under-18 prohibited']],
		[18, []],
		[null, ['under-18 not-known']]
	])('at age %s', (ageYearsAtStart, rules) => {
		expect(found(adult({ ageYearsAtStart }))).toEqual(rules);
	});

	test('is prohibited by what the person said of this kind, and of no other', () => {
		expect(found(adult({ veryBad: ['physical'] }))).toEqual([]);
		expect(found(adult({ veryBad: ['physical', 'seclusion'] }))).toEqual(['aversive prohibited']);
	});

	test.each(['bedding', 'water', 'climate', 'toilet'] as const)('without %s is prohibited', (need) => {
		expect(found(adult({ keyNeedsDenied: [need] }))).toEqual(['key-needs-denied prohibited']);
	});

	test('says what it waits for when age is not known', () => {
		expect(prohibitedUses(nsw, adult({ ageYearsAtStart: null }))[0]?.waitingFor).toEqual(['age']);
	});

	test('of another kind is not prohibited by rules about seclusion', () => {
		const components = [{ kind: 'physical' as const, startedAt: start, endedAt: null }];
		expect(found({ ...tahlia, components, keyNeedsDenied: ['water'] })).toEqual([]);
	});
});

describe('S4-05, S4-15: being alone in a room', () => {
	test.each([
		// The examples of the guidance (S4-16 to S4-19), then what is between them.
		['prevented', null, true, ['prevented']],
		['implied', 'could-not-leave', true, ['implied', 'believed']],
		['not-facilitated', 'could-leave', true, ['not-facilitated']],
		['open', 'could-leave', false, []],
		['open', 'could-not-leave', true, ['believed']],
		[null, 'could-not-leave', true, ['believed']],
		['open', null, null, []],
		['open', 'not-known', null, []],
		['unsure', null, null, []],
		['unsure', 'could-not-leave', true, ['believed']],
		[null, 'could-leave', null, []],
		[null, null, null, []]
	] as const)('exit %s, believed %s: seclusion %s', (exit, believed, seclusion, grounds) => {
		expect(isSeclusion(nsw.seclusionTest, { exit, believed })).toEqual({ seclusion, grounds });
	});

	test('is not seclusion by belief where a pack does not ask for it', () => {
		const test = nsw.seclusionTest && { ...nsw.seclusionTest, belief: false };
		expect(isSeclusion(test, { exit: 'open', believed: 'could-not-leave' })).toEqual({
			seclusion: false,
			grounds: []
		});
	});

	test('by free choice is under no rule, but stays recorded', () => {
		const calm = adult({ ageYearsAtStart: 16, exit: 'open', believed: 'could-leave' });
		expect(countedBy(nsw, calm)).toEqual([]);
		expect(found(calm)).toEqual([]);
		expect(calm.components).toHaveLength(1);
	});

	test('is what was written where a pack has no test of its own', () => {
		const england = packOf('uk-england-use-of-force-2018');
		const free = adult({ exit: 'open', believed: 'could-leave' });
		expect(isSeclusion(england.seclusionTest, free)).toEqual({ seclusion: null, grounds: [] });
		expect(countedBy(england, free)).toHaveLength(1);
		const locked = adult({ components: [{ kind: 'environmental', startedAt: start, endedAt: null }] });
		expect(countedBy(england, locked)).toEqual([]);
	});
});
