import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesIn, takesAway, wordChanges, type Entry } from './changes';

const entry = (id: string, text: string): Entry => ({ id, text });

describe('what changed between two texts', () => {
	test('is said word by word', () => {
		expect(wordChanges('Speak slowly', 'Speak calmly and slowly')).toEqual([
			{ kind: 'same', text: 'Speak ' },
			{ kind: 'added', text: 'calmly and ' },
			{ kind: 'same', text: 'slowly' }
		]);
		expect(wordChanges('لا تقفوا خلفي', 'لا تقفوا أمامي')).toEqual([
			{ kind: 'same', text: 'لا تقفوا ' },
			{ kind: 'removed', text: 'خلفي' },
			{ kind: 'added', text: 'أمامي' }
		]);
	});

	test('holds both texts whole, whatever they are', () => {
		const words = fc.array(fc.constantFrom('ask', 'first', ' ', ', ', 'لا', 'hold', '👋🏽', '\n'), {
			maxLength: 30
		});
		const text = fc.oneof(
			words.map((all) => all.join('')),
			fc.string({ maxLength: 60 })
		);
		fc.assert(
			fc.property(text, text, (before, after) => {
				const all = wordChanges(before, after);
				const without = (kind: string): string =>
					all
						.filter((one) => one.kind !== kind)
						.map((one) => one.text)
						.join('');
				expect(without('added')).toBe(before);
				expect(without('removed')).toBe(after);
				expect(wordChanges(before, before).every(({ kind }) => kind === 'same')).toBe(true);
			}),
			{ numRuns: 1_000, seed: 20_261_122 }
		);
	});
});

describe('what changed between two versions of a list', () => {
	const before = [entry('1', 'A walk'), entry('2', 'Ice'), entry('3', 'Music')];

	test('a line is added, removed or reworded, and the rest is as it was', () => {
		const after = [entry('1', 'A walk with my sister'), entry('3', 'Music'), entry('4', 'Quiet')];
		expect(changesIn(before, after)).toEqual({
			lines: [
				{
					kind: 'reworded',
					words: [
						{ kind: 'same', text: 'A walk' },
						{ kind: 'added', text: ' with my sister' }
					]
				},
				{ kind: 'removed', text: 'Ice' },
				{ kind: 'same', text: 'Music' },
				{ kind: 'added', text: 'Quiet' }
			],
			reordered: false
		});
	});

	test('another order is neither an addition nor a removal', () => {
		const { lines, reordered } = changesIn(before, before.toReversed());
		expect(lines.every(({ kind }) => kind === 'same')).toBe(true);
		expect(reordered).toBe(true);
	});

	test('the same words under a new id are the same line', () => {
		expect(changesIn([entry('1', 'Ice')], [entry('9', 'Ice')]).lines).toEqual([
			{ kind: 'same', text: 'Ice' }
		]);
	});

	test('no line of either version is lost, and none is told twice', () => {
		const list = fc.array(
			fc.record({ id: fc.constantFrom('1', '2', '3', '4', '5'), text: fc.constantFrom('a b', 'a c', 'd') }),
			{ maxLength: 6 }
		);
		fc.assert(
			fc.property(list, list, (was, is) => {
				const { lines } = changesIn(was, is);
				const said = (kinds: string[], side: string): string[] =>
					lines
						.flatMap((one) =>
							one.kind === 'reworded'
								? [
										one.words
											.filter(({ kind }) => kind !== side)
											.map(({ text }) => text)
											.join('')
									]
								: kinds.includes(one.kind)
									? [one.text]
									: []
						)
						.toSorted();
				const texts = (all: Entry[]): string[] => all.map(({ text }) => text).toSorted();
				expect(said(['same', 'removed'], 'added')).toEqual(texts(was));
				expect(said(['same', 'added'], 'removed')).toEqual(texts(is));
			}),
			{ numRuns: 1_000, seed: 20_261_122 }
		);
	});
});

test('to say it in other words takes nothing away; to leave a line out does, and so does skipping', () => {
	const list = (...ids: string[]) => ({ items: ids.map((id) => ({ id, text: id })) });
	expect(takesAway(null, list('1'))).toBe(false);
	expect(
		takesAway(list('1'), {
			items: [
				{ id: '1', text: 'other' },
				{ id: '2', text: 'more' }
			]
		})
	).toBe(false);
	expect(takesAway(list('1', '2'), list('2'))).toBe(true);
	expect(takesAway({ text: 'here' }, null)).toBe(true);
	expect(takesAway({ text: 'here' }, { text: 'there' })).toBe(false);
	expect(takesAway({ choice: 'a', note: 'b' }, { choice: 'a' })).toBe(true);
});
