import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

const zone = 'America/Los_Angeles';
const at = (time: string) => new Date(`2026-03-02T${time}:00-08:00`);
let server: TestServer;

beforeAll(async () => {
	server = await startServer({ now: at('10:40') });
});
afterAll(() => server.stop());

/** The orders page, as it stands at that time. */
const later = async (visitor: Visitor, time: string, page: string): Promise<string> => {
	await server.clock.set(at(time));
	await visitor.open(`${page}/orders`);
	return shown(visitor);
};
/** Somebody treated under a pack, whose record begins at 10:32. */
const begun = async (name: string, birthDate: string, pack: string, kind = 'Seclusion') => {
	await server.clock.set(at('10:40'));
	const story: Scene = await scene(server, { name, birthDate, zone, pack, arrived: at('08:00') });
	const kim = server.visitAs(story.kim);
	await kim.open(`/people/${story.personId}/episodes`);
	await kim.tick(kind).fill('When did it start?', '2026-03-02T10:32').press('Start the record');
	return { story, kim, page: kim.path };
};
/** Fills the form of an order that is on the page. */
const order = (visitor: Visitor, by: string, how: string, obtained: string): Visitor =>
	visitor
		.fill('Somebody else gave it: name', by)
		.choose('Yes', 'Are they a licensed independent practitioner?')
		.choose(how, 'How was it given?')
		.fill('When was it given?', `2026-03-02T${obtained}`);

describe('S1-10: an adult, under the federal hospital rule', () => {
	let kim: Visitor;
	let page: string;
	let story: Scene;

	test('before any order: what is due, when, by which rule of which pack', async () => {
		({ story, kim, page } = await begun('Joan Alder', '1974-05-06', 'us-cms-482-13e'));
		expect(kim.text()).toContain('No order is written yet. It has been going on since 10:32.');
		await kim.follow('Orders and evaluations');
		expect(kim.path).toBe(`${page}/orders`);
		const text = shown(kim);
		expect(text).toContain('An order is not an authorisation.');
		expect(text).toContain('To be seen in person by 11:32. In 52 minutes\nus-cms-482-13e, (e)(12)');
		expect(text).toContain('An order lasts until 14:32 at most');
		expect(text).toContain('What is going on now');
		expect(kim.value('When was it given?')).toBe('2026-03-02T10:40');
	});

	test('a form that says too little is shown again with what was typed', async () => {
		await kim
			.fill('Somebody else gave it: name', 'Dr Lee Park')
			.fill('Until when, if they said so', '2026-03-02T09:00')
			.press('Save', 'Write a first order');
		expect(kim.status).toBe(422);
		expect(kim.value('Somebody else gave it: name')).toBe('Dr Lee Park');
		expect(kim.value('Until when, if they said so')).toBe('2026-03-02T09:00');
	});

	test('an order by telephone: it stands until 14:32 and waits for a signature', async () => {
		await kim.open(`${page}/orders`);
		await order(kim, 'Dr Lee Park', 'By telephone', '10:38').press('Save', 'Write a first order');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain('The order stands. It ends 14:32, in 3 hours and 52 minutes.');
		expect(text).toContain('Not signed yet.');
		expect(text).toContain('The person was 51 years old then.');
		expect(text).toContain(
			'Order ends at 14:32 unless it is renewed. In 3 hours and 52 minutes\nus-cms-482-13e, (e)(8)'
		);
	});

	test('what stands and comes next goes on by itself while the page is open, for staff', async () => {
		const { body } = await kim.send(`${page}/orders/live`);
		const { html, asOf } = JSON.parse(body) as { html: string; asOf: string };
		expect(html).toContain('The order stands. It ends 14:32, in 3 hours and 52 minutes.');
		expect(html).toContain('us-cms-482-13e, (e)(8)');
		expect(shown(kim)).toContain(asOf);
		expect((await server.visitAs(story.person).send(`${page}/orders/live`)).status).toBe(404);
	});

	test('it is signed later, and nothing that stood is lost', async () => {
		await later(kim, '11:10', page);
		await kim.follow('Change this– Orders');
		await kim
			.fill('When was it signed, if given by telephone or by word of mouth?', '2026-03-02T11:05')
			.press('Save: Orders');
		expect(kim.status).toBe(200);
		expect(shown(kim)).not.toContain('Not signed yet.');
		expect(shown(kim)).toContain('What was written before');
	});

	test('a trained nurse sees the person within the hour: three of the four things, and nobody consulted yet', async () => {
		await later(kim, '11:20', page);
		await kim
			.choose('Kim Osei, Nurse', 'Who evaluated the person?')
			.choose('Nurse or physician assistant trained for this', 'They are')
			.choose('Yes', 'Was it in person, eye to eye?')
			.choose('Yes, it must go on', 'Must it go on?')
			.fill('What is going on now', 'Throws herself at the door')
			.fill('How the person reacts to it', 'Cries')
			.press('Save', 'Write an evaluation');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain('Not written yet: how body, mind and behaviour are.');
		expect(text).toContain('It is not written when they spoke with the responsible practitioner.');
		expect(text).toContain('To be seen in person by 11:32. Done in time');
	});

	test('who started it is written, and judges nobody', async () => {
		await kim
			.choose('Dana Reyes, Casual worker', 'Who started it?')
			.choose('Support worker', 'Who started it is')
			.press('Save', 'Write who started it');
		expect(shown(kim)).toContain('The service has not said yet who may start it');
	});

	test('a renewal runs four hours from when it was given, also across the next one due', async () => {
		await later(kim, '14:12', page);
		await order(kim, 'Dr Lee Park', 'By telephone', '14:12')
			.fill('Who evaluated the person before it was renewed?', 'Kim Osei')
			.choose('Other qualified staff', 'Whoever evaluated is')
			.choose('Yes', 'Did they evaluate in person?')
			.press('Save', 'Renew the order');
		expect(kim.status).toBe(200);
		expect(shown(kim)).toContain('The order stands. It ends 18:12, in 4 hours.');
		expect(await later(kim, '18:11', page)).toContain('It ends 18:12, in 1 minute.');
	});

	test('it expires while it goes on: said in words, with how late', async () => {
		const text = await later(kim, '18:17', page);
		expect(text).toContain('The order ended 18:12. It still goes on, and no new order is written.');
		expect(text).toContain('New order by 18:12. Passed. 5 minutes late');
		await kim.open(page);
		expect(kim.text()).toContain('The order ended 18:12. It still goes on, and no new order is written.');
	});

	test('renewed late, the time without an order stays written', async () => {
		await later(kim, '18:20', page);
		await order(kim, 'Dr Lee Park', 'By word of mouth, there', '18:20').press('Save', 'Renew the order');
		const text = shown(kim);
		expect(text).toContain('No order stood from 18:12 to 18:20.');
		expect(text).toContain('It ends 22:20, in 4 hours.');
		expect(text).toContain('The order before had ended when this came.');
	});

	test('she is let go before the order ended, and reads all of it in plain words', async () => {
		await server.clock.set(at('18:40'));
		await kim.open(page);
		await kim
			.fill('When did it end?', '2026-03-02T18:40')
			.fill('Who decided to end it?', 'Kim')
			.press('End the episode');
		const told =
			'It ended 18:40, before the order would have ended 22:20. If it starts again, that needs a new order.';
		expect(kim.text()).toContain(told);
		const joan = server.visitAs(story.person);
		await joan.open(page);
		const text = shown(joan);
		for (const words of [
			'Who said that it may go on',
			'Dr Lee Park said by telephone that it may go on. That was on 2 March 2026 at 10:38.',
			'They signed it on 2 March 2026 at 11:05.',
			'Dr Lee Park was there and said that it may go on. That was on 2 March 2026 at 18:20.',
			'Before that, Kim Osei came to you and looked at how you were.',
			'Kim Osei came to see you on 2 March 2026 at 11:20.',
			'Dana Reyes started it.',
			'From 2 March 2026 at 18:12 to 2 March 2026 at 18:20 nobody had said that it may go on.',
			'It ended before the time they were given was over.'
		])
			expect(text).toContain(words);
		await joan.open(`${page}/orders`);
		expect(joan.status).toBe(200);
		expect(joan.text()).toContain('Dr Lee Park said by telephone');
		expect(joan.document.querySelector('main form')).toBeNull();
	});
});

describe('a girl of twelve, under the set of 2009', () => {
	let kim: Visitor;
	let page: string;

	test('an order as needed is written, and is no order', async () => {
		({ kim, page } = await begun(
			'Mia Frost',
			'2013-09-01',
			'us-joint-commission-2009',
			'Mechanical restraint'
		));
		const text = await later(kim, '10:40', page);
		expect(text).toContain('Order due at 11:32');
		expect(text).toContain('An order lasts until 12:32 at most');
		await order(kim, 'Dr Ana Cruz', 'In writing', '10:35')
			.choose('Yes, to be used as needed')
			.press('Save', 'Write a first order');
		expect(shown(kim)).toContain('as needed or standing, is never an order');
		expect(shown(kim)).toContain('No order is written yet.');
	});

	test('an order for longer than two hours is kept, flagged, and ends by the pack', async () => {
		await order(kim, 'Dr Ana Cruz', 'In writing', '10:39')
			.fill('Until when, if they said so', '2026-03-02T14:39')
			.press('Save', 'Write a first order');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain('The order stands. It ends 12:32');
		expect(text).toContain(
			'Longer than these rules let an order last. By the rules it ended, or ends, 2 March 2026 at 12:32.'
		);
	});

	test('let go early; begun again, it needs a new order, and has clocks of its own', async () => {
		await server.clock.set(at('11:30'));
		await kim.open(page);
		await kim.follow('Change this– What was used');
		await kim.fill('Until', '2026-03-02T11:00', 'What was used').press('Save: What was used');
		expect(kim.text()).toContain('It ended 11:00, before the order would have ended 12:32.');
		await kim
			.choose('Mechanical restraint', 'Kind')
			.fill('From', '2026-03-02T11:20', 'What was used')
			.press('Add: What was used');
		expect(kim.status).toBe(200);
		const text = await later(kim, '11:30', page);
		expect(text).toContain(
			'It started again 11:20, after it had ended. That needs a new order, and none is written'
		);
		expect(text).toContain('Order due at 12:20. In 50 minutes');
		await order(kim, 'Dr Ana Cruz', 'By telephone', '11:28').press('Save', 'Write a first order');
		expect(shown(kim)).toContain('The order stands. It ends 13:20');
	});
});

test('S1-09: where the unit says who may start it, the record says who is not one of them, and judges nobody', async () => {
	await server.clock.set(at('10:40'));
	const { story, kim, page } = await begun('Nora Hale', '1980-01-01', 'us-joint-commission-2009');
	const starts = async (who: string, as: string): Promise<string> => {
		await kim.open(`${page}/orders`);
		await kim
			.fill('Somebody else started it: name', who)
			.choose(as, 'Who started it is')
			.press('Save', 'Write who started it');
		return shown(kim);
	};
	expect(await starts('Ann', 'Nurse')).toContain('The service has not said yet who may start it');
	const { superSql: sql } = server;
	await sql`insert into unit_setting (id, unit_id, name, value, holds_from, entered_at) values
		(${randomUUID()}, ${story.unitId}, 'may-initiate', '{"is": ["nurse"]}', ${at('08:00')}, ${at('08:00')})`;
	expect(await starts('Bo', 'A guard')).toContain(
		'Bo is not one of those who may start it under these rules. It stays written, and judges nobody.'
	);
	expect(shown(kim)).toContain('Ann is one of those who may start it here.');
	expect(await starts('Dr Lee Park', 'Licensed independent practitioner')).toContain(
		'Dr Lee Park is one of those who may start it here.'
	);
});

describe('a boy of eight', () => {
	test('an hour at a time; shorter where they say so; and the page is there in Arabic', async () => {
		const { kim, page } = await begun(
			'Leo Marsh',
			'2017-06-01',
			'us-joint-commission-2009',
			'Physical restraint'
		);
		await later(kim, '10:40', page);
		await order(kim, 'Dr Ana Cruz', 'By telephone', '10:36')
			.fill('Until when, if they said so', '2026-03-02T11:00')
			.press('Save', 'Write a first order');
		const text = shown(kim);
		expect(text).toContain('It ends 11:00, in 20 minutes.');
		expect(text).toContain('Order ends at 11:00, as they said. In 20 minutes');
		expect(text).toContain('An order lasts until 11:32 at most. In 52 minutes');
		expect(await later(kim, '11:05', page)).toContain('The order ended 11:00. It still goes on');
		kim.language = 'ar';
		kim.cookies.set('language', 'ar');
		await kim.open(`${page}/orders`);
		expect(kim.status).toBe(200);
	});
});

test('where the rules ask for no order, the page says so, and an order can still be written', async () => {
	const { kim, page } = await begun('Tess Marsh', '1999-06-01', 'au-nsw-dcj-2024');
	expect(await later(kim, '10:45', page)).toContain('These rules ask for no order.');
	await order(kim, 'Dr Ana Cruz', 'In writing', '10:40').press('Save', 'Write a first order');
	expect(kim.status).toBe(200);
	expect(shown(kim)).toContain('Dr Ana Cruz');
});
