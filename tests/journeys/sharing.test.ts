import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { after, joined, signIn, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

const days = (count: number) => after(count * 24 * 60);
const invite = 'Ask somebody new to help me';
const share = 'Share with a helper who has an account';

/** From the sharing page to a slip's code. */
const slipFrom = async (tahlia: Visitor, personId: string, name: string, picks: string[]) => {
	await tahlia.open(`/people/${personId}/sharing`);
	tahlia.unfold(invite).fill('What is their name?', name);
	for (const pick of picks) tahlia.tick(pick, invite);
	await tahlia.press('Make a slip');
	return tahlia.document.querySelector('code')?.textContent ?? '';
};

/** A supporter's first visit, from the slip to their page of the person. */
const arrive = async (code: string) => {
	const visitor = server.visit();
	await visitor.open('/sign-in');
	await visitor.follow('I have an invite code');
	await visitor.fill('The 8 letters on your slip', code).press('Go on');
	const userName = visitor.value('Your user name');
	const phrase = visitor.document.querySelector('strong')?.textContent ?? '';
	await visitor.press('Go on');
	await visitor.open('/');
	return { visitor, userName, phrase };
};

/** Tahlia with an account, and Ros who types for her. */
const together = async () => {
	const { visitor: tahlia, personId } = await joined(server, 'Tahlia');
	const code = await slipFrom(tahlia, personId, 'Ros', ['Type answers for me']);
	const ros = await arrive(code);
	return { tahlia, personId, home: `/people/${personId}`, ...ros, ros: ros.visitor };
};

const written = async (personId: string) =>
	(await server.superSql`select from answer where person_id = ${personId}`).length;

test('Ros types, Tahlia checks, Tahlia stops it, and the next thing Ros does finds nothing', async () => {
	const { tahlia, ros, personId, home } = await together();
	expect(ros.path).toBe(home);
	expect(ros.document.body.textContent).toContain('Ros is helping Tahlia');

	await ros.open(`${home}/about-me/helps`);
	expect(ros.document.body.textContent).toContain('Ros is helping Tahlia');
	await ros.fill('Line 1', 'A walk to the letterbox').press('Save and go on');
	expect(ros.status).toBe(200);

	await tahlia.open(home);
	expect(tahlia.document.body.textContent).toContain('Ros is helping you');
	expect(tahlia.text()).toContain('1 answer was typed for you');
	expect(tahlia.text()).toContain('Helping you now: Ros');
	expect(tahlia.text()).toContain('Staff who look after you can see none of your answers.');
	await tahlia.open(`${home}/about-me`);
	expect(tahlia.text()).toContain('Ros typed this for you. Is it right?');
	await tahlia.press('Yes, this is right');
	await tahlia.open(home);
	expect(tahlia.text()).toContain('Staff who look after you can see 1 of your answers.');
	await tahlia.open(`${home}/about-me/helps/versions`);
	expect(tahlia.text()).toContain('A walk to the letterbox');
	expect(tahlia.text()).toContain('Typed by Ros, checked by me');

	await ros.open(`${home}/about-me/worse`);
	ros.fill('Line 1', 'Being alone');
	const before = await written(personId);
	await tahlia.open(`${home}/sharing`);
	await tahlia.press('Stop everything with Ros');
	expect(tahlia.text()).toContain('This has stopped.');
	expect(tahlia.text()).toContain('Nobody helps you here now.');

	await ros.press('Save and go on');
	expect(ros.status).toBe(404);
	expect(ros.html).not.toContain('Tahlia');
	expect(await written(personId)).toBe(before);
	for (const path of ['', '/about-me', '/about-me/helps', '/card'])
		expect((await ros.open(home + path)).status).toBe(404);
	await ros.open('/');
	expect(ros.status).toBe(200);
	expect(ros.html).not.toContain('Tahlia');
});

describe('what was shared', () => {
	test('is that part and no other, until its end', async () => {
		const { ros, home, tahlia, userName, phrase } = await together();
		await tahlia.open(`${home}/sharing`);
		expect(tahlia.text()).toContain('Types answers for me\nTo help me with my plan. Ends on 14 March 2027');
		for (const path of ['/card', '/sharing', '/looks', '/proposals', '/about-me/helps/versions'])
			expect((await ros.open(home + path)).status).toBe(404);
		await server.clock.set(days(364));
		const back = await signIn(server, userName, phrase);
		expect((await back.open(`${home}/about-me`)).status).toBe(200);
		await server.clock.set(days(365));
		const late = await signIn(server, userName, phrase);
		expect((await late.open(`${home}/about-me`)).status).toBe(404);
	});

	test('can be more for a helper who has an account, and stopped part by part', async () => {
		const { ros, home, tahlia, userName } = await together();
		await tahlia.open(`${home}/sharing`);
		tahlia.unfold(share).fill('What is their user name?', userName.toUpperCase(), share);
		await tahlia
			.tick('See my card', share)
			.choose('1 month, until 14 April 2026', 'For how long will you share this?')
			.press('Share with them');
		expect(tahlia.text()).toContain('This is shared from now on.');
		expect(tahlia.text()).toContain('Sees my card\nTo help me with my plan. Ends on 14 April 2026');
		expect((await ros.open(`${home}/card`)).status).toBe(200);
		await tahlia.press('Stop this: Types answers for me');
		expect((await ros.open(`${home}/about-me`)).status).toBe(404);
		expect((await ros.open(`${home}/card`)).status).toBe(200);
		await tahlia.unfold('Sharing that has ended');
		expect(tahlia.text()).toContain('Types answers for me\nStopped by me on 14 March 2026');
	});
});

describe('a slip for a helper', () => {
	test('is shown once, waits on the page, and can be stopped', async () => {
		const { visitor: tahlia, personId } = await joined(server, 'Tahlia');
		const code = await slipFrom(tahlia, personId, 'Ros', ['See my card']);
		expect(code).toMatch(/^[A-Z]{4} [A-Z]{4}$/);
		expect(tahlia.text()).toContain('They work once, until 21 March 2026.');
		await tahlia.open(`/people/${personId}/sharing`);
		expect(tahlia.html).not.toContain(code);
		expect(tahlia.text()).toContain('A slip for Ros waits');
		await tahlia.press('Stop this slip');
		expect(tahlia.text()).not.toContain('A slip for Ros waits');
		const ros = server.visit();
		await ros.open('/sign-in/slip');
		await ros.fill('The 8 letters on your slip', code).press('Go on');
		expect(ros.status).toBe(422);
		expect(ros.text()).toContain('This slip was stopped.');
	});

	test('asks again, with what was typed, when something is missing', async () => {
		const { visitor: tahlia, personId } = await joined(server, 'Tahlia');
		await tahlia.open(`/people/${personId}/sharing`);
		await tahlia.unfold(invite).fill('What is their name?', 'Ros').press('Make a slip');
		expect(tahlia.status).toBe(422);
		expect(tahlia.text()).toContain('Tick what they may do.');
		expect(tahlia.value('What is their name?')).toBe('Ros');
		await tahlia.unfold(share).fill('What is their user name?', 'nobody-here-10', share);
		await tahlia.tick('See my card', share).press('Share with them');
		expect(tahlia.status).toBe(422);
		expect(tahlia.text()).toContain('We know no helper with this user name.');
		expect(tahlia.isOn('See my card', share)).toBe(true);
	});
});

test('the sister may be told and the mother never; who is taken off can be put back', async () => {
	const { visitor: tahlia, personId } = await joined(server, 'Tahlia');
	await tahlia.open(`/people/${personId}/sharing`);
	const add = async (name: string, who: string, tell: string) => {
		tahlia.unfold('Add somebody').fill('Their name', name).fill('Who are they to you?', who);
		await tahlia.choose(tell).press('Add to my list');
	};
	await add('Mia', 'my sister', 'Yes, please tell them');
	await add('Jo Marsh', 'my mum', 'No, never tell them');
	expect(tahlia.text()).toContain('Please tell\nMia · my sister');
	expect(tahlia.text()).toContain('Never tell\nJo Marsh · my mum');
	await tahlia.press('Take off the list: Mia · my sister');
	expect(tahlia.text()).toContain('Please tell\nNobody is on this list.');
	await tahlia.unfold('Taken off my lists').press('Put back: Mia · my sister');
	expect(tahlia.text()).toContain('Please tell\nMia · my sister');
	await tahlia.unfold('Add somebody').fill('Their phone number', '020 7946 0123').press('Add to my list');
	expect(tahlia.status).toBe(422);
	expect(tahlia.text()).toContain('Write their name.');
	expect(tahlia.value('Their phone number')).toBe('020 7946 0123');
});

test("nobody else opens or changes a person's sharing", async () => {
	const { ros, home } = await together();
	const { visitor: other } = await joined(server, 'Sam');
	for (const visitor of [ros, other, server.visit()]) {
		expect((await visitor.open(`${home}/sharing`)).status).toBe(404);
		const answer = await visitor.send(`${home}/sharing?/contact`, {
			method: 'POST',
			body: 'contact-name=Mia&contact-tell=tell',
			headers: {
				origin: server.origin,
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded'
			}
		});
		expect(answer.status).toBe(404);
	}
});

test('thirty and seven days before it ends both are told; renewed or stopped, nothing is said any more', async () => {
	const { tahlia, ros, personId, home } = await together();
	const endsIn = (count: number, more = 0) =>
		server.superSql`update supporter_grant set ends_at = ${new Date(days(count).getTime() + more)}
			where person_id = ${personId} and withdrawn_at is null`;
	const reminder = /What you share with Ros ends on/;
	await endsIn(30, 1);
	await tahlia.open(home);
	expect(tahlia.text()).not.toMatch(reminder);
	await endsIn(30);
	await tahlia.open(home);
	expect(tahlia.text()).toContain('What you share with Ros ends on 13 April 2026');
	expect(tahlia.text()).not.toContain('Ends within 7 days');
	await ros.open(home);
	expect(ros.text()).toContain('Tahlia shares this with you until 13 April 2026');
	await endsIn(7);
	await tahlia.open(home);
	expect(tahlia.text()).toContain('Ends within 7 days');

	await tahlia.follow('What you share with Ros ends on 21 March 2026');
	expect(tahlia.text()).toContain('Share this with Ros for longer');
	await tahlia
		.choose('6 months, until 14 September 2026', 'For how long from today?')
		.press('Share for longer');
	expect(tahlia.text()).toContain('This is shared for longer now.');
	expect(tahlia.text()).toContain('Ends on 14 September 2026');
	for (const visitor of [tahlia, ros]) {
		await visitor.open(home);
		expect(visitor.status).toBe(200);
		expect(visitor.text()).not.toMatch(/ends on|until/);
	}
	await ros.open(`${home}/about-me/helps`);
	expect(ros.status).toBe(200);

	await endsIn(3);
	await tahlia.open(`${home}/sharing`);
	const path = tahlia.document.querySelector('a[href^="?renew="]')?.getAttribute('href') ?? '';
	await tahlia.press('Stop everything with Ros');
	await tahlia.open(home);
	expect(tahlia.text()).not.toMatch(reminder);
	expect((await ros.open(home)).status).toBe(404);
	// What is stopped is not renewed by an old address.
	await tahlia.open(`${home}/sharing${path}`);
	expect(tahlia.text()).not.toContain('for longer');
}, 60_000);
