import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evening, saturday, sydney } from '../people/saturday.js';
import type { Scene } from '../people/scene.js';
import { someone, type Signed } from '../support/asker.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

let server: TestServer;
let at: Scene;
let ana: Signed;
let episode: string;

const opened = async (who: Signed, path: string): Promise<Visitor> => server.visitAs(who).open(path);

beforeAll(async () => {
	server = await startServer({ now: evening });
	({ at, ana, episode } = await saturday(server));
});
afterAll(() => server.stop());

describe('right after, on the same shift', () => {
	test('is a task until somebody wrote it down, with the time and whose rule it is', async () => {
		const dana = await opened(at.dana, '/tasks');
		expect(dana.text()).toMatch(
			/Look after everybody[^]*Due 22:26\s[^]*Write your part[^]*Due 17 March 2026 at 19:26/
		);
		expect(dana.text()).not.toContain('late');
		await dana.follow('Look after everybody after what happened with Tahlia Marsh');
		expect(dana.text()).toContain('Look after each other by 14 March 2026');
		expect(dana.text()).toContain('Healthcare Improvement Scotland');
		expect(dana.text()).toContain('Nothing is written down yet.');
	});

	test('is late in words after three hours, and taken all the same, with what was left open', async () => {
		await server.clock.set(sydney('23:00', '14'));
		const dana = await opened(at.dana, '/tasks');
		expect(dana.text()).toContain('Due 22:26. 34 minutes late');
		await dana.open(`${episode}/right-after`);
		expect(dana.text()).toContain('It is 34 minutes past its time. It can still be written');
		await dana.fill('When was it?', '2026-03-15T09:00').press('Save');
		expect(dana.status).toBe(422);
		expect(dana.text()).toContain('This time is still to come.');
		await dana
			.fill('When was it?', '2026-03-14T22:40')
			.choose('Not known', 'Is everyone safe?')
			.tick('Nobody', 'Was anyone hurt?')
			.fill('Who was hurt, where, and what was done?', 'Her wrist, washed and covered')
			.press('Save');
		expect(dana.status).toBe(200);
		expect(dana.text()).toContain('Led by Dana Reyes');
		expect(dana.text()).toContain('It was done 14 minutes after its time.');
		expect(dana.text()).toContain('nobody was hurt, and also that somebody was. Both are kept.');
		expect(dana.text()).toContain('Support for staff');
		expect(dana.text()).toMatch(/Left open: .*observation/i);
		await dana.open('/tasks');
		expect(dana.text()).not.toContain('Look after everybody');
	});

	test('is put right by a row of its own, and read by the unit and never by the person', async () => {
		const kim = await opened(at.kim, `${episode}/right-after`);
		await kim
			.choose('Yes', 'Is everyone safe?')
			.tick('The person it happened to', 'Was anyone hurt?')
			.fill('What observation is in place now?', 'Kim sits near the open door')
			.choose('Yes', 'Were other people on the unit told what they need to know?')
			.choose('Offered', 'Support for staff')
			.fill('Who led it?', 'Bao, shift lead')
			.press('Save');
		expect(kim.text()).toContain('Led by Bao, shift lead');
		expect(shown(kim)).toContain('Her wrist, washed and covered');
		expect(kim.text()).not.toContain('Left open:');
		const tahlia = await opened(at.person, `${episode}/right-after`);
		expect(tahlia.status).toBe(404);
		await tahlia.open(episode);
		expect(tahlia.html).not.toContain('Her wrist');
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).toContain('Looked after each other: 14 March 2026');
		expect(kim.text()).toContain('Staff write by 17 March 2026');
	});
});

describe('was my plan used, line by line', () => {
	const lines = () => `${episode}/debrief/plan-lines`;

	test('she answers for each line as it stood then, and may leave one open', async () => {
		await server.clock.set(sydney('16:00', '16'));
		const kim = await opened(at.kim, episode);
		await kim.choose('Not tried', 'Line 1: was it tried?').press('Save what was tried');
		const tahlia = await opened(at.person, `${episode}/debrief`);
		await tahlia.choose('Yes, now').press('Save my choice');
		await tahlia.follow('Was each line of your plan used?');
		expect(tahlia.path).toBe(lines());
		await tahlia.choose('Used', 'Line 1: Tight blanket').press('Save');
		expect(tahlia.status).toBe(200);
		expect(tahlia.text()).toContain('Tight blanket\nYou\nUsed\nStaff\nStaff did not try it.');
		expect(tahlia.text()).toContain('They say different things. Both stay.');
		expect(tahlia.text()).toContain('Quiet room\nYou\nNothing said\nStaff\nNothing written');
		expect(tahlia.text()).toContain('Nobody who was there had opened it before.');
	});

	test('what staff wrote of the plan and of milder ways stands beside it', async () => {
		const dana = await opened(at.dana, `${episode}/staff-debrief/plan-used`);
		await dana.choose('Not used').press('Save and go on');
		const tahlia = await opened(at.person, lines());
		expect(tahlia.text()).toContain('Was the card or plan known and used? Dana Reyes');
		expect(tahlia.text()).toContain('Nothing is written about milder ways.');
	});

	test('who leads reads both as far as she lets them; who took part finds nothing, the same as before', async () => {
		const nobodyYet = await opened(at.dana, `${episode}/plan-used`);
		expect(nobodyYet.status).toBe(404);
		const kim = await opened(at.kim, `${episode}/plan-used`);
		expect(kim.status).toBe(404);
		await kim.open(`/units/${at.unitId}/debriefs`);
		await kim.choose('Ana Silva, Facilitator', 'Ask somebody to lead').press('Ask them');
		const leads = await opened(ana, `${episode}/joint`);
		expect(leads.text()).not.toContain('Was the plan used?');
		const tahlia = await opened(at.person, `${episode}/debrief`);
		await tahlia
			.tick('The person who leads the talk afterwards', 'Who may see my side?')
			.press('Save who may see it');
		await leads.open(`${episode}/joint`);
		await leads.follow('Was the plan used? Both sides, line by line');
		expect(leads.text()).toContain('Tight blanket\nThe person\nUsed\nStaff\nNot tried');
		expect(leads.text()).toContain('Where they differ, both stay as they are.');
	});

	test('an older page saves nothing over what is there', async () => {
		const tahlia = await opened(at.person, lines());
		const other = await opened(at.person, lines());
		await other.choose('Not used', 'Line 2: Quiet room').press('Save');
		await tahlia.choose('I do not know', 'Line 1: Tight blanket').press('Save');
		expect(tahlia.status).toBe(409);
		expect(tahlia.text()).toContain('This was saved somewhere else meanwhile.');
	});
});

describe('each their own account', () => {
	const said = 'MARKER-PACED She paced by the door';

	test('S3-05, S0-04: a colleague reads nothing of it before the talk, unless it is shared with them', async () => {
		const sql = server.superSql;
		await sql`insert into episode_staff (id, episode_id, person_id, account_id, name, role, entered_at, entered_by)
			values (${randomUUID()}, ${episode.split('/').at(-1) ?? ''}, ${at.personId}, ${at.kim.accountId}, 'Kim Osei',
				'watched', ${sydney('20:10', '14')}, ${at.kim.accountId})`;
		const dana = await opened(at.dana, `${episode}/staff-debrief/first-signs`);
		await dana.fill('What were the first signs?', said).press('Save and go on');
		await dana.open(`${episode}/staff-debrief/topics`);
		await dana.tick('Seeing that it can end').press('Save and go on');
		await dana.open(`${episode}/staff-debrief/harm`);
		await dana.tick('Shame, loss of dignity').press('Save and go on');
		await dana.open(`${episode}/staff-debrief`);
		expect(dana.text()).toContain('Which of these could have gone another way? Ready');
		const leads = await opened(ana, `${episode}/joint`);
		expect(leads.text()).toContain('Seeing that it can end');
		expect(leads.text()).toContain('Shame, loss of dignity');
		const kim = await opened(at.kim, `${episode}/staff-debrief`);
		expect(kim.html).not.toContain('MARKER-PACED');
		await dana.open(`${episode}/staff-debrief/first-signs`);
		await dana.tick('Kim Osei, Nurse').press('Save and go on');
		await kim.open(`${episode}/staff-debrief`);
		expect(kim.text()).toContain('What colleagues let you read');
		expect(kim.text()).toContain(said);
		// Kim wrote nothing in the time there is; Dana began hers in time, so that none of it is late.
		await server.clock.set(sydney('20:26', '17'));
		await kim.open('/tasks');
		expect(kim.text()).toMatch(/Write your part[^]*Due 19:26\. 60 minutes late/);
		await dana.open('/tasks');
		expect(dana.text()).toContain('Write your part of the debrief about Tahlia Marsh');
		expect(dana.text()).not.toContain('late');
		await server.clock.set(sydney('16:30', '16'));
		await sql`delete from episode_staff where account_id = ${at.kim.accountId}`;
	});
});

describe('leaving somebody out', () => {
	const leaveOut = () => `${episode}/debrief/leave-out`;

	test('of one answer: whoever leads finds it as if it had never been written, and the rest as before', async () => {
		const tahlia = await opened(at.person, `${episode}/debrief/needed`);
		await tahlia.fill('What did you need?', 'MARKER-NEED somebody to wait').press('Save and go on');
		await tahlia.open(`${episode}/debrief/before`);
		await tahlia.fill('What was going on before?', 'MARKER-BEFORE noise').press('Save and go on');
		const leads = await opened(ana, `${episode}/joint`);
		expect(leads.text()).toContain('MARKER-NEED');
		await tahlia.open(leaveOut());
		await tahlia.press('Leave them out');
		expect(tahlia.status).toBe(422);
		expect(tahlia.text()).toContain('Choose whom to leave out.');
		await tahlia
			.tick('Ana Silva, Facilitator', 'Whom do you want to leave out?')
			.choose('Only some answers: I tick them below')
			.tick('What did you need?', 'Which answers?')
			.press('Leave them out');
		expect(tahlia.status).toBe(200);
		expect(tahlia.text()).toContain('Ana Silva, Facilitator\nWhat did you need?');
		await leads.open(`${episode}/joint`);
		expect(leads.html).not.toContain('MARKER-NEED');
		expect(leads.text()).toContain('MARKER-BEFORE');
	});

	test('of everything, before a word of it is written; staff who never looked can be chosen too', async () => {
		const tahlia = await opened(at.person, leaveOut());
		expect(tahlia.text()).toContain('Dana Reyes, Casual worker');
		await tahlia
			.tick('Kim Osei, Nurse', 'Whom do you want to leave out?')
			.choose('Everything I tell about this')
			.press('Leave them out');
		expect(tahlia.text()).toContain('Kim Osei, Nurse\nEverything you tell about this');
		await tahlia.open(`${episode}/debrief`);
		await tahlia.tick('My care team', 'Who may see my side?').press('Save who may see it');
		const kim = await opened(at.kim, `${episode}/account`);
		expect(kim.status).toBe(404);
		await kim.open(`/units/${at.unitId}/debriefs`);
		expect(kim.text()).not.toContain('Read what the person told');
	});

	test('in the database: no row of it is theirs, whatever the audience says', async () => {
		const rows = await server.superSql<{ question: string }[]>`
			select question from answer_now where context = ${episode.split('/').at(-1) ?? ''}
				and 'care-team' = any (audience)`;
		expect(rows.length).toBeGreaterThan(1);
		const sql = await server.superSql.begin(async (tx) => {
			await tx`set local role foreword_app`;
			await tx`select set_config('app.session', ${at.kim.asking(sydney('16:30', '16')).session}, true), set_config('app.now', ${sydney('16:30', '16').toISOString()}, true)`;
			return tx`select id from answer where context = ${episode.split('/').at(-1) ?? ''} and voice = access.nobody()`;
		});
		expect(sql).toHaveLength(0);
	});
});

describe('for myself', () => {
	const forMyself = () => `${episode}/for-myself`;
	const reaction = 'MARKER-SHAKEN I could not sleep';
	const need = 'MARKER-NEEDED an hour to talk';

	test('Dana writes how it affected her, and asks one colleague of her choice', async () => {
		await server.clock.set(sydney('17:00', '16'));
		const dana = await opened(at.dana, `${episode}/staff-debrief`);
		expect(dana.text()).not.toContain('How did this affect you?');
		await at.policy('Nobody is held face down.', sydney('08:00', '01'));
		await dana.follow('For myself: how it affected me, and support');
		await dana.follow('What the policy of The unit says, edition of 1 March 2026');
		expect([dana.path, dana.text()]).toEqual([
			`${episode}/policy`,
			expect.stringContaining('Nobody is held face down.')
		]);
		await dana.follow('Say that you have read it');
		await dana.press('I have read it');
		await dana.open(forMyself());
		await dana
			.fill('How did this affect you?', reaction)
			.choose('Yes', 'Do you want support?')
			.fill('What would help you?', need)
			.choose('Ana Silva, Facilitator', 'Whom do you ask?')
			.press('Keep it');
		expect(dana.text()).toContain('It is kept.');
		expect(dana.html).toContain(reaction);
		const asked = await opened(ana, '/tasks');
		await asked.follow('Dana Reyes, Casual worker asks you for support');
		expect(asked.text()).toContain(need);
		expect(asked.html).not.toContain(reaction);
		await asked.fill('A word back, if you like', 'Tomorrow at four?').press('I have seen it');
		await dana.open(forMyself());
		expect(dana.text()).toContain('Ana Silva, Facilitator has seen it');
		expect(dana.text()).toContain('Tomorrow at four?');
		await asked.open('/tasks');
		expect(asked.text()).not.toContain('asks you for support');
	});

	test('whom she asks next reads it, with how it affected her where she says so; the first one no more', async () => {
		const dana = await opened(at.dana, forMyself());
		await dana
			.choose('Kim Osei, Nurse', 'Whom do you ask?')
			.tick('Whoever I ask may read that as well', 'And how it affected me?')
			.press('Keep it');
		const kim = await opened(at.kim, '/tasks');
		await kim.follow('Dana Reyes, Casual worker asks you for support');
		expect(kim.text()).toContain(reaction);
		const before = await opened(ana, kim.path);
		expect(before.status).toBe(404);
	});

	test('nobody else: not the person, in no page and no copy; no manager, reviewer or keeper', async () => {
		const roles = ['manager', 'reviewer', 'keeper', 'facilitator', 'privacy'] as const;
		const manager = await someone(server, { name: 'Mia Lund', job: 'Manager', roles });
		const pages = [
			forMyself(),
			episode,
			`${episode}/staff-debrief`,
			`${episode}/joint`,
			'/tasks',
			'/reviews'
		];
		for (const who of [manager, at.person, ana])
			for (const path of [...pages, `/people/${at.personId}/looks`, `/people/${at.personId}/export`]) {
				const page = await opened(who, path);
				expect([who.userName, path, /MARKER-(SHAKEN|NEEDED)/.test(page.html)]).toEqual([
					who.userName,
					path,
					false
				]);
			}
		for (const table of ['reflection', 'reflection_answer'])
			await expect(
				server.superSql.begin(async (tx) => {
					await tx`set local role foreword_app`;
					return tx`select from ${tx(`review.${table}`)}`;
				})
			).rejects.toMatchObject({ code: '42501' });
		const [log] = await server.superSql<{ rows: number }[]>`
			select count(*)::int as rows from audit.entry where deed ~ '^(reflection|support):'`;
		expect(log?.rows).toBe(0);
		const stored = await server.superSql<{ words: string | null }[]>`select words from review.reflection`;
		expect(stored.length).toBeGreaterThan(2);
		expect(stored.every(({ words }) => words === null || words.startsWith('sealed:1:'))).toBe(true);
	});

	test('what she hands over is read by reviewers who took no part, in the space of theirs alone, until she takes it back', async () => {
		const sql = server.superSql;
		const id = episode.split('/').at(-1) ?? '';
		const quinn = await someone(server, { name: 'Quinn Ade', job: 'Quality', roles: ['reviewer'] });
		const rex = await someone(server, { name: 'Rex Moor', job: 'Nurse', roles: ['reviewer'] });
		await sql`insert into episode_staff (id, episode_id, person_id, account_id, name, role, entered_at, entered_by)
			values (${randomUUID()}, ${id}, ${at.personId}, ${rex.accountId}, 'Rex Moor', 'watched', ${sydney('20:10', '14')}, ${at.kim.accountId})`;
		await sql`insert into review.review (id, episode_id, person_id, unit_id, pack, cause, happened_at, opened_at)
			select gen_random_uuid(), e.id, e.person_id, e.unit_id, e.pack, 'staffing', e.started_at, e.started_at
			from episode e where e.id = ${id}`;
		const dana = await opened(at.dana, `${episode}/staff-debrief/first-signs`);
		expect(dana.text()).toContain('Whoever leads the talk afterwards, and reviewers who took no part');
		await dana.open(`${episode}/staff-debrief/change-needed`);
		expect(dana.text()).not.toContain('and reviewers who took no part\n');
		const reviewer = await opened(quinn, '/reviews');
		await reviewer.follow('Case review, The unit');
		// Facts stay facts: read as the record has them, under their writer's name. What she did not hand over is not there.
		expect(reviewer.text()).toMatch(/What were the first signs\? Dana Reyes[^]*MARKER-PACED/);
		expect(reviewer.text()).toContain('named by staff in their own accounts\nSeeing that it can end: 1');
		expect(reviewer.html).not.toContain('Shame, loss of dignity');
		expect(reviewer.html).not.toMatch(/MARKER-(SHAKEN|NEEDED)/);
		await dana.open(forMyself());
		expect(dana.text()).toMatch(/Today they are .*Quinn Ade/);
		expect(dana.text()).not.toMatch(/Today they are [^.]*Rex/);
		await dana.tick('Reviewers may read how it affected me', 'And reviewers?').press('Keep it');
		expect(dana.isOn('Reviewers may read how it affected me')).toBe(true);
		await reviewer.open(reviewer.path);
		expect(reviewer.text()).toMatch(/How it affected staff[^]*MARKER-SHAKEN[^]*Dana Reyes/);
		expect(reviewer.html).not.toContain('MARKER-NEEDED');
		const outside = await opened(rex, reviewer.path);
		expect(outside.status).toBe(404);
		await outside.open('/reviews');
		expect(outside.text()).toContain('One review is about something you took part in.');
		const pages = [
			`${episode}/debrief`,
			`/people/${at.personId}/looks`,
			`${episode}/joint`,
			'/tasks',
			episode
		];
		for (const who of [at.person, at.kim, ana, rex])
			for (const path of pages)
				expect([path, /MARKER-SHAKEN/.test((await opened(who, path)).html)]).toEqual([path, false]);
		await dana.untick('Reviewers may read how it affected me').press('Keep it');
		await reviewer.open(reviewer.path);
		expect(reviewer.html).not.toContain('MARKER-SHAKEN');
		const [log] = await sql<{ rows: number }[]>`
			select count(*)::int as rows from audit.entry where deed ~ '^(reflection|support|review|case)'`;
		expect(log?.rows).toBe(0);
	});
});
