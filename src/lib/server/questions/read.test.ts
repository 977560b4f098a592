import { expect, test } from 'vitest';
import { readForm } from '../http/forms';
import { answerFields, readAnswer } from './read';
import { questionOf } from './set';
import { setOf } from './sets';

const question = questionOf(setOf('about-me'), 'avoid');
if (question === undefined) throw new Error('no such question');

test('words in another language go by the line they were written for, a new one too', async () => {
	const body = new URLSearchParams({
		'item-1': 'لا تقفوا خلفي.',
		'item-2': '',
		'item-3': 'تجنّبوا الزيّ الرسمي.',
		'also-1': 'Do not stand behind me.',
		'also-3': 'Avoid uniforms.',
		'also-by': 'Nadia'
	});
	const form = await readForm(
		new Request('http://localhost', { method: 'POST', body }),
		answerFields(question)
	);
	const read = form.ok ? readAnswer(form, question) : form;
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	const items = read.value !== null && 'items' in read.value ? read.value.items : [];
	expect(items.map(({ id }) => read.also.get(id))).toEqual(['Do not stand behind me.', 'Avoid uniforms.']);
});
