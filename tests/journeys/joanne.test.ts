import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { ALOUD, HOSPITAL, joanneIn, MOUTH, NEVER, type Joanne } from '../people/joanne.js';
import { suggests } from '../people/talks.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let house: House;
let story: Joanne;
let twin: Joanne;

beforeAll(async () => {
	const opening = new Date('2025-05-01T16:00:00Z');
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = joanneIn(house);
	twin = joanneIn(house, 0, true);
	await house.open('Evergreen Care');
	await story.settle();
});
afterAll(() => server.stop());

const on = async (name: string, page: string, of = story): Promise<string> => {
	const visitor = await house.as(name);
	await visitor.open(`${of.home()}${page}`);
	return visitor.text();
};
const answers = async (name: string, pages: readonly string[]): Promise<[string, number][]> => {
	const visitor = await house.as(name);
	const found: [string, number][] = [];
	for (const page of pages) {
		await visitor.open(`${story.home()}${page}`);
		found.push([page, visitor.status]);
	}
	return found;
};
const printed = async (name: string, page: string): Promise<string> => {
	const visitor = await house.as(name);
	const { status, bytes } = await download(visitor, `${story.home()}${page}`);
	if (status !== 200) throw new Error(`${page}: ${status}`);
	const { pages } = await readPdf(bytes);
	return pages.map(({ text }) => text).join('\n');
};
/** What Lucille suggests, in her own words. */
const DRIVE = 'A drive to the lake';
const UNTIL = 'Until when does this hold?';
/**
 * S2-06: while staff have written that she cannot decide, and under a law that gives the power, Lucille answers for her.
 * It is shown as Lucille's, enters no plan of Joanne's, and Joanne's own no ends it.
 */
const lucilleAnswers = async (): Promise<void> => {
	await house.at(story.days.at('2026-03-04', '15:00'));
	const [ira, lucille, helen] = [
		await house.as('Ira Stone'),
		await house.as('Lucille Park'),
		await house.as('Helen Cho')
	];
	const offered = 'A nurse I know sits with me';
	await ira.open(`${story.state.episode}/joint`);
	await suggests(ira, 'English', {
		...{ from: 'She was alone', whose: 'From staff words', words: [offered, offered], why: ['x', 'x'] },
		target: 'The team’s care plan (new line)'
	});
	await lucille.open(`${story.home()}/for-them`);
	expect(lucille.text()).toContain('There is nothing you can answer for them now.');
	await lucille
		.choose('What helps you feel calm?', 'What is it for?')
		.fill('What do you suggest?', DRIVE)
		.press('Send to them');
	expect([lucille.status, lucille.text()]).toEqual([
		422,
		expect.stringContaining('Write why you suggest it.')
	]);
	await lucille.fill('Why?', 'She likes the water').press('Send to them');
	expect(lucille.text()).toContain('It waits for them, as yours.');
	expect(await on('Helen Cho', '/care-plan')).not.toContain(DRIVE);
	await helen.open(`${story.home()}/care-plan`);
	await helen
		.choose('No, they cannot decide now')
		.fill('What did you see and hear?', 'She could not say what was asked')
		.fill('Day', '30', UNTIL)
		.fill('Month', '3', UNTIL)
		.fill('Year', '2026', UNTIL)
		.press('Save what you found');
	expect([helen.status, helen.text()]).toEqual([422, expect.stringContaining('This is too far away.')]);
	for (const box of ['Day', 'Month', 'Year']) helen.fill(box, '', UNTIL);
	await helen.press('Save what you found');
	const team = await on('Helen Cho', '/care-plan');
	expect(team).toContain('cannot decide now. This holds until 18 March 2026 and then ends by itself.');
	expect(team.indexOf('Somebody reads to me')).toBeLessThan(team.indexOf(DRIVE));
	expect(team).toContain(
		'Supported, not decided: suggested on 4 March 2026 by Lucille Park, who speaks for Joanne Alder.'
	);
	expect(await on('Joanne Alder', '/care-plan')).toContain('You can still answer. Your answer counts.');
	await lucille.open(`${story.home()}/for-them`);
	await lucille.choose('Yes', 'What do you say for them?').press('Save my answer');
	expect(lucille.text()).toContain('You said yes for them.');
	await helen.open('/');
	await helen.follow('Care plans to answer and to look at again');
	expect(helen.text()).toContain('Decided for Joanne Alder by Lucille Park');
	expect(await on('Helen Cho', '/card')).not.toContain(offered);
	await ira.open(`${story.state.episode}/joint`);
	expect(ira.text()).toContain(
		'Decided for the person: Lucille Park, who speaks for them, said yes on 4 March 2026.'
	);
	const joanne = await house.as('Joanne Alder');
	await joanne.open(`${story.home()}/proposals`);
	await joanne.follow(offered);
	expect(joanne.text()).toContain('Lucille Park, who speaks for you, said yes for you on 4 March 2026.');
	await joanne.press('No');
	await helen.open(helen.path);
	expect(helen.text()).not.toContain(offered);
	// Her no is Lucille's to read while she may answer; what is near it goes only where she says that it is something else.
	await lucille.open(`${story.home()}/for-them`);
	expect(lucille.text()).toContain('There is nothing you can answer for them now.');
	expect(lucille.text()).toMatch(/What they said no to\s+A nurse I know sits with me/);
	const near = () =>
		lucille
			.choose('What helps you feel calm?', 'What is it for?')
			.fill('What do you suggest?', 'Soft music at night')
			.fill('Why?', 'She asked for it');
	const tick = 'My suggestion is something else than each of these';
	await near().press('Send to them');
	expect([lucille.status, lucille.text()]).toEqual([200, expect.stringContaining('as yours')]);
	await lucille
		.fill('What do you suggest?', 'The nurse Ann sits there')
		.fill('Why?', 'x')
		.press('Send to them');
	expect([lucille.status, lucille.text()]).toEqual([
		422,
		expect.stringContaining('said no to something near')
	]);
	await lucille.tick(tick).press('Send to them');
	expect(lucille.text()).toContain('It waits for them, as yours.');
	await lucille.fill('What do you suggest?', offered).fill('Why?', 'x').tick(tick).press('Send to them');
	expect([lucille.status, lucille.text()]).toEqual([422, expect.stringContaining('A no holds.')]);
	// What Lucille suggested is hers to take in, and her own word ends the finding.
	await joanne.open(`${story.home()}/care-plan`);
	await joanne.press('I can decide for myself');
	expect(joanne.text()).toContain('So it ended, and nobody answers for you.');
	expect(await on('Helen Cho', '/care-plan')).not.toContain(DRIVE);
	await joanne.open(`${story.home()}/proposals`);
	await joanne.follow(DRIVE);
	expect(joanne.text()).toContain('From whom you named to speak for you. These are their words, not yours.');
	await joanne.press('No');
	await lucille.open(`${story.home()}/for-them`);
	expect(lucille.text()).toContain('They have answered. Their answer is theirs.');
	await lucille
		.choose('What helps you feel calm?', 'What is it for?')
		.fill('What do you suggest?', DRIVE)
		.fill('Why?', 'She likes the water')
		.press('Send to them');
	expect(lucille.text()).toContain('This cannot be suggested to them now.');
	expect(lucille.html).not.toMatch(/A no holds|What they said no to|said no on/);
};
/** All that staff can read of her plan. */
const everywhere = async (name: string): Promise<string> =>
	[
		await on(name, '/card'),
		await on(name, '/plan'),
		await on(name, '/directive'),
		await on(name, ''),
		await printed(name, '/card/pdf')
	].join('\n');

describe('worked case V4, with script off: what Joanne signed, and how she took it back', () => {
	// → (V4, directive v1): two eligible witnesses, no withdrawal while incapacitated, agent Lucille, review-by.
	test('two witnesses who are nothing to her: it is in force, and Lucille speaks for her', async () => {
		for (const one of [story, twin]) {
			await one.comesIn();
			await one.signsTheFirst();
		}
		const card = await on('Beth Ruiz', '/card');
		for (const words of [
			'Mental health advance directive in force, signed 2 May 2025. May bind: check.',
			`“${NEVER}”`,
			`“${MOUTH}”`,
			'Speaks for me: Lucille Park · 206 555 0142'
		])
			expect(card).toContain(words);
		const own = await on('Joanne Alder', '/directive');
		expect(own).toContain('When they may leave it, we have not checked.');
		expect(own).toContain('To be read again by 2 May 2026.');
	});

	test('Lucille reads in her own session what she may speak for, and can do nothing else for her', async () => {
		const page = await on('Lucille Park', '/directive');
		for (const words of [
			NEVER,
			MOUTH,
			'May decide: Which medicine, and which hospital',
			'I can no longer do this'
		])
			expect(page).toContain(words);
		expect(await on('Lucille Park', '')).toContain('Helping Joanne Alder');
		const closed = [
			...['/directive/signature', '/directive/withdrawal', '/directive/speaker', '/directive/copies'],
			...['/directive/never', '/card', '/about-me', '/plan', '/looks', '/sharing', '/proposals'],
			...['/episodes', '/crisis-plan', '/card/wishes-not-followed', '/export']
		];
		expect(await answers('Lucille Park', closed)).toEqual(closed.map((one) => [one, 404]));
	});

	// → 11:40 logged as attempt, v1 stays active, the card says so; agent told 11:42.
	test('she cancels it while found unable to decide: the card says so in that minute, and it stays', async () => {
		await story.isTakenIn();
		await story.triesToCancel();
		const card = await on('Marcus Webb', '/card');
		expect(card).toContain('Wrote or said today that it should be cancelled. Still in force.');
		expect(card).toContain(NEVER);
		expect(card).toContain('Lucille Park');
		for (const name of ['Marcus Webb', 'Joanne Alder'])
			expect(await on(name, '/directive')).toContain(
				'On 2 March 2026 at 11:40: wrote or said that it should be cancelled. It is still in force. ' +
					'The law here does not let it count while somebody is found unable to decide.'
			);
		expect(await on('Marcus Webb', '/directive')).toContain(
			'Lucille Park: a notice waits in Foreword since 2 March 2026 at 11:40.'
		);
		await story.isTold();
		for (const name of ['Marcus Webb', 'Joanne Alder', 'Lucille Park'])
			expect(await on(name, '/directive')).toContain(
				'Lucille Park was told: read it in Foreword, 2 March 2026 at 11:42.'
			);
		expect(await on('Lucille Park', '')).not.toContain('Read this:');
	});

	// → override of "never": clinician, 13:25, "refused tablets", agent told 13:40.
	test('"never" is set aside: when, who, why, what else was tried, and when Lucille was told', async () => {
		await story.isOverridden();
		const path = story.state.override.slice(story.home().length);
		for (const name of ['Helen Cho', 'Joanne Alder', 'Lucille Park']) {
			const record = await on(name, path);
			for (const words of [
				NEVER,
				'Somebody who may decide so set it aside',
				'She refused tablets',
				'Sat with her and read to her',
				'Helen Cho, Doctor, 2 March 2026 at 13:25',
				'Lucille Park: a notice waits in Foreword since 2 March 2026 at 13:25.',
				'Lucille Park was told by phone, 2 March 2026 at 13:40. Written down by Helen Cho'
			])
				expect([name, record]).toEqual([name, expect.stringContaining(words)]);
		}
		expect(await on('Lucille Park', '')).toContain('Read this: a wish of Joanne Alder was not followed');
		const joanne = await house.as('Joanne Alder');
		await joanne.open(`${story.home()}/looks`);
		await joanne.follow('Why, and who was told');
		expect(joanne.text()).toContain('2 March 2026 at 13:40');
		expect(await answers('Beth Ruiz', [path])).toEqual([[path, 200]]);
	});

	// → 3 May: v1 partly withdrawn, "review date passed, still in force", the rest still shown.
	test('well again she takes a part back: the rest stands, past its review date too', async () => {
		await story.isShutIn();
		// The federal rule binds; the set of 2009, long out of force, is read beside it for study.
		const marcus = await house.as('Marcus Webb');
		await marcus.open(story.state.episode);
		expect(marcus.text()).toContain('Rules used: United States federal hospital rule');
		expect(marcus.text()).toContain('Due at 14:20');
		expect(marcus.text()).not.toContain('PC.03.05');
		marcus.choose('Joint Commission, United States: 2009 set', 'Which rules');
		await marcus.press('Show');
		expect(marcus.text()).toContain('Not in force any more: it ended on 31 December 2024.');
		expect(marcus.text()).toContain(
			'An order from a licensed practitioner is needed within 1 hour of the start.'
		);
		expect(marcus.text()).toContain('whether the hospital has deemed status');
		// → order 13:50 (due 14:20 ok); LIP in person 14:12 (due 14:20 ok): under the rules that bind, and those beside them.
		expect(marcus.text().match(/Due at 14:20\. Done in time/g)).toHaveLength(3);
		for (const words of [
			'Due at 14:20. Done in time',
			'It ended 14:05, before the order would have ended 17:20.'
		])
			expect(marcus.text()).toContain(words);
		await marcus.open(`${story.state.episode}/orders`);
		expect(marcus.text()).toContain('To be seen in person by 14:20. Done in time');
		expect(marcus.text()).not.toContain('Not written yet');
		// → observer in person throughout: no gap and no camera.
		await marcus.open(`${story.state.episode}/checks`);
		expect(marcus.text()).not.toMatch(/Nobody is written down as watching|only a camera/);
		const joanne = await house.as('Joanne Alder');
		await joanne.open(`${story.state.episode}/checks`);
		expect(joanne.text()).toContain('Marcus Webb, Nurse watched over you from 13:20 to 14:05.');
		await joanne.open(story.state.episode);
		expect(joanne.text()).toContain('Helen Cho was there and said that it may go on.');
		await story.tellsHerSide();
		// → 4 March: her words to who leads; M1 accepted, into the safety tool, and on the card.
		const ira = await house.as('Ira Stone');
		await ira.open(`${story.state.episode}/joint`);
		expect(ira.text()).toContain('I changed my mind and nobody listened.');
		expect(ira.text()).toContain('Joanne Alder said yes');
		await ira.open(`${story.home()}/about-me/do`);
		expect(ira.status).toBe(404);
		expect(await on('Marcus Webb', '/card')).toMatch(new RegExp(`${ALOUD}.{0,5} new since 4 March`));
		await lucilleAnswers();
		await story.goesHome();
		await story.takesBackAPart();
		await house.at(story.days.at('2026-05-03', '09:00'));
		const card = await on('Beth Ruiz', '/card');
		expect(card).toContain('Parts withdrawn, the rest stands. Review date passed, still in force.');
		expect(card).toContain(NEVER);
		const page = await on('Beth Ruiz', '/directive');
		expect(page).toContain('Review date passed on 2 May 2026, still in force.');
		expect(await everywhere('Beth Ruiz')).not.toContain(HOSPITAL);
	});

	test('the second begins with what still stands: the part she took back is not in it', async () => {
		await story.signsTheSecond();
		const page = await on('Beth Ruiz', '/directive');
		expect(page).toContain('signed on 6 May 2026.');
		expect(page).toContain(NEVER);
		expect(await everywhere('Beth Ruiz')).not.toContain(HOSPITAL);
		expect(await on('Joanne Alder', '/directive')).not.toContain(HOSPITAL);
	});

	// → 15 June 20:00, both branches: in Foreword nothing of v2 is shown; only on paper, it is until somebody enters it.
	test('she withdraws all of it in Foreword: a minute before it is shown, in that minute nothing is', async () => {
		await house.at(story.days.at('2026-06-15', '18:59'));
		expect(await on('Beth Ruiz', '/card')).toContain(NEVER);
		await story.takesAllBack();
		const own = await house.as('Joanne Alder');
		expect(own.text()).toContain('Nobody who reads Foreword sees it any more.');
		const text = await everywhere('Beth Ruiz');
		for (const old of [NEVER, MOUTH, HOSPITAL, 'Lucille', '6 May 2026']) expect(text).not.toContain(old);
		expect(text).toContain('Withdrew the directive on 15 June 2026. None in force.');
		for (const page of ['', '/directive']) {
			const lucille = await on('Lucille Park', page);
			for (const old of [NEVER, MOUTH, 'Read this', 'no longer do this']) expect(lucille).not.toContain(old);
		}
	});

	test('her twin gives it to Lucille on paper: it is shown until somebody enters it the next morning', async () => {
		for (const [day, time] of [
			['2026-06-15', '20:00'],
			['2026-06-16', '09:09']
		] as const) {
			await house.at(story.days.at(day, time));
			expect(await on('Beth Ruiz', '/card', twin)).toContain(NEVER);
		}
		await twin.isWithdrawnOnPaper();
		const card = await on('Beth Ruiz', '/card', twin);
		expect(card).not.toContain(NEVER);
		expect(card).toContain('Withdrew the directive on 15 June 2026. None in force.');
	});

	// → 1 July: the exact sentence, no old item anywhere, M1 and the safety tool still shown, Lucille not alerted.
	test('at the next intake: withdrawn, never "none was made"; her safety tool still stands', async () => {
		await story.comesBack();
		const text = await everywhere('Marcus Webb');
		expect(text).toContain('Withdrew the directive on 15 June 2026. None in force.');
		expect(text).toContain(ALOUD);
		expect(text).toContain('Somebody reads to me');
		for (const old of [NEVER, MOUTH, HOSPITAL, 'Lucille']) expect(text).not.toContain(old);
		expect(text).not.toContain('There is no directive');
		// A wish of about me is set aside now: nobody speaks for her, and nobody is told.
		const marcus = await house.as('Marcus Webb');
		await marcus.open(`${story.home()}/card/wishes-not-followed`);
		await marcus
			.tick('“Somebody reads to me”', 'Which lines can you not follow?')
			.choose('There was no time', 'Why not?')
			.fill('In your own words', 'Two on the shift')
			.press('Save');
		await marcus.open(`${story.home()}/card/wishes-not-followed`);
		expect(marcus.text()).not.toContain('Lucille');
		await marcus.follow('Why, and who was told: Marcus Webb, Nurse, 1 July 2026 at 09:00');
		expect(marcus.text()).toContain('Nobody was told yet.');
		expect(marcus.text()).not.toContain('Lucille');
		expect(await on('Lucille Park', '')).not.toContain('Read this');
		const old = story.state.override.slice(story.home().length);
		expect(await answers('Lucille Park', [old])).toEqual([[old, 404]]);
		const then = await on('Marcus Webb', old);
		for (const gone of [NEVER, 'Lucille']) expect(then).not.toContain(gone);
		expect(then).toContain('Somebody who spoke for them then was told by phone, 2 March 2026 at 13:40.');
	});

	// → history readable by Joanne only.
	test('what it said before is read by her alone', async () => {
		const joanne = await house.as('Joanne Alder');
		await joanne.open(`${story.home()}/directive`);
		const versions = [...joanne.document.querySelectorAll('a[href*="/versions/"]')].map(
			(link) => link.getAttribute('href') ?? ''
		);
		expect(versions).toHaveLength(2);
		for (const path of versions) {
			await joanne.open(path);
			expect(joanne.text()).toContain(NEVER);
			for (const name of ['Marcus Webb', 'Beth Ruiz', 'Lucille Park']) {
				const staff = await house.as(name);
				await staff.open(path);
				expect([name, staff.status]).toEqual([name, 404]);
			}
		}
	});
});
