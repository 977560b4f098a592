import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openCluster, type Cluster } from './cluster.js';
import { connectAlone, type Login } from './connection.js';
import { databasePlace } from './place.js';
import { claimedPostmaster, clearClaim, lives } from './postmaster.js';
import { findProgram, type Program } from './program.js';
import { runAs, unprivilegedUser, type RunAs } from './unprivileged.js';

/** A supervised server: reached on 127.0.0.1 at `port`; `passwords` of its logins are in `cluster`. */
export type Server = { cluster: Cluster; port: number; program: Program; as: RunAs };

/** `durable: false` only for tests: a power cut may then lose data. */
export type SupervisorOptions = { durable?: boolean; say?: (sentence: string) => void };

const PATIENCE_MS = 60_000;

/**
 * No private text in the server's own log: neither parameters, nor failing statements, nor row details, nor the
 * message of a failed statement, which quotes what it could not read. The app logs the code of each.
 */
const QUIET = [
	'log_min_messages=fatal',
	...['log_parameter_max_length_on_error=0', 'log_min_error_statement=panic', 'log_error_verbosity=terse'],
	...['listen_addresses=127.0.0.1', "unix_socket_directories=''", 'max_connections=60', 'timezone=UTC']
];
const FORGETFUL = [
	...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
	// The world of the walls is one transaction: each table, index and attempt to write in it holds a lock to its end.
	'max_locks_per_transaction=512',
	// Two or three servers of each of several files at once, each with ten connections of its own and the test's three.
	'max_connections=150'
];

const freePort = (wanted: number) =>
	new Promise<number>((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(freePort(0)));
		probe.listen(wanted, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** The login of one of the three roles on a supervised server. */
export const loginOf = (server: Server, who: 'superuser' | 'owner' | 'app', database: string): Login => ({
	host: '127.0.0.1',
	port: server.port,
	database,
	username: who === 'superuser' ? 'postgres' : `foreword_${who}`,
	password: server.cluster.passwords[who]
});

const answers = async (server: Server) => {
	const sql = connectAlone(loginOf(server, 'superuser', 'postgres'));
	const good = await sql`select 1`.then(
		() => true,
		() => false
	);
	await sql.end({ timeout: 1 });
	return good;
};

const start = async (server: Server, wanted: number, durable: boolean) => {
	const port = await freePort(wanted);
	const settings = [...QUIET, ...(durable ? [] : FORGETFUL), `port=${port}`];
	const { data } = server.cluster;
	const options = settings.map((setting) => `-c ${setting}`).join(' ');
	const log = path.join(data, 'server.log');
	const args = ['start', '-w', '-s', '-t', '30', '-D', data, '-l', log, '-o', options];
	try {
		await runAs(path.join(server.program.bin, 'pg_ctl'), args, server.as, data);
	} catch {
		// Another process may have been quicker, or the port was taken in between: the next round finds out.
	}
};

/** Adopts the server that runs on this data, or starts it. Two processes at once end with the same server. */
const ensure = async (server: Server, durable: boolean): Promise<Server> => {
	const { data } = server.cluster;
	const deadline = performance.now() + PATIENCE_MS;
	for (let pause = 50; performance.now() < deadline; pause = Math.min(pause * 2, 1_000)) {
		const claim = await claimedPostmaster(data);
		if (claim && (await lives(data, claim.pid))) {
			const found = { ...server, port: claim.port };
			if (claim.ready && (await answers(found))) return found;
		} else {
			if (claim) await clearClaim(data, claim);
			await start(server, claim?.port || server.port, durable);
		}
		await wait(pause);
	}
	throw new Error(`PostgreSQL did not start within a minute; its own words are in ${data}/server.log.`);
};

/** Brings up the embedded server whose data is kept in `folder`, adopting it when it already runs. */
export const superviseServer = async (folder: string, options: SupervisorOptions = {}): Promise<Server> => {
	const as = unprivilegedUser();
	const place = await databasePlace(folder, as, options.say ?? ((sentence) => console.warn(sentence)));
	const program = await findProgram(place, as);
	const cluster = await openCluster(place, program, as);
	return ensure({ cluster, port: 0, program, as }, options.durable ?? true);
};

/** Brings it up again after it was lost, on the same port when that is still free. */
export const superviseAgain = (server: Server, options: SupervisorOptions = {}) =>
	ensure(server, options.durable ?? true);

/** Stops the server: open transactions are rolled back, what was committed is kept. */
export const stopServer = async (server: Server) => {
	const { data } = server.cluster;
	const claim = await claimedPostmaster(data);
	if (!claim || !(await lives(data, claim.pid))) return;
	const args = ['stop', '-w', '-s', '-m', 'fast', '-D', data];
	await runAs(path.join(server.program.bin, 'pg_ctl'), args, server.as, data);
};
