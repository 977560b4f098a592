import { expect, test } from 'vitest';
import { bareCard, items, said } from '../card/people.example';
import { walletLines } from './wallet';

const line = {
	line: 'line-1',
	source: { question: 'crisis-plan/early-do', item: 'line-1', answerId: 'wording-1' },
	text: 'Sit with me',
	language: 'en',
	slot: 'helps' as const,
	around: null,
	at: new Date('2026-03-01T10:00:00Z')
};

test('a line of the crisis plan can be ticked once, under the key of the plan', () => {
	const lines = walletLines(
		bareCard({ crisis: [line], answers: [said('about-me/helps', items('The window'))] }),
		[]
	);
	expect(
		lines.filter(({ lines: all }) => all.some(({ text }) => text.includes('Sit with me')))
	).toMatchObject([{ key: 'p:line-1', slot: 'helps' }]);
	expect(lines.map(({ key }) => key)).toEqual(['a:about-me/helps#item-1', 'p:line-1']);
});

test('a code says to nobody what the unit treating the person cannot follow', () => {
	const inputs = () => bareCard({ crisis: [line], answers: [said('about-me/helps', items('The window'))] });
	const setAside = [
		line.source,
		{ question: 'about-me/helps', item: 'item-1', answerId: 'answer-about-me/helps' }
	];
	expect(walletLines({ ...inputs(), setAside }, [])).toEqual(walletLines(inputs(), []));
});
