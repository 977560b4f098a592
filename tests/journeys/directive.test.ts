import { afterAll, beforeAll, expect, test } from 'vitest';
import { after, joined, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';
import { takesBack } from './taken-back.js';

/** One of 25 of the lives that the acts live (tests/database/directive/histories.test.ts). */
const LIVES = Math.ceil(Number(process.env.FOREWORD_PROOF_HISTORIES ?? 25) / 25);

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());

const begin = async (visitor: Visitor, home: string, where: string) => {
	await visitor.open(`${home}/directive`);
	await visitor.choose(where, 'Where do you live or get treatment?').press('Begin');
};
const answer = async (visitor: Visitor, home: string, question: string, line: string) => {
	await visitor.open(`${home}/directive/${question}`);
	await visitor.fill('Line 1', line).press('Save and go on');
};
const sign = async (visitor: Visitor, home: string, name: string) => {
	await visitor.open(`${home}/directive/signature`);
	await visitor
		.tick('I wrote this freely')
		.choose('By typing my name', 'How do you want to sign?')
		.fill('Your name, your mark in words, who heard it, or where the paper is', name)
		.press('Sign it');
};

test('a person writes down wishes, signs, changes them, and takes them back', async () => {
	const { visitor: joanne, personId } = await joined(server, 'Joanne');
	const home = `/people/${personId}`;
	await joanne.open(home);
	await joanne.follow('My wishes for treatment');
	expect(joanne.text()).toContain('Nothing is in force today.');
	await begin(joanne, home, 'Another place');
	await answer(joanne, home, 'never', 'Never lock me in alone');
	await answer(joanne, home, 'hospital-prefer', 'Harbour House');
	await joanne.open(`${home}/card`);
	expect(joanne.text()).toContain('Never lock me in alone');
	expect(joanne.text()).toContain('not signed yet');
	await sign(joanne, home, 'Joanne');
	expect(joanne.text()).toContain('It is signed.');
	expect(joanne.text()).toContain('My wishes, signed on');
	await joanne.open(`${home}/card`);
	expect(joanne.text()).toContain('Never lock me in alone');
	expect(joanne.text()).not.toContain('not signed yet');
	expect(joanne.text()).toContain('in force');

	await joanne.open(`${home}/directive`);
	await joanne.press('Change it');
	await answer(joanne, home, 'never', 'Never lock any door');
	await joanne.open(`${home}/directive/signature`);
	expect(joanne.text()).toContain('Gone: Never lock me in alone');
	expect(joanne.text()).toContain('New: Never lock any door');
	await sign(joanne, home, 'Joanne');

	await joanne.open(`${home}/directive/withdrawal`);
	await joanne
		.choose('Only what I tick below', 'What do you take back?')
		.tick('Harbour House')
		.press('Take it back');
	expect(joanne.text()).toContain('Parts of it were withdrawn');
	expect(joanne.text()).not.toContain('Harbour House');

	await server.clock.set(after(5));
	await joanne.open(`${home}/directive/withdrawal`);
	await joanne.choose('All of it', 'What do you take back?').press('Take it back');
	expect(joanne.text()).toContain('None in force.');
	await joanne.open(`${home}/card`);
	expect(joanne.text()).not.toContain('Never lock');
	expect(joanne.text()).toContain('Withdrew the directive on');
	// Two windows: what is typed in one while the other signs is kept in words, and there is a way on.
	await begin(joanne, home, 'Another place');
	await answer(joanne, home, 'never', 'Never take my glasses');
	const other = server.visit();
	for (const { name, value } of joanne.cookies.list()) other.cookies.set(name, value);
	await other.open(`${home}/directive/hospital-prefer`);
	await sign(joanne, home, 'Joanne');
	await other.fill('Line 1', 'Rose House').press('Save and go on');
	expect(other.status).toBe(409);
	expect(other.text()).toContain('signed in the meantime');
	expect(other.html).toContain('Rose House');
	// What a helper typed can no longer be taken over either, and the page says why.
	const checked = await other.send(`${home}/directive?/confirm`, {
		method: 'POST',
		body: `answer=${crypto.randomUUID()}`,
		headers: {
			accept: 'text/html',
			origin: server.origin,
			'content-type': 'application/x-www-form-urlencoded'
		}
	});
	expect(checked.status).toBe(409);
	expect(checked.body).toContain('Nothing more goes into it.');
	// What was is hers to read.
	await joanne.open(`${home}/directive`);
	await joanne.follow('2. My wishes, begun on 14 March 2026');
	expect(joanne.text()).toMatch(/Never lock/);
	await server.clock.set(start);
});

test(
	`in ${LIVES} lives on the pages, what was taken back is on no page and in no file in the same minute`,
	{ timeout: LIVES * 120_000 },
	async () => {
		let taken = 0;
		const from = Math.floor(Math.random() * 1_000_000);
		for (let seed = from; seed < from + LIVES; seed++) taken += await takesBack(server, start, seed);
		expect(taken).toBeGreaterThanOrEqual(LIVES);
		await server.clock.set(start);
	}
);
