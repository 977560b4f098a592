import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendar } from '../people/calendar';
import { House, personOn } from '../people/house';
import { findPerson } from '../support/setting-up';
import { startServer, type TestServer } from '../support/server';
import type { Visitor } from '../support/visitor';

const days = calendar('Australia/Sydney');
const RULES = 'Guidance of New South Wales disability services on seclusion, 2024: second reading';
let server: TestServer;
let house: House;
/** Grown up, and sixteen. */
let noor = '';
let tahlia = '';
beforeAll(async () => {
	const begin = days.at('2026-03-02', '09:00');
	server = await startServer({ now: begin });
	house = await new House(server).at(begin);
	await house.open('Harbour Care');
	await house.unit('Wattle House', 'Australia/Sydney', RULES);
	await house.staff('Kim Tran', 'Support worker', ['Wattle House']);
	const arrives = async (name: string, born: [string, string, string]): Promise<string> => {
		const kim = await house.as('Kim Tran');
		await kim.open('/');
		await findPerson(kim, { name, born });
		await kim.press('Open an intake for somebody new');
		return personOn(kim);
	};
	tahlia = await arrives('Tahlia Reed', ['2', '11', '2009']);
	noor = await arrives('Noor Aziz', ['2', '11', '1990']);
	const kim = await house.as('Kim Tran');
	await kim.open(`/people/${noor}`);
	await kim.follow('This stay at Wattle House');
	await kim.press('Make a slip');
	await house.join('Noor Aziz', kim);
});
afterAll(() => server.stop());

/** Fills in what is asked for; every need is met but those named. */
const fillsIn = (kim: Visitor, denied: readonly string[] = []): Visitor => {
	kim.choose('To be shut in alone', 'Permission for what?');
	kim.fill('What exactly, and when', 'The quiet room, door closed, after hitting');
	kim.fill('At most how many minutes', '15');
	for (const need of ['Bedding', 'Water', 'Warmth and cooling they can change', 'A toilet'])
		kim.choose(denied.includes(need) ? 'No' : 'Yes', need);
	for (const point of ['Little that can harm', 'Easy to see how they are', 'Enough light', 'Enough air'])
		kim.choose('Yes', point);
	return kim.choose('Yes', 'A comfortable temperature').choose('Yes', 'A toilet within reach');
};
const dated = (visitor: Visitor, legend: string, [day, month, year]: readonly string[]) =>
	visitor
		.fill('Day', day ?? '', legend)
		.fill('Month', month ?? '', legend)
		.fill('Year', year ?? '', legend);

test('V1, S4-07: for somebody of 16 the card says what is missing, and a request is refused with the rule named', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open(`/people/${tahlia}/authorisations`);
	expect(kim.text()).toContain('Functional behavioural assessment: missing.');
	expect(kim.text()).toContain('No panel can allow this person to be shut in alone:');
	await fillsIn(kim).press('Ask for it');
	expect([kim.status, kim.text()]).toEqual([
		422,
		expect.stringContaining('Seclusion of a person under 18 is prohibited.')
	]);
	expect(kim.value('What exactly, and when')).toBe('The quiet room, door closed, after hitting');
	const [count] = await server.superSql`select count(*)::int as n from authorisation`;
	expect(count?.['n']).toBe(0);
});

test('S4-01, S4-03: the card says how the assessments stand, and what is missing waits among the tasks', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open('/tasks');
	expect(kim.text()).toContain('Functional assessment of Tahlia Reed is missing. Ask for it');
	await kim.open(`/people/${noor}/told-today`);
	await kim.fill('How do you show "stop"?', 'Flat hand').press('Save and open the card');
	expect(kim.text()).toContain('Functional assessment missing');
	expect(kim.text()).not.toContain('Communication assessment');
	await kim.open('/tasks');
	await kim.follow('Functional assessment of Noor Aziz is missing. Ask for it');
	const says = async (what: string, state: string): Promise<void> => {
		await kim.choose(what, 'Which assessment?').choose(state, 'How does it stand?').press('Save assessment');
		expect(kim.status).toBe(200);
	};
	await says('Functional behavioural assessment', 'asked for');
	await says('Communication assessment (speech pathologist)', 'missing');
	await kim.open(`/people/${noor}/card`);
	expect(kim.text()).toContain('Functional assessment asked for');
	expect(kim.text()).toContain('Communication assessment missing');
	await kim.open('/tasks');
	expect(kim.text()).not.toContain('Functional assessment of Noor Aziz');
	expect(kim.text()).toContain('Functional assessment of Tahlia Reed');
});

test('S4-21: a request that denies a key need is refused; what is missing is told, and kept', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open(`/people/${noor}/authorisations`);
	await kim.press('Ask for it');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('Say yes or no.')]);
	await fillsIn(kim, ['Water']).press('Ask for it');
	expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('These rules are in its way')]);
});

test('S4-13, S4-24, S4-25, S4-26, S4-27: draft, her own yes, panel, active; her no ends it; an episode says whether it was covered', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open(`/people/${noor}/authorisations`);
	await fillsIn(kim).press('Ask for it');
	const page = kim.path;
	expect(kim.text()).toContain('No valid consent yet');

	// The panel cannot come first.
	const decides = async (): Promise<void> => {
		await kim.open(page);
		kim
			.fill('Which panel, of which body?', 'Panel of Harbour Care')
			.choose('It allows it', 'What did it decide?');
		await dated(kim, 'Allowed until which day?', ['30', '4', '2026']).press('Save the decision');
	};
	await kim.open(page);
	kim
		.fill('Which panel, of which body?', 'Panel of Harbour Care')
		.choose('It allows it', 'What did it decide?');
	await kim.press('Save the decision');
	expect(kim.text()).toContain('Write the last day.');
	expect(kim.value('Which panel, of which body?')).toBe('Panel of Harbour Care');

	await kim.open(`/people/${noor}/authorisations`);
	kim.choose('Functional behavioural assessment', 'Which assessment?').choose('done', 'How does it stand?');
	await dated(kim, 'Done on', ['1', '2', '2026']).press('Save assessment');
	expect(kim.text()).toContain('Functional behavioural assessment: done.');

	// Consent of the person: not all four checks, then all of them, and it waits for her own yes.
	const consents = async (checks: readonly string[]): Promise<void> => {
		await kim.open(page);
		kim.choose('The person themselves', 'Who consents?');
		for (const check of checks) kim.tick(check, 'What was checked of the consent');
		await dated(kim, 'Consent holds until which day?', ['30', '6', '2026']).press('Save consent');
	};
	const all = [
		'It is given freely',
		'They know what it means',
		'It is for this and nothing else',
		'It is for now'
	];
	await consents(all.slice(0, 3));
	expect([kim.status, kim.text()]).toEqual([
		422,
		expect.stringContaining('Consent is valid when it is voluntary')
	]);
	await consents(all);
	expect(kim.status).toBe(200);
	expect(kim.text()).toContain('No valid consent yet');
	const own = await house.as('Noor Aziz');
	await own.open(`/people/${noor}/episodes`);
	await own.follow('What services asked permission to do');
	await own.follow('To be shut in alone');
	expect(own.text()).toContain('Your consent was asked for.');
	expect(own.text()).toContain('The quiet room, door closed, after hitting');
	own.choose('Yes', 'Do you say yes to this?').choose('No', 'Is this very bad for you?');
	await own
		.fill('What do you want to say about it?', 'Only if somebody stays where I hear them')
		.press('Say this');
	expect(own.text()).toContain('Consent is given. The panel has not decided');

	await decides();
	expect(kim.text()).toContain('Allowed now');

	// An episode before it, and one after, each say whether it was covered.
	await house.at(days.at('2026-03-03', '10:00'));
	const later = await house.as('Kim Tran');
	await later.open(`/people/${noor}/episodes`);
	await later.tick('Seclusion').fill('When did it start?', '2026-03-02T08:00').press('Start the record');
	expect(later.text()).toContain('To be shut in alone at 08:00: not covered. No valid consent yet.');
	await later.open(`/people/${noor}/episodes`);
	await later.tick('Seclusion').fill('When did it start?', '2026-03-03T09:45').press('Start the record');
	expect(later.text()).toContain('To be shut in alone at 09:45: covered.');
	// S4-27: its limit is shown and compared.
	await later.open(`/people/${noor}/episodes`);
	await later.tick('Seclusion').fill('When did it start?', '2026-03-03T09:44').press('Start the record');
	expect(later.text()).toContain(
		'To be shut in alone at 09:44: covered, and longer than its limit: 16 minutes, allowed were 15.'
	);

	// She changes her mind: from then on it is not allowed.
	const again = await house.as('Noor Aziz');
	await again.open(page);
	await again.choose('Yes', 'Is this very bad for you?').press('Say this');
	expect(again.text()).toContain('Prohibited');
	await later.open(page);
	expect(later.text()).toContain('Says that it is very bad for them.');
	expect(later.text()).toContain('Only if somebody stays where I hear them');
});

test('nobody says yes for her: her word sent by staff is not there', async () => {
	const kim = await house.as('Kim Tran');
	await kim.open(`/people/${noor}/authorisations`);
	await kim.follow('To be shut in alone');
	const answer = await kim.send(`${kim.path.split('?')[0] ?? ''}?/say`, {
		method: 'POST',
		body: new URLSearchParams({ key: randomUUID(), agrees: 'yes' }).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded', origin: kim.origin, accept: 'text/html' }
	});
	expect(answer.status).toBe(404);
});
