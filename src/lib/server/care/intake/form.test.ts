import { expect, test } from 'vitest';
import { readForm } from '../../http/forms';
import { identityFields, readIdentity } from './form';

const now = new Date('2026-03-14T09:00:00Z');
const tahlia = {
	name: ' Tahlia  Moss ',
	'born-day': '7',
	'born-month': '9',
	'born-year': '2009',
	number: 'N-204'
};

const read = async (fields: Record<string, string>) => {
	const body = new URLSearchParams(fields);
	const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), identityFields);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return readIdentity(form, now);
};

test('name, birth date and number say who it is', async () => {
	expect(await read(tahlia)).toEqual({
		ok: true,
		identity: { name: 'Tahlia Moss', born: '2009-09-07', number: 'N-204' }
	});
});

test('a number that is left out is not taken for none: staff say so', async () => {
	expect(await read({ ...tahlia, number: '' })).toMatchObject({
		problems: { number: 'intake:problems.number' }
	});
	expect(await read({ ...tahlia, number: '', 'no-number': 'yes' })).toMatchObject({
		identity: { number: null }
	});
});

test.each([
	['30', '2', '2009'],
	['15', '3', '2027'],
	['', '9', '2009'],
	['7', 'September', '2009'],
	['7', '9', '09']
])('%s/%s/%s is no birth date', async (day, month, year) => {
	const typed = { ...tahlia, 'born-day': day, 'born-month': month, 'born-year': year };
	expect(await read(typed)).toMatchObject({ ok: false, problems: { born: 'intake:problems.born' } });
});
