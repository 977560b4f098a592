import { expect, test } from 'vitest';
import { readForm, type Fields } from '../../http/forms';
import { readSettings, readStaff, readUnit, settingsFields, staffFields, unitFields } from './form';

const languages = ['en', 'ar'];

const sent = async (fields: Fields, typed: Record<string, string>) => {
	const form = await readForm(
		new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(typed) }),
		fields
	);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return form;
};

const settings = {
	'service-name': 'Harbour Health',
	'service-language': 'en',
	'staff-names': 'first-and-job',
	leave: '/',
	'must-pass-on-en': 'Staff must pass on plans to hurt someone.',
	'must-pass-on-ar': '',
	'number-1': '1800 011 511',
	'number-1-en': 'Crisis team',
	'number-1-ar': 'فريق الأزمات',
	'number-2': '',
	'number-2-en': '',
	'number-2-ar': ''
};
const read = async (typed: Record<string, string>) =>
	readSettings(await sent(settingsFields(languages), typed), languages);

test('settings are read by language, and empty lines of numbers are none', async () => {
	expect(await read(settings)).toMatchObject({
		service: {
			staffNames: 'first-and-job',
			mustPassOn: { en: 'Staff must pass on plans to hurt someone.' },
			helpNumbers: [{ number: '1800 011 511', name: { en: 'Crisis team', ar: 'فريق الأزمات' } }]
		}
	});
});

test('a number without a name, or a name without a number, is named by its line', async () => {
	expect(await read({ ...settings, 'number-2': '000' })).toMatchObject({
		problems: { 'number-2': 'service:problems.number-name' }
	});
	expect(await read({ ...settings, 'number-2-en': 'Desk' })).toMatchObject({
		problems: { 'number-2': 'service:problems.number' }
	});
});

test('a unit needs a zone and rules that exist', async () => {
	const typed = {
		unit: '0b9e3a3e-7c44-4f0e-9f6c-3b8f5a1d2c4e',
		'unit-name': 'Wattle House',
		zone: 'Sydney',
		pack: 'nowhere',
		'unit-language': 'en'
	};
	expect(readUnit(await sent(unitFields, typed), ['au-nsw-dcj-2024'], languages)).toEqual({
		ok: false,
		problems: { zone: 'service:problems.zone', pack: 'service:problems.pack' }
	});
});

test('staff work in a unit, or for the whole service', async () => {
	const kim = { 'staff-name': 'Kim Tran', job: 'Nurse' };
	expect(readStaff(await sent(staffFields, kim), ['a'])).toMatchObject({
		problems: { units: 'service:problems.units' }
	});
	expect(readStaff(await sent(staffFields, { ...kim, roles: 'facilitator' }), ['a'])).toMatchObject({
		to: { roles: ['facilitator'], units: [] }
	});
	expect(readStaff(await sent(staffFields, { ...kim, units: 'a' }), ['a'])).toMatchObject({
		to: { units: ['a'] }
	});
});
