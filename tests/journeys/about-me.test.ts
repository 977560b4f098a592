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
		// A calm page comes first, with what she said helps her, and with nothing of what she told.
		expect(tahlia.path).toBe(`${story.home()}/about-me/calm`);
		expect(tahlia.text()).toContain('Only you can read what you wrote.');
		expect(tahlia.text()).toMatch(/What you said helps you:\s+Fresh air/);
		expect(tahlia.html).not.toContain(secret);
		await tahlia.follow('Go on: May staff know');
		expect(tahlia.path).toBe(`${story.home()}/about-me/private-history`);
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

	test('staff learn that there is something she keeps to herself only if she allows even that', async () => {
		const known = 'There is something I keep private. It is not shared.';
		expect((await at('Kim Tran', '/plan')).text()).not.toContain(known);
		await (await at('Tahlia Reed', '/about-me/private-history')).choose(known).press('Save and go on');
		const plan = await at('Kim Tran', '/plan');
		expect(plan.text()).toContain(known);
		expect(plan.html).not.toContain(secret);
	});
});

describe('being asked', () => {
	test('staff write who asked, with whom, and when it may be offered again', async () => {
		const kim = await at('Kim Tran', '');
		await kim.follow('Asking about hard things');
		expect(kim.text()).not.toContain('not done');
		await kim
			.choose('Later', 'What did the person say?')
			.fill('Who else was there?', 'Ros Amari')
			.press('Save that it was offered');
		expect(kim.text()).toContain('Offered on 2 February 2026.');
		expect(kim.text()).toContain('Not to be offered again before 2 May 2026.');
		expect(kim.text()).toContain('Ros Amari');
		expect((await at('Tahlia Reed', '/looks')).text()).toContain('asked you about hard things');
	});

	test('S0-15: who talked with her about what helps, and when, stands everywhere until she says it was not so', async () => {
		const kim = await at('Kim Tran', '');
		await kim.follow('Talks about what helps');
		expect(kim.text()).toContain('No talk is written down.');
		const writes = async (day: string) => {
			const when = 'When did you talk?';
			await kim
				.fill('Day', day, when)
				.fill('Month', '2', when)
				.fill('Year', '2026', when)
				.press('Save this talk');
		};
		await kim.press('Save this talk');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('Write the day of the talk.');
		await writes('20');
		expect(kim.text()).toContain('This day is still to come.');
		kim.fill('Who else was there?', 'Ros Amari');
		await writes('1');
		expect(kim.text()).toContain('1 February 2026: Kim Tran, Support worker');
		expect(kim.text()).toContain('Who else was there? Ros Amari');
		const ros = await at('Ros Amari', '/talked');
		expect(ros.text()).toContain('1 February 2026: Kim Tran, Support worker');

		const last = 'Talked about on 1 February 2026, Kim Tran, Support worker';
		const tahlia = await at('Tahlia Reed', '/about-me');
		expect(tahlia.text()).toContain(last);
		expect((await at('Kim Tran', '')).text()).toContain(last);
		const [unit] = await server.superSql<{ id: string }[]>`select id from unit where name = 'Wattle House'`;
		const day = async () => (await kim.open(`/units/${unit?.id ?? ''}`)).text();
		expect(await day()).toContain(last);
		await tahlia.follow('Talks about what helps');
		await tahlia.press('This was not so');
		expect(tahlia.text()).toContain('You say that it was not so.');
		expect((await at('Kim Tran', '/talked')).text()).toContain('The person says that it was not so.');
		expect(await day()).toContain('Not talked about yet');
		await tahlia.press('It was so after all');
		expect(await day()).toContain(last);
		expect((await at('Tahlia Reed', '/looks')).text()).toContain(
			'that they talked with you about what helps'
		);
	});

	test('“please do not ask me again” stops it for everybody until she opens it herself', async () => {
		await tahliaSays('ask-again', { choice: 'Please do not ask me again', seenBy: [] });
		const kim = await at('Kim Tran', '/asking');
		expect(kim.text()).toContain('Offered on 2 February 2026.');
		expect(kim.text()).toContain('Please do not ask again.');
		expect(kim.document.querySelector('main form')).toBeNull();
		expect(kim.text()).not.toContain('again before');
		const sent = await kim.send(`${story.home()}/asking`, {
			method: 'POST',
			body: new URLSearchParams({ outcome: 'later', key: crypto.randomUUID() }).toString(),
			headers: {
				accept: 'text/html',
				origin: server.origin,
				'content-type': 'application/x-www-form-urlencoded'
			}
		});
		expect(sent.status).toBe(422);
		await house.at(new Date('2026-02-03T01:00:00Z'));
		await tahliaSays('ask-again', { choice: 'Yes, you may ask me' });
		expect((await at('Kim Tran', '/asking')).document.querySelector('main form')).not.toBeNull();
	});

	test('“ask me later” of a kind of harm sets the next day by itself, and shows nothing else', async () => {
		await house.at(new Date('2026-02-03T00:00:00Z'));
		const kind = 'Someone hurt my body';
		await (await at('Tahlia Reed', '/about-me/kinds')).choose('Ask me later', kind).press('Save and go on');
		const kim = await at('Kim Tran', '/asking');
		expect(kim.text()).toContain('Not to be offered again before 3 May 2026.');
		expect(kim.text()).not.toContain(kind);
		const no = 'I would rather not say';
		await (await at('Tahlia Reed', '/about-me/kinds')).choose(no, kind).press('Save and go on');
		expect((await at('Kim Tran', '/asking')).text()).toContain('before 2 May 2026.');
	});
});

describe('whom never to tell', () => {
	test('is one list: never wins, on the card and among her helpers', async () => {
		for (const [name, tell] of [
			['Mia Reed', 'Yes, please tell them'],
			['Jo Reed', 'Yes, please tell them'],
			['Jo Reed', 'No, never tell them'],
			['Ros Amari', 'No, never tell them']
		] as const) {
			const tahlia = await at('Tahlia Reed', '/about-me');
			await tahlia.follow('Who should be called or told');
			await tahlia.fill('Their name', name).choose(tell).press('Add to my list');
		}
		const text = await card();
		expect(text).toContain('Tell: Mia Reed');
		expect(text).toContain('Do not tell: Jo Reed');
		expect(text).not.toContain('Tell: Jo Reed');
		expect(text).not.toContain('Supporter: Ros Amari');
	});

	test('staff can write that they told her, after a second yes; it is flagged, and Tahlia reads it', async () => {
		await house.at(new Date('2026-02-03T02:00:00Z'));
		const kim = await at('Kim Tran', '/episodes');
		await kim.tick('Seclusion').fill('When did it start?', '2026-02-03T12:10').press('Start the record');
		const record = kim.path;
		await kim.choose('Mia Reed').fill('When were they told?', '2026-02-03T12:20').press('Add: People told');
		await kim
			.fill('Someone else: name', 'Jo Reed, her mother', 'People told')
			.fill('When were they told?', '2026-02-03T12:30')
			.press('Add: People told');
		expect(kim.status).toBe(422);
		await kim.tick('They were told all the same. Record it.').press('Add: People told');
		expect(kim.text()).toContain('against what the person asked');
		const tahlia = await house.as('Tahlia Reed');
		await tahlia.open(record);
		expect(tahlia.text()).toContain('You asked that Jo Reed, her mother never be told.');
	});

	test('where the law demands it a manager writes it down, nothing is sent, and Tahlia learns of it when it is safe', async () => {
		const kim = await at('Kim Tran', '/told-by-law');
		expect(kim.document.querySelector('main form')).toBeNull();
		const mel = await at('Mel Ford', '');
		await mel.follow('Told because the law demands it');
		mel
			.fill('Who was told?', 'Jo Reed')
			.fill('By which law?', 'Guardianship Act s 3')
			.fill('What exactly was said?', 'That she was in hospital')
			.fill('When were they told?', '2026-02-03T11:30')
			.choose('No, it was not safe', 'Was the person told before?')
			.fill('If no: why not before?', 'Jo was in the house');
		await mel.press('Write it down');
		expect(mel.status).toBe(422);
		for (const [label, value] of [
			['Day', '5'],
			['Month', '2'],
			['Year', '2026']
		] as const)
			mel.fill(label, value, 'If no: from which day is it safe?');
		await mel.press('Write it down');
		expect(mel.text()).toContain('Shown to the person from 5 February 2026.');
		for (const path of ['/told-by-law', '/looks', ''])
			expect((await at('Tahlia Reed', path)).html).not.toContain('Guardianship');
		expect((await at('Tahlia Reed', '/looks')).html).not.toContain('Mel Ford');
		expect((await at('Kim Tran', '/told-by-law')).html).not.toContain('Guardianship');
		await house.at(new Date('2026-02-05T01:00:00Z'));
		const tahlia = await at('Tahlia Reed', '/told-by-law');
		expect(tahlia.text()).toContain('Guardianship Act s 3');
		expect(tahlia.text()).toContain('That she was in hospital');
	});
});
