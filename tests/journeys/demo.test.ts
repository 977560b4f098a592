import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimedPostmaster, lives } from '../../src/lib/server/database/postmaster.js';
import { runCommand, type Command } from '../support/command.js';
import { freePort } from '../support/running.js';
import { ask } from '../support/http.js';
import { Visitor } from '../support/visitor.js';

let folder: string;
let port: number;
let demo: Command;

const origin = () => `http://localhost:${port}`;
const data = () => path.join(folder, 'server/data');

const start = async () => {
	// A database set for a Foreword in use must stay untouched: this address would fail.
	const foreign = {
		DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
		DATABASE_OWNER_URL: 'postgres://a:b@127.0.0.1:1/c',
		// Nor does anybody made up write to anybody, whatever a Foreword in use has set.
		MAIL_URL: 'smtp://127.0.0.1:1',
		MAIL_FROM: 'Foreword <no-reply@example.org>'
	};
	demo = runCommand('src/commands/demo.js', { ...foreign, FOREWORD_DATA: folder, PORT: String(port) });
	await demo.until(`Foreword is ready: ${origin()}\n`);
};

beforeAll(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), `foreword-test-${process.pid}-demo-`));
	port = await freePort();
	await start();
});

afterAll(async () => {
	await demo.interrupt();
	await rm(folder, { recursive: true, force: true });
});

test('the demo opens where it says, for a person and for a machine', async () => {
	const visitor = await new Visitor(origin()).open('/');
	expect(visitor.status).toBe(200);
	expect(visitor.document.body.textContent).toContain('Demo: no real people');
	expect((await new Visitor(origin()).open('/personas')).status).toBe(200);
	expect((await ask(`http://127.0.0.1:${port}/`)).headers.location).toBe(`${origin()}/`);
});

/** Somebody of the demo, signed in with one press. */
const as = async (name: string) => {
	const visitor = await new Visitor(origin()).open('/personas');
	const button = [...visitor.document.querySelectorAll('button')]
		.map(({ textContent }) => textContent?.trim() ?? '')
		.find((text) => text.includes(name));
	return visitor.press(button ?? name);
};
test('the demo sends nothing to anybody', async () => {
	const visitor = await as('Tahlia');
	await visitor.open('/account/notices');
	expect(visitor.text()).toContain('This service sends no mail and no texts.');
});

const question = async (visitor: Visitor) =>
	visitor.open(`/people/${/people\/([0-9a-f-]{36})/.exec(visitor.path)?.[1]}/about-me/stop`);

test('stopped, it leaves no process behind; started again, it has what was there and writes no second story', async () => {
	const slip = await readFile(path.join(folder, 'demo.json'), 'utf8');
	const visitor = new Visitor(origin());
	const postmaster = await claimedPostmaster(data());
	const ada = await question(await as('Ada Bell'));
	await ada.fill('How do you show "stop"?', 'I turn away').press('Save and go on');
	expect(ada.status).toBe(200);
	expect(await demo.interrupt()).toBe(0);
	expect(await lives(data(), postmaster?.pid ?? 0)).toBe(false);
	await start();
	expect(demo.printed()).not.toContain('story');
	expect(await readFile(path.join(folder, 'demo.json'), 'utf8')).toBe(slip);
	expect((await visitor.open('/')).status).toBe(200);
	const again = await question(await as('Ada Bell'));
	expect(again.value('How do you show "stop"?')).toBe('I turn away');
});

test('it does not touch data that no demo made', async () => {
	const theirs = path.join(folder, 'theirs');
	await mkdir(theirs);
	await writeFile(path.join(theirs, 'something'), 'of value');
	const refused = runCommand('src/commands/demo.js', {
		FOREWORD_DATA: theirs,
		PORT: String(await freePort())
	});
	expect(await refused.ended()).toBe(1);
	expect(refused.printed()).toContain('no demo made');
	expect(await readFile(path.join(theirs, 'something'), 'utf8')).toBe('of value');
});

test('a port that is taken is told in a sentence, and nothing stays behind', async () => {
	const second = path.join(folder, 'second');
	const refused = runCommand('src/commands/demo.js', { FOREWORD_DATA: second, PORT: String(port) });
	expect(await refused.ended()).toBe(1);
	expect(refused.printed()).toContain(`Foreword cannot listen on 127.0.0.1:${port}`);
	const server = path.join(second, 'server/data');
	expect(await lives(server, (await claimedPostmaster(server))?.pid ?? 1)).toBe(false);
});
