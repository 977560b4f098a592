import type postgres from 'postgres';
import { ensureBuild } from '../../src/commands/build.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { runServer, type RunningServer } from './running.js';

/** A running server of the production (or demo) build with a database of its own and a clock that can be set. */
export type TestServer = RunningServer & {
	/** Cuts every connection to its database. */
	cutDatabase: () => Promise<void>;
	ownerSql: postgres.Sql;
	appSql: postgres.Sql;
	/** Passes by row-level security: for looking at what is stored, never for what a person may see. */
	superSql: postgres.Sql;
};

export type ServerOptions = {
	now?: Date;
	demo?: boolean;
	database?: TestDatabase;
	named?: boolean;
	/** Settings over those of a server that sends nothing. */
	env?: NodeJS.ProcessEnv;
};

/**
 * Starts the server on a fresh database. `stop` it in afterAll.
 * @param named under `localhost` rather than a number, for keys of phones
 * @param database one the test made itself, and drops itself
 */
export const startServer = async ({
	now,
	demo = false,
	named = false,
	database,
	env: more = {}
}: ServerOptions = {}): Promise<TestServer> => {
	const build = demo ? 'build-demo' : 'build';
	await ensureBuild(build);
	const data = database ?? (await freshDatabase());
	const env = { ...more, DATABASE_URL: data.appUrl, DATABASE_OWNER_URL: data.ownerUrl };
	const server = await runServer({ build, now, env, named });
	return {
		...server,
		cutDatabase: data.cut,
		ownerSql: data.ownerSql,
		appSql: data.appSql,
		superSql: data.superSql,
		stop: async () => {
			await server.stop();
			if (!database) await data.drop();
		}
	};
};
