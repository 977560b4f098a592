import type { PersonPass, Sql } from '../../access';
import type { Signature } from './signing';
import type { Way } from './way';

/** Every signature of the person, newest first; none when they are not for this reader. */
export const signatures = (sql: Sql, pass: PersonPass): Promise<Signature[]> =>
	sql<Signature[]>`
		select id, answers, method, words, drawing, heard_by as "heardBy", heard_as as "heardAs",
			to_char(paper_on, 'YYYY-MM-DD') as "paperOn", signed_at as "signedAt", access.is_held(id) as "takenBack"
		from plan_signature where person_id = ${pass.personId} order by written desc`;

export type NewSignature = Way & {
	readonly id: string;
	readonly hash: string;
	readonly answers: readonly string[];
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
		insert into plan_signature (id, person_id, text_hash, answers, method, words, freely, drawing,
			heard_by, heard_as, paper_on, signed_by, signed_at)
		values (${one.id}, ${pass.personId}, ${Buffer.from(one.hash, 'hex')}, ${[...one.answers]}, ${one.method},
			${one.words}, ${one.freely}, ${one.drawing}, ${one.heardBy}, ${one.heardAs}, ${one.paperOn}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return count > 0;
};

/** When each answer that this reader can see was last signed, by answer id. */
export const signedAnswers = async (sql: Sql, pass: PersonPass): Promise<ReadonlyMap<string, Date>> => {
	const rows = await sql<{ id: string; at: Date }[]>`
		select answer_id as id, signed_at as at from access.plan_signed(${pass.personId})`;
	return new Map(rows.map(({ id, at }) => [id, at]));
};
