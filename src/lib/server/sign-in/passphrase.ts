import { hash, parseOptions, verify } from '@node-rs/argon2';
import { busy, gate } from './gate';

export { busy };

/** argon2id (the package's default kind): 47,104 KiB, two passes, one lane, as measured in the safety notes. */
const parameters = {
	memoryCost: 47_104,
	timeCost: 2,
	parallelism: 1,
	outputLen: 32
};

/** A hash of nobody's passphrase, so that an unknown account takes as long as a known one. */
const nobodys =
	'$argon2id$v=19$m=47104,t=2,p=1$9MZlaug0Rkoo/TlVa3GFnQ$5fXGnmBd7mpopUBy5R1At7IXOeOG2hk+22mrPyR2Mos';

/** Four at once is 184 MiB. The ten-thousandth guess waits; a person in the queue waits three seconds at most. */
const hashing = gate(4, 100, 3000);

const read = (passphrase: string): string => passphrase.normalize('NFKC');

/** The hash to store, or `busy`. */
export const hashPassphrase = (passphrase: string): Promise<string | typeof busy> =>
	hashing(() => hash(read(passphrase), parameters));

/**
 * Whether the passphrase is right, or `busy`. Takes the same time for an account that is unknown, or has no
 * passphrase (`stored` null), as for a wrong one.
 */
export const verifyPassphrase = (stored: string | null, passphrase: string): Promise<boolean | typeof busy> =>
	hashing(async () => {
		const right = await verify(stored ?? nobodys, read(passphrase));
		return right && stored !== null;
	});

/** Whether a stored hash was made with other parameters than today's, and is to be made anew at sign-in. */
export const isOutdated = (stored: string): boolean => {
	const made = parseOptions(stored);
	return (
		made.memoryCost !== parameters.memoryCost ||
		made.timeCost !== parameters.timeCost ||
		made.parallelism !== parameters.parallelism
	);
};
