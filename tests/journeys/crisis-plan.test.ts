import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { someone, type Signed } from '../support/asker.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const start = new Date('2026-05-04T09:00:00Z');
let server: TestServer;
let at: Scene;
let sam: Visitor;
let plan: string;

beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());

/** Somebody who leads such talks, and works somewhere else. */
const facilitator = async (): Promise<Signed> => {
	const fay = await someone(server, { name: 'Fay Lund', job: 'Facilitator', roles: ['facilitator'] });
	const unit = randomUUID();
	await server.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unit}, 'Elsewhere', 'UTC', 'au-nsw-dcj-2024', ${start})`;
	await server.superSql`insert into unit_staff (unit_id, account_id, since) values (${unit}, ${fay.accountId}, ${start})`;
	return fay;
};

/** A helper with the part "crisis plan". */
const helper = async (name: string, may: 'read' | 'type'): Promise<Signed> => {
	const one = await someone(server, { name, kind: 'supporter' });
	await server.superSql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
		values (${randomUUID()}, ${at.personId}, ${one.accountId}, 'crisis-plan', ${may}, ${start}, '2027-01-01')`;
	return one;
};

beforeEach(async () => {
	at = await scene(server, {
		name: 'Sam Okafor',
		birthDate: '1991-03-14',
		zone: 'UTC',
		pack: 'us-cms-482-13e',
		arrived: start
	});
	sam = server.visitAs(at.person);
	plan = `/people/${at.personId}/crisis-plan`;
});

const name = async (who: string, kind: string): Promise<void> => {
	await sam.open(`${plan}/voices`);
	await sam
		.unfold('Name somebody who sits with you')
		.fill('What is their name?', who)
		.choose(kind, 'Who are they?')
		.press('They are here');
};

/** The person writes a line; the page then asks the others. */
const write = async (topic: string, words: string): Promise<void> => {
	await sam.open(plan);
	await sam.unfold('Write a line').follow(topic);
	await sam.fill('Your words', words).press('Save the words');
	expect(sam.text()).toContain('This is kept.');
};

const begin = async (): Promise<void> => {
	await sam.open(plan);
	await sam.press('Begin the talk');
};

const sign = async (): Promise<void> => {
	await sam.open(`${plan}/signing`);
	await sam.fill('Your name', 'Sam Okafor', 'I sign').press('Sign', 'I sign');
	expect(sam.text()).toContain('This is signed.');
};

describe('on one device', () => {
	test('Sam begins from a starter, types for those beside him, and different views stay side by side', async () => {
		await sam.open(`/people/${at.personId}`);
		await sam.follow('My crisis plan');
		expect(sam.text()).toContain('Six ways to begin');
		await name('Dr Ahmed', 'from the team that treats me');
		await name('Ade', 'family');
		await begin();
		expect(sam.text()).toContain('The talk goes on.');
		await sam.follow('If I am very unwell, try home first, with …');
		expect(sam.value('Your words')).toBe('If I am very unwell, try home first, with …');
		await sam.fill('Your words', 'If I am very unwell, try home first').press('Save the words');
		sam
			.choose('Agree in part', 'Dr Ahmed says')
			.fill('Why, in the words of Dr Ahmed', 'if safe at home; bed if not')
			.choose('Agree', 'Ade says');
		await sam.press('Save');
		const text = sam.text();
		expect(text).toContain('I say\nIf I am very unwell, try home first\nDifferent views');
		expect(text).toContain('Dr Ahmed\nAgree in part\nif safe at home; bed if not\nTyped by Sam Okafor');
		expect(text).toContain('Ade\nAgree\nTyped by Sam Okafor');
	});

	test('a reason that is missing is asked for, and nothing typed is lost', async () => {
		await name('Ade', 'family');
		await begin();
		await write('What helped before', 'Ade cooking for me');
		await sam.choose('Cannot do this', 'Ade says').press('Save');
		expect(sam.status).toBe(422);
		expect(sam.text()).toContain('Say why, or what would be possible.');
		expect(sam.isOn('Cannot do this', 'Ade says')).toBe(true);
	});

	test('who leaves was not asked; who stops is not asked why, and all of it is a draft', async () => {
		await name('Dr Ahmed', 'from the team that treats me');
		await name('Ade', 'family');
		await begin();
		await write('What to do early', 'Sit with me');
		await sam.choose('Agree', 'Dr Ahmed says').press('Save');
		await sam.open(`${plan}/voices`);
		await sam.press('Ade leaves the table');
		await sam.open(plan);
		expect(sam.text()).toContain('Ade\nNot asked');
		await sam.press('Stop the talk');
		expect(sam.text()).toContain('All that was said is kept as a draft. Nobody asks you why.');
		const kim = server.visitAs(at.kim);
		await kim.open(plan);
		expect(kim.status).toBe(200);
		expect(kim.text()).not.toContain('Sit with me');
	});

	test('Sam signs with those beside him; copies, the day to look again and its use are kept', async () => {
		await name('Ade', 'family');
		await name('Rosa', 'family');
		await begin();
		await write('Signs of a crisis', 'I water the plants at night');
		await sam.choose('Agree', 'Ade says').press('Save');
		await sam.follow('Open this line');
		await sam.unfold('Could this only be about you?').press('Yes, this is only me');
		const card = async () => (await server.visitAs(at.kim).open(`/people/${at.personId}/card`)).text();
		expect(await card()).not.toContain('I water the plants');
		await sign();
		expect(await card()).toContain('In a crisis: “I water the plants at night”');
		await sam.open(`${plan}/signing`);
		await sam
			.unfold('Ade signs here')
			.fill('Name, as Ade writes it', 'Ade Okafor')
			.choose('Said aloud', 'Ade signs here');
		await sam.press('Sign', 'Ade signs here');
		expect(sam.text()).toContain('Ade: signed on 4 May 2026');
		// It ends with its paper, and a copy for each whom Sam chooses: today, unless another day is typed.
		expect(sam.text()).toContain('Your signed plan on paper');
		const paper = await sam.send(`${plan}/pdf`);
		expect([paper.status, paper.headers['content-type']]).toEqual([200, 'application/pdf']);
		await sam.press('Note these copies');
		expect([sam.status, sam.text()]).toEqual([422, expect.stringContaining('Tick who has a copy.')]);
		await sam.tick('Rosa', 'Who has a copy now?').press('Note these copies');
		expect(sam.text()).toContain('Rosa\nSince 4 May 2026');
		expect(sam.text()).not.toContain('Ade\nSince 4');
		await sam.open(`${plan}/keeping`);
		await sam
			.unfold('Set a day')
			.fill('Day', '5', 'By which day?')
			.fill('Month', '6', 'By which day?')
			.fill('Year', '2026', 'By which day?')
			.press('Set this day');
		await sam
			.unfold('Note a copy')
			.fill('Who has it?', 'Ade')
			.fill('Day', '4', 'Since which day?')
			.fill('Month', '5', 'Since which day?')
			.fill('Year', '2026', 'Since which day?')
			.press('Note it');
		expect(sam.text()).toContain('Look at it again by 5 June 2026.');
		expect(sam.text()).toContain('Ade\nSince 4 May 2026');

		await server.clock.set(new Date('2026-06-10T09:00:00Z'));
		const kim = server.visitAs(at.kim);
		await kim.open(`/people/${at.personId}`);
		await kim.follow('The crisis plan');
		expect(kim.text()).toContain('I water the plants at night');
		expect(kim.text()).toContain('The day to look at it again was 5 June 2026. The plan still stands.');
		await kim.follow('Used, looked at again, copies');
		kim
			.unfold('Tell whether it was used')
			.choose('In part', 'Was the plan used?')
			.fill('What happened with it?', 'Read too late');
		await kim
			.fill('Day', '9', 'On which day?')
			.fill('Month', '6', 'On which day?')
			.fill('Year', '2026', 'On which day?')
			.press('Save');
		await sam.open(`${plan}/keeping`);
		expect(sam.text()).toContain('In part\nRead too late\n9 June 2026, told by Kim');
		await sam.open(`/people/${at.personId}/looks`);
		expect(sam.text()).toContain('looked at your crisis plan');
		expect(sam.text()).toContain('told whether your crisis plan was used');
		await server.clock.set(start);
	});
});

describe('on three devices', () => {
	test('each voice says its own, at the same time, and nobody reaches another’s words', async () => {
		const fay = await facilitator();
		await sam.open(`${plan}/voices`);
		expect(sam.text()).toContain('Fay Lund');
		await sam.press('Ask Kim Osei, Nurse to the table');
		await sam.press('Ask Fay Lund, Facilitator to the table');
		expect(sam.text()).toContain('leads the talk, not from the treating team');
		await begin();
		await write('What to do in a crisis', 'Ask me before you come in');
		const line = sam.path.split('?')[0] ?? '';
		const [kim, lead] = [server.visitAs(at.kim), server.visitAs(fay)];
		await Promise.all([kim.open(line), lead.open(line)]);
		expect(kim.html).not.toContain('name="words"');
		await Promise.all([
			kim.choose('Agree', 'What do you say to this?').press('Save'),
			lead
				.choose('Agree in part', 'What do you say to this?')
				.fill('Why, or what you can do instead', 'knock first, then come in')
				.press('Save')
		]);
		await sam.open(line);
		expect(sam.text()).toContain('Kim Osei, Nurse\nAgree');
		expect(sam.text()).toContain('Fay Lund, Facilitator\nAgree in part\nknock first, then come in');
		expect(sam.html).not.toContain('name="voice-1"');

		// Kim's page is of words that Sam has changed since: nothing is said to words Kim has not read.
		await kim.open(line);
		await sam
			.unfold('Change my words')
			.fill('Your words', 'Knock, wait, then come in')
			.press('Save the words');
		await kim
			.choose('Cannot do this', 'What do you say to this?')
			.fill('Why, or what you can do instead', 'fire doors')
			.press('Save');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('Knock, wait, then come in');
		expect(kim.value('Why, or what you can do instead')).toBe('fire doors');
		expect(kim.text()).toContain('Said to earlier words: Agree');

		const stolen = await kim.send(`${line}?/say`, {
			method: 'POST',
			body: 'topic=other&words=Not+his',
			headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.origin }
		});
		expect(stolen.status).toBe(404);

		await lead.open(plan);
		await lead.press('Pause the talk');
		await kim.press('Save');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('The talk does not go on now.');
		await sam.open(`/people/${at.personId}/looks`);
		expect(sam.text()).toContain('said something to your crisis plan');
	});

	test('what Rosa types waits for Sam; written at once with Sam’s, both stay until Sam chooses', async () => {
		const rosa = server.visitAs(await helper('Rosa', 'type'));
		await write('Visitors', 'Only Ade');
		const line = sam.path.split('?')[0] ?? '';
		await rosa.open(line);
		await sam.unfold('Change my words').fill('Your words', 'Only Ade and Mum').press('Save the words');
		await rosa
			.unfold('Type other words for them')
			.fill('What Sam Okafor says', 'Only Ade, after lunch')
			.press('Save the words');
		await sam.open(line);
		expect(sam.text()).toContain('Somebody typed this for you. Is it right?');
		expect(sam.text()).toContain('I say\nOnly Ade and Mum');
		await sam.press('Yes, these are my words');
		expect(sam.text()).toContain('There are two wordings');
		expect(sam.text()).toContain('Only Ade and Mum');
		expect(sam.text()).toContain('Only Ade, after lunch');
		await sam.open(`${plan}/signing`);
		expect(sam.text()).toContain('One line has two wordings.');
		await sam.open(line);
		await sam.press('Use this one', 'Wording 2');
		expect(sam.text()).toContain('I say\nOnly Ade, after lunch');
	});

	test('nobody signs words that changed while they read them', async () => {
		const rosa = server.visitAs(await helper('Rosa', 'read'));
		await write('My home', 'Water the plants');
		await sam.open(`${plan}/signing`);
		const other = server.visitAs(at.person);
		await other.open(plan);
		await other.follow('Open this line');
		await other
			.unfold('Change my words')
			.fill('Your words', 'Water the plants on Mondays')
			.press('Save the words');
		await sam.fill('Your name', 'Sam', 'I sign').press('Sign', 'I sign');
		expect(sam.status).toBe(422);
		expect(sam.text()).toContain('The words have changed since you opened this page.');
		expect(sam.text()).toContain('Water the plants on Mondays');
		expect(sam.value('Your name')).toBe('Sam');
		await sam.press('Sign', 'I sign');
		expect(sam.text()).toContain('This is signed.');
		await rosa.open(plan);
		expect(rosa.text()).toContain('Water the plants on Mondays');
		expect((await rosa.open(`${plan}/signing`)).status).toBe(404);
	});
});

describe('what leaves the plan', () => {
	test('a line taken out is gone for everybody at once, and comes back when Sam wants it', async () => {
		const rosa = server.visitAs(await helper('Rosa', 'read'));
		await write('What helped before', 'The blue mug');
		await sign();
		const kim = server.visitAs(at.kim);
		for (const one of [kim, rosa]) expect((await one.open(plan)).text()).toContain('The blue mug');
		await sam.open(plan);
		await sam.follow('Open this line');
		await sam.unfold('Take this line out').press('Take it out');
		expect(sam.text()).toContain('This line is taken out.');
		for (const one of [kim, rosa]) expect((await one.open(plan)).html).not.toContain('blue mug');
		await sam.unfold('1 line taken out').follow('Taken out: What helped before');
		await sam.press('Put it back');
		await sign();
		expect((await kim.open(plan)).text()).toContain('The blue mug');
		await sam.open(plan);
		await sam.unfold('Put the whole plan away').press('Put it away');
		expect((await kim.open(plan)).html).not.toContain('blue mug');
	});

	test('a line that is kept from Rosa is nowhere for her: no words, no gap, no signature under it', async () => {
		const helping = await helper('Rosa', 'read');
		const rosa = server.visitAs(helping);
		await write('Visitors', 'Not Rosa');
		await sam.follow('Keep this line from somebody');
		await sam.tick('Rosa').press('Save');
		expect(sam.status).toBe(200);
		await write('My home', 'Water the plants');
		await sign();
		await rosa.open(plan);
		expect(rosa.text()).toContain('Water the plants');
		for (const path of [plan, `${plan}/keeping`]) {
			await rosa.open(path);
			expect(rosa.html).not.toMatch(/Not Rosa|Visitors/);
			expect(rosa.text()).not.toMatch(/changed since|earlier words/);
		}
		await rosa.open(plan);
		expect(rosa.text()).toContain('Sam Okafor: signed on 4 May 2026');
	});
});
