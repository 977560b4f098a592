import type { Part, Pass, PersonPass, Sql } from '../../access';
import type {
	Contact,
	Grant,
	ListedContact,
	Kind,
	May,
	OpenSlip,
	Pick,
	Purpose,
	Removed,
	Supported
} from './sharing';

type Writing = Pass<'sharing:write'>;

/** Every grant the person ever gave, the newest first. */
export const grantsOf = (sql: Sql, pass: PersonPass): Promise<Grant[]> =>
	sql<Grant[]>`
		select id, account_id as "supporterId", access.name_of(account_id) as name, part, may, kind, purpose,
			starts_at as "startsAt", ends_at as "endsAt", withdrawn_at as "withdrawnAt",
			access.is_held(id) or coalesce(access.is_held(key), false) as held
		from supporter_grant where person_id = ${pass.personId} order by starts_at desc, part, id`;

export type NewGrant = Pick & {
	readonly id: string;
	readonly supporterId: string;
	readonly kind: Kind;
	readonly purpose: Purpose | null;
	readonly endsAt: Date;
	readonly key: string;
};

/** Adds a grant from now on; the same form sent twice adds it once. Returns false the second time. */
export const addGrant = async (sql: Sql, { personId, now }: Writing, one: NewGrant): Promise<boolean> => {
	const { count } = await sql`
		insert into supporter_grant (id, person_id, account_id, part, may, kind, purpose, starts_at, ends_at, key)
		values (${one.id}, ${personId}, ${one.supporterId}, ${one.part}, ${one.may}, ${one.kind}, ${one.purpose},
			${now}, ${one.endsAt}, ${one.key})
		on conflict do nothing`;
	return count > 0;
};

export const wasGiven = async (sql: Sql, pass: Writing, key: string): Promise<boolean> =>
	(await sql`select from supporter_grant where person_id = ${pass.personId} and key = ${key}`).length > 0;

/** Ends a grant at once. False when there is none to end. */
export const withdraw = async (sql: Sql, { personId, now }: Writing, id: string): Promise<boolean> => {
	const { count } = await sql`
		update supporter_grant set withdrawn_at = ${now}
		where person_id = ${personId} and id = ${id} and withdrawn_at is null and ends_at > ${now}`;
	return count > 0;
};

/** The account of a supporter by user name; null when no supporter has it. */
export const supporterNamed = async (sql: Sql, _pass: Writing, userName: string): Promise<string | null> => {
	const [row] = await sql<{ id: string | null }[]>`select access.supporter_named(${userName}) as id`;
	return row?.id ?? null;
};

/** What a slip will share once it is used. */
export const promise = async (
	sql: Sql,
	pass: Writing,
	slip: Buffer,
	offer: { key: string; picks: readonly Pick[]; kind: Kind; purpose: Purpose },
	endsAt: Date
): Promise<void> => {
	for (const { part, may } of offer.picks)
		await sql`insert into slip_grant (slip_hash, key, person_id, part, may, kind, purpose, ends_at)
			values (${slip}, ${offer.key}, ${pass.personId}, ${part}, ${may}, ${offer.kind}, ${offer.purpose}, ${endsAt})`;
};

type SlipRow = Omit<OpenSlip, 'picks'> & Pick;

/** Slips of the person's own making that nobody has used yet, the newest first. */
export const openSlips = async (sql: Sql, pass: PersonPass): Promise<OpenSlip[]> => {
	const rows = await sql<SlipRow[]>`
		select g.key, s.name, g.part, g.may, g.kind, g.purpose, s.expires_at as "worksUntil", g.ends_at as "endsAt"
		from sign_in.slips_made() s join slip_grant g on g.slip_hash = s.code_hash
		where s.kind = 'supporter' and s.state = 'open' and g.person_id = ${pass.personId}
		order by s.made_at desc, g.key, g.part`;
	return [...new Map(rows.map((row) => [row.key, row])).values()].map((row) => ({
		key: row.key,
		name: row.name,
		picks: rows.filter(({ key }) => key === row.key).map(({ part, may }) => ({ part, may })),
		kind: row.kind,
		purpose: row.purpose,
		worksUntil: row.worksUntil,
		endsAt: row.endsAt
	}));
};

/** Stops the slips of that key that nobody has used. Returns how many were stopped. */
export const stopSlips = async (sql: Sql, pass: Writing, key: string): Promise<number> => {
	const rows = await sql<{ stopped: boolean }[]>`
		select sign_in.stop_slip(hash) as stopped
		from (select distinct slip_hash as hash from slip_grant where person_id = ${pass.personId} and key = ${key}) g`;
	return rows.filter(({ stopped }) => stopped).length;
};

/** Whom to tell and whom never to tell, as far as the reader may know, in the order the person named them. */
export const contactsOf = (sql: Sql, pass: PersonPass): Promise<ListedContact[]> =>
	sql<ListedContact[]>`
		select id, name, who, phone, tell, created_at as since from contact
		where person_id = ${pass.personId} and removed_at is null and (not tell or typed_by is null or checked_at is not null)
		order by created_at, id`;

/** The list of the person who asks, also whom never to tell. Somebody who is no person has none. */
export const ownList = (sql: Sql): Promise<{ name: string; phone: string | null; tell: boolean }[]> =>
	sql<{ name: string; phone: string | null; tell: boolean }[]>`
		select name, phone, tell from contact
		where person_id = access.my_person() and removed_at is null
			and (not tell or typed_by is null or checked_at is not null)
		order by created_at, id`;

/** What the person took off the list, the latest first. */
export const removedContacts = (sql: Sql, pass: PersonPass): Promise<Removed[]> =>
	sql<Removed[]>`
		select id, name, who, phone, tell, removed_at as "removedAt" from contact
		where person_id = ${pass.personId} and removed_at is not null order by removed_at desc, id`;

/** The same form sent twice adds one. Returns false the second time. */
export const addContact = async (sql: Sql, { personId, now }: Writing, one: Contact): Promise<boolean> => {
	const { count } = await sql`
		insert into contact (id, person_id, name, who, phone, tell, created_at)
		values (${one.id}, ${personId}, ${one.name}, ${one.who}, ${one.phone}, ${one.tell}, ${now})
		on conflict do nothing`;
	return count > 0;
};

/** Takes a contact off the list, or puts it back. False when it was so already. */
export const listContact = async (
	sql: Sql,
	{ personId, now }: Writing,
	id: string,
	listed: boolean
): Promise<boolean> => {
	const { count } = await sql`
		update contact set removed_at = ${listed ? null : now}
		where person_id = ${personId} and id = ${id} and (removed_at is null) <> ${listed}`;
	return count > 0;
};

/** The person a pass is about, by the name their record has; null when the reader may not know it. */
export const nameOf = async (sql: Sql, pass: PersonPass): Promise<string | null> => {
	const [row] = await sql<{ name: string }[]>`select name from person where id = ${pass.personId}`;
	return row?.name ?? null;
};

type SharedRow = { id: string; name: string; kind: Kind; part: Part; may: May; until: Date };

/** Everybody who shares something with the supporter who asks, by name. */
export const supportedBy = async (sql: Sql, pass: Pass): Promise<Supported[]> => {
	const rows = await sql<SharedRow[]>`
		select distinct on (p.name, p.id, g.part) p.id, p.name, g.kind, g.part, g.may, g.ends_at as until
		from supporter_grant g join person p on p.id = g.person_id
		where g.account_id = (select access.me()) and g.withdrawn_at is null
			and g.starts_at <= ${pass.now} and g.ends_at > ${pass.now}
		order by p.name, p.id, g.part, g.may = 'type' desc, g.ends_at desc`;
	return [...new Map(rows.map(({ id, name }) => [id, name]))].map(([id, name]) => ({
		id,
		name,
		kinds: [...new Set(rows.flatMap((row) => (row.id === id ? [row.kind] : [])))],
		parts: rows.filter((row) => row.id === id).map(({ part, may, until }) => ({ part, may, until }))
	}));
};

/** A helper is on the person's pages; noted once a minute. */
export const comeBy = async (sql: Sql, { personId, now }: PersonPass, accountId: string): Promise<void> => {
	await sql`
		insert into helper_seen (person_id, account_id, seen_at) values (${personId}, ${accountId}, ${now})
		on conflict (person_id, account_id) do update set seen_at = excluded.seen_at
			where helper_seen.seen_at < excluded.seen_at - interval '1 minute'`;
};

/** Helpers who were on the person's pages within a quarter of an hour. For the person alone. */
export const helpersOn = async (sql: Sql, pass: PersonPass): Promise<string[]> =>
	(await sql<{ name: string }[]>`select name from access.helpers_on(${pass.personId})`).map(
		({ name }) => name
	);
