import { randomInt } from 'node:crypto';
import ar from './phrases/ar.json';
import common from './phrases/common.json';
import en from './phrases/en.json';

/** Words to make phrases and user names of, by language; each list is one line of text. */
type Wordlist = { order: string; describing: string; things: string; words: string };

const lists: Record<string, Wordlist> = { ar, en };
const listFor = (language: string): Wordlist => lists[language] ?? en;

const pick = (words: readonly string[]): string => words[randomInt(words.length)] ?? '';

/** Shortest passphrase where it is the only factor. Source: NIST SP 800-63B-4, single-factor passwords. */
export const shortest = 15;
/** Long enough for any sentence; a limit so that hashing has one. */
export const longest = 200;

/** How hard an offered phrase is to guess, in bits, at the least. */
const strength = 36;

/**
 * A phrase to offer, such as `amber otter picnic violin`: as many words as it takes to be strong and long enough.
 * @param language its words; English where there is no list
 */
export const suggestPhrase = (language: string): string => {
	const words = listFor(language).words.split(' ');
	const count = Math.ceil(strength / Math.log2(words.length));
	const phrase = Array.from({ length: count }, () => pick(words)).join(' ');
	return phrase.length >= shortest ? phrase : suggestPhrase(language);
};

/**
 * User names to offer, the best first, none of which says whose it is: some such as `calm-river-42`, and, for a house
 * where many of those are taken, some such as `calm-river-42817`.
 */
export const suggestUserNames = (language: string): string[] => {
	const list = listFor(language);
	const offer = (least: number, below: number): string => {
		const [describing, thing] = [pick(list.describing.split(' ')), pick(list.things.split(' '))];
		const words = list.order === 'thing-first' ? [thing, describing] : [describing, thing];
		return [...words, randomInt(least, below)].join('-');
	};
	const short = Array.from({ length: 8 }, () => offer(10, 100));
	const long = Array.from({ length: 4 }, () => offer(10_000, 100_000));
	return [...short, ...long];
};

/** A user name as it is stored and compared: small letters, hyphens for spaces. */
export const readUserName = (typed: string): string =>
	typed.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '-');

/** What is wrong with a user name someone chose, as a word key; null when nothing is. */
export const userNameProblem = (userName: string): string | null =>
	/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{2,39}$/u.test(userName) ? null : 'sign-in:problems.user-name';

const bare = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

const commonOnes: ReadonlySet<string> = new Set(common);

/**
 * What is wrong with a passphrase someone chose, as a word key; null when nothing is. Length and a list of common
 * ones, no rules about kinds of characters. Source: NIST SP 800-63B-4.
 */
export const passphraseProblem = (passphrase: string, userName: string): string | null => {
	const characters = [...passphrase.normalize('NFKC')];
	if (characters.length < shortest) return 'sign-in:problems.too-short';
	if (characters.length > longest) return 'sign-in:problems.too-long';
	const core = bare(passphrase);
	const plain = new Set(core).size < 5 || commonOnes.has(core) || core === bare(userName);
	return plain ? 'sign-in:problems.too-common' : null;
};
