import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jpeg, png } from '../../src/lib/server/care/media/pictures.example.js';
import { routes } from '../../src/lib/server/access/routes.js';
import { evening, saturday, sydney } from '../people/saturday.js';
import type { Scene } from '../people/scene.js';
import { someone, type Signed } from '../support/asker.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let at: Scene;
let ana: Signed;
let mona: Signed;
let episode: string;
let mother: Signed;

/** Every page on which somebody tells what happened, or says what goes with it: found by its route. */
const isOfAccount = (route: string): boolean =>
	/^\/people\/\[person\]\/(unrecorded|episodes\/\[episode\]\/(debrief|own-account))(\/|$)/.test(route);

/** What whoever leads the talk reads. */
const joint = async (): Promise<string> => {
	const leads = server.visitAs(ana);
	await leads.open(`${episode}/joint`);
	expect(leads.status).toBe(200);
	return leads.text();
};

beforeAll(async () => {
	server = await startServer({ now: evening });
	({ at, ana, episode } = await saturday(server, []));
	mona = await someone(server, { name: 'Mona Field', job: 'Manager', roles: ['manager'] });
	await server.clock.set(sydney('16:30', '16'));
});
afterAll(() => server.stop());

describe('her body, faces, and what was said to her', () => {
	test('parts of the body are tick boxes, drawn and named, that come back as she left them', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		await tahlia.choose('Yes, now').press('Save my choice');
		expect(tahlia.text()).toMatch(
			/How it is now.*What happened then.*How it is now.*What should be different next time/s
		);
		await tahlia.follow('Where on your body?');
		expect(tahlia.document.querySelectorAll('.body-map input[name="pick"]').length).toBe(36);
		tahlia.tick('Left wrist').tick('Back of the neck').fill('Line 1', 'Behind my ear');
		await tahlia.press('Save and go on');
		const elsewhere = server.visitAs(at.person);
		await elsewhere.open(`${episode}/debrief/body-where`);
		expect([elsewhere.isOn('Left wrist'), elsewhere.isOn('Back of the neck')]).toEqual([true, true]);
		expect(elsewhere.isOn('Right wrist')).toBe(false);
		await elsewhere.untick('Back of the neck').press('Save and go on');
		await elsewhere.open(`${episode}/debrief/body-where`);
		expect([elsewhere.isOn('Left wrist'), elsewhere.isOn('Back of the neck')]).toEqual([true, false]);
	});

	test('five faces stand beside five words, for privacy, dignity and respect', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/privacy`);
		for (const fieldset of tahlia.document.querySelectorAll('fieldset:has(input[name^="row-"])')) {
			expect(fieldset.querySelectorAll('label svg.picture').length).toBe(5);
			for (const label of fieldset.querySelectorAll('label')) expect(label.textContent?.trim()).not.toBe('');
		}
		await tahlia.choose('Not at all', 'My dignity').press('Save and go on');
		await tahlia.open(`${episode}/debrief/privacy`);
		expect(tahlia.isOn('Not at all', 'My dignity')).toBe(true);
	});

	test('threats go to a manager in her words, once she agrees, and to nobody else however long it waits', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/pressure`);
		await tahlia
			.choose('Yes')
			.fill('Do you want to add something?', 'Say yes, or no phone')
			.press('Save and go on');
		const reads = async (who: Signed): Promise<string> => {
			const visitor = server.visitAs(who);
			await visitor.open('/tasks');
			if (!visitor.text().includes('Tahlia Marsh asks for help')) return '';
			await visitor.follow('Tahlia Marsh asks for help');
			return visitor.text();
		};
		expect(await reads(mona)).toBe('');
		await tahlia.choose('Yes, tell the manager').press('Save and go on');
		expect(await reads(mona)).toBe('');
		await tahlia.press('Yes, ask for it now');
		expect(await reads(mona)).toContain('Say yes, or no phone');
		await server.clock.set(sydney('17:30', '16'));
		for (const who of [at.kim, at.dana, ana]) expect(await reads(who)).toBe('');
		await tahlia.open(`${episode}/debrief/help`);
		expect(tahlia.text()).toContain('Not seen yet.');
		expect(tahlia.text()).not.toContain('asked as well');
	});
});

describe('who may see it, and whom she can turn to', () => {
	const lead = 'The person who leads the talk afterwards';
	test('nobody sees a word until she says who may; she can take it back', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		await kim.choose('Ana Silva, Facilitator', 'Ask somebody to lead').press('Ask them');
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/before`);
		expect(tahlia.isOn(lead)).toBe(false);
		await tahlia.fill('What was going on before?', 'MARKER-OWN-SIDE').press('Save and go on');
		expect(await joint()).not.toContain('MARKER-OWN-SIDE');
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).toContain('Nobody sees it yet.');
		await tahlia.tick(lead, 'Who may see my side?').press('Save who may see it');
		expect(tahlia.text()).toMatch(/You chose these people:\s*The person who leads/);
		expect(await joint()).toContain('MARKER-OWN-SIDE');
		await tahlia.untick(lead, 'Who may see my side?').press('Save who may see it');
		expect(await joint()).not.toContain('MARKER-OWN-SIDE');
		await tahlia.tick(lead, 'Who may see my side?').press('Save who may see it');
	});

	test('each page says whom outside the unit she can turn to: those the rules name, and those the keeper named', async () => {
		const pages = ['', '/before', '/body-where', '/help'].map((page) => `${episode}/debrief${page}`);
		const tahlia = server.visitAs(at.person);
		for (const page of pages) {
			await tahlia.open(page);
			expect(tahlia.text()).toContain('NDIS Quality and Safeguards Commission: 1800 035 544');
		}
		const keeper = server.visitAs(
			await someone(server, { name: 'Kay Holt', job: 'Keeper', roles: ['keeper'] })
		);
		await keeper.open(`/units/${at.unitId}/settings`);
		keeper.fill('1. Name', 'Rights Line');
		await keeper.press('Save: Whom people can turn to');
		expect(keeper.text()).toContain('Write the number to call, in digits.');
		keeper
			.fill('1. Number to call', '02 5550 1234')
			.choose('To have somebody on your side', '1. What are they');
		await keeper.press('Save: Whom people can turn to');
		expect(keeper.text()).toContain('To have somebody on your side: Rights Line, 02 5550 1234');
		for (const page of pages) {
			await tahlia.open(page);
			expect(tahlia.text()).toMatch(/To have somebody on your side\s*Rights Line: 02 5550 1234/);
			expect(tahlia.text()).toContain('NDIS Quality and Safeguards Commission');
		}
	});
});

describe('somebody types with her', () => {
	test('whoever leads may type for her; it is hers once she has checked it, and says who typed', async () => {
		const leads = server.visitAs(ana);
		await leads.open(`${episode}/joint`);
		await leads.follow('Type for Tahlia Marsh, with them');
		expect(leads.text()).not.toContain('Who may see my side?');
		await leads.follow('What did you need?');
		await leads.fill('What did you need?', 'MARKER-TYPED A quiet room').press('Save and go on');
		expect(leads.status).toBe(200);
		expect(await joint()).not.toContain('MARKER-TYPED');
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).toContain('Ana Silva');
		expect(tahlia.text()).toContain('MARKER-TYPED A quiet room');
		await tahlia.press('Yes, this is right');
		expect(await joint()).toContain('MARKER-TYPED A quiet room');
		const kim = server.visitAs(at.kim);
		await kim.open(`${episode}/debrief/needed`);
		expect(kim.status).toBe(404);
	});

	test('pain that is said aloud is passed on by whoever types, on her yes, under their name; nothing else is', async () => {
		const leads = server.visitAs(ana);
		await leads.open(`${episode}/debrief`);
		await leads.follow('They have pain now? Pass it on');
		await leads.press('Yes, ask for it now');
		expect(leads.text()).toContain('Tick it once they said yes, or go back.');
		const kim = server.visitAs(at.kim);
		await kim.open('/tasks');
		expect(kim.text()).not.toContain('asks for help');
		await leads.open(`${episode}/debrief/pain-now`);
		await leads.choose('Yes').press('Save and go on');
		expect(leads.path).toBe(`${episode}/debrief/help`);
		await leads.tick('They have pain or an injury now').press('Yes, ask for it now');
		expect(leads.text()).toContain('Not seen yet.');
		await kim.open('/tasks');
		await kim.follow('Tahlia Marsh asks for help');
		expect(kim.text()).toContain('Ana Silva, Facilitator passed this on');
		await kim.press('I have seen it, I am coming');
		await leads.open(`${episode}/debrief/help`);
		expect(leads.text()).toContain('Kim Osei, Nurse saw it');
		expect(leads.text()).not.toContain('threats or pressure');
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/help`);
		expect(tahlia.text()).toContain(
			'Ana Silva, Facilitator passed this on, and wrote that you said yes to it.'
		);
		for (const who of [at.kim, at.dana]) {
			const other = server.visitAs(who);
			await other.open(`${episode}/debrief/help`);
			expect(other.status).toBe(404);
		}
	});

	test('what she wants to change is a draft in her words that whoever leads can take up', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/change`);
		await tahlia.fill('Line 1', 'Ask me before the door').press('Save and go on');
		const leads = server.visitAs(ana);
		await leads.open(`${episode}/joint`);
		expect(leads.text()).toContain('What Tahlia Marsh wants to change');
		await leads.press('Take this up: Ask me before the door');
		expect(leads.status).toBe(200);
		expect(leads.text()).not.toContain('What Tahlia Marsh wants to change');
		expect(leads.document.querySelector('#finding, #findings, main')?.textContent).toContain(
			'Ask me before the door'
		);
	});
});

describe('a child’s own five pictures, and a parent’s own account', () => {
	test('five questions with pictures beside the words; they come first once she wants pictures', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		tahlia.unfold('Answer five questions with pictures');
		await tahlia.follow('How did you feel then?');
		for (let question = 1; question <= 5; question += 1) {
			expect(tahlia.text()).toContain(`Question ${question} of 5`);
			const labels = [...tahlia.document.querySelectorAll('fieldset label.choice')].filter(
				(label) => label.querySelector('input[name="pick"], input[name="row-1"]') !== null
			);
			expect(labels.length).toBeGreaterThanOrEqual(5);
			for (const label of labels) expect(label.querySelector('svg.picture')).not.toBeNull();
			await tahlia.press(question === 1 ? 'Save and go on' : 'Skip');
		}
		expect(tahlia.path).toBe(`${episode}/debrief`);
		expect(tahlia.text()).toContain('Five questions with pictures.');
		await tahlia.open(`${episode}/debrief/child-body`);
		await tahlia.tick('I was hurt').press('Save and go on');
		expect(tahlia.path).toBe(`${episode}/debrief/help`);
		// Ana passed it on once already; once that is done with, it can be asked for again.
		await server.superSql`delete from help_answer`;
		await server.superSql`delete from help_asked where kind = 'pain'`;
		await tahlia.open(`${episode}/debrief/help`);
		expect(tahlia.text()).toContain('Shall we ask for it now?');
		expect(tahlia.text()).toContain('Somebody to see my pain or injury now');
	});

	test('her mother writes her own; neither reads the other’s until it is shared', async () => {
		mother = await someone(server, { name: 'Nell Marsh', kind: 'supporter' });
		const sql = server.superSql;
		await sql`insert into supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
			values (${randomUUID()}, ${at.personId}, ${mother.accountId}, 'debrief', 'type',
				${sydney('10:00', '15')}, ${sydney('10:00', '30')})`;
		const nell = server.visitAs(mother);
		await nell.open(`${episode}/debrief`);
		expect(nell.html).not.toContain('MARKER-OWN-SIDE');
		await nell.follow('Write my own account, apart from theirs');
		await nell.follow('What did you see, hear or learn of it?');
		await nell.fill('What did you see, hear or learn of it?', 'MARKER-MOTHER Nobody rang me');
		await nell.press('Save and go on');
		const reads = async (who: Signed, page: string): Promise<boolean> => {
			const visitor = server.visitAs(who);
			await visitor.open(page);
			return visitor.html.includes('MARKER-MOTHER');
		};
		const everywhere = ['/debrief', '/joint', '/account', '/own-account', '/own-account/beside-saw'];
		for (const who of [at.person, ana, at.kim, at.dana])
			for (const page of everywhere) expect([page, await reads(who, episode + page)]).toEqual([page, false]);
		const [answer] = await sql<
			{ key: string }[]
		>`select key from answer where question = 'debrief-beside/beside-saw'`;
		expect(answer).toBeDefined();
		await nell.open(`${episode}/own-account/beside-saw`);
		expect(nell.value('What did you see, hear or learn of it?')).toContain('MARKER-MOTHER');
		await nell.tick('The person this is about', 'Who can see this answer?').press('Save and go on');
		expect(await reads(at.person, `${episode}/debrief`)).toBe(true);
		expect(await reads(ana, `${episode}/joint`)).toBe(false);
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/own-account`);
		expect(tahlia.status).toBe(404);
	});

	test('a supporter of somebody grown up has no such page', async () => {
		const sql = server.superSql;
		await sql`update person set birth_date = '1990-01-01' where id = ${at.personId}`;
		const nell = server.visitAs(mother);
		await nell.open(`${episode}/own-account`);
		expect(nell.status).toBe(404);
		await nell.open(`${episode}/debrief`);
		expect(nell.text()).not.toContain('Write my own account');
		await sql`update person set birth_date = '2009-11-02' where id = ${at.personId}`;
	});
});

describe('what no record says anything of', () => {
	let told: string;
	let picture: string;
	let inside: Signed;

	test('she tells of it in her words; nobody reads it, and the unit is not told', async () => {
		inside = await someone(server, { name: 'Ines Wolf', job: 'Facilitator', roles: ['facilitator'] });
		await server.superSql`insert into unit_staff (unit_id, account_id, since)
			values (${at.unitId}, ${inside.accountId}, ${sydney('10:00', '10')})`;
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/episodes`);
		await tahlia.follow('Something happened that is not here? Tell of it');
		tahlia.fill('What happened?', 'MARKER-UNSEEN They held my arms').fill('When was it', 'Sunday night');
		await tahlia.press('Begin');
		told = tahlia.path;
		expect(tahlia.text()).toContain('There is no record of this.');
		expect(tahlia.text()).toContain('Only you can see this.');
		expect(tahlia.text()).toContain('NDIS Quality and Safeguards Commission: 1800 035 544');
		// Whom to turn to goes by the rules the unit goes by now, not by those it began with.
		const [setting, { superSql: sql }] = [randomUUID(), server];
		await sql`insert into unit_setting (id, unit_id, name, value, holds_from, entered_at)
			values (${setting}, ${at.unitId}, 'packs', ${sql.json({ is: { record: 'uk-scotland-3', beside: [] } })},
				${sydney('10:00', '10')}, ${sydney('10:00', '10')})`;
		await tahlia.open(told);
		expect(tahlia.text()).toContain('0800 389 6809');
		expect(tahlia.text()).not.toContain('1800 035 544');
		await sql`delete from unit_setting where id = ${setting}`;
		await tahlia.open(told);
		tahlia.fill('What happened?', 'MARKER-UNSEEN They held both my arms');
		await tahlia.press('Keep it');
		expect(tahlia.text()).toContain('They held both my arms');
		for (const who of [at.kim, at.dana, ana, mona, inside])
			for (const page of [
				'/tasks',
				told,
				`/units/${at.unitId}/debriefs`,
				`/people/${at.personId}/episodes`
			]) {
				const other = server.visitAs(who);
				await other.open(page);
				expect([page, /MARKER-UNSEEN|without a record/.test(other.html)]).toEqual([page, false]);
			}
	});

	test('the same questions stand below her words, one on each page, with help for her pain and her own pictures', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(told);
		expect(tahlia.text()).toContain('Answer five questions with pictures');
		expect(tahlia.text()).not.toContain('Was each line of your plan used?');
		tahlia.unfold();
		await tahlia.follow('Where on your body?');
		expect(tahlia.document.querySelectorAll('.body-map input[name="pick"]').length).toBe(36);
		expect(tahlia.text()).toContain('Whoever I send it to');
		expect(tahlia.text()).not.toContain('My care team');
		await tahlia.tick('Left wrist').press('Save and go on');
		await tahlia.open(`${told}/privacy`);
		expect(tahlia.document.querySelectorAll('svg.picture').length).toBeGreaterThan(4);
		await tahlia.press('Skip');
		await tahlia.open(`${told}/pressure`);
		tahlia.choose('Yes').fill('Do you want to add something?', 'MARKER-THREAT Be quiet or else');
		await tahlia.press('Save and go on');
		await tahlia.open(`${told}/pain-now`);
		await tahlia.choose('Yes').press('Save and go on');
		expect(tahlia.path).toBe(`${told}/help`);
		expect(tahlia.text()).toContain('Shall we ask for it now?');
		await tahlia.press('Yes, ask for it now');
		expect(tahlia.text()).toContain('Not seen yet.');
		const kim = server.visitAs(at.kim);
		await kim.open('/tasks');
		await kim.follow('Tahlia Marsh asks for help');
		expect(kim.text()).toContain('Somebody to see my pain or injury now');
		expect(kim.html).not.toMatch(/MARKER|wrist/);
		await kim.press('I have seen it, I am coming');
		await tahlia.open(`${told}/help`);
		expect(tahlia.text()).toContain('saw it on');
	});

	test('a photo of her own stands beside an answer, without where and when it was taken', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${told}/body-where`);
		await tahlia.follow('Add a picture of my own');
		tahlia.attach('The picture', Buffer.from('GIF89a'), 'wrist.jpg');
		await tahlia.press('Save the picture');
		expect(tahlia.status).toBe(422);
		expect(tahlia.text()).toContain('This is not a PNG or JPEG picture.');
		expect(tahlia.text()).toContain('Please say in words what it is.');
		const photo = jpeg({ turn: 6, secret: '33.8688 S 151.2093 E' });
		tahlia
			.attach('The picture', photo, 'wrist.jpg')
			.fill('What is to be seen', 'MARKER-BLUE My left wrist, blue');
		await tahlia.press('Save the picture');
		const src = tahlia.document.querySelector('figure img')?.getAttribute('src') ?? '';
		picture = src.split('/').at(-1) ?? '';
		const bytes = (await tahlia.send(src)).body;
		expect(bytes).not.toContain('151.2093');
		expect(tahlia.document.querySelector('figure img')?.getAttribute('alt')).toContain('My left wrist, blue');
		tahlia
			.attach('The picture', png(2, 2), 'drawing.png')
			.fill('What is to be seen', 'A drawing of the door');
		await tahlia.press('Save the picture');
		expect(tahlia.document.querySelectorAll('figure img').length).toBe(2);
		await tahlia.press('Take this picture off: A drawing of the door');
		expect(tahlia.text()).toContain('You can put it back until');
		await tahlia.press('Put this picture back: A drawing of the door');
		expect(tahlia.document.querySelectorAll('figure img').length).toBe(2);
		for (const who of [at.kim, at.dana, ana, mona, inside])
			for (const page of [src, `${episode}/account/pictures/${picture}`])
				expect((await server.visitAs(who).send(page)).status).toBe(404);
	});

	test('somebody who is on no list is left out by name, in words, before it is sent', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${told}/leave-out`);
		await tahlia.press('Save this name');
		expect(tahlia.text()).toContain('Write who it is, or go back.');
		await tahlia.fill('Who must not learn of it?', 'The tall night nurse').press('Save this name');
		expect(tahlia.text()).toContain('The tall night nurse');
		await tahlia.open(told);
		expect(tahlia.text()).toMatch(/These answers go with your words:.*Where on your body\?/s);
		expect(tahlia.text()).toMatch(/These answers stay with you alone:.*Did anyone threaten/s);
	});

	test('it goes to somebody who does not work there, and can be taken back', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(told);
		expect(tahlia.html).not.toContain('Ines Wolf');
		tahlia.choose('The unit', 'In which unit was it?').choose('Ana Silva', 'To whom?');
		await tahlia.press('Send it');
		expect(tahlia.text()).toContain('Ana Silva, Facilitator can read this.');
		const leads = server.visitAs(ana);
		await leads.open('/tasks');
		await leads.follow('Tahlia Marsh tells of something without a record');
		const task = leads.path;
		expect(leads.text()).toContain('They held both my arms');
		expect(leads.text()).toContain('The tall night nurse');
		expect(leads.text()).toContain('Left wrist');
		expect(leads.html).not.toContain('MARKER-THREAT');
		const seen = leads.document.querySelector('img[alt^="MARKER-BLUE"]')?.getAttribute('src') ?? '';
		expect((await leads.send(seen)).status).toBe(200);
		expect(leads.text()).not.toContain('Ask the unit for a record');
		await tahlia.press('Take it back');
		await leads.open(task);
		expect(leads.status).toBe(404);
		expect((await leads.send(seen)).status).toBe(404);
		tahlia
			.choose('The unit', 'In which unit was it?')
			.choose('Ana Silva', 'To whom?')
			.tick('Yes, they may ask');
		await tahlia.press('Send it');
		for (const who of [at.kim, at.dana, inside, mona]) {
			const other = server.visitAs(who);
			await other.open(task);
			expect(other.status).toBe(404);
		}
	});

	test('the missing record is asked for and seen to be missing; then it is connected to one', async () => {
		const leads = server.visitAs(ana);
		await leads.open('/tasks');
		await leads.follow('Tahlia Marsh tells of something without a record');
		await leads.choose('Ask the unit for a record').press('Save');
		expect(leads.text()).toContain('There is none yet.');
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).toMatch(
			/Records that are missing\s*Tahlia Marsh Ana Silva, Facilitator asked for a record/
		);
		expect(kim.html).not.toContain('MARKER-UNSEEN');
		const tahlia = server.visitAs(at.person);
		await tahlia.open(told);
		expect(tahlia.text()).toContain('The unit was asked to write a record.');
		await leads.choose('Connect it to a record').press('Save');
		expect(leads.text()).toContain('Choose the record.');
		await leads
			.choose('Connect it to a record')
			.choose('The unit, 14 March 2026', 'Which record?')
			.press('Save');
		await tahlia.open(told);
		expect(tahlia.text()).toContain('It is connected to a record now. Your words stay yours.');
		await tahlia.follow('See the record');
		expect(tahlia.path).toBe(episode);
		// Her answers belong to the account of that episode now: hers to read there, and opened to nobody by it.
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).toMatch(/What you told before there was a record.*both my arms.*Left wrist/s);
		expect(tahlia.html).toContain('MARKER-THREAT');
		expect(await joint()).toMatch(/Told before there was a record.*both my arms.*Left wrist/s);
		for (const who of [at.kim, at.dana, inside, mona])
			for (const page of [`${episode}/account`, `${episode}/joint`, `${episode}/account/pictures/${picture}`])
				expect((await server.visitAs(who).send(page)).status).toBe(404);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).not.toContain('Records that are missing');
	});

	test('whom to turn to outside the unit stands on every page of the account, in short words as well', async () => {
		const account = told.split('/').at(-1) ?? '';
		const addresses = Object.entries(routes).flatMap(([route, ways]) =>
			ways.GET !== undefined && isOfAccount(route)
				? [
						route
							.replace('[person]', at.personId)
							.replace('[episode]', episode.split('/').at(-1) ?? '')
							.replace('[unrecorded]', account)
							.replace('[question]', route.includes('own-account') ? 'beside-saw' : 'before')
					]
				: []
		);
		expect(addresses.length).toBeGreaterThan(12);
		const tahlia = server.visitAs(at.person);
		await tahlia.open('/reading');
		await tahlia.choose('Short words and pictures').press('Go on');
		const nell = server.visitAs(mother);
		for (const address of addresses) {
			const who = address.includes('/own-account') ? nell : tahlia;
			await who.open(address);
			expect([address, who.status]).toEqual([address, 200]);
			expect([address, who.text().includes('NDIS Quality and Safeguards Commission: 1800 035 544')]).toEqual([
				address,
				true
			]);
			if (who === tahlia) {
				expect([address, who.document.documentElement.dataset['words']]).toEqual([address, 'short']);
				expect([address, who.text().includes('Somebody can be on your side.')]).toEqual([address, true]);
			}
		}
	});
});
