import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { ALOUD, HOSPITAL, joanneIn, MOUTH, NEVER, type Joanne } from '../people/joanne.js';
import { download, readPdf } from '../support/pdf.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let house: House;
let story: Joanne;

beforeAll(async () => {
	const opening = new Date('2025-05-01T16:00:00Z');
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = joanneIn(house);
	await house.open('Evergreen Care');
	await story.settle();
});
afterAll(() => server.stop());

const on = async (name: string, page: string): Promise<string> => {
	const visitor = await house.as(name);
	await visitor.open(`${story.home()}${page}`);
	return visitor.text();
};
const printed = async (name: string, page: string): Promise<string> => {
	const visitor = await house.as(name);
	const { status, bytes } = await download(visitor, `${story.home()}${page}`);
	if (status !== 200) throw new Error(`${page}: ${status}`);
	const { pages } = await readPdf(bytes);
	return pages.map(({ text }) => text).join('\n');
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
	test('two witnesses who are nothing to her: it is in force, and Lucille speaks for her', async () => {
		await story.comesIn();
		await story.signsTheFirst();
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
	});

	test('well again she takes a part back: the rest stands, past its review date too', async () => {
		await story.isShutIn();
		await story.tellsHerSide();
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

	test('she withdraws all of it in Foreword: a minute before it is shown, in that minute nothing is', async () => {
		await house.at(story.days.at('2026-06-15', '18:59'));
		expect(await on('Beth Ruiz', '/card')).toContain(NEVER);
		await story.takesAllBack();
		const own = await house.as('Joanne Alder');
		expect(own.text()).toContain('Nobody who reads Foreword sees it any more.');
		const text = await everywhere('Beth Ruiz');
		for (const old of [NEVER, MOUTH, HOSPITAL, 'Lucille', '6 May 2026']) expect(text).not.toContain(old);
		expect(text).toContain('Withdrew the directive on 15 June 2026. None in force.');
	});

	test('at the next intake: withdrawn, never "none was made"; her safety tool still stands', async () => {
		await story.comesBack();
		const text = await everywhere('Marcus Webb');
		expect(text).toContain('Withdrew the directive on 15 June 2026. None in force.');
		expect(text).toContain(ALOUD);
		expect(text).toContain('Somebody reads to me');
		for (const old of [NEVER, MOUTH, HOSPITAL, 'Lucille']) expect(text).not.toContain(old);
	});

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
			for (const name of ['Marcus Webb', 'Beth Ruiz']) {
				const staff = await house.as(name);
				await staff.open(path);
				expect([name, staff.status]).toEqual([name, 404]);
			}
		}
	});
});
