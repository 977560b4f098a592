import { pool } from '../database';
import { sha256 } from './hash';

/** How many tries are free within a span, and how the waits after them grow. Times in seconds. */
type Rule = { free: number; span: number; first: number; longest: number };

/** Passphrases: 5 free in 15 minutes, then 1, 2, 4 … 60 seconds. Source: the safety notes, rate limits. */
export const passphraseRule: Rule = { free: 5, span: 900, first: 1, longest: 60 };
/** All tries of one network together. */
export const networkRule: Rule = { free: 60, span: 900, first: 1, longest: 60 };
/** Slips and paper codes: 5 tries, then 15 minutes. */
export const codeRule: Rule = { free: 5, span: 900, first: 900, longest: 900 };

/** One thing that is being tried, and by which rule. */
export type Tried = { key: Buffer; rule: Rule };

/**
 * The network an address belongs to: an IPv4 address by itself, an IPv6 address by its first 64 bits, since one
 * line at home has as many addresses as it likes.
 */
export const networkOf = (address: string): string => {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail] = plain.split('%')[0]?.toLowerCase().split('::') ?? [];
	const groups = head.split(':').filter(Boolean);
	const filled = tail === undefined ? groups : [...groups, ...Array<string>(4).fill('0')];
	return filled
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
};

/** Names what is tried; only a hash of it is stored. */
export const tried = (rule: Rule, ...parts: string[]): Tried => ({
	key: sha256(JSON.stringify(parts)),
	rule
});

/**
 * Counts a try at each thing before it is judged.
 * @returns seconds to wait before trying at all; 0 to go on
 */
export const attempt = async (things: readonly Tried[], now: Date): Promise<number> => {
	for (const { key, rule } of things) {
		const rows = await pool()<{ seconds: number }[]>`select sign_in.attempt(${key}, ${now}, ${rule.free},
			${rule.span}, ${rule.first}, ${rule.longest}) as seconds`;
		const seconds = rows[0]?.seconds ?? rule.longest;
		if (seconds > 0) return seconds;
	}
	return 0;
};

/** A try that was right does not count: all tries at that thing are forgotten, or this one alone. */
export const forgive = async ({ key }: Tried, all: boolean): Promise<void> => {
	await pool()`select sign_in.forgive(${key}, ${all})`;
};
