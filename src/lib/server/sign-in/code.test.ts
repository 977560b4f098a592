import { expect, test } from 'vitest';
import { makeCode, readCode } from './code';

test('a code has groups of four letters, none of them a look-alike', () => {
	for (let round = 0; round < 500; round += 1) {
		expect(makeCode(2)).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
		expect(makeCode(4)).not.toMatch(/[0O1ILAEU]/);
	}
});

test('how it was typed does not matter', () => {
	expect(readCode(' bcdf-ghjk ')).toBe('BCDFGHJK');
	expect(readCode('BCDF GHJK')).toBe(readCode('bcdfghjk'));
});
