import { expect, test } from 'vitest';
import { bareFacts } from '../../standards/examples';
import { allPacks } from '../../standards/packs';
import { countedBy } from '../../standards/seclusion';
import { KINDS } from '../../standards/vocabulary';
import { optionWords } from './say';
import { fields } from './fields';
import { readStored, readTyped } from './read';
import { AIDS, ALL_SORTS, FACTORS, kindOfSort, MANNERS, POSTURES, SORTS, WAYS } from './use-choices';
import { wordsFor } from '../../words';

const now = new Date('2026-03-14T09:00:00Z');
const at = () => new Date('2026-03-14T08:05:00Z');
const typed = (raw: Record<string, string | string[]>) =>
	readTyped('component', { from: 'x', ...raw }, at, now);

test('S4-12, S2-01: each of the five kinds has sorts of its own, and no sort belongs to two', () => {
	expect(Object.keys(SORTS)).toEqual([...KINDS]);
	expect(new Set(ALL_SORTS).size).toBe(ALL_SORTS.length);
	for (const kind of KINDS) expect(SORTS[kind].length).toBeGreaterThan(2);
	expect(kindOfSort('others-withdrew')).toBe('seclusion');
	expect(kindOfSort('other')).toBeNull();
});

test.each([2, 6, 12, 17])(
	'S3-02: a child of %i who is held was held, and every pack counts it',
	(ageYearsAtStart) => {
		const components = [{ kind: 'physical' as const, startedAt: at(), endedAt: null }];
		const held = (age: number) => bareFacts('UTC', at(), { components, ageYearsAtStart: age });
		const counting = (age: number) => allPacks().filter((pack) => countedBy(pack, held(age)).length > 0);
		expect(counting(ageYearsAtStart)).toEqual(counting(40));
		expect(counting(ageYearsAtStart).map(({ ref }) => ref)).toContain('us-joint-commission-2025');
		expect(ALL_SORTS.filter((sort) => /child|young/.test(sort))).toEqual([]);
	}
);

test.each(KINDS)('a sort goes with its kind: %s', (kind) => {
	for (const sort of ALL_SORTS) {
		const fits = sort === 'other' || kindOfSort(sort) === kind;
		expect(typed({ kind, sort }).ok).toBe(fits);
	}
	expect(typed({ kind, sort: '', subKind: 'in our own words' }).ok).toBe(true);
});

test('positions, device, drug, route and manner are kept apart', () => {
	const read = typed({
		kind: 'chemical',
		sort: 'rapid',
		postures: ['seated', 'face-up'],
		drug: 'lorazepam',
		dose: '2 mg',
		way: 'muscle',
		route: 'IM',
		manner: 'held'
	});
	if (!read.ok) throw new Error('it is a true record');
	expect(read.value).toMatchObject({ drug: 'lorazepam', way: 'muscle', manner: 'held', aid: null });
	expect(readStored('component', JSON.parse(JSON.stringify(read.value)))).toEqual(read.value);
});

test('what was stored before there were sorts is read as it was', () => {
	const old = { kind: 'physical', position: 'Seated', from: '2026-02-03T02:10:00.000Z', to: null };
	expect(readStored('component', old)).toMatchObject({ kind: 'physical', position: 'Seated', sort: null });
});

test('S0-18: a milder way is tried, or not tried and why', () => {
	const milder = (raw: Record<string, string>) => readTyped('milder', { method: 'walk', ...raw }, at, now);
	expect(milder({ answer: 'tried' }).ok).toBe(true);
	expect(milder({ answer: 'not-tried' })).toEqual({ ok: false, problems: { why: 'why-not' } });
	expect(milder({ answer: 'not-tried', why: 'not-here' }).ok).toBe(true);
});

test('S0-03, S4-11, S4-34: discipline, coercion, convenience, retaliation and staffing are factors, and no reason', () => {
	expect(Object.keys(fields.factors.shape)).toEqual([...FACTORS]);
	const reasons: readonly string[] = fields['reason-class'].shape.choice.choices;
	expect(
		reasons.filter((reason) => /disciplin|coerc|conven|retali|staff|treat|calm|cop/.test(reason))
	).toEqual([]);
	expect(readTyped('factors', {}, at, now)).toEqual({ ok: false, problems: { discipline: 'needed' } });
	expect(readTyped('factors', { staffing: 'yes' }, at, now).ok).toBe(true);
});

test('S4-09: each risk the sources name can be ticked as a harm that came of it', () => {
	const risks = ['self-harm', 'old-wounds', 'escalation', 'injury', 'rights', 'deprived', 'dignity', 'fear'];
	expect(fields.harms.shape.kinds.choices).toEqual(expect.arrayContaining(risks));
	expect(readTyped('harms', { kinds: risks }, at, now).ok).toBe(true);
	// Death and serious injury stand in a field of their own, since notices rest on them.
	expect(fields.harm.shape.level.choices).toEqual(expect.arrayContaining(['serious-injury', 'death']));
});

test.each(['en', 'ar'])(
	'every sort, position, device, route and manner has words of its own in %s',
	(language) => {
		const words = wordsFor(language);
		const parts = { kind: KINDS, sort: ALL_SORTS, postures: POSTURES, aid: AIDS, way: WAYS, manner: MANNERS };
		for (const [part, choices] of Object.entries(parts)) {
			expect(choices.length).toBeGreaterThan(2);
			const said = choices.map((one) => optionWords(words, 'component', part, choices, one));
			expect(new Set(said).size).toBe(choices.length);
			// Without words a key would be said.
			for (const one of said) expect(one).toMatch(language === 'ar' ? /[\u0621-\u064a]/ : /^[A-Z]/);
		}
	}
);
