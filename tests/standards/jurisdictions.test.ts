import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DirectiveRow } from '../../src/lib/server/standards/directive-state';
import { needsOf } from '../../src/lib/server/standards/formalities';
import { formalityRules } from '../../src/lib/server/standards/jurisdiction';
import {
	JURISDICTION_WORDS,
	jurisdictionWord,
	saidBy
} from '../../src/lib/server/standards/jurisdiction-words';
import {
	allJurisdictions,
	gatherJurisdictions,
	jurisdictionOf,
	readJurisdiction
} from '../../src/lib/server/standards/jurisdictions';
import { standingOf } from '../../src/lib/server/standards/standing';
import { languages, wordsFor } from '../../src/lib/server/words';
import scotland from '../../src/lib/server/standards/jurisdictions/scotland.json';
import sealed from './sealed-jurisdictions.json';
import invented from './zz-northland.json';

type Said = readonly [rule: string, value: unknown, verified: boolean];

/** domain.md 2.1, cell by cell. `false`: marked (bk) there, or found nowhere that was read. */
const table: Record<string, readonly Said[]> = {
	scotland: [
		['instrument', 'advance-statement', true],
		['weight', 'must-have-regard', true],
		['writing', true, true],
		['signature', true, true],
		['witnesses', 1, true],
		['witnessClass', 'prescribed', true],
		['capacity', 'witness', true],
		['whileIncapable', 'no', true],
		['form', 'as-making', true],
		['expiresAfterMonths', null, true]
	],
	india: [
		['instrument', 'advance-directive', false],
		['weight', 'binding', false],
		['writing', true, false],
		['witnesses', 2, false],
		['practitionerAttests', true, false],
		['capacity', 'practitioner', false],
		['whileIncapable', 'yes', false],
		['form', 'as-making', false]
	],
	'england-wales': [
		['instrument', 'advance-choice-document', true],
		['weight', 'preference', false],
		['refusedMedicine', 'may-bind-check', false],
		['witnesses', 0, true],
		['capacity', 'presumed', false],
		['whileIncapable', 'yes', false]
	],
	germany: [
		['instrument', 'patientenverfuegung', false],
		['weight', 'may-bind-check', false],
		['writing', true, false],
		['specific', true, false],
		['witnesses', 0, false],
		['capacity', 'presumed', false],
		['whileIncapable', 'yes', false],
		['form', 'none', false]
	],
	'us-washington': [
		['instrument', 'mental-health-advance-directive', true],
		['writing', true, true],
		['date', true, true],
		['intent', true, true],
		['witnesses', 2, false],
		[
			'witnessExclusions',
			expect.arrayContaining(['representative', 'relative', 'treating-staff', 'service-owner']),
			false
		],
		['capacity', 'presumed', true],
		['choice', true, true],
		['whileIncapable', 'if-chosen', true],
		['form', 'written', true],
		['effect', 'on-receipt', true],
		['parts', true, true]
	],
	'au-victoria': [
		['instrument', 'advance-statement-of-preferences', true],
		['weight', 'must-consider', true],
		['witnesses', 1, true],
		['witnessClass', 'adult', true],
		['capacity', 'witness', false],
		['form', 'none', false]
	],
	'preference-only': [
		['instrument', 'wishes', true],
		['weight', 'preference', true],
		['witnesses', 0, true],
		['whileIncapable', 'yes', true],
		['form', 'none', true],
		['expiresAfterMonths', null, true]
	]
};

test('there is a pack for each line of the table that has one, and for everywhere else', () => {
	expect(allJurisdictions().map(({ id }) => id)).toEqual(Object.keys(table).sort());
	expect(() => jurisdictionOf('atlantis')).toThrow('no jurisdiction "atlantis"');
});

const fingerprint = (id: string): string => {
	const file = path.resolve(
		import.meta.dirname,
		'../../src/lib/server/standards/jurisdictions',
		`${id}.json`
	);
	return createHash('sha256')
		.update(JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))))
		.digest('hex');
};

describe.each(allJurisdictions().map((one) => [one.id, one] as const))('%s', (id, one) => {
	const rules = new Map(formalityRules(one));

	test.each(table[id] ?? [])('says what the table says of %s: %j', (rule, value, verified) => {
		expect({ value: rules.get(rule)?.value, verified: rules.get(rule)?.verified }).toEqual({
			value,
			verified
		});
	});

	test('names a source for each rule; what was only known from elsewhere is never called verified', () => {
		for (const [rule, { source, verified }] of rules) {
			expect([rule, source.document.length * source.place.length > 0]).toEqual([rule, true]);
			if (['background', 'second'].includes(source.certainty))
				expect([rule, verified]).toEqual([rule, false]);
			if (source.certainty === 'own') expect(source.document).toBe('Foreword');
			else expect(source.document).not.toBe('Foreword');
		}
	});

	test('never ends by itself, and is to be read again after a year', () => {
		expect(one.validity.expiresAfterMonths.value).toBeNull();
		expect(one.validity.reviewAfterMonths).toMatchObject({ value: 12, verified: true });
	});

	test('can be read in every language: its own words and a sentence for each rule', () => {
		for (const { code } of languages) {
			const { t } = wordsFor(code);
			const own = JURISDICTION_WORDS.map((word) => t(jurisdictionWord(one, word)));
			const said = saidBy(one).flatMap(({ key, params, list }) => [
				t(key, params),
				...list.map((name) => t(name))
			]);
			expect(said.length).toBeGreaterThanOrEqual(rules.size);
			expect([...own, ...said].filter((sentence) => sentence.length < 4 || /[{}]/.test(sentence))).toEqual(
				[]
			);
			expect(t(jurisdictionWord(one, 'banner')).split(/\s+/).length).toBeLessThanOrEqual(8);
		}
	});

	test('is not edited once a directive was made under it', () => {
		// A pack added since is sealed by writing the fingerprint shown here into sealed-jurisdictions.json.
		expect({ [id]: fingerprint(id) }).toEqual({ [id]: new Map(Object.entries(sealed)).get(id) });
	});
});

test('what is not verified never keeps a withdrawal from counting', () => {
	const read = allJurisdictions().filter(
		({ withdrawal: { whileIncapable, form } }) => !whileIncapable.verified || !form.verified
	);
	expect(read.length).toBeGreaterThan(0);
	const day = new Date('2026-02-01T09:00:00Z');
	for (const pack of read) {
		const row: DirectiveRow = {
			id: 'v',
			pack: {
				...pack,
				withdrawal: {
					...pack.withdrawal,
					whileIncapable: { ...pack.withdrawal.whileIncapable, value: 'no', verified: false },
					form: { ...pack.withdrawal.form, value: 'as-making', verified: false }
				}
			},
			begunAt: day,
			discardedAt: null,
			items: [{ id: 'one', content: 'one', wishedAt: null }],
			textHash: 'v',
			mayWithdrawWhileIncapable: false,
			effectiveFrom: null,
			reviewBy: null,
			endsAt: null,
			signatures: [{ at: day, textHash: 'v', toConfirm: false }],
			witnesses: [0, 1].map(() => ({
				at: day,
				textHash: 'v',
				relations: ['other'],
				inClass: true,
				certifiesCapacity: true
			})),
			attestations: (['capacity', 'document'] as const).map((what) => ({
				at: day,
				textHash: 'v',
				by: 'practitioner',
				what
			})),
			representatives: [],
			withdrawals: [
				{
					id: 'w',
					writtenAt: day,
					enteredAt: day,
					parts: null,
					inWriting: false,
					foundIncapable: true,
					witnesses: [],
					attestations: [],
					receipts: [],
					toConfirm: false
				}
			]
		};
		expect(needsOf(row).filter(({ metAt }) => metAt === null)).toEqual([]);
		expect([pack.id, standingOf([row], day).inForce]).toEqual([pack.id, []]);
	}
});

describe('a wrong file', () => {
	const reading = (change: object, file = 'scotland.json') => {
		const result = readJurisdiction(file, { ...scotland, ...change });
		return result.ok ? [] : result.problems;
	};
	const { formalities, withdrawal } = scotland;
	const { witnesses, capacity, representativeAccepts, ...less } = formalities;

	test.each([
		[
			'has a rule without a source',
			{ formalities: { ...less, capacity, representativeAccepts, witnesses: { value: 1, verified: true } } },
			'formalities.witnesses.source'
		],
		[
			'does not say if a rule is verified',
			{
				formalities: {
					...less,
					capacity,
					representativeAccepts,
					witnesses: { value: 1, source: witnesses.source }
				}
			},
			'formalities.witnesses.verified'
		],
		['lacks a rule', { formalities: { ...less, capacity, representativeAccepts } }, 'formalities.witnesses'],
		['has an unknown weight', { weight: { ...scotland.weight, value: 'heavy' } }, 'weight.value'],
		[
			'lets a witness certify where none is asked for',
			{ formalities: { ...formalities, witnesses: { ...witnesses, value: 0 } } },
			'formalities.capacity'
		],
		[
			'wants a yes from nobody',
			{ formalities: { ...formalities, representativeAccepts: { ...representativeAccepts, value: true } } },
			'formalities.representativeAccepts'
		],
		[
			'rests on a choice never asked',
			{ withdrawal: { ...withdrawal, whileIncapable: { ...withdrawal.whileIncapable, value: 'if-chosen' } } },
			'withdrawal.whileIncapable'
		]
	])('that %s stops the start and names the place', (_, change, place) => {
		expect(reading(change).join('\n')).toContain(place);
		expect(() =>
			gatherJurisdictions({ './jurisdictions/scotland.json': { ...scotland, ...change } })
		).toThrow(place);
	});

	test('must bear its own name', () => {
		expect(reading({}, 'wales.json')).toEqual(['wales.json: must be named scotland.json']);
		expect(reading({})).toEqual([]);
	});
});

test('a jurisdiction of an invented country works as a file alone', () => {
	const northland = gatherJurisdictions({ './jurisdictions/zz-northland.json': invented }).get(
		'zz-northland'
	);
	expect(northland?.formalities.witnesses.value).toBe(3);
	expect(northland?.validity.expiresAfterMonths.value).toBe(6);
});

test('no code names a jurisdiction', () => {
	const root = path.resolve(import.meta.dirname, '../../src');
	const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$/.test(file))
		.filter((file) => !file.includes('locales'));
	const names = new RegExp(
		`'(${allJurisdictions()
			.map(({ id }) => id)
			.join('|')})'`
	);
	expect(code.length).toBeGreaterThan(100);
	expect(code.filter((file) => names.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});
