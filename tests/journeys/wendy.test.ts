import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { ADDED, BELT, BOARD, PICTURE, wendyIn, type Wendy } from '../people/wendy.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let house: House;
let story: Wendy;

beforeAll(async () => {
	const opening = new Date('2026-01-09T09:00:00Z');
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = wendyIn(house);
	await house.open('Lothian Care');
	await story.settle();
});
afterAll(() => server.stop());

const on = async (name: string, page: string): Promise<string> => {
	const visitor = await house.as(name);
	await visitor.open(`${story.home()}${page}`);
	return visitor.text();
};

describe('worked case V3, with script off: what Wendy signs with a look', () => {
	test('Moira types, Wendy looks up: how she says stop, yes, no and pain stands above what to do', async () => {
		await story.arrives();
		await story.tellsMoira();
		const card = await on('Isla Kerr', '/card');
		const places = [
			'Stop: “Eyes shut, head turned”',
			'Yes: “I look up”',
			'No: “I look down”',
			'Pain: “Picture 7 on my board”',
			// The block stands above all else: above the language, the legal weight and what to avoid.
			'My board for my eyes',
			'Do not',
			'Do first'
		].map((words) => card.indexOf(words));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places).not.toContain(-1);
		expect(card).toContain('I must not lie flat');
		expect(card).toContain('“My board for my eyes”');
	});

	test('signed by a mark and not witnessed, it is a wish; nobody but she can sign', async () => {
		await story.signsByMark();
		const card = await on('Isla Kerr', '/card');
		expect(card).toContain(`“${BELT}” wish, not yet witnessed`);
		expect(card).not.toContain('Advance statement in force');
		const page = await on('Wendy Muir', '/directive');
		expect(page).toContain('Still missing: one more witness');
		expect(page).toContain('a written sentence that you could decide');
		const moira = await house.as('Moira Hay');
		await moira.open(`${story.home()}/directive/signature`);
		expect(moira.status).toBe(404);
	});

	test('a witness of the class the law names certifies that she could decide: it is in force', async () => {
		await story.isCertified();
		await story.isRead();
		const card = await on('Isla Kerr', '/card');
		expect(card).toContain(
			'Advance statement in force, signed 12 January 2026. Treating doctors must have regard to it.'
		);
		expect(card).toContain(`“${BELT}”`);
		expect(card).not.toContain('wish, not yet witnessed');
		const page = await on('Isla Kerr', '/directive');
		expect(page).toContain('write down why and tell you, the Mental Welfare Commission and others');
	});

	test('her side of the belt: one question left out is no answer, and what Moira typed waits for her look', async () => {
		await story.isHeldByTheBelt();
		await story.tellsHerSide();
		const own = await on('Wendy Muir', story.state.episode.slice(story.home().length) + '/debrief');
		expect(own).toContain('How did you feel when it happened? Ready');
		const graham = await house.as('Graham Low');
		await graham.open(`${story.state.episode}/joint`);
		expect(graham.text()).toContain('The belt was the bus belt.');
	});

	test('a line added is labelled a wish until it is witnessed; the statement before stays in force', async () => {
		await story.meets();
		await story.addsALine();
		for (const [day, time] of [
			['2026-05-27', '15:30'],
			['2026-06-09', '10:19']
		] as const) {
			await house.at(story.days.at(day, time));
			const card = await on('Isla Kerr', '/card');
			expect(card).toContain(`“${ADDED}” wish, not yet witnessed`);
			expect(card).toContain('Advance statement in force, signed 12 January 2026.');
			expect(card).toContain(BELT);
		}
		await story.isCertifiedAgain();
		const card = await on('Isla Kerr', '/card');
		expect(card).toContain(`“${ADDED}”`);
		expect(card).not.toContain('wish, not yet witnessed');
		expect(card).toContain('Advance statement in force, signed 27 May 2026.');
	});

	test('at the next intake the card shows all three changes', async () => {
		await story.comesToHeather();
		const card = await on('Una Bell', '/card');
		for (const words of [BOARD, PICTURE, ADDED, BELT, 'Stop: “Eyes shut, head turned”'])
			expect(card).toContain(words);
		expect(card).toContain('Treating doctors must have regard to it.');
	});
});
