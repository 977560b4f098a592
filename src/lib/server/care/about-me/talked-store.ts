import type { Pass, PersonPass, Sql } from '../../access';
import type { Talked } from './talked';

/** The talks with these people that the reader may see, the latest day first. */
export const talksWith = (
	sql: Sql,
	_pass: Pass,
	people: readonly string[]
): Promise<(Talked & { readonly personId: string })[]> =>
	sql<(Talked & { personId: string })[]>`
		select p.id as "personId", t.id, access.name_of(t.said_by) as by, t.said_as as as,
			to_char(t.held_on, 'YYYY-MM-DD') as on, t.present, t.entered_at as "enteredAt",
			not coalesce((select w.was_so from talked_word w where w.talked_id = t.id order by w.written desc limit 1), true)
				as "notSo"
		from unnest(${[...people]}::uuid[]) as p (id)
			join talked t on t.person_id = any (access.records_of(p.id))
		order by t.held_on desc, t.entered_at desc, t.written desc`;

/** Says whether it was not there yet: the same form sent twice is one row. */
export const addTalked = async (
	sql: Sql,
	pass: PersonPass,
	one: Pick<Talked, 'id' | 'as' | 'on' | 'present'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into talked (id, person_id, said_by, said_as, held_on, present, entered_at)
		values (${one.id}, ${pass.personId}, access.me(), ${one.as}, ${one.on}, ${one.present}, ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** The person's word on a talk of theirs. False when there is no such talk, or the form was sent before. */
export const addWord = async (
	sql: Sql,
	pass: PersonPass,
	word: { readonly id: string; readonly about: string; readonly wasSo: boolean }
): Promise<boolean> => {
	const { count } = await sql`
		insert into talked_word (id, talked_id, person_id, was_so, said_by, said_at)
		select ${word.id}, t.id, t.person_id, ${word.wasSo}, access.me(), ${pass.now}
		from talked t where t.id = ${word.about} and t.person_id = any (access.records_of(${pass.personId}))
		on conflict do nothing`;
	return count > 0;
};
