import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassphrase } from '../../src/lib/server/sign-in/passphrase.js';
import { someone } from '../support/asker.js';
import { signIn } from '../support/joining.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

const now = new Date('2026-04-02T09:00:00Z');
const phrase = 'amber otter picnic violin';
const stopped = 'This card was stopped by its owner, or the code is not right.';
let server: TestServer;
beforeAll(async () => {
	server = await startServer({ now });
});
afterAll(() => server.stop());

/** Somebody with a card: what helps, what to avoid, and somebody who must never be told. */
const withCard = async (userName: string) => {
	await server.clock.set(now);
	const [account, person] = [randomUUID(), randomUUID()];
	const hash = String(await hashPassphrase(phrase));
	await server.superSql`insert into sign_in.account (id, user_name, kind, name, passphrase_hash, created_at)
		values (${account}, ${userName}, 'person', 'Tahlia', ${hash}, ${now})`;
	await server.superSql`insert into person (id, account_id, name, birth_date, created_at)
		values (${person}, ${account}, 'Tahlia', '2010-03-14', ${now})`;
	await server.superSql`insert into contact (id, person_id, name, phone, tell, created_at) values
		(${randomUUID()}, ${person}, 'Lucille', '0611', false, ${now}),
		(${randomUUID()}, ${person}, 'Joy', '0622', true, ${now})`;
	const home = `/people/${person}`;
	const tahlia = await signIn(server, userName, phrase);
	await tahlia.open(`${home}/about-me/helps`);
	await tahlia.fill('Line 1', 'a tight blanket').fill('Line 2', 'zqsecondline').press('Save and go on');
	await tahlia.open(`${home}/about-me/avoid`);
	await tahlia.fill('Line 1', 'zqheldfrombehind').press('Save and go on');
	return { tahlia, person, home };
};

/** Ticks, makes a code and gives it. */
const codeOf = async (tahlia: Visitor, home: string) => {
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.document.querySelectorAll('input[name=line]').length).toBeGreaterThan(0);
	// Nothing is ticked unless they say so; one press ticks what helps, and no phone and nothing of what happened.
	if (!tahlia.text().includes('Make a new code')) {
		expect(tahlia.document.querySelectorAll('input[name=line][checked]').length).toBe(0);
		await tahlia.follow('Tick the lines of my card');
		const ticked = [...tahlia.document.querySelectorAll('input[name=line][checked]')];
		const said = ticked.map((one) => one.closest('label')?.textContent?.trim()).join();
		expect(said).toContain('a tight blanket');
		expect(said).not.toMatch(/Joy|0622|zqheldfrombehind/);
		await tahlia.tick('Tell: Joy · 0622');
	}
	await tahlia.press('Save what it shows');
	expect(tahlia.text()).toContain('Your choice is saved');
	await tahlia.press('Make a new code');
	const code = tahlia.document.querySelector('code')?.textContent ?? '';
	expect(code).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXYZ]{4}-[2-9BCDFGHJKMNPQRSTVWXYZ]{4}$/);
	return code;
};

/** Answers a question of what the person wrote about themselves, on its first line. */
const says = async (tahlia: Visitor, home: string, question: string, words: string) => {
	await tahlia.open(`${home}/about-me/${question}`);
	await tahlia.fill('Line 1', words).press('Save and go on');
};

const tryCode = async (
	code: string,
	reader = 'Pat, paramedic',
	reason = 'She cannot speak',
	who = server.visit()
) => {
	await who.open('/wallet');
	await who.fill('The code on the card', code).fill('Your name', reader);
	await who.fill('Why do you want to read it?', reason).press('Read');
	return who;
};

test('a stranger reads what was ticked and nothing else, as it is now, and the person sees who and why', async () => {
	const { tahlia, home } = await withCard('calm-river');
	const code = await codeOf(tahlia, home);
	const pat = await tryCode(code.toLowerCase().replace('-', ' '));
	expect(pat.status).toBe(200);
	expect(pat.headers['cache-control']).toContain('no-store');
	expect(pat.text()).toContain('Tahlia');
	expect(pat.text()).toContain('a tight blanket');
	expect(pat.text()).toContain('Joy');
	for (const kept of ['zqheldfrombehind', 'Lucille', '2010']) expect(pat.lasting).not.toContain(kept);

	await tahlia.open(`${home}/wallet`);
	expect(tahlia.text()).toContain('Pat, paramedic: She cannot speak');
	expect(tahlia.html).not.toContain(code);
	await tahlia.open(`${home}/looks`);
	expect(tahlia.text()).toContain('Pat, paramedic: read what you ticked for your wallet card');
	expect(tahlia.text()).toContain('She cannot speak');

	await tahlia.open(`${home}/wallet`);
	await tahlia.tick('“zqheldfrombehind”').untick('“a tight blanket”').press('Save what it shows');
	const again = await tryCode(code, 'Kay', 'The same night');
	expect(again.text()).toContain('zqheldfrombehind');
	expect(again.html).not.toContain('a tight blanket');
	expect(again.text()).toContain('zqsecondline');
	await tahlia.open(`${home}/looks`);
	expect(tahlia.text()).toContain('Kay: read what you ticked');
	expect(tahlia.text()).toContain('Pat, paramedic: read what you ticked');
});

test('what hurts and what is a risk only when ticked; whom not to call or tell never; pressed at once, one code', async () => {
	const { tahlia, person, home } = await withCard('still-pond');
	await says(tahlia, home, 'triggers', 'zqslammeddoor');
	await says(tahlia, home, 'health-risks', 'zqpinhip');
	await server.superSql`insert into contact (id, person_id, name, who, phone, tell, created_at)
		values (${randomUUID()}, ${person}, 'Zqnocall', null, '0633', false, ${now})`;
	const careful = ['zqheldfrombehind', 'zqslammeddoor', 'zqpinhip'];
	const never = /Lucille|Zqnocall|0611|0633/;
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.lasting).not.toMatch(never);
	for (const line of careful) expect(tahlia.isOn(`“${line}”`), line).toBe(false);
	// A10: seen, saved and made with one press; sent three times at once it is one code.
	expect(tahlia.text()).toContain('See the card as staff see it');
	await tahlia.follow('Tick the lines of my card');
	for (const line of careful) expect(tahlia.isOn(`“${line}”`), line).toBe(false);
	tahlia.times = 3;
	await tahlia.press('Save and make the card');
	tahlia.times = 1;
	const code = tahlia.document.querySelector('code')?.textContent ?? '';
	expect(tahlia.text()).toContain('The code works until 2 May 2026.');
	expect(await server.superSql`select from wallet_code where person_id = ${person}`).toHaveLength(1);
	const bare = await tryCode(code);
	expect(bare.text()).toContain('a tight blanket');
	for (const line of careful) expect(bare.html).not.toContain(line);
	expect(bare.lasting).not.toMatch(never);
	await tahlia.open(`${home}/wallet`);
	for (const line of careful) tahlia.tick(`“${line}”`);
	await tahlia.press('Save what it shows');
	const ticked = await tryCode(code);
	for (const line of careful) expect(ticked.text()).toContain(line);
	expect(ticked.lasting).not.toMatch(never);
});

test('what leaves the card leaves the code at once', async () => {
	const { tahlia, person, home } = await withCard('quiet-lake');
	const code = await codeOf(tahlia, home);
	await server.superSql`update answer_now set audience = '{}' where person_id = ${person} and question = 'about-me/helps'`;
	const pat = await tryCode(code);
	expect(pat.status).toBe(200);
	expect(pat.html).not.toContain('a tight blanket');
	await server.superSql`update contact set removed_at = ${now} where person_id = ${person}`;
	expect((await tryCode(code)).lasting).not.toContain('Joy');
});

test('what the person keeps from somebody is not for a code either: anybody could be the reader', async () => {
	const { tahlia, person, home } = await withCard('green-hill');
	const code = await codeOf(tahlia, home);
	const [account] = await server.superSql<{ id: string }[]>`select id from sign_in.account limit 1`;
	await server.superSql`insert into hidden_entry (id, person_id, subject_kind, subject, account_id, hidden_at)
		values (${randomUUID()}, ${person}, 'question', 'about-me/helps 00000000-0000-0000-0000-000000000000',
			${account?.id ?? ''}, ${now})`;
	expect((await tryCode(code)).html).not.toContain('a tight blanket');
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.text()).not.toContain('a tight blanket');
});

/** Wishes ahead, signed; and a crisis plan with a line that Ade agreed to and one that was not agreed. */
const withPlan = async (userName: string) => {
	const made = await withCard(userName);
	const { tahlia, home } = made;
	await tahlia.open(`${home}/directive`);
	await tahlia.choose('Another place', 'Where do you live or get treatment?').press('Begin');
	await tahlia.open(`${home}/directive/never`);
	await tahlia.fill('Line 1', 'zqneverlock').fill('Line 2', 'zqnevermen').press('Save and go on');
	await tahlia.open(`${home}/crisis-plan/voices`);
	await tahlia
		.unfold('Name somebody who sits with you')
		.fill('What is their name?', 'Ade')
		.choose('family', 'Who are they?')
		.press('They are here');
	await tahlia.open(`${home}/crisis-plan`);
	await tahlia.press('Begin the talk');
	for (const [words, says] of [
		['zqplants', 'Agree'],
		['zqkettle', null]
	] as const) {
		await tahlia.open(`${home}/crisis-plan`);
		await tahlia.unfold('Write a line').follow('Signs of a crisis');
		await tahlia.fill('Your words', words).press('Save the words');
		if (says !== null) await tahlia.choose(says, 'Ade says').press('Save');
	}
	await tahlia.open(`${home}/crisis-plan/signing`);
	await tahlia.fill('Your name', 'Tahlia', 'I sign').press('Sign', 'I sign');
	return made;
};

/** A nurse of a unit where the person is. */
const treating = async (person: string): Promise<Visitor> => {
	const kim = await someone(server, { name: 'Kim Lee', job: 'Nurse' });
	const unit = randomUUID();
	await server.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unit}, 'Harbour', 'UTC', 'au-nsw-dcj-2024', ${now})`;
	await server.superSql`insert into unit_staff (unit_id, account_id, since)
		values (${unit}, ${kim.accountId}, '2026-01-01')`;
	await server.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${person}, ${unit}, ${kim.accountId}, ${now})`;
	return server.visitAs(kim);
};

const signDirective = async (tahlia: Visitor, home: string) => {
	await tahlia.open(`${home}/directive/signature`);
	await tahlia
		.tick('I wrote this freely')
		.choose('By typing my name', 'How do you want to sign?')
		.fill('Your name, your mark in words, who heard it, or where the paper is', 'Tahlia')
		.press('Sign it');
	expect(tahlia.text()).toContain('It is signed.');
};

test('ticked lines of the directive and agreed lines of the crisis plan are shown, and leave with the wish', async () => {
	const { tahlia, person, home } = await withPlan('still-water');
	const code = await codeOf(tahlia, home);
	const first = (await tryCode(code)).html;
	for (const unticked of ['zqneverlock', 'zqnevermen', 'zqplants', 'zqkettle'])
		expect(first).not.toContain(unticked);

	await tahlia.open(`${home}/wallet`);
	expect(tahlia.html).not.toMatch(/zqkettle|Lucille/);
	await tahlia.tick('“zqneverlock”').tick('In a crisis: “zqplants”').press('Save what it shows');
	const draft = await tryCode(code);
	expect(draft.text()).toContain('zqneverlock');
	expect(draft.text()).toContain('not signed yet');
	expect(draft.text()).toContain('In a crisis: “zqplants”');
	expect(draft.html).not.toMatch(/zqnevermen|zqkettle/);

	await signDirective(tahlia, home);
	await tahlia.open(`${home}/wallet`);
	await tahlia.tick('My wishes in force, signed 2 April 2026. Preference only.').press('Save what it shows');
	const signed = await tryCode(code);
	expect(signed.text()).toContain('zqneverlock');
	expect(signed.text()).toContain('in force');
	expect(signed.text()).not.toContain('not signed yet');

	// A line that is kept from anybody is for no code.
	const [account] = await server.superSql<{ id: string }[]>`select id from sign_in.account limit 1`;
	const keep = (kind: string, subject: string) => server.superSql`
		insert into hidden_entry (id, person_id, subject_kind, subject, account_id, hidden_at)
		values (${randomUUID()}, ${person}, ${kind}, ${subject}, ${account?.id ?? ''}, ${now})`;
	const showAgain = () =>
		server.superSql`update hidden_entry set shown_at = ${now} where person_id = ${person}`;
	const [directive] = await server.superSql<{ id: string }[]>`
		select id from directive where person_id = ${person}`;
	const [line] = await server.superSql<{ id: string }[]>`
		select line_id as id from crisis_line where person_id = ${person} and wording = 'zqplants'`;
	await keep('directive', directive?.id ?? '');
	await keep('statement', line?.id ?? '');
	expect((await tryCode(code)).html).not.toMatch(/zqneverlock|zqplants|in force/);
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.html).not.toMatch(/zqneverlock|zqplants/);
	await showAgain();
	expect((await tryCode(code)).html).toMatch(/zqneverlock[^]*zqplants|zqplants[^]*zqneverlock/);

	await tahlia.open(`${home}/directive/withdrawal`);
	await tahlia.choose('All of it', 'What do you take back?').press('Take it back');
	await tahlia.open(`${home}/crisis-plan/lines/${line?.id ?? ''}`);
	await tahlia.unfold('Take this line out').press('Take it out');
	const gone = await tryCode(code);
	expect(gone.status).toBe(200);
	expect(gone.html).not.toMatch(/zqneverlock|zqplants/);
});

test('never to be told wins in the wallet: not by a second line of the same name, not as who speaks for the person', async () => {
	const { tahlia, person, home } = await withCard('deep-well');
	await tahlia.open(`${home}/directive`);
	await tahlia.choose('Another place', 'Where do you live or get treatment?').press('Begin');
	await tahlia.open(`${home}/directive/speaker`);
	await tahlia
		.choose('Speaks for me', 'First, or after the first?')
		.fill('Their name', 'Mia')
		.fill('Their phone number', '0491 570 006')
		.fill('What may they decide?', 'All of it')
		.press('Name them');
	await tahlia.press('Mia said yes on paper');
	await tahlia.open(`${home}/directive/never`);
	await tahlia.fill('Line 1', 'No lock').press('Save and go on');
	await tahlia.open(`${home}/directive/notify`);
	await tahlia.fill('Line 1', 'Mia, my friend').fill('Line 2', 'Ros, my aunt').press('Save and go on');
	await signDirective(tahlia, home);
	const kim = await treating(person);
	await kim.open(`${home}/directive`);
	expect(kim.text()).toContain('Mia, my friend');
	await tahlia.open(`${home}/wallet`);
	await tahlia.tick('Tell: Joy · 0622').tick('Speaks for me: Mia · 0491 570 006').press('Save what it shows');
	await tahlia.press('Make a new code');
	const code = tahlia.document.querySelector('code')?.textContent ?? '';
	const before = (await tryCode(code)).text();
	await tahlia.open('/help-now');
	expect(tahlia.text()).toContain('Joy');
	expect(before).toContain('Joy');
	expect(before).toContain('Mia');
	await server.superSql`insert into contact (id, person_id, name, phone, tell, created_at) values
		(${randomUUID()}, ${person}, 'JOY', null, false, ${now}),
		(${randomUUID()}, ${person}, 'Her', '+61 491 570 006', false, ${now})`;
	const after = await tryCode(code);
	expect(after.status).toBe(200);
	expect(after.lasting).not.toMatch(/Joy|JOY|Mia|Lucille|0491/);
	await tahlia.open('/help-now');
	expect(tahlia.lasting).not.toMatch(/Joy|JOY|0622/);
	// Nor is she among those to be told, for whoever would tell them; on the page and on paper.
	await server.superSql`insert into contact (id, person_id, name, phone, tell, created_at) values
		(${randomUUID()}, ${person}, 'mia', null, false, ${now})`;
	await kim.open(`${home}/directive`);
	expect(kim.text()).toContain('Ros, my aunt');
	expect(kim.text()).not.toContain('my friend');
	const paper = await readPdf((await download(kim, `${home}/directive/pdf`)).bytes);
	expect(paper.text).toContain('Ros, my aunt');
	expect(paper.text).not.toContain('my friend');
	// Whom never to tell is said there from the very list that is obeyed.
	for (const text of [kim.text(), paper.text]) expect(text).toMatch(/Who must never be told[^]*Lucille/);
	await tahlia.open(`${home}/directive`);
	expect(tahlia.text()).toContain('Mia, my friend');
	expect(tahlia.text()).toMatch(/Foreword keeps to it now[^]*Lucille/);
	await tahlia.follow('Change the list');
	expect(tahlia.path).toBe(`${home}/contacts`);
	await tahlia.open(`${home}/crisis-plan`);
	await tahlia.unfold('Write a line').follow('Who to call');
	expect(tahlia.text()).toContain('Words here do not stop a call.');
	await tahlia.follow('My list of people');
	expect(tahlia.path).toBe(`${home}/contacts`);
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.html).not.toMatch(/Joy|JOY|Mia|Lucille/);
});

test('while nothing is signed the card, the page and the paper say so', async () => {
	const { tahlia, home } = await withCard('new-moon');
	const code = await codeOf(tahlia, home);
	const says = 'My plan is not signed yet.';
	expect(tahlia.text()).toContain(says);
	expect((await tryCode(code)).text()).toContain(says);
	const paper = async () =>
		(await readPdf((await download(tahlia, `${home}/wallet/pdf`, new URLSearchParams(`code=${code}`))).bytes))
			.text;
	expect(await paper()).toContain(says);
	await tahlia.open(`${home}/review`);
	await tahlia.fill('Your name, or a few words about how you signed', 'Tahlia').press('Sign my plan');
	expect((await tryCode(code)).text()).not.toContain(says);
	expect(await paper()).not.toContain(says);
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.text()).not.toContain('not signed');
});

test('a code that was stopped, is over, was replaced or never was looks the same', async () => {
	const { tahlia, home } = await withCard('blue-stone');
	const first = await codeOf(tahlia, home);
	await tahlia.open(`${home}/wallet`);
	await tahlia.press('Make a new code');
	const second = tahlia.document.querySelector('code')?.textContent ?? '';
	const replaced = await tryCode(first);
	expect(replaced.status).toBe(422);
	expect(replaced.text()).toContain(stopped);
	expect((await tryCode(second)).status).toBe(200);
	await tahlia.open(`${home}/wallet`);
	await tahlia.press('Stop the code now');
	expect(tahlia.text()).toContain('No code works now.');
	const after = await tryCode(second);
	const unknown = await tryCode('BBBB-2222');
	const bare = ({ html }: Visitor) => html.replace(/value="[^"]*"|nonce="[^"]*"/g, '');
	expect(bare(after)).toBe(bare(unknown));
	expect(bare(replaced)).toBe(bare(unknown));

	const other = await withCard('red-boat');
	const lasting = await codeOf(other.tahlia, other.home);
	await server.clock.set(new Date(now.getTime() + 29 * 86_400_000));
	expect((await tryCode(lasting)).status).toBe(200);
	await server.clock.set(new Date(now.getTime() + 30 * 86_400_000));
	expect((await tryCode(lasting)).text()).toContain(stopped);
	await server.clock.set(now);
});

test('after five wrong codes that network waits, for a right one too', async () => {
	const { tahlia, home } = await withCard('grey-cloud');
	await server.clock.set(new Date(now.getTime() + 3 * 3600_000));
	const again = await signIn(server, 'grey-cloud', phrase, tahlia);
	const code = await codeOf(again, home);
	for (const wrong of ['2222', '3333', '4444', '5555', '6666']) await tryCode(`BBBB-${wrong}`);
	const waiting = await tryCode(code);
	expect(waiting.status).toBe(429);
	expect(waiting.html).not.toContain('a tight blanket');
	await server.clock.set(new Date(now.getTime() + 4 * 3600_000));
	expect((await tryCode(code)).status).toBe(200);
});

test('nobody reads without saying who they are and why', async () => {
	await server.clock.set(new Date(now.getTime() + 6 * 3600_000));
	const nameless = await tryCode('BBBB-2222', '', '');
	expect(nameless.status).toBe(422);
	expect(nameless.text()).toContain('Say who you are.');
	expect(nameless.text()).toContain('Say why you want to read it.');
});

test('on a device of the service neither a line nor a code counts before the person confirms it', async () => {
	const { tahlia, person, home } = await withCard('brown-fox');
	await server.superSql`update sign_in.session set device = 'service'
		where account_id = (select account_id from person where id = ${person})`;
	await tahlia.open(`${home}/wallet?tick=card`);
	await tahlia.press('Save what it shows');
	expect(tahlia.path).toMatch(/\/to-confirm\/[0-9a-f-]{36}$/);
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.text()).toContain('waits until you confirm it');
	await tahlia.press('Make a new code');
	expect(tahlia.text()).toContain('The code would show nothing.');
});

test('a code made on a device of the service works once the person confirmed it alone, and not before', async () => {
	const { tahlia, person, home } = await withCard('slow-tide');
	const before = await codeOf(tahlia, home);
	const device = (kind: string) => server.superSql`update sign_in.session set device = ${kind}
		where account_id = (select account_id from person where id = ${person})`;
	await device('service');
	await tahlia.open(`${home}/wallet`);
	await tahlia.press('Make a new code');
	const code = tahlia.document.querySelector('code')?.textContent ?? '';
	// The code before goes on meanwhile: nobody takes the card away that they carry. Nor does one more, that waits too.
	expect((await tryCode(before)).status).toBe(200);
	expect((await tryCode(code)).text()).toContain(stopped);
	await tahlia.follow('This code works once you confirm it. Go there now.');
	const hold = tahlia.path;
	expect(tahlia.html).not.toContain('Yes, I want this');
	await tahlia.open(`${home}/wallet`);
	expect(tahlia.text()).toContain('Until then the one before goes on.');
	await device('shared');
	await server.clock.set(new Date(now.getTime() + 3 * 3600_000));
	const alone = await signIn(server, 'slow-tide', phrase);
	await alone.open(hold);
	await alone.press('Yes, I want this');
	expect((await tryCode(code)).status).toBe(200);
	expect((await tryCode(before)).text()).toContain(stopped);
	await alone.open(`${home}/wallet`);
	expect(alone.text()).toContain('Your code works until');
	expect(alone.text()).not.toContain('A new code waits');
	await server.clock.set(now);
});

test('the card of a wallet is printed with the code, and is called a crisis card only when the person wants it', async () => {
	const { tahlia, home } = await withCard('amber-field');
	const code = await codeOf(tahlia, home);
	expect(tahlia.document.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('QR code');
	const print = (more = '') =>
		download(tahlia, `${home}/wallet/pdf`, new URLSearchParams(`code=${code}${more}`));
	const answer = await print();
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-disposition')).toBe('inline; filename="wallet.pdf"');
	const paper = await readPdf(answer.bytes);
	expect(paper).toMatchObject({ title: 'Wallet card', tagged: true });
	expect(paper.text).toContain(code);
	expect(paper.text).toContain('Please read what I want');
	expect(paper.text).not.toMatch(/crisis/i);
	expect(paper.text).not.toContain('blanket');
	await tahlia.open(`${home}/wallet`);
	await tahlia.tick('Call it a crisis card').press('Save what it shows');
	expect((await readPdf((await print('&sheet=a4&large=yes')).bytes)).text).toContain('Crisis card');
	const gone = await download(tahlia, `${home}/wallet/pdf`, new URLSearchParams('code=BBBB-2222'));
	expect([gone.status, gone.headers.get('location')]).toEqual([303, `${home}/wallet?done=gone`]);
	const hashes =
		await server.superSql`select from wallet_code where encode(code_hash, 'escape') like ${`%${code}%`}`;
	expect(hashes.length).toBe(0);
});
