import type { Pass, PersonPass, Sql } from '../../access';
import type { Contact } from '../card/line';
import type { Kept, WithId } from './wallet';

type Writing = Pass<'wallet:write'>;

export type Choice = { readonly lines: readonly string[]; readonly crisis: boolean };
export type Code = { readonly id: string; readonly madeAt: Date; readonly expiresAt: Date };
export type Use = {
	readonly id: string;
	readonly reader: string;
	readonly reason: string;
	readonly at: Date;
};

/** What the person ticked last; null before they ticked anything. */
export const choice = async (sql: Sql, pass: PersonPass): Promise<Choice | null> => {
	const [row] = await sql<Choice[]>`
		select lines, crisis from wallet_choice where person_id = ${pass.personId} order by written desc limit 1`;
	return row ?? null;
};

/** What the code shows now: without what waits to be confirmed. */
export const ticked = async (sql: Sql, _pass: PersonPass): Promise<readonly string[]> => {
	const [row] = await sql<{ lines: string[] }[]>`select access.my_wallet() as lines`;
	return row?.lines ?? [];
};

export const choose = async (sql: Sql, pass: Writing, id: string, one: Choice): Promise<void> => {
	await sql`insert into wallet_choice (id, person_id, lines, crisis, chosen_at)
		values (${id}, ${pass.personId}, ${[...one.lines]}, ${one.crisis}, ${pass.now})`;
};

/** The code that works, and the new one that waits for the person's word. */
export const codes = async (sql: Sql, _pass: PersonPass): Promise<{ works: Code | null; waits: boolean }> => {
	const rows = await sql<(Code & { works: boolean })[]>`
		select id, made_at as "madeAt", expires_at as "expiresAt", works from access.my_wallet_codes()`;
	return { works: rows.find(({ works }) => works) ?? null, waits: rows.some(({ works }) => !works) };
};

/** The code with this hash, when it works or waits. */
export const codeWith = async (sql: Sql, _pass: PersonPass, hash: Buffer): Promise<Code | null> => {
	const [row] = await sql<Code[]>`
		select id, made_at as "madeAt", expires_at as "expiresAt" from access.my_wallet_codes()
		where code_hash = ${hash}`;
	return row ?? null;
};

/** Whether there ever was a code of the person with this hash. */
export const wasMade = async (sql: Sql, pass: Writing, hash: Buffer): Promise<boolean> => {
	const { count } = await sql`
		select from wallet_code where person_id = ${pass.personId} and code_hash = ${hash}`;
	return count > 0;
};

export const addCode = async (
	sql: Sql,
	pass: Writing,
	one: { id: string; hash: Buffer; expiresAt: Date }
): Promise<void> => {
	await sql`insert into wallet_code (id, person_id, code_hash, made_at, expires_at)
		values (${one.id}, ${pass.personId}, ${one.hash}, ${pass.now}, ${one.expiresAt})`;
};

/** Stops every code of the person but the one to keep. Returns how many were not stopped before. */
export const stop = async (sql: Sql, pass: Writing, keep: string | null = null): Promise<number> => {
	const { count } = await sql`
		update wallet_code set stopped_at = ${pass.now}
		where person_id = ${pass.personId} and stopped_at is null and id is distinct from ${keep}`;
	return count;
};

/** Who used a code of the person, the newest first. */
export const uses = (sql: Sql, pass: PersonPass): Promise<Use[]> =>
	sql<Use[]>`
		select id, reader, reason, used_at as at from wallet_use
		where person_id = ${pass.personId} order by used_at desc, id`;

/** What the person keeps from somebody: by a code anybody could read it. */
export const kept = async (sql: Sql, pass: PersonPass): Promise<Kept> => {
	const rows = await sql<{ kind: string; subject: string }[]>`
		select subject_kind as kind, subject from hidden_entry
		where person_id = ${pass.personId} and shown_at is null`;
	const of = (kind: string): Set<string> =>
		new Set(rows.flatMap((row) => (row.kind === kind ? [row.subject.split(' ')[0] ?? ''] : [])));
	return { questions: of('question'), directives: of('directive'), statements: of('statement') };
};

/** Whether anything of the person's plan is signed. */
export const isSigned = async (sql: Sql, _pass: PersonPass): Promise<boolean> => {
	const [row] = await sql<{ signed: boolean }[]>`select access.my_plan_is_signed() as signed`;
	return row?.signed ?? false;
};

/** Notes who reads and why. False when the code does not work. */
export const use = async (
	sql: Sql,
	pass: Pass<'wallet:use'>,
	one: { id: string; hash: Buffer; reader: string; reason: string }
): Promise<boolean> => {
	const [row] = await sql<{ works: boolean }[]>`
		select access.use_wallet(${one.hash}, ${one.id}, ${one.reader}, ${one.reason}, ${pass.requestId}) as works`;
	return row?.works ?? false;
};

export type Names = { readonly name: string | null; readonly born: string | null };

export const names = async (sql: Sql, _pass: Pass<'wallet:use'>, use: string): Promise<Names> => {
	const [row] = await sql<Names[]>`
		select name, birth_date::text as born from access.wallet_names(${use})`;
	return row ?? { name: null, born: null };
};

/** Everybody on the list, so that "never" wins over another line of the same name or phone; which are to be shown. */
export const contacts = (
	sql: Sql,
	_pass: Pass<'wallet:use'>,
	use: string
): Promise<(WithId<Contact> & { readonly shown: boolean })[]> =>
	sql`select id, name, who, phone, tell, shown from access.wallet_contacts(${use})`;

export type Plan = { readonly signed: boolean; readonly zone: string; readonly legal: boolean };

/** What is said beside the lines. */
export const plan = async (sql: Sql, _pass: Pass<'wallet:use'>, use: string): Promise<Plan> => {
	const [row] = await sql<Plan[]>`select signed, zone, legal from access.wallet_plan(${use})`;
	return row ?? { signed: false, zone: 'UTC', legal: false };
};

/** Wishes that stand and wait for the person's word, by the row they are about. */
export const held = async (
	sql: Sql,
	_pass: Pass<'wallet:use'>,
	use: string
): Promise<ReadonlyMap<string, { readonly since: Date }>> => {
	const rows = await sql<{ subject: string; since: Date }[]>`
		select subject, since from access.wallet_held(${use})`;
	return new Map(rows.map(({ subject, since }) => [subject, { since }]));
};
