import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayContact, mayMeanNever, mayTellLine, toTell, type Listed } from './may-contact';

const list: Listed[] = [
	{ name: 'Mia Reed', phone: '0491 570 006', tell: true },
	{ name: 'Jo Reed', phone: '+61 491 570 156', tell: false },
	{ name: 'ليلى حدّاد', tell: false }
];

describe('who may be contacted', () => {
	test.each([
		['her sister, who may be told', { name: 'Mia Reed' }, true],
		['somebody nobody spoke of', { name: 'Ade' }, true],
		['the one never to be told', { name: 'Jo Reed' }, false],
		['the same with other spaces and capitals', { name: ' jo   REED ' }, false],
		['the same with a dash', { name: 'Jo-Reed' }, false],
		['the same in Arabic without its marks', { name: 'ليلى حداد' }, false],
		['another name on the same phone', { name: 'Home', phone: '0491 570 156' }, false],
		['a phone too short to be one', { name: 'Ward', phone: '156' }, true]
	])('%s', (_what, who, may) => {
		expect(mayContact(who, list)).toBe(may);
	});

	test('never wins over a second line that says to tell them', () => {
		const twice: Listed[] = [
			...list,
			{ name: 'jo reed', tell: true },
			{ name: 'Mum', phone: '0491570156', tell: true }
		];
		expect(toTell(twice).map(({ name }) => name)).toEqual(['Mia Reed']);
	});

	test('whatever the list, whoever stands on it as never is nobody to tell', () => {
		const entry = fc.record({
			name: fc.constantFrom('Jo', 'JO ', 'Mia', 'Léa', 'Lea', 'ليلى'),
			phone: fc.constantFrom(null, '0491 570 006', '+61 491 570 006', '12'),
			tell: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 6 }), (contacts) => {
				for (const never of contacts.filter(({ tell }) => !tell)) {
					expect(mayContact(never, contacts)).toBe(false);
					expect(toTell(contacts).map(({ name }) => name)).not.toContain(never.name);
				}
				if (contacts.every(({ tell }) => tell)) expect(toTell(contacts)).toEqual(contacts);
			}),
			{ numRuns: 500, seed: 20_261_122 }
		);
	});
});

test('what staff type may mean somebody never to be told, by more words around the name', () => {
	expect(mayMeanNever('Jo Reed, her mother', list)).toBe(true);
	expect(mayMeanNever('her mother (0491 570 156)', list)).toBe(true);
	expect(mayMeanNever('Mia Reed', list)).toBe(false);
	expect(mayMeanNever('Jo', list)).toBe(false);
});

test.each([
	['Jo Reed', false],
	['Jo Reed, her mother', false],
	['Jo Reed (her mother)', false],
	['Jo Reed 0400 000 000', false],
	['Mum: 0491 570 156', false],
	['Mia Reed, sister', true],
	['Jo, not Jo Reed', true]
])('a typed line of whom to tell: %s', (typed, may) => {
	expect(mayTellLine(typed, list)).toBe(may);
});
