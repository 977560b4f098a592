import type { Pass, PersonPass, Sql } from '../access';
import { nobody, type Answer, type Audience, type Current, type Rendering } from './answer';
import { columns, toAnswer, toCurrent, type AnswerRow, type CurrentRow } from './answer-row';

/** Where an answer stands: which question, about what, in whose voice. */
export type Place = { readonly question: string; readonly context: string; readonly voice: string };

/** The answers that hold now and that the reader may see, in no order. `voice` null means every voice. */
export const currents = async (
	sql: Sql,
	pass: PersonPass,
	context: string,
	voice: string | null = nobody
): Promise<Current[]> => {
	const rows = await sql<CurrentRow[]>`
		select ${columns(sql)}, n.audience, n.named
		from answer_now n join answer a on a.id = n.answer_id
		where (n.person_id = ${pass.personId}
				or (n.context <> access.nobody() and n.person_id = any (access.records_of(${pass.personId}))))
			and n.context = ${context}
			and ${voice === null ? sql`true` : sql`n.voice = ${voice}`}`;
	return rows.map(toCurrent);
};

/** The answer that holds now, locked until the end of the transaction; null when there is none to be seen. */
export const currentForUpdate = async (sql: Sql, pass: PersonPass, place: Place): Promise<Current | null> => {
	const rows = await sql<CurrentRow[]>`
		select ${columns(sql)}, n.audience, n.named
		from answer_now n join answer a on a.id = n.answer_id
		where n.person_id = ${pass.personId} and n.question = ${place.question}
			and n.context = ${place.context} and n.voice = ${place.voice}
		for update of n`;
	return rows[0] === undefined ? null : toCurrent(rows[0]);
};

/** Whether what answers are about can still be written on: what was signed cannot. */
export const isWritten = async (sql: Sql, _pass: PersonPass, context: string): Promise<boolean> => {
	const [row] = await sql<{ open: boolean }[]>`select access.directive_is_open(${context}) as open`;
	return row?.open === true;
};

/** Every version that the reader may see, newest first. */
export const versions = async (sql: Sql, pass: PersonPass, place: Place): Promise<Answer[]> => {
	const rows = await sql<AnswerRow[]>`
		select ${columns(sql)} from answer a
		where a.person_id = ${pass.personId} and a.question = ${place.question}
			and a.context = ${place.context} and a.voice = ${place.voice}
		order by a.written_at desc, a.id`;
	return rows.map(toAnswer);
};

/** The newest answer that this account typed for the person; null when there is none or it may not be seen. */
export const lastTypedBy = async (
	sql: Sql,
	pass: PersonPass,
	place: Place,
	account: string
): Promise<Answer | null> =>
	(await versions(sql, pass, place)).find((one) => one.typedBy === account) ?? null;

export const answerById = async (sql: Sql, pass: PersonPass, id: string): Promise<Answer | null> => {
	const rows = await sql<AnswerRow[]>`
		select ${columns(sql)} from answer a
		where a.person_id = any (access.records_of(${pass.personId})) and a.id = ${id}`;
	return rows[0] === undefined ? null : toAnswer(rows[0]);
};

/**
 * What others typed and the person has not checked yet, oldest first; what was told before anybody knew who they are
 * as well, once it is joined.
 */
export const unchecked = async (sql: Sql, pass: PersonPass, context: string): Promise<Answer[]> => {
	const rows = await sql<AnswerRow[]>`
		select ${columns(sql)} from answer a left join person p on p.id = a.person_id
			left join answer_check c on c.answer_id = a.id and c.person_id in (a.person_id, ${pass.personId})
		where a.person_id = any (access.records_of(${pass.personId})) and a.context = ${context} and a.voice = ${nobody}
			and (p.account_id is null or a.typed_by <> p.account_id) and c.answer_id is null
		order by a.written_at, a.id`;
	return rows.map(toAnswer);
};

/** Whether an answer stands in the record of the pass itself, not in one that was joined to it. */
export const isOfRecord = async (sql: Sql, pass: PersonPass, id: string): Promise<boolean> =>
	(await sql`select id from answer where id = ${id} and person_id = ${pass.personId}`).length > 0;

/** What was stored under an idempotency key before, with the hash of the form that stored it. */
export const underKey = async (
	sql: Sql,
	pass: PersonPass,
	typedBy: string,
	key: string
): Promise<{ answer: Answer; bodyHash: Uint8Array } | null> => {
	const rows = await sql<(AnswerRow & { body_hash: Uint8Array })[]>`
		select ${columns(sql)}, a.body_hash from answer a
		where a.person_id = ${pass.personId} and a.typed_by = ${typedBy} and a.key = ${key}`;
	const row = rows[0];
	return row === undefined ? null : { answer: toAnswer(row), bodyHash: row.body_hash };
};

export type NewAnswer = Omit<Answer, 'typist'> & { readonly key: string; readonly bodyHash: Uint8Array };

export const add = async (sql: Sql, pass: PersonPass, answer: NewAnswer): Promise<void> => {
	const value = answer.value === null ? null : sql.json(answer.value);
	await sql`insert into answer ${sql({
		id: answer.id,
		person_id: pass.personId,
		question: answer.question,
		context: answer.context,
		voice: answer.voice,
		set_version: answer.setVersion,
		state: answer.state,
		value,
		language: answer.language,
		typed_by: answer.typedBy,
		told_at_intake: answer.toldAtIntake,
		typed_as: answer.typedAs ?? null,
		base: answer.base,
		proposal: answer.proposal,
		key: answer.key,
		body_hash: answer.bodyHash,
		written_at: answer.writtenAt
	})}`;
};

/** Points to the answer that holds from now on. The old one must still be the one that was read and locked. */
export const point = async (
	sql: Sql,
	pass: PersonPass,
	place: Place,
	answerId: string,
	audience: Audience,
	now: Date
): Promise<void> => {
	await sql`
		insert into answer_now (person_id, question, context, voice, answer_id, audience, named, changed_at)
		values (${pass.personId}, ${place.question}, ${place.context}, ${place.voice}, ${answerId},
			${[...audience.groups]}, ${[...audience.named]}, ${now})
		on conflict (person_id, question, context, voice) do update
			set answer_id = excluded.answer_id, audience = excluded.audience, named = excluded.named,
				changed_at = excluded.changed_at`;
};

export const check = async (
	sql: Sql,
	pass: PersonPass,
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	by: string,
	now: Date
): Promise<void> => {
	await sql`insert into answer_check (answer_id, person_id, outcome, checked_by, checked_at)
		values (${answerId}, ${pass.personId}, ${outcome}, ${by}, ${now}) on conflict do nothing`;
};

/** When the person found right what others typed, by answer id. */
export const confirmedOf = async (
	sql: Sql,
	pass: PersonPass,
	answerIds: readonly string[]
): Promise<Map<string, Date>> => {
	const rows = await sql<{ id: string; at: Date }[]>`
		select answer_id as id, checked_at as at from answer_check
		where person_id = ${pass.personId} and answer_id = any (${[...answerIds]}) and outcome = 'confirmed'`;
	return new Map(rows.map(({ id, at }) => [id, at]));
};

export const renderingsOf = async (
	sql: Sql,
	pass: PersonPass,
	answerIds: readonly string[]
): Promise<Rendering[]> =>
	sql<Rendering[]>`
		select answer_id as "answerId", item, language, wording, made_by as "madeBy", how, checked_by as "checkedBy"
		from rendering where person_id = any (access.records_of(${pass.personId})) and answer_id = any (${[...answerIds]})
		order by written_at`;

export const addRendering = async (
	sql: Sql,
	pass: PersonPass,
	id: string,
	one: Rendering,
	now: Date
): Promise<void> => {
	await sql`insert into rendering (id, answer_id, person_id, item, language, wording, made_by, how, checked_by, written_at)
		values (${id}, ${one.answerId}, ${pass.personId}, ${one.item}, ${one.language}, ${one.wording}, ${one.madeBy},
			${one.how}, ${one.checkedBy}, ${now})`;
};

/**
 * People the person can choose as readers: supporters with a grant now and, of what is about an episode, the staff
 * who took part.
 */
export const readersToChoose = async (
	sql: Sql,
	pass: PersonPass
): Promise<{ id: string; name: string }[]> => {
	const episode = 'episodeId' in pass && typeof pass.episodeId === 'string' ? pass.episodeId : null;
	return sql<{ id: string; name: string }[]>`
		select distinct g.account_id as id, access.name_of(g.account_id) as name from supporter_grant g
		where g.person_id = ${pass.personId} and g.withdrawn_at is null and g.ends_at > ${pass.now}
		union
		select s.account_id, access.name_of(s.account_id) from episode_staff s
		where s.person_id = ${pass.personId} and s.episode_id = ${episode} and s.account_id is not null
		order by name, id`;
};

/** Colleagues a staff member can let read an answer of theirs: whoever else is named in the record. */
export const colleaguesToChoose = async (
	sql: Sql,
	pass: PersonPass,
	me: string
): Promise<{ id: string; name: string }[]> => {
	const episode = 'episodeId' in pass && typeof pass.episodeId === 'string' ? pass.episodeId : null;
	return sql<{ id: string; name: string }[]>`
		select distinct account_id as id, access.name_of(account_id) as name from episode_staff
		where person_id = ${pass.personId} and episode_id = ${episode} and account_id <> ${me}
		order by name, id`;
};

/** What the code of a wallet card shows: the database gives out ticked lines alone, at the moment of their use. */
export const shownByWallet = async (
	sql: Sql,
	_pass: Pass<'wallet:use'>,
	use: string
): Promise<{ answers: Current[]; renderings: Rendering[] }> => {
	const rows = await sql<CurrentRow[]>`select * from access.wallet_answers(${use})`;
	const renderings = await sql<Rendering[]>`select * from access.wallet_renderings(${use})`;
	return { answers: rows.map(toCurrent), renderings };
};
