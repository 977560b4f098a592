import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	markRead,
	readCard,
	readLooks,
	readPlan,
	readWishes,
	setAside,
	sourceKey
} from '../../../src/lib/server/care/card/acts.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import { passOf } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { tuesday, ward, type Ward } from '../intake/ward.js';
import { lines, somebody, type Somebody } from './plan.js';

const words = wordsFor('en');
const later = (minutes: number): Date => new Date(tuesday.getTime() + minutes * 60_000);

let house: House;
let harbour: Ward;
beforeAll(async () => {
	house = await openHouse();
	harbour = await ward(house, 'Harbour');
});
afterAll(() => house.close());

const looksOf = async (her: Somebody, now = later(600)) =>
	(await readLooks(await passOf(her.self.asking(now), 'looks:read', her.subject), words)).looks;
const look = async (her: Somebody, now: Date) =>
	readCard(await passOf(harbour.kim.asking(now), 'card:read', her.subject), words);

test('who looked is what the log holds, with the reasons, newest first', async () => {
	const her = await somebody(house, harbour);
	await her.say('about-me/helps', lines('chew ice'));
	for (const minutes of [0, 3, 10, 11]) await look(her, later(minutes));
	await markRead(await passOf(harbour.kim.asking(later(12)), 'card:mark-read', her.subject));
	await readPlan(await passOf(harbour.kim.asking(later(13)), 'plan:read', her.subject), words);
	const pass = await passOf(harbour.kim.asking(later(60)), 'wish:set-aside', her.subject);
	const { lines: shown } = await readWishes(pass, words);
	const chosen = shown.flatMap(({ source }) => (source === null ? [] : [sourceKey(source)]));
	const wish = {
		lines: chosen,
		reason: 'no-time' as const,
		words: 'Too busy',
		tried: null,
		untilAt: null,
		thisStay: true,
		episode: null,
		key: 'k'
	};
	await setAside(pass, wish, words);

	const looks = await looksOf(her);
	expect(looks.map(({ kind, deed, part, count }) => [kind, deed, part, count])).toEqual([
		['act', 'wish:not-followed', 'about-me/helps', 1],
		['look', 'wish:set-aside', 'card', 1],
		['look', 'plan:read', 'plan', 1],
		['act', 'card:read', null, 1],
		['look', 'card:read', 'card', 1],
		['look', 'card:read', 'card', 3],
		['act', 'intake:opened', null, 1]
	]);
	expect(looks[0]).toMatchObject({
		by: 'Kim of Harbour, Nurse',
		line: 'chew ice',
		wish: { words: 'Too busy' }
	});
	const [log] = await house.superSql<{ count: number }[]>`select count(*)::int from audit.entry
		where person_id = ${her.personId} and account_id <> ${her.self.accountId}`;
	expect(looks.reduce((sum, { count }) => sum + count, 0)).toBe(log?.count);
});

test('looks are told in the names the service has set', async () => {
	const her = await somebody(house, harbour);
	await look(her, tuesday);
	await house.superSql`update service set staff_names = 'first-and-job'`;
	expect((await looksOf(her))[0]?.by).toBe('Kim, Nurse');
	await house.superSql`update service set staff_names = 'full'`;
});

test('the person’s own visits and other people’s logs are not among them', async () => {
	const her = await somebody(house, harbour);
	const him = await somebody(house, harbour, 'Samir');
	await look(him, tuesday);
	await readCard(await passOf(her.self.asking(tuesday), 'card:read', her.subject), words);
	expect((await looksOf(her)).map(({ deed }) => deed)).toEqual(['intake:opened']);
});

test('staff read nothing of the log but the last look', async () => {
	const her = await somebody(house, harbour);
	await look(her, tuesday);
	const seen = await house.appSql.begin(async (sql) => {
		const { session } = harbour.kim.asking(later(1));
		await sql`select set_config('app.session', ${session}, true), set_config('app.now', ${later(1).toISOString()}, true)`;
		const log = await sql`select seq from audit.entry where person_id = ${her.personId}`;
		return { log, last: await sql`select name from access.last_look(${her.personId}, 'card')` };
	});
	expect([seen.log.length, seen.last.length]).toEqual([0, 1]);
	await expect(passOf(harbour.kim.asking(tuesday), 'looks:read', her.subject)).rejects.toThrow(/no pass/);
});
