import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { joined, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

/** What Sam writes alone: it must come to nobody else, by no way. */
const PRIVATE = 'quillwort-under-the-stairs';

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

const invite = 'Ask somebody new to help me';

/** Sam with an account, and Rosa, a peer advocate who may type about him. Each in a browser of their own. */
const together = async () => {
	const { visitor: sam, personId } = await joined(server, 'Sam');
	const home = `/people/${personId}`;
	await sam.open(`${home}/sharing`);
	sam.unfold(invite).fill('What is their name?', 'Rosa', invite).tick('Type answers for me', invite);
	await sam.choose('My peer advocate', 'Who will they be for you?').press('Make a slip');
	const code = sam.document.querySelector('code')?.textContent ?? '';
	const rosa = server.visit();
	await rosa.open('/sign-in/slip');
	await rosa.fill('The 8 letters on your slip', code).press('Go on');
	await rosa.press('Go on');
	await rosa.open('/');
	return { sam, rosa, personId, home };
};

const said = (visitor: Visitor): string => visitor.document.body.textContent ?? '';

test('Rosa helps with one part, never sees what Sam answers alone, and is out with his word', async () => {
	const { sam, rosa, personId, home } = await together();
	const private_ = `${home}/about-me/held-worse`;
	const seen: string[] = [];
	const open = async (path: string) => {
		await rosa.open(path);
		seen.push(rosa.html);
		return rosa.status;
	};

	// Granted: one part, as a peer advocate, until a day.
	expect(await open(home)).toBe(200);
	expect(said(rosa)).toContain('Rosa is helping Sam');
	await sam.open(`${home}/sharing`);
	expect(sam.text()).toContain('My peer advocate');
	expect(sam.text()).toContain('To help me with my plan. Ends on');

	// What stands behind Open is Sam's alone before anything is written there, and nothing says that it is.
	expect(await open(private_)).toBe(404);
	expect(await open(`${home}/about-me`)).toBe(200);
	expect(rosa.html).not.toContain('held-worse');

	// She types; he sees who helps, and whose hand it was.
	expect(await open(`${home}/about-me/helps`)).toBe(200);
	await rosa.fill('Line 1', 'The bench by the gate').press('Save and go on');
	await sam.open(home);
	expect(said(sam)).toContain('Rosa is helping you');
	await sam.open(`${home}/about-me`);
	expect(sam.text()).toContain('Rosa typed this for you. Is it right?');
	await sam.press('Yes, this is right');
	await sam.open(`${home}/about-me/helps`);
	expect(sam.text()).toContain('Typed by Rosa, checked by me');

	// He answers the hard part, alone.
	await sam.open(private_);
	expect(sam.text()).toContain('You answer this alone.');
	await sam.fill('Line 1', PRIVATE).press('Save and go on');
	expect(await open(private_)).toBe(404);

	// And an ordinary question that he takes for himself while she has it open.
	expect(await open(`${home}/about-me/worse`)).toBe(200);
	rosa.fill('Line 1', 'Being watched');
	await sam.open(`${home}/about-me/worse`);
	await sam.unfold('Answer this alone').press('I want to answer this alone');
	const before = await server.superSql`select from answer where person_id = ${personId}`;
	await rosa.press('Save and go on');
	expect(rosa.status).toBe(404);
	seen.push(rosa.html);
	expect(await server.superSql`select from answer where person_id = ${personId}`).toHaveLength(before.length);
	expect(await open(`${home}/about-me`)).toBe(200);
	expect(rosa.text()).toContain('Sam is answering');
	expect(rosa.text()).not.toContain('What makes it worse');
	await sam.open(`${home}/about-me/worse`);
	await sam.fill('Line 1', PRIVATE).press('Save and go on');
	expect(await open(`${home}/about-me`)).toBe(200);
	expect(rosa.text()).not.toContain('Sam is answering');

	// He takes it back while her page is open: her next request finds nothing, and he is told that she tried.
	expect(await open(`${home}/about-me/signs-me`)).toBe(200);
	rosa.fill('Line 1', 'I go quiet');
	const held = await server.superSql`select from answer where person_id = ${personId}`;
	await sam.open(`${home}/sharing`);
	await sam.press('Stop everything with Rosa');
	await rosa.press('Save and go on');
	expect(rosa.status).toBe(404);
	seen.push(rosa.html);
	expect(await server.superSql`select from answer where person_id = ${personId}`).toHaveLength(held.length);
	for (const path of ['', '/about-me', '/about-me/helps', '/about-me/held-worse', '/card'])
		expect(await open(home + path)).toBe(404);
	await sam.open(`${home}/looks`);
	expect(sam.text()).toContain('Rosa: tried to change something and could not; nothing was saved');

	expect(seen.filter((html) => html.includes(PRIVATE))).toEqual([]);
	expect(server.log()).not.toContain(PRIVATE);
}, 300_000);

test('Sam asks Rosa about a look, she answers, and he reads it beside the look', async () => {
	const { sam, rosa, personId, home } = await together();
	await rosa.open(`${home}/about-me/helps`);
	await rosa.fill('Line 1', 'The bench').press('Save and go on');
	await sam.open(`${home}/looks`);
	const link = [...sam.document.querySelectorAll('a')].find((one) =>
		one.textContent?.startsWith('Ask about this')
	);
	await sam.open(link?.getAttribute('href') ?? '');
	await sam.press('Ask');
	expect(sam.status).toBe(422);
	expect(sam.text()).toContain('Pick whom you want to ask.');
	await sam.choose('Rosa').fill('What do you want to know?', 'Why so soon?').press('Ask');
	expect(sam.text()).toContain('Your question is on its way.');
	expect(sam.text()).toContain('You asked Rosa');

	// Everybody she stands beside is on one page of hers, with what waits there (S0-08).
	await rosa.open('/?all');
	expect(rosa.text()).toMatch(/Sam\s*You are their peer advocate\s*Sam asks you about something/);
	expect(rosa.text()).toMatch(/You may read and write: about them\. Until \d+ \w+ 20\d\d\./);
	await rosa.open(home);
	expect(rosa.text()).toContain('Sam asks you about something');
	await rosa.follow('Sam asks you about something');
	expect(rosa.text()).toContain('Why so soon?');
	await rosa.fill('Your answer to Sam', 'I thought you wanted it today.').press('Send the answer');
	await sam.open(`${home}/looks`);
	expect(sam.text()).toContain('I thought you wanted it today.');
	await rosa.open('/tasks');
	expect(rosa.text()).not.toContain('Sam asks you');
	await rosa.open('/?all');
	expect(rosa.text()).toContain('Nothing waits for you here.');

	// A helper who is out answers nothing more, and does not read the question.
	const [asked] = await server.superSql<{ id: string }[]>`select id from asked where person_id = ${personId}`;
	await sam.open(`${home}/sharing`);
	await sam.press('Stop everything with Rosa');
	expect((await rosa.open(`/tasks/asked/${asked?.id}`)).status).toBe(404);
	expect(rosa.html).not.toContain('Why so soon?');
}, 200_000);

test('what Sam answers alone in the directive and the crisis plan is no page of hers', async () => {
	const { visitor: sam, personId } = await joined(server, 'Sam');
	const home = `/people/${personId}`;
	await sam.open(`${home}/sharing`);
	sam.unfold(invite).fill('What is their name?', 'Rosa', invite).tick('Help me write my directive', invite);
	sam.tick('Help me with my crisis plan', invite).choose('My peer advocate', 'Who will they be for you?');
	await sam.press('Make a slip');
	const rosa = server.visit();
	await rosa.open('/sign-in/slip');
	await rosa
		.fill('The 8 letters on your slip', sam.document.querySelector('code')?.textContent ?? '')
		.press('Go on');
	await rosa.press('Go on');
	const alone = async (path: string) => {
		await rosa.open(path);
		expect(rosa.status).toBe(200);
		await sam.open(path);
		await sam.unfold('Answer this alone').press('I want to answer this alone');
		expect((await rosa.open(path)).status).toBe(404);
		expect(rosa.html).not.toContain(PRIVATE);
	};
	await sam.open(`${home}/directive`);
	await sam.choose('England and Wales', 'Where do you live or get treatment?').press('Begin');
	await alone(`${home}/directive/never`);
	await sam.open(`${home}/directive/never`);
	await sam.fill('Line 1', PRIVATE).press('Save and go on');

	await sam.open(`${home}/crisis-plan`);
	await sam.unfold('Write a line').follow('What helped before');
	await sam.fill('Your words', PRIVATE).press('Save the words');
	const [line] = await server.superSql<{ id: string }[]>`
		select line_id as id from crisis_line where person_id = ${personId}`;
	await alone(`${home}/crisis-plan/lines/${line?.id ?? ''}`);
	for (const path of ['/directive', '/crisis-plan']) {
		expect((await rosa.open(home + path)).status).toBe(200);
		expect(rosa.html).not.toContain(PRIVATE);
	}
}, 200_000);

test('Rosa types whom to tell: a "never" protects at once, the rest waits for Sam, and what he keeps from her is not there', async () => {
	const { sam, rosa, home } = await together();
	const lists = `${home}/sharing`;
	const add = async (visitor: Visitor, name: string, tell: string, button: string) => {
		visitor.unfold('Add somebody').fill('Their name', name);
		await visitor.choose(tell).press(button);
	};
	const [yes, never] = ['Yes, please tell them', 'No, never tell them'];
	await sam.open(lists);
	await add(sam, 'Bo Quill', never, 'Add to my list');
	await add(sam, 'Ann Lee', yes, 'Add to my list');
	await add(sam, 'Cy Moss', yes, 'Add to my list');

	// He keeps one line from her; nothing tells her of it, nor of whom he never wants told.
	const keep = [...sam.document.querySelectorAll('a')].find(
		(one) => one.textContent === 'Keep this from somebody: Cy Moss'
	);
	await sam.open(keep?.getAttribute('href') ?? '');
	expect(sam.text()).toContain('Somebody on my list: Cy Moss');
	await sam.tick('Rosa').press('Save');
	expect(sam.text()).toContain('Kept from Rosa');
	await rosa.open(home);
	await rosa.follow('Whom to tell');
	expect(rosa.text()).toContain('Ann Lee');
	for (const kept of ['Cy Moss', 'Bo Quill']) expect(rosa.html).not.toContain(kept);

	await rosa.press('Add to the list');
	expect(rosa.status).toBe(422);
	await add(rosa, 'Dee Hart', yes, 'Add to the list');
	expect(rosa.text()).toContain('Waits for the person to check');
	await add(rosa, 'Eli Stone', never, 'Add to the list');
	await rosa.press('Ask to take off the list: Ann Lee');
	expect(rosa.text()).toContain('You asked to take this off');

	// The card has neither a new name nor one less before Sam says so; "never" counts already.
	await sam.open(`${home}/card`);
	expect(sam.text()).toContain('Ann Lee');
	expect(sam.text()).not.toContain('Dee Hart');
	await sam.open(lists);
	expect(sam.text()).toContain('Rosa typed this for you. Is it right?\nDee Hart');
	expect(sam.text()).toContain('Eli Stone\nTyped by Rosa');
	expect(sam.text()).toContain('Rosa asks to take this off your list.');
	await sam.press('Yes, this is right: Dee Hart');
	expect(sam.text()).toContain('Dee Hart\nTyped by Rosa, checked by me');
	await sam.press('Keep it on my list: Ann Lee');
	expect(sam.text()).not.toContain('Rosa asks to take this off your list.');
	await sam.press('Take off the list: Eli Stone');
	await sam.open(`${home}/card`);
	expect(sam.text()).toContain('Dee Hart');
	await sam.open(`${home}/looks`);
	expect(sam.text()).toContain('typed for you whom to tell, or never to tell');

	// With his word she is out: of this page too.
	await sam.open(lists);
	await sam.press('Stop everything with Rosa');
	expect((await rosa.open(`${home}/contacts`)).status).toBe(404);
}, 200_000);
