import { afterAll, beforeAll, expect, test } from 'vitest';
import { deeds, type Relation } from '../../src/lib/server/access/policy.js';
import { deedOf, type Way } from '../../src/lib/server/access/routes.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { ensureBuild } from '../support/build.js';
import { ask } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';
import { addressOf } from './addresses.js';
import { builtRoutes } from './router.js';
import { build, id, insert, now, sessionHash } from './world.js';

const day = 86_400_000;
const at = (days: number): Date => new Date(now.getTime() + days * day);

type State = {
	/** What the person granted; none at all where it is missing. */
	grant?: { part?: string; may?: string; person?: string; starts?: Date; ends?: Date; withdrawn?: Date };
	/** All that the helper is to the person then, besides being signed in. */
	is: readonly Relation[];
};

/** The states a helper can be in; what each may do is read from the one table of deeds. */
const states: Readonly<Record<string, State>> = {
	'never granted': { is: [] },
	'may read': { grant: { may: 'read' }, is: ['supporter', 'supporter:about-me'] },
	'may type': { grant: {}, is: ['supporter', 'supporter:about-me', 'types:about-me'] },
	'another part': { grant: { part: 'card', may: 'read' }, is: ['supporter', 'supporter:card'] },
	'not begun': { grant: { starts: at(1) }, is: [] },
	ended: { grant: { ends: at(-1) }, is: [] },
	withdrawn: { grant: { withdrawn: at(0) }, is: [] },
	'of somebody else': { grant: { person: 'sam' }, is: [] }
};

let db: TestDatabase;
let server: TestServer;
let ways: [way: Way, route: string][];

/** How a helper in a state is called: the world has people of some of these names already. */
const called = (state: string): string => `helper-${state.replaceAll(' ', '-')}`;

const helper = async (state: string, { grant }: State): Promise<void> => {
	await insert(db.superSql, 'sign_in.account', {
		id: id(called(state)),
		user_name: called(state),
		name: state,
		kind: 'supporter',
		created_at: at(-30)
	});
	await insert(db.superSql, 'sign_in.session', {
		id_hash: Buffer.from(sessionHash(called(state)), 'hex'),
		account_id: id(called(state)),
		created_at: at(-1),
		seen_at: at(-1),
		expires_at: at(1),
		idle_seconds: 600,
		absolute_at: at(1)
	});
	if (grant === undefined) return;
	await insert(db.superSql, 'supporter_grant', {
		id: id(`grant of ${state}`),
		person_id: id(`person ${grant.person ?? 'tahlia'}`),
		account_id: id(called(state)),
		part: grant.part ?? 'about-me',
		may: grant.may ?? 'type',
		starts_at: grant.starts ?? at(-20),
		ends_at: grant.ends ?? at(20),
		withdrawn_at: grant.withdrawn ?? null
	});
};

beforeAll(async () => {
	await ensureBuild('build');
	db = await freshDatabase();
	await build(db.superSql);
	for (const [name, state] of Object.entries(states)) await helper(name, state);
	server = await startServer({ now, database: db });
	ways = (await builtRoutes('build'))
		.filter(({ id: route }) => route.startsWith('/people/[person]'))
		.flatMap(({ id: route, ways: all }) => all.map((way): [Way, string] => [way as Way, route]));
});
afterAll(async () => {
	await server.stop();
	await db.drop();
});

/** A body that is no form: who is let in gets 400 before anything is done, who is not gets 404. */
const send = (state: string, way: Way, route: string) => {
	const [method = 'GET', action = ''] = way.split(' ');
	const headers = {
		accept: 'text/html',
		cookie: `foreword=${called(state)}`,
		origin: server.origin,
		'sec-fetch-site': 'same-origin',
		...(method === 'POST' ? { 'content-type': 'multipart/form-data; boundary=none' } : {})
	};
	const body = method === 'POST' ? { body: 'this is no form' } : {};
	return ask(server.origin + addressOf(route) + action, { method, headers, ...body });
};

test('in each of the eight states of a delegation, every route lets in as the table says and no further', async () => {
	expect(Object.keys(states)).toHaveLength(8);
	const wrong: string[] = [];
	for (const [state, { is }] of Object.entries(states))
		for (const [way, route] of ways) {
			const deed = deedOf(route, way);
			const allow: readonly Relation[] = deed === undefined ? [] : deeds[deed].allow;
			const { status, body } = await send(state, way, route);
			// Without a relation to the person the address is not there; with one, a page can still hold nothing for them.
			if (!is.some((one) => allow.includes(one))) {
				if (status !== 404) wrong.push(`${state}: ${way} ${route} is ${status}`);
				if (/tahlia/i.test(body.replace(/"[^"]*"/g, ''))) wrong.push(`${state}: ${way} ${route} names her`);
			} else if (status >= 500) wrong.push(`${state}: ${way} ${route} is ${status}`);
			else if (way.startsWith('POST') && status !== 400)
				wrong.push(`${state}: ${way} ${route} is ${status}, not let in`);
		}
	expect(wrong).toEqual([]);
}, 600_000);

test('what a helper tries after it has ended is told to the person, and what a stranger tries is not', async () => {
	const rows = await db.superSql<{ by: string }[]>`
		select distinct a.name as by from audit.entry e join sign_in.account a on a.id = e.account_id
		where e.kind = 'refusal' and e.person_id = ${id('person tahlia')} order by 1`;
	expect(rows.map(({ by }) => by)).toEqual(expect.arrayContaining(['ended', 'withdrawn']));
	expect(rows.map(({ by }) => by)).not.toContain('never granted');
	expect(rows.map(({ by }) => by)).not.toContain('of somebody else');
});
