import type { Pass, Sql } from '../../access';
import type { Asked, Way } from './way';

type Row = {
	how: Way['how'];
	address: string | null;
	asked_how: 'mail' | 'text' | null;
	asked_address: string | null;
	quiet_from: number;
	quiet_until: number;
	zone: string;
	fault: Way['fault'];
	fault_at: Date | null;
	code_fault: Way['fault'];
};

/** How the signed-in account is told; null when it never chose. */
export const myWay = async (sql: Sql, _pass: Pass): Promise<Way | null> => {
	const [row] = await sql<Row[]>`select * from notice.my_way()`;
	if (row === undefined) return null;
	const { how, address, asked_how, asked_address, fault, fault_at, code_fault, zone } = row;
	return {
		how,
		address,
		asked: asked_how && asked_address ? { how: asked_how, address: asked_address, fault: code_fault } : null,
		quiet: { from: row.quiet_from, until: row.quiet_until, zone },
		fault,
		faultAt: fault_at
	};
};

/** Why the account may not say where to write to just now; null when it may. */
export const whyNotNow = async (sql: Sql, _pass: Pass): Promise<string | null> =>
	(await sql<{ why: string | null }[]>`select notice.why_not_now() as why`)[0]?.why ?? null;

/** The time zones of the service's units, the nearest to the account first: where it works, or where it stays. */
export const zonesNear = async (sql: Sql, _pass: Pass): Promise<string[]> => {
	const rows = await sql<{ zone: string }[]>`
		select u.zone from unit u group by u.zone
		order by bool_or(exists (select from unit_staff s where s.unit_id = u.id and s.account_id = access.me())) desc,
			bool_or(exists (select from intake i where i.unit_id = u.id and i.person_id = access.my_person())) desc, u.zone`;
	return rows.map(({ zone }) => zone);
};

export const askFor = async (
	sql: Sql,
	_pass: Pass<'account:write'>,
	one: { how: 'mail' | 'text'; address: string; code: string; until: Date; zone: string }
): Promise<Asked> => {
	const rows = await sql<{ asked: Asked }[]>`
		select notice.ask_for(${one.how}, ${one.address}, ${one.code}, ${one.until}, ${one.zone}) as asked`;
	return rows[0]?.asked ?? 'no';
};

export const confirm = async (sql: Sql, _pass: Pass<'account:write'>, code: string): Promise<string> =>
	(await sql<{ became: string }[]>`select notice.confirm(${code}) as became`)[0]?.became ?? 'gone';

export const stop = async (sql: Sql, _pass: Pass<'account:write'>, forEver: boolean): Promise<void> => {
	await sql`select notice.stop(${forEver})`;
};

export const keepQuiet = async (
	sql: Sql,
	_pass: Pass<'account:write'>,
	{ from, until, zone }: Way['quiet']
): Promise<void> => {
	await sql`select notice.keep_quiet(${from}, ${until}, ${zone})`;
};
