import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** @param {number} pid */
const isAlive = (pid) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/**
 * Whether this process is the PostgreSQL of that folder: its number may have passed to a stranger since. Without
 * /proc the number alone has to do.
 * @param {number} pid
 * @param {string} data
 */
const isServerOf = (pid, data) => {
	if (!isAlive(pid)) return false;
	if (!existsSync('/proc/self')) return true;
	try {
		return realpathSync(`/proc/${pid}/cwd`) === realpathSync(data);
	} catch {
		return false;
	}
};

/** @param {string} file */
const read = (file) => {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
};

/**
 * Removes a data folder, stopping the database that may still run on it.
 * @param {string} folder
 */
export const removeData = async (folder) => {
	const place = read(path.join(folder, 'place')).trim() || folder;
	const data = path.join(place, 'server/data');
	const postmaster = Number(read(path.join(data, 'postmaster.pid')).split('\n')[0]);
	const runs = () => postmaster > 0 && isServerOf(postmaster, data);
	if (runs()) process.kill(postmaster, 'SIGINT');
	for (let tries = 0; runs() && tries < 50; tries++) await wait(100);
	for (const left of new Set([place, folder])) rmSync(left, { recursive: true, force: true });
};

/** Takes away the test databases of runs that were killed: their folders name the process they belonged to. */
export const sweep = async () => {
	const names = readdirSync(os.tmpdir()).filter((name) => name.startsWith('foreword-test-'));
	for (const name of names) {
		const owner = Number(name.split('-')[2]);
		if (owner && !isAlive(owner)) await removeData(path.join(os.tmpdir(), name));
	}
};
