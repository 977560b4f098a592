import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { canEnter, type RunAs } from './unprivileged.js';

const read = (file: string) =>
	readFile(file, 'utf8').then(
		(text) => text.trim(),
		() => null
	);

const firstReachable = async (as: RunAs) => {
	for (const root of ['/var/lib/foreword', path.join(os.tmpdir(), 'foreword')]) {
		const folder = path.join(root, randomUUID());
		await mkdir(folder, { recursive: true }).catch(() => undefined);
		for (const step of [root, folder]) await chmod(step, 0o711).catch(() => undefined);
		if (canEnter(folder, as)) return folder;
	}
	throw new Error('No folder was found that the database user can enter: set FOREWORD_DATA to one.');
};

/** A hard link cannot replace a file: of two processes at once, both end with the first one's choice. */
const settle = async (pointer: string, choice: string) => {
	const draft = `${pointer}-${randomUUID()}`;
	await writeFile(draft, choice);
	await link(draft, pointer).catch(() => undefined);
	await rm(draft);
	return (await read(pointer)) ?? choice;
};

/**
 * The folder that holds the database server. Normally the data folder itself; under root in a place
 * the database user cannot traverse (a checkout in root's home) another one, named in a file `place`.
 */
export const databasePlace = async (folder: string, as: RunAs, say: (sentence: string) => void) => {
	await mkdir(folder, { recursive: true, mode: 0o711 });
	const pointer = path.join(folder, 'place');
	const settled = await read(pointer);
	if (settled) {
		await mkdir(settled, { recursive: true });
		return settled;
	}
	if (canEnter(folder, as)) return folder;
	await chmod(folder, 0o711);
	if (canEnter(folder, as)) return folder;
	const place = await settle(pointer, await firstReachable(as));
	say(`The database user cannot enter ${folder}: the database is kept in ${place}.`);
	return place;
};
