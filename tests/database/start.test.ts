import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { driverGuard } from '../../src/lib/server/database/driver-guard.js';
import { claimedPostmaster, lives } from '../../src/lib/server/database/postmaster.js';

let house: string;

/** Below the project, so that the program finds the binaries the project installed. */
beforeEach(async () => {
	await mkdir('.foreword', { recursive: true });
	house = await mkdtemp(path.resolve('.foreword/start-'));
	await mkdir(path.join(house, 'migrations'));
	await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [driverGuard()],
		ssr: { noExternal: true },
		build: { ssr: 'tests/database/started.ts', outDir: path.join(house, 'bin'), emptyOutDir: true }
	});
});

/** Where the database is: elsewhere for root in a checkout that others cannot enter. */
const place = () =>
	readFile(path.join(house, 'data/place'), 'utf8').then(
		(text) => text.trim(),
		() => path.join(house, 'data')
	);

afterEach(async () => {
	for (const folder of [await place(), house]) await rm(folder, { recursive: true, force: true });
});

const start = async () => {
	const env = { PATH: process.env.PATH, FOREWORD_DATA: path.join(house, 'data') };
	const { stdout } = await promisify(execFile)(process.execPath, ['bin/started.js'], { cwd: house, env });
	return stdout.trim();
};

const isDatabaseUp = async () => {
	const data = path.join(await place(), 'server/data');
	expect(existsSync(data)).toBe(true);
	const claim = await claimedPostmaster(data);
	return claim !== null && (await lives(data, claim.pid));
};

test('a start that fails says which migration it was and leaves no database running', async () => {
	await writeFile(
		path.join(house, 'migrations/0001_broken.sql'),
		'create table half (id int); select 1 / 0;'
	);
	expect(await start()).toMatch(
		/^The migration 0001_broken\.sql failed and left nothing behind: division by zero$/
	);
	expect(await isDatabaseUp()).toBe(false);
	await writeFile(path.join(house, 'migrations/0001_broken.sql'), 'create table half (id int);');
	expect(await start()).toBe('started');
	expect(await isDatabaseUp()).toBe(false);
});
