import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { after, joined, signIn, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start });
});
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

test('leaving ends the session, clears the browser and shows nothing private', async () => {
	const { visitor, userName } = await joined(server, 'Samir');
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
	const { visitor } = await joined(server);
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

test('one sees where one is signed in, and ends what is not oneself', async () => {
	const { visitor, userName, phrase } = await joined(server);
	const elsewhere = await signIn(server, userName, phrase);
	expect((await elsewhere.open('/account')).status).toBe(200);
	await server.clock.set(after(5));
	await visitor.open('/account');
	expect(visitor.text()).toContain('Last used 5 minutes ago');
	await visitor.press('End this one');
	expect(visitor.text()).not.toContain('Last used 5 minutes ago');
	expect((await elsewhere.open('/account')).status).toBe(404);
});

test('one button signs out everywhere, here too', async () => {
	const { visitor, userName, phrase } = await joined(server);
	const elsewhere = await signIn(server, userName, phrase);
	await visitor.open('/account');
	// Nobody's help is said where nobody helps.
	expect(visitor.document.querySelector('header')?.textContent).not.toContain('helped');
	await visitor.press('Sign out everywhere');
	for (const one of [visitor, elsewhere]) expect((await one.open('/account')).status).toBe(404);
	expect((await (await signIn(server, userName, phrase)).open('/account')).status).toBe(200);
});

test('new paper codes are made only by whoever shows once more that it is them', async () => {
	const { userName, phrase } = await joined(server);
	await server.clock.set(after(11));
	const visitor = await signIn(server, userName, phrase);
	for (const path of ['/account?/codes', '/sign-in/codes']) {
		const answer = await visitor.send(path, {
			method: 'POST',
			body: '',
			headers: {
				origin: server.origin,
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded'
			}
		});
		expect([path, answer.status, answer.headers.location]).toEqual([path, 303, '/account#codes']);
	}
	await visitor.open('/account');
	await visitor.fill('Your passphrase', 'guess guess guess').press('Go on');
	expect(visitor.status).toBe(422);
	await visitor.fill('Your passphrase', phrase).press('Go on');
	await visitor.press('Make 8 new codes');
	expect(visitor.document.querySelectorAll('main code')).toHaveLength(8);
});

test('the passphrase is changed only by someone who knows it', async () => {
	const { visitor, phrase } = await joined(server);
	await visitor.open('/account');
	await visitor.fill('The passphrase you have now', 'guess guess guess').press('Change my passphrase');
	expect(visitor.status).toBe(422);
	expect(visitor.text()).toContain('This is not the passphrase you have now.');
	await visitor.fill('The passphrase you have now', phrase).press('Change my passphrase');
	expect(visitor.text()).toContain('You are signed out everywhere else.');
});

test('after ten idle minutes nothing private is shown, and the account page is closed', async () => {
	const { visitor, userName } = await joined(server);
	await server.clock.set(after(10));
	await visitor.open('/account');
	expect(visitor.path).toBe('/sign-in?to=%2Faccount');
	expect(visitor.html).not.toContain(userName);
	// Nobody who was not signed in lately is told even that there is such a page.
	expect((await server.visit().open('/account')).status).toBe(404);
});

test('what was sent after the session ran out is there again after sign-in', async () => {
	const { visitor, personId, userName, phrase } = await joined(server);
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

test('an answer whose session ran out while it was written goes from the form to the plan', async () => {
	const { visitor, personId, userName, phrase } = await joined(server);
	const page = `/people/${personId}/about-me/address`;
	await visitor.open(page);
	const label = visitor.document.querySelector('main form input[type="text"], main form textarea')?.id ?? '';
	const field = visitor.document.querySelector(`label[for="${label}"]`)?.textContent ?? '';
	await server.clock.set(after(11));
	await visitor.fill(field, 'Call me كيم').press('Save and go on');
	expect(visitor.path).toBe('/sign-in?kept=yes');
	await visitor.fill('User name', userName).fill('Passphrase', phrase).press('Sign in');
	expect(visitor.text()).toContain('Call me كيم');
	await visitor.press('Save it to my plan');
	expect(visitor.status).toBe(200);
	await visitor.open(page);
	expect(visitor.value(field)).toBe('Call me كيم');
});

test('nothing secret is printed by the server', async () => {
	const { userName, phrase, codes, code } = await joined(server);
	await signIn(server, userName, `${phrase}x`);
	for (const secret of [userName, phrase, code, ...codes]) expect(server.log()).not.toContain(secret);
});
