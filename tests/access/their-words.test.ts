import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deeds, type Relation } from '../../src/lib/server/access/policy.js';
import { routes } from '../../src/lib/server/access/routes.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { entriesOf } from '../support/fields.js';
import { ask } from '../support/http.js';
import { startServer, type TestServer } from '../support/server.js';
import { addressOf } from './addresses.js';
import { asMine, authors, tried } from './probe.js';
import { actors, build, everybody, id, insert, now, rows, type Who } from './world.js';

/** Relations that come of working there. */
const ofStaff: readonly Relation[] = [
	...(['treating', 'speech', 'urgent', 'member', 'in-episode', 'leads'] as const),
	...(['crisis-facilitator', 'keeper', 'reviewer', 'privacy', 'signed-in', 'anyone'] as const)
];
const staff = everybody.filter((who) => actors[who].kind === 'staff');
const theirs = everybody.filter((who) => actors[who].kind !== 'staff').map(id);

/** What of the routes is about what happened, what was asked of the person since, and the pages that lead there. */
const isAbout = (route: string): boolean =>
	route.startsWith('/people/[person]') &&
	/episode|proposal|debrief|told|together|happened|unrecorded/.test(route);
const leadsThere = (route: string): boolean =>
	isAbout(route) ||
	/^\/(tasks|people\/\[person\](\/(card|plan))?|units\/\[unit\](\/debriefs.*)?)$/.test(route);

/** As in the other tests of access, but with a proposal that waits for an answer. */
const address = (route: string): string =>
	addressOf(route).replace(id('proposal'), id('proposal kept from fay'));

/** Every way in by which the person's own words are written: allowed to nobody because they work there. */
const ways = Object.entries(routes).flatMap(([route, all]) =>
	Object.entries(all).flatMap(([way, deed]) => {
		const allow: readonly Relation[] = deed === undefined ? ofStaff : deeds[deed].allow;
		const staffs = allow.filter((one) => ofStaff.includes(one));
		const own = way.startsWith('POST') && isAbout(route) && allow.includes('self');
		// Whoever leads may type for the person, who checks it: their own words are not there for them to change.
		const byLeader = staffs.length > 0;
		if (!own || staffs.some((one) => one !== 'leads')) return [];
		return [{ route, address: address(route) + way.replace(/^POST ?/, ''), byLeader }];
	})
);

let db: TestDatabase;
let server: TestServer;
beforeAll(async () => {
	db = await freshDatabase();
	await build(db.superSql);
	server = await startServer({ now, database: db });
});
afterAll(() => server.stop());

const open = (who: Who, path: string) =>
	ask(server.origin + path, { headers: { accept: 'text/html', cookie: `foreword=${who}` } });
const send = (who: Who, path: string, body: string) =>
	ask(server.origin + path, {
		method: 'POST',
		body,
		headers: {
			...{ accept: 'text/html', cookie: `foreword=${who}`, origin: server.origin },
			...{ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
		}
	});

/** Where the forms and buttons of a page send to. */
const targetsIn = (html: string, path: string): string[] =>
	[...html.matchAll(/<form\b[^>]*>|formaction="[^"]*"/g)].map(([tag]) => {
		const to = /action="([^"]*)"/.exec(tag)?.[1] ?? path;
		const { pathname, search } = new URL(to, server.origin + path);
		return pathname + search;
	});
/** Fields of a page that hold what the person said: their answers are called so in this world. */
const theirWordsIn = (html: string): string[] =>
	[...html.matchAll(/<(?:input[^>]*value="|textarea[^>]*>)(account-|kept-from)[^"<]*/g)].map(([all]) => all);

const formsIn = (html: string, path: string) => {
	const { document } = new JSDOM(html, { url: server.origin + path }).window;
	return [...document.querySelectorAll('form')].flatMap((form) => {
		const buttons = [...form.querySelectorAll('button')];
		return buttons.map((button) => {
			const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? path;
			const { pathname, search } = new URL(action || path, server.origin + path);
			return { form, button, to: pathname + search };
		});
	});
};

/** Every row in which something of a debrief is kept; by the table and the column that says who wrote it. */
const isKept = (table: string): boolean =>
	/^(debrief|joint|together|help|finding|proposal|unit_action|account|told|answer|draft|rendering)/.test(
		table
	) && !/^(told_by_law|answered_alone)$/.test(table);
const zero = '00000000-0000-0000-0000-000000000000';
const kept = rows()
	.filter(([table, all]) => isKept(table) && all.some((row) => 'person_id' in row))
	.map(
		([table, all]) =>
			[
				table,
				/^(answer|answer_now|draft)$/.test(table)
					? all.filter((row) => (row['context'] ?? zero) !== zero)
					: all
			] as const
	);

/** What all of it says, to be compared. */
const stands = async (): Promise<Record<string, string>> => {
	const said: Record<string, string> = {};
	for (const [table] of kept) {
		const [row] = await db.superSql<{ all: string | null }[]>`
			select md5(string_agg(t::text, '|' order by t::text)) as all from ${db.superSql(table)} t`;
		said[table] = row?.all ?? '';
	}
	return said;
};

describe('staff cannot change a word of the person', () => {
	test('in the page: no form of theirs is there, and no field holds what they said', async () => {
		const addresses = new Set(ways.filter(({ byLeader }) => !byLeader).map(({ address }) => address));
		expect(addresses.size).toBeGreaterThanOrEqual(8);
		let looked = 0;
		for (const route of Object.keys(routes).filter(leadsThere))
			for (const who of staff) {
				const path = address(route);
				const { status, body, headers } = await open(who, path);
				if (status !== 200 || !headers['content-type']?.includes('text/html')) continue;
				looked += 1;
				const wrong = [...targetsIn(body, path).filter((to) => addresses.has(to)), ...theirWordsIn(body)];
				expect([who, path, wrong]).toEqual([who, path, []]);
			}
		expect(looked).toBeGreaterThan(20);
	});

	test('in the action: the form the person would send is not there for them, and changes nothing', async () => {
		const forms = new Map<string, string>();
		for (const route of new Set(ways.map(({ route }) => route)))
			for (const { form, button, to } of formsIn(
				(await open('tahlia', address(route))).body,
				address(route)
			)) {
				const written = [...form.querySelectorAll<HTMLInputElement>('input[type=text], textarea')];
				for (const field of written) field.value = 'forged';
				for (const name of new Set(
					[...form.querySelectorAll<HTMLInputElement>('input[type=radio]')].map((one) => one.name)
				)) {
					const first = form.querySelector<HTMLInputElement>(`input[type=radio][name="${name}"]`);
					if (first) first.checked = true;
				}
				forms.set(to, new URLSearchParams(entriesOf(form, button)).toString());
			}
		// Many of them stand on a page of the person's that is open in this world.
		const found = ways.filter(({ address }) => forms.has(address));
		expect(found.length).toBeGreaterThanOrEqual(5);
		const before = await stands();
		const any = new URLSearchParams({
			key: id('forged'),
			words: 'forged',
			text: 'forged',
			decision: 'accepted'
		});
		for (const { address, byLeader } of ways)
			for (const who of staff) {
				if (byLeader && who === 'fay') continue;
				const { status } = await send(who, address, forms.get(address) ?? any.toString());
				expect([who, address, [403, 404].includes(status)]).toEqual([who, address, true]);
			}
		expect(await stands()).toEqual(before);
		// The same forms are true ones: they reach what they are for when it is the person who sends them.
		for (const { address } of found)
			expect([address, (await send('tahlia', address, forms.get(address) ?? '')).status]).not.toEqual([
				address,
				404
			]);
		expect(await stands()).not.toEqual(before);
	});
});

type Row = Record<string, unknown>;
const authorOf = (row: Row): unknown => {
	const column = authors.find((one) => one in row);
	return column === undefined ? undefined : row[column];
};
/** Of the person, or of somebody who helps them; words beside an answer are of whoever answered. */
const isTheirs = (table: string, row: Row): boolean => {
	const of = table === 'rendering' ? rows().find(([name]) => name === 'answer') : undefined;
	const about = of?.[1].find((one) => one['id'] === row['answer_id']) ?? row;
	return theirs.includes(String(authorOf(about)));
};

describe.each(kept)('in SQL, as the app and in the session of each of the staff: %s', (table, all) => {
	test('no row of the person’s can be changed, taken out or put beside', async () => {
		const own = all.filter((row) => isTheirs(table, row));
		const others = all.filter((row) => !isTheirs(table, row));
		const columns = Object.keys(all[0] ?? {});
		const able: string[] = [];
		await db.superSql.begin(async (sql) => {
			const tries = async (who: Who, what: string, write: Parameters<typeof tried>[2]) => {
				if (await tried(sql, who, write, table)) able.push(`${who} ${what}`);
			};
			const key = ['id', 'answer_id', 'question'].find((one) => columns.includes(one)) ?? 'person_id';
			const names = own.map((row) => String(row[key]));
			for (const who of staff) {
				for (const column of columns)
					await tries(
						who,
						`changes ${column}`,
						(inner) =>
							inner`update ${inner(table)} set ${inner(column)} = ${inner(column)}
								where ${inner(key)}::text = any (${names})
								${columns.includes('writer') ? inner`and writer <> ${id(who)}` : inner``}`
					);
				await tries(
					who,
					'takes out',
					(inner) => inner`delete from ${inner(table)} where ${inner(key)}::text = any (${names})
						${columns.includes('writer') ? inner`and writer <> ${id(who)}` : inner``}`
				);
				for (const [nth, row] of own.entries()) {
					const fresh = 'id' in row ? { id: id(`forged ${table} ${nth}`) } : {};
					await tries(who, `puts in as them: ${nth}`, (inner) => insert(inner, table, { ...row, ...fresh }));
					// Whoever leads may name somebody to come as well: the person's word decides whether they do.
					if (row['kind'] === 'attendee') continue;
					const mine = asMine(table, row, id(who), nth);
					// A voice of their own is theirs; what whoever leads types for the person waits for the person's word.
					if ((row['voice'] ?? zero) !== zero) continue;
					if (who === 'fay' && ['answer', 'draft'].includes(table)) continue;
					// Pain that was said aloud they pass on, with who passed it on: no word of the person's is in it.
					if (who === 'fay' && table === 'help_asked' && row['kind'] === 'pain') continue;
					// From when to when they sat over it is theirs to write, too.
					if (who === 'fay' && table === 'account_sitting') continue;
					await tries(who, `puts in as their own: ${nth}`, (inner) => insert(inner, table, mine));
				}
				for (const [nth, row] of others.entries()) {
					const column = authors.find((one) => one in row);
					// Who put words beside an answer is a name, and no account.
					if (column === undefined || table === 'rendering') continue;
					const forged = { ...row, ...('id' in row ? { id: id(`forged ${table} ${nth}`) } : {}) };
					await tries(who, `puts in as the person: ${nth}`, (inner) =>
						insert(inner, table, { ...forged, [column]: id('tahlia') })
					);
				}
			}
		});
		expect(able).toEqual([]);
	});
});
