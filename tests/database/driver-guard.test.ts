import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { driverGuard } from '../../src/lib/server/database/driver-guard.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let folder: string;

/** Bundles the victim with the driver inside, as the application's build does. */
const bundle = async (name: string, plugins: Plugin[], extra = {}) =>
	build({
		configFile: false,
		logLevel: 'silent',
		plugins,
		ssr: { noExternal: true, ...extra },
		build: { ssr: 'tests/database/driver-victim.ts', outDir: path.join(folder, name), emptyOutDir: true }
	});

/** Runs the victim and gives what it printed, or how it died. */
const run = (name: string, scene: string) =>
	new Promise<unknown>((resolve) => {
		const script = path.join(folder, name, 'driver-victim.js');
		const limits = { timeout: 50_000 };
		execFile(process.execPath, [script, database.ownerUrl, scene], limits, (error, out, err) =>
			resolve(
				error
					? {
							died: error.killed ? 'hung' : error.code,
							of: err.split('\n').find((line) => /Error|Invalid/.test(line))
						}
					: JSON.parse(out)
			)
		);
	});

beforeAll(async () => {
	database = await freshDatabase();
	folder = await mkdtemp(path.join(os.tmpdir(), 'foreword-driver-'));
	await bundle('shipped', []);
	await bundle('guarded', [driverGuard()]);
});

afterAll(async () => {
	await database.drop();
	await rm(folder, { recursive: true, force: true });
});

describe('the driver as it comes', () => {
	test('ends the whole process when a connection drops between two writes', async () => {
		expect(await run('shipped', 'between')).toMatchObject({ died: 1, of: expect.stringContaining('null') });
	});
});

describe('the guarded driver', () => {
	test('turns it into an error of that query, and the next one works', async () => {
		expect(await run('guarded', 'between')).toEqual({ outcome: 'CONNECTION_CLOSED', after: 1 });
	});

	test('lets no transaction write on through a connection that others use now', async () => {
		expect(await run('guarded', 'late')).toEqual({
			outcome: 'CONNECTION_CLOSED',
			late: 'CONNECTION_CLOSED',
			rows: ['other']
		});
	});

	test('lets every transaction end while connections are cut again and again', async () => {
		expect(await run('guarded', 'load')).toMatchObject({ hung: false, after: 1 });
	});
});

describe('the build', () => {
	test('fails when the driver is another than the guard was written for', async () => {
		const other: Plugin = {
			name: 'another-version',
			enforce: 'pre',
			transform: (code, id) =>
				id.endsWith('postgres/src/connection.js')
					? code.replace('const x = socket.write(', 'const y = socket.write(')
					: null
		};
		await expect(bundle('other', [other, driverGuard()])).rejects.toThrow(/does not fit/);
	});

	test('fails when the driver is left outside', async () => {
		await expect(
			bundle('outside', [driverGuard()], { noExternal: [], external: ['postgres'] })
		).rejects.toThrow(/outside the bundle/);
	});
});
