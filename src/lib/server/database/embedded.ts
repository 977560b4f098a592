import { setTimeout as wait } from 'node:timers/promises';
import { connectAlone, databaseIsAway, type Login } from './connection.js';
import { migrate } from './migrate.js';
import { abandon, inTurn, join, type Presence } from './presence.js';
import { ensureDatabase, ensureRoles } from './roles.js';
import { loginOf, superviseAgain, superviseServer, type Server } from './supervisor.js';

/** The name of Foreword's database on the embedded server. */
export const DATABASE = 'foreword';

/** The embedded server while this process uses it. `moved` is called when it came back on another port. */
export type Embedded = { login: () => Login; leave: () => Promise<void> };

const prepare = async (server: Server) => {
	await inTurn(server, async (keeper) => {
		await ensureRoles(keeper, server.cluster.passwords);
		await ensureDatabase(keeper, DATABASE);
	});
	const owner = connectAlone(loginOf(server, 'owner', DATABASE));
	await migrate(owner).finally(() => owner.end({ timeout: 1 }));
};

/** Somebody else may stop the server between our finding it and our joining it: then we start it ourselves. */
const joinSurely = async (server: Server, lost: () => void) => {
	for (let tries = 1; ; tries++) {
		const found = await superviseAgain(server);
		const presence = await join(found, DATABASE, lost).catch((error: unknown) => {
			if (tries === 10) throw error;
			return null;
		});
		if (presence) return presence;
		await wait(100 * tries);
	}
};

/** Tried again only when the server went away meanwhile: a migration that fails would fail again. */
const prepareSurely = (server: Server) =>
	prepare(server).catch(async (error: unknown) => {
		if (!databaseIsAway(error)) throw error;
		await prepare(await superviseAgain(server));
	});

/**
 * Starts or adopts the embedded server, sets it up, and keeps it up: when it is lost, it is started again.
 * @param folder where the data is kept
 * @param moved called with the new login when it came back on another port
 */
export const useEmbedded = async (folder: string, moved: (login: Login) => void): Promise<Embedded> => {
	let left = false;
	let presence: Presence;
	const lost = () => {
		if (!left) void recover();
	};
	const recover = async () => {
		const { server } = presence;
		const back = await joinSurely(server, lost).catch((error: unknown) => {
			console.error(error instanceof Error ? error.message : 'The database could not be started again.');
			return null;
		});
		if (!back) return void setTimeout(lost, 1_000).unref();
		presence = back;
		if (left) return presence.leave();
		if (back.server.port !== server.port) moved(loginOf(back.server, 'app', DATABASE));
	};
	const server = await superviseServer(folder);
	try {
		await prepareSurely(server);
		presence = await joinSurely(server, lost);
	} catch (error) {
		await abandon(server);
		throw error;
	}
	return {
		login: () => loginOf(presence.server, 'app', DATABASE),
		leave: () => {
			left = true;
			return presence.leave();
		}
	};
};
