import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import type { Signed } from '../support/asker.js';
import { startServer, type TestServer } from '../support/server.js';
import type { Visitor } from '../support/visitor.js';

/** The night in which the clocks of Los Angeles are put back: 02:00 is 01:00 again. */
const night = (time: string, day = '2026-11-01', zone = '-07:00') => new Date(`${day}T${time}:00${zone}`);
const before = (time: string) => night(time, '2026-10-31');
let server: TestServer;
let at: Scene;
let kim: Visitor;
let record: string;

const as = (who: Signed): Visitor => {
	const visitor = server.visit();
	visitor.cookies.set('foreword', who.cookie);
	return visitor;
};
const shown = (visitor: Visitor): string => {
	for (const fold of visitor.document.querySelectorAll('details')) fold.setAttribute('open', '');
	return visitor.text();
};
const open = async (now: Date): Promise<string> => {
	await server.clock.set(now);
	await kim.open(`${record}/checks`);
	return shown(kim);
};

beforeAll(async () => {
	server = await startServer({ now: before('23:30') });
	at = await scene(server, {
		name: 'Mae Ortiz',
		birthDate: '1990-05-02',
		zone: 'America/Los_Angeles',
		pack: 'us-joint-commission-2009',
		arrived: before('20:00')
	});
	kim = as(at.kim);
	await kim.open(`/people/${at.personId}/episodes`);
	await kim.tick('Seclusion').fill('When did it start?', '2026-10-31T23:30').press('Start the record');
	record = kim.path;
});
afterAll(() => server.stop());

describe('a night of checks', () => {
	test('S1-11: the first is due at once, and one tap writes it', async () => {
		expect(shown(kim)).toContain('A first check is due now. It began less than a minute ago');
		await kim.follow('Checks and watching');
		expect(shown(kim)).toContain('Checks look at seven things. The first look at the body comes right after');
		await server.clock.set(before('23:31'));
		await kim.press('In the room: all of it is fine');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain('Looked after at the start: 23:31, 1 minute after it began');
		expect(text).toContain('In the room, with hands. Kim Osei');
		expect(text).toMatch(/Looked at, fine\s+Signs of injury, Food and drink, .*Whether it can end/);
		expect(text).toMatch(/Key needs\s+Bedding: Yes, Water: Yes, /);
		expect(text).toContain('Nobody has set how often to check. Set it below');
	});

	test('S1-13: how often is set for this person, and then a time is due', async () => {
		await kim.choose('Every 15 minutes').press('Add: How often to check');
		expect(shown(kim)).toContain('Next check due at 23:46');
	});

	test('S1-17: a camera in the first hour is refused as a plan; after it, with picture and sound, it is not', async () => {
		await kim
			.choose('By camera with picture and sound', 'How is it planned to watch?')
			.choose('After 30 minutes')
			.press('Add: Plan for watching');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('The rules ask for somebody in person here, so this cannot be the plan.');
		await kim.choose('After the first hour').press('Add: Plan for watching');
		expect(kim.status).toBe(200);
		await kim
			.choose('By camera with picture only', 'How is it planned to watch?')
			.choose('After 2 hours')
			.press('Add: Plan for watching');
		expect(kim.status).toBe(422);
	});

	test('S1-15: whoever watches is written down from when, through a window too (S1-18)', async () => {
		expect(await open(before('23:32'))).toContain('Nobody is written down as watching from 23:30 to 23:32');
		await kim
			.fill('Who watches?', 'Kim Osei')
			.choose('Through a window or doorway, in person', 'How do they watch?')
			.fill('From when?', '2026-10-31T23:30', 'Start to watch')
			.press('Save who watches');
		const text = shown(kim);
		expect(text).toContain('Kim Osei watches since 23:30.');
		expect(text).not.toContain('Nobody is written down as watching');
	});

	test('S1-14: asleep and not woken is a check, in time, and never a missed one', async () => {
		await open(before('23:45'));
		await kim.press('Asleep, seen from the door, not woken');
		const text = shown(kim);
		expect(text).toContain('Due at 23:46, done in time');
		expect(text).toContain('Asleep, not woken');
		expect(text).toMatch(/Next check due at Sunday,? 1 November 2026 at 00:00/);
		expect(text).not.toContain('No check is written down');
	});

	test('S1-12: item by item; what is not safe needs its reason; a late one shows both times', async () => {
		expect(await open(night('00:05'))).toMatch(
			/A check was due at Sunday,? 1 November 2026 at 00:00. 5 minutes late/
		);
		await kim
			.choose('Talked with them')
			.choose('Not safe now', 'Signs of injury: what was seen?')
			.choose('Not due at this check', 'Pulse, breathing, temperature and blood pressure: what was seen?')
			.choose('Something was seen', 'Food and drink: what was seen?')
			.fill('Food and drink: in words, or why it was not safe', 'She asked for water.')
			.choose('No', 'Water')
			.choose('No', 'Is somebody near who can give first aid?')
			.press('Save this check');
		expect(kim.status).toBe(422);
		expect(kim.value('Food and drink: in words, or why it was not safe')).toBe('She asked for water.');
		await kim
			.fill('Signs of injury: in words, or why it was not safe', 'She was pushing at the door.')
			.press('Save this check');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain('5 minutes late');
		expect(text).toContain('Not safe now: She was pushing at the door.');
		expect(text).toContain('Something was seen: She asked for water.');
		expect(text).toContain('Nobody near could give first aid.');
		expect(text).toMatch(
			/No check is written down from 23:45 to Sunday,? 1 November 2026 at 00:05 \(20 minutes\)/
		);
	});

	test('S1-16, S1-17: a hand-over to a camera in the first hour is recorded, and is a breach', async () => {
		await open(night('00:15'));
		await kim
			.fill('Who watches?', 'Dana Reyes')
			.choose('By camera with picture and sound', 'How do they watch?')
			.press('Save who watches');
		expect(shown(kim)).toContain('at 00:15: Kim Osei handed over to Dana Reyes');
		const text = await open(night('00:40'));
		expect(text).toContain(
			'at 00:15 to 00:30 only a camera is written down (15 minutes). The rules ask for somebody in person.'
		);
		expect(text).toContain('PC.03.03.25');
	});

	test('the same hand-over sent twice is one', async () => {
		kim.times = 3;
		await kim
			.fill('Who watches?', 'Kim Osei')
			.choose('In the room', 'How do they watch?')
			.fill('From when?', '2026-11-01T00:35', 'Take over from Dana Reyes')
			.press('Save who watches');
		kim.times = 1;
		const rows = await server.superSql`select distinct item from episode_fact where field = 'watch'`;
		expect(rows).toHaveLength(3);
	});

	test('S1-15: a gap between two observers is said plainly', async () => {
		await open(night('00:40'));
		const items = [...kim.document.querySelectorAll<HTMLAnchorElement>('a[href*="change=watch&"]')];
		await kim.open(items.at(-1)?.getAttribute('href') ?? '');
		await kim.fill('Until when?', '2026-11-01T00:40').press('Save: Who watched');
		expect(kim.status).toBe(200);
		await open(night('00:55'));
		await kim
			.fill('Who watches?', 'Dana Reyes')
			.choose('In the room', 'How do they watch?')
			.press('Save who watches');
		expect(shown(kim)).toContain('at 00:40 to 00:55 (15 minutes)');
	});

	test('S3-16: told in words she understands, what ends it, met and ended, and the delay with its reason', async () => {
		await server.clock.set(night('01:20', '2026-11-01', '-08:00'));
		await kim.open(record);
		await kim
			.tick('An interpreter')
			.tick('Pictures')
			.fill('In which language?', 'Spanish')
			.press('Save: Told in words they understand');
		await kim.fill('What was the person told would end it?', 'Ten calm minutes').press('Save: What ends it');
		await kim.open(`${record}/checks`);
		await kim
			.fill('When was what ends it there?', '2026-11-01T01:40')
			.fill('If it did not end then: why?', 'Nobody was free to sit with her.')
			.press('Save: What ends it was there');
		expect(kim.status).toBe(422);
		await kim.choose('The first time').press('Save: What ends it was there');
		expect(shown(kim)).toContain('and it still goes on, 40 minutes later.');
		await kim.open(record);
		await kim
			.fill('When did it end?', '2026-11-01T01:20')
			.fill('Who decided to end it?', 'Dana Reyes')
			.press('End the episode');
		await kim.choose('The second time, an hour later').press('End the episode');
		await kim.open(`${record}/checks`);
		expect(shown(kim)).toContain('40 minutes later.');
		expect(shown(kim)).toContain('The reason: Nobody was free to sit with her.');
	});

	test('a check is corrected with a reason, and what stood stays', async () => {
		const change = [...kim.document.querySelectorAll('a')].find(({ textContent }) =>
			textContent.includes('at 00:05')
		);
		await kim.open(change?.getAttribute('href') ?? '');
		await kim
			.choose('Something was seen', 'Signs of injury')
			.fill('Signs of injury, in words', 'A graze')
			.press('Save: A check');
		expect(kim.status).toBe(422);
		await kim.fill('A check: why is this changed?', 'Seen at 00:06').press('Save: A check');
		expect(kim.status).toBe(200);
		expect(shown(kim)).toContain('Changed later. Seen at 00:06');
	});
});

describe('Mae reads it afterwards', () => {
	test('how often she was looked after, the gaps, and how long it went on after it could end', async () => {
		const mae = as(at.person);
		await mae.open(record);
		const summary = mae.text();
		expect(summary).toContain('Staff wrote down 3 times that they looked after you.');
		expect(summary).toContain('nobody is written down as being with you. That is 15 minutes.');
		expect(summary).toContain('there was only a camera. The rules ask for a person there.');
		expect(summary).toContain('Their reason: Nobody was free to sit with her.');
		expect(summary).toContain('An interpreter and Pictures');
		await mae.follow('Read every look, one by one');
		const text = mae.text();
		for (const words of [
			'Somebody came in and checked your body.',
			'You were asleep. They did not wake you for:',
			'They saw something (food and drink): She asked for water.',
			'2026 at 00:00 and came at 00:05.',
			'Before, it said:',
			'Staff changed this. Their reason: Seen at 00:06',
			'Was somebody near who can give first aid?: No',
			'Dana Reyes watched over you from',
			'Kim Osei watched over you from 23:30 to'
		])
			expect(text).toContain(words);
		expect(text).not.toMatch(/episode|aggressive|de-escalat/i);
		expect(mae.document.querySelectorAll('main form')).toHaveLength(0);
	});

	test('in Arabic too; and nobody else does', async () => {
		const mae = as(at.person);
		mae.language = 'ar';
		await mae.open(`${record}/checks`);
		expect(mae.document.documentElement.dir).toBe('rtl');
		expect(mae.text()).toContain('كتب العاملون أنهم تفقّدوك 3 مرات.');
		const other = await scene(server, { ...at, name: 'Somebody Else' });
		for (const visitor of [as(other.kim), as(other.person), server.visit()]) {
			await visitor.open(`${record}/checks`);
			expect(visitor.status).toBe(404);
		}
	});
});
