import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** The user PostgreSQL runs as: null when we are an ordinary user and run it as ourselves. */
export type RunAs = { uid: number; gid: number } | null;

const numberOf = (flag: '-u' | '-g', name: string) => {
	const found = spawnSync('id', [flag, name], { encoding: 'utf8' });
	return found.status === 0 ? Number(found.stdout) : null;
};

const userNamed = (name: string): RunAs => {
	const uid = numberOf('-u', name);
	const gid = numberOf('-g', name);
	return uid && gid ? { uid, gid } : null;
};

const isRoot = () => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, and its tools want a user with a name.
 * Takes `postgres` when the machine has it, else makes a system user `foreword`, else takes `nobody`.
 */
export const unprivilegedUser = (): RunAs => {
	if (!isRoot()) return null;
	const present = userNamed('postgres') ?? userNamed('foreword');
	if (present) return present;
	spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'foreword']);
	const user = userNamed('foreword') ?? userNamed('nobody');
	if (!user)
		throw new Error('PostgreSQL cannot run as root, and no unprivileged user could be found or made.');
	return user;
};

/** Whether that user can enter a folder: asked of the system, so that every kind of permission counts. */
export const canEnter = (folder: string, as: RunAs) =>
	spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...as, cwd: '/' }).status === 0;

/** Whether that user can run a program. */
export const canRun = (program: string, as: RunAs) =>
	spawnSync(program, ['--version'], { ...as, cwd: '/' }).status === 0;

const execute = promisify(execFile);

/** Runs a program to its end as that user, with none of our environment. Rejects when it fails. */
export const runAs = (program: string, args: string[], as: RunAs, cwd: string) =>
	execute(program, args, { ...as, cwd, env: { PATH: process.env.PATH, LC_ALL: 'C' } });
