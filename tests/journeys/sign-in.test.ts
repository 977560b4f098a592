import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import words from '../../src/lib/server/sign-in/phrases/en.json';
import { after, invited, joined, signIn, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

test('from a slip to an account in three pages, without e-mail or phone number', async () => {
	const { visitor, userName, phrase, codes, code } = await joined(server, 'Tahlia');
	expect(userName).toMatch(/^[a-z]+-[a-z]+-\d\d$/);
	expect(phrase.split(' ')).toHaveLength(4);
	expect(codes).toHaveLength(8);
	await visitor.open('/sign-in/codes');
	for (const one of codes) expect(visitor.html).not.toContain(one);
	await visitor.open('/account');
	expect(visitor.text()).toContain(userName);
	expect(visitor.text()).toContain('You have 8 paper codes that work.');
	const second = server.visit();
	await second.open('/sign-in/slip');
	await second.fill('The 8 letters on your slip', code).press('Go on');
	expect(second.status).toBe(422);
	expect(second.text()).toContain('Someone may already have used this slip');
});

test('the next day, on another phone, the user name and the words let them in', async () => {
	const { personId, userName, phrase } = await joined(server);
	const visitor = await signIn(server, userName.toUpperCase(), ` ${phrase} `);
	expect(visitor.path).toBe(`/people/${personId}`);
	expect((await visitor.open('/account')).status).toBe(200);
});

test('a slip that does not exist, ran out or was never typed leads on, never to a dead end', async () => {
	const { code } = await invited(server);
	const visitor = server.visit();
	await visitor.open('/sign-in/new');
	expect(visitor.path).toBe('/sign-in/slip');
	await visitor.fill('The 8 letters on your slip', 'ZZZZ ZZZZ').press('Go on');
	expect(visitor.status).toBe(422);
	expect(visitor.text()).toContain('We do not know this code.');
	expect(visitor.value('The 8 letters on your slip')).toBe('ZZZZ ZZZZ');
	await server.clock.set(after(7 * 24 * 60));
	await visitor.fill('The 8 letters on your slip', code).press('Go on');
	expect(visitor.text()).toContain('was good for 7 days');
	expect(visitor.text()).toContain('Ask staff or your peer advocate');
});

test('what was chosen wrongly is said, and all but the passphrase stays as it was typed', async () => {
	const { code } = await invited(server);
	const other = await joined(server);
	const visitor = server.visit();
	await visitor.open('/sign-in/slip');
	await visitor.fill('The 8 letters on your slip', code.toLowerCase()).press('Go on');
	const offered = visitor.document.querySelector('strong')?.textContent;
	await visitor
		.fill('Your user name', other.userName)
		.fill('Or write your own passphrase', 'short')
		.press('Go on');
	expect(visitor.status).toBe(422);
	expect(visitor.text()).toContain('15 letters or more');
	expect(visitor.html).not.toContain('value="short"');
	expect(visitor.document.querySelector('strong')?.textContent).toBe(offered);
	await visitor.press('Go on');
	expect(visitor.text()).toContain('Somebody has this user name already.');
	await visitor.fill('Your user name', 'My Own Name 7').choose('العربية').press('Go on');
	expect(visitor.path).toBe('/sign-in/codes');
	expect(visitor.document.documentElement.lang).toBe('ar');
	expect(visitor.document.documentElement.dir).toBe('rtl');
	const back = await signIn(server, 'my-own-name-7', offered ?? '');
	expect(back.document.documentElement.lang).toBe('ar');
});

test('a user name that is offered is free, also where every short one is taken', async () => {
	const { describing, things } = words;
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, created_at)
		select gen_random_uuid(), describing || '-' || thing || '-' || number, 'person', 'Somebody', ${start}
		from unnest(${describing.split(' ')}::text[]) describing, unnest(${things.split(' ')}::text[]) thing,
			generate_series(10, 99) number
		on conflict do nothing`;
	const { visitor, userName } = await joined(server);
	expect(visitor.path).toBe('/sign-in/codes');
	expect(userName).toMatch(/^[a-z]+-[a-z]+-\d{5}$/);
});

test('a wrong passphrase and an unknown user name get the same answer', async () => {
	const { userName } = await joined(server);
	const wrong = await signIn(server, userName, 'not the right words at all');
	const unknown = await signIn(server, 'nobody-of-this-name', 'not the right words at all');
	const comparable = (html: string, name: string) =>
		html.replaceAll(name, 'NAME').replace(/nonce[-=]"?[^"' ;]+/g, '');
	expect(wrong.status).toBe(422);
	expect(unknown.status).toBe(422);
	expect(comparable(unknown.html, 'nobody-of-this-name')).toBe(comparable(wrong.html, userName));
	const {
		date: _,
		etag: _e,
		'content-length': _l,
		'content-security-policy': _c,
		...headers
	} = wrong.headers;
	for (const name of Object.keys(headers)) expect(Object.keys(unknown.headers)).toContain(name);
	expect(wrong.html).not.toContain('not the right words');
});

test.each(['known', 'unknown'])(
	'after five wrong tries at a %s account the page says how long to wait, and whom to call',
	async (which) => {
		const userName = which === 'known' ? (await joined(server)).userName : 'nobody-of-that-name';
		const desk = [{ name: { en: 'Front desk', ar: 'الاستقبال' }, number: '1800 011 511' }];
		await server.superSql`update service set help_numbers = ${server.superSql.json(desk)}`;
		for (let round = 0; round < 5; round += 1) {
			const before = await signIn(server, userName, 'wrong wrong wrong');
			expect(before.status).toBe(422);
			expect(before.text()).not.toContain('Front desk');
		}
		const visitor = await signIn(server, userName, 'wrong wrong wrong');
		expect(visitor.status).toBe(429);
		expect(visitor.text()).toContain('Please wait 1 minute');
		expect(visitor.text()).toContain('Call Front desk: 1800 011 511');
		expect(visitor.html).toContain('href="tel:1800011511"');
		expect(visitor.value('User name')).toBe(userName);
	}
);

test('sign-in leads back to the page that was wanted, and to no other site', async () => {
	const { personId, userName, phrase } = await joined(server);
	const wanted = async (to: string) => {
		const visitor = server.visit();
		await visitor.open(`/sign-in?to=${encodeURIComponent(to)}`);
		await visitor.fill('User name', userName).fill('Passphrase', phrase).press('Sign in');
		return visitor.path;
	};
	expect(await wanted('/account')).toBe('/account');
	for (const to of ['//evil.example', 'https://evil.example/', '/\\evil.example'])
		expect(await wanted(to)).toBe(`/people/${personId}`);
});

test('sign-in gives a new id, and the one brought along is dead', async () => {
	const { visitor, userName, phrase } = await joined(server);
	const before = visitor.cookies.header().cookie ?? '';
	await visitor.press('Leave this page');
	const planted = server.visit();
	const answer = await planted.send('/account', { headers: { cookie: before, accept: 'text/html' } });
	expect(answer.status).toBe(404);
	await signIn(server, userName, phrase, visitor);
	expect(visitor.cookies.header().cookie).not.toBe(before);
});

test('a paper code lets in once and asks for a new passphrase', async () => {
	const { personId, userName, phrase, codes } = await joined(server);
	const [code = ''] = codes;
	const recover = async () => {
		const visitor = server.visit();
		await visitor.open('/sign-in');
		await visitor.follow('I have a paper code');
		return visitor.fill('User name', userName).fill('One of your paper codes', code).press('Sign in');
	};
	const visitor = await recover();
	expect(visitor.path).toBe('/account');
	expect(visitor.text()).toContain('Please choose a new passphrase now.');
	await visitor
		.fill('Or write your own passphrase', 'quartz river tulip waggon')
		.press('Change my passphrase');
	expect(visitor.text()).toContain('Your new passphrase works from now on.');
	expect(visitor.text()).toContain('You have 7 paper codes that work.');
	expect((await signIn(server, userName, phrase)).status).toBe(422);
	expect((await signIn(server, userName, 'quartz river tulip waggon')).path).toBe(`/people/${personId}`);
	const again = await recover();
	expect(again.status).toBe(422);
	expect(again.text()).toContain('or the code was used before');
});

test('how somebody likes to read comes along to another phone', async () => {
	const { visitor, userName, phrase } = await joined(server);
	await visitor.open('/reading');
	await visitor.choose('A+ (larger)').choose('العربية').press('Go on');
	const other = await signIn(server, userName, phrase);
	expect(other.document.documentElement.lang).toBe('ar');
	expect(other.document.documentElement.dataset.size).toBe('a-plus');
});

test('short words chosen before the slip go with the account to every phone, until ordinary ones are chosen', async () => {
	const { code, personId } = await invited(server, 'Wendy');
	const home = `/people/${personId}`;
	const visitor = server.visit();
	await visitor.open('/');
	await visitor.follow('Language and how it looks');
	await visitor.choose('Short words and pictures').press('Go on');
	expect(visitor.text()).toContain('You write it. You choose who sees it. You see who looked.');
	expect(visitor.text()).toContain('I have a code');
	await visitor.fill('The 8 letters on your slip', code).press('Go on');
	const userName = visitor.value('Your user name');
	const phrase = visitor.document.querySelector('strong')?.textContent ?? '';
	await visitor.press('Go on');
	await visitor.open(home);
	expect(visitor.document.documentElement.dataset.words).toBe('short');
	expect(visitor.text()).toContain('Start where you like. Stop when you like. Blank is fine.');
	const other = await signIn(server, userName, phrase);
	expect(other.text()).toContain('Start where you like.');
	await other.open(`${home}/about-me/helps`);
	expect(other.text()).toContain('No tick? Only you see it.');
	expect(other.html).toContain('/pictures/about-me.helps.svg#music');
	expect((await other.send('/pictures/about-me.helps.svg', {})).status).toBe(200);
	expect((await other.send('/pictures/licence.txt', {})).status).toBe(200);
	await other.open('/reading');
	await other.choose('العربية').press('Go on');
	await other.open(home);
	expect(other.text()).toContain('ابدأ من حيث تريد. توقف متى تريد.');
	await other.open('/reading');
	await other.choose('English').choose('كلمات عادية').press('متابعة');
	await other.open(home);
	expect(other.text()).toContain('Any part, any order. Stop any time.');
	await other.open(`${home}/about-me/helps`);
	expect(other.html).not.toContain('/pictures/');
	const third = await signIn(server, userName, phrase);
	expect(third.document.documentElement.dataset.words).toBe('ordinary');
});
