import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf } from '../access/addresses.js';
import { as, tables } from '../access/probe.js';
import { builtRoutes } from '../access/router.js';
import { build, everybody, id, now, type Who } from '../access/world.js';
import { answer } from '../people/answers.js';
import { ensureBuild } from '../support/build.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

const person = id('person tahlia');
const home = `/people/${person}`;
const wide = 'a walk past the bakery';
const narrow = 'a walk to the water tower';
const inArabic = 'مشوار إلى المخبز';

let db: TestDatabase;
let server: TestServer;
let record: string;

const at = (who: Who): Visitor => server.visitAs({ cookie: who });

beforeAll(async () => {
	await ensureBuild('build');
	db = await freshDatabase();
	await build(db.superSql);
	server = await startServer({ now, database: db });
	await answer(at('tahlia'), person, 'sensory', { lines: [wide], seenBy: ['On my card for staff'] });
	const said = await db.superSql<{ id: string; item: string }[]>`
		select id, value #>> '{items,0,id}' as item from answer where value::text like ${`%${wide}%`}`;
	for (const one of said)
		await db.superSql`insert into rendering (id, answer_id, person_id, item, language, wording, made_by, how, written_at)
			values (gen_random_uuid(), ${one.id}, ${person}, ${one.item}, 'ar', ${inArabic}, 'Noor', 'human', ${now})`;
	record = await recordWithIt();
});
afterAll(async () => {
	await server.stop();
	await db.drop();
});

/** A record begun while the line was on the card; that it was not tried is written down. */
const recordWithIt = async (): Promise<string> => {
	const kim = at('kim');
	await kim.open(`${home}/episodes`);
	await kim
		.tick('Physical restraint')
		.fill('When did it start?', '2026-03-20T09:30')
		.press('Start the record');
	const line = shown(kim)
		.split('\n')
		.find((one) => one.endsWith(wide));
	const number = /^\D*(\d+)/.exec(line ?? '')?.[1];
	await kim
		.choose('Not tried', `Line ${number}: was it tried?`)
		.choose('The plan was not read', `Line ${number}: why was it not tried?`)
		.press('Save what was tried');
	return kim.path.split(/[?#]/)[0] ?? '';
};

const readsOn = async (who: Who, path: string): Promise<boolean> => {
	const visitor = at(who);
	await visitor.open(path);
	return [wide, narrow, inArabic].some((words) => visitor.html.includes(words));
};

/** Everything of the database that an actor can read, as text. */
const everythingFor = (who: Who): Promise<string> =>
	db.superSql.begin((sql) =>
		as(sql, who, async (inner) => {
			const found: string[] = [];
			// What is about case reviews the app's role is refused as a whole (tests/access/walls.json).
			for (const table of tables.filter((one) => !one.startsWith('review.'))) {
				const rows = await inner<{ row: string }[]>`select t::text as row from ${inner(table)} as t`;
				found.push(...rows.map(({ row }) => row));
			}
			return found.join('\n');
		})
	);

const others = everybody.filter((who) => who !== 'tahlia');

describe('an answer taken from the card to "only me"', () => {
	test('was read by staff and by who shares the card', async () => {
		for (const path of [`${home}/card`, `${home}/plan`, record])
			expect([path, await readsOn('kim', path)]).toEqual([path, true]);
		expect(await readsOn('ros', `${home}/card`)).toBe(true);
		expect(await everythingFor('kim')).toContain(wide);
	});

	test('is read by nobody else afterwards: no page, no page data, no older text, in no language', async () => {
		await answer(at('tahlia'), person, 'sensory', { lines: [narrow], seenBy: [] });
		const routes = (await builtRoutes('build')).filter(
			({ id: route, ways }) => ways.includes('GET') && route !== '/leave'
		);
		const pages = [
			...routes.map(({ id: route }) => addressOf(route)),
			...['about-me/sensory', 'about-me/sensory/versions'].map((page) => `${home}/${page}`),
			record,
			`${record}?change=tried`
		];
		const read: string[] = [];
		for (const who of others)
			for (const page of pages) {
				const data = await at(who).send(`${page.split('?')[0]}/__data.json?x-sveltekit-invalidated=01`);
				const inData = [wide, narrow, inArabic].some((words) => data.body.includes(words));
				if (inData || (await readsOn(who, page))) read.push(`${who}: ${page}`);
			}
		expect(read).toEqual([]);
	});

	test('is read by nobody else straight in SQL', async () => {
		for (const who of others) {
			const text = await everythingFor(who);
			for (const words of [wide, narrow, inArabic]) expect([who, text.includes(words)]).toEqual([who, false]);
		}
	});

	test('is read by her, with what it was before', async () => {
		expect(await readsOn('tahlia', `${home}/about-me/sensory`)).toBe(true);
		const tahlia = at('tahlia');
		await tahlia.open(`${home}/about-me/sensory/versions`);
		expect(tahlia.text()).toContain(wide);
		expect(tahlia.text()).toContain(narrow);
	});
});
