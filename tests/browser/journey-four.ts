import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { wordsFor } from '../../src/lib/server/words/index';
import type { Scene } from '../people/scene';
import type { Hand } from '../support/hand';
import type { TestServer } from '../support/server';
import type { Case, Wall } from './journey-four-cases';
import { bare, isDue, row, ruled, wallOf, whole } from './journey-four-says';

const minutes = (from: Date, count: number): Date => new Date(from.getTime() + count * 60_000);
/** What the unit is under deemed status for: known, so that one evaluation is due and not two. */
const settles = async (server: TestServer, ward: Scene, { deemed }: Case): Promise<void> => {
	if (deemed === null) return;
	await server.superSql`insert into unit_setting ${server.superSql({
		...{
			id: randomUUID(),
			unit_id: ward.unitId,
			name: 'deemed',
			value: server.superSql.json({ is: deemed })
		},
		...{ holds_from: new Date(0), entered_at: ward.arrived, entered_by: ward.kim.accountId }
	})}`;
};

/** From the unit's list to a record that runs, and its first check: ten taps. */
export const starts = async (kim: Hand, server: TestServer, ward: Scene, one: Case): Promise<string> => {
	const { t } = kim;
	await settles(server, ward, one);
	await kim.press(ward.name, 'link');
	await kim.press(t('card:back-person', { name: ward.name }), 'link');
	await kim.press(t('intake:home.episodes'), 'link');
	await kim.pick(t('episode-use:option.component-kind.seclusion'));
	// Who was there first helped, and sends the form eight minutes later.
	await server.clock.set(minutes(one.from, 8));
	await kim.press(t('episode:start.button'));
	expect(kim.path).toMatch(/\/episodes\/[0-9a-f-]{36}$/);
	const record = kim.path;
	await isDue(kim, one, one.due, one.entered.slice(0, 10));
	const times = { happened: whole(kim, one.began), entered: whole(kim, one.entered) };
	expect(await row(kim, t('episode:top.started'))).toBe(bare(t('episode:late', times)));
	await isProhibited(kim, one);
	await kim.press(t('episode-checks:link'), 'link');
	const open = t('episode-checks:first.open', { minutes: t('happened:minutes', { minutes: 8 }) });
	// What NSW says of looking after somebody names no first look.
	if (!one.prohibited) expect(bare(await kim.read())).toContain(bare(open));
	await kim.press(t('episode-checks:quick.fine'));
	expect(kim.cost.taps).toBeLessThanOrEqual(10);
	expect(bare(await kim.read())).not.toContain(bare(open));
	return record;
};

/** Under 18 in New South Wales: recorded all the same, marked as prohibited, and to be reported; elsewhere nothing of it. */
const isProhibited = async (kim: Hand, one: Case): Promise<void> => {
	const { t } = kim;
	const rule = t('standards-au-nsw-dcj-2024-2:under-18');
	const pairs = (await ruled(kim)).map((pair) => pair.map(bare));
	const flagged = pairs.filter(([, status]) => status === bare(t('standards:prohibited.flag')));
	expect(flagged).toEqual(one.prohibited ? [[bare(rule), bare(t('standards:prohibited.flag'))]] : []);
	const text = await kim.read();
	expect(text.includes(t('standards:prohibited.recorded'))).toBe(one.prohibited);
};

/** A colleague writes at another browser. */
const writes = (
	server: TestServer,
	ward: Scene,
	record: string,
	field: string,
	value: { [part: string]: string }
) =>
	server.superSql`insert into episode_fact ${server.superSql({
		...{ id: randomUUID(), episode_id: record.slice(-36), person_id: ward.personId, field, item: '' },
		...{ value: server.superSql.json(value), happened_at: null, entered_at: ward.arrived },
		...{ entered_by: ward.dana.accountId, key: randomUUID() }
	})}`;

/** The clocks of the open page go on by themselves when a colleague writes, or by a second look. */
const goesOn = async (kim: Hand, server: TestServer, ward: Scene, record: string): Promise<void> => {
	const { t, page } = kim;
	await writes(server, ward, record, 'outcome', { words: 'Calm' });
	if (kim.way.script) await page.getByText(t('live:changed')).waitFor({ timeout: 5_000 });
	else await kim.press(t('live:again'), 'link');
	const running = t('episode:running', { minutes: t('happened:minutes', { minutes: 21 }) });
	expect(bare(await kim.read())).toContain(bare(running));
};

/** The second check, why, what ends it, and the end. */
export const ends = async (
	kim: Hand,
	server: TestServer,
	ward: Scene,
	one: Case,
	record: string
): Promise<void> => {
	const { t, page } = kim;
	await server.clock.set(minutes(one.from, 15));
	await kim.press(t('episode-checks:quick.fine'));
	expect(await page.locator('#done ~ .box').count()).toBe(2);
	await kim.press(t('episode-checks:back'), 'link');
	const title = (field: string): string => t(`episode:field.${field}.title`);
	await kim.unfold(title('told-why'));
	await kim.setTime(t('episode:field.told-why.at'), one.told);
	await kim.type(t('episode:field.told-why.words'), 'Until you are calm');
	await kim.press(t('episode:form.save', { title: title('told-why') }));
	const told = bare((await page.locator('#told-why').textContent()) ?? '');
	expect(told).toContain('Until you are calm');
	expect(told).toContain(bare(whole(kim, one.told)));
	await server.clock.set(minutes(one.from, 21));
	await goesOn(kim, server, ward, record);
	await kim.unfold(title('ended'));
	await kim.setTime(t('episode:field.ended.at'), wallOf(one.ended));
	await kim.type(t('episode:field.ended.by'), 'Kim Osei');
	const status = await kim.press(t('episode:end.button'));
	expect(status).toBe(typeof one.ended === 'string' ? 200 : 422);
	if (status === 422) {
		// Ten past one came twice that night: it asks which one, and keeps the rest.
		expect(await kim.read()).toContain(t('episode:form.which'));
		await kim.pick(t('episode:form.first'), 'radio');
		expect(await kim.press(t('episode:end.button'))).toBe(200);
	}
	expect(kim.path).toBe(record);
	await hasEnded(kim, one);
	if (one.prohibited) await isReportable(kim, server, ward, record);
	else await isStudied(kim, record);
	await kim.open(`/units/${ward.unitId}/debriefs`);
	await tasksAreDue(kim, one);
};

/** Twenty minutes, whatever the clocks did; and what is due now that they are let go. */
const hasEnded = async (kim: Hand, one: Case): Promise<void> => {
	const { t } = kim;
	expect(await kim.read()).toContain(t('episode:end.debrief'));
	const words = wordsFor(kim.way.language);
	const clock = (at: Wall): string => {
		const time = words.time(new Date(`${wallOf(at)}Z`), 'UTC');
		return typeof at === 'string' ? time : t(`episode:twice.${at.which}`, { time });
	};
	const lasted = t('episode:part.ended', {
		...{ start: clock(one.began), end: clock(one.ended) },
		minutes: t('happened:minutes', { minutes: 20 })
	});
	expect(await row(kim, t('episode-use:option.component-kind.seclusion'))).toBe(bare(lasted));
	expect(await row(kim, t('episode:top.ended'))).toBe(bare(whole(kim, wallOf(one.ended))));
	const [rule, due] = one.afterEnd ?? [];
	const open = Object.entries(one.due).filter(([id]) => /^order-|^evaluation-deemed/.test(id));
	const still = { ...Object.fromEntries(open), ...(rule && due ? { [rule]: due } : {}) };
	await isDue(kim, one, still, wallOf(one.ended).slice(0, 10));
};

/** Once it is written that nobody was hurt and when the service knew, it says what to send and by which day. */
const isReportable = async (kim: Hand, server: TestServer, ward: Scene, record: string): Promise<void> => {
	const { t } = kim;
	const notices = ['notice-24-hours', 'form-5-days', 'notice-5-days'];
	const named = (rule: string): string => bare(t(`standards-au-nsw-dcj-2024-2:${rule}`));
	const sent = async () => (await ruled(kim)).map((pair) => pair.map(bare));
	const before = (await sent()).filter(([rule]) => notices.map(named).includes(rule ?? ''));
	expect(before.map(([rule]) => rule)).toEqual(notices.map(named));
	const waits = bare(t('standards:notice.may-be-due', { waiting: '|' }).split('|')[0] ?? '');
	for (const [, status] of before) expect(status).toContain(waits);
	await writes(server, ward, record, 'harm', { level: 'none' });
	await writes(server, ward, record, 'aware', { at: '2026-10-03T16:05:00.000Z', by: 'Rae Lind' });
	await kim.open(record);
	// Sunday there; five working days later is the Friday.
	const day = wordsFor(kim.way.language).weekday(new Date('2026-10-09T12:00:00Z'), 'UTC');
	const after = (await sent()).filter(([rule]) => notices.map(named).includes(rule ?? ''));
	expect(after).toEqual([[named('notice-5-days'), bare(t('standards:due.by-day', { day }))]]);
};

/** Under the rules of 2025 the same record has no times at all: the text that was read gives none. */
const isStudied = async (kim: Hand, record: string): Promise<void> => {
	await kim.open(`${record}?beside=us-joint-commission-2025`);
	const study = kim.page.locator('details', { has: kim.page.locator('#study') });
	expect(await study.innerText()).toContain(kim.t('standards-us-joint-commission-2025:name'));
	expect(await study.innerText()).toContain(kim.t('episode:flags.no-times'));
	expect(await study.locator('.tag').count()).toBe(0);
};

/** The person's part and the staff's, each with its time: so many elapsed hours after it ended, on the unit's clocks. */
const tasksAreDue = async (kim: Hand, one: Case): Promise<void> => {
	const { t, page } = kim;
	// The times of both stand in the box of this person; nobody was named as having been there.
	const box = page.locator('section.box', { has: page.getByRole('heading', { name: one.name }) });
	expect(await box.count()).toBe(1);
	expect(await row(kim, t('unit-debriefs:row.person'), 'section.box')).toBe(
		bare(t('unit-debriefs:choice.asked'))
	);
	const nobody = t('unit-debriefs:staff', { written: 0, named: 0 });
	expect(await row(kim, t('unit-debriefs:row.staff'), 'section.box')).toBe(bare(nobody));
	const stages = ['immediate', 'staff', 'offer', 'joint'] as const;
	const due = stages.map((stage, place) =>
		bare(t(`debrief-offers:due.${stage}.running`, { time: whole(kim, one.debrief[place] ?? '') }))
	);
	expect((await box.locator('.tag').allTextContents()).map(bare)).toEqual(due);
};
