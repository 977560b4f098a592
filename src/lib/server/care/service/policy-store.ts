import type { Pass, Sql, UnitPass } from '../../access';
import type { Edition, ReadBy } from './policy';

/** Every edition of a unit, in the order they were entered. */
export const editionsOf = (sql: Sql, _pass: Pass, unitId: string): Promise<Edition[]> => sql<Edition[]>`
	select id, holds_from as "holdsFrom", entered_at as "enteredAt", access.name_of(entered_by) as by
	from unit_policy where unit_id = ${unitId} order by written`;

/** What an edition says; null when there is no such one. */
export const wordsOf = async (sql: Sql, _pass: Pass, id: string): Promise<string | null> => {
	const rows = await sql<{ words: string }[]>`select words from unit_policy where id = ${id}`;
	return rows[0]?.words ?? null;
};

export type NewEdition = { readonly id: string; readonly words: string; readonly holdsFrom: Date };

/** False when a row of that id is there already: the same form sent twice. */
export const addEdition = async (
	sql: Sql,
	pass: Pass<'policy:write'>,
	{ id, words, holdsFrom }: NewEdition
): Promise<boolean> => {
	const added = await sql`
		insert into unit_policy (id, unit_id, words, holds_from, entered_at, entered_by)
		values (${id}, ${pass.unitId}, ${words}, ${holdsFrom}, ${pass.now}, ${pass.actor?.accountId ?? null})
		on conflict (id) do nothing`;
	return added.count === 1;
};

/** When whoever asks said that they read it; null: they have not. */
export const readByMe = async (sql: Sql, _pass: Pass, id: string): Promise<Date | null> => {
	const rows = await sql<{ at: Date }[]>`
		select read_at as at from unit_policy_read where policy_id = ${id} and account_id = access.me()`;
	return rows[0]?.at ?? null;
};

/** Who works at the unit now, and who of them said that they read it, for whoever may see that. */
export const readBy = (sql: Sql, pass: UnitPass, id: string): Promise<ReadBy[]> => sql<ReadBy[]>`
	select s.account_id as id, s.name, r.read_at as "readAt"
	from access.staff_kept(${pass.unitId}) s
		left join unit_policy_read r on r.account_id = s.account_id and r.policy_id = ${id}
	order by r.read_at nulls first, s.name, s.account_id`;

/** Whether whoever asks sees who read what: the keeper, and a manager who works there. */
export const seesWhoRead = async (sql: Sql, pass: UnitPass): Promise<boolean> => {
	const [row] = await sql<{ sees: boolean }[]>`
		select access.has_role('keeper') or (access.has_role('manager') and access.works_in(${pass.unitId})) as sees`;
	return row?.sees ?? false;
};

/** Says that whoever asks read it; false when they had said so before. */
export const addRead = async (sql: Sql, pass: Pass<'policy:acknowledge'>, id: string): Promise<boolean> => {
	const added = await sql`
		insert into unit_policy_read (policy_id, unit_id, account_id, read_at)
		values (${id}, ${pass.unitId}, ${pass.actor?.accountId ?? null}, ${pass.now})
		on conflict (policy_id, account_id) do nothing`;
	return added.count === 1;
};

/** A unit whose policy is asked about, and whether whoever asks works there. */
export type Place = {
	readonly id: string;
	readonly name: string;
	readonly zone: string;
	readonly works: boolean;
};

/** Where an episode happened; nothing where the reader may not read it. */
export const placeOfEpisode = (
	sql: Sql,
	_pass: Pass,
	of: { readonly personId: string; readonly episodeId: string }
): Promise<Place[]> => sql<Place[]>`
	select u.id, u.name, u.zone, access.works_in(u.id) as works from episode e join unit u on u.id = e.unit_id
	where e.person_id = ${of.personId} and e.id = ${of.episodeId}`;

/** Something that happened to the person: where, when it began, and when it was first entered. */
export type Began = {
	readonly episodeId: string;
	readonly unitId: string;
	readonly unit: string;
	readonly zone: string;
	readonly began: Date;
	readonly entered: Date;
};

/** All that happened to the person, oldest first, as far as the reader may read it. */
export const beginningsOf = (sql: Sql, _pass: Pass, personId: string): Promise<Began[]> => sql<Began[]>`
	select e.id as "episodeId", u.id as "unitId", u.name as unit, u.zone, e.entered_at as entered,
		access.began(e.id) as began
	from episode e join unit u on u.id = e.unit_id
	where e.person_id = any (access.records_of(${personId})) order by began, e.id`;

/** Where the person is now, of the units that whoever asks works in. */
export const placesOf = (sql: Sql, _pass: Pass, personId: string): Promise<Place[]> => sql<Place[]>`
	select distinct u.id, u.name, u.zone, true as works from intake i join unit u on u.id = i.unit_id
	where i.person_id = ${personId} and i.ended_at is null and access.works_in(i.unit_id)
	order by u.name, u.id`;

/** A unit by itself. */
export const placeById = (sql: Sql, _pass: Pass, unitId: string): Promise<Place[]> => sql<Place[]>`
	select id, name, zone, access.works_in(id) as works from unit where id = ${unitId}`;
