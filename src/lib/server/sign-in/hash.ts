import { createHash } from 'node:crypto';

/**
 * SHA-256. Enough for session ids and paper codes, which are long and random; passphrases, which are neither,
 * go through argon2 instead.
 */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** The same, in hex: how a session is named everywhere but in its own cookie. */
export const hexHash = (text: string): string => sha256(text).toString('hex');

/** 32 bytes from the hex a session is named by. */
export const fromHex = (hex: string): Buffer => Buffer.from(hex, 'hex');
