import { createHash } from 'node:crypto';
import type { Form } from '../../http/forms';
import type { Until } from './aside';
import type { Source } from './line';
import { readUntil, type Clock } from './until';

/** Why a wish is not followed (experience.md B3; the words are in the locale files). */
export const reasons = [
	'not-found',
	'not-read',
	'no-time',
	'not-suitable',
	'overridden',
	'not-safe-now',
	'not-available',
	'law-or-order',
	'person-agreed',
	'not-known'
] as const;
export type Reason = (typeof reasons)[number];

/** A wish that was not followed, or cannot be, as it was written down. The person reads every one. */
export type Wish = Source &
	Until & {
		readonly id: string;
		readonly intake: string | null;
		readonly reason: string;
		readonly words: string;
		/** What else was tried first; null where nobody wrote it. */
		readonly tried: string | null;
		/** Until when, in the words of before a moment could be said. */
		readonly until: string | null;
		/** How the account that wrote it is named to others. */
		readonly by: string;
		readonly at: Date;
	};

export type SettingAside = Until & {
	/** `sourceKey` of each line. */
	readonly lines: readonly string[];
	readonly reason: Reason;
	readonly words: string;
	readonly tried: string | null;
	readonly episode: string | null;
	/** Made with the page: the same form sent twice is one record. */
	readonly key: string;
};

export const wishFields = ['line[]', 'reason', 'words', 'tried', 'until', 'until-at', 'episode', 'key'];

const reasonOf = (text: string): Reason | undefined => reasons.find((one) => one === text);

/** Names a line of the card in a form. */
export const sourceKey = ({ question, item, answerId }: Source): string =>
	[question, item ?? '', answerId].join(' ');

/** The form of a wish set aside; problems by field when something is missing. */
export const readWish = (
	form: Form,
	clock: Clock
): { ok: true; wish: SettingAside } | { ok: false; problems: Record<string, string> } => {
	const lines = form.many('line');
	const reason = reasonOf(form.one('reason'));
	const words = form.one('words');
	const tried = form.one('tried');
	const until = readUntil(form.one('until'), form.one('until-at'), clock);
	const problems = {
		...(lines.length === 0 ? { line: 'card:wishes.problems.lines' } : {}),
		...(reason === undefined ? { reason: 'card:wishes.problems.reason' } : {}),
		...(words.length < 3 ? { words: 'card:wishes.problems.words' } : {}),
		...(words.length > 600 ? { words: 'card:wishes.problems.words-long' } : {}),
		...(tried.length > 600 ? { tried: 'card:wishes.problems.words-long' } : {}),
		...(typeof until === 'string' ? { 'until-at': until } : {})
	};
	if (reason === undefined || typeof until === 'string' || Object.keys(problems).length > 0)
		return { ok: false, problems };
	const episode = form.one('episode');
	return {
		ok: true,
		wish: {
			lines,
			reason,
			words,
			tried: tried || null,
			...until,
			episode: episode || null,
			key: form.one('key')
		}
	};
};

/** The same form about the same line always has the same id; other words are another record. */
export const wishId = (wish: SettingAside, line: string, by: string): string => {
	const hex = createHash('sha256')
		.update(
			JSON.stringify([
				by,
				wish.key,
				line,
				wish.reason,
				wish.words,
				wish.tried,
				wish.untilAt,
				wish.thisStay,
				wish.episode
			])
		)
		.digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
