import { afterAll, beforeAll, expect, test } from 'vitest';
import { png } from '../../src/lib/server/care/media/pictures.example.js';
import { startServer, type TestServer } from '../support/server.js';
import {
	addUnit,
	codeOn,
	findPerson,
	firstKeeper,
	hire,
	joinWith,
	type Joined
} from '../support/setting-up.js';
import type { Visitor } from '../support/visitor.js';

const monday = new Date('2026-02-02T09:00:00Z');
const tahlia = { name: 'Tahlia Reed', born: ['1', '5', '2009'] as [string, string, string], number: 'N-204' };

let server: TestServer;
let keeper: Joined;
let kim: Visitor;
let lin: Visitor;
/** Tahlia, at her own browser. */
let her: Visitor;
let herPhrase = '';

beforeAll(async () => {
	server = await startServer({ now: monday });
	keeper = await firstKeeper(server);
	const rules = 'NSW disability services: seclusion guidance, 2024';
	await addUnit(keeper.visitor, { name: 'Wattle House', zone: 'Australia/Sydney', rules });
	await addUnit(keeper.visitor, { name: 'Banksia House', zone: 'Australia/Sydney', rules });
	kim = (await hire(server, keeper.visitor, { name: 'Kim Tran', job: 'Nurse', units: ['Wattle House'] }))
		.visitor;
	lin = (
		await hire(server, keeper.visitor, { name: 'Lin Wu', job: 'Support worker', units: ['Banksia House'] })
	).visitor;
});
afterAll(() => server.stop());

const personOf = (visitor: Visitor): string => /\/people\/([0-9a-f-]{36})/.exec(visitor.path)?.[1] ?? '';
const row = (visitor: Visitor, name: string): string =>
	[...visitor.document.querySelectorAll('main li')]
		.map(({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '')
		.find((text) => text.includes(name)) ?? '';

/** All that she takes along, as her computer reads it. */
const ownCopy = async (): Promise<{ records: Record<string, unknown[]> }> => {
	const home = `/people/${personOf(her)}`;
	await her.open(`${home}/export`);
	if (her.text().includes('Your passphrase')) await her.fill('Your passphrase', herPhrase).press('Go on');
	const { body } = await her.send(`${home}/export/json`, {
		method: 'POST',
		body: '',
		headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' }
	});
	return JSON.parse(body) as { records: Record<string, unknown[]> };
};

test('a service that is new lets its first keeper in, once', async () => {
	expect(keeper.visitor.path).toBe('/service');
	await server.restart();
	const printed = [...server.log().matchAll(/First sign-in: /g)];
	expect(printed).toHaveLength(1);
});

test('the keeper sees units and staff, and no person', async () => {
	await keeper.visitor.open('/service');
	expect(keeper.visitor.text()).toContain('Wattle House');
	expect(row(keeper.visitor, 'Kim Tran')).toContain('Used');
	await keeper.visitor.open(kim.path);
	expect(keeper.visitor.status).toBe(404);
});

test('what the keeper writes reaches whoever needs help, signed in or not', async () => {
	const { visitor } = keeper;
	await visitor.open('/service');
	visitor.fill('Name of the service', 'Harbour Health').choose('First name and job');
	visitor.fill('Number 1', '1800 011 511').fill('Name of number 1 (English)', 'Crisis team');
	await visitor.press('Save settings');
	expect(visitor.text()).toContain('The settings are saved.');
	const stranger = server.visit();
	await stranger.open('/help-now');
	expect(stranger.text()).toContain('Crisis team');
	expect(stranger.text()).toContain('1800 011 511');
});

test('a mistake in one form is named there, and what was typed stays', async () => {
	const { visitor } = keeper;
	await visitor.open('/service');
	visitor.fill('Name of the unit', 'Grevillea House').fill('Time zone', 'Sydney');
	await visitor.press('Save unit');
	expect(visitor.status).toBe(422);
	expect(visitor.text()).toContain('Write a time zone such as Australia/Sydney.');
	expect(visitor.value('Name of the unit')).toBe('Grevillea House');
	expect(visitor.value('Name of the service')).toBe('Harbour Health');
});

test('a clinician opens an intake in three taps, and asks three questions of an empty plan', async () => {
	await kim.open('/');
	expect(kim.path).toMatch(/^\/units\//);
	expect(kim.text()).toContain('Nobody has an open intake here.');
	await findPerson(kim, tahlia);
	expect(kim.text()).toContain('Nobody here has this name, birth date and number.');
	await kim.press('Open an intake for somebody new');
	expect(kim.path).toBe(`/people/${personOf(kim)}/told-today`);
	expect(kim.text()).toContain('Question 3 of 3');
	kim.fill('How do you show "stop"?', 'Thumb down');
	kim.fill('Line 1', 'Say that a door is locked', 'What must staff never do to you?');
	kim.tick('Asthma or breathing');
	await kim.press('Save and open the card');
	expect(kim.path).toBe(`/people/${personOf(kim)}/card`);
	for (const line of ['Thumb down', 'Say that a door is locked', 'Asthma or breathing'])
		expect(kim.text()).toContain(line);
	expect(kim.text()).toContain('told to Kim, Nurse today, not checked');
	await kim.open('/');
	expect(row(kim, 'Tahlia Reed')).toContain('Told to staff, not checked');
	await kim.open('/tasks');
	expect(row(kim, 'Tahlia Reed')).toContain('Wattle House');
});

test('the list of the day says how somebody stands, and what is offered is never "not done"', async () => {
	await kim.open('/');
	expect(row(kim, 'Tahlia Reed')).toContain('Hard things: nobody has offered to listen yet');
	expect(row(kim, 'Tahlia Reed')).toContain('No restraint or seclusion written down');
	await kim.follow('Hard things: nobody has offered to listen yet');
	await kim.choose('Later').press('Save that it was offered');
	await kim.open('/');
	expect(row(kim, 'Tahlia Reed')).toContain('Hard things: offered on 2 February 2026, next from 2 May 2026');
	await kim.follow('Hard things: offered on 2 February 2026');
	await kim.choose('Please do not ask me again').press('Save that it was offered');
	await kim.open('/');
	expect(row(kim, 'Tahlia Reed')).toContain('Hard things: please do not ask again');
	expect(kim.text()).not.toContain('not done');
});

test('nothing told is a question to ask later, and says so', async () => {
	await kim.open('/');
	await kim.follow('Tahlia Reed');
	await kim.open(`/people/${personOf(kim)}/told-today`);
	await kim.press('Save and open the card');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('Write what you were told, or leave this page and ask later.');
});

test('names, dates and numbers that are missing are asked for', async () => {
	await kim.open('/');
	await kim.follow('Open an intake');
	kim.fill('Full name', 'Mo Ali');
	await kim.press('Find');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('Write the number, or tick that there is none.');
	expect(kim.value('Full name')).toBe('Mo Ali');
});

test('with a slip from staff the person gets their own page; only one account', async () => {
	await kim.open('/');
	await kim.follow('Tahlia Reed');
	await kim.open(`/people/${personOf(kim)}`);
	await kim.follow('This stay at Wattle House');
	const stay = kim.path;
	await kim.press('Make a slip');
	const code = codeOn(kim);
	await kim.open(stay);
	expect(kim.text()).not.toContain('Eight letters');
	({ visitor: her, phrase: herPhrase } = await joinWith(server, code));
	expect(her.path).toBe(`/people/${personOf(kim)}`);
	await kim.open(stay);
	expect(kim.text()).toContain('Tahlia Reed has an account already.');
});

test('another unit sees nothing until it opens its own intake, and the first nothing after discharge', async () => {
	await kim.open('/');
	await kim.follow('Tahlia Reed');
	const person = personOf(kim);
	await lin.open(`/people/${person}`);
	expect(lin.status).toBe(404);
	await lin.open('/');
	await findPerson(lin, { ...tahlia, name: ' tahlia  REED' });
	await lin.press('Open the intake of Tahlia Reed');
	expect(personOf(lin)).toBe(person);
	await kim.open(`/people/${person}`);
	await kim.follow('This stay at Wattle House');
	const stay = kim.path;
	await kim.unfold('When Tahlia Reed leaves').press('End this stay');
	expect(kim.path).toMatch(/^\/units\//);
	for (const path of [`/people/${person}`, `/people/${person}/card`, stay]) {
		await kim.open(path);
		expect(kim.status).toBe(404);
	}
	await lin.open(`/people/${person}`);
	expect(lin.status).toBe(200);
});

test('a search finds who is here by a name begun, and anybody else by two things and without more than a name', async () => {
	await lin.open('/');
	await lin.fill('Name, birth date or number', 'reed TAH').press('Search');
	expect(lin.text()).toContain('Here now at Banksia House');
	await lin.follow('Tahlia Reed');
	expect(lin.path).toMatch(/\/card$/);
	await kim.open('/');
	await kim.fill('Name, birth date or number', 'Reed').press('Search');
	expect(kim.text()).toContain('Only people who are here are shown.');
	expect(kim.text()).not.toContain('Tahlia');
	await kim.fill('Name, birth date or number', 'n204').press('Search');
	expect(kim.text()).toContain('Tahlia Reed');
	expect(kim.text()).not.toContain('2009');

	// The code of her wallet card finds her as well, while it works; what it shows of her is the same.
	const person = `/people/${personOf(lin)}`;
	await her.open(`${person}/about-me/helps`);
	await her.tick('Music').press('Save and go on');
	await her.open(`${person}/wallet`);
	await her.follow('Tick the lines of my card');
	await her.press('Save what it shows');
	await her.press('Make a new code');
	const code = her.document.querySelector('code')?.textContent ?? '';
	expect(code).toMatch(/^\w{4}-\w{4}$/);
	await kim.open('/');
	await kim.fill('Name, birth date or number', 'BBBB-2222').press('Search');
	expect(kim.text()).not.toContain('Tahlia');
	await kim.fill('Name, birth date or number', code.replace('-', ' ').toLowerCase()).press('Search');
	expect(kim.text()).toContain('Tahlia Reed');
	expect(kim.text()).not.toContain('2009');
	expect(kim.html).not.toContain('Music');
	await her.open(`${person}/looks`);
	expect(her.text()).toContain('found your name when they searched');
	for (const [place, label] of (['Day', 'Month', 'Year'] as const).entries())
		kim.fill(label, ['2', '5', '2009'][place] ?? '', 'Birth date of the one you picked');
	await kim.choose('Tahlia Reed').press('Open the intake');
	expect(kim.status).toBe(422);
	expect(kim.text()).toContain('This does not fit the one you picked. Nothing was opened.');
	kim.fill('Day', '1', 'Birth date of the one you picked');
	await kim.press('Open the intake');
	expect(kim.path).toMatch(/\/(card|told-today)$/);
});

test('the person reads by what right they are here, what it means, and what was written before', async () => {
	await kim.open('/');
	await kim.follow('Tahlia Reed');
	const person = `/people/${personOf(kim)}`;
	await kim.open(person);
	await kim.follow('By what right they are here');
	await kim.press('Save');
	expect(kim.status).toBe(422);
	kim.choose('Of their own free will').choose('Yes', 'Was the person told, with their rights?');
	await kim.press('Save');
	expect(kim.text()).toContain('Since 2 February 2026');
	kim.choose('Kept here under a law').choose('Not yet', 'Was the person told, with their rights?');
	await kim.fill('Which law, which section?', 'Mental Health Act, section 19').press('Save');
	expect(kim.text()).toContain('The person has not been told yet.');
	await her.open(person);
	await her.follow('Why I am here, by law');
	expect(her.text()).toContain('You are being kept here under a law.');
	expect(her.text()).toContain('You may ask somebody independent to look at it.');
	expect(her.text()).toContain('Mental Health Act, section 19');
	// Folded: every row that was written stays.
	expect(her.document.body.textContent).toContain('Of their own free will, from 2 February 2026');
	await her.open(`${person}/looks`);
	expect(her.text()).toContain('wrote down by what right you are here');
});

test('whoever leaves is offered to change their plan; a page that was open is closed with the next tap', async () => {
	const person = `/people/${personOf(lin)}`;
	await lin.open(`${person}/told-today`);
	expect(lin.status).toBe(200);
	await kim.open(person);
	await kim.follow('This stay at Wattle House');
	kim.unfold('When Tahlia Reed leaves').choose('They want to change something');
	await kim.press('End this stay');
	await her.open(person);
	expect(her.text()).not.toContain('You left');
	// A colleague ends the other stay while the page is open.
	await server.superSql`update intake set ended_at = ${monday}, ended_by = opened_by, ended_how = 'discharge'
		where person_id = ${personOf(lin)} and ended_at is null`;
	await lin.fill('How do you show "stop"?', 'A word').press('Save and open the card');
	expect(lin.status).toBe(404);
	await her.open(person);
	expect(her.text()).toContain('Is there anything to change in your plan?');
});

test('an intake of the wrong person is closed with every look kept', async () => {
	await lin.open('/');
	await findPerson(lin, { ...tahlia, name: 'Wrong Person', number: 'N-999' });
	await lin.press('Open an intake for somebody new');
	const person = personOf(lin);
	await lin.open(`/people/${person}`);
	await lin.follow('This stay at Banksia House');
	await lin.unfold('This is the wrong person').press('Close it as the wrong person');
	expect(lin.path).toMatch(/\/intakes$/);
	await lin.open(`/people/${person}`);
	expect(lin.status).toBe(404);
	const kept = await server.superSql<{ deed: string }[]>`
		select deed from audit.entry where person_id = ${person} order by seq`;
	expect(kept.map(({ deed }) => deed)).toEqual(['intake:opened', 'intake:wrong-person']);
});

test('somebody nobody knows gets a kind name for now, and a card that shows nothing known', async () => {
	await kim.open('/');
	await kim.follow('Open an intake');
	await kim.follow('Nobody knows who they are');
	await kim.press('Open the intake');
	expect(kim.status).toBe(422);
	await kim.choose('18 or older').press('Open the intake');
	expect(kim.path).toMatch(/\/card$/);
	expect(kim.text()).toContain('Willow (name for now)');
	expect(kim.text()).toContain('birth date not known, age guessed');
	await kim.open('/');
	expect(row(kim, 'Willow')).toContain('birth date not known, age guessed');
});

test('joined to the right person, all that was written is theirs, and they read who joined it', async () => {
	await kim.open('/');
	await kim.follow('Willow');
	const unknown = `/people/${personOf(kim)}`;
	await kim.open(`${unknown}/episodes`);
	await kim.choose('Seclusion').press('Start the record');
	const episode = kim.path;
	// The rules go by how old they seem, and say so.
	const [guess, tooYoung] = [
		"Nobody knows this person's birth date.",
		'Seclusion of a person under 18 is prohibited.'
	];
	await kim.open(episode);
	expect(kim.text()).toContain(guess);
	expect(kim.text()).not.toContain(tooYoung);
	await server.clock.set(new Date(monday.getTime() + 60_000));
	await kim.open(`${unknown}/told-today`);
	await kim
		.fill('Line 1', 'Take my shoes', 'What must staff never do to you?')
		.press('Save and open the card');
	await kim.open(`${unknown}/legal-status`);
	kim.choose('Kept here for a short time in an emergency');
	await kim.choose('Not yet', 'Was the person told, with their rights?').press('Save');
	// Leave that was asked for while nobody knew them; by the form it is refused where an age is guessed.
	await server.superSql`insert into authorisation (id, person_id, unit_id, kind, what, asked_at, asked_by)
		select gen_random_uuid(), person_id, unit_id, 'seclusion', 'The quiet room, door closed', opened_at, opened_by
		from intake where person_id = ${personOf(kim)}`;
	await her.open('/');
	const before = await ownCopy();
	expect(before.records['episode'] ?? []).toEqual([]);
	await kim.open(unknown);
	await kim.follow('It is known who they are');
	kim.fill('Full name', 'Reed Tahlia').fill('Record number', 'n 204');
	for (const [place, label] of (['Day', 'Month', 'Year'] as const).entries())
		kim.fill(label, tahlia.born[place] ?? '', 'Birth date');
	await kim.press('Find');
	await kim.press('Join Willow (name for now) to Tahlia Reed');
	const person = `/people/${personOf(kim)}`;
	expect(person).not.toBe(unknown);
	expect(kim.text()).toContain('Written as Willow (name for now)');
	await kim.open(episode);
	expect(kim.status).toBe(200);
	expect(kim.text()).not.toContain(guess);
	expect(kim.text()).toContain(tooYoung);
	await kim.open('/');
	expect(kim.text()).not.toContain('Willow');
	expect(row(kim, 'Tahlia Reed')).toContain('Restraint or seclusion written down: 1 use, in 1 record');
	// S4-08: how often each kind was used about her, by the rule it was counted by; she is shown no such figures.
	await kim.open(person);
	const often =
		/How often each kind was used[^]*: 1 use, in 1 record \(1 a month\)[^]* 20\d\d[^]*: 1 use, in 1 record/;
	expect(kim.unfold().text()).toMatch(often);
	await her.open(person);
	expect(her.unfold().text()).not.toContain('How often each kind was used');
	await her.open(`${person}/looks`);
	expect(her.text()).toContain('joined what was written when your name was not known to your record');
	await her.open(person);
	await her.follow('Written when nobody knew your name');
	expect(her.path).toBe(`${unknown}/episodes`);
	await her.open(episode);
	expect(her.status).toBe(200);
	await her.open(unknown);
	expect(her.path).toBe(person);

	// All of it is hers: the card, what she can check, her history, by what right she was here, her copy, what erasing is about.
	await kim.open(`${person}/card`);
	expect(kim.text()).toContain('Never: “Take my shoes”');
	// Who opens her card urgently reads what was told under the name for now, and nothing else of that record.
	await lin.open('/');
	await lin.follow('Open a card urgently');
	await lin.fill('Record number', 'N-204').press('Find');
	lin.choose('Somebody could be hurt now');
	await lin.fill('What is happening', 'She came in very upset').press('Open the card');
	expect(lin.path).toBe(`${person}/urgent`);
	expect(lin.text()).toContain('Take my shoes');
	for (const page of [unknown, `${unknown}/card`, `${unknown}/urgent`, `${unknown}/looks`, episode])
		expect([page, (await lin.send(page)).status]).toEqual([page, 404]);
	await her.open(`${person}/about-me`);
	expect(her.text()).toContain('Take my shoes');
	await her.open(`${person}/episodes`);
	expect(her.document.querySelector(`main a[href="${episode}"]`)).not.toBeNull();
	await her.open(`${person}/legal-status`);
	expect(her.text()).toContain('You are being kept here for a short time because of an emergency.');
	for (const reader of [her, kim]) {
		await reader.open(`${person}/authorisations`);
		const asked = reader.document.querySelector('main a[href*="/authorisations/"]');
		await reader.open(asked?.getAttribute('href') ?? '/nothing');
		expect(reader.text()).toContain('The quiet room, door closed');
	}
	// A step is taken by her and by staff in the record in which it was asked for, and read as hers.
	await her
		.choose('No', 'Do you say yes to this?')
		.fill('What do you want to say about it?', 'Not with the door closed')
		.press('Say this');
	await kim
		.fill('In their own words', 'She said it again')
		.fill('How they were asked, and how they said it', 'At the table')
		.press('Save what they say');
	for (const reader of [her, kim]) {
		await reader.open(reader.path);
		expect(reader.text()).toMatch(/Says no to it\.[^]*Not with the door closed[^]*She said it again/);
	}
	const steps = await server.superSql<{ theirs: string; who: string }[]>`
		select person_id as theirs, by_whom as who from authorisation_step order by written`;
	const temporary = unknown.split('/').at(-1);
	expect(steps).toEqual(['self', 'staff'].map((who) => ({ theirs: temporary, who })));
	const copy = await ownCopy();
	expect(copy.records['authorisation_step']).toHaveLength(2);
	expect(copy.records['episode']).toHaveLength(1);
	expect(copy.records['person_join']).toHaveLength(1);
	expect(JSON.stringify(copy.records['answer'])).toContain('Take my shoes');
	await her.open(`${person}/erasure`);
	expect(her.text()).toContain('1 record of something that was done to you');
});

test('a wrong join is taken apart with a reason, and nothing of either is lost', async () => {
	const { visitor } = keeper;
	await visitor.open('/service');
	await visitor.follow('Records that were joined');
	await visitor.press('Take it apart');
	expect(visitor.status).toBe(422);
	await visitor.fill('Why is it wrong?', 'It was her sister').press('Take it apart');
	expect(visitor.text()).toContain('Taken apart by');
	await her.open('/');
	expect(her.text()).not.toContain('Written when nobody knew your name');
	await kim.open('/');
	expect(row(kim, 'Willow')).toContain('Restraint or seclusion written down: 1 use, in 1 record');
	const person = `/people/${personOf(her)}`;
	await her.open(`${person}/about-me`);
	expect(her.text()).not.toContain('Take my shoes');
	await her.open(`${person}/authorisations`);
	expect(her.document.querySelector('main a[href*="/authorisations/"]')).toBeNull();
	const copy = await ownCopy();
	expect(copy.records['episode'] ?? []).toEqual([]);
	expect(copy.records['authorisation_step'] ?? []).toEqual([]);
	expect(JSON.stringify(copy.records['answer'] ?? [])).not.toContain('Take my shoes');
	await kim.follow('Willow (name for now) birth date');
	expect(kim.text()).toContain('Never: “Take my shoes”');
	// What staff wrote of the permission stays with Willow; what somebody else said as themselves is not Willow's word.
	await kim.open(`/people/${personOf(kim)}/authorisations`);
	await kim.open(
		kim.document.querySelector('main a[href*="/authorisations/"]')?.getAttribute('href') ?? '/nothing'
	);
	expect(kim.text()).toContain('She said it again');
	expect(kim.text()).not.toContain('Not with the door closed');
	expect(kim.text()).not.toContain('Says no to it.');
	// Who was never here is not here any more: the card that the join opened is closed with it.
	for (const page of ['', '/card', '/plan', '/episodes'])
		expect([page, (await kim.send(`${person}${page}`)).status]).toEqual([page, 404]);
	await kim.open('/');
	expect(kim.text()).not.toContain('Tahlia Reed');
	const [stay] = await server.superSql<{ how: string; by: boolean }[]>`
		select i.ended_how as how, i.ended_by = e.account_id as by from audit.entry e
			join intake i on i.id = (e.detail ->> 'intake')::uuid
		where e.deed = 'person:join-undone' and e.person_id = ${personOf(her)}`;
	expect(stay).toEqual({ how: 'wrong-person', by: true });
});

test('somebody new to the service gets their name in the same record', async () => {
	await kim.open('/');
	await kim.follow('Willow (name for now) birth date');
	const unknown = `/people/${personOf(kim)}`;
	await kim.open(`${unknown}/name`);
	kim.fill('Full name', 'Rania Saleh').tick('There is no number, or nobody knows it');
	for (const [place, label] of (['Day', 'Month', 'Year'] as const).entries())
		kim.fill(label, ['3', '4', '1988'][place] ?? '', 'Birth date');
	await kim.press('Find');
	await kim.press('They have no record yet: give them this name');
	expect(kim.path).toBe(unknown);
	expect(kim.text()).toContain('Rania Saleh');
	await kim.open(`${unknown}/name`);
	expect(kim.text()).toContain('This record has its name.');
});

test('whoever is not signed in is welcomed and told nothing', async () => {
	const stranger = server.visit();
	await stranger.open('/');
	expect(stranger.text()).toContain('I have an invite code');
	await stranger.open('/tasks');
	expect(stranger.status).toBe(404);
});

test('two people alike: her photo stands beside her birth date if she says so, and is gone once she takes it back', async () => {
	const home = `/people/${personOf(her)}`;
	const unnumbered = { name: tahlia.name, born: tahlia.born };
	/** Photos on the page that lists who is alike, as whoever asks for a unit sees it. */
	const besides = async (who: Visitor): Promise<string[]> => {
		await who.open('/');
		await findPerson(who, unnumbered);
		expect(who.text()).toContain('2 people look alike. Who is it?');
		const images = [...who.document.querySelectorAll('main img')];
		for (const image of images) expect(image.getAttribute('alt')).toBe('Photo');
		return images.map((image) => image.getAttribute('src') ?? '');
	};
	await her.open(`${home}/sharing`);
	await her.follow('Your photo, to tell you from somebody alike');
	await her.press('Save the photo');
	expect([her.status, her.text()]).toEqual([422, expect.stringContaining('Please choose a picture.')]);
	await her.attach('The photo', png(30, 40)).press('Save the photo');
	expect(her.text()).toContain('Only you see it.');
	const mine = her.document.querySelector('main img')?.getAttribute('src') ?? '';
	expect((await her.send(mine)).status).toBe(200);

	// One alone is no reason to see it; with somebody alike it is hers to say.
	await kim.open('/');
	await findPerson(kim, unnumbered);
	expect(kim.html).not.toContain('/photos/');
	await kim.choose('Somebody new').press('Open the intake');
	expect(await besides(lin)).toEqual([]);
	await her.open(`${home}/photo`);
	await her.press('Let staff see it where two people are alike');
	expect(her.text()).toContain('Staff may see it where two people are alike.');
	const [shown = '', ...more] = await besides(lin);
	expect(more).toEqual([]);
	const seen = await lin.send(shown);
	expect([seen.status, seen.headers['content-type'], seen.headers['cache-control']]).toEqual([
		...[200, 'image/png', 'private, no-store']
	]);
	// Nobody it was not put before: not a colleague of another unit, not by the person's own address, not without an account.
	await kim.open('/');
	const elsewhere = shown.replace(/\/units\/[0-9a-f-]+/, kim.path);
	for (const path of [shown, elsewhere, mine]) expect((await kim.send(path)).status).toBe(404);
	for (const path of [shown, mine]) expect((await server.visit().send(path)).status).not.toBe(200);
	expect((await lin.send(mine)).status).toBe(404);
	// The search by one box shows it too, and by a number, which is beyond doubt, nobody needs it.
	await lin.open('/');
	await lin.fill('Name, birth date or number', 'Tahlia Reed 1 5 2009').press('Search');
	expect(lin.document.querySelectorAll('main img')).toHaveLength(1);
	await lin.open('/');
	await findPerson(lin, tahlia);
	expect(lin.html).not.toContain('/photos/');

	// Whoever gives a name to somebody nobody knew picks in the same way.
	await kim.open('/');
	await kim.follow('Open an intake');
	await kim.follow('Nobody knows who they are');
	await kim.choose('18 or older').press('Open the intake');
	await kim.open(`/people/${personOf(kim)}/name`);
	kim.fill('Full name', tahlia.name).tick('There is no number, or nobody knows it');
	for (const [place, label] of (['Day', 'Month', 'Year'] as const).entries())
		kim.fill(label, tahlia.born[place] ?? '', 'Birth date');
	await kim.press('Find');
	const beside = [...kim.document.querySelectorAll('main img')].map(
		(image) => image.getAttribute('src') ?? ''
	);
	expect(beside).toEqual([elsewhere]);
	expect((await kim.send(elsewhere)).status).toBe(200);

	await her.open(`${home}/looks`);
	expect(her.text()).toContain('was shown your photo beside your birth date, to tell who you are');
	const { media } = (await ownCopy()) as unknown as { media: { title: string; words: string }[] };
	expect(media).toMatchObject([{ title: 'Your photo', words: 'Photo' }]);

	// For a quarter of an hour.
	const after = (minutes: number) => server.clock.set(new Date(monday.getTime() + (1 + minutes) * 60_000));
	await after(9);
	await her.open(`${home}/photo`);
	expect((await lin.send(shown)).status).toBe(200);
	await after(16);
	expect((await lin.send(shown)).status).toBe(404);
	const [again = ''] = await besides(lin);
	expect((await lin.send(again)).status).toBe(200);
	await her.open(`${home}/photo`);
	await her.press('Take the photo back');
	expect(her.text()).toContain('Your photo is gone from here.');
	expect((await lin.send(again)).status).toBe(404);
	expect(await besides(lin)).toEqual([]);
	const left = await server.superSql`select from media where about = 'photo' and bytes is not null`;
	expect(left).toHaveLength(0);
});
