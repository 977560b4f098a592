import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { after, joined, signIn, start } from '../support/joining.js';
import { firstKeeper } from '../support/setting-up.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

let server: TestServer;
let tablet: Visitor;
beforeAll(async () => {
	server = await startServer({ now: start });
	// Staff sign in on the ward's tablet, and leave it.
	tablet = (await firstKeeper(server)).visitor;
	await tablet.open('/account');
	expect(tablet.text()).toContain('This is a device of the service');
	await tablet.press('Sign out');
}, 120_000);
afterAll(() => server.stop());
afterEach(() => server.clock.set(start));

/** Tahlia at home, and at the ward's tablet a moment later. */
const atTheTablet = async (name: string) => {
	const { visitor: phone, personId, userName, phrase } = await joined(server, name);
	await tablet.open('/');
	await tablet.press('Leave this page');
	await signIn(server, userName, phrase, tablet);
	return { phone, personId, home: `/people/${personId}`, userName, phrase };
};

/** Somebody who helps already, and in which way. */
const helper = async (personId: string, kind: string, part: string) => {
	const { visitor, userName, phrase } = await joined(server, `Helper ${randomUUID().slice(0, 4)}`);
	const [account] = await server.superSql<{ id: string }[]>`
		update sign_in.account set kind = 'supporter' where user_name = ${userName} returning id`;
	await server.superSql`update person set account_id = null where account_id = ${account?.id ?? ''}`;
	if (part !== '')
		await server.superSql`insert into supporter_grant (id, person_id, account_id, part, may, kind, starts_at, ends_at)
			values (${randomUUID()}, ${personId}, ${account?.id ?? ''}, ${part}, 'read', ${kind}, ${start}, ${after(60_000)})`;
	return { visitor, userName, phrase };
};

const veryBad = async (visitor: Visitor, home: string, tick: boolean) => {
	await visitor.open(`${home}/about-me/very-bad`);
	const box = 'Being shut in alone';
	if (tick) visitor.tick(box);
	else visitor.untick(box);
	return visitor.press('Save and go on');
};

test('what is shared at the tablet opens nothing until the person says so on their own phone', async () => {
	const { phone, home, personId } = await atTheTablet('Tahlia');
	const ros = await helper(personId, 'supporter', '');
	const share = 'Share with a helper who has an account';
	await tablet.open(`${home}/sharing`);
	tablet.unfold(share).fill('What is their user name?', ros.userName, share);
	await tablet.tick('See my card', share).press('Share with them');
	expect(tablet.path).toMatch(/\/to-confirm\/[0-9a-f-]{36}$/);
	expect(tablet.text()).toContain('You shared something with a helper');
	expect(tablet.text()).toContain('Nothing changes until you say so.');
	expect(tablet.text()).toContain('You did this on a device that staff use too.');
	expect(tablet.text()).not.toContain('Yes, I want this');
	expect((await ros.visitor.open(`${home}/card`)).status).toBe(404);
	await tablet.choose('A little', 'Did you feel pressed to do this?');
	await tablet.fill('Anything you want to remember about it', 'CANARY-IN-QUIET').press('Keep this for me');
	expect(tablet.text()).toContain('This is kept for you alone.');
	expect(tablet.html).not.toContain('CANARY-IN-QUIET');

	await phone.open(home);
	expect(phone.text()).toContain('1 thing you did waits for your own word');
	await phone.open(`${home}/to-confirm`);
	await phone.follow('You shared something with a helper');
	await phone.press('Yes, I want this');
	expect(phone.text()).toContain('This counts from now on.');
	expect(phone.text()).toContain('Nothing waits for your word now.');
	expect((await ros.visitor.open(`${home}/card`)).status).toBe(200);

	// To share it for longer waits as well, and what Ros has goes on to its end.
	const end = after(10 * 24 * 60);
	await server.superSql`update supporter_grant set ends_at = ${end} where person_id = ${personId}`;
	await tablet.open(`${home}/sharing`);
	const longer = tablet.document.querySelector('a[href^="?renew="]')?.getAttribute('href') ?? '';
	await tablet.open(`${home}/sharing${longer}`);
	await tablet
		.choose('6 months, until 14 September 2026', 'For how long from today?')
		.press('Share for longer');
	expect(tablet.path).toMatch(/\/to-confirm\/[0-9a-f-]{36}$/);
	const counts = () => server.superSql`select from supporter_grant g
		where person_id = ${personId} and withdrawn_at is null and not access.is_held(coalesce(g.key, g.id))`;
	expect(await counts()).toHaveLength(1);
	expect((await ros.visitor.open(`${home}/card`)).status).toBe(200);
	await phone.open(tablet.path);
	await phone.press('Yes, I want this');
	expect(await counts()).toHaveLength(2);
	for (const path of ['', '/card', '/to-confirm', '/about-me']) {
		await ros.visitor.open(home + path);
		expect(ros.visitor.html).not.toMatch(/CANARY|pressed to do this/);
	}
}, 60_000);

test('taking back "this is very bad for me" at the tablet: what was said stays; an advocate beside them is enough', async () => {
	const { phone, home, personId } = await atTheTablet('Noor');
	const rosa = await helper(personId, 'peer-advocate', 'about-me');
	await veryBad(phone, home, true);
	expect(phone.path).not.toContain('to-confirm');
	await veryBad(tablet, home, false);
	expect(tablet.text()).toContain('You took back that something is very bad for you');
	const hold = tablet.path;
	expect(await said(personId)).toContain('seclusion');
	await tablet.open(`${home}/about-me/very-bad`);
	expect(tablet.text()).toContain('A change to this waits for your own word.');

	await rosa.visitor.open(`${home}/to-confirm`);
	expect(rosa.visitor.text()).not.toContain('very bad');
	expect((await rosa.visitor.open(hold)).status).toBe(404);
	await rosa.visitor.open(`${home}/to-confirm`);
	await rosa.visitor.press('I am with them now');
	await tablet.open(hold);
	expect(tablet.text()).toContain('says that they are with you now.');
	await tablet.press('Yes, I want this');
	expect(await said(personId)).not.toContain('seclusion');
}, 60_000);

/** What holds of "very bad for me". */
const said = async (personId: string): Promise<string> =>
	JSON.stringify(
		await server.superSql`select a.value from answer_now n join answer a on a.id = n.answer_id
		where n.person_id = ${personId} and n.question = 'about-me/very-bad'`
	);

test('a friend who helps finds nothing to say there, staff and others find no page', async () => {
	const { home, personId } = await atTheTablet('Ida');
	const friend = await helper(personId, 'supporter', 'about-me');
	expect((await friend.visitor.open(`${home}/to-confirm`)).status).toBe(404);
	const stranger = await joined(server, 'Sam');
	expect((await stranger.visitor.open(`${home}/to-confirm`)).status).toBe(404);
}, 60_000);

test('"my own phone" is believed where no staff signed in for thirty days, and not before', async () => {
	const { userName, phrase } = await joined(server, 'Vera');
	const own = async (minutes: number): Promise<string> => {
		await server.clock.set(after(minutes));
		await tablet.open('/');
		await tablet.press('Leave this page');
		await tablet.open('/sign-in');
		await tablet.fill('User name', userName).fill('Passphrase', phrase);
		await tablet.tick('This is my own phone or computer').press('Sign in');
		const [session] = await server.superSql<{ device: string }[]>`
			select device from sign_in.session order by created_at desc limit 1`;
		return session?.device ?? '';
	};
	const month = 30 * 24 * 60;
	expect(await own(month - 1)).toBe('service');
	expect(await own(month)).toBe('own');
	await tablet.open('/account');
	expect(tablet.text()).not.toContain('This is a device of the service');
}, 60_000);
