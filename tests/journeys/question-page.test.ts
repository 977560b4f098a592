import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { joined, signIn, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

let server: TestServer;
let tahlia: Visitor;
let home: string;
let personId: string;
let known: Awaited<ReturnType<typeof joined>>;

beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
beforeEach(async () => {
	known = await joined(server, 'Tahlia');
	({ visitor: tahlia, personId } = known);
	home = `/people/${personId}`;
});

const asked = (question: string) => tahlia.open(`${home}/about-me/${question}`);
const stored = async (question: string) =>
	server.superSql<{ state: string; value: unknown }[]>`
		select state, value from answer where person_id = ${personId} and question = ${`about-me/${question}`}
		order by written_at, id`;

test('an answer is saved, shown again, and each earlier one stays readable', async () => {
	await asked('helps');
	await tahlia.fill('Line 1', 'A tight blanket').tick('Music').press('Save and go on');
	expect(tahlia.path).toBe(`${home}/about-me/staff-triggers`);
	await asked('helps');
	expect(tahlia.value('Line 1')).toBe('A tight blanket');
	await tahlia.fill('Line 1', 'A blanket').press('Save and go on');
	await tahlia.open(`${home}/about-me/helps/versions`);
	expect(tahlia.text()).toContain('A tight blanket');
	expect(tahlia.text()).toContain('This is your answer now.');
	// The line kept its id when it was reworded: others can refer to it.
	const ids = (await stored('helps')).map(
		({ value }) => /"id":\s*"([^"]+)"/.exec(JSON.stringify(value))?.[1]
	);
	expect(ids[0]).toBe(ids[1]);
});

test.each([
	['Skip', 'skipped', 'You skipped this. That is fine.'],
	['Not sure', 'not-sure', 'You were not sure.'],
	['Not now', 'not-now', 'You said: not now.'],
	['Does not apply to me', 'does-not-apply', 'You said: this does not apply to me.']
])('“%s” is an answer, and leads on', async (button, state, words) => {
	await asked('worse');
	await tahlia.press(button);
	expect(tahlia.status).toBe(200);
	expect((await stored('worse')).map((one) => one.state)).toEqual([state]);
	await asked('worse');
	expect(tahlia.text()).toContain(words);
});

test('saving nothing is leaving it blank, never an error', async () => {
	await asked('worse');
	await tahlia.press('Save and go on');
	expect(tahlia.status).toBe(200);
	expect((await stored('worse')).map(({ state }) => state)).toEqual(['skipped']);
});

test('the same form sent twice, or twenty times at once, is one answer', async () => {
	await asked('stop');
	const form = tahlia.document.querySelector('form[action="?/save"]');
	const fields = new URLSearchParams();
	for (const input of form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? [])
		fields.append(input.name, input.value);
	fields.append('text', 'Thumb down');
	fields.append('state', 'answered');
	const send = () =>
		tahlia.send(`${home}/about-me/stop?/save`, {
			method: 'POST',
			body: fields.toString(),
			headers: {
				accept: 'text/html',
				origin: server.origin,
				'content-type': 'application/x-www-form-urlencoded'
			}
		});
	const answers = await Promise.all(Array.from({ length: 20 }, send));
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
	expect((await send()).status).toBe(303);
	expect(await stored('stop')).toHaveLength(1);
});

test('two pages of the same question: the second is shown both texts, and neither is lost', async () => {
	await asked('stop');
	const other = server.visit();
	for (const { name, value } of tahlia.cookies.list()) other.cookies.set(name, value);
	await other.open(`${home}/about-me/stop`);
	await tahlia.fill('How do you show "stop"?', 'Thumb down').press('Save and go on');
	await other.fill('How do you show "stop"?', 'Both hands up').press('Save and go on');
	expect(other.status).toBe(409);
	expect(other.text()).toContain('This answer was changed in the meantime');
	expect(other.text()).toContain('Thumb down');
	expect(other.text()).toContain('Both hands up');
	await other.press('Use what I just wrote');
	expect(other.status).toBe(200);
	await asked('stop');
	expect(tahlia.value('How do you show "stop"?')).toBe('Both hands up');
	await tahlia.open(`${home}/about-me/stop/versions`);
	expect(tahlia.text()).toContain('Thumb down');
});

test('a text that is too long is kept and named; who may see it stays as it was picked', async () => {
	await asked('stop');
	const long = 'a'.repeat(81);
	await tahlia
		.fill('How do you show "stop"?', long)
		.untick('On my card for staff', 'Who can see this answer?')
		.press('Save and go on');
	expect(tahlia.status).toBe(422);
	expect(tahlia.value('How do you show "stop"?')).toBe(long);
	expect(tahlia.isOn('On my card for staff', 'Who can see this answer?')).toBe(false);
	expect(await stored('stop')).toHaveLength(0);
});

test('“carry on” leads to where she stopped, also in a new browser, and never behind Open', async () => {
	await tahlia.open(home);
	await tahlia.follow('Start with one question');
	await tahlia.fill('Line 1', 'A walk').press('Save and go on');
	await tahlia.open(home);
	const leads = () => tahlia.document.querySelector('main a.main')?.getAttribute('href');
	expect(leads()).toBe(`${home}/about-me/staff-triggers`);
	const comesBack = async () => (await signIn(server, known.userName, known.phrase)).path;
	expect(await comesBack()).toBe(`${home}/about-me/staff-triggers`);

	// With the first two answered she is shown what there is to sign; with nothing said she just goes on.
	await asked('staff-triggers');
	await tahlia.press('Skip');
	expect(tahlia.path).toBe(`${home}/review`);
	expect(await comesBack()).toBe(home);
	await tahlia.open(home);
	expect(leads()).not.toMatch(/helps$|staff-triggers$/);
	await asked('signs-me');
	await tahlia.press('Skip');
	await asked('ask-again');
	await tahlia.press('Skip');
	await tahlia.open(home);
	expect(leads()).not.toContain('held');
});

test('where order matters the lines are numbered, and the numbers decide', async () => {
	await asked('helps');
	await tahlia.fill('Line 1', 'Chew ice').fill('Line 2', 'A walk').tick('Music').press('Save and go on');
	await asked('helps');
	const order = 'Put them in order. 1 is the first.';
	await tahlia
		.fill('Music', '1', order)
		.fill('A walk', '2', order)
		.fill('Chew ice', '3', order)
		.press('Save and go on');
	await tahlia.open(`${home}/card`);
	const text = tahlia.text();
	expect(text.indexOf('Music')).toBeLessThan(text.indexOf('“A walk”'));
	expect(text.indexOf('“A walk”')).toBeLessThan(text.indexOf('“Chew ice”'));
});
