import { expect, test } from 'vitest';
import { readForm, type Form } from '../http/forms';
import { askNow, readTold, toldFields } from './told';

const asked = askNow();
const fieldOf = (id: string): string => asked.flat().find(({ question }) => question.id === id)?.field ?? '';

const sent = async (fields: readonly (readonly [string, string])[]): Promise<Form> => {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), toldFields(asked));
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return form;
};

test('three things are asked: how I say stop, what must never be done, allergies and health risks', () => {
	expect(asked.map((ask) => ask.map(({ question }) => question.id))).toEqual([
		['stop'],
		['never'],
		['medicines-allergic', 'health-risks']
	]);
});

test('what was told is read by kind, and what was left blank is not written', async () => {
	const form = await sent([
		[fieldOf('stop'), ' Thumb down '],
		[`${fieldOf('never')}-1`, 'Say a door is locked'],
		[`${fieldOf('never')}-2`, ''],
		[`${fieldOf('health-risks')}-pick`, 'asthma'],
		[`${fieldOf('health-risks')}-pick`, 'not an option']
	]);
	const read = readTold(form, asked);
	expect(read.ok && read.told.map(({ question, value }) => [question.id, value])).toMatchObject([
		['stop', { text: 'Thumb down' }],
		['never', { items: [{ text: 'Say a door is locked' }] }],
		['health-risks', { items: [{ option: 'asthma' }] }]
	]);
});

test('a line over 80 characters is named by its field', async () => {
	const form = await sent([[`${fieldOf('never')}-2`, 'x'.repeat(81)]]);
	expect(readTold(form, asked)).toEqual({
		ok: false,
		problems: { [`${fieldOf('never')}-2`]: 'questions:problem.too-long' }
	});
});
