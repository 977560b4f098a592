import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { wordsFor } from '../../src/lib/server/words/index.js';
import type { Scene } from '../people/scene';
import { someone, type Signed } from '../support/asker';
import type { Hand } from '../support/hand';
import type { TestServer } from '../support/server';
import { comesIn } from './journey-three';

/** What Sam tells, and what comes of it: he says yes to one and no to the other. */
const told = 'The door was shut at once';
const [yes, no] = ['Say it before you shut a door', 'Stay in your room at dinner'];
const zone = 'Europe/London';

export type Told = { readonly ward: Scene; readonly ana: Signed; readonly record: string; readonly at: Date };

const days = (from: Date, count: number): Date => new Date(from.getTime() + count * 86_400_000);

/** It has ended, one of the staff is named in the record, and Ana, who was not there, was asked to lead. */
export const happened = async (server: TestServer, ward: Scene, at: Date): Promise<Told> => {
	const { superSql: sql } = server;
	const ana = await someone(server, { name: 'Ana Silva', job: 'Facilitator', roles: ['facilitator'] });
	const [episode, person] = [randomUUID(), ward.personId];
	const about = { episode_id: episode, person_id: person };
	const entered = { entered_at: at, entered_by: ward.kim.accountId };
	await sql`insert into episode ${sql({
		...{ id: episode, person_id: person, unit_id: ward.unitId, intake_id: ward.intakeId, pack: ward.pack },
		...{ started_at: new Date(at.getTime() - 3_600_000), key: randomUUID(), ...entered }
	})}`;
	await sql`insert into episode_fact ${sql({
		...{ id: randomUUID(), ...about, field: 'ended', key: randomUUID(), ...entered },
		value: sql.json({ at: new Date(at.getTime() - 1_800_000).toISOString(), by: 'Dana', why: null })
	})}`;
	await sql`insert into episode_staff ${sql({
		...{ id: randomUUID(), ...about, account_id: ward.dana.accountId, name: 'Dana Reyes', role: 'decided' },
		...entered
	})}`;
	await sql`insert into debrief_facilitator ${sql({
		...{ ...about, account_id: ana.accountId, named_by: ward.kim.accountId, named_at: at }
	})}`;
	return { ward, ana, record: `/people/${person}/episodes/${episode}`, at };
};

/** Kim's list says that it is later, and that Sam chose so; at no time that it is late. */
const isNotLate = async (kim: Hand, { ward }: Told): Promise<void> => {
	await kim.open(`/units/${ward.unitId}/debriefs`);
	const text = await kim.read();
	expect(text).toContain(kim.t('unit-debriefs:choice.later', { day: '|' }).split('|')[0]?.trim());
	expect(text).not.toContain(kim.t('unit-debriefs:choice.asked'));
	for (const stage of ['offer', 'joint'])
		expect(text).not.toContain(
			kim.t(`debrief-offers:due.${stage}.passed`, { time: '|' }).split('|')[0]?.trim()
		);
};

/** Not now, and a day of his own: he is not asked before it comes, and nobody calls it late, then or after. */
export const putsOff = async (sam: Hand, kim: Hand, server: TestServer, one: Told): Promise<void> => {
	const { t } = sam;
	const { weekday } = wordsFor(sam.way.language);
	const tell = t('plan-home:tell', { day: weekday(new Date(one.at.getTime() - 3_600_000), zone) });
	await comesIn(sam, one.ward.person);
	await sam.press(tell, 'link');
	expect(sam.path).toBe(`${one.record}/debrief`);
	await sam.pick(t('debrief:choice.later'), 'radio');
	const [year = '', month = '', day = ''] = days(one.at, 2).toISOString().slice(0, 10).split('-');
	for (const [label, value] of [
		['day', day],
		['month', month],
		['year', year]
	] as const)
		await sam.type(t(`common:date.${label}`), String(Number(value)));
	expect(await sam.press(t('debrief:choice.save'))).toBe(200);
	await sam.open('/');
	expect(await sam.read()).not.toContain(tell);
	await comesIn(kim, one.ward.kim);
	await isNotLate(kim, one);
	await server.clock.set(days(one.at, 2));
	await sam.open('/');
	await isNotLate(kim, one);
	await sam.press(tell, 'link');
};

/** He tells what he wants of it, leaves out what comes before, says who may read it, and stops. */
export const tells = async (sam: Hand, one: Told): Promise<void> => {
	const { t, page } = sam;
	const before = { ...sam.cost };
	await sam.pick(t('debrief:choice.now'), 'radio');
	await sam.press(t('debrief:choice.save'));
	await sam.press(t('questions:carry-on', { section: t('debrief-person:section.now.title') }), 'link');
	const title = t('debrief-person:before.title');
	for (let left = 0; left < 4 && (await page.locator('h1').innerText()) !== title; left += 1)
		await sam.press(t('common:answer.skipped'));
	await sam.type(title, told);
	await sam.press(t('common:answer.save'));
	await sam.press(t('questions:stop-today'), 'link');
	expect(sam.path).toBe(`${one.record}/debrief`);
	await sam.pick(t('questions:who.facilitator'));
	await sam.press(t('debrief:readers.save'));
	expect(await sam.read()).toContain(t('debrief:readers.chosen'));
	const { taps, pages, typed } = sam.cost;
	const cost = [taps - before.taps, pages - before.pages, typed - before.typed];
	expect([cost.every((spent, nth) => spent <= ([11, 8, 30][nth] ?? 0)), ...cost]).toEqual([true, ...cost]);
};

/** What Ana sends in Sam's place is not there for her, and his words stay as they are. */
const cannotWrite = async (ana: Hand, server: TestServer, one: Told): Promise<void> => {
	const fields = await ana.page
		.locator('input, textarea')
		.evaluateAll((all) => all.map((field) => ('value' in field ? String(field.value) : '')));
	expect(fields.filter((value) => value.includes(told))).toEqual([]);
	for (const action of ['debrief/before?/save', 'debrief?/choose', 'debrief?/readers']) {
		const answer = await ana.window.request.post(`${one.record}/${action}`, {
			form: { key: randomUUID(), text: 'Other words', state: 'answered', choice: 'no' },
			headers: { origin: ana.origin }
		});
		expect([action, answer.status()]).toEqual([action, 404]);
	}
	const rows = await server.superSql<{ value: { text?: string } }[]>`
		select a.value from answer_now n join answer a on a.id = n.answer_id
		where n.person_id = ${one.ward.personId} and n.question = 'debrief-person/before'`;
	expect(rows.map(({ value }) => value.text)).toEqual([told]);
};

/** Ana leads: his words beside those of staff, what was learned, and two changes that only he can take or leave. */
export const leads = async (ana: Hand, server: TestServer, one: Told): Promise<void> => {
	const { t } = ana;
	const { ward } = one;
	const { name } = ward;
	const english = wordsFor(ana.way.language).languageName('en');
	await comesIn(ana, one.ana);
	await ana.open('/tasks');
	await ana.press(t('tasks:debrief.lead', { name }), 'link');
	expect(ana.path).toBe(`${one.record}/joint`);
	expect(await ana.read()).toContain(told);
	await cannotWrite(ana, server, one);
	for (const [from, words, whose] of [
		['Nobody said anything first', yes, 'person'],
		['Dinner was loud', no, 'staff']
	] as const) {
		const before = ana.cost.taps;
		await ana.type(t('joint:finding.words'), from);
		await ana.pick(t(`joint:whose.${whose}`, { name }), 'radio');
		await ana.press(t('joint:finding.save'));
		await ana.choose(
			t('joint:proposal.target'),
			t('joint:target.new', { question: t('about-me:prepare.title') })
		);
		await ana.type(t('joint:proposal.words', { language: english }), words);
		await ana.type(t('joint:proposal.why', { language: english }), 'You told it so');
		expect(await ana.press(t('joint:proposal.send', { name }))).toBe(200);
		expect(await ana.read()).toContain(t('joint:proposal.answer.none', { name }));
		expect(ana.cost.taps - before).toBeLessThanOrEqual(8);
	}
	// An answer to it is his as well.
	const [proposal] = await server.superSql<{ id: string }[]>`
		select id from proposal where person_id = ${ward.personId} limit 1`;
	const answer = await ana.window.request.post(`/people/${ward.personId}/proposals/${proposal?.id}/answer`, {
		form: { key: randomUUID(), base: '', decision: 'accepted' },
		headers: { origin: ana.origin }
	});
	expect(answer.status()).toBe(404);
	const given = await server.superSql`select from proposal_answer where person_id = ${ward.personId}`;
	expect(given).toHaveLength(0);
};

/** Yes to one, no to the other. */
export const decides = async (sam: Hand): Promise<void> => {
	const { t } = sam;
	await sam.open('/');
	const before = { ...sam.cost };
	await sam.press(t('plan-home:suggested', { count: 2 }), 'link');
	await sam.press(yes, 'link');
	await sam.press(t('care-plan:answer.yes'));
	await sam.press(no, 'link');
	await sam.press(t('care-plan:answer.no'));
	expect(sam.path).toMatch(/\/proposals$/);
	expect([sam.cost.taps - before.taps, sam.cost.pages - before.pages]).toEqual([5, 5]);
	expect(await sam.read()).not.toContain(no);
};

/** The next intake: what he said yes to is on Kim's card as new, and what he said no to is nowhere on it. */
export const isRead = async (kim: Hand, server: TestServer, { ward, at }: Told): Promise<void> => {
	const { superSql: sql } = server;
	await sql`update intake set ended_at = ${days(at, 3)}, ended_how = 'discharge', ended_by = ${ward.kim.accountId}
		where id = ${ward.intakeId}`;
	await sql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${ward.personId}, ${ward.unitId}, ${ward.kim.accountId}, ${days(at, 30)})`;
	await server.clock.set(days(at, 31));
	await kim.open('/');
	const before = kim.cost.taps;
	await kim.press(ward.name, 'link');
	expect(kim.path).toBe(`/people/${ward.personId}/card`);
	expect(kim.cost.taps - before).toBe(1);
	const lines = await kim.page.locator('article.card li').allInnerTexts();
	const since = kim.t('card:new-since', { date: '|' }).split('|')[0]?.trim() ?? '?';
	expect(lines.filter((line) => line.includes(yes)).map((line) => line.includes(since))).toEqual([true]);
	const page = await kim.page.content();
	expect(page).not.toContain(no);
};
