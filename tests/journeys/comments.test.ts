import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, id, now, type Who } from '../access/world.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ask, type Answer } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
	db = await freshDatabase();
	await build(db.superSql);
	server = await startServer({ now, database: db });
});
afterAll(async () => {
	await server?.stop();
	await db?.drop();
});

const home = `/people/${id('person tahlia')}`;
const episode = `${home}/episodes/${id('episode')}`;

const get = (who: Who, path: string): Promise<Answer> =>
	ask(server.origin + path, {
		headers: { accept: 'text/html', 'accept-language': 'en', cookie: `foreword=${who}` }
	});

const post = (who: Who, path: string, fields: Record<string, string>): Promise<Answer> =>
	ask(server.origin + path, {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: {
			...{ accept: 'text/html', origin: server.origin, cookie: `foreword=${who}` },
			'content-type': 'application/x-www-form-urlencoded'
		}
	});

/** Every kind of entry that staff write about a person: where the person finds it, and where staff read beside it. */
const entries: readonly { on: string; own?: string; who: Who; reads: string }[] = [
	{ on: `episode.${id('episode')}.place`, own: episode, who: 'kim', reads: episode },
	{
		on: `staff-answer.${id('staff-person')}`,
		who: 'tahlia',
		reads: `${home}/comment?on=staff-answer.${id('staff-person')}`
	},
	{ on: `unit-action.${id('action')}`, own: `${episode}/debrief`, who: 'fay', reads: `${episode}/joint` },
	{ on: `finding.${id('finding')}`, own: `${episode}/debrief`, who: 'fay', reads: `${episode}/joint` },
	{ on: `proposal.${id('proposal')}`, who: 'fay', reads: `${episode}/joint` },
	{ on: `wish.${id('wish at intake')}`, who: 'kim', reads: `${home}/card/wishes-not-followed` },
	{ on: `intake.${id('tahlia-at-a')}`, who: 'kim', reads: `${home}/intakes/${id('tahlia-at-a')}` },
	{ on: `health.${id('confirmed')}`, who: 'kim', reads: `${home}/health` },
	{ on: `asking.${id('asked')}`, who: 'kim', reads: `${home}/asking` },
	{
		on: `law.${id('law, she was told')}`,
		own: `${home}/told-by-law`,
		who: 'kim',
		reads: `${home}/told-by-law`
	},
	{ on: `care-entry.${id('entry')}`, own: `${home}/care-plan`, who: 'kim', reads: `${home}/care-plan` },
	{
		on: `team-answer.${id('word of the unit')}`,
		own: `${home}/proposals`,
		who: 'kim',
		reads: `/units/${id('unit a')}/care-plans`
	},
	{ on: `used.${id('step used-yes')}`, who: 'kim', reads: `${home}/crisis-plan/keeping` }
];

test.each(entries)(
	'beside $on the person says something, staff read it, and she takes it back',
	async (one) => {
		const words = `CANARY-${one.on.split('.')[0]}`;
		const page = `${home}/comment?on=${one.on}`;
		if (one.own !== undefined) expect((await get('tahlia', one.own)).body).toContain(`comment?on=${one.on}`);
		expect((await get('tahlia', page)).status).toBe(200);
		expect((await post('tahlia', `${page}&/say`, { key: randomUUID(), words: '' })).status).toBe(422);
		const key = randomUUID();
		for (const again of [1, 2])
			expect([again, (await post('tahlia', `${page}&/say`, { key, words })).status]).toEqual([again, 303]);
		expect((await get('tahlia', page)).body).toContain(words);
		expect((await get(one.who, one.reads)).body).toContain(words);
		// Nobody else says something here, takes it back, or reads it where they do not read the entry.
		for (const other of ['kim', 'ros', 'lee'] as const) {
			expect((await get(other, page)).status).toBe(404);
			expect((await post(other, `${page}&/take-back`, { comment: key })).status).toBe(404);
		}
		expect((await post('tahlia', `${page}&/take-back`, { comment: key })).status).toBe(303);
		if (one.who !== 'tahlia') expect((await get(one.who, one.reads)).body).not.toContain(words);
		expect((await get('tahlia', page)).body).toContain(words);
	}
);

test('of a look one may ask whoever leads the talk, and they read it', async () => {
	expect((await get('fay', `${episode}/joint`)).status).toBe(200);
	const [look] = await db.superSql<{ seq: string }[]>`
		select seq from audit.entry where person_id = ${id('person tahlia')} and account_id = ${id('fay')}
		order by seq desc limit 1`;
	const page = `${home}/looks/ask?entry=${look?.seq ?? ''}`;
	expect((await get('tahlia', page)).body).toContain(id('fay'));
	const fields = { key: randomUUID(), 'ask-whom': id('fay'), words: 'CANARY-why-did-you-look' };
	expect((await post('tahlia', page, { ...fields, 'ask-whom': id('kim') })).status).toBe(422);
	expect((await post('tahlia', page, fields)).status).toBe(303);
	const [asked] = await db.superSql<{ id: string }[]>`select id from asked where words = ${fields.words}`;
	const question = `/tasks/asked/${asked?.id ?? ''}`;
	expect((await get('fay', question)).body).toContain(fields.words);
	for (const other of ['kim', 'gil', 'ros'] as const)
		expect((await get(other, question)).body).not.toContain(fields.words);
});

test("no staff end an ombudsman's grant by the person's own form, and nobody renews it for them", async () => {
	const grant = randomUUID();
	await db.superSql`
		insert into supporter_grant (id, person_id, account_id, part, may, kind, starts_at, ends_at)
		values (${grant}, ${id('person tahlia')}, ${id('reader')}, 'card', 'read', 'ombudsman', ${now},
			${new Date(now.getTime() + 86_400_000)})`;
	const sharing = `${home}/sharing`;
	const stands = async () =>
		(await db.superSql`select from supporter_grant where id = ${grant} and withdrawn_at is null`).length;
	for (const who of ['kim', 'cas', 'dana', 'fay', 'keeper', 'privacy', 'ros'] as const) {
		for (const [field, value] of [
			['grant', grant],
			['supporter', id('reader')]
		] as const)
			expect([who, (await post(who, `${sharing}?/withdraw`, { [field]: value })).status]).toEqual([who, 404]);
		const more = { key: randomUUID(), grant, 'renew-months': '6' };
		expect([who, (await post(who, `${sharing}?/renew`, more)).status]).toEqual([who, 404]);
	}
	expect(await stands()).toBe(1);
	expect((await post('tahlia', `${sharing}?/withdraw`, { grant })).status).toBe(303);
	expect(await stands()).toBe(0);
});

test('there is no kind of entry without such a place, and none of somebody else is commented on', async () => {
	const [row] = await db.superSql<{ rule: string }[]>`
		select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'comment_about_kind_check'`;
	const kinds = [...(row?.rule.matchAll(/'([a-z-]+)'/g) ?? [])].map(([, kind]) => kind);
	expect(new Set(entries.map(({ on }) => on.split('.')[0]))).toEqual(new Set(kinds));
	expect((await get('tahlia', `${home}/comment?on=episode.${id('episode of sam')}`)).status).toBe(404);
});
