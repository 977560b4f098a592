import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type postgres from 'postgres';
import { ensureBuild, type BuildName } from './build.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { Visitor } from './visitor.js';

/** A running server of the production (or demo) build with a database of its own and a clock that can be set. */
export type TestServer = {
	origin: string;
	/** A new visitor with an empty cookie jar. */
	visit: () => Visitor;
	clock: { set: (now: Date) => Promise<void> };
	/** Ends the server's process as a deploy would, and starts it again on the same database and address. */
	restart: () => Promise<void>;
	/** Ends it as a crash would (no restart): `restart` brings it back. */
	kill: () => Promise<void>;
	/** Cuts every connection to its database. */
	cutDatabase: () => Promise<void>;
	/** Everything the server has printed so far, on both streams. */
	log: () => string;
	isRunning: () => boolean;
	ownerSql: postgres.Sql;
	appSql: postgres.Sql;
	/** Passes by row-level security: for looking at what is stored, never for what a person may see. */
	superSql: postgres.Sql;
	stop: () => Promise<void>;
};

export type ServerOptions = { now?: Date; demo?: boolean; database?: TestDatabase };

/** A port nobody listens on at this moment. */
export const freePort = async () => {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	return typeof address === 'object' && address ? address.port : 0;
};

/** Only what a program needs: nothing of the tester's own settings reaches the server. */
export const bareEnvironment = () => {
	const { PATH, HOME, TMPDIR } = process.env;
	return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) };
};

const launch = async (env: NodeJS.ProcessEnv, note: (text: string) => void): Promise<ChildProcess> => {
	const child = fork('tests/server/entry.js', { env, silent: true, execArgv: [] });
	const ready = new Promise<void>((resolve, reject) => {
		let heard = '';
		const hear = (chunk: Buffer) => {
			note(chunk.toString());
			heard += chunk.toString();
			if (heard.includes('Foreword is ready: ')) resolve();
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		child.once('exit', (code) => reject(new Error(`The server ended at its start (${code}):\n${heard}`)));
	});
	await ready;
	return child;
};

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const exit = once(child, 'exit');
	child.kill(signal);
	await exit;
};

/** Starts the server through tests/server/entry.js. `stop` it in afterAll. */
export const startServer = async ({ now, demo = false, database }: ServerOptions = {}): Promise<TestServer> => {
	const name: BuildName = demo ? 'build-demo' : 'build';
	await ensureBuild(name);
	const data = database ?? (await freshDatabase());
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	const log: string[] = [];
	let time = now?.toISOString();
	const start = () =>
		launch(
			{
				...bareEnvironment(),
				FOREWORD_BUILD: name,
				ORIGIN: origin,
				PORT: String(port),
				DATABASE_URL: data.appUrl,
				DATABASE_OWNER_URL: data.ownerUrl,
				...(time ? { TEST_NOW: time } : {})
			},
			(text) => log.push(text)
		);
	let child = await start();
	return {
		origin,
		visit: () => new Visitor(origin),
		clock: {
			set: async (date) => {
				time = date.toISOString();
				const taken = once(child, 'message');
				child.send({ now: time });
				await taken;
			}
		},
		restart: async () => {
			await end(child, 'SIGTERM');
			child = await start();
		},
		kill: () => end(child, 'SIGKILL'),
		cutDatabase: data.cut,
		log: () => log.join(''),
		isRunning: () => child.exitCode === null && child.signalCode === null,
		ownerSql: data.ownerSql,
		appSql: data.appSql,
		superSql: data.superSql,
		stop: async () => {
			await end(child, 'SIGTERM');
			if (!database) await data.drop();
		}
	};
};
