import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Visitor } from './visitor.js';

/** A process of the shipped server with a clock that can be set, whatever its database. */
export type RunningServer = {
	origin: string;
	/** A new visitor with an empty cookie jar. */
	visit: () => Visitor;
	/** One who is signed in with that session cookie. */
	visitAs: (who: { readonly cookie: string }) => Visitor;
	/** A set clock stands still until it is set again. */
	clock: { set: (now: Date) => Promise<void> };
	/** Ends the server's process as a deploy would, and starts it again on the same database and address. */
	restart: () => Promise<void>;
	/** Ends it as a crash would (no restart): `restart` brings it back. */
	kill: () => Promise<void>;
	/** Everything the server has printed so far, on both streams. */
	log: () => string;
	isRunning: () => boolean;
	pid: () => number;
	stop: () => Promise<void>;
};

export type RunningOptions = {
	build: string;
	now?: Date | undefined;
	env: NodeJS.ProcessEnv;
	/** Under the name `localhost`: a phone gives no key to an address of numbers. */
	named?: boolean;
};

/**
 * Below those that a system gives out by itself, so that nothing takes one while a server starts, or starts again; above
 * the last that a browser refuses.
 */
const [first, last] = [11_000, 32_000];

const isFree = async (port: number): Promise<boolean> => {
	const probe = createServer();
	const listens = once(probe, 'listening').then(
		() => true,
		() => false
	);
	probe.listen(port, '127.0.0.1');
	if (!(await listens)) return false;
	probe.close();
	await once(probe, 'close');
	return true;
};

/** A port nobody listens on at this moment. */
export const freePort = async (): Promise<number> => {
	for (;;) {
		const port = randomInt(first, last);
		if (await isFree(port)) return port;
	}
};

/** Only what a program needs: nothing of the tester's own settings, nor of an .env file, reaches the server. */
const bareEnvironment = () => {
	const { PATH, HOME, TMPDIR } = process.env;
	return {
		PATH,
		HOME,
		...(TMPDIR ? { TMPDIR } : {}),
		HOST: '127.0.0.1',
		DATABASE_URL: '',
		DATABASE_OWNER_URL: '',
		MAIL_URL: '',
		TEXT_URL: ''
	};
};

const launch = async (env: NodeJS.ProcessEnv, note: (text: string) => void): Promise<ChildProcess> => {
	const child = fork('tests/server/entry.js', { env, silent: true, execArgv: [] });
	await new Promise<void>((resolve, reject) => {
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
	return child;
};

const isUp = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
	if (!isUp(child)) return;
	const exit = once(child, 'exit');
	child.kill(signal);
	await exit;
};

/** Runs a build through tests/server/entry.js on a free port of 127.0.0.1. `env` names its database. */
export const runServer = async ({
	build,
	now,
	env,
	named = false
}: RunningOptions): Promise<RunningServer> => {
	const port = await freePort();
	const origin = `http://${named ? 'localhost' : '127.0.0.1'}:${port}`;
	const log: string[] = [];
	let time = now?.toISOString();
	const address = { FOREWORD_BUILD: build, ORIGIN: origin, PORT: String(port) };
	const start = () =>
		launch({ ...bareEnvironment(), ...address, ...env, ...(time ? { TEST_NOW: time } : {}) }, (text) =>
			log.push(text)
		);
	let child = await start();
	return {
		origin,
		visit: () => new Visitor(origin),
		visitAs: ({ cookie }) => {
			const visitor = new Visitor(origin);
			visitor.cookies.set('foreword', cookie);
			return visitor;
		},
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
		log: () => log.join(''),
		isRunning: () => isUp(child),
		pid: () => child.pid ?? 0,
		stop: () => end(child, 'SIGTERM')
	};
};
