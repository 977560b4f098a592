import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { codeIn, lost } from '../people/lost.js';
import { adds, addsPhone, asked, comesIn, sends } from '../people/phone.js';
import { Authenticator } from '../support/authenticator.js';
import { joined, signIn, start } from '../support/joining.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const seconds = (count: number): Date => new Date(start.getTime() + count * 1000);

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now: start, named: true });
});
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

const opens = async (visitor: Visitor): Promise<boolean> =>
	(await visitor.open('/account')).status === 200 && visitor.path === '/account';

test('Kim adds her phone, comes in with it without a user name, and takes it away again', async () => {
	const kim = await joined(server, 'Kim');
	// She has chosen her passphrase this moment; later it is asked for first.
	await server.clock.set(seconds(601));
	const { visitor } = { visitor: await signIn(server, kim.userName, kim.phrase) };
	const early = await adds(visitor, new Authenticator(server.origin), 'Planted');
	expect(early.headers.location).toBe('/account/passkeys');
	await visitor.open('/account/passkeys');
	expect(visitor.text()).toContain('First show that it is you');
	expect(visitor.text()).not.toContain('Planted');
	await visitor.fill('Your passphrase', kim.phrase).press('Go on');

	const question = await asked(visitor, 'add');
	// Her phone shows this in a list of its own: no name of hers.
	expect(question.user).toMatchObject({ name: kim.userName, displayName: kim.userName });
	expect(question.rp).toEqual({ name: 'localhost', id: 'localhost' });
	const { phone, answer } = await addsPhone(visitor, kim.phrase, 'Kims كيم <b>');
	expect(answer.headers.location).toBe('/account/passkeys?added=yes');
	await visitor.open(`/people/${kim.personId}`);
	expect(visitor.text()).toContain('“Kims كيم <b>” was added on');
	await visitor.open('/account/passkeys');
	expect(visitor.text()).toContain('Kims كيم <b>');
	expect((await asked(visitor, 'add')).excludeCredentials).toHaveLength(1);

	const elsewhere = server.visit();
	expect((await asked(elsewhere, 'enter')).userVerification).toBe('required');
	expect((await asked(elsewhere, 'enter')).allowCredentials ?? []).toEqual([]);
	const entered = await comesIn(elsewhere, phone);
	expect(entered.status).toBe(303);
	expect(entered.headers.location).not.toContain('/sign-in');
	expect(await opens(elsewhere)).toBe(true);
	expect(elsewhere.text()).toContain('1 phone or computer opens your account by its lock.');
	await visitor.open('/account/passkeys');
	expect(visitor.text()).toContain('Last used on');

	await visitor.press('Take away Kims كيم <b>');
	expect(visitor.text()).toContain('No phone and no computer.');
	visitor.unfold('What opens it no more');
	expect(visitor.text()).toContain('Taken away on');
	// Whoever came in with it is out, and it opens nothing more; she herself still is in.
	expect(await opens(elsewhere)).toBe(false);
	expect((await comesIn(server.visit(), phone)).status).toBe(422);
	const noted = await server.superSql<{ deed: string }[]>`
		select deed from audit.entry where person_id = ${kim.personId} and deed like 'passkey:%' order by seq`;
	expect(noted.map(({ deed }) => deed)).toEqual(['passkey:added', 'passkey:removed']);
});

test('what is forged, late, replayed or meant for another opens nothing', async () => {
	const kim = await joined(server, 'Kim');
	const { phone } = await addsPhone(kim.visitor, kim.phrase, 'Mine');
	const jo = await joined(server, 'Jo');
	const twists = {
		'another origin': { origin: 'https://elsewhere.example' },
		'another port of this machine': { origin: 'http://localhost:1' },
		'no face, finger or PIN': { unverified: true },
		'a question nobody asked': { challenge: Buffer.alloc(32, 7).toString('base64url') },
		'the handle of nobody': { handle: Buffer.alloc(16).toString('base64url') }
	};
	for (const [what, twist] of Object.entries(twists)) {
		const visitor = server.visit();
		expect([what, (await comesIn(visitor, phone, { twist })).status]).toEqual([what, 422]);
		expect([what, await opens(visitor)]).toEqual([what, false]);
	}
	await server.clock.set(seconds(60));
	expect((await comesIn(server.visit(), phone)).status).toBe(303);
	expect((await comesIn(server.visit(), phone, { twist: { counter: 1 } })).status).toBe(422);
	for (const credential of ['', '{}', '[]', '{"id":1}', 'x'.repeat(300)]) {
		const answer = await sends(server.visit(), '/sign-in/passkey', { credential, to: '' });
		expect([credential, answer.status]).toEqual([credential, 422]);
		expect(answer.body).toContain('That did not open your account.');
	}

	// The same answer a second time, and one that comes five minutes after the question.
	const visitor = server.visit();
	const credential = phone.give(await asked(visitor, 'enter'));
	const give = (who: Visitor) => sends(who, '/sign-in/passkey', { credential, to: '' });
	expect((await give(visitor)).status).toBe(303);
	expect((await give(server.visit())).status).toBe(422);
	const late = phone.give(await asked(visitor, 'enter'));
	await server.clock.set(seconds(360));
	expect((await sends(server.visit(), '/sign-in/passkey', { credential: late, to: '' })).status).toBe(422);

	// A question asked of one session is no question of another, and one to add is none to come in.
	await server.clock.set(start);
	const [kims, jos] = [await asked(kim.visitor, 'give'), await asked(jo.visitor, 'give')];
	for (const question of [kims, jos])
		expect(
			(await sends(jo.visitor, '/account/passkeys?/prove', { credential: phone.give(question) })).status
		).toBe(422);
	const toAdd = await asked(kim.visitor, 'add');
	const wrongUse = phone.give({ challenge: toAdd.challenge, rpId: 'localhost' });
	expect((await sends(server.visit(), '/sign-in/passkey', { credential: wrongUse, to: '' })).status).toBe(
		422
	);

	// What makes a key is looked at as closely.
	for (const twist of [{ origin: 'https://elsewhere.example' }, { unverified: true }, { challenge: 'AAAA' }])
		expect((await adds(kim.visitor, new Authenticator(server.origin), 'X', twist)).status).toBe(422);
	expect((await adds(kim.visitor, phone, 'Twice')).status).toBe(422);
	const shared = { key: crypto.randomUUID(), name: 'X', credential: '{}' };
	const told = await sends(kim.visitor, '/account/passkeys?/add', shared);
	expect([told.status, told.body.includes('only if it is yours alone')]).toEqual([422, true]);
});

test('guesses are slowed, and the last way in is never taken away', async () => {
	const kim = await joined(server, 'Kim');
	const { phone } = await addsPhone(kim.visitor, kim.phrase, 'Mine');
	const visitor = server.visit();
	const statuses: number[] = [];
	for (let guess = 0; guess < 6; guess++)
		statuses.push((await comesIn(visitor, phone, { twist: { unverified: true } })).status);
	expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);

	await server.superSql`update sign_in.account set passphrase_hash = null where user_name = ${kim.userName}`;
	await kim.visitor.open('/account/passkeys');
	await kim.visitor.press('Take away Mine');
	expect(kim.visitor.status).toBe(422);
	expect(kim.visitor.text()).toContain('This is your only way in. Please choose a passphrase first.');
	await server.clock.set(seconds(90));
	expect((await comesIn(server.visit(), phone)).status).toBe(303);
});

test('on her own phone it also stands in for the passphrase before an export', async () => {
	const kim = await joined(server, 'Kim');
	const { phone } = await addsPhone(kim.visitor, kim.phrase, 'Mine');
	const visitor = server.visit();
	await comesIn(visitor, phone, { own: true });
	const page = `/people/${kim.personId}/export`;
	await visitor.open(page);
	expect(visitor.document.querySelector('[data-passkey-wanted="give"]')).not.toBeNull();
	expect((await sends(visitor, `${page}/json`, {})).status).toBe(303);
	const given = await sends(visitor, page, { credential: phone.give(await asked(visitor, 'give')) });
	expect([given.status, given.headers.location]).toEqual([303, page]);
	expect((await sends(visitor, `${page}/json`, {})).status).toBe(200);
	// An own phone: half an hour idle, a day at the longest.
	await server.clock.set(seconds(1799));
	expect(await opens(visitor)).toBe(true);
	await server.clock.set(seconds(1799 + 1800));
	expect(await opens(visitor)).toBe(false);
});

const helpedBackIn = async (kim: Awaited<ReturnType<typeof lost>>): Promise<Visitor> => {
	await kim.advocate.open(`${kim.home}/recovery`);
	await kim.advocate.tick(`${kim.name} is with me now and asked me for this`).press('Make a code');
	const visitor = server.visit();
	await visitor.open('/sign-in/helped');
	await visitor.fill('The 8 letters of your code', codeIn(kim.advocate)).press('Come back in');
	return visitor;
};
const bannered = async (visitor: Visitor): Promise<boolean> =>
	(await visitor.open('/help-now')).document.body.textContent?.includes('with the help of Rosa') ?? false;

test('helped back in, a key from before opens everything; none can be added, one can be taken away', async () => {
	const kim = await lost(server, start);
	const { phone } = await addsPhone(kim.visitor, kim.phrase, 'My phone');
	const visitor = await helpedBackIn(kim);
	const other = await signIn(server, kim.userName, 'nothing of the kind', server.visit());
	expect(other.status).toBe(422);
	const phrase = visitor.document.querySelector('main strong')?.textContent ?? '';
	expect(phrase).toBe(kim.userName);

	expect(await bannered(visitor)).toBe(true);
	const planted = await adds(visitor, new Authenticator(server.origin), 'Planted');
	expect(planted.status).not.toBe(200);
	expect((await sends(visitor, `${kim.home}/about-me`, {})).status).toBe(404);
	const given = await sends(visitor, '/account/passkeys?/prove', {
		credential: phone.give(await asked(visitor, 'give'))
	});
	expect(given.headers.location).toBe('/account?proved=yes');
	await visitor.open('/account?proved=yes');
	expect(visitor.text()).toContain('Everything is open again.');
	expect(await bannered(visitor)).toBe(false);
	expect((await visitor.open(`${kim.home}/about-me/strengths`)).html).toContain(kim.secret);
	await visitor.open('/account/passkeys');
	expect(visitor.text()).not.toContain('Planted');
});

test('whoever was let in by mistake is shut out by the key of the person', async () => {
	const kim = await lost(server, start);
	const { phone } = await addsPhone(kim.visitor, kim.phrase, 'My phone');
	const somebody = await helpedBackIn(kim);
	const visitor = server.visit();
	const entered = await comesIn(visitor, phone);
	// The passphrase was somebody else's: a new one is asked for first.
	expect(entered.headers.location).toBe('/account');
	expect(await bannered(visitor)).toBe(false);
	expect((await visitor.open(`${kim.home}/about-me`)).status).toBe(200);
	expect((await somebody.open('/account')).status).toBe(404);
});

test('so they are by a paper code from before, given at sign-in', async () => {
	const kim = await lost(server, start);
	const somebody = await helpedBackIn(kim);
	const visitor = server.visit();
	await visitor.open('/sign-in/recovery');
	await visitor.fill('User name', kim.userName).fill('One of your paper codes', kim.codes[0] ?? '');
	await visitor.press('Sign in');
	expect(visitor.path).toBe('/account');
	expect(await bannered(visitor)).toBe(false);
	expect((await visitor.open(`${kim.home}/about-me`)).status).toBe(200);
	expect((await somebody.open('/account')).status).toBe(404);
});

test('a key that somebody else put there can be taken away at once, and ends by itself when nobody gives it', async () => {
	const kim = await lost(server, start);
	const { phone } = await addsPhone(kim.visitor, kim.phrase, 'Not hers');
	await helpedBackIn(kim);
	await server.clock.set(seconds(72 * 3600 - 1));
	expect((await asked(server.visit(), 'enter')).challenge).toBeTruthy();
	await server.clock.set(seconds(72 * 3600));
	expect((await comesIn(server.visit(), phone)).status).toBe(422);

	await server.clock.set(start);
	const ada = await lost(server, start);
	const { phone: planted } = await addsPhone(ada.visitor, ada.phrase, 'Not hers');
	const visitor = await helpedBackIn(ada);
	const [{ hash = '' } = {}] = await server.superSql<{ hash: string }[]>`
		select passphrase_hash as hash from sign_in.account where user_name = ${ada.userName}`;
	expect(hash).toContain('argon2id');
	await server.superSql`update sign_in.session set proved_at = ${start} where ended_at is null`;
	await visitor.open('/account/passkeys');
	expect(visitor.text()).toContain('You can take away one that is not yours.');
	await visitor.press('Take away Not hers');
	expect(visitor.text()).toContain('No phone and no computer.');
	expect((await comesIn(server.visit(), planted)).status).toBe(422);
	expect(await bannered(visitor)).toBe(true);
});
