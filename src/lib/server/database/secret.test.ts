import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretIn } from './secret';
import { reviewKeyFile } from './settings';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'secret-'));
});
afterAll(() => rm(folder, { recursive: true }));
const file = (name: string): string => path.join(folder, name);

test('a secret is made once, for its owner alone, also when many ask at once', async () => {
	const made = await Promise.all(Array.from({ length: 20 }, () => secretIn(file('new/review.key'), 'KEY')));
	expect(new Set(made.map((one) => one.toString('hex'))).size).toBe(1);
	expect(made[0]).toHaveLength(32);
	expect((await stat(file('new/review.key'))).mode & 0o777).toBe(0o400);
	expect(await readdir(file('new'))).toEqual(['review.key']);
	expect(await secretIn(file('new/review.key'), 'KEY')).toEqual(made[0]);
});

test('one that others may read, that holds something else, or that cannot be made stops the start with a sentence', async () => {
	const hex = (await readFile(file('new/review.key'), 'utf8')).trim();
	await writeFile(file('open'), hex, { mode: 0o644 });
	await chmod(file('open'), 0o644);
	await expect(secretIn(file('open'), 'KEY')).rejects.toThrow(/^KEY: other users may read/);
	await writeFile(file('short'), hex.slice(2), { mode: 0o400 });
	await expect(secretIn(file('short'), 'KEY')).rejects.toThrow(/^KEY: the file it names must hold 64/);
	await expect(secretIn(file('short/below'), 'KEY')).rejects.toThrow(/^KEY: the file it names is not there/);
	for (const name of ['open', 'short'])
		await expect(secretIn(file(name), 'KEY')).rejects.not.toThrow(new RegExp(hex.slice(2, 20)));
});

test('it lies beside the data, never among them, or where the setting says', () => {
	expect(reviewKeyFile({ FOREWORD_DATA: '/srv/foreword/data' })).toBe('/srv/foreword/review.key');
	expect(reviewKeyFile({})).toBe(path.resolve('.foreword/review.key'));
	expect(reviewKeyFile({ FOREWORD_DATA: '/srv/data', REVIEW_KEY_FILE: '/run/key' })).toBe('/run/key');
});
