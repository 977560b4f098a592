import { isId } from '$lib/id';
import type { Fields, Form } from '../../http/forms';
import { optionId } from '../../questions/option-id';
import type { Until } from './aside';
import type { Source } from './line';
import { readUntil, type Clock } from './until';
import { reasons, type Reason } from './wish';

/** What somebody said of one line of the card: that they will follow it, or why they cannot. */
export type Said = { readonly line: string } & (
	| { readonly how: 'follow' }
	| ({ readonly how: 'cannot'; readonly reason: Reason; readonly words: string } & Until)
);

/** A line of the card that somebody said they will follow. */
export type Followed = Source & {
	readonly id: string;
	readonly intake: string;
	readonly by: string;
	readonly at: Date;
};

export const followFields: Fields = [
	'key',
	'line-#',
	'line-#-how',
	'line-#-reason',
	'line-#-words',
	'line-#-until',
	'line-#-until-at'
];

type Read =
	| { readonly ok: true; readonly key: string; readonly said: readonly Said[] }
	| { readonly ok: false; readonly problems: Record<string, string> };

/** The form of how the card will be followed: of each line one of the two, or nothing. Only a "cannot" needs a reason. */
export const readFollow = (form: Form, clock: Clock): Read => {
	const problems: Record<string, string> = {};
	const said = form.rows('line').flatMap((row): Said[] => {
		const how = row.part('how');
		const reason = reasons.find((one) => one === row.part('reason'));
		const words = row.part('words');
		const field = `line-${row.index}`;
		if (how !== 'follow' && how !== 'cannot') {
			if (reason !== undefined || words !== '') problems[`${field}-how`] = 'card:follow.problems.how';
			return [];
		}
		if (how === 'follow') return [{ line: row.value, how }];
		if (reason === undefined) problems[`${field}-reason`] = 'card:wishes.problems.reason';
		if (words.length < 3) problems[`${field}-words`] = 'card:wishes.problems.words';
		if (words.length > 600) problems[`${field}-words`] = 'card:wishes.problems.words-long';
		const until = readUntil(row.part('until'), row.part('until-at'), clock);
		if (typeof until === 'string') problems[`${field}-until-at`] = until;
		if (reason === undefined || typeof until === 'string') return [];
		return [{ line: row.value, how, reason, words, ...until }];
	});
	if (!isId(form.one('key'))) problems[''] = 'errors:not-understood';
	if (said.length === 0 && Object.keys(problems).length === 0)
		problems['line-1-how'] = 'card:follow.problems.none';
	return Object.keys(problems).length > 0
		? { ok: false, problems }
		: { ok: true, key: form.one('key'), said };
};

/** The same form about the same line is one row, however often it is sent. */
export const followId = (key: string, line: string): string => optionId(key, line);
