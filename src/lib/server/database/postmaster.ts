import { readdir, readFile, readlink, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** What PostgreSQL writes of itself into postmaster.pid: process, port, and whether it takes connections. */
export type Postmaster = { pid: number; port: number; ready: boolean };

const pidFile = (data: string) => path.join(data, 'postmaster.pid');

const parse = (text: string): Postmaster | null => {
	const lines = text.split('\n');
	const pid = Math.abs(Number(lines[0]));
	return pid ? { pid, port: Number(lines[3]) || 0, ready: lines[7]?.trim() === 'ready' } : null;
};

/** The server that says it runs on this data folder, or null. It may be long dead. */
export const claimedPostmaster = (data: string) => readFile(pidFile(data), 'utf8').then(parse, () => null);

const hasProc = process.platform === 'linux';

/** A killed process whose parent is slow to collect it keeps its number as a zombie: that one is dead. */
const isZombie = async (pid: number) => {
	const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
	return text.slice(text.lastIndexOf(')') + 2).startsWith('Z');
};

const answersSignals = (pid: number) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
};

/** Every process of PostgreSQL stands in its data folder; zombies have no folder any more. */
const standsIn = async (pid: string, data: string) =>
	(await readlink(`/proc/${pid}/cwd`).catch(() => null)) === data && !(await isZombie(Number(pid)));

const anyStandsIn = async (data: string) => {
	const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	return (await Promise.all(pids.map((pid) => standsIn(pid, data)))).some(Boolean);
};

/** Whether any process of a server still lives on this data folder (its number may have passed to a stranger). */
export const lives = async (data: string, pid: number) =>
	hasProc ? (await standsIn(String(pid), data)) || (await anyStandsIn(data)) : answersSignals(pid);

/**
 * Takes away the pid file of a server that is dead for sure. It is moved first and looked at again: should
 * another process have started a server in between, its file is put back.
 */
export const clearClaim = async (data: string, dead: Postmaster) => {
	const aside = `${pidFile(data)}.dead-${process.pid}`;
	await rename(pidFile(data), aside).catch(() => undefined);
	const moved = await readFile(aside, 'utf8').then(parse, () => null);
	if (moved && moved.pid !== dead.pid) await rename(aside, pidFile(data));
	else await rm(aside, { force: true });
};
