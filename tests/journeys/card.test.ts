import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase.js';
import { signIn } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';

const now = new Date('2026-04-02T09:00:00Z');
const phrase = 'amber otter picnic violin';
const secret = 'zqprivate';
const person = randomUUID();
const unit = randomUUID();
let server: TestServer;

const settle = async (userName: string, kind: string, name: string, job: string | null = null) => {
	const id = randomUUID();
	const hash = String(await hashPassphrase(phrase));
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, job, passphrase_hash, created_at)
		values (${id}, ${userName}, ${kind}, ${name}, ${job}, ${hash}, ${now})`;
	return id;
};

beforeAll(async () => {
	server = await startServer({ now });
	const tahlia = await settle('calm-river', 'person', 'Tahlia');
	const kim = await settle('nurse-kim', 'staff', 'Kim Lee', 'Nurse');
	await server.superSql`insert into person (id, account_id, name, birth_date, created_at)
		values (${person}, ${tahlia}, 'Tahlia', '2010-03-14', ${now})`;
	await server.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unit}, 'Harbour', 'Australia/Sydney', 'au-nsw-dcj-2024', ${now})`;
	await server.superSql`insert into unit_staff (unit_id, account_id, since) values (${unit}, ${kim}, '2026-01-01')`;
	await server.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${person}, ${unit}, ${kim}, ${now})`;
});
afterAll(() => server.stop());

const minutes = (count: number) => server.clock.set(new Date(now.getTime() + count * 60_000));

test('a card is seen by the person first, read by staff, and every look comes back to the person', async () => {
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`/people/${person}/card`);
	expect(tahlia.text()).toContain('Nothing is on your card yet');
	await tahlia.open(`/people/${person}/looks`);
	expect(tahlia.text()).toContain('Nobody has looked yet.');

	await tahlia.open(`/people/${person}/about-me/helps`);
	await tahlia.fill('Line 1', 'a tight blanket').fill('Line 2', 'chew ice').press('Save and go on');
	await tahlia.open(`/people/${person}/about-me/faith`);
	await tahlia
		.fill('Is there something about your faith that staff should know?', secret)
		.press('Save and go on');
	await tahlia.open(`/people/${person}/card`);
	expect(tahlia.text()).toContain('“a tight blanket”');
	expect(tahlia.html).not.toContain('I have read this card');

	await minutes(1);
	const kim = await signIn(server, 'nurse-kim', phrase);
	await kim.open(`/people/${person}/card`);
	expect(kim.document.title).toContain('The card of Tahlia');
	expect(kim.text()).toContain('“chew ice”');
	expect(kim.text()).toContain('A preference, not binding by itself.');
	expect(kim.html).not.toContain(secret);
	await kim.press('I have read this card');
	expect(kim.path).toBe(`/people/${person}/card`);
	expect(kim.text()).toContain('You read this card on 2 April 2026 at 20:01.');
	expect(kim.html).not.toContain('I have read this card');

	await kim.follow('Open the full plan');
	expect(kim.text()).toContain('What helps you feel calm?');
	expect(kim.html).not.toContain(secret);
	expect(kim.html).not.toContain('faith');

	await minutes(20);
	await kim.open(`/people/${person}/card`);
	await kim.follow('We cannot follow part of it');
	expect(kim.text()).toContain('Tahlia will see this.');
	await kim.press('Save');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('Pick at least one line.');
	expect(kim.text()).toContain('Pick a reason.');
	await kim
		.tick('“chew ice”')
		.choose('We do not have it here')
		.fill('In your own words', 'The ice machine is broken')
		.press('Save');
	expect(kim.path).toBe(`/people/${person}/card`);
	expect(kim.text()).toContain('cannot be followed now');

	await minutes(30);
	const again = await signIn(server, 'calm-river', phrase);
	await again.open(`/people/${person}/looks`);
	const told = again.text();
	expect(told).toContain('Kim Lee, Nurse: wrote that a wish of yours was not followed');
	expect(told).toContain('chew ice');
	expect(told).toContain('We do not have it here');
	expect(told).toContain('The ice machine is broken');
	expect(told).toContain('Kim Lee, Nurse: said: I have read this card');
	expect(told).toContain('Kim Lee, Nurse: looked at your full plan');
	expect(told).toContain('2 times within ten minutes');
});

test('nothing of it opens for somebody who has nothing to do with the person', async () => {
	await settle('someone-else', 'person', 'Sam');
	const sam = await signIn(server, 'someone-else', phrase);
	for (const page of ['card', 'card/wishes-not-followed', 'plan', 'looks']) {
		await sam.open(`/people/${person}/${page}`);
		expect([page, sam.status]).toEqual([page, 404]);
	}
});
