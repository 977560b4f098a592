import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sets } from '../../src/lib/server/questions/sets.js';
import { addressOf } from '../access/addresses.js';
import { builtRoutes } from '../access/router.js';
import { build, everybody, now, type Who } from '../access/world.js';
import { breakings } from '../markers/breaking.js';
import { plant, type Marker } from '../markers/plant.js';
import { ensureBuild } from '../support/build.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ask, type Answer } from '../support/http.js';
import { documentOf } from '../support/parse.js';
import { postBox, type PostBox } from '../support/smtp.js';
import { startServer, type TestServer } from '../support/server.js';

let db: TestDatabase;
let server: TestServer;
let box: PostBox;
let markers: Marker[];
/** The addresses of each route, then one of each. */
let routes: string[][];
let pages: string[];
const askers = ['nobody', ...everybody] as const;
type Asker = (typeof askers)[number];

/** Pages where staff write something that stays. */
const staffWrite =
	/episodes|reviews|\/(settings|register|lacks|training|policy|debriefs|care-plans|urgent|asking|told-by-law)/;

const setOfPage: Readonly<Record<string, string>> = {
	'about-me': 'about-me',
	debrief: 'debrief-person',
	'staff-debrief': 'debrief-staff'
};

/** The addresses of a route; of question pages, one for each question of the set. */
const addressesOf = (route: string): string[] => {
	const parts = route.split('/');
	const set = sets.get(setOfPage[parts[parts.indexOf('[question]') - 1] ?? ''] ?? '');
	const ids = parts.includes('[question]') ? (set?.questions ?? []).map((one) => one.id) : [''];
	return ids.map((id) => addressOf(route.replace('[question]', id)));
};

beforeAll(async () => {
	await ensureBuild('build');
	db = await freshDatabase();
	await build(db.superSql);
	markers = await plant(db.superSql);
	expect(markers.filter(({ word }) => !word.startsWith(begins))).toEqual([]);
	box = await postBox();
	server = await startServer({ now, database: db, env: box.env });
	routes = (await builtRoutes('build'))
		.filter(({ id, ways }) => ways.includes('GET') && id !== '/leave')
		.map(({ id }) => addressesOf(id));
	pages = routes.flatMap((addresses) => addresses.slice(0, 1));
});
afterAll(async () => {
	await server.stop();
	await box.stop();
	await db.drop();
});

const get = (who: Asker, path: string, language = 'en'): Promise<Answer> =>
	ask(server.origin + path, {
		headers: {
			accept: 'text/html',
			'accept-language': language,
			...(who === 'nobody' ? {} : { cookie: `foreword=${who}` })
		}
	});

const everythingIn = ({ headers, body }: Answer): string => `${JSON.stringify(headers)}\n${body}`;

/** The pages that are open to each. */
const inside = new Map<Asker, Set<string>>(askers.map((who) => [who, new Set()]));
const seen = new Map<Asker, Set<string>>(askers.map((who) => [who, new Set()]));

/** Every word begins with these letters, so that a page is read once and not once for each word. */
const begins = 'zq';

const markersIn = (text: string): Marker[] => {
	const sizes = new Set(markers.map(({ word }) => word.length));
	const words = new Set<string>();
	for (let at = text.indexOf(begins); at >= 0; at = text.indexOf(begins, at + 1))
		for (const size of sizes) words.add(text.slice(at, at + size));
	return markers.filter(({ word }) => words.has(word));
};

/** What stands in an answer that this actor got, and must not. */
const astray = (who: Asker, answer: Answer): string[] => {
	const found = markersIn(everythingIn(answer));
	for (const { word } of found) seen.get(who)?.add(word);
	return found
		.filter(({ readers }) => !readers.some((one) => one === who))
		.map(({ what }) => `${who}: ${what}`);
};

describe('a word that stands in one private text alone', () => {
	test('comes to nobody but those it was written for, on any page, in any language', async () => {
		const lost: string[] = [];
		for (const who of askers)
			for (const [first = '', ...more] of routes) {
				const inEnglish = await get(who, first);
				const answers = [inEnglish];
				// Who may not open one question of a set may open none, in no language: what decides is the route.
				if (inEnglish.status !== 404) {
					inside.get(who)?.add(first);
					answers.push(await get(who, first, 'ar'));
					for (const page of more) answers.push(await get(who, page));
				}
				for (const answer of answers) {
					lost.push(...astray(who, answer).map((what) => `${first} shows ${what}`));
					if (answer.status >= 500) lost.push(`${first} answers ${answer.status} to ${who}`);
				}
			}
		expect(lost).toEqual([]);
	}, 300_000);

	test('comes to those it was written for, so that there was something to lose', () => {
		const missed = (who: Who, of: RegExp): string[] =>
			markers
				.filter(
					({ word, what, readers }) => of.test(what) && readers.includes(who) && !seen.get(who)?.has(word)
				)
				.map(({ what }) => what);
		expect(missed('tahlia', /^about-me.*(version|stands), (text|item|note)$/)).toEqual([]);
		expect(missed('tahlia', /^(sent after|never to be told,|about-me.*, a draft of tahlia)/)).toEqual([]);
		// A draft stands in the page instead of what was saved before.
		expect(missed('dana', /^debrief-staff.(?!first-signs).*stands, (text|item|note)$/)).toEqual([]);
		expect(missed('tahlia', /^debrief-person.(?!before).*stands, (text|item|note)$/)).toEqual([]);
		for (const who of ['tahlia', 'fay'] as const) expect(missed(who, /^(a proposal|a finding)$/)).toEqual([]);
		expect(missed('tahlia', /^why it is proposed$/)).toEqual([]);
		expect(missed('rev', /^(who does what|a (?!opened-again).*) (of )?a case review/)).toEqual([]);
		expect(missed('kim', /^about-me.*(stands.*|, in another language)$/)).toEqual([]);
	});

	test('staff are told who will read it, before the first field of every form they write in, with what the service itself says of episodes', async () => {
		const quiet: string[] = [];
		const told = new Set<string>();
		const unlinked: string[] = [];
		const ways = routes.flatMap((all) => all.slice(0, 1)).filter((page) => staffWrite.test(page));
		for (const who of ['kim', 'dana', 'fay', 'rev', 'keeper'] as const)
			for (const page of ways) {
				const { status, body } = await get(who, page);
				const document = documentOf(body);
				const field = document.querySelector(
					'main form[method=post] :is(textarea, input:not([type=hidden], [type=password]), select)'
				);
				if (status !== 200 || field === null) continue;
				// What somebody writes for themselves is not about the episode; what is asked of reviewers is in their space alone.
				const about = /episodes|debriefs\/./.test(page) && !/(for-myself|joint\/review)$/.test(page);
				if (about && document.querySelector('main [data-our-policy] a') === null)
					unlinked.push(`${who} on ${page}`);
				const line = document.querySelector('main [data-will-read]');
				// 4: what is compared follows.
				const before = line?.compareDocumentPosition(field) === 4;
				if (before && line?.textContent?.includes('read')) told.add(page);
				else quiet.push(`${who} on ${page}`);
			}
		expect(quiet).toEqual([]);
		expect(unlinked).toEqual([]);
		expect(told.size).toBeGreaterThan(5);
	});

	test('is in no letter, whoever it goes to: all of them say the same', async () => {
		const told = await db.superSql.begin(async (sql) => {
			await sql`select set_config('app.now', ${now.toISOString()}, true)`;
			await sql`insert into notice.way (account_id, how, address, quiet_from, quiet_until)
				select id, 'mail', id || '@example.org', 0, 0 from sign_in.account where disabled_at is null`;
			return sql`select notice.tell(account_id) from notice.way`;
		});
		await box.letter(told.length);
		expect(told.length).toBeGreaterThan(10);
		const texts = box.letters.map(({ raw }) => raw);
		expect(markers.filter(({ word }) => texts.some((text) => text.includes(word)))).toEqual([]);
		const bodies = texts
			.filter((text) => text.includes('Subject: Something new'))
			.map((text) => text.split('\r\n\r\n')[1]?.trim());
		expect(new Set(bodies)).toEqual(new Set([`There is something new for you. Sign in at ${server.origin}`]));
		await db.superSql`delete from notice.way`;
	});

	test('is on no page that is not there, and in no page data', async () => {
		const lost: string[] = [];
		for (const who of askers)
			for (const page of pages) {
				const wrong = astray(who, await get(who, `${page}/__data.json`));
				// What a page that is not theirs could give them, it would give without being asked for a part as well.
				const more = [
					'no-such-page',
					'__data.json?x-sveltekit-invalidated=1',
					'__data.json?x-sveltekit-invalidated=01'
				];
				if (inside.get(who)?.has(page))
					for (const rest of more) wrong.push(...astray(who, await get(who, `${page}/${rest}`)));
				lost.push(...wrong.map((what) => `${page} shows ${what}`));
			}
		expect(lost).toEqual([]);
	}, 300_000);

	test('is in no answer and no log when the database breaks under it', async () => {
		const lost: string[] = [];
		const broken = new Map<string, number>();
		/** Every actor reads every third page, each time another third, so that each is read by each in some breaking. */
		let turn = 0;
		const read = async (how: string) => {
			turn += 1;
			for (const [place, who] of askers.entries()) {
				const third = pages.filter((_, at) => (at + place + turn) % 3 === 0);
				for (const answer of await Promise.all(third.map((page) => get(who, page)))) {
					if (answer.status >= 500) broken.set(how, (broken.get(how) ?? 0) + 1);
					lost.push(...astray(who, answer).map((what) => `${how}: ${what}`));
				}
			}
		};
		let cuts = Promise.resolve();
		const cutting = setInterval(() => (cuts = Promise.all([cuts, db.cut()]).then(() => undefined)), 40);
		await read('connections are cut').finally(() => clearInterval(cutting));
		await cuts;
		// The test's own connection was cut as well.
		await db.superSql`select`.catch(() => undefined);
		for (const { how, arrange, provoke, mend } of breakings) {
			markers.push(...(await arrange(db.superSql)));
			const answers = await provoke(server.origin);
			for (const answer of answers) {
				if (answer.status >= 500) broken.set(how, (broken.get(how) ?? 0) + 1);
				lost.push(...astray('tahlia', answer).map((what) => `${how}: ${what}`));
			}
			await read(how);
			await mend?.(db.superSql);
		}
		expect(lost).toEqual([]);
		expect([...broken.keys()]).toEqual(['connections are cut', ...breakings.map(({ how }) => how)]);

		const [log] = await db.superSql<{ text: string | null }[]>`
			select pg_read_file(coalesce(pg_current_logfile(), 'server.log'), true) as text`;
		expect(server.log()).toContain('"status":500');
		const logs = { 'the server': server.log(), PostgreSQL: log?.text ?? '' };
		if (!process.env['TEST_DATABASE_URL']) expect(logs.PostgreSQL).toContain('FATAL');
		for (const [whose, text] of Object.entries(logs))
			expect([whose, markers.filter(({ word }) => text.includes(word)).map(({ what }) => what)]).toEqual([
				whose,
				[]
			]);
	});
});
