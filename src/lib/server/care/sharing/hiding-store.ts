import type { PersonPass, Sql } from '../../access';
import type { Entry, Hidden, Known } from './hiding';

/** Everything that is kept from somebody now, the newest first. For the person alone. */
export const hiddenOf = (sql: Sql, pass: PersonPass): Promise<Hidden[]> =>
	sql<Hidden[]>`
		select id, subject_kind as kind, subject, account_id as "accountId", access.name_of(account_id) as name,
			hidden_at as "hiddenAt"
		from hidden_entry where person_id = ${pass.personId} and shown_at is null and access.stands_hidden(id)
		order by hidden_at desc, subject, name, id`;

/** Whoever helps or helped, looked or wrote. For the person alone. */
export const knownTo = (sql: Sql, pass: PersonPass): Promise<Known[]> =>
	sql<Known[]>`select account_id as id, name from access.people_to_hide_from(${pass.personId})`;

/** The names of all the person ever listed to tell or never to tell. For the person alone. */
export const contactNames = (sql: Sql, pass: PersonPass): Promise<{ id: string; name: string }[]> =>
	sql<
		{ id: string; name: string }[]
	>`select id, name from contact where person_id = ${pass.personId} order by id`;

/** Keeps an entry from an account. False when it was so already. */
export const hide = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: Entry & { id: string; accountId: string }
): Promise<boolean> => {
	// One that was shown again under pressure and confirmed since is done with: this is a new one.
	await sql`
		update hidden_entry set shown_at = ${now}
		where person_id = ${personId} and subject_kind = ${one.kind} and subject = ${one.subject}
			and account_id = ${one.accountId} and shown_at is null and not access.stands_hidden(id)`;
	const { count } = await sql`
		insert into hidden_entry (id, person_id, subject_kind, subject, account_id, hidden_at)
		values (${one.id}, ${personId}, ${one.kind}, ${one.subject}, ${one.accountId}, ${now})
		on conflict do nothing`;
	return count > 0;
};

/** Lets it be seen again, as far as its own readers go. False when it was so already. */
export const show = async (sql: Sql, { personId, now }: PersonPass, id: string): Promise<boolean> => {
	const { count } = await sql`
		update hidden_entry set shown_at = ${now} where person_id = ${personId} and id = ${id} and shown_at is null`;
	return count > 0;
};

/** Says under pressure that it may be seen again: it counts once the person confirms the hold of this row. */
export const showLater = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: { id: string; entry: string }
): Promise<void> => {
	await sql`
		insert into hidden_shown (id, entry_id, person_id, shown_at)
		values (${one.id}, ${one.entry}, ${personId}, ${now})`;
};

/** The hold of an entry that is to be seen again and waits for the person's own word; null when none waits. */
export const waitingToShow = async (sql: Sql, pass: PersonPass, entry: string): Promise<string | null> => {
	const [row] = await sql<{ id: string }[]>`
		select h.id from hidden_shown s join hold h on h.subject = s.id
		where s.entry_id = ${entry} and s.person_id = ${pass.personId}
			and not exists (select from hold_outcome o where o.hold_id = h.id)`;
	return row?.id ?? null;
};
