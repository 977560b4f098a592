import type { Pass, PersonPass, Sql } from '../../access';

/** Somebody the person can ask, and as what. */
export type Askable = {
	readonly id: string;
	readonly name: string;
	readonly what: 'helper' | 'facilitator' | 'privacy';
};

/** A question of the person about a row of their log, with what came back. */
export type Asked = {
	readonly id: string;
	readonly entry: number;
	readonly to: string;
	readonly words: string;
	readonly askedAt: Date;
	readonly answers: readonly { readonly words: string; readonly by: string; readonly at: Date }[];
};

/** The same as whoever was asked reads it. */
export type ToMe = {
	readonly id: string;
	readonly personId: string;
	readonly person: string;
	readonly words: string;
	readonly language: string;
	readonly askedAt: Date;
	/** The row of the log it is about. */
	readonly at: Date;
	readonly kind: 'look' | 'act' | 'refusal';
	readonly deed: string;
	readonly part: string | null;
	readonly by: string | null;
	/** How often I have answered. */
	readonly answers: number;
};

export const askable = (sql: Sql, pass: PersonPass): Promise<Askable[]> =>
	sql<Askable[]>`
		select account_id as id, name, what from access.askable(${pass.personId})
		order by array_position(array['helper', 'facilitator', 'privacy'], what), name, id`;

/** Whether a row of the log is about the person. */
export const isOwnEntry = async (sql: Sql, pass: PersonPass, entry: number): Promise<boolean> =>
	(await sql`select from audit.entry where person_id = ${pass.personId} and seq = ${entry}`).length > 0;

export const ask = async (
	sql: Sql,
	{ personId, now }: Pass<'looks:ask'>,
	one: { id: string; entry: number; to: string; words: string; language: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into asked (id, person_id, entry, to_account, words, language, asked_at)
		values (${one.id}, ${personId}, ${one.entry}, ${one.to}, ${one.words}, ${one.language}, ${now})
		on conflict do nothing`;
	return count > 0;
};

type AnswerRow = { asked: string; words: string; by: string; at: Date };

/** All that the person asked, with the answers, oldest first. */
export const askedBy = async (sql: Sql, pass: PersonPass): Promise<Asked[]> => {
	const rows = await sql<Omit<Asked, 'answers'>[]>`
		select id, entry::int, access.name_of(to_account) as to, words, asked_at as "askedAt"
		from asked where person_id = ${pass.personId} order by asked_at, id`;
	const answers = await sql<AnswerRow[]>`
		select asked_id as asked, words, access.name_of(answered_by) as by, answered_at as at
		from asked_answer where person_id = ${pass.personId} order by answered_at, id`;
	return rows.map((row) => ({ ...row, answers: answers.filter(({ asked }) => asked === row.id) }));
};

export const askedOfMe = (sql: Sql, _pass: Pass): Promise<ToMe[]> =>
	sql<ToMe[]>`
		select id, person_id as "personId", person, words, language, asked_at as "askedAt", at, kind, deed, part, by,
			answers
		from access.questions_to_me()`;

export const answer = async (
	sql: Sql,
	pass: Pass<'account:write'>,
	one: { id: string; asked: ToMe; words: string; language: string; by: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into asked_answer (id, asked_id, person_id, words, language, answered_by, answered_at)
		values (${one.id}, ${one.asked.id}, ${one.asked.personId}, ${one.words}, ${one.language}, ${one.by}, ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** What I answered to one question, oldest first. */
export const myAnswers = (sql: Sql, _pass: Pass, asked: string): Promise<{ words: string; at: Date }[]> =>
	sql<{ words: string; at: Date }[]>`
		select words, answered_at as at from asked_answer
		where asked_id = ${asked} and answered_by = access.me() order by answered_at, id`;
