import { describe, expect, test } from 'vitest';
import { deeds, type Relation } from '../../src/lib/server/access/policy';
import { willRead } from '../../src/lib/server/access/readers';
import { routes } from '../../src/lib/server/access/routes';
import { fields, type Field } from '../../src/lib/server/care/episode/fields';
import { shapeOf } from '../../src/lib/server/care/episode/form';
import { readStored, readTyped } from '../../src/lib/server/care/episode/read';
import { optionWords } from '../../src/lib/server/care/episode/say';
import { inOrder } from '../../src/lib/server/questions/set';
import { setOf } from '../../src/lib/server/questions/sets';
import { dueTimes } from '../../src/lib/server/standards/clock-rules';
import { inTime } from '../../src/lib/server/standards/edition';
import { bareFacts, tahlia } from '../../src/lib/server/standards/examples';
import { missingFields } from '../../src/lib/server/standards/fields';
import { noticesDue } from '../../src/lib/server/standards/notices';
import { rulesOf, type Pack } from '../../src/lib/server/standards/pack';
import { allPacks, packOf } from '../../src/lib/server/standards/packs';
import { prohibitedUses } from '../../src/lib/server/standards/prohibitions';
import { countedBy } from '../../src/lib/server/standards/seclusion';
import { packIn } from '../../src/lib/server/standards/subset';
import { FACILITY_TYPES, KINDS, REASONS, type Kind } from '../../src/lib/server/standards/vocabulary';
import { cameraAt, itemsOf } from '../../src/lib/server/standards/watching';

import { wordsFor } from '../../src/lib/server/words';

const en = wordsFor('en');
const staff: readonly Relation[] = ['treating', 'member', 'in-episode', 'leads', 'reviewer', 'signed-in'];
const of2009 = packOf('us-joint-commission-2009');
const of2025 = packOf('us-joint-commission-2025');
const nsw = packOf('au-nsw-dcj-2024');
const hospitals = packOf('au-nsw-health');
const start = new Date('2026-06-01T10:00:00Z');
const later = new Date('2026-06-01T20:00:00Z');
const held = (kind: Kind, more = {}) =>
	bareFacts('America/New_York', start, { components: [{ kind, startedAt: start, endedAt: null }], ...more });
const rulesDue = (pack: Pack, facts: ReturnType<typeof held>) =>
	dueTimes(pack, facts, later).map(({ rule, level }) => [rule, level]);
const seeds = (pack: Pack, id: string) => rulesOf(pack).find((rule) => rule.id === id)?.source.seed ?? [];

describe('the conflicts between the sources are settled in data', () => {
	test('X1: under 9 it is 2 h; 1 h is a house rule that warns and is never a breach', () => {
		const child = held('mechanical', { deemed: false, ageYearsAtStart: 8 });
		expect(rulesDue(of2009, child).map(([rule]) => rule)).not.toContain('evaluation-child-house');
		const stricter = { ...child, houseRules: ['evaluation-child-house'] };
		expect(rulesDue(of2009, stricter)).toContainEqual(['evaluation-child-house', 'amber']);
		expect(rulesDue(of2009, stricter)).toContainEqual(['evaluation-not-deemed', 'due']);
		expect(seeds(of2009, 'evaluation-child-house')).toContain('X1');
	});

	test('X2: with deemed status it is 1 h for a youth too', () => {
		const due = rulesDue(of2009, held('mechanical', { deemed: true, ageYearsAtStart: 12 }));
		expect(due.map(([rule]) => rule)).toContain('evaluation-deemed');
		expect(due.map(([rule]) => rule)).not.toContain('evaluation-not-deemed');
	});

	test('X3: the 24 h after an early release are only for services without deemed status', () => {
		const rested = of2009.clocks.filter(({ when }) => when?.some(({ releasedEarly }) => releasedEarly));
		expect(rested.map(({ id }) => id)).toEqual(['evaluation-released-early']);
		expect(rested.flatMap(({ when }) => when ?? []).every(({ deemed }) => deemed === false)).toBe(true);
		expect(JSON.stringify(packOf('us-cms-482-13e'))).not.toContain('releasedEarly');
	});

	test('X4: seven items are shown; 2009 requires seven, 2025 five', () => {
		const required = (pack: Pack) => itemsOf(pack).flatMap((one) => (one.required ? [one.item] : []));
		expect(itemsOf(of2025)).toHaveLength(7);
		expect(required(of2009)).toHaveLength(7);
		expect(required(of2025)).toHaveLength(5);
		expect(required(of2025)).not.toContain('vital-signs');
		expect(required(of2025)).not.toContain('circulation-movement');
	});

	test('X5: all five kinds are recorded; each pack says which start its rules; in 2025 a drug does', () => {
		const counted = (pack: Pack) => KINDS.filter((kind) => countedBy(pack, held(kind)).length === 1);
		expect(counted(of2025)).toEqual(['seclusion', 'physical', 'mechanical', 'chemical']);
		expect(counted(of2009)).toEqual(['seclusion', 'physical', 'mechanical']);
		expect(counted(packOf('eu-mhe'))).toHaveLength(4);
		expect(counted(nsw)).toHaveLength(5);
		expect(missingFields(of2025, held('chemical')).map(({ rule }) => rule)).toContain('told-why');
		expect(missingFields(of2025, held('environmental'))).toEqual([]);
	});

	test('X6: the rules for disability services are not those of NSW hospitals', () => {
		expect(hospitals.clocks).toEqual([]);
		expect(prohibitedUses(hospitals, tahlia)).toEqual([]);
		expect(dueTimes(hospitals, tahlia, later)).toEqual([]);
		expect(hospitals.notes?.map(({ id }) => id)).toContain('not-read');
	});

	test('X7: a prohibited use is recorded, flagged and to be reported; so is a camera too early', () => {
		expect(prohibitedUses(nsw, tahlia).map(({ state }) => state)).toContain('prohibited');
		expect(noticesDue(nsw, tahlia, later).length).toBeGreaterThan(0);
		expect(cameraAt(of2009, 'seclusion', 59, ['audio', 'video']).answer).toBe('breach');
	});

	test('X8: who takes part in the talk of 2025 and when is said to be unread', () => {
		expect(seeds(of2025, 'who-and-when-unread')).toContain('X8');
		expect(of2025.notices).toEqual([]);
	});

	test('X9: what stays inside the service and what the person shares are told apart', () => {
		expect(seeds(packOf('us-nasmhpd'), 'inside-reviews')).toContain('X9');
	});

	test('X9: facts, debriefs and changes to the plan are open to the person; the space of reviews to nobody of theirs', () => {
		const rules: [string, { of: string; allow: readonly Relation[] }][] = Object.entries(deeds);
		const open = ['episode:read', 'debrief:read', 'together:read', 'proposals:read', 'care-plan:read'];
		for (const [deed, { of, allow }] of rules.filter(([one]) => open.includes(one)))
			expect([deed, of === 'review', allow.includes('self')]).toEqual([deed, false, true]);
		const protectedSpace = rules.filter(([, { of }]) => of === 'review');
		expect(protectedSpace.length).toBeGreaterThan(5);
		const theirs = (one: Relation): boolean =>
			/^(self|supporter|types|recovering|treating|member|keeper)/.test(one);
		expect(protectedSpace.filter(([, { allow }]) => allow.some(theirs))).toEqual([]);
		// One page is of one store: what is let in to the other finds no form of it there.
		const stores = Object.entries(routes).map(([route, ways]) => [
			route,
			new Set(Object.values(ways).map((deed) => deed !== undefined && deeds[deed].of === 'review')).size
		]);
		expect(stores.filter(([, count]) => count !== 1)).toEqual([]);
	});

	test('X9: staff are told which of the two they write in', () => {
		const readers = (route: string) => willRead(route, { relations: [...staff] })?.relations ?? [];
		expect(readers('/people/[person]/episodes/[episode]')).toContain('self');
		const own = readers('/people/[person]/episodes/[episode]/for-myself');
		expect(own).toContain('colleague');
		expect(own.filter((one) => one !== 'colleague' && one !== 'reviewer')).toEqual([]);
		expect(readers('/people/[person]/episodes/[episode]/joint/review')).toEqual(['reviewer']);
		expect(readers('/reviews/[review]')).toEqual(['reviewer']);
		// How it affected them is asked in their own space, and in no account that is shared.
		const shared = inOrder(setOf('debrief-staff')).map(({ id }) => id);
		expect(shared.length).toBeGreaterThan(10);
		expect(shared.filter((id) => /own|feel|affect|support|reaction/.test(id))).toEqual([]);
	});

	test('X10: 2025 has no time of its own and takes none from 2009', () => {
		for (const kind of KINDS) expect(dueTimes(of2025, held(kind, { deemed: true }), later)).toEqual([]);
		expect(of2025.orderLength).toBeUndefined();
		expect(of2025.notes?.find(({ id }) => id === 'no-times')?.about).toBe('times');
	});

	test('X11: no pack lets a calmer room or a lesson be a reason', () => {
		expect(seeds(packOf('us-nasmhpd'), 'not-treatment')).toContain('X11');
	});

	test.each(['treatment', 'calm', 'reduce-stimuli', 'coping-skills', 'teach', 'discipline', 'convenience'])(
		'X11: %s cannot be written as the reason, neither by the form nor by what was stored',
		(choice) => {
			const typed = readTyped('reason-class', { choice }, () => start, later);
			expect(typed.ok).toBe(false);
			expect(() => readStored('reason-class', { choice })).toThrow();
		}
	);

	test('X11: in the whole record no choice says less noise, better coping or a lesson, in its code or its words', () => {
		const said = (Object.keys(fields) as Field[]).flatMap((field) =>
			shapeOf(field).flatMap(([part, one]) =>
				'choices' in one
					? one.choices.map((choice) => `${choice}: ${optionWords(en, field, part, one.choices, choice)}`)
					: []
			)
		);
		expect(said.length).toBeGreaterThan(150);
		expect(said.filter((one) => /stimul|coping|skill|lesson|teach/i.test(one))).toEqual([]);
		expect(fields['reason-class'].shape.choice.choices).toEqual([...REASONS, 'unsure']);
		// Before a record is started, it says so.
		for (const words of [en, wordsFor('ar')])
			expect(words.t('episode:start.safety')).not.toContain('start.safety');
		expect(en.t('episode:start.safety')).toContain('None of them is treatment.');
	});

	test.each([
		['2009-06-30', true, 'in-force'],
		['2009-07-01', true, 'house'],
		['2009-07-01', false, 'in-force'],
		['2024-12-31', false, 'in-force'],
		['2025-01-01', false, 'house'],
		['2025-01-01', null, 'house']
	])('X12: on %s, deemed %s, the set of 2009 is %s', (day, deemed, state) => {
		expect(inTime(of2009, day, deemed).state).toBe(state);
	});

	test('X12: the ends are read second-hand and say so; the new set begins when the old one ended', () => {
		expect(inTime(of2009, '2026-03-02', true)).toMatchObject({
			to: '2009-06-30',
			because: { id: 'ends-earlier-deemed', source: { certainty: 'second' } }
		});
		expect(inTime(of2025, '2024-12-31', null)).toMatchObject({ state: 'house', from: '2025-01-01' });
		expect(inTime(of2025, '2025-01-01', null).state).toBe('in-force');
		expect(inTime(packOf('us-cms-482-13e'), '2026-03-02', true).state).toBe('undated');
	});
});

describe('the set of 2009 elsewhere than on a psychiatric unit', () => {
	test('is seven standards: looking after the person and watching stay, the figures fall away (S1-03)', () => {
		const elsewhere = packIn(of2009, 'emergency-department');
		expect(of2009.subset?.standards).toHaveLength(7);
		expect(elsewhere.monitoring).toEqual(of2009.monitoring);
		expect(elsewhere.observation).toEqual(of2009.observation);
		expect(elsewhere.clocks).toEqual(of2009.clocks);
		expect(elsewhere.counting).toBeUndefined();
		expect(packIn(of2009, null)).toBe(of2009);
	});

	test('S1-02: all of it holds in psychiatric hospitals, their units and their residential treatment', () => {
		const whole = FACILITY_TYPES.filter((facility) => packIn(of2009, facility) === of2009);
		expect(whole).toEqual(
			expect.arrayContaining(['psychiatric-hospital', 'psychiatric-unit', 'residential-treatment'])
		);
		expect(whole).not.toContain('emergency-department');
		expect(whole).not.toContain('general-ward');
	});
});

describe('watching', () => {
	test.each<[Kind, number, ('audio' | 'video')[], string]>([
		['mechanical', 300, ['audio', 'video'], 'breach'],
		['physical', 5, ['audio', 'video'], 'breach'],
		['seclusion', 0, ['audio', 'video'], 'breach'],
		['seclusion', 60, ['audio', 'video'], 'allowed'],
		['seclusion', 60, ['video'], 'breach'],
		['seclusion', 600, ['audio'], 'breach'],
		['environmental', 60, ['audio', 'video'], 'unsaid']
	])('%s by camera after %i minutes, with %j: %s (S1-16, S1-17)', (kind, minute, camera, answer) => {
		expect(cameraAt(of2009, kind, minute, camera).answer).toBe(answer);
		expect(cameraAt(of2025, kind, minute, camera).answer).toBe('unsaid');
	});
});

test('every decision X1 to X12 stands in a pack with its id', () => {
	const said = new Set(
		allPacks().flatMap((pack) => rulesOf(pack).flatMap(({ source }) => source.seed ?? []))
	);
	const open = Array.from({ length: 12 }, (_, at) => `X${at + 1}`).filter((id) => !said.has(id));
	// X7 is how every prohibition is read, and stands in the code of prohibitions.
	expect(open).toEqual(['X7']);
});

test('no pack gives a time without saying where it was read, and what was not read says so', () => {
	for (const pack of allPacks()) {
		const unread = pack.notes?.some(({ about }) => about === 'times') ?? false;
		const timed = pack.clocks.length + pack.notices.length + pack.retention.length > 0;
		expect(timed || unread).toBe(true);
	}
});
