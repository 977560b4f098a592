import type { Pass, PersonPass, Sql } from '../../access';
import type { Asked } from './asking';
import type { ToldByLaw } from './law';

/** Every time staff asked, newest first. */
export const askedOf = (sql: Sql, pass: PersonPass): Promise<Asked[]> =>
	sql<Asked[]>`
		select id, access.name_of(asked_by) as by, asked_at as at, present, outcome,
			to_char(next_on, 'YYYY-MM-DD') as "nextOn"
		from asking where person_id = any (access.records_of(${pass.personId})) order by asked_at desc, written desc`;

/** Whether the person asked not to be asked again. */
export const isClosed = async (sql: Sql, pass: PersonPass): Promise<boolean> => {
	const [row] = await sql<{ closed: boolean }[]>`select access.not_to_be_asked(${pass.personId}) as closed`;
	return row?.closed ?? false;
};

export type LastAsked = {
	readonly personId: string;
	/** The last time staff asked; null when nobody did. */
	readonly last: Asked | null;
	readonly closed: boolean;
	/** When the person asked for later; null when they did not. */
	readonly laterAt: Date | null;
};

type LastRow = Partial<Asked> & { personId: string; closed: boolean; laterAt: Date | null };

/** How asking stands with several people, for a list: the last time, whether they closed it, whether they said later. */
export const lastAskedOf = async (sql: Sql, _pass: Pass, people: readonly string[]): Promise<LastAsked[]> => {
	const rows = await sql<LastRow[]>`
		select p.id as "personId", a.id, access.name_of(a.asked_by) as by, a.asked_at as at, a.present, a.outcome,
			to_char(a.next_on, 'YYYY-MM-DD') as "nextOn", access.not_to_be_asked(p.id) as closed,
			access.asked_for_later_at(p.id) as "laterAt"
		from unnest(${[...people]}::uuid[]) as p (id)
			left join lateral (select * from asking where person_id = any (access.records_of(p.id))
				order by asked_at desc, written desc limit 1) a on true`;
	return rows.map(({ personId, closed, laterAt, ...last }) => ({
		personId,
		closed,
		laterAt,
		last: last.id === null || last.id === undefined ? null : (last as Asked)
	}));
};

/** When the person last said "ask me later" of a kind of harm that still says so; not of which. */
export const laterSince = async (sql: Sql, pass: Pass<'asking:read'>): Promise<Date | null> => {
	const [row] = await sql<{ at: Date | null }[]>`select access.asked_for_later_at(${pass.personId}) as at`;
	return row?.at ?? null;
};

export const addAsked = async (
	sql: Sql,
	pass: Pass<'asking:write'>,
	one: Pick<Asked, 'id' | 'present' | 'outcome' | 'nextOn'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into asking (id, person_id, present, outcome, next_on, asked_by, asked_at)
		values (${one.id}, ${pass.personId}, ${one.present}, ${one.outcome}, ${one.nextOn}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** What the law made somebody say, as far as the reader may know it, newest first. */
export const toldByLaw = (sql: Sql, pass: PersonPass): Promise<ToldByLaw[]> =>
	sql<ToldByLaw[]>`
		select id, whom, law, content, told_at as "toldAt", person_told_at as "personToldAt",
			to_char(shown_on, 'YYYY-MM-DD') as "shownOn", why_later as "whyLater", access.name_of(decided_by) as by
		from told_by_law where person_id = any (access.records_of(${pass.personId})) order by told_at desc, id`;

export const addToldByLaw = async (
	sql: Sql,
	pass: Pass<'law:write'>,
	one: Omit<ToldByLaw, 'by'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into told_by_law (id, person_id, whom, law, content, told_at, person_told_at, shown_on, why_later,
			decided_by, decided_at)
		values (${one.id}, ${pass.personId}, ${one.whom}, ${one.law}, ${one.content}, ${one.toldAt},
			${one.personToldAt}, ${one.shownOn}, ${one.whyLater}, access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

/** Whether this account may decide what the law makes them tell. */
export const isManager = async (sql: Sql, _pass: PersonPass): Promise<boolean> => {
	const [row] = await sql<{ manager: boolean }[]>`select access.has_role('manager') as manager`;
	return row?.manager ?? false;
};
