/** What global set-up hands to every test file: how to reach the run's PostgreSQL. */
export type TestServer = {
	/** Address of a role that may make databases, without a database name. */
	admin: string;
	/** Addresses of the two roles, without a database name. */
	owner: string;
	app: string;
	/** The migrated database that every test file clones. */
	template: string;
	/** Distinguishes this run's databases from those of others on the same server. */
	run: string;
};

declare module 'vitest' {
	export interface ProvidedContext {
		postgres: TestServer;
	}
}

/** The address of one database on the run's server. */
export const addressOf = (base: string, database: string) => `${base}/${database}`;
