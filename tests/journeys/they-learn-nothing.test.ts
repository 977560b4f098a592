import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setOf } from '../../src/lib/server/questions/sets.js';
import { addressOf } from '../access/addresses.js';
import { builtRoutes } from '../access/router.js';
import { id } from '../access/world.js';
import { plantAccount, plantSilence, TOLD } from '../markers/told-side.js';
import { close, firstDifference, get, plain, post, world, type World } from '../markers/two-worlds.js';
import { ensureBuild } from '../support/build.js';

/**
 * Two worlds: one in which Tahlia told her side in full, open to whoever leads and to her team, and one in which she
 * never chose, told or typed anything. Dana and Cas are named in the record; Cas may read one answer in both.
 */
let told: World;
let silent: World;
let pages: string[];
const involved = ['dana', 'cas'] as const;
const episode = addressOf('/people/[person]/episodes/[episode]');

beforeAll(async () => {
	await ensureBuild('build');
	[told, silent] = await Promise.all([world(plantAccount), world(plantSilence)]);
	const questions = setOf('debrief-person').questions.map(({ id: name }) => `${episode}/debrief/${name}`);
	pages = (await builtRoutes('build'))
		.filter(({ id: route, ways }) => ways.includes('GET') && route !== '/leave')
		.map(({ id: route }) => addressOf(route))
		.filter((path) => /^\/(people|units|tasks|reviews|account\/notices)|^\/$/.test(path))
		.concat(questions);
});
afterAll(async () => {
	for (const one of [told, silent]) await close(one);
});

describe('staff named in the record learn neither that she told her side nor a word of it', () => {
	test('on no page: what they get is, byte for byte, what they get where she said nothing', async () => {
		const differences: string[] = [];
		for (const who of involved)
			for (const path of new Set(pages)) {
				const [here, there] = await Promise.all([get(told, who, path), get(silent, who, path)]);
				if (here.body.includes(TOLD)) differences.push(`${who} finds her words on ${path}`);
				const [mine, theirs] = [plain(told, here), plain(silent, there)];
				if (mine !== theirs)
					differences.push(`${who} sees a difference on ${path}: ${firstDifference(mine, theirs)}`);
			}
		expect(differences).toEqual([]);
	}, 300_000);

	test('by no try: each way to post is the same plain 404', async () => {
		for (const path of [
			'/debrief?/choose',
			'/debrief/before?/save',
			'/debrief/plan-lines',
			'/joint?/finding'
		]) {
			const [here, there] = await Promise.all([
				post(told, 'dana', episode + path, 'key=a&choice=now&text=b'),
				post(silent, 'dana', episode + path, 'key=a&choice=now&text=b')
			]);
			expect([path, here.status]).toEqual([path, 404]);
			expect(plain(told, here)).toBe(plain(silent, there));
		}
	});

	test('by no notice: nothing is sent to them that would not be sent all the same', async () => {
		const sent = (one: World) => one.db.superSql<{ to: string; what: string }[]>`
			select subject as to, kind as what from notice.job
			where subject = any (${involved.map((who) => id(who))}) order by 1, 2`;
		expect([...(await sent(told))]).toEqual([...(await sent(silent))]);
	});

	test('so there was something to learn: she reads it herself, and so do her team and whoever leads', async () => {
		const reads = async (one: World, who: 'tahlia' | 'kim' | 'fay', path: string): Promise<boolean> =>
			(await get(one, who, episode + path)).body.includes(TOLD);
		expect(await reads(told, 'tahlia', '/debrief/needed')).toBe(true);
		expect(await reads(told, 'kim', '/account')).toBe(true);
		expect(await reads(told, 'fay', '/joint')).toBe(true);
		expect(await reads(silent, 'fay', '/joint')).toBe(false);
	});
});
