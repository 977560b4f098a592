import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendar } from '../people/calendar';
import { House } from '../people/house';
import { findPerson } from '../support/setting-up';
import { startServer, type TestServer } from '../support/server';
import type { Visitor } from '../support/visitor';

const days = calendar('America/Los_Angeles');
const RULES = 'Joint Commission, United States: 2009 set';
let server: TestServer;
let house: House;
let unit = '';
beforeAll(async () => {
	const begin = days.at('2026-03-02', '08:00');
	server = await startServer({ now: begin });
	house = await new House(server).at(begin);
	await house.open('Cedar Health');
	const keeper = await house.as('the keeper');
	await keeper.open('/service');
	await house.unit('Ward 4', 'America/Los_Angeles', RULES);
	await house.staff('Kim Tran', 'Nurse', ['Ward 4']);
	await house.staff('Lee Park', 'Doctor', ['Ward 4']);
	await house.staff('Noa Berg', 'Nurse', ['Ward 4']);
});
afterAll(() => server.stop());

/** Opens the settings of the unit from the keeper's own page. */
const settings = async (): Promise<Visitor> => {
	const keeper = await house.as('the keeper');
	await keeper.open('/service');
	await keeper.follow('What Ward 4 works under');
	unit = keeper.path.split('/')[2] ?? '';
	return keeper;
};

test('S1-02, S1-09, S1-19: the keeper says what the ward is, who may begin, what counts as one and since when; what stood before is kept, and staff read it', async () => {
	const keeper = await settings();
	await keeper.choose('Psychiatric unit of a hospital', 'Kind of place').press('Save: Kind of place');
	expect(keeper.text()).toContain('Saved: Kind of place.');
	keeper.choose('Has deemed status', 'Deemed status');
	for (const [label, value] of [
		['Day', '1'],
		['Month', '1'],
		['Year', '2026']
	] as const)
		keeper.fill(label, value, 'Deemed status: from which day?');
	await keeper.press('Save: Deemed status');
	expect(keeper.text()).toContain('Has deemed status');
	await keeper.tick('Nurses', 'Who may begin').press('Save: Who may begin');
	expect(keeper.text()).toContain('Saved: Who may begin.');
	await keeper.choose('Every 15 minutes', 'How often to check').press('Save: How often to check');
	await keeper.choose('Lee Park, Doctor', 'Who gives advice').press('Save: Who gives advice');
	expect(keeper.text()).toMatch(/Who gives advice[^]*Lee Park/);
	keeper.unfold('Deemed status: all that was set');
	expect(keeper.text()).toMatch(/Has deemed status\. From 1 January 2026 at 00:00\. Entered by/);

	const kim = await house.as('Kim Tran');
	await kim.open('/');
	await kim.follow('What this unit works under');
	expect(kim.text()).toContain('Psychiatric unit of a hospital');
	expect(kim.document.querySelector('main form')).toBeNull();
});

const dated = (visitor: Visitor, legend: string, [day, month, year]: readonly [string, string, string]) =>
	visitor.fill('Day', day, legend).fill('Month', month, legend).fill('Year', year, legend);

test('training is written down with its days; who forgets a day is told, and keeps what was typed', async () => {
	const keeper = await house.as('the keeper');
	await keeper.open('/service');
	await keeper.follow('Training of staff at Ward 4');
	expect(keeper.text()).toContain('No training is written down.');
	keeper.choose('Kim Tran', 'Who').tick('Seeing that it can end', 'Topics');
	await keeper.press('Save training');
	expect([keeper.status, keeper.text()]).toEqual([
		422,
		expect.stringContaining('Write the day it was done.')
	]);
	expect(keeper.isOn('Seeing that it can end', 'Topics')).toBe(true);
	await dated(keeper, 'Done on', ['1', '3', '2025']).press('Save training');
	expect(keeper.text()).toContain('Training in 0 of 7 topics is valid today.');
	keeper.choose('Kim Tran', 'Who').tick('Skills without touching', 'Topics');
	dated(keeper, 'Done on', ['1', '2', '2026']).choose(
		'Yes, they showed it',
		'Did they show that they can do it?'
	);
	dated(keeper, 'On which day was that assessed?', ['30', '2', '2026']).tick(
		'Seen at work',
		'How was it assessed?'
	);
	await keeper.press('Save training');
	expect(keeper.status).toBe(422);
	expect(keeper.isOn('Yes, they showed it', 'Did they show that they can do it?')).toBe(true);
	dated(keeper, 'On which day was that assessed?', ['2', '2', '2026']);
	keeper.fill('More about how', 'with two colleagues').fill('Who assessed', 'Lee Park');
	await keeper.fill('Who taught it', 'Ana Ruiz, nurse and instructor').press('Save training');
	expect(keeper.text()).toContain('Training in 1 of 7 topics is valid today.');
	keeper.choose('Lee Park', 'Who').tick('Skills without touching', 'Topics');
	await dated(keeper, 'Done on', ['1', '2', '2026'])
		.choose('Not yet', 'Did they show that they can do it?')
		.press('Save training');
	const kim = await house.as('Kim Tran');
	await kim.open(`/units/${unit}/training`);
	const text = kim.unfold('2 trainings').unfold('1 training').text();
	for (const said of [
		'valid until 31 January 2027',
		'They showed on 2 February 2026 that they can do it.',
		'Assessed: Seen at work.',
		'with two colleagues',
		'What they can do was assessed by Lee Park.',
		'Taught by Ana Ruiz, nurse and instructor.',
		'Whether they showed that they can do it is not written down.',
		'When it was assessed on 1 February 2026, it was not yet shown that they can do it.'
	])
		expect(text).toContain(said);
	expect(kim.document.querySelector('main form')).toBeNull();
});

test('a nurse writes down a room and what is wrong with it', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open('/');
	await kim.follow('Rooms and devices');
	await kim.choose('Room or space', 'What is it?').press('Add it');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('Write a name of 80 letters')]);
	expect(kim.isOn('Room or space', 'What is it?')).toBe(true);
	await kim.fill('What it is called here', 'Quiet room 2').press('Add it');
	expect(kim.text()).toContain('Not assessed yet.');
	await kim.follow('Say something about Quiet room 2');
	kim.choose('Something is wrong with it', 'What happened?');
	await kim.press('Save about Quiet room 2');
	expect(kim.text()).toContain('Write in a few words what is wrong.');
	await kim.fill('In a few words', 'the lock sticks').press('Save about Quiet room 2');
	expect(kim.text()).toContain('Something is wrong with it: the lock sticks');
});

/** Opens the page of the unit's policy from where whoever it is begins. */
const policy = async (visitor: Visitor, link: string): Promise<Visitor> => {
	await visitor.open('/');
	if (link !== 'Our policy') await visitor.open('/service');
	return visitor.follow(link);
};

test('S0-10: the keeper puts up what the service says, staff say that they read it, and nothing waits for that', async () => {
	const [kim, noa] = [await house.as('Kim Tran'), await house.as('Noa Berg')];
	await policy(kim, 'Our policy');
	expect(kim.text()).toContain('No policy has been put up here.');
	const keeper = await policy(
		await house.as('the keeper'),
		'The policy of Ward 4 on restraint and seclusion'
	);
	await keeper.press('Put it up');
	expect([keeper.status, keeper.text()]).toEqual([
		422,
		expect.stringContaining('Write what the policy says.')
	]);
	await dated(keeper, 'From which day does it hold?', ['1', '2', '2026'])
		.fill('What it says', 'We ask first.\n\nNobody is held face down.')
		.press('Put it up');
	expect(keeper.text()).toContain('Edition of 1 February 2026');
	expect(keeper.text()).toContain('Kim Tran: has not said so');

	await policy(kim, 'Our policy');
	expect(kim.text()).toContain('Nobody is held face down.');
	expect(kim.text()).not.toContain('Who has read it');
	await kim.press('I have read it');
	expect(kim.text()).toMatch(/You said on .* that you have read it/);
	await keeper.open(keeper.path);
	expect(keeper.text()).toMatch(/Noa Berg: has not said so[^]*Kim Tran: read, said on/);
	await policy(noa, 'Our policy');
	expect(noa.text()).not.toContain('You said on');
});

test('an episode keeps what held when it started, and says whose training was valid on the day', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open('/');
	await findPerson(kim, { name: 'Joan Hill', born: ['1', '5', '1974'] });
	await kim.press('Open an intake for somebody new');
	await kim.open(`/units/${unit}`);
	expect(kim.text()).toContain('What this unit counts as one: Each');
	await kim.follow('Joan Hill');
	const person = /\/people\/[0-9a-f-]{36}/.exec(kim.path)?.[0] ?? '';
	await house.at(days.at('2026-03-02', '09:30'));
	const again = await house.as('Kim Tran');
	await again.open(`${person}/episodes`);
	await again.tick('Seclusion').fill('When did it start?', '2026-03-02T09:00').press('Start the record');
	const episode = again.path.split('#')[0] ?? '';
	// Beside the form, what the service says of it; Noa never said that they read it, and writes all the same.
	expect(again.text()).toContain('What the policy of Ward 4 says, edition of 1 February 2026');
	expect(again.text()).toMatch(/Our policy when it began\s*Edition of 1 February 2026/);
	const deemedRule = 'With deemed status, a licensed practitioner sees the person in person within 1 hour';
	expect(again.text()).toContain(deemedRule);
	expect(again.text()).toContain('Kim Tran, Nurse: training valid until 31 January 2027');

	// Whoever looked and where is told of beside the registers, as they stood that day.
	await again.follow('Checks and watching');
	await again
		.choose('In the room', 'How did you look?')
		.choose('Quiet room 2', 'Which room or device?')
		.choose('Noa Berg', 'Who looked?')
		.press('Save this check');
	expect(again.status).toBe(200);
	expect(again.text()).toContain('Noa Berg: no training is on record.');
	expect(again.text()).not.toContain('Found by the name as it was typed');
	expect(again.text()).toContain(
		'Quiet room 2: Not assessed yet. Something is wrong with it: the lock sticks'
	);
	await again
		.choose('Talked with them', 'How did you look?')
		.fill('Somebody without an account here', 'Somebody of an agency', 'Write a check item by item')
		.choose('Lee Park', 'Who looked?')
		.press('Save this check');
	expect([again.status, again.text()]).toEqual([422, expect.stringContaining('Keep the one who looked.')]);
	await again.choose('I looked myself', 'Who looked?').press('Save this check');
	expect(again.text()).toContain('Somebody of an agency: not known as staff here');
	// A name that was typed means what it always did; whoever was picked is found whatever they are called by then.
	const others = 'Somebody without an account here';
	await again
		.choose('Talked with them', 'How did you look?')
		.fill(others, 'Lee Park', 'Write a check item by item')
		.press('Save this check');
	expect(again.text()).toContain(
		'Lee Park: training was valid on that day, until 31 January 2027. Trained; that they showed they can do it is not ' +
			'written down. Found by the name as it was typed; nobody was picked.'
	);
	await again
		.choose('Talked with them', 'How did you look?')
		.choose('Lee Park', 'Who looked?')
		.press('Save this check');
	const renamed = (name: string) =>
		server.superSql`update sign_in.account set name = ${name} where name like 'Lee P%'`;
	await renamed('Lee Parker');
	await again.open(again.path);
	expect(again.text()).toContain('Lee Park: not known as staff here');
	expect(again.text()).toContain('Lee Park: training was valid on that day, until 31 January 2027.');
	await renamed('Lee Park');
	await again.press('In the room: all of it is fine');
	expect(again.text()).toMatch(
		/Kim Tran.*: training was valid on that day, until 31 January 2027\. They showed on 2 February 2026 /
	);
	await again.open(episode);
	// No rule says in minutes how often: the unit did.
	await again.follow('Checks and watching');
	expect(again.text()).toContain('Ward 4 has set: a check every 15 minutes.');
	expect(again.text()).toContain('Next check due at 09:45');
	await again.open(`${episode}/is-it`);
	expect(again.text()).toContain('asks Lee Park, Doctor for advice: the unit names them for it.');
	await again.choose('Not clear', 'What is it meant for?').press('Answer: is it a restraint?');
	expect(again.text()).toContain('Advice was asked for, and nobody has answered yet.');
	const [lee, noa] = [await house.as('Lee Park'), await house.as('Noa Berg')];
	await noa.open('/tasks');
	expect(noa.text()).not.toContain('Give advice about');
	await lee.open('/tasks');
	await lee.follow('Give advice about Joan Hill: is it a restraint?');
	await lee.follow('Change this', 'Advice');
	await lee.choose('It is not', 'The advice').fill('The advice in words', 'She may take it off.');
	await lee.press('Save: Advice');
	await again.open(`${episode}/is-it`);
	expect(again.text()).toMatch(/Lee Park.* answered: It is not. She may take it off./);

	const rewriting = await policy(
		await house.as('the keeper'),
		'The policy of Ward 4 on restraint and seclusion'
	);
	await rewriting.fill('What it says', 'We ask twice.').press('Put it up');
	await again.open(episode);
	expect(again.text()).toMatch(/Our policy when it began\s*Edition of 1 February 2026/);
	await again.follow('What the policy of Ward 4 says, edition of 2 March 2026');
	expect(again.text()).toMatch(
		/When this began: edition of 1 February 2026[^]*We ask first[^]*Now: edition of 2 March 2026[^]*We ask twice/
	);
	const keeper = await settings();
	await keeper.choose('Has no deemed status', 'Deemed status').press('Save: Deemed status');
	keeper.choose('United States federal hospital rule', 'Records are made under');
	await keeper.press('Save: Rules in use');
	await again.open(episode);
	expect(again.text()).toContain(deemedRule);
	expect(again.text()).toContain('Rules used: Joint Commission, United States: 2009 set.');
	again.choose('Kim Tran', 'Who took part?');
	await again.choose('Decided on it', 'What did they do?').press('Name them');
	expect(again.text()).toContain('Kim Tran, Nurse: training was valid. That they can do it was shown.');
	again.choose('Lee Park', 'Who took part?');
	await again.choose('Decided on it', 'What did they do?').press('Name them');
	expect(again.text()).toContain(
		'Lee Park, Doctor: training was valid. Trained; that they showed they can do it is not written down.'
	);

	again.choose('A shared room', 'Where was it?').choose('Quiet room 2', 'The place in words');
	await again.press('Save: Place');
	expect(again.text()).toContain(
		'Quiet room 2: Not assessed yet. Something is wrong with it: the lock sticks'
	);

	// What is started after the change is under the new rules, with the old ones beside them.
	keeper.tick('Joint Commission, United States: 2009 set', 'These hold here as well');
	await keeper.press('Save: Rules in use');
	await house.at(days.at('2026-03-02', '11:00'));
	const later = await house.as('Kim Tran');
	await later.open(`${person}/episodes`);
	await later.tick('Seclusion').press('Start the record');
	expect(later.text()).toContain('Rules used: United States federal hospital rule, 42 CFR 482.13(e).');
	later.unfold('Holds here as well: Joint Commission, United States: 2009 set');
	expect(later.text()).not.toContain(deemedRule);
	expect(later.text()).toContain(
		'An order from a licensed practitioner is needed within 1 hour of the start.'
	);
});
