import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal, type Place } from './seal';

const key = randomBytes(32);
const place: Place = { review: 'r', entry: 'e', column: 'words' };
const word = 'quagga on the night shift';

test('T23: words are read with their key at their place, and with nothing else', () => {
	const sealed = seal(key, place, word);
	expect(sealed).not.toContain('quagga');
	expect(Buffer.from(sealed.slice('sealed:1:'.length), 'base64').toString('latin1')).not.toContain('quagga');
	expect(unseal(key, place, sealed)).toBe(word);
	expect(unseal(randomBytes(32), place, sealed)).toBeNull();
	for (const [part, other] of [
		['review', 'r2'],
		['entry', 'e2'],
		['column', 'who']
	] as const)
		expect(unseal(key, { ...place, [part]: other }, sealed)).toBeNull();
	// Nothing slides from one part of the place into the next.
	expect(unseal(key, { review: 're', entry: '', column: 'words' }, seal(key, place, word))).toBeNull();
	expect(seal(key, place, word)).not.toBe(sealed);
});

test('what was changed, or cut to a short tag, is not read', () => {
	const sealed = Buffer.from(seal(key, place, word).slice('sealed:1:'.length), 'base64');
	const stored = (bytes: Buffer): string => `sealed:1:${bytes.toString('base64')}`;
	for (let at = 0; at < sealed.length; at += 1) {
		const changed = Buffer.from(sealed);
		changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
		expect(unseal(key, place, stored(changed))).toBeNull();
	}
	for (const length of [0, 4, 12, 16, 27])
		expect(unseal(key, place, stored(sealed.subarray(0, length)))).toBeNull();
});

test('whatever is written comes back as it was, and what came before the key is read as it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
			expect(unseal(key, place, seal(key, place, words))).toBe(words.toWellFormed());
		})
	);
	expect(unseal(key, place, 'w')).toBe('w');
	expect(unseal(key, place, null)).toBeNull();
});
