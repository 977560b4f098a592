import type { PersonPass, Sql } from '../../access';
import type { Telling } from './telling';

/** What a telling is of: a wish that was not followed, or a withdrawal that did not count. */
export type Of = { readonly wish: string } | { readonly withdrawal: string };

const columns = (of: Of) => ({
	wish: 'wish' in of ? of.wish : null,
	withdrawal: 'withdrawal' in of ? of.withdrawal : null
});

/** Everything that was done to tell of one thing, or of anything, oldest first, as far as the reader may know. */
export const tellings = (sql: Sql, pass: PersonPass, of: Of | null): Promise<Telling[]> => {
	const { wish, withdrawal } = of === null ? { wish: null, withdrawal: null } : columns(of);
	return sql<Telling[]>`
		select t.id, t.wish_id as wish, t.withdrawal_id as withdrawal, t.whom, t.representative_id as representative,
			r.name, t.body, t.how, t.words, t.told_at as at, access.name_of(t.entered_by) as by
		from telling t left join directive_representative r on r.id = t.representative_id
		where t.person_id = any (access.records_of(${pass.personId}))
			and (${of === null} or t.wish_id = ${wish} or t.withdrawal_id = ${withdrawal})
		order by t.told_at, t.id`;
};

export type NewTelling = Pick<Telling, 'id' | 'whom' | 'representative' | 'body' | 'how' | 'words' | 'at'>;

/** False when it was written before: the same form sent twice, or a second notice of the same. */
export const addTelling = async (sql: Sql, pass: PersonPass, of: Of, one: NewTelling): Promise<boolean> => {
	const { wish, withdrawal } = columns(of);
	const { count } = await sql`
		insert into telling (id, person_id, wish_id, withdrawal_id, whom, representative_id, body, how, words, told_at,
			entered_by, entered_at)
		values (${one.id}, ${pass.personId}, ${wish}, ${withdrawal}, ${one.whom}, ${one.representative}, ${one.body},
			${one.how}, ${one.words}, ${one.at}, access.me(), ${pass.now}) on conflict do nothing`;
	return count > 0;
};

/** Whether an account could read a notice at all: what was shared with it may have run out. */
export const canBeNoticed = async (sql: Sql, pass: PersonPass, account: string): Promise<boolean> => {
	const [row] = await sql<{ can: boolean }[]>`
		select access.has_part(${account}, ${pass.personId}, 'directive') as can`;
	return row?.can ?? false;
};

/** Whether the person keeps an entry from an account. */
export const isKeptFrom = async (
	sql: Sql,
	pass: PersonPass,
	account: string,
	about: { readonly question: string; readonly context: string | null; readonly item: string | null }
): Promise<boolean> => {
	const [row] = await sql<{ kept: boolean }[]>`
		select access.kept_from(${account}, ${about.question}, ${about.context}, ${about.item}, ${pass.personId}) as kept`;
	return row?.kept ?? false;
};
