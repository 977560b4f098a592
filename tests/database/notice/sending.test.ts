import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
	askFor,
	confirmCode,
	keepQuiet,
	readWay,
	stopWay
} from '../../../src/lib/server/care/notice/acts.js';
import { leaveAlone, readCounts, writeAgain } from '../../../src/lib/server/care/notice/list-acts.js';
import { MOST_TRIES } from '../../../src/lib/server/jobs/backoff.js';
import type { Worker } from '../../../src/lib/server/jobs/worker.js';
import { startPost } from '../../../src/lib/server/post/index.js';
import { scene } from '../../people/scene.js';
import { passOf, someone, type Signed } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { postBox, type PostBox } from '../../support/smtp.js';

const HOUR = 3_600_000;
const noon = new Date('2026-03-14T12:00:00Z');

let house: House;
let box: PostBox;
let post: Worker | null;
let now = noon;
let kim: Signed;
let address = '';

beforeAll(async () => {
	[house, box] = await Promise.all([openHouse(), postBox()]);
	post = startPost(
		{
			origin: 'https://foreword.example.org',
			mail: {
				...{ host: '127.0.0.1', port: box.port, tls: 'none', user: '', password: '' },
				from: 'Foreword <no-reply@example.org>'
			},
			text: null
		},
		() => now
	);
});
beforeEach(async () => {
	// What the test before left on its way arrives before this one begins.
	await quiet();
	now = noon;
	box.treat('take');
	box.letters.length = 0;
	await house.superSql`delete from notice.job`;
	address = `kim-${randomUUID().slice(0, 8)}@example.org`;
	kim = await someone(house, { name: 'Kim' });
	expect(await askFor(await acting(), { how: 'mail', address })).toBe('asked');
	await quiet();
	expect(await confirmCode(await acting(), codeIn(box.letters[0]?.raw))).toBe('done');
	box.letters.length = 0;
});
afterAll(async () => {
	await post?.stop();
	await Promise.all([house.close(), box.stop()]);
});

const acting = () => passOf(kim.asking(now), 'account:write', {});
const way = async () => (await readWay(await passOf(kim.asking(now), 'account:read', {}))).way;
const codeIn = (raw = ''): string => /Your code is (\d{6})/.exec(raw)?.[1] ?? '';
const wake = () => house.superSql`select pg_notify('foreword_job', '')`;

/** Something new waits for Kim, at the time the clock shows. */
const news = (whose = kim.accountId) =>
	house.superSql.begin(async (sql) => {
		await sql`select set_config('app.now', ${now.toISOString()}, true)`;
		await sql`select notice.tell(${whose})`;
	});
/** Lets the workers do what is due, until nothing is. */
const quiet = async (): Promise<void> => {
	await wake();
	for (let tries = 0; tries < 400; tries++) {
		const due = await house.superSql`select from notice.job
			where state = 'running' or (state = 'waiting' and run_at <= ${now})`;
		if (due.length === 0) return;
		if (tries % 20 === 19) await wake();
		await wait(10);
	}
	throw new Error('jobs are still due');
};
const later = async (ms: number): Promise<void> => {
	now = new Date(now.getTime() + ms);
	await quiet();
};
const outcomes = async (): Promise<(string | null)[]> =>
	(
		await house.superSql<{ outcome: string | null }[]>`select outcome from notice.job where kind = 'tell'
			order by made_at, done_at`
	).map(({ outcome }) => outcome);

test('ten new things are one letter; what comes after it waits for the hour, and is one letter again', async () => {
	await Promise.all(Array.from({ length: 10 }, () => news()));
	await quiet();
	expect(box.letters).toHaveLength(1);
	expect(box.letters[0]?.to).toEqual([address]);
	now = new Date(noon.getTime() + HOUR / 2);
	await news();
	await news();
	await quiet();
	expect(box.letters).toHaveLength(1);
	await later(HOUR / 2);
	expect(box.letters).toHaveLength(2);
	await later(3 * HOUR);
	expect(box.letters).toHaveLength(2);
});

test('a letter says that there is something and where to sign in, and not one word more', async () => {
	await news();
	await quiet();
	const [head = '', body = ''] = (box.letters[0]?.raw ?? '').split('\r\n\r\n');
	expect(body.trim()).toBe('There is something new for you. Sign in at https://foreword.example.org');
	expect(head).toMatch(/^Subject: Something new$/m);
	expect(head + body).not.toMatch(/kim tran|harbour|seclusion|restraint|ward|health|patient|proposal/i);
	expect(head.split('\r\n').map((line) => /^[\w-]+/.exec(line)?.[0])).toEqual(
		expect.arrayContaining(['From', 'To', 'Subject', 'Message-ID', 'Date'])
	);
});

test('a job holds ids and codes alone', async () => {
	await news();
	const rows = await house.superSql`select * from notice.job`;
	for (const row of rows)
		for (const [name, value] of Object.entries(row))
			if (typeof value === 'string')
				expect([name, value]).toEqual([name, expect.stringMatching(/^([0-9a-f-]{36}|[a-z-]{2,40})$/)]);
});

test('in the quiet hours nothing comes; in the morning one letter does', async () => {
	await keepQuiet(await acting(), { from: 11, until: 14, zone: 'UTC' });
	await news();
	await quiet();
	await later(HOUR);
	expect(box.letters).toHaveLength(0);
	await news();
	await quiet();
	await later(HOUR);
	expect(box.letters).toHaveLength(1);
});

test('help is told of at any hour and within the hour; unseen it is told again after ten minutes and twenty', async () => {
	const minute = 60_000;
	const at = await scene(house, {
		...{ name: 'Tahlia Marsh', birthDate: '2009-11-02', zone: 'UTC', pack: 'international', arrived: noon }
	});
	await house.superSql`insert into unit_staff (unit_id, account_id, since) values (${at.unitId}, ${kim.accountId}, ${noon})`;
	const episode = randomUUID();
	await house.superSql`insert into episode ${house.superSql({
		...{ id: episode, person_id: at.personId, unit_id: at.unitId, intake_id: at.intakeId },
		...{
			pack: 'international',
			started_at: noon,
			entered_at: noon,
			entered_by: at.kim.accountId,
			key: 'help'
		}
	})}`;
	const asks = async (kind: string): Promise<string> => {
		const id = randomUUID();
		await house.superSql.begin(async (sql) => {
			await sql`select set_config('app.now', ${now.toISOString()}, true)`;
			await sql`insert into help_asked (id, episode_id, person_id, kind, asked_by, asked_at)
				values (${id}, ${episode}, ${at.personId}, ${kind}, ${at.person.accountId}, ${now})`;
		});
		await quiet();
		return id;
	};
	await news();
	await quiet();
	await keepQuiet(await acting(), { from: 11, until: 20, zone: 'UTC' });
	await asks('pain');
	expect(box.letters).toHaveLength(2);
	expect(box.letters.at(-1)?.raw).not.toMatch(/tahlia|pain/i);
	await later(9 * minute);
	expect(box.letters).toHaveLength(2);
	await later(minute);
	await later(10 * minute);
	expect(box.letters).toHaveLength(4);
	await later(HOUR);
	expect(box.letters).toHaveLength(4);
	// Seen: nobody hears of it again; the wish to be left in peace wakes nobody.
	const seen = await asks('talk');
	expect(box.letters).toHaveLength(5);
	await house.superSql`insert into help_answer (id, help_id, person_id, step, answered_by, answered_at)
		values (${randomUUID()}, ${seen}, ${at.personId}, 'seen', ${at.kim.accountId}, ${now})`;
	await asks('rest');
	await later(HOUR);
	expect(box.letters).toHaveLength(5);
});

test('who chose to be told only after help was asked is told at the next reminder, also when nobody had chosen before', async () => {
	const minute = 60_000;
	await stopWay(await acting(), false);
	// Nobody at all is told outside the site.
	await house.superSql`update notice.way set how = 'none', address = null`;
	const at = await scene(house, {
		...{ name: 'Wendy Blair', birthDate: '1991-11-02', zone: 'UTC', pack: 'international', arrived: noon }
	});
	await house.superSql`insert into unit_staff (unit_id, account_id, since) values (${at.unitId}, ${kim.accountId}, ${noon})`;
	const episode = randomUUID();
	await house.superSql`insert into episode ${house.superSql({
		...{ id: episode, person_id: at.personId, unit_id: at.unitId, intake_id: at.intakeId },
		...{ pack: 'international', started_at: noon, entered_at: noon, entered_by: at.kim.accountId, key: 'h2' }
	})}`;
	await house.superSql.begin(async (sql) => {
		await sql`select set_config('app.now', ${now.toISOString()}, true)`;
		await sql`insert into help_asked (id, episode_id, person_id, kind, asked_by, asked_at)
			values (${randomUUID()}, ${episode}, ${at.personId}, 'pain', ${at.person.accountId}, ${now})`;
	});
	await quiet();
	expect(box.letters).toHaveLength(0);
	await later(5 * minute);
	await askFor(await acting(), { how: 'mail', address });
	await quiet();
	await confirmCode(await acting(), codeIn(box.letters.at(-1)?.raw));
	box.letters.length = 0;
	await later(4 * minute);
	expect(box.letters).toHaveLength(0);
	await later(minute);
	expect(box.letters).toHaveLength(1);
	// And who stopped it meanwhile is told no more.
	await stopWay(await acting(), false);
	await later(HOUR);
	expect(box.letters).toHaveLength(1);
});

test('"not now" is tried again with the same name until it is taken: once', async () => {
	box.treat({ at: 'letter', code: 451 });
	await news();
	await quiet();
	box.treat('cut');
	await later(31_000);
	expect(box.letters).toHaveLength(0);
	box.treat('take');
	await later(5 * 60_000);
	await later(HOUR);
	expect(box.letters).toHaveLength(1);
	expect((await way()).fault).toBe(null);
	expect(await outcomes()).toEqual(['sent']);
});

test('cut after the letter was handed over and before anybody said so: it comes again under the same name', async () => {
	box.treat('cut-late');
	await news();
	await quiet();
	box.treat('take');
	await later(31_000);
	const names = box.letters.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
	expect(names).toHaveLength(2);
	expect(new Set(names).size).toBe(1);
});

test('"never" is given up, told on the page, and nothing more goes there until a new code comes back', async () => {
	box.treat({ at: 'address', code: 550 });
	await news();
	await quiet();
	expect(await way()).toMatchObject({ how: 'mail', fault: 'refused', faultAt: noon });
	box.treat('take');
	const before = box.tries();
	await news();
	await quiet();
	await later(2 * HOUR);
	expect(box.tries()).toBe(before);
	await askFor(await acting(), { how: 'mail', address });
	await quiet();
	await confirmCode(await acting(), codeIn(box.letters.at(-1)?.raw));
	expect((await way()).fault).toBe(null);
	await news();
	await quiet();
	await later(2 * HOUR);
	expect(box.letters.at(-1)?.raw).toContain('There is something new');
});

test('tries that ran out are told too, and the next news is tried again', async () => {
	box.treat({ at: 'letter', code: 421 });
	await keepQuiet(await acting(), { from: 0, until: 0, zone: 'UTC' });
	await news();
	for (let tries = 0; tries < MOST_TRIES; tries++) await later(4 * HOUR);
	expect((await way()).fault).toBe('unreached');
	box.treat('take');
	await news();
	await quiet();
	await later(2 * HOUR);
	expect(box.letters).toHaveLength(1);
	expect((await way()).fault).toBe(null);
});

test('stopped is stopped at once, even for what waits', async () => {
	await keepQuiet(await acting(), { from: 11, until: 14, zone: 'UTC' });
	await news();
	await quiet();
	await stopWay(await acting(), false);
	await later(5 * HOUR);
	await news();
	await quiet();
	expect(box.letters).toHaveLength(0);
	expect(await way()).toMatchObject({ how: 'none', address: null });
});

test('"never there again" holds for the whole service, and only a hash of the address is left', async () => {
	await stopWay(await acting(), true);
	kim = await someone(house, { name: 'Somebody else' });
	expect(await askFor(await acting(), { how: 'mail', address: address.toUpperCase() })).toBe('never');
	await quiet();
	expect(box.letters).toHaveLength(0);
	const kept = await house.superSql`select row_to_json(w)::text as row from notice.way w
		union all select row_to_json(n)::text from notice.never n union all select row_to_json(c)::text from notice.code_asked c`;
	expect(JSON.stringify(kept)).not.toContain(address);
});

test('an address that is listed while a letter waits gets none: it is looked up when it is sent', async () => {
	await keepQuiet(await acting(), { from: 11, until: 14, zone: 'UTC' });
	await news();
	await quiet();
	await house.superSql`insert into notice.never values (notice.hash(${address}), ${now})`;
	await later(3 * HOUR);
	expect(box.letters).toHaveLength(0);
	expect(await outcomes()).toEqual(['not-here']);
});

test('a keeper puts an address on the list and takes it off again; nobody else can', async () => {
	const keeper = await someone(house, { name: 'Keeper' });
	await house.superSql`update sign_in.account set roles = '{keeper}' where id = ${keeper.accountId}`;
	const keeping = () => passOf(keeper.asking(now), 'service:write', {});
	await leaveAlone(await keeping(), address);
	await news();
	await quiet();
	expect(box.letters).toHaveLength(0);
	expect((await readCounts(await passOf(keeper.asking(now), 'service:read', {}))).never).toBeGreaterThan(0);
	await house.appSql.begin(async (sql) => {
		await sql`select set_config('app.session', ${kim.asking(now).session}, true),
			set_config('app.now', ${now.toISOString()}, true)`;
		expect((await sql`select notice.unlist_never(${address}) as off`)[0]).toEqual({ off: false });
		expect((await sql`select notice.list_never('a@b.org') as listed`)[0]).toEqual({ listed: false });
		expect(await sql`select from notice.standing()`).toHaveLength(0);
	});
	await writeAgain(await keeping(), address);
	await news();
	await quiet();
	expect(box.letters).toHaveLength(1);
});

test('codes: wrong ones end it, three days end it, and nobody is flooded with them', async () => {
	const other = `other-${randomUUID().slice(0, 8)}@example.org`;
	await askFor(await acting(), { how: 'mail', address: other });
	await askFor(await acting(), { how: 'mail', address: other });
	await quiet();
	expect(box.letters).toHaveLength(1);
	const right = codeIn(box.letters[0]?.raw);
	const wrong = right === '000000' ? '000001' : '000000';
	// Until it comes back, the address from before is used.
	expect((await way()).address).toBe(address);
	for (let tries = 0; tries < 5; tries++) expect(await confirmCode(await acting(), wrong)).toBe('wrong');
	expect(await confirmCode(await acting(), right)).toBe('gone');
	for (const minutes of [2, 2]) {
		await later(minutes * 60_000);
		expect(await askFor(await acting(), { how: 'mail', address: other })).toBe('asked');
	}
	await quiet();
	await later(120_000);
	expect(await askFor(await acting(), { how: 'mail', address: other })).toBe('often');
	const last = codeIn(box.letters.at(-1)?.raw);
	now = new Date(now.getTime() + 72 * HOUR);
	expect(await confirmCode(await acting(), last)).toBe('gone');
});

test('on a device of the service a code can be asked for, and counts only when it is typed in elsewhere', async () => {
	const personId = randomUUID();
	await house.superSql`insert into person (id, name, birth_date, created_at) values (${personId}, 'Tahlia Reed', '2009-02-03', ${now})`;
	kim = await someone(house, { name: 'Tahlia', kind: 'person', personId });
	const mine = `tahlia-${randomUUID().slice(0, 8)}@example.org`;
	await house.superSql`update sign_in.session set device = 'service' where account_id = ${kim.accountId}`;
	expect(await askFor(await acting(), { how: 'mail', address: mine })).toBe('asked');
	await quiet();
	const code = codeIn(box.letters.at(-1)?.raw);
	expect(await confirmCode(await acting(), code)).toBe('not-now');
	expect((await way()).how).toBe('none');
	await house.superSql`update sign_in.session set device = 'own' where account_id = ${kim.accountId}`;
	expect(await confirmCode(await acting(), code)).toBe('done');
});

test('an account that was erased keeps no address and is told nothing', async () => {
	await news();
	await quiet();
	await house.superSql`update sign_in.account set user_name = ${`gone ${kim.accountId.replaceAll('-', '')}`},
		disabled_at = ${now} where id = ${kim.accountId}`;
	await news();
	await later(HOUR);
	expect(await house.superSql`select from notice.way where account_id = ${kim.accountId}`).toHaveLength(0);
	await news();
	await quiet();
	expect(box.letters).toHaveLength(1);
});
