import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase.js';
import { signIn } from '../support/joining.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';

const now = new Date('2026-04-02T09:00:00Z');
const phrase = 'amber otter picnic violin';
const secret = 'zqprivate';
const person = randomUUID();
const unit = randomUUID();
let server: TestServer;

const settle = async (
	userName: string,
	kind: string,
	name: string,
	job: string | null = null,
	roles: string[] = []
) => {
	const id = randomUUID();
	const hash = String(await hashPassphrase(phrase));
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, job, roles, passphrase_hash, created_at)
		values (${id}, ${userName}, ${kind}, ${name}, ${job}, ${roles}, ${hash}, ${now})`;
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

test('what the unit cannot offer is marked beside the wish, never hidden, and she reads it', async () => {
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`/people/${person}/about-me/helps`);
	await tahlia.tick('An animal').press('Save and go on');
	const kim = await signIn(server, 'nurse-kim', phrase);
	await kim.open('/');
	await kim.follow('What we cannot offer');
	await kim.press('Write it down');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('Pick at least one thing.')]);
	kim.tick('An animal').fill('Why is it not to be had?', 'The dog retired');
	await kim.fill('What is there instead?', 'a film of dogs').press('Write it down');
	expect(kim.text()).toContain('Missing from 2 April 2026.');
	await kim.open(`/people/${person}/card`);
	expect(kim.text()).toMatch(/An animal\s*not here; instead: a film of dogs/);
	await kim.follow('Open the full plan');
	expect(kim.text()).toContain('Harbour does not have it since 2 April 2026. Why: The dog retired');
	await tahlia.open(`/people/${person}/card`);
	expect(tahlia.text()).toContain('What this place does not have');
	expect(tahlia.text()).toContain('Instead: a film of dogs');
	expect(tahlia.text()).toContain('Your wishes stay as you wrote them.');

	await kim.open('/');
	await kim.follow('What we cannot offer');
	await kim.follow('An animal is there again');
	await kim.press('An animal: there again');
	expect(kim.text()).toContain('Nothing is written down as missing.');
	expect(kim.unfold('All that was written down').text()).toContain('The dog retired');
	await tahlia.open(`/people/${person}/card`);
	expect(tahlia.text()).toContain('An animal');
	expect(tahlia.text()).not.toContain('a film of dogs');
});

test('a nurse says of each line how it will be followed, in one form, and she reads who said so', async () => {
	const kim = await signIn(server, 'nurse-kim', phrase);
	await kim.open(`/people/${person}/card`);
	await kim.follow('How we will follow it');
	await kim.press('Save');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('Say it of at least one line.')]);
	kim.choose('I will follow it “a tight blanket”').choose('I cannot follow it An animal');
	await kim.press('Save');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('Pick a reason.')]);
	expect(kim.text()).toContain('Write at least three letters.');
	const form = kim.document.querySelector('main form[method=post]');
	expect(form?.querySelectorAll('input[type=radio][checked]').length).toBe(2);
	const asked = [...(form?.querySelectorAll('select[name$=-reason]') ?? [])].findIndex(
		(one) => one.closest('details')?.open
	);
	const box = form?.querySelectorAll('.box')[asked];
	const field = box?.querySelector('select')?.name.replace('-reason', '') ?? '';
	const typed = new URLSearchParams(
		[...(form?.querySelectorAll<HTMLInputElement>('input') ?? [])]
			.filter((one) => one.type === 'hidden' || one.hasAttribute('checked'))
			.map((one) => [one.name, one.value])
	);
	typed.set(`${field}-reason`, 'not-available');
	typed.set(`${field}-words`, 'The dog retired');
	const sent = await kim.send(`/people/${person}/card/following`, {
		method: 'POST',
		headers: {
			...{ accept: 'text/html', origin: kim.origin },
			'content-type': 'application/x-www-form-urlencoded'
		},
		body: typed.toString()
	});
	expect(sent.status).toBe(303);
	await kim.open(`/people/${person}/card`);
	expect(kim.text()).toMatch(/An animal\s*cannot be followed now/);
	await kim.follow('How we will follow it');
	expect(kim.text()).toContain('Kim Lee, Nurse said they will follow it.');
	// The same form on paper, for when there is no network: the lines, the reasons, until when, and the record's number.
	await server.superSql`update person set record_number = 'N-7' where id = ${person}`;
	expect(kim.document.querySelector(`a[href="/people/${person}/card/following/pdf"]`)).not.toBeNull();
	const { status, bytes } = await download(kim, `/people/${person}/card/following/pdf`);
	const sheet = (await readPdf(bytes)).text.replace(/\s+/g, ' ');
	expect(status).toBe(200);
	for (const part of [
		'N-7',
		'a tight blanket',
		'I cannot follow it',
		'We do not have it here',
		'For this stay'
	])
		expect([part, sheet.includes(part)]).toEqual([part, true]);
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`/people/${person}/looks`);
	expect(tahlia.text()).toMatch(
		/Kim Lee, Nurse: wrote that they will follow a wish of yours\s*a tight blanket/
	);
	expect(tahlia.text()).toContain('The dog retired');
});

test('a wish is set aside until a time: the card says so, she reads it, and once it has passed it is asked again', async () => {
	const at = (minute: number) => server.clock.set(new Date(now.getTime() + minute * 60_000));
	const kim = await signIn(server, 'nurse-kim', phrase);
	const aside = async (until: string) => {
		await kim.open(`/people/${person}/card/wishes-not-followed`);
		kim
			.tick('“a tight blanket”')
			.choose('It is not safe now')
			.fill('In your own words', 'The blankets are wet');
		await kim.choose('Until a day and time', 'Until when?').fill('Day and time', until).press('Save');
	};
	await aside('2026-04-02T20:00');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('This time has gone by.')]);
	await aside('2026-04-02T21:00');
	expect(kim.path).toBe(`/people/${person}/card`);
	expect(kim.text()).toMatch(/“a tight blanket”\s*cannot be followed until 21:00/);
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`/people/${person}/looks`);
	expect(tahlia.text()).toMatch(/Until when\s*2 April 2026 at 21:00/);
	await kim.open(`/units/${unit}`);
	expect(kim.text()).not.toContain('wish that was set aside');
	expect(kim.text()).toContain('As of 20:30.');

	await at(60);
	const again = await signIn(server, 'nurse-kim', phrase);
	await again.open(`/people/${person}/card`);
	expect(again.text()).toMatch(/“a tight blanket”\s*set aside until 21:00: look again/);
	await again.open(`/units/${unit}`);
	await again.follow('The time of 1 wish that was set aside has passed: can it be followed now?');
	await again.choose('I will follow it “a tight blanket”').press('Save');
	expect(again.text()).not.toContain('look again');
	await again.open(`/units/${unit}`);
	expect(again.text()).not.toContain('wish that was set aside');
	await at(30);
});

test('nothing of it opens for somebody who has nothing to do with the person', async () => {
	await settle('someone-else', 'person', 'Sam');
	const sam = await signIn(server, 'someone-else', phrase);
	for (const page of ['card', 'card/following', 'card/wishes-not-followed', 'plan', 'looks']) {
		await sam.open(`/people/${person}/${page}`);
		expect([page, sam.status]).toEqual([page, 404]);
	}
});

test('a clinician who does not treat her opens the card urgently, for an hour to the second', async () => {
	const [other, sam] = [randomUUID(), randomUUID()];
	const lee = await settle('night-lee', 'staff', 'Lee Park', 'Doctor');
	await settle('privacy-pri', 'staff', 'Pri Das', 'Privacy officer', ['privacy']);
	await server.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${other}, 'Emergency', 'Australia/Sydney', 'au-nsw-dcj-2024', ${now})`;
	await server.superSql`insert into unit_staff (unit_id, account_id, since) values (${other}, ${lee}, '2026-01-01')`;
	// The unit has gone over to other rules since it was made.
	await server.superSql`insert into unit_setting (id, unit_id, name, value, holds_from, entered_at)
		values (${randomUUID()}, ${other}, 'packs',
			${server.superSql.json({ is: { record: 'uk-scotland-3', beside: [] } })}, ${now}, ${now})`;
	await server.superSql`update person set record_number = 'N-7' where id = ${person}`;
	await server.superSql`insert into person (id, name, birth_date, record_number, created_at)
		values (${sam}, 'Sam Okafor', '1990-01-01', 'N-8', ${now})`;
	const why = 'Found on the stairs, very upset';

	await minutes(60);
	const doctor = await signIn(server, 'night-lee', phrase);
	for (const page of ['urgent', 'card'])
		expect([page, (await doctor.send(`/people/${person}/${page}`)).status]).toEqual([page, 404]);
	await doctor.open(`/units/${other}`);
	await doctor.follow('Open a card urgently');
	await doctor.press('Find');
	expect([doctor.status, doctor.text()]).toEqual([422, expect.stringContaining('Write the number')]);
	await doctor.fill('Record number', 'N-7').press('Find');
	expect(doctor.text()).toContain('Tahlia, born 14 March 2010');
	const foundHer = await server.superSql`
		select from audit.entry where deed = 'person:found' and person_id = ${person}`;
	expect(foundHer.length).toBeGreaterThan(0);
	await doctor.fill('What is happening', 'Too short').press('Open the card');
	expect([doctor.status, doctor.text()]).toEqual([422, expect.stringContaining('Choose why it is urgent.')]);
	expect(doctor.text()).toContain('at least 15 letters');
	await doctor.choose('Somebody could be hurt now').fill('What is happening', why).press('Open the card');
	expect(doctor.path).toBe(`/people/${person}/urgent`);
	expect(doctor.text()).toContain('“a tight blanket”');
	expect(doctor.text()).toContain('Those who treat must have regard to this statement.');
	expect(doctor.text()).toContain('This card is open to you until 22:00');
	expect(doctor.html).not.toContain(secret);
	for (const page of ['', '/card', '/card/pdf', '/plan', '/episodes', '/looks', '/intakes/x', '/health'])
		expect([page, (await doctor.send(`/people/${person}${page}`)).status]).toEqual([page, 404]);
	expect((await doctor.send(`/people/${sam}/urgent`)).status).toBe(404);

	// The person and the privacy officer are told by what was just written, and nothing else had to run.
	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`/people/${person}/looks`);
	const first = tahlia.document.querySelector('.timeline li')?.textContent ?? '';
	for (const told of ['Lee Park, Doctor', 'opened your card urgently', 'Urgent', why, 'has still to look'])
		expect(first).toContain(told);
	const officer = await signIn(server, 'privacy-pri', phrase);
	await officer.open('/tasks');
	await officer.follow('Look at this: Lee Park, Doctor opened a card urgently');
	expect(officer.text()).toContain(why);
	expect(officer.text()).toContain('one card by the same reader');
	await officer.press('Save what you found');
	expect([officer.status, officer.text()]).toEqual([422, expect.stringContaining('Choose what you found.')]);
	await officer.choose('It was right to open it').press('Save what you found');
	await officer.open('/tasks');
	expect(officer.text()).toContain('Nothing waits for you now.');
	await tahlia.open(`/people/${person}/looks`);
	expect(tahlia.text()).toContain('It was right to open it');

	// Within the hour it does not ask again; somebody else needs a reason of their own.
	const at = async (seconds: number) =>
		server.clock.set(new Date(now.getTime() + 3_600_000 + seconds * 1_000));
	await at(3_599);
	const still = await signIn(server, 'night-lee', phrase);
	await still.open('/tasks');
	await still.follow('Card of Tahlia, open to you for a while');
	expect([still.status, still.text()]).toEqual([200, expect.stringContaining('“a tight blanket”')]);
	await still.open(`/units/${other}/urgent`);
	await still
		.fill('Full name', 'sam  okafor')
		.fill('Day', '1')
		.fill('Month', '1')
		.fill('Year', '1990')
		.press('Find');
	expect(still.text()).toContain('You opened one card urgently in the last 24 hours.');
	await still.choose('Sam Okafor, born 1 January 1990').press('Open the card');
	expect(still.status).toBe(422);
	await at(3_600);
	expect((await still.send(`/people/${person}/urgent`)).status).toBe(404);
	const [{ count } = { count: 0 }] = await server.superSql<{ count: number }[]>`
		select count(*)::int from urgent_reading`;
	expect(count).toBe(1);
});

test('a card of more than a year ago is shown as it is, staff read to ask, and her own yes makes it new', async () => {
	const after = (days: number) => server.clock.set(new Date(now.getTime() + days * 24 * 3_600_000));
	await after(360);
	const early = await signIn(server, 'calm-river', phrase);
	await early.open(`/people/${person}/card`);
	expect(early.text()).not.toContain('Is your card still right?');

	await after(400);
	const kim = await signIn(server, 'nurse-kim', phrase);
	await kim.open(`/people/${person}/card`);
	expect(kim.text()).toContain('over a year old: ask if still right');
	expect(kim.text()).toContain('“a tight blanket”');
	expect(kim.html).not.toContain('Yes, it is still right');
	const tried = await kim.send(`/people/${person}/card?/still-right`, {
		method: 'POST',
		headers: { origin: kim.origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: `key=${randomUUID()}`
	});
	expect(tried.status).toBe(404);

	const tahlia = await signIn(server, 'calm-river', phrase);
	await tahlia.open(`/people/${person}`);
	await tahlia.follow('Is your card still right?');
	expect(tahlia.text()).toContain('Staff see it all the same.');
	await tahlia.press('Yes, it is still right');
	expect(tahlia.path).toBe(`/people/${person}/card`);
	expect(tahlia.text()).not.toContain('Is your card still right?');
	await kim.open(`/people/${person}/card`);
	expect(kim.text()).not.toContain('over a year old');
});
