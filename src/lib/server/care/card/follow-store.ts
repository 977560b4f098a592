import type { PersonPass, Sql } from '../../access';
import type { Followed } from './follow';
import type { Source } from './line';

/** What was said to be followed, newest first, as far as the reader may know. */
export const followed = (sql: Sql, pass: PersonPass): Promise<Followed[]> =>
	sql<Followed[]>`
		select id, intake_id as intake, question, item, coalesce(answer_id, line_version) as "answerId",
			access.name_of(said_by) as by, said_at as at
		from wish_followed where person_id = any (access.records_of(${pass.personId})) order by said_at desc, id`;

/** Says whether it was not there yet: the same form sent twice is one row. */
export const addFollowed = async (
	sql: Sql,
	pass: PersonPass,
	one: Source & { readonly id: string; readonly intake: string }
): Promise<boolean> => {
	const ofPlan = one.question.startsWith('crisis-plan/');
	const { count } = await sql`
		insert into wish_followed (id, person_id, intake_id, question, item, answer_id, line_version, said_by, said_at)
		values (${one.id}, ${pass.personId}, ${one.intake}, ${one.question}, ${one.item},
			${ofPlan ? null : one.answerId}, ${ofPlan ? one.answerId : null}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};
