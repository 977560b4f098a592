import type postgres from 'postgres';
import { connectAlone } from '../../src/lib/server/database/connection.js';
import { DATABASE } from '../../src/lib/server/database/embedded.js';
import { claimedPostmaster } from '../../src/lib/server/database/postmaster.js';
import { loginOf, superviseServer } from '../../src/lib/server/database/supervisor.js';
import { runServer, type RunningServer } from './running.js';

/** A server that supervises a PostgreSQL of its own, as a service that sets nothing gets it. */
export type EmbeddedServer = RunningServer & {
	ownerSql: () => postgres.Sql;
	superSql: () => postgres.Sql;
	/** Kills the database server outright. */
	killDatabase: () => Promise<void>;
};

/**
 * Runs a build with its data in a folder.
 * @param folder of the tester's own; `npm run demo` gives its data folder
 */
export const runEmbedded = async (folder: string, build: string, now?: Date): Promise<EmbeddedServer> => {
	const server = await runServer({ build, now, env: { FOREWORD_DATA: folder } });
	const database = await superviseServer(folder);
	const open: postgres.Sql[] = [];
	const connection = (who: 'owner' | 'superuser') => {
		const sql = connectAlone(loginOf(database, who, DATABASE));
		open.push(sql);
		return sql;
	};
	return {
		...server,
		ownerSql: () => connection('owner'),
		superSql: () => connection('superuser'),
		killDatabase: async () => {
			const running = await claimedPostmaster(database.cluster.data);
			if (running) process.kill(running.pid, 'SIGKILL');
		},
		stop: async () => {
			await Promise.all(open.map((sql) => sql.end({ timeout: 1 })));
			await server.stop();
		}
	};
};
