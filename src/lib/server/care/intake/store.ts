import type { Pass, PersonPass, Sql } from '../../access';
import type { Ending, Intake } from './intake';

type IntakeRow = {
	id: string;
	person_id: string;
	unit_id: string;
	unit_name: string;
	zone: string;
	pack: string;
	opened_at: Date;
	opened_by: string;
	ended_at: Date | null;
	ended_by: string;
	ended_how: Ending | null;
};

const columns = (
	sql: Sql
) => sql`i.id, i.person_id, i.unit_id, u.name as unit_name, u.zone, access.pack_of_unit(u.id) as pack, i.opened_at,
	access.name_of(i.opened_by) as opened_by, i.ended_at, access.name_of(i.ended_by) as ended_by, i.ended_how`;

const toIntake = (row: IntakeRow): Intake => ({
	id: row.id,
	personId: row.person_id,
	unitId: row.unit_id,
	unitName: row.unit_name,
	zone: row.zone,
	pack: row.pack,
	openedAt: row.opened_at,
	openedBy: row.opened_by,
	ended:
		row.ended_at === null || row.ended_how === null
			? null
			: { at: row.ended_at, by: row.ended_by, how: row.ended_how }
});

/** Opens an intake. A person has at most one open intake at a unit: a second one changes nothing. */
export const open = async (
	sql: Sql,
	pass: Pass,
	unitId: string,
	id: string,
	personId: string
): Promise<boolean> => {
	const added = await sql`
		insert into intake (id, person_id, unit_id, opened_by, opened_at)
		select ${id}, ${personId}, ${unitId}, access.me(), ${pass.now}
		on conflict do nothing`;
	return added.count === 1;
};

/** The open intake of a person at the unit of the pass; null when there is none. */
export const openAt = async (
	sql: Sql,
	pass: Pass<'intake:open'>,
	personId: string
): Promise<string | null> => {
	const rows = await sql<{ id: string }[]>`
		select id from intake where person_id = ${personId} and unit_id = ${pass.unitId} and ended_at is null`;
	return rows[0]?.id ?? null;
};

/** Ids of the people who are at the unit of the pass. */
export const hereOf = async (sql: Sql, pass: Pass<'intake:open'>): Promise<string[]> => {
	const rows = await sql<{ id: string }[]>`
		select person_id as id from intake where unit_id = ${pass.unitId} and ended_at is null`;
	return rows.map(({ id }) => id);
};

/** An intake of the person; null when there is none of that id that the reader may see. */
export const byId = async (sql: Sql, pass: PersonPass, id: string): Promise<Intake | null> => {
	const rows = await sql<IntakeRow[]>`
		select ${columns(sql)} from intake i join unit u on u.id = i.unit_id
		where i.id = ${id} and i.person_id = ${pass.personId}`;
	return rows[0] === undefined ? null : toIntake(rows[0]);
};

/** The open intakes of the person that the reader may see, the newest first. */
export const openOf = async (sql: Sql, pass: PersonPass): Promise<Intake[]> => {
	const rows = await sql<IntakeRow[]>`
		select ${columns(sql)} from intake i join unit u on u.id = i.unit_id
		where i.person_id = ${pass.personId} and i.ended_at is null
		order by i.opened_at desc, i.id`;
	return rows.map(toIntake);
};

/** The discharge of the person since a moment, the newest; null where there is none, or they came back since. */
export const leftSince = async (sql: Sql, pass: PersonPass, since: Date): Promise<Intake | null> => {
	const rows = await sql<IntakeRow[]>`
		select ${columns(sql)} from intake i join unit u on u.id = i.unit_id
		where i.person_id = ${pass.personId} and i.ended_how = 'discharge' and i.ended_at > ${since}
			and not exists (select from intake later where later.person_id = i.person_id and later.ended_at is null)
		order by i.ended_at desc, i.id limit 1`;
	return rows[0] === undefined ? null : toIntake(rows[0]);
};

/** Ends an open intake. False when it was ended before, or is not of a unit the account works in. */
export const end = async (sql: Sql, pass: Pass<'intake:end'>, id: string, how: Ending): Promise<boolean> => {
	const ended = await sql`
		update intake set ended_by = access.me(), ended_at = ${pass.now}, ended_how = ${how}
		where id = ${id} and person_id = ${pass.personId} and ended_at is null`;
	// A record that was joined to theirs stays open as long as they are here, and no longer.
	if (ended.count === 1)
		await sql`
			update intake set ended_by = access.me(), ended_at = ${pass.now}, ended_how = ${how}
			where person_id = any (access.records_of(${pass.personId})) and person_id <> ${pass.personId}
				and unit_id = (select unit_id from intake where id = ${id}) and ended_at is null`;
	return ended.count === 1;
};

export type Arrived = {
	readonly id: string;
	readonly personId: string;
	readonly name: string;
	/** `YYYY-MM-DD`. */
	readonly born: string;
	readonly bornGuessed: boolean;
	readonly hasAccount: boolean;
	readonly unitName: string;
	readonly zone: string;
	readonly openedAt: Date;
	readonly openedBy: string;
	readonly lastReadAt: Date | null;
	readonly readHere: boolean;
	readonly readByMe: boolean;
	/** When this account last said that it had read the card, at whatever stay. */
	readonly myReadAt: Date | null;
};

/** Open intakes that the account may see, the newest first; of one unit, or of all of its units (null). */
export const arrived = async (sql: Sql, _pass: Pass, unitId: string | null): Promise<Arrived[]> =>
	sql<Arrived[]>`
		select i.id, i.person_id as "personId", p.name, p.birth_date::text as born, p.birth_guessed as "bornGuessed",
			p.account_id is not null as "hasAccount", u.name as "unitName", u.zone, i.opened_at as "openedAt",
			access.name_of(i.opened_by) as "openedBy",
			(select max(c.read_at) from card_reading c where c.person_id = i.person_id) as "lastReadAt",
			exists (select from card_reading c where c.intake_id = i.id) as "readHere",
			exists (select from card_reading c where c.intake_id = i.id and c.account_id = (select access.me())) as "readByMe",
			(select max(c.read_at) from card_reading c
				where c.person_id = i.person_id and c.account_id = (select access.me())) as "myReadAt"
		from intake i join person p on p.id = i.person_id join unit u on u.id = i.unit_id
		where i.ended_at is null and access.joined_to(i.person_id) is null
			and ${unitId === null ? sql`access.works_in(i.unit_id)` : sql`i.unit_id = ${unitId}`}
		order by i.opened_at desc, i.id`;

export type Running = {
	readonly id: string;
	/** Whose record it stands in. */
	readonly personId: string;
	/** Who it happened to: another, where the record was joined to theirs. */
	readonly whose: string;
	readonly name: string;
	readonly startedAt: Date;
};

/** Episodes of the unit that go on, the newest first. */
export const running = async (sql: Sql, pass: Pass<'unit:read'> | Pass<'unit:watch'>): Promise<Running[]> =>
	sql<Running[]>`
		select e.id, e.person_id as "personId", p.id as whose, p.name, e.started_at as "startedAt"
		from episode e join person p on p.id = coalesce(access.joined_to(e.person_id), e.person_id)
		where e.unit_id = ${pass.unitId} and e.id in (select access.running_in(${pass.unitId}))
		order by e.started_at desc, e.id`;

/** How many wishes set aside there are, of those the reader may see. */
export const counts = async (sql: Sql, pass: PersonPass): Promise<{ notFollowed: number }> => {
	const rows = await sql<{ notFollowed: number }[]>`
		select (select count(*)::int from wish_not_followed
				where person_id = any (access.records_of(${pass.personId}))) as "notFollowed"`;
	return rows[0] ?? { notFollowed: 0 };
};
