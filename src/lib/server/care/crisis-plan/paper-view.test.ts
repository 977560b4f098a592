import { expect, test } from 'vitest';
import { wordsFor } from '../../words';
import { linesIn } from './crisis-plan';
import { noon, spoke, step, voice, wrote } from './crisis-plan.example';
import { crisisPaper } from './paper-view';

test('the paper has every line with every voice beside it, and nothing that was taken out', () => {
	const { blocks, title } = crisisPaper(
		wordsFor('en'),
		{
			person: 'Sam',
			zone: 'UTC',
			meeting: 'on',
			putAway: false,
			voices: [voice('Dr Ahmed'), voice('Ade', { endedAt: noon })],
			lines: linesIn([
				wrote('1', [], { wording: 'Try home first' }),
				wrote('2', [], { line: 'b', wording: 'The secret tin' }),
				wrote('3', ['2'], { line: 'b', wording: null })
			]),
			said: [spoke('Dr Ahmed', '1', 'part', 'if safe at home')],
			steps: [step('begun'), step('review', { onDay: '2026-05-01' })],
			signed: [],
			mine: null,
			may: { self: true, type: true, lead: false, treat: false },
			now: noon
		},
		false
	);
	const said = JSON.stringify(blocks);
	for (const words of [
		'Try home first',
		'Agree in part',
		'if safe at home',
		'Not asked',
		'The plan still stands'
	])
		expect(said).toContain(words);
	expect(said).not.toContain('secret');
	// Shown in the window's bar: what it is, not whose.
	expect(title).toBe('Crisis plan');
});
