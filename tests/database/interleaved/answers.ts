import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Pass } from '../../../src/lib/server/access/index.js';
import type { Current, Value } from '../../../src/lib/server/questions/answer.js';
import { saveAnswer, type AnswerPass } from '../../../src/lib/server/questions/acts.js';
import type { TestDatabase } from '../../support/database.js';
import { type Done, type People, type Play } from './live.js';

/** Question → its words. */
export type Said = Readonly<Record<string, string>>;

/** A page of answers as it was opened. */
export type Opened = {
	readonly answers: readonly Current[];
	readonly hash: string;
	/** Ids of what a helper typed and nobody checked. */
	readonly waiting: readonly { readonly id: string; readonly question: string; readonly words: string }[];
};

/** What is different between the texts that are made of answers. */
export type Kind = {
	readonly questions: readonly string[];
	readonly context: () => string;
	readonly open: () => Promise<Opened>;
	/** The pass to answer by, for the person or the helper; null when nothing is being written. */
	readonly answering: (helper: boolean) => Promise<AnswerPass | null>;
	/** The request of a check that was done; null when there was nothing to check. */
	readonly check: (id: string) => Promise<string | null>;
	readonly sign: (hash: string) => Promise<string | null>;
	readonly signed: () => Promise<number>;
};

const wordsOf = (value: Value | null): string => (value !== null && 'text' in value ? value.text : '');
const saidIn = (answers: readonly Current[]): Said =>
	Object.fromEntries(answers.map(({ question, value }) => [question, wordsOf(value)]));

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
export const requestOf = ({ requestId }: Pass): string => requestId;

/** Three who write answers (the person at two windows, a helper at the third) and one who signs. */
export const answersPlay = (sql: TestDatabase['superSql'], { personId }: People, kind: Kind): Play => {
	const nothing: Opened = { answers: [], hash: '', waiting: [] };
	const pages: Opened[] = [nothing, nothing, nothing, nothing];
	const kept: string[] = [];
	/** The account beside: what each question says, act by act. */
	const told: Record<string, string> = {};
	let over = false;

	const write = async (who: number, page: Opened, question: string, words: string): Promise<Done | null> => {
		const pass = await kind.answering(who === 2);
		if (pass === null) return null;
		const base = page.answers.find((one) => one.question === question);
		const saved = await saveAnswer(pass, {
			...{ question, setVersion: 1, state: 'answered', value: { text: words }, language: 'en' },
			...{ base: base?.id ?? '', key: randomUUID(), audience: { groups: ['card'], named: [] } },
			...{ also: new Map(), alsoLanguage: 'en', alsoBy: '' }
		});
		if (saved.outcome === 'conflict') return null;
		kept.push(words);
		return {
			request: requestOf(pass),
			replay: () => {
				if (saved.outcome === 'to-check') return;
				// Nobody writes over words they had not read.
				expect(told[question] ?? '').toBe(wordsOf(base?.value ?? null));
				told[question] = words;
				expect(over).toBe(false);
			}
		};
	};

	return {
		kept,
		open: async (who) => {
			pages[who] = await kind.open();
		},
		act: async (who, drawn, words) => {
			const page = pages[who] ?? nothing;
			if (who === 3) {
				const request = await kind.sign(page.hash);
				if (request === null) return null;
				return {
					request,
					replay: () => {
						// What was on the signer's page is what stands at that very moment.
						expect(saidIn(page.answers)).toEqual(told);
						over = kind.context() !== '';
					}
				};
			}
			const [one] = page.waiting;
			if (who === 0 && one !== undefined && drawn % 2 === 0) {
				const request = await kind.check(one.id);
				return request === null ? null : { request, replay: () => void (told[one.question] = one.words) };
			}
			return write(who, page, kind.questions[drawn % kind.questions.length] ?? '', words);
		},
		rows: async () => {
			const rows = await sql<{ words: string }[]>`
				select value ->> 'text' as words from answer where person_id = ${personId}`;
			return rows.map((row) => row.words);
		},
		signed: kind.signed
	};
};
