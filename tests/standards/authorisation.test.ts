import { describe, expect, test } from 'vitest';
import {
	authorisingPack,
	coverOf,
	hindrances,
	isAversive,
	needsBefore,
	stateAt,
	type About,
	type Asked,
	type Step
} from '../../src/lib/server/standards/authorisation';
import { packOf } from '../../src/lib/server/standards/packs';
import { CONSENT_CHECKS, CONSENT_GIVERS, SPACE_POINTS } from '../../src/lib/server/standards/vocabulary';
import { ageAt } from '../../src/lib/server/standards/zone';

const drawn = Number(process.env['FOREWORD_PROOF_AUTHORISATION'] ?? 10_000);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const begin = new Date('2026-03-02T00:00:00Z').getTime();
const at = (days: number): Date => new Date(begin + days * DAY);
const pack = authorisingPack(packOf('au-nsw-dcj-2024-2'));
if (!pack) throw new Error('the pack knows no authorisation');

const adult: About = {
	birthDate: '1990-05-01',
	zone: 'Australia/Sydney',
	veryBad: [],
	assessed: ['functional']
};
const space = Object.fromEntries(SPACE_POINTS.map((point) => [point, 'yes' as const]));
const asked: Asked = { kind: 'seclusion', needsDenied: [], space };
const view = (days: number, more: Partial<Extract<Step, { what: 'view' }>> = {}): Step => ({
	at: at(days),
	what: 'view',
	by: 'self',
	aversive: false,
	agrees: null,
	...more
});
const consent = (days: number, more: Partial<Extract<Step, { what: 'consent' }>> = {}): Step => ({
	at: at(days),
	what: 'consent',
	giver: 'guardian',
	checks: CONSENT_CHECKS,
	functionChecked: true,
	until: at(100),
	...more
});
const panel = (days: number, more: Partial<Extract<Step, { what: 'panel' }>> = {}): Step => ({
	at: at(days),
	what: 'panel',
	decision: 'authorised',
	from: at(days),
	until: at(90),
	...more
});
const whole: readonly Step[] = [view(1), consent(2), panel(3)];
const state = (steps: readonly Step[], days = 10, about = adult, what = asked) =>
	stateAt(pack, what, about, steps, at(days));

describe('S4-24 the path of an authorisation', () => {
	test('draft, consent, panel, active, expired', () => {
		expect([0, 1.5, 2.5, 3, 89, 90, 101].map((days) => state(whole, days))).toEqual([
			'draft',
			'draft',
			'consented',
			'active',
			'active',
			'expired',
			'expired'
		]);
	});

	test('it begins when the panel says, and ends at once when it is revoked or consent is withdrawn', () => {
		const later = [view(1), consent(2), panel(3, { from: at(20) })];
		expect([state(later, 10), state(later, 20)]).toEqual(['to-begin', 'active']);
		expect(state([...whole, { at: at(5), what: 'revoked' }])).toBe('revoked');
		expect(state([...whole, { at: at(5), what: 'withdrawn' }])).toBe('paused');
		expect(state([view(1), consent(2), panel(3, { decision: 'refused' })])).toBe('refused');
	});
});

describe('what it is impossible without', () => {
	test('S4-07: nobody under 18, on the calendar of the place, and active on no day before', () => {
		const turning: About = { ...adult, birthDate: '2008-03-12' };
		// 11 March, 23:59 in Sydney is 12:59 UTC.
		expect(stateAt(pack, asked, turning, whole, new Date('2026-03-11T12:59:00Z'))).toBe('prohibited');
		expect(
			hindrances(pack, asked, turning, whole.slice(0, 2), panel(3)).map(({ rule }) => rule.id)
		).toContain('under-18');
		// What the panel could not authorise then does not come into force by itself on the birthday.
		expect(stateAt(pack, asked, turning, whole, new Date('2026-03-11T13:00:00Z'))).toBe('consented');
	});

	test('S4-35: what the person finds aversive, said in the plan or here, and staff cannot lift it', () => {
		expect(state(whole, 10, { ...adult, veryBad: ['seclusion'] })).toBe('prohibited');
		expect(state(whole, 10, { ...adult, veryBad: ['physical'] })).toBe('active');
		const said = [...whole, view(5, { aversive: true })];
		expect(state(said)).toBe('prohibited');
		expect(state([...said, view(6, { by: 'staff', aversive: false })])).toBe('prohibited');
		expect(state([...said, view(6, { aversive: false })])).toBe('active');
		expect(isAversive(asked, adult, [view(1, { by: 'staff', aversive: true })])).toBe(true);
	});

	test.each(['bedding', 'water', 'climate', 'toilet'] as const)('S4-21: %s may not be denied', (need) => {
		expect(state(whole, 10, adult, { ...asked, needsDenied: [need] })).toBe('prohibited');
	});

	test.each(CONSENT_CHECKS)('S4-25: consent that is not %s is none', (check) => {
		const steps = [view(1), consent(2, { checks: CONSENT_CHECKS.filter((one) => one !== check) }), panel(3)];
		expect(state(steps)).toBe('draft');
		expect(hindrances(pack, asked, adult, [view(1)], steps[1] ?? view(1))).not.toEqual([]);
	});

	test.each(['guardian', 'tribunal-guardian'] as const)('S4-26: a %s has the function, checked', (giver) => {
		const unchecked = [view(1), consent(2, { giver, functionChecked: false }), panel(3)];
		expect([state(unchecked), state([view(1), consent(2, { giver }), panel(3)])]).toEqual([
			'draft',
			'active'
		]);
	});

	test('S4-26: where the person consents, they say yes themselves; a later no ends it', () => {
		const own = [view(1), consent(2, { giver: 'person', functionChecked: false })];
		expect(state([...own, panel(3)])).toBe('draft');
		expect(state([...own, view(2.5, { by: 'staff', agrees: true }), panel(3)])).toBe('draft');
		const yes = [...own, view(2.5, { agrees: true }), panel(3)];
		expect(state(yes)).toBe('active');
		expect(state([...yes, view(5, { agrees: false })])).toBe('paused');
	});

	test('S4-01, S4-22 and the person’s own view: nothing is active without them', () => {
		expect(state(whole, 10, { ...adult, assessed: [] })).not.toBe('active');
		expect(state(whole, 10, adult, { ...asked, space: { ...space, light: 'no' } })).not.toBe('active');
		expect(state([consent(2), panel(3)])).not.toBe('active');
		// A space is asked for where it is used.
		expect(state(whole, 10, adult, { ...asked, kind: 'mechanical', space: {} })).toBe('active');
	});

	test('a panel cannot authorise before consent stands, whatever comes later', () => {
		expect(state([view(1), panel(2), consent(3)])).toBe('consented');
	});

	test('the sealed edition that says nothing of it goes by the newest one of the same body', () => {
		expect(authorisingPack(packOf('au-nsw-dcj-2024'))?.ref).toBe('au-nsw-dcj-2024-2');
		expect(authorisingPack(packOf('us-cms-482-13e'))).toBeNull();
	});
});

test('S4-13: an episode is covered by what was active when it began, and by nothing else', () => {
	const requests = [{ asked, steps: whole }];
	const covered = (days: number, kind: Asked['kind'] = 'seclusion') =>
		coverOf(pack, requests, adult, kind, at(days)).by !== null;
	expect([covered(2.9), covered(3), covered(90), covered(5, 'physical')]).toEqual([
		false,
		true,
		false,
		false
	]);
});

/** A reference that walks the history forwards and keeps what stands. It shares no code with the rules. */
const reference = (what: Asked, about: About, steps: readonly Step[], then: Date): boolean => {
	let given: Extract<Step, { what: 'consent' }> | null = null;
	let own: boolean | null = null;
	let told: boolean | null = null;
	let yes: boolean | null = null;
	let viewed = false;
	let allowed: { from: Date; until: Date } | null = null;
	let over = false;
	const stands = (on: Date): boolean =>
		viewed &&
		!(
			what.kind === 'seclusion' &&
			(about.birthDate === null || ageAt(about.birthDate, on, about.zone) < 18)
		) &&
		!(what.kind === 'seclusion' && (about.veryBad.includes(what.kind) || (own ?? told) === true)) &&
		!(what.kind === 'seclusion' && what.needsDenied.length > 0) &&
		!(what.kind === 'seclusion' && SPACE_POINTS.some((point) => what.space[point] !== 'yes')) &&
		about.assessed.includes('functional') &&
		given !== null &&
		given.until > on &&
		new Set(given.checks).size === 4 &&
		(given.giver === 'person' ? yes === true : given.functionChecked);
	for (const step of steps) {
		if (step.at > then) break;
		if (step.what === 'view') {
			viewed = true;
			if (step.by === 'self') [own, yes] = [step.aversive ?? own, step.agrees ?? yes];
			else told = step.aversive ?? told;
		} else if (step.what === 'consent') [given, yes] = [step, null];
		else if (step.what === 'withdrawn') given = null;
		else if (step.what === 'revoked') over = true;
		else allowed = step.decision === 'authorised' && stands(step.at) ? step : null;
	}
	return !over && allowed !== null && allowed.from <= then && allowed.until > then && stands(then);
};

/** Numbers that are the same each time. */
const drawing = (seed: number) => () => {
	seed = (seed + 0x6d2b79f5) | 0;
	let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const drawHistory = (next: () => number) => {
	const likely = (share: number) => next() < share;
	const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
	const three = (): boolean | null => one([true, false, false, null]);
	const about: About = {
		birthDate: likely(0.97)
			? `${2007 + Math.floor(next() * 3)}-03-${String(2 + Math.floor(next() * 20)).padStart(2, '0')}`
			: null,
		zone: one(['Australia/Sydney', 'UTC']),
		veryBad: likely(0.1) ? [one(['seclusion', 'physical'] as const)] : [],
		assessed: likely(0.9) ? ['functional'] : []
	};
	const what: Asked = {
		kind: one(['seclusion', 'seclusion', 'mechanical', 'chemical'] as const),
		needsDenied: likely(0.1) ? [one(['water', 'toilet'] as const)] : [],
		space: likely(0.85) ? space : { ...space, [one(SPACE_POINTS)]: 'no' }
	};
	const step = (days: number): Step => {
		switch (one(['view', 'view', 'consent', 'consent', 'panel', 'panel', 'withdrawn', 'revoked'] as const)) {
			case 'view':
				return view(days, {
					by: one(['self', 'self', 'staff'] as const),
					aversive: three(),
					agrees: one([true, true, false, null])
				});
			case 'consent':
				return consent(days, {
					giver: one(CONSENT_GIVERS),
					checks: likely(0.8) ? CONSENT_CHECKS : CONSENT_CHECKS.filter(() => likely(0.7)),
					functionChecked: likely(0.8),
					until: at(days + next() * 20)
				});
			case 'panel':
				return panel(days, {
					decision: likely(0.9) ? 'authorised' : 'refused',
					from: at(days + next() * 3),
					until: at(days + 3 + next() * 15)
				});
			case 'withdrawn':
				return likely(0.4) ? { at: at(days), what: 'withdrawn' } : view(days, { agrees: true });
			case 'revoked':
				return likely(0.1) ? { at: at(days), what: 'revoked' } : view(days, { agrees: true });
		}
	};
	const count = 2 + Math.floor(next() * 9);
	const days = Array.from({ length: count }, () => next() * 20).sort((a, b) => a - b);
	return { about, what, steps: days.map(step), then: at(next() * 25) };
};

test(`${drawn} drawn histories: active exactly when a reference that walks them says so`, () => {
	const next = drawing(4);
	let active = 0;
	for (let nth = 0; nth < drawn; nth += 1) {
		const { about, what, steps, then } = drawHistory(next);
		const is = stateAt(pack, what, about, steps, then) === 'active';
		active += Number(is);
		if (is !== reference(what, about, steps, then))
			throw new Error(`history ${nth}: ${JSON.stringify({ about, what, steps, then, is })}`);
	}
	expect(active).toBeGreaterThan(drawn / 100);
});

test(`${drawn} drawn histories: walked a step at a time, each panel's yes had all that must stand`, () => {
	const next = drawing(5);
	let reached = 0;
	for (let nth = 0; nth < drawn; nth += 1) {
		const { about, what, steps } = drawHistory(next);
		const taken: Step[] = [];
		for (const step of steps) {
			if (hindrances(pack, what, about, taken, step).length > 0) continue;
			taken.push(step);
			if (step.what !== 'panel' || step.decision !== 'authorised') continue;
			reached += 1;
			expect(needsBefore(pack, what, about, taken, step.at).filter(({ met }) => !met)).toEqual([]);
		}
	}
	expect(reached).toBeGreaterThan(drawn / 50);
});
