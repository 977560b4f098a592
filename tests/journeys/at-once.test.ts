import { afterAll, beforeAll, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { samirIn } from '../people/samir.js';
import { tahliaIn } from '../people/tahlia.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const TIMES = 6;
/** Each pressing of a sign-in button is a sign-in, each look a look, and both are written down. */
const REPEATED = ['audit', 'session', 'throttle', 'look', 'browser'];
/** Letters that are stored as a hash can be shown on one page only: a newer slip ends the older. */
const SHOWN_ONCE = /slip/;
const opening = new Date('2025-11-03T08:00:00Z');
let servers: { once: TestServer; often: TestServer };

beforeAll(async () => {
	const [once, often] = await Promise.all([startServer({ now: opening }), startServer({ now: opening })]);
	servers = { once, often };
});
afterAll(() => Promise.all(Object.values(servers).map((server) => server.stop())));

/** Everybody's evening at once: both stories, typed by people whose every form arrives so many times together. */
const lived = async (server: TestServer, times: number): Promise<Record<string, number>> => {
	const visit = (): Visitor => {
		const visitor = server.visit();
		const press = visitor.press.bind(visitor);
		visitor.press = (name, within) => {
			visitor.times = SHOWN_ONCE.test(name) ? 1 : times;
			return press(name, within);
		};
		return visitor;
	};
	const house = await new House({ ...server, visit }).at(opening);
	await house.open('Harbour Care');
	const samir = samirIn(house);
	await samir.settle();
	await samir.comesIn();
	await samir.writesAhead();
	await samir.keepsToHimself();
	const tahlia = tahliaIn(house);
	await tahlia.settle();
	await tahlia.arrives();
	await tahlia.tellsRos();
	await tahlia.answersAlone();
	await tahlia.isRead();
	await tahlia.isShutIn();
	await tahlia.staffDebrief();
	await tahlia.tellsHerSide();
	await tahlia.meets();
	await tahlia.decides();
	await tahlia.stopsSharing();
	await tahlia.comesToRespite();
	const tables = await server.superSql<{ name: string; rows: string }[]>`
		select table_schema || '.' || table_name as name, (xpath('/row/c/text()', query_to_xml(format(
			'select count(*) as c from %I.%I', table_schema, table_name), false, true, '')))[1]::text as rows
		from information_schema.tables
		where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`;
	return Object.fromEntries(
		tables
			.filter(({ name }) => !REPEATED.some((one) => name.includes(one)))
			.map(({ name, rows }) => [name, Number(rows)])
	);
};

test(`every form of a life with Foreword, sent ${TIMES} times at once, is that life once`, async () => {
	const [once, often] = await Promise.all([lived(servers.once, 1), lived(servers.often, TIMES)]);
	expect(often).toEqual(once);
}, 300_000);
