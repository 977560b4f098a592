import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageAt } from '../../standards/zone';
import { freeName, guessedBirth } from './unknown';

const words = 'Willow, Heron, Cedar';

test('a name for now is one that nobody at the unit has', () => {
	expect(freeName(words, [])).toBe('Willow');
	expect(freeName(words, ['Willow (name for now)'])).toBe('Heron');
	expect(freeName('نسيم، ندى', ['نسيم (اسم مؤقت)'])).toBe('ندى');
	expect(freeName(words, ['Willow', 'Heron', 'Cedar'])).toBe('Willow 2');
});

test('however many arrive of whom nobody knows who they are, no two have one name', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 30 }), (many) => {
			const taken: string[] = [];
			for (let one = 0; one < many; one++) taken.push(freeName(words, taken));
			expect(new Set(taken).size).toBe(many);
		})
	);
});

test('the age that is guessed is well inside its band, whatever the day', () => {
	const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(days, (now) => {
			const age = (band: Parameters<typeof guessedBirth>[0]) => ageAt(guessedBirth(band, now), now, 'UTC');
			expect(age('under-9')).toBeLessThan(9);
			expect(age('9-17')).toBeGreaterThan(8);
			expect(age('9-17')).toBeLessThan(18);
			expect(age('adult')).toBeGreaterThan(17);
		})
	);
});
