import type { PersonPass, Sql } from '../../access';
import type { Method, Signature } from './signing';

/** The newest signature of the person; null when there is none or it is not for this reader. */
export const lastSignature = async (sql: Sql, pass: PersonPass): Promise<Signature | null> => {
	const rows = await sql<Signature[]>`
		select id, answers, method, words, signed_at as "signedAt" from plan_signature
		where person_id = ${pass.personId} order by signed_at desc, id limit 1`;
	return rows[0] ?? null;
};

export type NewSignature = {
	readonly id: string;
	readonly hash: string;
	readonly answers: readonly string[];
	readonly method: Method;
	readonly words: string;
	readonly freely: boolean;
};

/** Says whether it was not there yet: the same form sent twice is one signature. */
export const addSignature = async (
	sql: Sql,
	pass: PersonPass,
	one: NewSignature,
	by: string
): Promise<boolean> => {
	const { count } = await sql`
		insert into plan_signature (id, person_id, text_hash, answers, method, words, freely, signed_by, signed_at)
		values (${one.id}, ${pass.personId}, ${Buffer.from(one.hash, 'hex')}, ${[...one.answers]}, ${one.method},
			${one.words}, ${one.freely}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return count > 0;
};

/** When each answer that this reader can see was last signed, by answer id. */
export const signedAnswers = async (sql: Sql, pass: PersonPass): Promise<ReadonlyMap<string, Date>> => {
	const rows = await sql<{ id: string; at: Date }[]>`
		select answer_id as id, signed_at as at from access.plan_signed(${pass.personId})`;
	return new Map(rows.map(({ id, at }) => [id, at]));
};
