import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where sealed words stand. They are bound to it: words moved to another place cannot be read there. */
export type Place = { readonly review: string; readonly entry: string; readonly column: string };

const MARK = 'sealed:1:';
const NONCE = 12;
const TAG = 16;

/** Each review has a key of its own, drawn from the one of the space. */
const keyOf = (key: Buffer, { review }: Place): Buffer =>
	Buffer.from(hkdfSync('sha256', key, review, 'foreword case review', 32));

/** Each part with its length before it, so that no two places read alike. */
const bound = ({ review, entry, column }: Place): Buffer =>
	Buffer.concat(
		['review.entry', column, review, entry].flatMap((part) => {
			const bytes = Buffer.from(part);
			const length = Buffer.alloc(4);
			length.writeUInt32BE(bytes.length);
			return [length, bytes];
		})
	);

/** Words as they lie in the database: AES-256-GCM, with a nonce of their own. */
export const seal = (key: Buffer, place: Place, words: string): string => {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', keyOf(key, place), nonce, { authTagLength: TAG });
	cipher.setAAD(bound(place));
	const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
	return MARK + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

/**
 * The words again. Null: there are none, or this is not the key or not the place they were sealed for. Words that
 * were written before there was a key are read as they are.
 */
export const unseal = (key: Buffer, place: Place, stored: string | null): string | null => {
	if (stored === null || !stored.startsWith(MARK)) return stored;
	const bytes = Buffer.from(stored.slice(MARK.length), 'base64');
	if (bytes.length < NONCE + TAG) return null;
	// The length of the tag is pinned: without it, one of four bytes would be taken.
	const decipher = createDecipheriv('aes-256-gcm', keyOf(key, place), bytes.subarray(0, NONCE), {
		authTagLength: TAG
	});
	decipher.setAAD(bound(place)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
	} catch {
		return null;
	}
};
