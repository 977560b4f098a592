import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { connectAlone } from './connection.js';
import { loginOf, stopServer, type Server } from './supervisor.js';

/** A connection that says "somebody uses this server". The last one out stops the server. */
export type Presence = { server: Server; leave: () => Promise<void> };

const NAME = 'foreword-presence';

/** Any fixed number: everyone who joins or leaves a server takes turns on it. */
const TURN = 4_701_115;

/** Runs something as the superuser while nobody else joins, leaves or sets up this server. */
export const inTurn = async (server: Server, act: (keeper: postgres.Sql) => Promise<unknown>) => {
	const keeper = connectAlone(loginOf(server, 'superuser', 'postgres'));
	try {
		await keeper`select pg_advisory_lock(${TURN})`;
		await act(keeper);
	} finally {
		await keeper.end({ timeout: 1 });
	}
};

/** A closed connection stays listed for a moment; whoever counts next must not take it for a living one. */
const gone = async (keeper: postgres.Sql, pid: number) => {
	for (let tries = 0; tries < 100; tries++) {
		if (!(await keeper`select from pg_stat_activity where pid = ${pid}`).count) return;
		await wait(10);
	}
};

const stopWhenLast = (server: Server, keeper: postgres.Sql) =>
	keeper`select from pg_stat_activity where application_name = ${NAME}`.then((others) =>
		others.count ? undefined : stopServer(server)
	);

const leaveServer = async (server: Server, pid: number) => {
	const watcher = connectAlone(loginOf(server, 'superuser', 'postgres'));
	await gone(watcher, pid).finally(() => watcher.end({ timeout: 1 }));
	await inTurn(server, (keeper) => stopWhenLast(server, keeper));
};

/** Stops a server we started or adopted and did not come to join, unless somebody else uses it. */
export const abandon = (server: Server) =>
	inTurn(server, (keeper) => stopWhenLast(server, keeper)).catch(() => undefined);

/**
 * Joins a server in turn, so that nobody who leaves at this moment takes it away unseen.
 * `lost` is called once when the connection breaks without our leaving.
 */
export const join = async (server: Server, database: string, lost: () => void): Promise<Presence> => {
	let state: 'joining' | 'here' | 'gone' = 'joining';
	const onclose = () => {
		if (state === 'here') lost();
		state = 'gone';
	};
	const here = connectAlone(loginOf(server, 'app', database), { name: NAME, onclose });
	let pid = 0;
	await inTurn(server, async () => {
		const [row] = await here<{ pid: number }[]>`select pg_backend_pid() as pid`;
		pid = row?.pid ?? 0;
	}).catch(async (error: unknown) => {
		await here.end({ timeout: 0 });
		throw error;
	});
	state = 'here';
	const leave = async () => {
		state = 'gone';
		await here.end({ timeout: 1 });
		// Another one out may stop the server while we wait for our turn: then there is nothing left to do.
		await leaveServer(server, pid).catch(() => undefined);
	};
	return { server, leave };
};
