import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { codeIn, lost, type Lost } from '../people/lost.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const start = new Date('2026-03-14T09:00:00Z');
let server: TestServer;
let house: House;
let kim: Lost;
beforeAll(async () => {
	server = await startServer({ now: start });
	house = await new House(server).at(start);
	await house.open('The service');
	await house.unit('North', 'Europe/London', 'England: Mental Health Units');
	await house.staff('Pia Lund', 'Privacy officer', [], ['Check who looked']);
	await house.staff(
		'Olu Both',
		'Manager',
		[],
		['Keep this service: units, staff and settings', 'Check who looked']
	);
	await house.staff('Amy Cole', 'Nurse', ['North']);
});
afterAll(() => server.stop());
beforeEach(async () => {
	kim = await lost(server, start);
});

const asks = async (): Promise<string> => {
	const { visitor } = kim;
	await visitor.open(`${kim.home}/export`);
	await visitor.follow('Have what is about me erased');
	expect(visitor.text()).toContain('1 answer that only you see, in every version');
	await visitor.fill('Your passphrase', kim.phrase).press('Go on');
	await visitor.press('Ask to have it erased');
	expect(visitor.status).toBe(422);
	await visitor.tick('I have read what goes and what stays').press('Ask to have it erased');
	return codeIn(visitor);
};
const saysYes = async (name: string): Promise<Visitor> => {
	const visitor = await house.as(name);
	await visitor.open('/service/erasures');
	if (visitor.text().includes(kim.name)) await visitor.press(`Say yes: ${kim.name}`);
	return visitor;
};
const receipt = async (code: string): Promise<string> => {
	const visitor = server.visit();
	await visitor.open('/erased');
	await visitor.fill('The letters of your receipt', code).press('Show it');
	return visitor.text();
};
const rows = async (table: string): Promise<number> =>
	(await server.superSql`select from ${server.superSql(table)} where person_id = ${kim.personId}`).length;

test('two people say yes, and what no law keeps is gone; the receipt says what was kept', async () => {
	const code = await asks();
	expect(await receipt(code)).toContain('Two people of the service still have to say yes.');
	const keeper = await saysYes('the keeper');
	expect(keeper.text()).toContain('Now somebody else has to say yes.');
	// Who keeps the service sees who asks and when, and nothing of what was written.
	expect(keeper.html).not.toContain(kim.secret);
	expect(await rows('supporter_grant')).toBeGreaterThan(0);
	const pia = await saysYes('Pia Lund');
	expect(pia.text()).toContain('It is done.');

	for (const table of ['draft', 'contact', 'supporter_grant', 'slip_grant'])
		expect([table, await rows(table)]).toEqual([table, 0]);
	const everything =
		await server.superSql`select value::text as text from answer where person_id = ${kim.personId}`;
	expect(everything.map((row) => row['text']).join()).not.toContain(kim.secret);
	expect((await kim.visitor.open('/account')).status).toBe(404);
	const again = server.visit();
	await again.open('/sign-in');
	await again.fill('User name', kim.userName).fill('Passphrase', kim.phrase).press('Sign in');
	expect(again.status).toBe(422);
	expect((await kim.advocate.open(kim.home)).status).toBe(404);
	// She was at no unit: no record of care needs her name.
	const [left] = await server.superSql`select name, record_number from person where id = ${kim.personId}`;
	expect(left).toEqual({ name: '—', record_number: null });
	const said = await receipt(code);
	expect(said).toContain('It was erased on');
	expect(said).toContain('1 answer that others could read');
	expect(said).toContain('The rules in Foreword name no law and no end for it');
	// The chain of the log is whole.
	expect(await server.superSql`select access.first_broken_entry() as broken`).toEqual([{ broken: null }]);
});

test('one person who is both counts once; until the second yes Kim can take it back', async () => {
	const code = await asks();
	await saysYes('Olu Both');
	const olu = await saysYes('Olu Both').catch(() => house.as('Olu Both'));
	expect(olu.text()).toContain('Now somebody else has to say yes.');
	await kim.visitor.open(`${kim.home}/erasure`);
	await kim.visitor.press('Take it back');
	expect(kim.visitor.text()).toContain('Nothing happens yet.');
	const pia = await house.as('Pia Lund');
	await pia.open('/service/erasures');
	expect(pia.text()).not.toContain(kim.name);
	expect(await receipt(code)).toContain('Nothing was erased.');
	expect((await (await house.as('Amy Cole')).open('/service/erasures')).status).toBe(404);
});

test('what a law keeps stays, and the page says which, why and until when', async () => {
	const [unit] = await server.superSql`select id from unit limit 1`;
	const [amy] = await server.superSql`select id from sign_in.account where name = 'Amy Cole'`;
	const [intake, episode] = [crypto.randomUUID(), crypto.randomUUID()];
	const made = new Date('2026-03-10T10:00:00Z');
	await server.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${intake}, ${kim.personId}, ${unit?.['id']}, ${amy?.['id']}, ${made})`;
	await server.superSql`insert into episode (id, person_id, unit_id, intake_id, pack, started_at, entered_at, entered_by, key)
		values (${episode}, ${kim.personId}, ${unit?.['id']}, ${intake}, 'uk-england-use-of-force-2018', ${made}, ${made},
			${amy?.['id']}, 'k')`;
	await kim.visitor.open(`${kim.home}/erasure`);
	const shown = kim.visitor.text();
	expect(shown).toContain('The record of 10 March 2026');
	expect(shown).toContain('Keep this record for 3 years from the day it was made.');
	expect(shown).toContain('Mental Health Units (Use of Force) Act 2018, section 6(6)');
	expect(shown).toContain('Until 10 March 2029.');
	const code = await asks();
	await saysYes('the keeper');
	await saysYes('Pia Lund');
	expect(await rows('episode')).toBe(1);
	const [left] = await server.superSql`select name from person where id = ${kim.personId}`;
	expect(left?.['name']).toBe(kim.name);
	const said = await receipt(code);
	expect(said).toContain('It was erased on');
	expect(said).toContain('Until 10 March 2029.');
	expect(said).toContain('1 stay, with your name and birth date');
});
