import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** @typedef {'build' | 'build-demo'} BuildName what is shipped, and the same with the one-click sign-in page */

const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];

/**
 * @param {string} source
 * @returns {string[]}
 */
const filesOf = (source) =>
	statSync(source).isDirectory()
		? readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) => path.join(source, name))
		: [source];

/** Changes when any source changes. */
const fingerprint = () => {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap(filesOf).sort()) {
		const found = statSync(file);
		if (found.isFile()) hash.update(`${file} ${found.size} ${found.mtimeMs}\n`);
	}
	return hash.digest('hex');
};

/**
 * @param {BuildName} name
 * @param {string} print
 */
const isFresh = async (name, print) =>
	(await readFile(path.join(name, '.fingerprint'), 'utf8').catch(() => '')) === print;

/** @param {number} pid */
const isAlive = (pid) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/**
 * A build passes through a folder of its own, so that only one of a name may run at a time, whoever asks.
 * @param {BuildName} name
 * @param {() => Promise<void>} act
 */
const locked = async (name, act) => {
	const file = `.foreword/${name}.lock`;
	await mkdir(path.dirname(file), { recursive: true });
	for (;;) {
		const lock = await open(file, 'wx').catch(() => null);
		if (lock) {
			await lock.writeFile(String(process.pid));
			await lock.close();
			return act().finally(() => rm(file, { force: true }));
		}
		const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
		if (holder && !isAlive(holder)) await rm(file, { force: true });
		await wait(200);
	}
};

/** Vitest marks its workers; a build that saw the marks would not be the one that is shipped. */
const unmarked = () =>
	Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(VITEST.*|TEST|DEV|PROD|MODE|SSR|BASE_URL)$/.test(name))
	);

/**
 * @param {string[]} words a script below node_modules, and what is said to it
 * @param {NodeJS.ProcessEnv} env
 */
const tool = ([script = '', ...rest], env) =>
	promisify(execFile)(process.execPath, [path.join('node_modules', script), ...rest], { env });

/**
 * @param {BuildName} name
 * @param {string} print
 */
const build = async (name, print) => {
	const demo = name === 'build-demo';
	// tsconfig.json goes on from what the framework writes into its usual folder.
	if (demo && !existsSync('.svelte-kit/tsconfig.json'))
		await tool(['@sveltejs/kit/svelte-kit.js', 'sync'], unmarked());
	const own = demo ? { FOREWORD_DEMO: '1', FOREWORD_KIT: '.svelte-kit/demo' } : { FOREWORD_DEMO: '' };
	await tool(['vite/bin/vite.js', 'build'], { ...unmarked(), NODE_ENV: 'production', ...own });
	await writeFile(path.join(name, '.fingerprint'), print);
};

/**
 * Makes a build unless it is there and no source changed since; safe to call from several processes at once.
 * @param {BuildName} [name]
 */
export const ensureBuild = async (name = 'build') => {
	if (await isFresh(name, fingerprint())) return;
	await locked(name, async () => {
		const print = fingerprint();
		if (!(await isFresh(name, print))) await build(name, print);
	});
};
