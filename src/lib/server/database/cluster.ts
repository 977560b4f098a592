import { randomBytes } from 'node:crypto';
import {
	chmod,
	chown,
	mkdir,
	mkdtemp,
	readFile,
	realpath,
	rename,
	rm,
	stat,
	writeFile
} from 'node:fs/promises';
import path from 'node:path';
import type { Program } from './program.js';
import { runAs, type RunAs } from './unprivileged.js';

/** Passwords of the three logins, made once with the cluster and kept beside it, readable by its keeper only. */
export type Passwords = { superuser: string; owner: string; app: string };

/** A set of databases on disk. `data` belongs to the database user, the passwords to us. */
export type Cluster = { data: string; passwords: Passwords };

const password = () => randomBytes(24).toString('base64url');

const initialise = async (folder: string, program: Program, as: RunAs) => {
	const passwords: Passwords = { superuser: password(), owner: password(), app: password() };
	await chmod(folder, as ? 0o711 : 0o700);
	await writeFile(path.join(folder, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
	const data = path.join(folder, 'data');
	const slip = path.join(folder, 'superuser');
	await mkdir(data, { mode: 0o700 });
	await writeFile(slip, passwords.superuser, { mode: 0o600 });
	if (as) for (const owned of [data, slip]) await chown(owned, as.uid, as.gid);
	await runAs(
		path.join(program.bin, 'initdb'),
		[
			...['-D', data, '-U', 'postgres', `--pwfile=${slip}`, '--auth=scram-sha-256', '--data-checksums'],
			...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
		],
		as,
		folder
	);
	await rm(slip);
};

/** Makes the cluster aside and renames it, so that it is either absent or whole and two at once end with one. */
const create = async (folder: string, program: Program, as: RunAs) => {
	const half = await mkdtemp(`${folder}-half-`);
	try {
		await initialise(half, program, as);
		await rename(half, folder);
	} catch (error) {
		await rm(half, { recursive: true, force: true });
		if (!(await stat(path.join(folder, 'passwords.json')).catch(() => null))) throw error;
	}
};

/** Opens the cluster in `place`, making it the first time. */
export const openCluster = async (place: string, program: Program, as: RunAs): Promise<Cluster> => {
	const folder = path.join(place, 'server');
	if (!(await stat(folder).catch(() => null))) await create(folder, program, as);
	const passwords: Passwords = JSON.parse(await readFile(path.join(folder, 'passwords.json'), 'utf8'));
	return { data: await realpath(path.join(folder, 'data')), passwords };
};
