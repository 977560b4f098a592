import { hashSync } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { hashPassphrase, isOutdated, verifyPassphrase } from './passphrase';

test('a hash is argon2id with 47,104 KiB, two passes, one lane, and 32 bytes long', async () => {
	const hash = await hashPassphrase('amber otter picnic violin');
	expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
	expect(await verifyPassphrase(String(hash), 'amber otter picnic violin')).toBe(true);
	expect(await verifyPassphrase(String(hash), 'amber otter picnic viola')).toBe(false);
	expect(isOutdated(String(hash))).toBe(false);
});

test('the same letters typed in another form are the same passphrase', async () => {
	const hash = await hashPassphrase('café olé naïveté 42');
	expect(await verifyPassphrase(String(hash), 'cafe\u0301 ole\u0301 nai\u0308vete\u0301 42')).toBe(true);
});

test('no passphrase is right where there is none', async () => {
	expect(await verifyPassphrase(null, 'amber otter picnic violin')).toBe(false);
});

test('a hash made with other parameters is to be made anew', () => {
	expect(isOutdated(hashSync('amber otter picnic violin', { memoryCost: 19_456, timeCost: 2 }))).toBe(true);
});
