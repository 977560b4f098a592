import { afterAll, beforeAll, expect, test } from 'vitest';
import { lost } from '../people/lost.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const start = new Date('2026-03-14T09:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());

type Exported = {
	format: string;
	madeAt: string;
	person: { name: string };
	account: Record<string, unknown>;
	records: Record<string, Record<string, unknown>[]>;
	names: Record<string, string>;
	people: { tell: string[]; never: string[] };
	questions: Record<string, string>;
};

const get = (visitor: Visitor, path: string) =>
	visitor.send(path, {
		method: 'POST',
		body: '',
		headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' }
	});

test('Kim takes everything along: hers in every version, with who typed, looked and helps; nobody else can', async () => {
	await server.clock.set(start);
	const kim = await lost(server, start);
	await kim.visitor.open(`${kim.home}/sharing`);
	kim.visitor.unfold('Add somebody').fill('Their name', 'Uncle Never');
	await kim.visitor.choose('No, never tell them').press('Add to my list');
	// A second line of the same name does not open what "never" closed.
	kim.visitor.unfold('Add somebody').fill('Their name', 'uncle  never');
	await kim.visitor.choose('Yes, please tell them').press('Add to my list');
	await kim.visitor.open(`${kim.home}/about-me/strengths`);
	await kim.visitor.fill('Line 1', 'Drawing, since the summer').press('Save and go on');
	await kim.advocate.open(`${kim.home}/card`);

	await server.superSql`insert into notice.way (account_id, how, address, quiet_until)
		select id, 'mail', 'kim@example.org', 6 from sign_in.account where user_name = ${kim.userName}`;
	await kim.visitor.open('/account');
	await kim.visitor.follow('Take everything about me with me, or have it erased');
	// Signed in is not enough: whoever holds the phone is asked for the passphrase.
	expect((await get(kim.visitor, `${kim.home}/export/json`)).status).toBe(303);
	await kim.visitor.fill('Your passphrase', 'guess guess guess guess').press('Go on');
	expect(kim.visitor.status).toBe(422);
	await kim.visitor.fill('Your passphrase', kim.phrase).press('Go on');
	expect(kim.visitor.text()).toContain('Get it for a computer (JSON)');

	const answer = await get(kim.visitor, `${kim.home}/export/json`);
	expect(answer.headers).toMatchObject({
		'cache-control': 'private, no-store',
		'content-disposition': 'attachment; filename="record.json"'
	});
	const found = JSON.parse(answer.body) as Exported;
	expect(found).toMatchObject({ format: 'foreword-own-export', madeAt: start.toISOString() });
	expect(found.person.name).toBe(kim.name);
	expect(found.people).toEqual({ tell: [], never: ['Uncle Never'] });
	// Every version, those for herself alone too, each with its author and edition.
	const strengths = found.records['answer']?.filter((row) => row['question'] === 'about-me/strengths') ?? [];
	expect(strengths.map((row) => JSON.stringify(row['value']))).toEqual([
		expect.stringContaining(kim.secret),
		expect.stringContaining('Drawing, since the summer')
	]);
	for (const row of strengths) {
		expect(found.names[String(row['typed_by'])]).toBe(kim.name);
		expect(row).toMatchObject({
			language: 'en',
			set_version: expect.any(Number),
			written_at: expect.any(String)
		});
	}
	expect(found.questions['about-me/strengths']).toBeTruthy();
	// Whom not to tell is hers to read; who helps and who looked stand there by name.
	expect(found.records['contact']).toContainEqual(
		expect.objectContaining({ name: 'Uncle Never', tell: false })
	);
	expect(found.records['supporter_grant']?.map((row) => found.names[String(row['account_id'])])).toContain(
		'Rosa'
	);
	const looks = found.records['audit.entry']?.filter((row) => row['kind'] === 'look') ?? [];
	expect(looks.map((row) => [found.names[String(row['account_id'])], row['part']])).toContainEqual([
		'Rosa',
		'card'
	]);
	// No key to anything, and nothing of anybody else.
	expect(answer.body).not.toMatch(/hash|passphrase_|argon2/);
	for (const code of kim.codes) expect(answer.body).not.toContain(code);

	// How she comes in is hers to read as well, without anything that opens it.
	expect(found.account).toMatchObject({
		userName: kim.userName,
		paperCodesLeft: 8,
		phones: [],
		sessions: [{ thisOne: true, ownPhone: false }],
		// What she chose for herself goes with her: how she reads, and when nothing is sent.
		choices: {
			language: 'en',
			told: { how: 'mail', address: 'kim@example.org', quietFrom: 21, quietUntil: 6 }
		}
	});

	const pdf = await get(kim.visitor, `${kim.home}/export/pdf`);
	expect(pdf.status).toBe(200);
	expect(pdf.headers).toMatchObject({
		'content-type': 'application/pdf',
		'cache-control': 'private, no-store'
	});
	expect(pdf.body.startsWith('%PDF-')).toBe(true);
	expect(
		await server.superSql`select from audit.entry where person_id = ${kim.personId} and deed = 'export:made'`
	).toHaveLength(2);

	for (const other of [kim.advocate, kim.friend, server.visit()])
		for (const path of ['export', 'export/json', 'export/pdf'])
			expect([path, (await get(other, `${kim.home}/${path}`)).status]).toEqual([path, 404]);
});

test('the passphrase is good for ten minutes, to the second', async () => {
	await server.clock.set(start);
	const kim = await lost(server, start);
	await kim.visitor.open(`${kim.home}/export`);
	await kim.visitor.fill('Your passphrase', kim.phrase).press('Go on');
	await server.clock.set(after(300));
	await kim.visitor.open(kim.home);
	await server.clock.set(after(600));
	expect((await get(kim.visitor, `${kim.home}/export/json`)).status).toBe(200);
	// Twenty in an hour, then words instead of a file, until the first of them is an hour old.
	await server.superSql.begin(async (sql) => {
		await sql`select set_config('app.now', ${after(500).toISOString()}, true)`;
		for (let made = 1; made < 20; made++)
			await sql`select access.note('act', 'export:made', 'json', 'self', null, ${kim.personId}, null, 'test', '{}')`;
	});
	expect((await get(kim.visitor, `${kim.home}/export/json`)).status).toBe(303);
	await kim.visitor.open(`${kim.home}/export`);
	expect(kim.visitor.text()).toContain('You can do it again in 60 minutes.');
	expect(kim.visitor.text()).not.toContain('Get it for a computer');
	await server.superSql`delete from audit.entry where request_id = 'test'`;
	await server.clock.set(after(601));
	expect((await get(kim.visitor, `${kim.home}/export/json`)).status).toBe(303);
	await kim.visitor.open(`${kim.home}/export`);
	expect(kim.visitor.text()).toContain('We ask once more');
});
