import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectAlone } from '../../src/lib/server/database/connection.js';
import { migrate } from '../../src/lib/server/database/migrate.js';
import { createDatabase, ensureRoles } from '../../src/lib/server/database/roles.js';
import { stopServer, superviseServer } from '../../src/lib/server/database/supervisor.js';
import { takeRoles } from './own-server.js';
import { addressOf, type TestServer } from './provided.js';

type Run = { server: TestServer; end: () => Promise<void> };
type Roles = { owner: string; app: string };

const addresses = (url: URL, roles: Roles): TestServer => {
	const run = `foreword_test_${randomBytes(4).toString('hex')}`;
	const as = (user: string, password: string) => `postgres://${user}:${password}@${url.host}`;
	return {
		admin: as(url.username, url.password),
		owner: as('foreword_owner', roles.owner),
		app: as('foreword_app', roles.app),
		template: `${run}_template`,
		run
	};
};

/** A server of the tester's own: its databases get this run's name and are dropped after it. */
const useOwn = async (address: string): Promise<Run> => {
	const admin = connectAlone(address);
	const server = addresses(new URL(address), await takeRoles(admin));
	const end = async () => {
		const made = await admin<{ datname: string }[]>`
			select datname from pg_database where starts_with(datname, ${server.run})`;
		for (const { datname } of made) await admin`drop database ${admin(datname)} with (force)`;
		await admin.end();
	};
	return { server, end };
};

/** The folder names the process it belongs to, so that what a killed run left behind can be swept. */
const useEmbedded = async (): Promise<Run> => {
	const folder = await mkdtemp(path.join(os.tmpdir(), `foreword-test-${process.pid}-`));
	const embedded = await superviseServer(folder, { durable: false });
	const { passwords } = embedded.cluster;
	const url = new URL(`postgres://postgres:${passwords.superuser}@127.0.0.1:${embedded.port}`);
	const admin = connectAlone(addressOf(url.href, 'postgres'));
	await ensureRoles(admin, passwords).finally(() => admin.end());
	const end = async () => {
		await stopServer(embedded);
		await rm(path.dirname(path.dirname(embedded.cluster.data)), { recursive: true, force: true });
		await rm(folder, { recursive: true, force: true });
	};
	return { server: addresses(url, passwords), end };
};

const makeTemplate = async (server: TestServer) => {
	const admin = connectAlone(addressOf(server.admin, 'postgres'));
	await createDatabase(admin, server.template).finally(() => admin.end());
	const owner = connectAlone(addressOf(server.owner, server.template));
	await migrate(owner).finally(() => owner.end());
};

const start = async (): Promise<Run> => {
	const address = process.env.TEST_DATABASE_URL;
	const run = await (address ? useOwn(address) : useEmbedded());
	await makeTemplate(run.server).catch(async (error: unknown) => {
		await run.end();
		throw error;
	});
	return run;
};

/** Every project that needs PostgreSQL loads this file anew; they share one server through here. */
const shared: typeof globalThis & { forewordTests?: { run: Promise<Run>; users: number } } = globalThis;

/** Starts one PostgreSQL for the whole run (DATABASE_URL is ignored) and takes it away with the last user. */
export default async function setup(project: TestProject) {
	const use = (shared.forewordTests ??= { run: start(), users: 0 });
	use.users += 1;
	project.provide('postgres', (await use.run).server);
	return async () => {
		use.users -= 1;
		if (use.users) return;
		delete shared.forewordTests;
		await (await use.run).end();
	};
}
