import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendar } from '../people/calendar.js';
import { House, personOn } from '../people/house.js';
import { typeAnswer } from '../people/answers.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { runServer, type RunningServer } from '../support/running.js';
import { findPerson } from '../support/setting-up.js';
import { shown } from '../support/visitor.js';

const here = process.cwd();
const sources = [
	'src',
	'static',
	'migrations',
	'package.json',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];
const days = calendar('Pacific/Auckland');

let copy: string;
let db: TestDatabase;
let server: RunningServer;
let house: House;
let person: string;

/** Every file of code under src, with the hash of what is in it. */
const codeIn = (folder: string): string[] =>
	readdirSync(path.join(folder, 'src'), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|js|svelte)$/.test(file))
		.map(
			(file) =>
				`${file} ${createHash('sha256')
					.update(readFileSync(path.join(folder, 'src', file)))
					.digest('hex')}`
		)
		.sort();

/** A copy of the house, with the files of tests/added laid in, built as it is shipped. */
const buildCopy = async (): Promise<string> => {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'foreword-added-'));
	for (const source of sources) await cp(source, path.join(folder, source), { recursive: true });
	await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
	await cp('tests/added', folder, { recursive: true });
	const pack = 'zz-northland-1.json';
	await cp(`tests/standards/${pack}`, path.join(folder, 'src/lib/server/standards/packs', pack));
	const { PATH, HOME } = process.env;
	const env = { PATH, HOME, NODE_ENV: 'production' };
	await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
		cwd: folder,
		env
	});
	return folder;
};

beforeAll(async () => {
	copy = await buildCopy();
	db = await freshDatabase();
	const now = days.at('2026-03-14', '08:00');
	const env = { DATABASE_URL: db.appUrl, DATABASE_OWNER_URL: db.ownerUrl };
	server = await runServer({ build: path.join(copy, 'build'), now, env });
	house = await new House(server).at(now);
	await house.open('Northland House');
});
afterAll(async () => {
	await server.stop();
	await db.drop();
	await rm(copy, { recursive: true, force: true });
});

describe('a question set, the rules of a country and their words, added as files', () => {
	test('change no line of code', () => {
		expect(codeIn(copy)).toEqual(codeIn(here));
	});

	test('are there for a unit to use', async () => {
		await house.unit('Lake House', 'Pacific/Auckland', 'Northland Care Code, first edition');
		await house.staff('Kim Tran', 'Nurse', ['Lake House']);
		const kim = await house.as('Kim Tran');
		await kim.open('/');
		await findPerson(kim, { name: 'Ana Kohu', born: ['2', '5', '1956'] });
		await kim.press('Open an intake for somebody new');
		person = personOn(kim);
		await kim.open(`/people/${person}`);
		await kim.follow('This stay at Lake House');
		await kim.press('Make a slip');
		await house.join('Ana Kohu', kim);
	});

	test('ask the new question, and the answer goes from its page to the card', async () => {
		const ana = await house.as('Ana Kohu');
		await ana.open(`/people/${person}/about-me`);
		expect(shown(ana)).toContain('Out in the garden');
		await ana.follow('What do you like to do in the garden?');
		await typeAnswer(ana, { picks: ['Water the tomatoes'], lines: ['Sit under the plum tree'] });
		const kim = await house.as('Kim Tran');
		await kim.open(`/people/${person}/card`);
		for (const line of ['Water the tomatoes', 'Sit under the plum tree']) expect(kim.text()).toContain(line);
	});

	test('count the clocks of that country in a record', async () => {
		await house.at(days.at('2026-03-14', '09:30'));
		const kim = await house.as('Kim Tran');
		await kim.open(`/people/${person}/episodes`);
		await kim
			.tick('Mechanical restraint')
			.fill('When did it start?', days.wall('2026-03-14', '09:00'))
			.press('Start the record');
		const text = shown(kim);
		for (const words of [
			'Look in every ten minutes while a belt is on.',
			'Tell the person why, within five minutes.',
			'Nobody who is 65 or older may be held by a belt.',
			'09:05',
			'09:10'
		])
			expect(text).toContain(words);
	});

	test('are read in the other language as well', async () => {
		const ana = await house.as('Ana Kohu');
		await ana.open('/reading');
		await ana.choose('العربية').press('Go on');
		await ana.open(`/people/${person}/card`);
		expect(ana.text()).toContain('سقي الطماطم');
		expect(ana.text()).toContain('Sit under the plum tree');
	});
});
