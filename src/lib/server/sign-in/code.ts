import { randomInt } from 'node:crypto';

/**
 * Letters that are not taken for a digit or for each other, in print or read out; without vowels no code spells
 * a word at anyone.
 */
const letters = 'BCDFGHJKMNPQRSTVWXYZ';

/** A new code of groups of four letters: `BCDF GHJK`. Two groups are 35 bits, four are 69. */
export const makeCode = (groups: number): string =>
	Array.from({ length: groups }, () =>
		Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
	).join(' ');

/** A code as typed from paper: spaces, hyphens and small letters do not matter. */
export const readCode = (typed: string): string =>
	typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
