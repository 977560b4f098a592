import { createHash } from 'node:crypto';
import type { Words } from '$lib/words';
import { note, transaction, type Pass, type Sql } from '../../access';
import { nobody, type Current } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { inOrder } from '../../questions/set';
import { sets } from '../../questions/sets';
import * as questions from '../../questions/store';
import { confirmationOf, saidIn, type Confirmation } from './health';
import { zoneOf } from '../person/acts';
import * as store from './health-store';

export { confirmationsOf } from './health-store';

export type HealthLine = {
	/** Names the line in a form; other words of the person's make another key. */
	readonly key: string;
	readonly text: string;
	readonly language: string;
	readonly confirmed: Confirmation | null;
};
export type HealthPart = { readonly title: string; readonly lines: readonly HealthLine[] };

const asked = [...sets.values()]
	.filter(({ voice, context }) => voice === 'person' && context === 'none')
	.flatMap((set) =>
		inOrder(set)
			.filter((question) => question.confirm)
			.map((question) => ({ set, question, name: `${set.id}/${question.id}` }))
	);

type Found = {
	readonly one: (typeof asked)[number];
	readonly answer: Current;
	readonly line: ReturnType<typeof linesOf>[number];
	readonly said: string;
	readonly key: string;
};

const linesIn = async (
	sql: Sql,
	pass: Pass<'health:read'> | Pass<'health:confirm'>,
	words: Words
): Promise<Found[]> => {
	const answers = await questions.currents(sql, pass, nobody);
	const renderings = await questions.renderingsOf(
		sql,
		pass,
		answers.map(({ id }) => id)
	);
	return asked.flatMap((one) => {
		const answer = answers.find(({ question }) => question === one.name);
		if (answer === undefined) return [];
		const lines = linesOf(words, one.set, one.question, answer, renderings);
		return (one.question.kind === 'choice' ? lines.slice(0, 1) : lines).map((line) => {
			const said = saidIn(answer, line.item);
			return { one, answer, line, said, key: `${one.name} ${line.item ?? nobody} ${said}` };
		});
	});
};

/** What makes it dangerous to hold the person or to give them something, with who confirmed it. */
export const readHealth = (
	pass: Pass<'health:read'>,
	words: Words
): Promise<{ parts: HealthPart[]; zone: string }> =>
	transaction(pass, async (sql) => {
		const confirmations = await store.confirmationsOf(sql, pass);
		const found = await linesIn(sql, pass, words);
		const parts = asked.flatMap((one) => {
			const lines = found
				.filter((line) => line.one === one)
				.map(({ answer, line, key }) => ({
					key,
					text: line.text,
					language: line.language,
					confirmed: confirmationOf(confirmations, answer, line.item)
				}));
			return lines.length === 0 ? [] : [{ title: words.t(`${one.set.id}:${one.question.id}.title`), lines }];
		});
		return { parts, zone: await zoneOf(sql, pass) };
	});

/** The same form about the same line always has the same id. */
const rowId = (key: string, line: string): string =>
	createHash('sha256')
		.update(`${key}/${line}`)
		.digest('hex')
		.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/**
 * Writes that a clinician checked these lines with the person, or takes that back. A line whose words changed since
 * the page was opened is not the line that was checked: `changed`, and nothing is written.
 */
export const confirmHealth = (
	pass: Pass<'health:confirm'>,
	words: Words,
	said: {
		readonly lines: readonly string[];
		readonly outcome: 'confirmed' | 'taken-back';
		readonly key: string;
	}
): Promise<'kept' | 'changed'> =>
	transaction(pass, async (sql) => {
		const found = await linesIn(sql, pass, words);
		const chosen = said.lines.map((key) => found.find((line) => line.key === key));
		if (chosen.includes(undefined)) return 'changed';
		for (const line of chosen.filter((one) => one !== undefined)) {
			const id = rowId(said.key, line.key);
			const row = { question: line.one.name, item: line.line.item ?? nobody, said: line.said };
			if (await store.addConfirmation(sql, pass, id, row, said.outcome))
				await note(sql, pass, `health:${said.outcome}`, { id, part: line.one.name });
		}
		return 'kept';
	});
