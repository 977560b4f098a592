import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scene, type Scene } from '../people/scene.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';

/** The night in which the clocks of Los Angeles are put back: 02:00 is 01:00 again. */
const night = (time: string, day = '2026-11-01', zone = '-07:00') => new Date(`${day}T${time}:00${zone}`);
const before = (time: string) => night(time, '2026-10-31');
let server: TestServer;
let at: Scene;
let kim: Visitor;
let record: string;

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
	kim = server.visitAs(at.kim);
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
		expect(text).toContain('Nobody has set how often to check. It is set under checks and watching');
		expect(text).toContain('No rule in use here says how many minutes may lie between two checks.');
		expect(text).toContain(
			'Not everything is checked every 15 minutes. Staff set a schedule for this person'
		);
		expect(text).toContain('The unit has set no time either. The keeper of the service sets one');
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
			.choose('Kim Osei', 'Who watches?')
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

	test('S4-02: whether somebody stayed in touch, and whether they are trained to look, stands with the check', async () => {
		await open(night('00:10'));
		await kim
			.choose('Talked with them')
			.choose('Yes, talked with them', 'Did somebody talk or stay with them?')
			.choose('No', 'Is whoever looked trained for it?')
			.fill('What did they say, and what was said to them?', 'She asked when it ends.')
			.press('Save this check');
		expect(kim.status).toBe(200);
		const text = shown(kim);
		expect(text).toContain('Yes, talked with them');
		expect(text).toContain('Whoever looked is not trained for it.');
		expect(text).toContain('She asked when it ends.');
	});

	test('S1-16, S1-17: a hand-over to a camera in the first hour is recorded, and is a breach', async () => {
		await open(night('00:15'));
		await kim
			.choose('Dana Reyes', 'Who watches?')
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
			.choose('Kim Osei', 'Who watches?')
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
			.choose('Dana Reyes', 'Who watches?')
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
		const mae = server.visitAs(at.person);
		await mae.open(record);
		const summary = mae.text();
		expect(summary).toContain('Staff wrote down 4 times that they looked after you.');
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
			'Dana Reyes, Casual worker watched over you from',
			'Kim Osei, Nurse watched over you from 23:30 to'
		])
			expect(text).toContain(words);
		expect(text).not.toMatch(/episode|aggressive|de-escalat/i);
		expect(mae.document.querySelectorAll('main form')).toHaveLength(0);
	});

	test('in Arabic too; and nobody else does', async () => {
		const mae = server.visitAs(at.person);
		mae.language = 'ar';
		await mae.open(`${record}/checks`);
		expect(mae.document.documentElement.dir).toBe('rtl');
		expect(mae.text()).toContain('كتب العاملون أنهم تفقّدوك 4 مرات.');
		const other = await scene(server, { ...at, name: 'Somebody Else' });
		for (const visitor of [server.visitAs(other.kim), server.visitAs(other.person), server.visit()]) {
			await visitor.open(`${record}/checks`);
			expect(visitor.status).toBe(404);
		}
	});
});

describe('a paper sheet of the same night', () => {
	const writing = async (at: string, rows: readonly (readonly [time: string, what: string])[]) => {
		await server.clock.set(night(at, '2026-11-01', '-08:00'));
		await kim.open(`${record}/checks`);
		await kim.follow('Write up checks from a paper sheet');
		kim
			.choose('Through a window or doorway, in person', 'How did you look?')
			.choose('Dana Reyes', 'Who looked?');
		for (const [place, [time, what]] of rows.entries())
			kim.fill(`Row ${place + 1}: time`, time).choose(what, `Row ${place + 1}: what was seen?`);
	};
	const asleep = 'Asleep, not woken';

	test('bulk: rows go on past midnight; only what is open is asked, and all that was typed is kept', async () => {
		await writing('03:00', [
			['23:40', asleep],
			['23:52', 'All of it looked at, fine'],
			['00:25', asleep],
			['01:10', asleep],
			['01:05', asleep]
		]);
		await kim
			.choose('Something was seen', 'Row 3, Food and drink: what was seen?')
			.tick('Row 2: bedding, water, warmth and a toilet were there')
			.tick('Water', 'Row 3: what was missing?')
			.press('More rows');
		expect(kim.status).toBe(200);
		await kim.fill('Row 8: time', '01:15').press('Save all checks');
		expect(kim.status).toBe(422);
		expect(kim.text()).toContain('The clocks showed this time twice. Say which one it was.');
		expect(kim.value('Row 3: time')).toBe('00:25');
		expect(kim.value('Row 3, Food and drink: what was seen?')).toBe('found');
		expect(kim.isOn('Water', 'Row 3: what was missing?')).toBe(true);
		expect((await server.superSql`select from episode_fact where together is not null`).length).toBe(0);
		await kim
			.choose('The first time', 'Row 4: the clocks showed this time twice. Which one?')
			.fill('Row 3, Food and drink: in words, or why it was not safe', 'The cup was empty.')
			.choose('Talked with them', 'Row 8: how did they look?');
		kim.times = 3;
		await kim.press('Save all checks');
		kim.times = 1;
		expect(kim.status).toBe(200);
		const checks = await server.superSql<{ at: string; from_paper: boolean }[]>`
			select value ->> 'at' as at, from_paper from episode_fact
			where field = 'check' and together is not null order by 1`;
		expect(checks.map(({ at }) => at)).toEqual([
			'2026-11-01T06:40:00.000Z',
			'2026-11-01T06:52:00.000Z',
			'2026-11-01T07:25:00.000Z',
			'2026-11-01T08:10:00.000Z',
			'2026-11-01T09:05:00.000Z',
			'2026-11-01T09:15:00.000Z'
		]);
		expect(checks.every((one) => one.from_paper)).toBe(true);
	});

	test('bulk: shown as written up together from paper, with both times and no warning', async () => {
		const text = shown(kim);
		expect(text).toContain(
			'Written up together from paper, 1 November 2026 at 03:00, with 5 other checks of the same sheet.'
		);
		expect(text).toContain('Something was seen: The cup was empty.');
		expect(text).toContain('Through a window or doorway, in person. Dana Reyes');
		expect(text).toContain('Talked with them. Dana Reyes');
		expect(text).toMatch(/Key needs\s+Water: No/);
		const notes = [...kim.document.querySelectorAll('main p')].filter(({ textContent }) =>
			textContent.startsWith('Written up together')
		);
		expect(notes).toHaveLength(6);
		expect(notes.map(({ className }) => className)).toEqual(Array(6).fill('hint'));
		const mae = server.visitAs(at.person);
		await mae.open(`${record}/checks`);
		expect(mae.text()).toContain('Staff wrote this on paper first, and put it in here later.');
	});

	test('bulk: a row before the one above is asked for its day; an empty sheet says so', async () => {
		await writing('03:10', [
			['00:30', asleep],
			['00:10', asleep]
		]);
		await kim.press('Save all checks');
		expect(kim.text()).toContain('This is earlier than the row above.');
		await kim.fill('Row 2: day, if it is not', '2026-11-01').press('Save all checks');
		expect(kim.status).toBe(200);
		await kim.follow('Write up checks from a paper sheet');
		await kim.press('Save all checks');
		expect(kim.status).toBe(422);
		await kim.fill('Row 1: time', '00:40').press('Save all checks');
		expect(kim.document.querySelector('#f-how-problem')?.textContent).toContain('This is needed to save it.');
	});
});
