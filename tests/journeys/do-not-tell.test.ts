import { afterAll, beforeAll, expect, test } from 'vitest';
import { sets } from '../../src/lib/server/questions/sets.js';
import { addressOf } from '../access/addresses.js';
import { builtRoutes } from '../access/router.js';
import { CANARY, concerned, plantHidden, plantedIds, plantNothing, witnesses } from '../markers/hidden.js';
import { close, firstDifference, get, plain, post, world, type World } from '../markers/two-worlds.js';
import { ensureBuild } from '../support/build.js';
import type { Answer } from '../support/http.js';

/** Two worlds: one in which Tahlia wrote entries and keeps them from some people, one in which she never wrote them. */
let written: World;
let never: World;
let pages: string[];

const setOfPage: Readonly<Record<string, string>> = { 'about-me': 'about-me', debrief: 'debrief-person' };
const addressesOf = (route: string): string[] => {
	const parts = route.split('/');
	const set = sets.get(setOfPage[parts[parts.indexOf('[question]') - 1] ?? ''] ?? '');
	if (!parts.includes('[question]') || set === undefined) return [addressOf(route)];
	return set.questions.map((one) => addressOf(route.replace('[question]', one.id)));
};

beforeAll(async () => {
	await ensureBuild('build');
	[written, never] = await Promise.all([world(plantHidden), world(plantNothing)]);
	pages = (await builtRoutes('build'))
		.filter(({ id, ways }) => ways.includes('GET') && id !== '/leave')
		.flatMap(({ id }) => addressesOf(id));
});
afterAll(async () => {
	for (const one of [written, never]) await close(one);
});

const everythingIn = ({ headers, body }: Answer): string => `${JSON.stringify(headers)}\n${body}`;

/** Pages that suggest a passphrase of words drawn by lot. */
const drawnByLot = ['/account', '/sign-in/helped'];

const betrayed = (answer: Answer): boolean => {
	const text = everythingIn(answer);
	return text.includes(CANARY) || plantedIds.some((one) => one !== plantedIds.at(-1) && text.includes(one));
};

test('whoever must not learn of an entry gets, byte for byte, what they would get had it never been written', async () => {
	const told: string[] = [];
	for (const who of concerned)
		for (const path of pages) {
			const languages = path.includes('/about-me/') || path.includes('/debrief/') ? ['en'] : ['en', 'ar'];
			for (const language of languages) {
				const [here, there] = await Promise.all([
					get(written, who, path, language),
					get(never, who, path, language)
				]);
				if (betrayed(here)) told.push(`${who} finds a planted word on ${path}`);
				const [mine, theirs] = [plain(written, here), plain(never, there)];
				if (mine !== theirs && !drawnByLot.includes(path))
					told.push(`${who} sees a difference on ${path}: ${firstDifference(mine, theirs)}`);
			}
		}
	expect(told).toEqual([]);
}, 600_000);

test('so there was something to tell: she reads it herself, and so do staff she did not name', async () => {
	for (const who of witnesses) {
		const found: string[] = [];
		for (const path of pages.filter((one) => one.includes('/people/')))
			if (betrayed(await get(written, who, path))) found.push(path);
		expect([who, found.length > 2]).toEqual([who, true]);
		// Of the directive and of the crisis plan as well.
		for (const part of ['/directive', '/crisis-plan', '/card'])
			expect([who, part, found.some((path) => path.endsWith(part))]).toEqual([who, part, true]);
	}
	for (const { db } of [written]) {
		const [row] = await db.superSql<{ rows: number }[]>`select count(*)::int as rows from hidden_entry`;
		expect(row?.rows).toBeGreaterThan(concerned.length);
	}
}, 300_000);

test('typing where something is hidden is typing where nothing is', async () => {
	const question = addressOf('/people/[person]/about-me/dignity');
	const list = addressOf('/people/[person]/about-me');
	const sent = 'state=answered&key=6f9619ff-8b86-4d01-b42d-00cf4fc964ff&base=&item-1=A+robe';
	const answers = await Promise.all(
		[written, never].map((one) => post(one, 'ros', `${question}?/save`, sent))
	);
	expect(answers.map(({ status }) => status)).toEqual([303, 303]);
	for (const path of [question, list, addressOf('/people/[person]')]) {
		const [here, there] = await Promise.all([get(written, 'ros', path), get(never, 'ros', path)]);
		expect(plain(written, here)).toBe(plain(never, there));
		expect(betrayed(here)).toBe(false);
	}
});

test('the log of the server tells nothing either', () => {
	for (const { server } of [written, never]) expect(server.log()).not.toContain(CANARY);
});
