import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SettingsError } from './settings.js';

const BYTES = 32;

const make = async (file: string): Promise<void> => {
	await mkdir(path.dirname(file), { recursive: true });
	// Whole or not there at all, also when two processes make it at once.
	const whole = `${file}.${randomUUID()}`;
	await writeFile(whole, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o400, flag: 'wx' });
	await link(whole, file)
		.catch((fault: unknown) => {
			if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
		})
		.finally(() => unlink(whole));
};

/**
 * A secret of 32 bytes that lies in a file of its own, apart from the database. It is made when the file is not there.
 * @throws SettingsError when the file holds something else, cannot be read or made, or may be read by other users
 */
export const secretIn = async (file: string, setting: string): Promise<Buffer> => {
	const found = await stat(file).catch(() => null);
	if (found === null)
		await make(file).catch(() => {
			throw new SettingsError(`${setting}: the file it names is not there and cannot be made.`);
		});
	else if ((found.mode & 0o077) !== 0)
		throw new SettingsError(
			`${setting}: other users may read the file it names. Make it readable for its owner alone.`
		);
	const text = (await readFile(file, 'utf8').catch(() => '')).trim();
	if (!/^[0-9a-f]{64}$/.test(text))
		throw new SettingsError(
			`${setting}: the file it names must hold 64 digits of base 16, and nothing else.`
		);
	return Buffer.from(text, 'hex');
};
