import type { Pass, PersonPass, Sql } from '../../access';
import type { Contact, WrittenContact } from './sharing';

/** Whom to tell and whom never to tell, with whose hand wrote it: all of it for the person, to a helper what is theirs to see. */
export const writtenContacts = (sql: Sql, pass: PersonPass): Promise<WrittenContact[]> =>
	sql<WrittenContact[]>`
		select id, name, who, phone, tell, access.name_of(typed_by) as typist, checked_at is not null as checked,
			access.name_of(off_by) as "offBy"
		from contact where person_id = ${pass.personId} and removed_at is null order by created_at, id`;

/** The same form sent twice adds one. Returns false the second time. */
export const typeContact = async (
	sql: Sql,
	{ personId, now }: Pass<'contacts:type'>,
	one: Contact,
	by: string
): Promise<boolean> => {
	const { count } = await sql`
		insert into contact (id, person_id, name, who, phone, tell, created_at, typed_by)
		values (${one.id}, ${personId}, ${one.name}, ${one.who}, ${one.phone}, ${one.tell}, ${now}, ${by})
		on conflict do nothing`;
	return count > 0;
};

/** Asks the person to take a line off. False when it is not there, or was asked before. */
export const askOff = async (
	sql: Sql,
	{ personId, now }: Pass<'contacts:type'>,
	id: string,
	by: string
): Promise<boolean> => {
	const { count } = await sql`
		update contact set off_by = ${by}, off_at = ${now}
		where person_id = ${personId} and id = ${id} and removed_at is null and off_by is null`;
	return count > 0;
};

/** The person says that a line is right: what a helper typed counts, and nobody asks any more to take it off. */
export const checkContact = async (
	sql: Sql,
	{ personId, now }: Pass<'sharing:write'>,
	id: string
): Promise<boolean> => {
	const { count } = await sql`
		update contact set checked_at = case when typed_by is not null then coalesce(checked_at, ${now}) end,
			off_by = null, off_at = null
		where person_id = ${personId} and id = ${id} and removed_at is null
			and ((typed_by is not null and checked_at is null) or off_by is not null)`;
	return count > 0;
};
