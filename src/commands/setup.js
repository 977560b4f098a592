/** The first stage of every command: Node's built-ins alone, since nothing may be installed yet. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/**
 * @param {string} file
 * @returns {Packages | null}
 */
const packagesIn = (file) => {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages;
	} catch {
		return null;
	}
};

/** Whether node_modules holds exactly the versions of the lockfile (optional ones are for other machines). */
const isInstalled = () => {
	const wanted = packagesIn('package-lock.json') ?? {};
	const present = packagesIn('node_modules/.package-lock.json');
	if (!present) return false;
	return Object.entries(wanted).every(
		([place, { version, optional }]) =>
			place === '' || present[place]?.version === version || (optional && !present[place])
	);
};

/**
 * Runs a program in the foreground until it ends, passing on signals that would end us.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export const run = (program, args, env = process.env) =>
	new Promise((resolve) => {
		const child = spawn(program, args, { stdio: 'inherit', env });
		/** @param {NodeJS.Signals} signal */
		const pass = (signal) => child.kill(signal);
		for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, pass);
		child.once('error', (error) => {
			console.error(error.message);
			resolve(1);
		});
		child.once('exit', (code) => {
			for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.off(signal, pass);
			resolve(code ?? 1);
		});
	});

/**
 * Runs a tool that was installed with us.
 * @param {string} script below node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export const runTool = (script, args, env) =>
	run(process.execPath, [path.join('node_modules', script), ...args], env);

/** Installs what the lockfile names, unless it is there already. Ends the process when that fails. */
export const ensureInstalled = async () => {
	if (isInstalled()) return;
	console.log('Installing what Foreword needs …');
	const npm = process.env.npm_execpath;
	const code = await (npm ? run(process.execPath, [npm, 'ci']) : run('npm', ['ci']));
	if (code !== 0) process.exit(code);
};

/** The environment without the databases somebody may have set for a Foreword in use: demo and tests never touch them. */
export const withoutDatabases = () => ({ ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '' });
