import type { Pass, Sql } from '../../access';
import type { HelpNumber, Service, StaffNames, Unit } from './service';

type ServiceRow = {
	name: string;
	staff_names: StaffNames;
	must_pass_on: Record<string, string>;
	help_numbers: HelpNumber[];
	leave_target: string;
	language: string;
};

/** The one service of this database. */
export const service = async (sql: Sql, _pass: Pass): Promise<Service> => {
	const rows = await sql<ServiceRow[]>`
		select name, staff_names, must_pass_on, help_numbers, leave_target, language from service`;
	const row = rows[0];
	if (row === undefined) throw new Error('the service has no row');
	return {
		name: row.name,
		staffNames: row.staff_names,
		mustPassOn: row.must_pass_on,
		helpNumbers: row.help_numbers,
		leaveTarget: row.leave_target,
		language: row.language
	};
};

export const changeService = async (sql: Sql, _pass: Pass<'service:write'>, to: Service): Promise<void> => {
	await sql`update service set name = ${to.name}, staff_names = ${to.staffNames},
		must_pass_on = ${sql.json(to.mustPassOn)}, help_numbers = ${sql.json(to.helpNumbers.map((one) => ({ ...one })))},
		leave_target = ${to.leaveTarget}, language = ${to.language}`;
};

/** Every unit, by name. */
export const units = async (sql: Sql, _pass: Pass): Promise<Unit[]> =>
	sql<Unit[]>`select id, name, zone, access.pack_of_unit(id) as pack, language from unit order by name, id`;

export const unitById = async (sql: Sql, _pass: Pass, id: string): Promise<Unit | null> => {
	const rows = await sql<Unit[]>`select id, name, zone, access.pack_of_unit(id) as pack, language
		from unit where id = ${id}`;
	return rows[0] ?? null;
};

/** The units the account works in now, by name. */
export const unitsOfMine = async (sql: Sql, pass: Pass): Promise<Unit[]> =>
	sql<Unit[]>`
		select distinct u.id, u.name, u.zone, access.pack_of_unit(u.id) as pack, u.language
		from unit u join unit_staff s on s.unit_id = u.id
		where s.account_id = (select access.me()) and (s.until is null or s.until > ${pass.now})
		order by u.name, u.id`;

/** False when a unit of that id is there already: the same form sent twice. */
export const addUnit = async (sql: Sql, pass: Pass<'service:write'>, unit: Unit): Promise<boolean> => {
	const added = await sql`insert into unit (id, name, zone, pack, language, created_at)
		values (${unit.id}, ${unit.name}, ${unit.zone}, ${unit.pack}, ${unit.language}, ${pass.now})
		on conflict do nothing`;
	return added.count === 1;
};

/** False when there is no such unit. Episodes keep the pack they were recorded under. */
export const changeUnit = async (sql: Sql, _pass: Pass<'service:write'>, unit: Unit): Promise<boolean> => {
	const changed = await sql`update unit set name = ${unit.name}, zone = ${unit.zone}, pack = ${unit.pack},
		language = ${unit.language} where id = ${unit.id}`;
	return changed.count === 1;
};

export type StaffSlip = {
	readonly name: string;
	readonly job: string | null;
	readonly expiresAt: Date;
	readonly state: 'open' | 'used' | 'stopped' | 'expired';
};

/** The slips made for staff, newest first. Never their codes: only a hash of them is stored. */
export const staffSlips = async (sql: Sql, _pass: Pass<'service:read'>): Promise<StaffSlip[]> =>
	sql<StaffSlip[]>`select name, job, expires_at as "expiresAt", state
		from sign_in.slips_made() where kind = 'staff' limit 50`;
