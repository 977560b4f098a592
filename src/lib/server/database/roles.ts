import type postgres from 'postgres';
import { APP, OWNER, REVIEW, SettingsError } from './settings.js';

type RolePasswords = { owner: string; app: string };

/** Passwords are ours (letters, digits, - and _), yet DDL takes no parameters: PostgreSQL quotes them itself. */
const ensureRole = async (sql: postgres.ISql, name: string, password: string) => {
	const [row] = await sql<{ ddl: string }[]>`
		select format(
			case when exists (select from pg_roles where rolname = ${name}) then 'alter' else 'create' end
			|| ' role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password %L',
			${name}::text, ${password}::text) as ddl`;
	await sql.unsafe(row?.ddl ?? '');
};

/** A role without a login, whose rights the app has only while it has taken it on, and not its own. */
const ensureReview = async (sql: postgres.ISql) => {
	const found = await sql`select from pg_roles where rolname = ${REVIEW}`;
	if (!found.count) await sql`create role ${sql(REVIEW)} nologin`;
	await sql`alter role ${sql(REVIEW)} nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication`;
	await sql`grant ${sql(REVIEW)} to ${sql(APP)} with inherit false, set true, admin false`;
};

/** Makes or renews the three roles of Foreword. `sql` is a superuser's connection. */
export const ensureRoles = async (sql: postgres.ISql, passwords: RolePasswords) => {
	await ensureRole(sql, OWNER, passwords.owner);
	await ensureRole(sql, APP, passwords.app);
	await ensureReview(sql);
};

/** Makes a database that belongs to the owner role and lets nobody in but the two roles. */
export const createDatabase = async (sql: postgres.Sql, name: string, template = 'template0') => {
	await sql`create database ${sql(name)} template ${sql(template)} owner ${sql(OWNER)}`;
	await sql`revoke all on database ${sql(name)} from public`;
	await sql`grant connect on database ${sql(name)} to ${sql(APP)}`;
};

/** Makes Foreword's database on a supervised server unless it is there. Two at once end with one. */
export const ensureDatabase = async (sql: postgres.Sql, name: string) => {
	const found = await sql`select from pg_database where datname = ${name}`;
	if (found.count) return;
	await createDatabase(sql, name).catch((error: unknown) => {
		const code = error instanceof Error && 'code' in error ? error.code : null;
		if (code !== '42P04' && code !== '23505') throw error;
	});
};

type Powers = { name: string; above: boolean; owner: boolean; reviews: boolean; things: number };

/**
 * Refuses an app login that could pass by row-level security: a superuser, BYPASSRLS, the owner of anything,
 * or a member of such a role; and one that reads case reviews without taking on their role.
 * @throws SettingsError with a sentence for the person who set it
 */
export const verifyAppRole = async (sql: postgres.Sql) => {
	const [powers] = await sql<Powers[]>`
		select current_user as name,
			bool_or(role.rolsuper or role.rolbypassrls) as above,
			bool_or(role.rolname = ${OWNER}) as owner,
			bool_or(role.rolname = ${REVIEW} and pg_has_role(current_user, role.oid, 'usage')) as reviews,
			(select count(*)::int from pg_shdepend
				where refclassid = 'pg_authid'::regclass and deptype = 'o'
				and refobjid = current_user::regrole) as things
		from pg_roles role where pg_has_role(current_user, role.oid, 'member')`;
	const fault = !powers
		? 'cannot be read'
		: powers.name !== APP
			? `is ${powers.name}, but the rules of the database are written for ${APP}`
			: powers.above
				? 'is a superuser or passes by row-level security'
				: powers.owner
					? `is a member of ${OWNER}`
					: powers.reviews
						? `has the rights of ${REVIEW} without taking it on (grant it "with inherit false")`
						: powers.things
							? 'owns something in the database server'
							: null;
	if (fault) throw new SettingsError(`The login of DATABASE_URL ${fault}: Foreword does not start with it.`);
};
