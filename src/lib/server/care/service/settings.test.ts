import { expect, test } from 'vitest';
import { readForm } from '../../http/forms';
import { packOf } from '../../standards/packs';
import { allAt, heldAt, houseRulesIn, houseRulesOf, toCome, type Setting } from './settings';
import { readChange, settingFields } from './settings-form';

const at = (text: string) => new Date(text);
const row = (value: boolean | null, holdsFrom: string, enteredAt = holdsFrom): Setting => ({
	id: holdsFrom + enteredAt,
	name: 'deemed',
	value,
	holdsFrom: at(holdsFrom),
	enteredAt: at(enteredAt),
	by: 'Maya'
});

test('what held is the newest that had begun, whatever came later', () => {
	const rows = [row(true, '2026-01-01T00:00:00Z'), row(null, '2026-06-01T00:00:00Z', '2026-01-01T00:00:00Z')];
	const on = (day: string) => allAt(rows, at(day), at(day)).deemed;
	expect([on('2025-12-31T00:00:00Z'), on('2026-03-01T00:00:00Z'), on('2026-06-02T00:00:00Z')]).toEqual([
		null,
		true,
		null
	]);
	expect(toCome(rows, 'deemed', at('2026-03-01T00:00:00Z'))).toHaveLength(1);
});

test('a record keeps what was known when it was made, also where a day before it is entered afterwards', () => {
	const rows = [row(true, '2026-01-01T00:00:00Z', '2026-03-10T00:00:00Z')];
	const [happened, made] = [at('2026-03-02T00:00:00Z'), at('2026-03-02T01:00:00Z')];
	expect(heldAt(rows, 'deemed', happened, made)).toBeNull();
	expect(heldAt(rows, 'deemed', happened, at('2026-03-11T00:00:00Z'))?.value).toBe(true);
});

test('of two for the same day, the one entered last holds', () => {
	const rows = [
		row(true, '2026-01-01T00:00:00Z'),
		row(false, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')
	];
	const later = at('2026-02-01T00:00:00Z');
	expect(heldAt(rows, 'deemed', later, later)?.value).toBe(false);
});

test('a house rule belongs to its own pack (X1)', () => {
	const [first = ''] = houseRulesIn(packOf('us-joint-commission-2009'));
	expect(first).toMatch(/^us-joint-commission-2009#/);
	expect(houseRulesOf([first], packOf('us-joint-commission-2009'))).toHaveLength(1);
	expect(houseRulesOf([first], packOf('us-cms-482-13e'))).toEqual([]);
});

const now = at('2026-03-14T02:00:00Z');
const key = '0b9e3a3e-7c44-4f0e-9f6c-3b8f5a1d2c4e';
const read = async (typed: Record<string, string>) => {
	const body = new URLSearchParams({ key, ...typed });
	const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), settingFields);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return readChange(form, { packs: ['us-cms-482-13e', 'eu-mhe'], zone: 'Australia/Sydney', now });
};
const from = (day: string, name = 'facility', month = '3') => ({
	[`${name}-from-day`]: day,
	[`${name}-from-month`]: month,
	[`${name}-from-year`]: '2026'
});

test('no day and today mean from now on; another day means from its beginning on the unit’s calendar', async () => {
	for (const day of [{}, from('14')])
		expect(await read({ name: 'facility', facility: 'psychiatric-unit', ...day })).toMatchObject({
			change: { value: 'psychiatric-unit', from: now, until: null }
		});
	expect(await read({ name: 'facility', facility: 'not-said', ...from('20') })).toMatchObject({
		change: { value: null, from: at('2026-03-19T13:00:00Z') }
	});
});

test('deemed status has its last day, which must not come before its first', async () => {
	const until = { 'deemed-until-day': '16', 'deemed-until-month': '3', 'deemed-until-year': '2026' };
	expect(await read({ name: 'deemed', deemed: 'yes', ...until })).toMatchObject({
		change: { value: true, until: at('2026-03-16T13:00:00Z') }
	});
	expect(await read({ name: 'deemed', deemed: 'yes', ...from('20', 'deemed'), ...until })).toEqual({
		ok: false,
		problems: { 'deemed-until': 'unit-settings:problems.until' }
	});
});

test.each([
	[{ name: 'facility', facility: 'castle' }, 'facility'],
	[{ name: 'deemed' }, 'deemed'],
	[{ name: 'counting', counting: 'moon' }, 'counting'],
	[{ name: 'zone', zone: 'Sydney' }, 'zone'],
	[{ name: 'packs', record: 'nowhere' }, 'record'],
	[{ name: 'house-rules', house: 'eu-mhe#nothing' }, 'house'],
	[{ name: 'may-initiate', may: 'visitors' }, 'may'],
	[{ name: 'facility', facility: 'other', ...from('31', 'facility', '2') }, 'facility-from'],
	[{ name: 'colour' }, '']
])('%j is told what is wrong', async (typed, field) => {
	expect(await read(typed as unknown as Record<string, string>)).toMatchObject({
		ok: false,
		problems: { [field]: expect.any(String) }
	});
});

test('a pack is not beside itself', async () => {
	expect(await read({ name: 'packs', record: 'eu-mhe', beside: 'eu-mhe' })).toMatchObject({
		change: { value: { record: 'eu-mhe', beside: [] } }
	});
});
