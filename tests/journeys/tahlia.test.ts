import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { CASUALS, MEALS, ROOM, tahliaIn } from '../people/tahlia.js';
import { postBox, type PostBox } from '../support/smtp.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown } from '../support/visitor.js';

const REWORDED = 'Ask me first. Then call my sister';
let server: TestServer;
let box: PostBox;
let house: House;
let story: ReturnType<typeof tahliaIn>;

beforeAll(async () => {
	const opening = new Date('2026-02-01T22:00:00Z');
	box = await postBox();
	server = await startServer({ now: opening, env: box.env });
	house = await new House(server).at(opening);
	story = tahliaIn(house);
	await house.open('Harbour Care');
	await story.settle();
});
afterAll(async () => {
	await server.stop();
	await box.stop();
});

const card = async (name: string): Promise<string> => {
	const visitor = await house.as(name);
	await visitor.open(`${story.home()}/card`);
	return visitor.text();
};

describe('worked case V1, with script off, from an invite slip to the second intake’s card', () => {
	test('Ros types, Tahlia checks; what Tahlia has not checked is on no card', async () => {
		await story.arrives();
		await story.tellsRos();
		const tahlia = await house.as('Tahlia Reed');
		await tahlia.open(`${story.home()}/about-me/helps/versions`);
		expect(tahlia.text()).toContain('Typed by Ros Amari, checked by me');
		const ros = await house.as('Ros Amari');
		await ros.open(`${story.home()}/about-me/strengths`);
		await ros.fill('Line 1', 'I know every bus').press('Save and go on');
		expect(await card('Kim Tran')).not.toContain('every bus');
	});

	test('the card says what to avoid, what helps, and that she has asthma; never what happened to her', async () => {
		await story.answersAlone();
		const text = await card('Tahlia Reed');
		for (const line of [
			'Stop: “Thumb down”',
			'Never: “Say a door is locked”',
			'“Being alone”',
			'“A door closed behind me”',
			'“Tight blanket”',
			'“Walk to the letterbox with one person”',
			'“Chew ice”',
			'Asthma or breathing',
			'Do not tell: Jo Reed',
			'Tell: Mia Reed',
			'Very bad for me: Being shut in alone'
		])
			expect(text).toContain(line);
		await story.isRead();
		const kim = await house.as('Kim Tran');
		expect(kim.text()).toContain('You read this card on 2 February 2026 at 11:00.');
		await kim.open(`${story.home()}/plan`);
		for (const page of [text, shown(kim)]) expect(page).not.toMatch(/held down|locked in|rather not say/);
	});

	test('the record: seclusion by belief, prohibited twice, both limits passed, 21 minutes', async () => {
		await story.isShutIn();
		const kim = await house.as('Kim Tran');
		await kim.open(story.state.episode);
		const text = shown(kim);
		for (const words of [
			'This was seclusion, because the person believed they could not leave.',
			'Seclusion of a person under 18 is prohibited.',
			'The person says this is very bad for them. That makes it prohibited.',
			'19:05 to 19:26, 21 minutes',
			'Amber warning at 19:15',
			'Red limit at 19:20',
			'0 of 3',
			'Card opened before it began, by someone who took part\nNo.',
			'Who was not told, as the person wishes? Jo Reed'
		])
			expect(text).toContain(words);
		expect(text).toMatch(/Due Sunday,? 15 March 2026 at 19:40/);
		expect(text).toMatch(/Due by the end of Friday,? 20 March 2026/);
		expect(text).toContain('Mia Reed');
	});

	test('the staff write their part; who took part cannot be asked to lead', async () => {
		await story.staffDebrief();
		const kim = await house.as('Kim Tran');
		expect(kim.text()).toContain('Fay Long');
		expect(kim.html).not.toMatch(/<option[^>]*>Dana/);
	});

	test('Tahlia tells her side with Ros; Dana learns neither that it exists nor its words', async () => {
		await story.tellsHerSide();
		const hers = 'They said locked. I believed it.';
		const tahlia = await house.as('Tahlia Reed');
		await tahlia.open(`${story.state.episode}/debrief`);
		expect(tahlia.text()).not.toMatch(/overdue|late\b/i);
		const fay = await house.as('Fay Long');
		await fay.open(`${story.state.episode}/joint`);
		for (const words of [hers, 'The walk to the letterbox', 'My sister’s call'])
			expect(fay.text()).toContain(words);
		// What Tahlia left out is no answer, to her or to anybody.
		expect(fay.text()).not.toContain('How did you feel when it happened?');
		await tahlia.open(`${story.state.episode}/debrief/feelings-then`);
		expect(tahlia.text()).toContain('You skipped this. That is fine.');
		// What staff wrote: the dinner that moved, and the card that the casual worker had not opened.
		for (const words of ['Dinner was moved without warning.', 'Not read'])
			expect(fay.text()).toContain(words);
		const mia = await house.as('Mia Reed');
		await mia.open(`${story.state.episode}/account`);
		expect(mia.text()).toContain(hers);
		for (const [name, pages] of [
			['Dana Reyes', ['', '/staff-debrief', '/debrief', '/joint', '/account']],
			['Kim Tran', ['', '/debrief', '/joint']]
		] as const)
			for (const page of pages) {
				const staff = await house.as(name);
				await staff.open(story.state.episode + page);
				expect(staff.html).not.toContain('I believed it');
			}
	});

	test('Tahlia asks to be told by mail, and shows that the address is hers', async () => {
		const tahlia = await house.as('Tahlia Reed');
		await tahlia.open('/account');
		await tahlia.follow('Choose how you are told');
		expect(tahlia.text()).toContain('We send you nothing. What is new waits for you here.');
		await tahlia.fill('Your passphrase', house.wayIn('Tahlia Reed').phrase).press('Go on');
		tahlia.fill('Your mail address', 'tahlia@example.org').choose('No, or I am not sure');
		await tahlia.press('Send me a code');
		expect([tahlia.status, tahlia.text()]).toEqual([
			422,
			expect.stringContaining('Then we send nothing there')
		]);
		await tahlia.choose('Yes, it is safe').press('Send me a code');
		const { raw, to } = await box.letter(1);
		expect(to).toEqual(['tahlia@example.org']);
		expect(tahlia.text()).toContain('We sent six digits to t…@e…');
		await tahlia.fill('The six digits', '12 34').press('Use this address');
		expect(tahlia.text()).toContain('The code has six digits.');
		await tahlia
			.fill('The six digits', /Your code is (\d{6})/.exec(raw)?.[1] ?? '')
			.press('Use this address');
		expect(tahlia.text()).toContain('From now on we write there when something is new.');
		await tahlia.choose('07:00', 'Quiet from').choose('07:00', 'Quiet until').press('Save quiet hours');
		expect(tahlia.text()).toContain('Your quiet hours are saved.');
		expect(tahlia.html).not.toContain('tahlia@example.org');
	});

	test('what was learned becomes suggestions; only Tahlia answers them', async () => {
		await story.meets();
		// → the talk of 18 March with her sister and Ros; four purposes met, one declined.
		const fay = await house.as('Fay Long');
		await fay.open(`${story.state.episode}/joint`);
		expect(shown(fay)).toContain('18 March 2026 at 13:30');
		expect(shown(fay)).toMatch(/Present: Tahlia, Mia Reed,? and Ros Amari/);
		expect(shown(fay)).toMatch(/trust and feeling safe since then[\s:–-]*The person declined/);
		const { raw } = await box.letter(2);
		const [head = '', body] = raw.split('\r\n\r\n');
		expect(body?.trim()).toBe(`There is something new for you. Sign in at ${server.origin}`);
		expect(head).toMatch(/^Subject: Something new$/m);
		for (const word of [MEALS, ROOM, 'Reed', 'Fay', 'Harbour', 'suggest', 'debrief'])
			expect(head).not.toContain(word);
		const tahlia = await house.as('Tahlia Reed');
		await tahlia.open(`${story.home()}/proposals`);
		expect(tahlia.text()).toContain(MEALS);
		expect(await card('Kim Tran')).not.toContain('10 minutes before dinner');
		await story.decides();
		const again = await house.as('Tahlia Reed');
		await again.open(`${story.home()}/proposals`);
		expect(again.text()).not.toContain(ROOM);
		await again.open(`${story.state.episode}/debrief`);
		expect(again.text()).toContain(CASUALS);
		expect(again.text()).toContain('The unit says: we will do it.');
	});

	test('of all the suggestions one letter came; after "never there again" there is none', async () => {
		const [last] = await server.superSql<{ at: Date }[]>`select max(at) as at from audit.entry`;
		await house.at(new Date(Number(last?.at) + 2 * 3_600_000));
		const tahlia = await house.as('Tahlia Reed');
		expect(box.letters).toHaveLength(2);
		await tahlia.open('/account/notices');
		await tahlia.press('Never write there again');
		expect(tahlia.text()).toContain('Nobody here writes to that address again.');
		expect(tahlia.text()).toContain('We send you nothing.');
	});

	test('she may also say it in her own words, or not now; what was declined is not suggested again', async () => {
		const fay = await house.as('Fay Long');
		await fay.open(`${story.state.episode}/joint`);
		expect(fay.html).not.toContain(ROOM);
		expect(fay.html).not.toMatch(/<option[^>]*>A quieter place might help/);
		await story.learns(fay, 'Calls came as a surprise', 'From both together');
		await story.learns(fay, 'The radio was on', 'From staff words');
		const [calls, radio] = ['Ask me before you call my sister', 'Radio off when I pace'];
		await story.suggests(
			fay,
			'Calls came as a surprise',
			'What should staff do? (new line)',
			calls,
			'You asked for it'
		);
		await story.suggests(fay, 'The radio was on', 'What should staff do? (new line)', radio, 'It was loud');
		const tahlia = await house.as('Tahlia Reed');
		await story.suggestion(tahlia, calls);
		await tahlia.unfold('Change the words').fill('In my words', REWORDED).press('Use my words');
		await story.suggestion(tahlia, radio);
		const [day, month, year] = story.days.boxes('2026-05-01');
		tahlia.unfold('Not now').fill('Day', day).fill('Month', month).fill('Year', year);
		await tahlia.press('Ask me then');
		await tahlia.open(`${story.home()}/proposals`);
		expect(tahlia.text()).toContain('We ask again on 1 May 2026');
		expect(box.letters).toHaveLength(2);
		expect(await server.superSql`select from notice.job where state <> 'done'`).toHaveLength(0);
	});

	test('the card of the next intake, in another unit, shows her yes and nowhere her no', async () => {
		await story.comesToRespite();
		const text = await card('Lin Wu');
		expect(text).toContain(MEALS);
		expect(text).toContain(REWORDED);
		expect(text).toMatch(/new since 18 March/i);
		for (const other of ['Ask me before you call', 'Radio off']) expect(text).not.toContain(other);
		const lin = await house.as('Lin Wu');
		await lin.open(`${story.home()}/plan`);
		for (const page of [text, shown(lin)]) expect(page).not.toContain(ROOM);
		const kim = await house.as('Kim Tran');
		for (const page of ['', '/card', '/plan', '/episodes']) {
			await kim.open(story.home() + page);
			expect([page, kim.status]).toEqual([page, 404]);
		}
	});

	test('Tahlia reads every look, by whom and when', async () => {
		const tahlia = await house.as('Tahlia Reed');
		await tahlia.open(`${story.home()}/looks`);
		for (const name of ['Kim Tran', 'Lin Wu', 'Fay Long']) expect(tahlia.text()).toContain(name);
	});
});
