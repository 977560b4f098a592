import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { codeIn, lost, type Lost } from '../people/lost.js';
import { findBy, saysItIs } from '../people/lost-staff.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const start = new Date('2026-03-14T09:00:00Z');
/** Each test has a month of its own, so that nobody's session is from another. */
let month = 0;
const after = (seconds: number): Date => new Date(start.getTime() + (month * 30 * 86_400 + seconds) * 1000);
const threeDays = 72 * 3600;

let server: TestServer;
let house: House;
let kim: Lost;
beforeAll(async () => {
	server = await startServer({ now: start });
	house = await new House(server).at(start);
	await house.open('The service');
	for (const unit of ['North', 'South'])
		await house.unit(unit, 'Europe/London', 'England: Mental Health Units');
	await house.staff('Amy Cole', 'Nurse', ['North']);
	await house.staff('Ben Dale', 'Nurse', ['North']);
	await house.staff('Cleo Finn', 'Nurse', ['North', 'South']);
	await house.staff('Dev Rao', 'Doctor', ['South']);
});
afterAll(() => server.stop());
beforeEach(async () => {
	month += 1;
	await house.at(after(0));
	kim = await lost(server, after(0));
});

/** The person, on a phone nobody was signed in on. */
const comeBack = async (code: string): Promise<{ visitor: Visitor; userName: string; codes: string[] }> => {
	const visitor = server.visit();
	await visitor.open('/sign-in');
	await visitor.follow('Somebody helped me: I have a code');
	await visitor.fill('The 8 letters of your code', code).press('Come back in');
	expect(visitor.path).toBe('/sign-in/codes');
	const userName = visitor.document.querySelector('main strong')?.textContent ?? '';
	await visitor.press('Show my 8 codes');
	const codes = [...visitor.document.querySelectorAll('li code')].map(({ textContent }) => textContent ?? '');
	return { visitor, userName, codes };
};

/** What is closed to whoever was helped back in, and opens afterwards. */
const closed = (person: Lost): string[] => [
	`${person.home}/about-me`,
	`${person.home}/about-me/kinds`,
	`${person.home}/about-me/kinds/versions`,
	`${person.home}/sharing`,
	`${person.home}/proposals`,
	`${person.home}/looks`,
	`${person.home}/episodes`
];

const banner = 'with the help of Rosa';

test('Rosa, her advocate, helps Kim back in; for 72 hours little is shown, to the second', async () => {
	const rosa = kim.advocate;
	await rosa.open(kim.home);
	await rosa.follow(`${kim.name} cannot sign in`);
	await rosa.press('Make a code');
	expect(rosa.status).toBe(422);
	await rosa.tick(`${kim.name} is with me now and asked me for this`).press('Make a code');
	const code = codeIn(rosa);

	const { visitor, userName, codes } = await comeBack(code);
	expect(userName).toBe(kim.userName);
	expect(codes).toHaveLength(8);
	// Everybody who was signed in as Kim is out; the code works no second time; the old passphrase neither.
	expect((await kim.visitor.open('/account')).status).toBe(404);
	const second = server.visit();
	await second.open('/sign-in/helped');
	await second.fill('The 8 letters of your code', code).press('Come back in');
	expect(second.text()).toContain('This code does not work, or not any more.');

	for (const path of ['/', '/account', `${kim.home}/card`, `${kim.home}/plan`, '/help-now', '/reading']) {
		await visitor.open(path);
		expect([path, visitor.status]).toEqual([path, 200]);
		expect([path, visitor.document.body.textContent?.includes(banner)]).toEqual([path, true]);
		expect(visitor.html).not.toContain(kim.secret);
	}
	await visitor.open(`${kim.home}/plan`);
	expect(visitor.text()).toContain(kim.shared);
	for (const path of closed(kim)) expect([path, (await visitor.open(path)).status]).toEqual([path, 404]);
	// Rosa is told nothing of what became of it.
	await rosa.open(`${kim.home}/recovery`);
	expect(rosa.text()).not.toMatch(/opened again|used/i);

	const again = async (seconds: number): Promise<Visitor> => {
		await server.clock.set(after(seconds));
		const one = server.visit();
		await one.open('/sign-in/recovery');
		const fresh = codes.pop() ?? '';
		await one.fill('User name', userName).fill('One of your paper codes', fresh).press('Sign in');
		return one;
	};
	// A code made since lets Kim in, and opens nothing more.
	const late = await again(threeDays - 1);
	expect(late.document.body.textContent).toContain(banner);
	for (const path of closed(kim)) expect([path, (await late.open(path)).status]).toEqual([path, 404]);
	await server.clock.set(after(threeDays));
	await late.open('/');
	expect(late.document.body.textContent).not.toContain(banner);
	for (const path of closed(kim)) expect([path, (await late.open(path)).status]).toEqual([path, 200]);
	await late.open(`${kim.home}/about-me/strengths`);
	expect(late.html).toContain(kim.secret);
	await late.open('/account');
	expect(late.text()).toContain('Opened again on');
	expect(late.text()).toContain('with the help of Rosa');
});

test('a paper code from before opens everything at once; one made since does not', async () => {
	await kim.advocate.open(`${kim.home}/recovery`);
	await kim.advocate.tick(`${kim.name} is with me now and asked me for this`).press('Make a code');
	const { visitor, codes } = await comeBack(codeIn(kim.advocate));
	await visitor.open('/account');
	await visitor.fill('One of your old paper codes', codes[0] ?? '').press('Open everything');
	expect(visitor.text()).toContain('This is not a code from before that still works.');
	expect((await visitor.open(`${kim.home}/about-me`)).status).toBe(404);
	await visitor.open('/account');
	await visitor.fill('One of your old paper codes', kim.codes[0] ?? '').press('Open everything');
	expect(visitor.text()).toContain('Everything is open again.');
	expect(visitor.document.body.textContent).not.toContain('Until ');
	for (const path of closed(kim)) expect([path, (await visitor.open(path)).status]).toEqual([path, 200]);
	await visitor.open('/account');
	expect(visitor.text()).toContain('A paper code was given on');
});

test('two staff who work in no unit together, each in their own session', async () => {
	const amy = await saysItIs(house, 'Amy Cole', 'North', kim);
	expect(amy.text()).toContain(`You have said that it is ${kim.name}`);
	expect((await saysItIs(house, 'Amy Cole', 'North', kim)).text()).toContain('You have said so already.');
	expect((await saysItIs(house, 'Ben Dale', 'North', kim)).text()).toContain('works in a unit with you');
	// Works in South too, and yet beside Amy and Ben.
	expect((await saysItIs(house, 'Cleo Finn', 'South', kim)).text()).toContain('works in a unit with you');
	const dev = await saysItIs(house, 'Dev Rao', 'South', kim);
	const { visitor } = await comeBack(codeIn(dev));
	await visitor.open('/');
	expect(visitor.document.body.textContent).toMatch(/with the help of .*Dev Rao/);
});

test('an hour later a first word counts no more; fifteen minutes later a code does not', async () => {
	await saysItIs(house, 'Amy Cole', 'North', kim);
	await house.at(after(3600));
	expect((await saysItIs(house, 'Dev Rao', 'South', kim)).text()).toContain('You have said that it is');
	const amy = await saysItIs(house, 'Amy Cole', 'North', kim);
	const code = codeIn(amy);
	await house.at(after(3600 + 900));
	const visitor = server.visit();
	await visitor.open('/sign-in/helped');
	await visitor.fill('The 8 letters of your code', code).press('Come back in');
	expect(visitor.status).toBe(422);
});

test('whoever is no advocate cannot, and the person can stop a code they did not ask for', async () => {
	expect((await kim.friend.open(kim.home)).status).toBe(200);
	expect((await kim.friend.open(`${kim.home}/recovery`)).status).toBe(404);
	await kim.advocate.open(`${kim.home}/recovery`);
	await kim.advocate.tick(`${kim.name} is with me now and asked me for this`).press('Make a code');
	const code = codeIn(kim.advocate);
	await kim.visitor.open('/account');
	expect(kim.visitor.text()).toContain('Rosa made a code');
	await kim.visitor.press('Stop this code');
	const visitor = server.visit();
	await visitor.open('/sign-in/helped');
	await visitor.fill('The 8 letters of your code', code).press('Come back in');
	expect(visitor.status).toBe(422);
	expect((await kim.visitor.open('/account')).status).toBe(200);
	const nobody = await findBy(house, 'Dev Rao', 'South', { name: 'Nobody Here', born: ['1', '1', '1990'] });
	expect(nobody.text()).toContain('We found nobody of that name and birth date.');
});
