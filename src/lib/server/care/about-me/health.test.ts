import { expect, test } from 'vitest';
import { nobody, type Answer, type Value } from '../../questions/answer';
import { confirmationOf, saidIn, type Confirmation } from './health';

const answer = (value: Value, id = 'first'): Answer => ({
	id,
	question: 'about-me/health-risks',
	context: nobody,
	voice: nobody,
	setVersion: 1,
	state: 'answered',
	value,
	language: 'en',
	typedBy: 'tahlia',
	typist: 'Tahlia',
	toldAtIntake: null,
	base: null,
	proposal: null,
	writtenAt: new Date(0)
});
const confirmed = (of: Answer, item: string | null): Confirmation[] => [
	{ question: of.question, item: item ?? nobody, said: saidIn(of, item), by: 'Kim', at: new Date(0) }
];

const before = answer({
	items: [
		{ id: '1', option: 'asthma' },
		{ id: '2', text: 'A pin in my hip' }
	]
});

test('what was confirmed stays so while the line says the same, whatever else changes', () => {
	const list = confirmed(before, '2');
	expect(confirmationOf(list, before, '2')?.by).toBe('Kim');
	expect(confirmationOf(list, before, '1')).toBeNull();
	const after = answer(
		{
			items: [
				{ id: '2', text: 'A pin in my hip' },
				{ id: '3', text: 'Gout' }
			]
		},
		'second'
	);
	expect(confirmationOf(list, after, '2')?.by).toBe('Kim');
	expect(confirmationOf(list, after, '3')).toBeNull();
});

test('other words are not confirmed', () => {
	const after = answer({ items: [{ id: '2', text: 'A pin in my left hip' }] }, 'second');
	expect(confirmationOf(confirmed(before, '2'), after, '2')).toBeNull();
	expect(
		confirmationOf(confirmed(answer({ choice: 'no' }), null), answer({ choice: 'maybe' }), null)
	).toBeNull();
	expect(
		confirmationOf(confirmed(answer({ choice: 'yes' }), null), answer({ choice: 'yes' }), null)?.by
	).toBe('Kim');
});
