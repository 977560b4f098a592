import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../people/answers.js';
import { House } from '../people/house.js';
import { tahliaIn } from '../people/tahlia.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let house: House;
let story: ReturnType<typeof tahliaIn>;

beforeAll(async () => {
	const opening = new Date('2026-02-01T22:00:00Z');
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = tahliaIn(house);
	await house.open('Harbour Care');
	await story.settle();
	await house.staff('Mel Ford', 'Manager', ['Wattle House'], ['Decide what the law makes them tell']);
	await story.arrives();
}, 180_000);
afterAll(() => server.stop());

const at = async (name: string, path: string) => {
	const visitor = await house.as(name);
	await visitor.open(`${story.home()}${path}`);
	return visitor;
};
const tahliaSays = async (question: string, typed: Parameters<typeof answer>[3]) =>
	answer(await house.as('Tahlia Reed'), story.home().slice('/people/'.length), question, typed);
const card = async (name = 'Kim Tran') => (await at(name, '/card')).text();

describe('health risks', () => {
	test('are on the card as not confirmed, until a clinician confirms them; other words are unconfirmed again', async () => {
		await tahliaSays('health-risks', { picks: ['Asthma or breathing'], lines: ['A pin in my hip'] });
		expect(await card()).toMatch(/Asthma or breathing\s+not confirmed yet/);
		const kim = await at('Kim Tran', '');
		await kim.follow('Health risks to confirm');
		await kim.press('I checked these');
		expect(kim.status).toBe(422);
		await kim.tick('Asthma or breathing').tick('A pin in my hip').press('I checked these');
		for (const who of ['Kim Tran', 'Tahlia Reed'])
			expect(await card(who)).toMatch(
				/Asthma or breathing\s+confirmed by Kim Tran, Support worker, on 2 February 2026/
			);
		await tahliaSays('health-risks', { lines: ['A pin in my left hip'] });
		const text = await card();
		expect(text).toMatch(/A pin in my left hip”\s+not confirmed yet/);
		expect(text).toMatch(/Asthma or breathing\s+confirmed by Kim Tran/);
		expect((await at('Tahlia Reed', '/looks')).text()).toContain('confirmed a health risk of yours');
	});

	test('a confirmation can be taken back, and nobody who does not treat her can give one', async () => {
		const kim = await at('Kim Tran', '/health');
		await kim
			.tick('Asthma or breathing', 'Confirmed. Is one of these not right?')
			.press('Take the confirmation back');
		expect(await card()).toMatch(/Asthma or breathing\s+not confirmed yet/);
		for (const name of ['Lin Wu', 'Tahlia Reed']) expect((await at(name, '/health')).status).toBe(404);
	});
});

describe('what helps, and what is hard', () => {
	test('is picked by senses, moving, company, space and doing, and stands in her own order', async () => {
		const tahlia = await at('Tahlia Reed', '/about-me/helps');
		for (const group of ['Senses', 'Moving', 'Company', 'Space', 'Doing'])
			expect([...tahlia.document.querySelectorAll('legend')].map((one) => one.textContent)).toContain(group);
		await tahlia
			.tick('Music', 'Senses')
			.tick('A walk', 'Moving')
			.tick('Fresh air', 'Space')
			.press('Save and go on');
		await tahlia.open(`${story.home()}/about-me/helps`);
		const order = 'Put them in order. 1 is the first.';
		await tahlia.fill('Fresh air', '1', order).fill('Music', '3', order).press('Save and go on');
		const text = await card();
		expect(text.indexOf('Fresh air')).toBeLessThan(text.indexOf('A walk'));
		expect(text.indexOf('A walk')).toBeLessThan(text.indexOf('Music'));
	});

	test('a routine is tied to a trigger she named, and says so on the card', async () => {
		await tahliaSays('triggers', { picks: ['Noise'], lines: ['Dinner moving'] });
		const tahlia = await at('Tahlia Reed', '/about-me/prepare');
		await tahlia
			.fill('Line 1', 'Tell me ten minutes before')
			.choose('Dinner moving', 'Line 1: Before what?')
			.press('Save and go on');
		expect(await card()).toContain('Dinner moving: “Tell me ten minutes before”');
	});

	test('a refused medicine has what she would take instead, and why', async () => {
		const tahlia = await at('Tahlia Reed', '/about-me/medicines-refuse');
		await tahlia.fill('Line 1', 'haloperidol');
		for (const [label, words] of [
			['What I would take instead', 'lorazepam'],
			['Why', 'It hurt my neck']
		] as const)
			tahlia.fill(`Line 1: ${label}`, words);
		await tahlia.press('Save and go on');
		const text = await card();
		expect(text).toContain('I refuse: “haloperidol” · instead: lorazepam · because: It hurt my neck');
	});
});

describe('what happened to her', () => {
	const secret = 'zq it was in the blue room';

	test('is asked last, behind Open, and nothing of it is ever needed', async () => {
		const tahlia = await at('Tahlia Reed', '/about-me');
		const links = [...tahlia.document.querySelectorAll<HTMLAnchorElement>('main a')].map(({ href }) => href);
		const place = (id: string) => links.findIndex((href) => href.endsWith(`/about-me/${id}`));
		expect(place('do')).toBeLessThan(place('what-happened'));
		const link = tahlia.document.querySelector('a[href$="/what-happened"]');
		expect(link?.closest('details')?.querySelector('summary')?.textContent).toContain('If you want');
		await tahlia.open(`${story.home()}/about-me/what-happened`);
		await tahlia.press('Save and go on');
		expect(tahlia.status).toBe(200);
	});

	test('who may read it is asked before it is saved, and is nobody else until she picks them', async () => {
		const tahlia = await at('Tahlia Reed', '/about-me/what-happened');
		await tahlia.fill('What happened to you?', secret).press('Save and go on');
		expect(tahlia.status).toBe(422);
		expect(tahlia.text()).toContain('Nothing is saved yet.');
		expect(tahlia.value('What happened to you?')).toBe(secret);
		await tahlia.choose('Only me').press('Save and go on');
		expect(tahlia.status).toBe(200);
		const [row] = await server.superSql<{ audience: string[]; named: string[] }[]>`
			select audience, named from answer_now where question = 'about-me/what-happened'`;
		expect(row).toEqual({ audience: [], named: [] });
		for (const [who, path] of [
			['Kim Tran', '/card'],
			['Kim Tran', '/plan'],
			['Ros Amari', '/about-me'],
			['Ros Amari', '/about-me/what-happened']
		] as const)
			expect((await at(who, path)).html).not.toContain(secret);
	});
});
