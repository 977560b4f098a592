import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { wordsFor } from '../../src/lib/server/words/index';
import type { Scene } from '../people/scene';
import type { Hand } from '../support/hand';
import type { TestServer } from '../support/server';

/** Whom it happens to, under whose rules, and what the page must say of it. */
export type Case = {
	readonly name: string;
	readonly birthDate: string;
	readonly pack: string;
	readonly zone: string;
	/** When it starts; the day its clocks were told back in New York. */
	readonly from: Date;
	/** The same on the unit's clocks. */
	readonly wall: string;
	/** What the rule table says is due, on the unit's clocks. */
	readonly due: string;
	readonly prohibited: boolean;
};

const newYork = {
	...{ pack: 'us-joint-commission-2009', zone: 'America/New_York', prohibited: false },
	...{ from: new Date('2026-11-01T04:50:00Z'), wall: '2026-11-01T00:50' }
};

/** For an adult the order ends after four hours, from 9 on after two, under 9 after one: elapsed, not on the wall. */
export const cases: readonly Case[] = [
	{ ...newYork, name: 'Ann Grey', birthDate: '1990-05-01', due: '03:50' },
	{ ...newYork, name: 'Ben Grey', birthDate: '2011-05-01', due: '01:50' },
	{ ...newYork, name: 'Cal Grey', birthDate: '2018-05-01', due: '01:50' },
	{ ...newYork, name: 'Dee Grey', birthDate: '1990-05-01', due: '03:50' },
	{
		...{ name: 'Eli Grey', birthDate: '2011-05-01', pack: 'au-nsw-dcj-2024', zone: 'Australia/Sydney' },
		...{ from: new Date('2026-11-01T04:50:00Z'), wall: '2026-11-01T15:50', due: '15:50', prohibited: true }
	}
];

const minutes = (from: Date, count: number): Date => new Date(from.getTime() + count * 60_000);
const addMinutes = (wall: string, count: number): string =>
	new Date(Date.parse(`${wall}Z`) + count * 60_000).toISOString().slice(0, 16);

/** From the unit's list to a record that runs, and its first check. */
export const starts = async (kim: Hand, server: TestServer, ward: Scene, one: Case): Promise<string> => {
	const { t } = kim;
	await kim.press(ward.name, 'link');
	await kim.press(t('card:back-person', { name: ward.name }), 'link');
	await kim.press(t('intake:home.episodes'), 'link');
	await kim.pick(t('episode-use:option.component-kind.seclusion'));
	// Who was there first helped, and sends the form eight minutes later.
	await server.clock.set(minutes(one.from, 8));
	await kim.press(t('episode:start.button'));
	expect(kim.path).toMatch(/\/episodes\/[0-9a-f-]{36}$/);
	const record = kim.path;
	const text = await kim.read();
	expect(text).toContain(one.due);
	const late = t('episode:late', { happened: '|', entered: '|' }).split('|');
	for (const part of late) expect(text).toContain(part.trim());
	expect(text.includes(t('standards:prohibited.flag'))).toBe(one.prohibited);
	if (one.prohibited) expect(text).toContain(t('standards:prohibited.recorded'));
	await kim.press(t('episode-checks:link'), 'link');
	await kim.press(t('episode-checks:quick.fine'));
	expect(kim.cost.taps).toBeLessThanOrEqual(10);
	return record;
};

// Marks that keep a part's own direction are nothing to read.
const bare = (said: string): string => said.replace(/[\u2066-\u2069]/g, '');

/** Whole hours after the end, as the sources of the debriefs have them: right after, staff, the offer, sitting together. */
const hoursAfter = (pack: string) => {
	const soon = pack === 'us-joint-commission-2009' ? 24 : 72;
	return { immediate: 3, staff: soon, offer: soon, joint: 7 * 24 } as const;
};

/** The tasks of the debrief say by when: so many elapsed hours after it ended, on the unit's clocks. */
const tasksAreDue = (kim: Hand, one: Case, text: string): void => {
	const words = wordsFor(kim.way.language);
	const ended = minutes(one.from, 20);
	for (const [stage, hours] of Object.entries(hoursAfter(one.pack))) {
		const time = words.dateTime(minutes(ended, hours * 60), one.zone);
		expect(bare(text)).toContain(bare(kim.t(`debrief-offers:due.${stage}.running`, { time })));
	}
};

/** A colleague writes at another browser: the clocks of the open page go on by themselves, or by a second look. */
const goesOn = async (kim: Hand, server: TestServer, ward: Scene, record: string): Promise<void> => {
	const { t, page } = kim;
	await server.superSql`insert into episode_fact ${server.superSql({
		...{
			id: randomUUID(),
			episode_id: record.slice(-36),
			person_id: ward.personId,
			field: 'outcome',
			item: ''
		},
		...{ value: server.superSql.json({ words: 'Calm' }), happened_at: null, entered_at: ward.arrived },
		...{ entered_by: ward.dana.accountId, key: randomUUID() }
	})}`;
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
	await kim.setTime(t('episode:field.told-why.at'), addMinutes(one.wall, 2));
	await kim.type(t('episode:field.told-why.words'), 'Until you are calm');
	await kim.press(t('episode:form.save', { title: title('told-why') }));
	expect(await page.locator('#told-why').textContent()).toContain('Until you are calm');
	await server.clock.set(minutes(one.from, 21));
	await goesOn(kim, server, ward, record);
	await kim.unfold(title('ended'));
	await kim.setTime(t('episode:field.ended.at'), addMinutes(one.wall, 20));
	await kim.type(t('episode:field.ended.by'), 'Kim Osei');
	if (one.prohibited) await kim.press(t('episode:end.button'));
	else {
		// Ten past one came twice that night: it asks which one, and keeps the rest.
		expect(await kim.press(t('episode:end.button'))).toBe(422);
		await kim.pick(t('episode:form.first'), 'radio');
		await kim.press(t('episode:end.button'));
	}
	expect(kim.path).toBe(record);
	expect(await kim.read()).toContain(t('episode:end.debrief'));
	await kim.open(`/units/${ward.unitId}/debriefs`);
	const text = await kim.read();
	for (const part of ['person', 'staff']) expect(text).toContain(t(`unit-debriefs:row.${part}`));
	tasksAreDue(kim, one, text);
};
