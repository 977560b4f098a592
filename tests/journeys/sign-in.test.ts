import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCode } from '../../src/lib/server/sign-in/code.js';
import { slipHash } from '../../src/lib/server/sign-in/slip.js';
import { startServer, type TestServer } from '../support/server.js';

const start = new Date('2026-03-14T09:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

/** A person staff wrote down, and the slip in their hand. */
const invited = async (name = 'Kim', at = start) => {
	const personId = randomUUID();
	const code = makeCode(2);
	await server.superSql`insert into person (id, name, birth_date, created_at)
		values (${personId}, ${name}, '1990-01-01', ${at})`;
	await server.superSql`insert into sign_in.slip (code_hash, kind, name, person_id, made_at, expires_at)
		values (${slipHash(code)}, 'person', ${name}, ${personId}, ${at}, ${new Date(at.getTime() + 7 * 86_400_000)})`;
	return { personId, code };
};

/** From the slip to the first page, with the words that were offered. */
const joined = async (name = 'Kim') => {
	const { code, personId } = await invited(name);
	const visitor = server.visit();
	await visitor.open('/sign-in');
	await visitor.follow('I have an invite code');
	await visitor.fill('The 8 letters on your slip', code).press('Go on');
	const userName = visitor.value('Your user name');
	const phrase = visitor.document.querySelector('strong')?.textContent ?? '';
	await visitor.press('Go on');
	await visitor.press('Show my 8 codes');
	const codes = [...visitor.document.querySelectorAll('li code')].map(({ textContent }) => textContent ?? '');
	return { visitor, personId, userName, phrase, codes, code };
};

const signIn = async (userName: string, phrase: string, visitor = server.visit()) => {
	await visitor.open('/sign-in');
	return visitor.fill('User name', userName).fill('Passphrase', phrase).press('Sign in');
};

test('from a slip to an account in three pages, without e-mail or phone number', async () => {
	const { visitor, userName, phrase, codes, code } = await joined('Tahlia');
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
	const { userName, phrase } = await joined();
	const visitor = await signIn(userName.toUpperCase(), ` ${phrase} `);
	expect(visitor.path).toBe('/');
	expect((await visitor.open('/account')).status).toBe(200);
});

test('a slip that does not exist, ran out or was never typed leads on, never to a dead end', async () => {
	const { code } = await invited();
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
	const { code } = await invited();
	const other = await joined();
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
	const back = await signIn('my-own-name-7', offered ?? '');
	expect(back.document.documentElement.lang).toBe('ar');
});

test('a wrong passphrase and an unknown user name get the same answer', async () => {
	const { userName } = await joined();
	const wrong = await signIn(userName, 'not the right words at all');
	const unknown = await signIn('quiet-otter-99', 'not the right words at all');
	const comparable = (html: string, name: string) =>
		html.replaceAll(name, 'NAME').replace(/nonce[-=]"?[^"' ;]+/g, '');
	expect(wrong.status).toBe(422);
	expect(unknown.status).toBe(422);
	expect(comparable(unknown.html, 'quiet-otter-99')).toBe(comparable(wrong.html, userName));
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
	'after five wrong tries at a %s account the page says how long to wait',
	async (which) => {
		const userName = which === 'known' ? (await joined()).userName : 'mellow-heron-98';
		for (let round = 0; round < 5; round += 1)
			expect((await signIn(userName, 'wrong wrong wrong')).status).toBe(422);
		const visitor = await signIn(userName, 'wrong wrong wrong');
		expect(visitor.status).toBe(429);
		expect(visitor.text()).toContain('Please wait 1 minute');
		expect(visitor.value('User name')).toBe(userName);
	}
);

test('sign-in leads back to the page that was wanted, and to no other site', async () => {
	const { userName, phrase } = await joined();
	const wanted = async (to: string) => {
		const visitor = server.visit();
		await visitor.open(`/sign-in?to=${encodeURIComponent(to)}`);
		await visitor.fill('User name', userName).fill('Passphrase', phrase).press('Sign in');
		return visitor.path;
	};
	expect(await wanted('/account')).toBe('/account');
	for (const to of ['//evil.example', 'https://evil.example/', '/\\evil.example'])
		expect(await wanted(to)).toBe('/');
});

test('sign-in gives a new id, and the one brought along is dead', async () => {
	const { visitor, userName, phrase } = await joined();
	const before = visitor.cookies.header().cookie ?? '';
	await visitor.press('Leave this page');
	const planted = server.visit();
	const answer = await planted.send('/account', { headers: { cookie: before, accept: 'text/html' } });
	expect(answer.status).toBe(404);
	await signIn(userName, phrase, visitor);
	expect(visitor.cookies.header().cookie).not.toBe(before);
});

test('leaving ends the session, clears the browser and shows nothing private', async () => {
	const { visitor, userName } = await joined('Samir');
	const cookie = visitor.cookies.header().cookie ?? '';
	const answer = await visitor.send('/leave', {
		method: 'POST',
		body: '',
		headers: {
			origin: server.origin,
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html'
		}
	});
	expect(answer.status).toBe(303);
	expect(answer.headers.location).toBe('/');
	expect(answer.headers['clear-site-data']).toBe('"cache", "cookies", "storage"');
	await visitor.open('/');
	expect(visitor.html).not.toContain(userName);
	expect(visitor.html).not.toContain('Samir');
	const replay = await server.visit().send('/account', { headers: { cookie, accept: 'text/html' } });
	expect(replay.status).toBe(404);
	expect(replay.body).not.toContain(userName);
});

test('a service can have leaving go to another site', async () => {
	const { visitor } = await joined();
	await server.superSql`update service set leave_target = 'https://weather.example/?a=1&b="2'`;
	await visitor.open('/account');
	await visitor.press('Leave this page');
	expect(visitor.status).toBe(200);
	expect(visitor.headers.refresh).toBe('0; url=https://weather.example/?a=1&b=%222');
	expect(visitor.headers['clear-site-data']).toBe('"cache", "cookies", "storage"');
	await server.superSql`update service set leave_target = 'javascript:alert(1)'`;
	await visitor.open('/sign-in');
	await visitor.press('Leave this page');
	expect(visitor.path).toBe('/');
	await server.superSql`update service set leave_target = '/'`;
});

test('a paper code lets in once and asks for a new passphrase', async () => {
	const { userName, phrase, codes } = await joined();
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
	expect((await signIn(userName, phrase)).status).toBe(422);
	expect((await signIn(userName, 'quartz river tulip waggon')).path).toBe('/');
	const again = await recover();
	expect(again.status).toBe(422);
	expect(again.text()).toContain('or the code was used before');
});

test('one sees where one is signed in, and ends what is not oneself', async () => {
	const { visitor, userName, phrase } = await joined();
	const elsewhere = await signIn(userName, phrase);
	expect((await elsewhere.open('/account')).status).toBe(200);
	await server.clock.set(after(5));
	await visitor.open('/account');
	expect(visitor.text()).toContain('Last used 5 minutes ago');
	await visitor.press('End this one');
	expect(visitor.text()).not.toContain('Last used 5 minutes ago');
	expect((await elsewhere.open('/account')).status).toBe(404);
});

test('the passphrase is changed only by someone who knows it', async () => {
	const { visitor, phrase } = await joined();
	await visitor.open('/account');
	await visitor.fill('The passphrase you have now', 'guess guess guess').press('Change my passphrase');
	expect(visitor.status).toBe(422);
	expect(visitor.text()).toContain('This is not the passphrase you have now.');
	await visitor.fill('The passphrase you have now', phrase).press('Change my passphrase');
	expect(visitor.text()).toContain('You are signed out everywhere else.');
});

test('after ten idle minutes nothing private is shown, and the account page is closed', async () => {
	const { visitor, userName } = await joined();
	await server.clock.set(after(10));
	await visitor.open('/account');
	expect(visitor.status).toBe(404);
	expect(visitor.html).not.toContain(userName);
});

test('what was sent after the session ran out is there again after sign-in', async () => {
	const { visitor, personId, userName, phrase } = await joined();
	await server.clock.set(after(11));
	const send = (cookies: Record<string, string>) =>
		visitor.send(`/people/${personId}/about-me/triggers?/save`, {
			method: 'POST',
			body: new URLSearchParams({
				key: 'k',
				base: '',
				'item-1': 'Doors that bang <b>',
				state: 'answered'
			}).toString(),
			headers: {
				...cookies,
				origin: server.origin,
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded'
			}
		});
	const answer = await send({});
	expect(answer.status).toBe(303);
	expect(answer.headers.location).toBe('/sign-in?kept=yes');
	expect((await send({ cookie: '' })).status).toBe(404);
	await visitor.open('/sign-in?kept=yes');
	expect(visitor.text()).toContain('What you wrote is kept safe. Sign in to see it again.');
	expect(visitor.html).not.toContain('Doors that bang');
	await visitor.fill('User name', userName).fill('Passphrase', phrase).press('Sign in');
	expect(visitor.path).toBe('/kept');
	expect(visitor.text()).toContain('Doors that bang <b>');
	expect(visitor.text()).toContain('Kept for 24 more hours.');
	const form = visitor.document.querySelector(`form[action="/people/${personId}/about-me/triggers?/save"]`);
	expect(form?.querySelector('input[name="item-1"]')?.getAttribute('value')).toBe('Doors that bang <b>');
	await visitor.press('Throw it away');
	expect(visitor.text()).toContain('Nothing is waiting here.');
});

test('nothing secret is printed by the server', async () => {
	const { userName, phrase, codes, code } = await joined();
	await signIn(userName, `${phrase}x`);
	for (const secret of [userName, phrase, code, ...codes]) expect(server.log()).not.toContain(secret);
});
