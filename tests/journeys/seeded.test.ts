import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../src/lib/server/words/index.js';
import { typeAnswer } from '../people/answers.js';
import { calendar } from '../people/calendar.js';
import { House, personOn } from '../people/house.js';
import { halfTyped, madePerson, type Shown } from '../people/made.js';
import { suggests } from '../people/talks.js';
import { ensureBuild } from '../support/build.js';
import { runEmbedded, type EmbeddedServer } from '../support/embedded.js';
import { plain } from '../support/page.js';
import { restarts, untilReady } from '../support/restarting.js';
import { findPerson } from '../support/setting-up.js';
import { shown, type Visitor } from '../support/visitor.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const person = madePerson(seed);
const { t } = wordsFor(person.language);
const days = calendar('Europe/London');
const at = (day: string, time: string) => days.at(`2026-03-${day}`, time);
const side = { text: person.words(), line: person.words() };
const staff = person.words();
const half = person.words();
const changes = { yes: person.words(), own: person.words(), offered: person.words(), no: person.words() };

let folder: string;
let server: EmbeddedServer;
let house: House;
let home: string;
let episode: string;

beforeAll(async () => {
	console.log(`The person of this run: SEED=${seed} (${person.name}, ${person.language})`);
	await ensureBuild('build');
	folder = await mkdtemp(path.join(os.tmpdir(), 'foreword-seeded-'));
	server = await runEmbedded(folder, 'build', at('01', '08:00'));
	house = await new House(server).at(at('01', '08:00'));
	await house.open('The seeded service');
	const rules = person.draw.pick(['NSW disability services: seclusion guidance, 2024', 'England']);
	await house.unit('North Ward', 'Europe/London', rules);
	await house.unit('South Ward', 'Europe/London', rules);
	await house.staff('Kim Tran', 'Nurse', ['North Ward']);
	await house.staff('Dana Reyes', 'Nurse', ['North Ward']);
	await house.staff('Lin Wu', 'Nurse', ['South Ward']);
	await house.staff('Fay Long', 'Review lead', [], ['Lead talks afterwards']);
});
afterEach(async () => {
	await person.draw.pick(restarts)(server);
	await untilReady(server);
}, 120_000);
afterAll(async () => {
	await server.killDatabase();
	await server.stop();
	await rm(folder, { recursive: true, force: true });
});

const as = (name: string): Promise<Visitor> => house.as(name);
const opened = async (name: string, where: string): Promise<Visitor> => (await as(name)).open(where);
const holds = (visitor: Visitor, words: string): boolean =>
	[...visitor.document.querySelectorAll<HTMLInputElement>('main input, main textarea')].some(
		(one) => plain(one.value) === plain(words)
	);
const own = (...levels: Shown[]): string[] =>
	person.answers.filter((one) => levels.includes(one.shown)).flatMap((one) => one.own);

describe(`somebody drawn by lot (SEED=${seed}) walks the whole loop, with restarts between the steps`, () => {
	test('arrives, and gets a slip', async () => {
		const kim = await opened('Kim Tran', '/');
		await findPerson(kim, { name: person.name, born: person.born, number: person.record });
		await kim.press('Open an intake for somebody new');
		home = `/people/${personOn(kim)}`;
		await kim.open(home);
		await kim.follow('This stay at North Ward');
		await kim.press('Make a slip');
		await house.join(person.name, kim, person.language);
	});

	test('answers, and half-types one more', async () => {
		for (const { question, typed } of person.answers) {
			await typeAnswer(await opened(person.name, `${home}/about-me/${question.id}`), typed);
		}
		const visitor = await opened(person.name, `${home}/about-me/${halfTyped}`);
		const { status } = await visitor.send(`${home}/about-me/${halfTyped}?/draft`, {
			method: 'POST',
			body: new URLSearchParams({ text: half }).toString(),
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				origin: server.origin,
				accept: 'text/html'
			}
		});
		expect(status).toBe(200);
	});

	test('finds every word again, the half-typed one as well', async () => {
		for (const answer of person.answers) {
			const visitor = await opened(person.name, `${home}/about-me/${answer.question.id}`);
			for (const words of answer.own)
				expect([answer.question.id, words, holds(visitor, words)]).toEqual([answer.question.id, words, true]);
			for (const option of answer.options)
				expect(
					visitor.document.querySelector<HTMLInputElement>(`main input[value="${option}"]`)?.checked
				).toBe(true);
		}
		expect(holds(await opened(person.name, `${home}/about-me/${halfTyped}`), half)).toBe(true);
	});

	test('is read by the ward as far as they chose', async () => {
		const kim = await opened('Kim Tran', `${home}/card`);
		const card = shown(kim);
		await kim.press('I have read this card');
		const plan = shown(await opened('Kim Tran', `${home}/plan`));
		const both = plain(`${card}\n${plan}`);
		for (const words of own('card', 'team')) expect(both).toContain(plain(words));
		for (const words of [...own('nobody'), half]) expect(both).not.toContain(plain(words));
		for (const words of [...own('team'), ...own('nobody')]) expect(plain(card)).not.toContain(plain(words));
	});

	test('has something done to them, and it is written down', async () => {
		await house.at(at('10', '12:00'));
		const kim = await opened('Kim Tran', `${home}/episodes`);
		await kim
			.tick(person.draw.pick(['Seclusion', 'Physical restraint', 'Mechanical restraint']))
			.fill('When did it start?', days.wall('2026-03-10', '11:00'))
			.press('Start the record');
		episode = kim.path.split(/[?#]/)[0] ?? '';
		await kim
			.fill('When did it end?', days.wall('2026-03-10', '11:17'))
			.fill('Who decided to end it?', 'Dana Reyes')
			.press('End the episode');
		await kim.choose('Dana Reyes, Nurse', 'Who took part?').choose('Decided on it').press('Name them');
	});

	test('tells their side; staff write theirs', async () => {
		const visitor = await opened(person.name, `${episode}/debrief`);
		await visitor.choose(t('debrief:choice.now')).press(t('debrief:choice.save'));
		await typeAnswer(await visitor.open(`${episode}/debrief/before`), { text: side.text });
		await typeAnswer(await visitor.open(`${episode}/debrief/staff-could`), { lines: [side.line] });
		await typeAnswer(await opened('Dana Reyes', `${episode}/staff-debrief/first-signs`), { text: staff });
		const kim = await opened('Kim Tran', '/');
		await kim.follow('Talks afterwards and what they led to');
		await kim.choose('Fay Long, Review lead', 'Ask somebody to lead').press('Ask them');
	});

	test('is heard by whoever leads, and by nobody who took part', async () => {
		await house.at(at('12', '15:00'));
		// Not on the day itself: so soon after, letting somebody see more waits for another word.
		const visitor = await opened(person.name, `${episode}/debrief`);
		await visitor
			.tick(t('questions:who.facilitator'), t('debrief:readers.legend'))
			.press(t('debrief:readers.save'));
		const text = plain(shown(await opened('Fay Long', `${episode}/joint`)));
		for (const words of [side.text, side.line, staff]) expect(text).toContain(plain(words));
		for (const where of [episode, `${episode}/debrief`, `${home}/card`, '/tasks']) {
			const dana = await opened('Dana Reyes', where);
			expect(plain(shown(dana))).not.toContain(plain(side.text));
		}
	});

	test('is sent three suggestions', async () => {
		const fay = await opened('Fay Long', `${episode}/joint`);
		const language = person.language === 'ar' ? 'Arabic' : 'English';
		for (const [words, target] of [
			[changes.yes, 'What should staff do before something that is hard for you? (new line)'],
			[changes.offered, 'What should staff do? (new line)'],
			[changes.no, 'Where do you feel better? (new line)']
		] as const)
			await suggests(fay, language, {
				from: `Learned: ${words}`,
				whose: 'From both together',
				target,
				words: [words, words],
				why: [staff, staff]
			});
	});

	test('says yes, then yes in other words, then no', async () => {
		const suggestion = async (words: string) =>
			(await opened(person.name, `${home}/proposals`)).follow(words);
		await (await suggestion(changes.yes)).press(t('care-plan:answer.yes'));
		const visitor = await suggestion(changes.offered);
		await visitor
			.unfold()
			.fill(t('care-plan:answer.words'), changes.own)
			.press(t('care-plan:answer.use-mine'));
		await (await suggestion(changes.no)).press(t('care-plan:answer.no'));
	});

	test('comes to another ward, where the next card says so', async () => {
		await house.at(at('20', '09:00'));
		const kim = await opened('Kim Tran', home);
		await kim.follow('This stay at North Ward');
		await kim.unfold(`When ${person.name} leaves`).press('End this stay');
		await house.at(at('21', '09:00'));
		const lin = await opened('Lin Wu', '/');
		await findPerson(lin, { name: person.name, born: person.born, number: person.record });
		await lin.press(`Open the intake of ${person.name}`);
		expect((await opened('Kim Tran', `${home}/card`)).status).toBe(404);
		const read = [
			shown(await opened('Lin Wu', `${home}/card`)),
			shown(await opened('Lin Wu', `${home}/plan`))
		];
		const both = plain(read.join('\n'));
		for (const words of [changes.yes, changes.own, ...own('card', 'team')])
			expect(both).toContain(plain(words));
		for (const words of [changes.no, changes.offered, side.text, side.line, staff, ...own('nobody')])
			expect(both).not.toContain(plain(words));
	});

	test('finds every word again at the end', async () => {
		for (const { question, own: words } of person.answers) {
			const visitor = await opened(person.name, `${home}/about-me/${question.id}`);
			for (const one of words)
				expect([question.id, one, holds(visitor, one)]).toEqual([question.id, one, true]);
		}
	});
});
