import type { PersonPass, Sql } from '../../access';
import type { Audience } from '../../questions/answer';
import type { Moved } from '../../questions/holding';
import type { Reader } from '../../questions/set';
import type { Act, Feeling, Hold, How, Outcome } from './pressure';

type MovedRow = {
	question: string;
	context: string;
	beforeAnswer: string | null;
	beforeAudience: Reader[];
	beforeNamed: string[];
	afterAnswer: string;
	afterAudience: Reader[];
	afterNamed: string[];
};

const audience = (groups: Reader[], named: string[]): Audience => ({ groups, named });

export const movedBy = async (sql: Sql, pass: PersonPass, hold: string): Promise<Moved[]> => {
	const rows = await sql<MovedRow[]>`
		select question, context, before_answer as "beforeAnswer", before_audience as "beforeAudience",
			before_named as "beforeNamed", after_answer as "afterAnswer", after_audience as "afterAudience",
			after_named as "afterNamed"
		from held_answer where person_id = ${pass.personId} and hold_id = ${hold} order by question, context`;
	return rows.map((row) => ({
		place: { question: row.question, context: row.context },
		before: { answerId: row.beforeAnswer, audience: audience(row.beforeAudience, row.beforeNamed) },
		after: { answerId: row.afterAnswer, audience: audience(row.afterAudience, row.afterNamed) }
	}));
};

/** The person's holds, open and decided, oldest first. For the person alone. */
export const holdsOf = (sql: Sql, pass: PersonPass): Promise<Hold[]> => sql<Hold[]>`
	select h.id, h.act, h.subject, h.loosens, h.reasons, h.question, h.part, access.name_of(h.whom) as whom,
		h.held_at as since, o.outcome
	from hold h left join hold_outcome o on o.hold_id = h.id
	where h.person_id = ${pass.personId} order by h.held_at, h.id`;

export type Held = { readonly subject: string; readonly id: string; readonly act: Act; readonly since: Date };

/** What waits, by the rows it is about: all of it for the person, wishes alone for others. */
export const heldOf = (sql: Sql, pass: PersonPass): Promise<Held[]> => sql<Held[]>`
	select subject, hold_id as id, act, since from access.held_of(${pass.personId})`;

/** How the person may decide about a hold at this moment. */
export const decides = async (
	sql: Sql,
	_pass: PersonPass,
	hold: string
): Promise<'alone' | 'with-advocate' | null> => {
	const rows = await sql<{ how: 'alone' | 'with-advocate' | null }[]>`select access.decides(${hold}) as how`;
	return rows[0]?.how ?? null;
};

/** The advocate who is beside the person, by name. */
export const advocateBeside = async (sql: Sql, _pass: PersonPass, hold: string): Promise<string | null> => {
	const rows = await sql<{ name: string | null }[]>`
		select access.name_of(access.advocate_beside(${hold})) as name`;
	return rows[0]?.name ?? null;
};

/** False when it was decided before. */
export const addOutcome = async (
	sql: Sql,
	pass: PersonPass,
	one: { hold: string; outcome: Outcome; how: How },
	by: string
): Promise<boolean> => {
	const added = await sql`insert into hold_outcome (hold_id, person_id, outcome, how, decided_by, decided_at)
		values (${one.hold}, ${pass.personId}, ${one.outcome}, ${one.how}, ${by}, ${pass.now}) on conflict do nothing`;
	return added.count > 0;
};

export type Felt = { readonly felt: Feeling; readonly words: string | null };

/** What the person said last about a hold; null when they said nothing. */
export const feltOf = async (sql: Sql, pass: PersonPass, hold: string): Promise<Felt | null> => {
	const rows = await sql<Felt[]>`select felt, words from pressure_felt
		where person_id = ${pass.personId} and hold_id = ${hold} order by written desc limit 1`;
	return rows[0] ?? null;
};

export const addFelt = async (
	sql: Sql,
	pass: PersonPass,
	one: Felt & { id: string; hold: string }
): Promise<void> => {
	await sql`insert into pressure_felt (id, hold_id, person_id, felt, words, said_at)
		values (${one.id}, ${one.hold}, ${pass.personId}, ${one.felt}, ${one.words}, ${pass.now})
		on conflict (id) do nothing`;
};

export const isAdvocate = async (sql: Sql, pass: PersonPass): Promise<boolean> => {
	const rows = await sql<{ yes: boolean }[]>`select access.am_advocate_of(${pass.personId}) as yes`;
	return rows[0]?.yes === true;
};

/** When the advocate who asks last said that they are here; null when never. */
export const saidHereAt = async (sql: Sql, pass: PersonPass, by: string): Promise<Date | null> => {
	const rows = await sql<{ at: Date }[]>`select said_at as at from advocate_here
		where person_id = ${pass.personId} and account_id = ${by} order by said_at desc limit 1`;
	return rows[0]?.at ?? null;
};

export const addHere = async (sql: Sql, pass: PersonPass, id: string, by: string): Promise<boolean> => {
	const added = await sql`insert into advocate_here (id, person_id, account_id, said_at)
		values (${id}, ${pass.personId}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};
