import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evening, saturday, sydney } from '../people/saturday.js';
import type { Scene } from '../people/scene.js';
import { saysOther } from '../people/talks.js';
import { someone, type Signed } from '../support/asker.js';
import { ask } from '../support/http.js';
import { codeOn, joinWith } from '../support/setting-up.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

const marker = 'MARKER-SIDE They said locked. I believed it.';
let server: TestServer;
let at: Scene;
let ana: Signed;
let episode: string;

/** A form that no page of theirs has, sent by hand. */
const post = (who: Signed, path: string, fields: Record<string, string>) =>
	ask(server.origin + path, {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: {
			...{ accept: 'text/html', cookie: `foreword=${who.cookie}`, origin: server.origin },
			...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
		}
	});

beforeAll(async () => {
	server = await startServer({ now: evening });
	({ at, ana, episode } = await saturday(server));
});
afterAll(() => server.stop());

describe('Tahlia tells her side, or not', () => {
	test('she is asked once, in plain words, and may say later on a day of hers', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}`);
		await tahlia.follow('Tell your side of Saturday, 14 March 2026');
		expect(tahlia.text()).not.toMatch(/episode|overdue|late\b/i);
		await tahlia.choose('Later, on a day I choose').press('Save my choice');
		expect(tahlia.status).toBe(422);
		expect(tahlia.text()).toContain('Choose a day that is still to come.');
		await tahlia.fill('Day', '18').fill('Month', '3').fill('Year', '2026').press('Save my choice');
		expect(tahlia.text()).toContain('You said: later, on 18 March 2026. That is fine. Nothing is late.');
		await tahlia.open(`/people/${at.personId}`);
		expect(tahlia.text()).not.toContain('Tell your side');
	});

	test('staff write down each offer; she reads them, and a no is asked once more on the day she picks', async () => {
		await server.clock.set(sydney('20:15', '14'));
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(shown(kim)).toContain('Later, by choice: 18 March 2026');
		expect(shown(kim)).toContain('Offered to the person: 14 March 2026');
		await kim.follow('Offers to Tahlia Marsh');
		await kim.press('Save the offer');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('Choose what they said. No answer is fine.');
		await kim.choose('By phone').choose('No answer yet').fill('Anything they asked for', 'Ring after lunch');
		await kim.press('Save the offer');
		expect(kim.status).toBe(200);
		expect(kim.text()).toContain(
			'Kim Osei, Nurse asked Tahlia Marsh if they want to tell their side, by phone.'
		);
		await kim.choose('By phone').choose('No', 'What did they say?');
		const on = 'Which day?';
		await kim.fill('Day', '20', on).fill('Month', '3', on).fill('Year', '2026', on).press('Save the offer');
		expect(kim.text()).toContain('Asked, said no. Ask once more on 20 March 2026');

		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		expect(shown(tahlia)).toContain('You said no, and to ask you once more on 20 March 2026.');
		expect(shown(tahlia)).toContain('Noted: Ring after lunch');
		await server.clock.set(sydney('09:00', '20'));
		await tahlia.open(`/people/${at.personId}`);
		expect(tahlia.text()).toContain('Tell your side of Saturday, 14 March 2026');
		await server.clock.set(sydney('20:20', '14'));
		await tahlia.open(`${episode}/debrief`);
		await tahlia
			.choose('Later, on a day I choose')
			.choose('With pictures')
			.fill('Where would be a good place?', 'Garden');
		await tahlia.fill('Day', '18').fill('Month', '3').fill('Year', '2026').press('Save my choice');
		expect(tahlia.status).toBe(200);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).toContain('Later, by choice: 18 March 2026');
		const dana = server.visitAs(at.dana);
		await dana.open(`/units/${at.unitId}/debriefs/${episode.split('/').at(-1)}`);
		expect(dana.status).toBe(404);
	});

	test('not now for health reasons has a reason and a next offer, and is never called a no or late', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		await kim.follow('Offers to Tahlia Marsh');
		await kim.press('Save that it is not now');
		expect(kim.status).toBe(422);
		kim.fill('Why?', 'She has a high fever and sleeps');
		for (const [legend, day] of [
			['Until when?', '15'],
			['When will it be offered again?', '16']
		] as const)
			kim.fill('Day', day, legend).fill('Month', '3', legend).fill('Year', '2026', legend);
		await kim.press('Save that it is not now');
		expect(shown(kim)).toContain(
			'Not now for health reasons until 15 March 2026. Next offer on 16 March 2026.'
		);
		expect(kim.text()).not.toMatch(/declined|overdue|fever/i);
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).toContain('Not now for health reasons');
		expect(tahlia.text()).toContain('She has a high fever and sleeps');
		expect(tahlia.text()).toContain('You can still write your side here whenever you want.');
		const dana = server.visitAs(at.dana);
		await dana.open(`/units/${at.unitId}/debriefs`);
		expect(dana.html).not.toMatch(/health reasons|Offered to the person/);
		await server.clock.set(sydney('08:00', '16'));
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).not.toContain('health reasons');
		await server.clock.set(sydney('20:30', '14'));
	});

	test('staff read "later, by choice", also when the day has passed; who took part reads nothing', async () => {
		await server.clock.set(sydney('09:00', '19'));
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).toContain('Later, by choice: 18 March 2026');
		expect(kim.text()).not.toMatch(/overdue/i);
		const dana = server.visitAs(at.dana);
		await dana.open(`/units/${at.unitId}/debriefs`);
		expect(dana.text()).toContain('Theirs alone: you took part');
		expect(dana.text()).not.toContain('by choice');
		await dana.follow('Write my part');
		expect(dana.text()).toContain('what can we learn?');
	});

	test('she starts all the same, skips what she wants, and it is nobody’s who took part', async () => {
		await server.clock.set(sydney('16:30', '16'));
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		await tahlia.choose('Yes, now').press('Save my choice');
		await tahlia.follow('What was going on before?');
		await tahlia.fill('What was going on before?', marker).tick('My care team').press('Save and go on');
		await tahlia.press('Skip');
		await tahlia.follow('Stop for today');
		expect(tahlia.path).toBe(`${episode}/debrief`);
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		await kim.follow('Read what the person told');
		expect(kim.text()).toContain(marker);
		const involved = server.visitAs(at.dana);
		await involved.open(`/units/${at.unitId}/debriefs`);
		expect(involved.text()).not.toContain('Read what the person told');
		for (const path of [`${episode}/account`, `${episode}/debrief`, `${episode}/joint`]) {
			const dana = server.visitAs(at.dana);
			await dana.open(path);
			expect([path, dana.status]).toEqual([path, 404]);
		}
	});

	test('she names Dana, and takes it back', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		tahlia.tick('The person who leads the talk afterwards', 'Who may see my side?');
		await tahlia.tick('Dana Reyes, Casual worker', 'Who may see my side?').press('Save who may see it');
		const dana = server.visitAs(at.dana);
		await dana.open(`${episode}/account`);
		expect(dana.text()).toContain(marker);
		await tahlia.untick('Dana Reyes, Casual worker', 'Who may see my side?').press('Save who may see it');
		await dana.open(`${episode}/account`);
		expect(dana.status).toBe(404);
	});
});

describe('help she asks for', () => {
	const help = () => `${episode}/debrief/help`;
	const tasks = async (who: Signed) => {
		const visitor = server.visitAs(who);
		await visitor.open('/tasks');
		return visitor;
	};

	test('is passed on only once she says so, to staff who took no part, with nothing else she told', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/pain-now`);
		await tahlia.choose('Yes').fill('Do you want to add something?', 'MARKER-NECK').press('Save and go on');
		expect(tahlia.path).toBe(help());
		expect((await tasks(at.kim)).text()).not.toContain('asks for help');
		await tahlia.press('Yes, ask for it now');
		expect(tahlia.text()).toContain('Not seen yet.');
		expect(tahlia.text()).toContain('You do not have to wait. You can call:');
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}`);
		expect(kim.text()).toContain('Somebody asks for help now');
		await kim.follow('Tahlia Marsh asks for help. Nobody has seen it yet');
		expect(kim.text()).toContain('Somebody to see my pain or injury now');
		expect(kim.html).not.toContain('MARKER-NECK');
		const dana = await tasks(at.dana);
		expect(dana.text()).not.toContain('asks for help');
		await dana.open(kim.path);
		expect(dana.status).toBe(404);
	});

	test('goes to the next on the list when nobody has seen it for ten minutes, and she is told', async () => {
		const [manager, keeper] = [
			await someone(server, { name: 'Mona Field', job: 'Manager', roles: ['manager'] }),
			await someone(server, { name: 'Kay Holt', job: 'Keeper', roles: ['keeper'] })
		];
		const asks = async (who: Signed) => (await tasks(who)).text().includes('Tahlia Marsh asks for help');
		const says = async (time: string): Promise<string> => {
			await server.clock.set(new Date(`2026-03-16T${time}+11:00`));
			const tahlia = server.visitAs(at.person);
			await tahlia.open(help());
			return tahlia.text();
		};
		expect(await says('16:39:59')).toContain('Not seen yet.');
		expect([await asks(at.kim), await asks(manager), await asks(keeper)]).toEqual([true, false, false]);
		expect(await says('16:40:00')).toContain('Not seen yet. A manager was asked as well.');
		expect([await asks(at.kim), await asks(manager), await asks(keeper)]).toEqual([true, true, false]);
		expect(await says('16:50:00')).toContain('Everybody on the list was asked. Please call.');
		expect([await asks(manager), await asks(keeper)]).toEqual([true, true]);
		const kim = await tasks(at.kim);
		await kim.follow('Tahlia Marsh asks for help.');
		await kim.fill('Do you want to say something to them?', 'On my way').press('I have seen it, I am coming');
		expect(await says('16:51:00')).toMatch(/Kim Osei, Nurse saw it on 16 March 2026 at 16:50[^]*On my way/);
		await kim.press('It is done');
		expect(kim.path).toBe('/tasks');
		expect(await asks(manager)).toBe(false);
		expect((await server.visitAs(at.person).open(help())).text()).toContain(
			'Kim Osei, Nurse wrote that it is done'
		);
		await server.clock.set(sydney('16:30', '16'));
	});

	test('is asked of nobody whom she left out; with nobody there to ask she is told so, and to call', async () => {
		const sql = server.superSql;
		const id = episode.split('/').at(-1) ?? '';
		const wish = randomUUID();
		const leavesOut = (who: Signed, question: string) => sql`
			insert into hidden_entry (id, person_id, subject_kind, subject, account_id, hidden_at) values
				(${randomUUID()}, ${at.personId}, 'question', ${`${question} ${id}`}, ${who.accountId}, ${sydney('16:30', '16')})`;
		const asks = async (who: Signed) => (await tasks(who)).html.includes(`/tasks/help/${wish}`);
		await sql`insert into help_asked (id, episode_id, person_id, kind, asked_by, asked_at)
			values (${wish}, ${id}, ${at.personId}, 'talk', ${at.person.accountId}, ${sydney('16:30', '16')})`;
		expect(await asks(at.kim)).toBe(true);
		await leavesOut(at.kim, 'debrief-person/pain-now');
		expect(await asks(at.kim)).toBe(true);
		await leavesOut(at.kim, 'debrief-person/support');
		expect(await asks(at.kim)).toBe(false);
		const open = await server.visitAs(at.kim).open(`/tasks/help/${wish}`);
		expect(open.status).toBe(404);
		const staff = await sql<{ account_id: string }[]>`select id as account_id from sign_in.account
			where kind = 'staff' and disabled_at is null and roles && '{manager,keeper}'`;
		// The team is left out: the managers are asked at once, and she is told no more than that.
		expect((await server.visitAs(at.person).open(help())).text()).toContain(
			'Not seen yet. A manager was asked.'
		);
		await sql`update sign_in.account set disabled_at = ${sydney('16:30', '16')}
			where id = any (${staff.map((one) => one.account_id)})`;
		expect((await server.visitAs(at.person).open(help())).text()).toContain(
			'Nobody could be asked here. Please call.'
		);
		await sql`update sign_in.account set disabled_at = null where id = any (${staff.map((one) => one.account_id)})`;
		await sql`delete from help_asked where id = ${wish}`;
		await sql`delete from hidden_entry where account_id = ${at.kim.accountId}`;
	});

	test('to be left in peace is not ticked beforehand, and never goes further than the team', async () => {
		const sql = server.superSql;
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/support`);
		await tahlia.tick('To be left in peace').press('Save and go on');
		expect(tahlia.path).toBe(help());
		expect(tahlia.isOn('To be left in peace')).toBe(false);
		await tahlia.tick('To be left in peace').press('Yes, ask for it now');
		await server.clock.set(sydney('18:30', '16'));
		await tahlia.open(help());
		expect(tahlia.text()).toContain('Not seen yet.');
		expect(tahlia.text()).not.toContain('was asked');
		await server.clock.set(sydney('16:30', '16'));
		await sql`delete from help_asked where kind = 'rest'`;
	});

	test('a complaint is never asked of the team', async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/support`);
		await tahlia.tick('Help to complain').tick('To talk with someone').press('Save and go on');
		await tahlia.press('Yes, ask for it now');
		const kim = await tasks(at.kim);
		await kim.follow('Tahlia Marsh asks for help.');
		expect(kim.text()).toContain('To talk with someone');
		const found = await server.superSql<{ id: string }[]>`select id from help_asked where kind = 'complaint'`;
		await kim.open(`/tasks/help/${found[0]?.id}`);
		expect(kim.status).toBe(404);
	});
});

describe('Ana leads, and what she finds becomes a suggestion', () => {
	test('the unit asks her; Dana is not among those who can be asked', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.html).not.toContain(`value="${at.dana.accountId}"`);
		await kim.choose('Ana Silva, Facilitator', 'Ask somebody to lead').press('Ask them');
		expect(kim.text()).toContain('Ana Silva, Facilitator');
		const lead = server.visitAs(ana);
		await lead.open('/tasks');
		await lead.follow('Lead the debrief of Tahlia Marsh');
		expect(lead.path).toBe(`${episode}/joint`);
		expect(lead.text()).toContain(marker);
	});

	test('wishes set aside in that stay are read by Ana, and by nobody who does not lead', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/people/${at.personId}/card/wishes-not-followed`);
		kim
			.tick('“Tight blanket”')
			.choose('It is not safe now')
			.fill('In your own words', 'The blankets are wet');
		await kim.choose('For this stay', 'Until when?').press('Save');
		expect(kim.path).toBe(`/people/${at.personId}/card`);
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		expect(lead.text()).toMatch(/Wishes set aside in this stay.*Tight blanket.*The blankets are wet/s);
		expect(lead.text()).toContain('Kim Osei, Nurse');
		// Straight in SQL: Dana took part, Kim wrote it, and Gil leads other talks.
		const gil = await someone(server, { name: 'Gil Low', job: 'Facilitator', roles: ['facilitator'] });
		const asides = (who: Signed): Promise<{ words: string }[]> =>
			server.appSql.begin(async (sql) => {
				await sql`select set_config('app.session', ${who.asking(evening).session}, true),
					set_config('app.now', ${sydney('16:30', '16').toISOString()}, true)`;
				return sql<{ words: string }[]>`
					select words from access.asides_for(${episode.split('/').at(-1) ?? ''})`;
			});
		expect((await asides(ana)).map(({ words }) => words)).toEqual(['The blankets are wet']);
		for (const who of [at.dana, at.kim, gil, at.person]) expect(await asides(who)).toHaveLength(0);
		for (const who of [at.dana, at.kim, gil])
			expect((await server.visitAs(who).open(`${episode}/joint`)).status).toBe(404);
		await server.superSql`update sign_in.account set roles = '{}' where id = ${gil.accountId}`;
	});

	test('while Ana is there nobody else is asked for; Tahlia may say no to her by name, and think better of it', async () => {
		const kim = server.visitAs(at.kim);
		const leaderPage = `/units/${at.unitId}/debriefs/${episode.split('/').at(-1)}/leader`;
		await kim.open(leaderPage);
		expect(kim.text()).toContain('These can lead, and are independent: Ana Silva');
		expect(kim.text()).not.toContain('Make their slip');
		const herself = server.visitAs(at.person);
		await herself.open(`${episode}/debrief/together`);
		await herself.press('I do not want Ana Silva');
		expect(herself.text()).toContain('They do not lead, and nobody asks you again.');
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		expect([lead.status, lead.text().includes('The blankets are wet')]).toEqual([404, false]);
		await kim.open(leaderPage);
		expect(kim.text()).toContain('The person does not want Ana Silva, Facilitator to lead.');
		kim.fill('Their name', 'Iris Vale').fill('Where do they come from?', 'Northside Advocacy');
		kim.fill('Why can nobody independent lead?', 'Nobody else', 'Invite somebody from outside');
		await herself.press('Ana Silva, Facilitator may lead after all');
		await kim.press('Make their slip');
		expect([kim.status, kim.text()]).toEqual([
			422,
			expect.stringContaining('Somebody independent is there, named above.')
		]);
		expect(kim.text()).toContain('These can lead, and are independent: Ana Silva');
		expect(kim.html).toContain('value="Northside Advocacy"');
		await lead.open(`${episode}/joint`);
		expect(lead.status).toBe(200);
	});

	const find = async (lead: Visitor, words: string) => {
		await lead.open(`${episode}/joint`);
		await lead
			.fill('What was learned', words)
			.choose('From Tahlia Marsh’s words')
			.press('Save what was learned');
		expect(lead.status).toBe(200);
	};
	const suggest = async (from: string, target: string, words: string) => {
		const lead = server.visitAs(ana);
		await find(lead, from);
		await lead.choose(target, 'Which line of the plan?').fill('New words in English', words);
		saysOther(lead);
		await lead.fill('Why, in English', 'You said so.').press('Send to Tahlia Marsh');
		expect(lead.status).toBe(200);
		expect(lead.text()).toContain('Waits for Tahlia Marsh’s answer');
	};
	const open = async (words: string) => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/proposals`);
		await tahlia.follow(words);
		return tahlia;
	};
	const plan = async () => {
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/card`);
		return tahlia.text();
	};
	const newLine = 'What helps you feel calm? (new line)';

	test('she decides who comes: Ana asks for Kim and Dana, she says yes and no, and nobody else does', async () => {
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint/people`);
		await lead.press('Ask for them');
		expect([lead.status, lead.text()]).toEqual([
			422,
			expect.stringContaining('Write a name, or choose somebody.')
		]);
		for (const name of ['Kim Osei, Nurse', 'Dana Reyes, Casual worker']) {
			await lead.open(`${episode}/joint/people`);
			await lead.choose(name, 'Somebody with an account here').choose('Staff').press('Ask for them');
		}
		await lead.open(`${episode}/joint/people`);
		await lead.fill('Their name', 'Mia Reed').choose('Family').press('Ask for them');
		await lead
			.choose('Where', 'What is it about?')
			.fill('What was said about it', 'The garden')
			.press('Save this');
		const [dana, tahlia] = [server.visitAs(at.dana), server.visitAs(at.person)];
		expect((await dana.open(`${episode}/joint/attending`)).status).toBe(404);
		await tahlia.open(`${episode}/debrief`);
		await tahlia.follow('Talk about it together: who comes, and your words');
		for (const words of ['Kim Osei', 'asks if they may come', 'Do you want them there?', 'The garden'])
			expect(tahlia.text()).toContain(words);
		await tahlia.press('Yes, they may come: Kim Osei, Nurse');
		await tahlia.press('No, I do not want that: Dana Reyes, Casual worker');
		expect(tahlia.text()).toContain('You do not want them there. They do not come.');
		expect((await dana.open(`${episode}/joint/attending`)).status).toBe(404);
		await dana.open('/tasks');
		expect(dana.text()).not.toContain('asked to come');
		await lead.open(`${episode}/joint/people`);
		expect(lead.text()).toContain('Tahlia Marsh does not want them there.');
		const [entry] = await server.superSql<{ id: string }[]>`
			select id from joint_entry where account_id = ${at.dana.accountId}`;
		const refused = await post(ana, `${episode}/joint/people?/wanted`, {
			about: entry?.id ?? '',
			word: 'yes'
		});
		expect([refused.status, refused.body]).toEqual([
			422,
			expect.stringContaining('has said this themselves')
		]);
		const anew = await post(ana, `${episode}/joint/people?/add`, { account: at.dana.accountId, is: 'staff' });
		expect([anew.status, anew.body]).toEqual([422, expect.stringContaining('The person said no to them.')]);
		const kim = server.visitAs(at.kim);
		await kim.open('/tasks');
		await kim.follow('You are asked to come to a talk about Tahlia Marsh');
		expect(kim.text()).toContain('The garden');
		await kim.press('Yes, I come');
		expect(kim.text()).toContain('You said that you come.');
	});

	test('each side has words of its own; who was there reads them once they were read out', async () => {
		const [tahlia, kim, lead] = [server.visitAs(at.person), server.visitAs(at.kim), server.visitAs(ana)];
		await tahlia.open(`${episode}/debrief/together`);
		await tahlia.fill('Your words', 'MARKER-HER-WORDS they said locked').press('Save my words');
		await kim.open(`${episode}/joint/attending`);
		expect(kim.html).not.toContain('MARKER-HER-WORDS');
		await kim.fill('Your own words', 'MARKER-KIMS-WORDS dinner was late').press('Save my words');
		await lead.open(`${episode}/joint/parts`);
		await lead.choose('Not agreed').fill('What both said', 'Whether it was locked').press('Save this part');
		for (const words of ['MARKER-HER-WORDS', 'MARKER-KIMS-WORDS', 'Whether it was locked'])
			expect(lead.text()).toContain(words);
		for (const action of ['words', 'wanted']) {
			const tried = await post(ana, `${episode}/debrief/together?/${action}`, {
				purpose: 'led-to',
				'part-words': 'x'
			});
			expect(tried.status).toBe(404);
		}
		await lead.open(`${episode}/joint/people`);
		await lead.press('It was read out to them: Kim Osei, Nurse');
		await kim.open(`${episode}/joint/attending`);
		expect(kim.text()).toContain('MARKER-HER-WORDS');
		expect(kim.text()).toContain('Whether it was locked');
		const dana = server.visitAs(at.dana);
		expect((await dana.open(`${episode}/joint/attending`)).status).toBe(404);
	});

	test('support is offered and answered by her; what lay behind it is plain words at four levels', async () => {
		const [tahlia, lead] = [server.visitAs(at.person), server.visitAs(ana)];
		await lead.open(`${episode}/joint/parts`);
		await lead.press('Save the offer');
		expect([lead.status, lead.text()]).toEqual([422, expect.stringContaining('Write who would do it.')]);
		await lead.fill('Who would do it?', 'Ms Reid, counsellor').press('Save the offer');
		await lead
			.choose('In a rule or policy')
			.fill('In plain words', 'Dinner moved without a word')
			.tick('Choosing what restricts least', 'Which topics?')
			.press('Save this');
		expect(lead.text()).toContain('Dinner moved without a word');
		await tahlia.open(`${episode}/debrief/together`);
		expect(tahlia.text()).toMatch(
			/Dinner moved without a word\s+Staff can learn more about:\s+Choosing what restricts least/
		);
		await tahlia.press('No: Ms Reid, counsellor');
		expect(tahlia.text()).toContain('The answer is no. That is fine.');
		await lead.open(`${episode}/joint/parts`);
		expect(lead.text()).toContain('The answer is no.');
		expect(lead.html).not.toContain('?/counselled');
	});

	test('support she said yes to is the task of whoever was named until it is done, and she reads how it stands', async () => {
		const [tahlia, lead, kim] = [server.visitAs(at.person), server.visitAs(ana), server.visitAs(at.kim)];
		await lead.open(`${episode}/joint/parts`);
		expect(lead.html).not.toContain(`value="${at.dana.accountId}"`);
		await lead
			.choose('Kim Osei, Nurse', 'Somebody who works here')
			.fill('What was offered?', 'A walk each noon');
		await lead.press('Save the offer');
		const waits = async (who: Visitor) => (await who.open('/tasks')).text().includes('said yes to support');
		expect(await waits(kim)).toBe(false);
		await tahlia.open(`${episode}/debrief/together`);
		await tahlia.press('Yes: Kim Osei, Nurse');
		expect(tahlia.text()).toContain(
			'It was passed on to Kim Osei, Nurse. Nobody has said anything to it yet.'
		);
		expect([await waits(kim), await waits(server.visitAs(at.dana))]).toEqual([true, false]);
		await kim.follow('Tahlia Marsh said yes to support. You were named for it');
		expect(kim.text()).toContain('A walk each noon');
		const dana = server.visitAs(at.dana);
		expect((await dana.open(kim.path)).status).toBe(404);
		await kim.fill('Do you want to say something to Tahlia Marsh?', 'See you at noon');
		await kim.press('I have seen it, I will do it');
		await tahlia.open(`${episode}/debrief/together`);
		expect(tahlia.text()).toMatch(/Kim Osei, Nurse has seen it and will do it .*They say: See you at noon/s);
		// Taken back: nobody's task. Said yes again: it is one again.
		await tahlia.press('Not now, perhaps later: Kim Osei, Nurse');
		expect(await waits(kim)).toBe(false);
		await tahlia.press('Yes: Kim Osei, Nurse');
		expect(await waits(kim)).toBe(true);
		await kim.follow('Tahlia Marsh said yes to support.');
		await kim.press('It is done');
		expect(await waits(kim)).toBe(false);
		await tahlia.open(`${episode}/debrief/together`);
		expect(tahlia.text()).toContain('Kim Osei, Nurse wrote that it is done');
		// Whoever has no account here: whoever leads says when it is there.
		await tahlia.press('Yes: Ms Reid, counsellor');
		expect(await waits(lead)).toBe(true);
		await tahlia.press('No: Ms Reid, counsellor');
		expect(await waits(lead)).toBe(false);
	});

	test('the meeting is written down with its five purposes', async () => {
		await server.clock.set(sydney('15:30', '18'));
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		await lead.fill('When was it?', '2026-03-18T14:00').fill('Line 1', 'Tahlia').fill('Line 2', 'Her sister');
		await lead
			.choose('Met', 'What led to it, and what could be done differently')
			.choose('The person declined', 'Sleep, eating, trust and feeling safe since then')
			.fill('In words: What led to it, and what could be done differently', 'The dinner clock was not shown');
		await lead.press('Save the meeting');
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/together`);
		expect(tahlia.text()).toMatch(/We got there\.\s+The dinner clock was not shown/);
		expect(shown(lead)).toContain('18 March 2026 at 14:00');
		expect(shown(lead)).toContain('The person declined');
	});

	test('yes: was, new and why are shown, and the line is on the card as new', async () => {
		await suggest('Dinner moved.', 'What helps you feel calm? “Quiet room”', 'Garden first, then quiet room');
		const tahlia = await open('Garden first, then quiet room');
		expect(tahlia.text()).toContain('Quiet room');
		expect(tahlia.text()).toContain('You said so.');
		expect(tahlia.text()).toContain('From your own words.');
		await tahlia.press('Yes, use it');
		expect(tahlia.text()).toContain('You said yes. It is in your plan.');
		expect(await plan()).toContain('Garden first, then quiet room');
		expect(await plan()).toContain('new since 18 March');
	});

	test('her own words: those are on the card, not what was offered', async () => {
		await suggest('The clock was not shown.', newLine, 'OFFERED-WORDS');
		const tahlia = await open('OFFERED-WORDS');
		await tahlia.fill('In my words', 'Show me the clock').press('Use my words');
		expect(await plan()).toContain('Show me the clock');
		expect(await plan()).not.toContain('OFFERED-WORDS');
	});

	test('no, without a reason: it is nowhere, and that finding offers nothing again', async () => {
		await suggest('The door.', newLine, 'MARKER-DECLINED time in room');
		const tahlia = await open('MARKER-DECLINED time in room');
		await tahlia.press('No');
		expect(tahlia.status).toBe(200);
		expect(shown(tahlia)).not.toContain('MARKER-DECLINED');
		expect(await plan()).not.toContain('MARKER-DECLINED');
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		expect(lead.html).not.toContain('MARKER-DECLINED');
		expect(lead.text()).toContain('said no to a suggestion');
		expect(lead.text()).toContain('Write down what was learned first.');
	});

	test('what she said no to is read beside the form; near it goes only what is said to be something else', async () => {
		const lead = server.visitAs(ana);
		await find(lead, 'Water.');
		expect(lead.text()).toContain('MARKER-DECLINED time in room');
		lead.choose('Water.', 'From what was learned').choose(newLine, 'Which line of the plan?');
		await lead.fill('New words in English', 'A glass of water').fill('Why, in English', 'You said so.');
		await lead.press('Send to Tahlia Marsh');
		expect([lead.status, lead.text()]).toEqual([
			422,
			expect.stringContaining('They said no to something near this.')
		]);
		await lead.tick('My suggestion is something else').press('Send to Tahlia Marsh');
		expect(lead.status).toBe(200);
		const tahlia = await open('A glass of water');
		for (const words of ['MARKER-DECLINED time in room', 'says that this is something else.'])
			expect(tahlia.text()).toContain(words);
		await tahlia.press('No');
	});

	test('not now: the plan stays, and it waits again on her day', async () => {
		await suggest('Music.', newLine, 'Music first');
		const tahlia = await open('Music first');
		await tahlia.fill('Day', '2').fill('Month', '4').fill('Year', '2026').press('Ask me then');
		expect(shown(tahlia)).toContain('We ask again on 2 April 2026');
		expect(await plan()).not.toContain('Music first');
		await server.clock.set(new Date('2026-04-02T09:00:00+11:00'));
		await tahlia.open(`/people/${at.personId}`);
		expect(tahlia.text()).toContain('1 suggestion for your plan');
	});

	test('when she changed the line meanwhile, she sees was, now and offered, and decides again', async () => {
		await server.clock.set(sydney('18:00', '18'));
		await suggest('Blanket.', 'What helps you feel calm? “Tight blanket”', 'Blanket from the dryer');
		const tahlia = await open('Blanket from the dryer');
		const other = server.visitAs(at.person);
		await other.open(`/people/${at.personId}/about-me/helps`);
		await other.fill('Line 1', 'Blue blanket').press('Save and go on');
		await tahlia.press('Yes, use it');
		expect(tahlia.status).toBe(409);
		for (const words of ['Tight blanket', 'Blue blanket', 'Blanket from the dryer'])
			expect(tahlia.text()).toContain(words);
		expect(await plan()).toContain('Blue blanket');
		await tahlia.press('Yes, use it');
		expect(await plan()).toContain('Blanket from the dryer');
	});

	test('what the unit must do is answered by the unit, and Tahlia reads it', async () => {
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		await lead.fill('What must be done', 'Casuals open the card at shift start').press('Save for the unit');
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs`);
		await kim.choose('We will do part of it').press('Save the answer');
		expect(kim.status).toBe(422);
		await kim.choose('We will do it').press('Save the answer');
		expect(kim.status).toBe(200);
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).toContain('Casuals open the card at shift start');
		expect(tahlia.text()).toContain('The unit says: we will do it.');
	});

	test('each side ends by itself, and both endings are hers to read; she opens hers again, nobody is late', async () => {
		const [tahlia, kim, lead] = [server.visitAs(at.person), server.visitAs(at.kim), server.visitAs(ana)];
		await lead.open(`${episode}/joint/ending`);
		await lead.choose('No change, because').press('End the staff’s side');
		expect([lead.status, lead.text()]).toEqual([422, expect.stringContaining('Write why nothing changes.')]);
		await lead.choose('With a change').press('End the staff’s side');
		expect(lead.text()).toContain('It ended: something changes.');
		expect(lead.text()).not.toContain('Offered, and Tahlia Marsh said no');
		const forged = await post(ana, `${episode}/joint/ending?/person`, { 'person-outcome': 'declined' });
		expect([forged.status, forged.body]).toEqual([422, expect.stringContaining('That is not so.')]);
		await tahlia.open(`${episode}/debrief`);
		await tahlia.follow('How it ended, on both sides');
		expect(tahlia.text()).toContain('Staff say that something changes.');
		await tahlia.press('End my side');
		expect([tahlia.status, tahlia.text()]).toEqual([
			422,
			expect.stringContaining('Choose how you want to end it.')
		]);
		await tahlia.choose('Something should change').press('End my side');
		expect(tahlia.text()).toContain('You said that something should change.');
		await tahlia.press('Open my side again');
		expect(tahlia.text()).toContain('You opened your side again.');
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).toContain('They opened it again. It never makes the staff’s side late.');
		expect(kim.text()).toContain('It ended: something changes.');
		await kim.follow('How each side ended');
		expect(kim.text()).toContain('There is nothing to write down');
		const dana = server.visitAs(at.dana);
		await dana.open(`/units/${at.unitId}/debriefs`);
		expect(dana.html).not.toMatch(/something changes|opened it again/);
		await dana.open(kim.path);
		expect(dana.status).toBe(404);
	});

	test('where nothing grave happened Ana asks for a case review, and nobody but reviewers and she learns of it', async () => {
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint/parts`);
		await lead.follow('Ask reviewers to look at what happened');
		expect(lead.text()).toContain('No policy of The unit has been put up here.');
		await lead.press('Ask for it');
		expect([lead.status, lead.text()]).toEqual([422, expect.stringContaining('Write why they should')]);
		await lead
			.fill('Why should they look at it?', 'MARKER-ASKED casuals alone at dinner')
			.press('Ask for it');
		expect(lead.text()).toContain('You asked for it on 18 March 2026');
		expect(lead.html).not.toContain('MARKER-ASKED');
		const quinn = await someone(server, { name: 'Quinn Ade', job: 'Quality' });
		await server.superSql`update sign_in.account set roles = '{reviewer}' where id = ${quinn.accountId}`;
		const reviewer = server.visitAs(quinn);
		await reviewer.open('/reviews');
		await reviewer.follow('Case review');
		expect(reviewer.text()).toContain('Whoever led the talk about it asked for it');
		expect(reviewer.text()).toContain('MARKER-ASKED casuals alone at dinner');
		expect(reviewer.text()).toContain('Ana Silva');
		// What lay behind it, and how changes stand, as figures: no word of anybody's.
		expect(reviewer.text()).toMatch(/by where it lay\s+In a rule or policy: 1/);
		expect(reviewer.text()).toMatch(/behind it: named in talks\s+Choosing what restricts least: 1/);
		expect(reviewer.text()).toMatch(/Changes the person said yes to\s+All: [1-9]/);
		expect(reviewer.html).not.toContain('Dinner moved without a word');
		const stored = await server.superSql<{ words: string }[]>`select words from review.asked`;
		expect(stored.map(({ words }) => words.startsWith('sealed:1:'))).toEqual([true]);
		for (const who of [at.person, at.kim, at.dana]) {
			const visitor = server.visitAs(who);
			expect((await visitor.open(`${episode}/joint/review`)).status).toBe(404);
		}
		const log =
			await server.superSql`select from audit.entry where deed like 'review%' or part like '%review%'`;
		expect(log.length).toBe(0);
	});

	test('she lets staff learn from exactly her words, read and changed before, and takes them back at any time', async () => {
		const sql = server.superSql;
		const id = episode.split('/').at(-1) ?? '';
		const words = (page: Visitor, text: string) =>
			page.unfold().fill('The words that staff would read', text).press('Show me what they would read');
		await sql`insert into hidden_entry (id, person_id, subject_kind, subject, account_id, hidden_at) values
			(${randomUUID()}, ${at.personId}, 'question', ${`debrief-person/support ${id}`}, ${at.kim.accountId}, ${sydney('16:30', '16')})`;
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		await tahlia.follow('Let staff learn from your words, without your name');
		expect(tahlia.text()).toContain('staff you left out of an answer');
		await words(tahlia, 'Dana said at 19:05 that I must wait');

		const marks = () => [...tahlia.document.querySelectorAll('mark')].map(({ textContent }) => textContent);
		expect(marks()).toEqual(['Dana', '19:05']);
		expect(tahlia.text()).toContain('You left Kim Osei, Nurse out of an answer.');
		expect(tahlia.isOn('Staff of The unit may learn from this, without my name')).toBe(false);
		await tahlia.press('Share exactly these words');
		expect([tahlia.status, tahlia.text()]).toEqual([422, expect.stringContaining('nothing is shared')]);
		await words(tahlia, 'MARKER-LEARN Nobody said how long');
		expect(marks()).toEqual([]);
		await tahlia
			.tick('Staff of The unit may learn from this, without my name')
			.press('Share exactly these words');
		expect(tahlia.text()).toMatch(/MARKER-LEARN Nobody said how long[^]*Staff cannot read it yet/);
		const feed = async (who: Signed) => server.visitAs(who).open(`/units/${at.unitId}/learning`);
		expect((await feed(at.kim)).text()).toContain('There is nothing to read here now.');
		// Four others, of whom nothing else is here.
		const others = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
		const asOf = sydney('10:00', '17');
		await sql.begin(async (tx) => {
			await tx`set local session_replication_role = replica`;
			for (const [n, person] of others.entries())
				await tx`insert into learning_shared (id, person_id, episode_id, unit_id, words, language, shared_by, shared_at)
					values (${randomUUID()}, ${person}, ${randomUUID()}, ${at.unitId}, ${`Others ${n + 1}`}, 'en',
						${at.kim.accountId}, ${asOf})`;
			await tx`insert into person_join (id, temporary, person_id, unit_id, joined_by, joined_at) values
				(${randomUUID()}, ${others[3] ?? ''}, ${others[2] ?? ''}, ${at.unitId}, ${at.kim.accountId}, ${asOf})`;
		});
		expect((await feed(at.kim)).text()).toContain('There is nothing to read here now.');
		await server.clock.set(new Date('2026-04-01T09:00:00+11:00'));
		// Two of them are one person with two records: four people are too few.
		expect((await feed(at.kim)).text()).toContain('There is nothing to read here now.');
		await sql`delete from person_join where temporary = ${others[3] ?? ''}`;
		const kim = await feed(at.kim);
		for (const text of ['MARKER-LEARN', 'Others 1', 'Others 4']) expect(kim.text()).toContain(text);
		expect(kim.html).not.toMatch(/Tahlia|March|2026-0|Marsh/);
		expect(kim.html).not.toContain(at.personId);
		expect(kim.html).not.toContain(id);
		const of = kim.document.querySelector<HTMLInputElement>('section.box input[name=of]')?.value ?? '';
		const boxes = [...kim.document.querySelectorAll('section.box')];
		const hers = boxes.find(({ textContent }) => textContent?.includes('MARKER-LEARN'));
		const named = hers?.querySelector<HTMLInputElement>('input[name=of]')?.value ?? of;
		const change = { of: named, words: 'A clock is shown now' };
		expect((await post(at.kim, `/units/${at.unitId}/learning`, change)).status).toBe(303);
		await tahlia.open(`${episode}/debrief/learning`);
		expect(tahlia.text()).toContain('Staff can read this now.');
		expect(tahlia.text()).toMatch(/Because of this, staff changed:\s+A clock is shown now/);
		expect((await feed(ana)).status).toBe(404);
		await tahlia.press('Take it back');
		expect(tahlia.text()).toContain('You have shared nothing. That is fine.');
		// Four are too few: whose was taken back cannot be told from what is left.
		expect((await feed(at.kim)).html).not.toMatch(/MARKER-LEARN|Others/);
		expect((await post(at.kim, `/units/${at.unitId}/learning`, change)).status).toBe(404);
		await sql`delete from hidden_entry where account_id = ${at.kim.accountId}`;
		await server.clock.set(sydney('18:00', '18'));
	});

	test('what the unit was asked has a day; it is late when that has passed, until it is done', async () => {
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		await lead.fill('What must be done', 'A clock in the kitchen').fill('Who does it?', 'Mona Field');
		const due = 'By which day?';
		await lead
			.fill('Day', '20', due)
			.fill('Month', '3', due)
			.fill('Year', '2026', due)
			.press('Save for the unit');
		await lead
			.fill('What must be done', 'Dinner at six')
			.choose('Kim Osei, Nurse', 'Somebody of the unit')
			.fill('Day', '20', due)
			.fill('Month', '3', due)
			.fill('Year', '2026', due)
			.press('Save for the unit');
		const stranger = await post(ana, `${episode}/joint?/action`, {
			...{ action: 'x', 'owner-account': ana.accountId }
		});
		expect([stranger.status, stranger.body]).toEqual([
			422,
			expect.stringContaining('do not work at the unit')
		]);
		const kim = server.visitAs(at.kim);
		await kim.open('/tasks');
		await kim.follow('What your unit promised, for you to do: Dinner at six');
		expect(kim.text()).toContain('Who does it: Kim Osei, Nurse');
		await server.clock.set(sydney('09:00', '21'));
		const sql = server.superSql;
		const late = 'Late, what your unit promised:';
		await kim.open('/tasks');
		expect(kim.text()).not.toContain(late);
		await sql`update sign_in.account set roles = '{manager}' where id = ${at.dana.accountId}`;
		const manager = server.visitAs(at.dana);
		await manager.open('/tasks');
		expect(manager.text()).toContain(`${late} Kim Osei, Nurse does it`);
		expect(manager.text()).toContain(`${late} Mona Field does it`);
		await sql`update sign_in.account set roles = '{}' where id = ${at.dana.accountId}`;
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).toContain('Late since 20 March 2026');
		const hers = [...kim.document.querySelectorAll('#actions .box')].find(({ textContent }) =>
			textContent?.includes('Dinner at six')
		)?.id;
		const said = await post(at.kim, `/units/${at.unitId}/debriefs?/answer`, {
			of: hers ?? '',
			answer: 'done'
		});
		expect(said.status).toBe(303);
		await kim.open('/tasks');
		expect(kim.text()).not.toContain('Dinner at six');
		await kim.open(`/units/${at.unitId}/debriefs`);
		const boxes = [...kim.document.querySelectorAll('#actions .box')];
		const of = boxes.find(({ textContent }) => textContent?.includes('A clock in the kitchen'))?.id ?? '';
		const done = await post(at.kim, `/units/${at.unitId}/debriefs?/answer`, { of, answer: 'done' });
		expect(done.status).toBe(303);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).not.toContain('Late since');
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief`);
		expect(tahlia.text()).toContain('The unit says: it is done.');
		await server.clock.set(sydney('18:00', '18'));
	});

	test('a line of the team’s care plan: she says yes, the unit answers why and who, and nothing of it is lost', async () => {
		await server.clock.set(sydney('18:30', '18'));
		const lead = server.visitAs(ana);
		await suggest(
			'Nobody knew who is on.',
			'The team’s care plan (new line)',
			'One nurse tells me who is on'
		);
		const tahlia = await open('One nurse tells me who is on');
		await tahlia.press('Yes, use it');
		await tahlia.open(`/people/${at.personId}/care-plan`);
		expect(tahlia.text()).toContain('The team has written nothing here yet.');
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/care-plans`);
		expect(kim.text()).toContain('One nurse tells me who is on');
		await kim.choose('We will do part of it.', 'What does the unit say?').press('Save the answer');
		expect(kim.status).toBe(422);
		await kim
			.choose('We will do part of it.', 'What does the unit say?')
			.fill('Why, or which part?', 'Not at night')
			.fill('Who does it?', 'Kim')
			.fill('Day', '25')
			.fill('Month', '3')
			.fill('Year', '2026')
			.press('Save the answer');
		expect(kim.status).toBe(200);
		await tahlia.open(`/people/${at.personId}/proposals`);
		expect(shown(tahlia)).toContain('What the unit says: We will do part of it.');
		expect(shown(tahlia)).toContain('Not at night');
		await tahlia.open(`/people/${at.personId}/care-plan`);
		for (const words of [
			'One nurse tells me who is on',
			'From a change that you said yes to',
			'Who does it: Kim'
		])
			expect(tahlia.text()).toContain(words);
		await lead.open(`/people/${at.personId}/care-plan`);
		expect(lead.status).toBe(404);
	});

	test('the team writes another wording beside the first; she says something about it and reads both', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/people/${at.personId}/care-plan`);
		// S4-32: a line says what it answers; one that does not is not linked yet, and she is told nothing of that.
		const tells = `What may ${at.name} be telling then?`;
		const notYet = 'Not linked yet to what the behaviour may be telling.';
		expect(kim.text()).toContain(notYet);
		await kim
			.tick('I am afraid', tells)
			.fill('In your own words, or in theirs', 'She does not know who comes in')
			.choose('From a functional assessment', 'How is this known?')
			.fill('What the team does', 'Kim or Lee tells her who is on, not at night')
			.choose('A meeting', 'Where does it come from?')
			.fill('Which meeting, or whose order?', 'Ward round')
			.fill('Who does it?', 'Lee')
			.fill('Day', '26', 'When is it looked at again?')
			.fill('Month', '3', 'When is it looked at again?')
			.fill('Year', '2026', 'When is it looked at again?')
			.press('Save this line');
		expect(kim.status).toBe(200);
		expect(kim.text()).toContain('What the behaviour may be telling: I am afraid.');
		expect(kim.isOn('I am afraid', tells)).toBe(true);
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/care-plan`);
		expect(shown(tahlia)).not.toContain(notYet);
		for (const words of [
			'What you may be telling then: I am afraid.',
			'She does not know who comes in',
			'From a functional assessment.',
			'Kim or Lee tells her',
			'From a meeting: Ward round',
			'One nurse tells me who is on'
		])
			expect(shown(tahlia)).toContain(words);
		await tahlia.follow('Say something about this');
		await tahlia.fill('What do you want to say?', 'Lee does not know me').press('Put it there');
		await kim.open(`/people/${at.personId}/care-plan`);
		expect(kim.text()).toContain('Lee does not know me');
		await server.clock.set(sydney('09:00', '27'));
		await kim.open(`/units/${at.unitId}/care-plans`);
		expect(kim.text()).toContain('Late since 26 March 2026');
	});

	test('who read a change first stands beside it, with the intake; nobody else is told', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/people/${at.personId}/card`);
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/proposals`);
		expect(shown(tahlia)).toMatch(
			/First read on .* by Kim Osei, Nurse, The unit\. You arrived there on \d+ March 2026/
		);
	});

	test('did it work? is asked of both after the next time, kept, and leads to something else', async () => {
		const sql = server.superSql;
		const next = randomUUID();
		await sql`insert into episode (id, person_id, unit_id, intake_id, pack, started_at, entered_at, entered_by, key)
			select ${next}, person_id, unit_id, intake_id, pack, ${sydney('10:00', '27')}, ${sydney('11:00', '27')}, entered_by, ${next}
			from episode where id = ${episode.split('/').at(-1) ?? ''}`;
		await sql`insert into episode_fact (id, episode_id, person_id, field, value, entered_at, entered_by, key)
			values (${randomUUID()}, ${next}, ${at.personId}, 'ended',
				${sql.json({ at: sydney('10:20', '27').toISOString(), by: 'Lee', why: null })},
				${sydney('11:00', '27')}, ${at.kim.accountId}, ${randomUUID()})`;
		await server.clock.set(sydney('12:00', '28'));
		const worked = (visitor: Visitor): string =>
			visitor.document.querySelector<HTMLInputElement>('#worked form input[name=of]')?.value ?? '';
		const says = (who: Signed, page: string, of: string, answer: string, about: string) =>
			post(who, `/people/${at.personId}/${page}?/worked`, {
				key: randomUUID(),
				of,
				worked: answer,
				words: about
			});
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`/people/${at.personId}/proposals`);
		const box = 'After what happened on 27 March 2026: Did it work?';
		expect(tahlia.text()).toContain(box);
		const change = worked(tahlia);
		expect((await says(at.person, 'proposals', change, 'no', 'It was locked')).status).toBe(303);
		await tahlia.open(`/people/${at.personId}/proposals`);
		expect(tahlia.text()).toContain('You said: it did not work');
		const kim = server.visitAs(at.kim);
		await kim.open(`/people/${at.personId}/care-plan`);
		expect(kim.text()).toContain('It was locked');
		expect((await says(at.kim, 'care-plan', change, 'skipped', '')).status).toBe(404);
		expect((await says(at.kim, 'care-plan', change, 'partly', '')).status).toBe(303);
		await kim.open(`/people/${at.personId}/care-plan`);
		expect(kim.text()).toContain('Staff said: it worked in part');
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		expect(lead.text()).toContain('What did not work');
		const learned = lead.document.querySelector<HTMLInputElement>('input[name=finding]')?.value ?? '';
		expect(learned).toContain('Did not work: ');
	});

	test('Ana is named in the record after all: she leads nothing any more', async () => {
		const id = episode.split('/').at(-1) ?? '';
		await server.superSql`insert into episode_staff (id, episode_id, person_id, account_id, name, role, entered_at, entered_by)
			values (${randomUUID()}, ${id}, ${at.personId}, ${ana.accountId}, 'Ana', 'held', ${sydney('18:00', '18')}, ${at.kim.accountId})`;
		const lead = server.visitAs(ana);
		await lead.open(`${episode}/joint`);
		expect(lead.status).toBe(404);
		await lead.open('/tasks');
		expect(lead.text()).not.toContain('Lead the debrief');
	});

	test('somebody from outside leads this one alone, and their account ends with it', async () => {
		const kim = server.visitAs(at.kim);
		await kim.open(`/units/${at.unitId}/debriefs/${episode.split('/').at(-1)}/leader`);
		await kim.press('Make their slip');
		expect([kim.status, kim.text()]).toEqual([422, expect.stringContaining('Write where they come from.')]);
		await kim.fill('Their name', 'Iris Vale').fill('Where do they come from?', 'Northside Advocacy');
		await kim
			.fill('Why can nobody independent lead?', 'Ana was there', 'Invite somebody from outside')
			.press('Make their slip');
		const iris = (await joinWith(server, codeOn(kim))).visitor;
		await iris.open(`${episode}/joint`);
		expect(iris.text()).toContain('From outside, invited for this debrief alone.');
		for (const path of [
			`/units/${at.unitId}/debriefs`,
			`/people/${at.personId}/card`,
			`/people/${at.personId}/plan`,
			'/service',
			'/reviews'
		]) {
			await iris.open(path);
			expect([path, iris.status]).toEqual([path, 404]);
		}
		const tahlia = server.visitAs(at.person);
		await tahlia.open(`${episode}/debrief/together`);
		expect(tahlia.text()).toContain('Iris Vale, Northside Advocacy leads the talk.');
		expect(tahlia.text()).toContain('They come from outside, for this talk alone.');
		await tahlia.open(`${episode}/debrief/ending`);
		await tahlia.choose('Nothing has to change').press('End my side');
		await iris.open(`${episode}/joint`);
		expect(iris.text()).not.toContain('Debrief: Tahlia Marsh');
		await iris.open('/tasks');
		expect(iris.text()).not.toContain('Tahlia Marsh');
		const [left] = await server.superSql`
			select disabled_at is not null as ended from sign_in.account where name = 'Iris Vale'`;
		expect(left).toEqual({ ended: true });
	});
});
