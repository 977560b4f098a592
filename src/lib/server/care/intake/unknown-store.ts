import type { Pass, PersonPass, Sql } from '../../access';
import type { AboutAge } from './unknown';

/** Names of who is at the unit. */
export const namesAt = async (sql: Sql, pass: Pass<'intake:open'>): Promise<string[]> =>
	(
		await sql<{ name: string }[]>`
			select p.name from intake i join person p on p.id = i.person_id
			where i.unit_id = ${pass.unitId} and i.ended_at is null`
	).map(({ name }) => name);

type Unknown = {
	readonly id: string;
	readonly name: string;
	readonly born: string;
	readonly aboutAge: AboutAge;
	readonly language: string;
};

/** Writes down somebody of whom nobody knows who they are. False when this form was sent before. */
export const addUnknown = async (sql: Sql, pass: Pass<'intake:open'>, one: Unknown): Promise<boolean> => {
	const added = await sql`
		insert into person (id, name, birth_date, birth_guessed, language, created_at)
		values (${one.id}, ${one.name}, ${one.born}::date, true, ${one.language}, ${pass.now})
		on conflict do nothing`;
	if (added.count === 0) return false;
	await sql`
		insert into unknown_person (person_id, unit_id, called, about_age, met_by, met_at)
		values (${one.id}, ${pass.unitId}, ${one.name}, ${one.aboutAge}, access.me(), ${pass.now})`;
	return true;
};

export const isUnknown = async (sql: Sql, pass: PersonPass): Promise<boolean> => {
	const [row] = await sql<{ unknown: boolean }[]>`select access.is_unknown(${pass.personId}) as unknown`;
	return row?.unknown ?? false;
};

/** Writes their own name into the record. False: the number is another person's. */
export const nameUnknown = async (
	sql: Sql,
	pass: Pass<'person:name'>,
	{ name, born, number }: { name: string; born: string; number: string | null }
): Promise<boolean> => {
	const [row] = await sql<{ named: boolean }[]>`
		select access.name_unknown(${pass.personId}, ${name}, ${born}::date, ${number}) as named`;
	return row?.named ?? false;
};

/** From now on what was written under the name for now is read as this person's. */
export const join = async (
	sql: Sql,
	pass: Pass<'person:name'>,
	one: { readonly id: string; readonly personId: string; readonly unitId: string }
): Promise<void> => {
	await sql`
		insert into person_join (id, temporary, person_id, unit_id, joined_by, joined_at)
		values (${one.id}, ${pass.personId}, ${one.personId}, ${one.unitId}, access.me(), ${pass.now})`;
};

export type Joined = { readonly id: string; readonly called: string; readonly from: Date; readonly at: Date };

/** Records that were joined to this one, with the name for now that each had. */
export const joinedTo = (sql: Sql, pass: PersonPass): Promise<Joined[]> =>
	sql<Joined[]>`
		select k.person_id as id, k.called, k.met_at as from, j.joined_at as at
		from person_join j join unknown_person k on k.person_id = j.temporary
		where j.person_id = ${pass.personId} and k.person_id = any (access.records_of(${pass.personId}))
		order by j.joined_at`;

/** Whose record this one was joined to; null for every other record. */
export const ownerOf = async (sql: Sql, pass: PersonPass): Promise<string | null> => {
	const [row] = await sql<{ owner: string | null }[]>`select access.joined_to(${pass.personId}) as owner`;
	return row?.owner ?? null;
};

export type Join = {
	readonly id: string;
	readonly temporary: string;
	readonly person: string;
	readonly unit: string;
	readonly by: string;
	readonly at: Date;
	readonly undoneBy: string | null;
	readonly undoneAt: Date | null;
};

export const joins = (sql: Sql, _pass: Pass<'joins:read'>): Promise<Join[]> =>
	sql<Join[]>`
		select id, temporary, person, unit, by, at, undone_by as "undoneBy", undone_at as "undoneAt"
		from access.joins()`;

/** Takes a join apart. Null when there is none of that id, or it was taken apart before. */
export const undo = async (
	sql: Sql,
	pass: Pass<'joins:undo'>,
	id: string,
	why: string
): Promise<{ temporary: string; personId: string } | null> => {
	const [row] = await sql<{ temporary: string; personId: string }[]>`
		select temporary, person_id as "personId" from access.people_of_join(${id})`;
	if (row === undefined) return null;
	const { count } = await sql`
		insert into person_join_undone (join_id, why, undone_by, undone_at)
		values (${id}, ${why}, access.me(), ${pass.now}) on conflict do nothing`;
	return count === 0 ? null : row;
};

/** Ends the stay that a join opened, since it was somebody else's. Null where it opened none. */
export const endJoined = async (
	sql: Sql,
	_pass: Pass<'joins:undo'>,
	join: string
): Promise<string | null> => {
	const [row] = await sql<{ intake: string }[]>`select access.end_joined(${join}) as intake`;
	return row?.intake ?? null;
};
