import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '../people/house.js';
import { said, samirIn, untold, type Samir } from '../people/samir.js';
import { startServer, type TestServer } from '../support/server.js';
import { shown, type Visitor } from '../support/visitor.js';
import { afterwards } from './samir-afterwards.js';
import { isolated, linesIn } from './samir-reading.js';

let server: TestServer;
let house: House;
let story: Samir;

beforeAll(async () => {
	const opening = new Date('2025-11-03T09:00:00Z');
	server = await startServer({ now: opening });
	house = await new House(server).at(opening);
	story = samirIn(house);
	await house.open('Riverside Care');
	await story.settle();
});
afterAll(() => server.stop());

const opened = async (name: string, path: string): Promise<Visitor> => {
	const visitor = await house.as(name);
	return visitor.open(`${story.home()}${path}`);
};
const everyLine = Object.values(said);

describe('worked case V2, with script off: what Samir wrote ahead, and how it is read', () => {
	test('he picks Arabic when he comes in, and what he wrote is his in Arabic', async () => {
		await story.comesIn();
		await story.writesAhead();
		await story.keepsToHimself();
		const samir = await opened('Samir Haddad', '/card');
		expect(samir.document.documentElement.lang).toBe('ar');
		expect(samir.document.documentElement.dir).toBe('rtl');
		for (const [arabic, english] of everyLine) {
			expect(samir.text()).toContain(`«${arabic}»`);
			expect(samir.text()).not.toContain(english);
		}
		expect(samir.text()).not.toContain(untold);
		await samir.open(`${story.home()}/about-me/reactions`);
		expect(samir.value('هل من شيء تضيفه؟')).toBe(untold);
	});

	test('the interpreter’s English stands beside his words, line by line, with her name', async () => {
		const samir = await opened('Samir Haddad', '/about-me/avoid');
		const english = (row: number) => samir.value(`السطر ${row} بلغة العاملين (الإنجليزية)`);
		expect([english(1), english(2)]).toEqual([said.behind[1], said.uniforms[1]]);
		expect(samir.value('من نقله إلى هذه اللغة (الإنجليزية)؟')).toBe('Nadia Rahal, interpreter');
	});

	test('when his words change and the English does not, staff see that nobody checked it', async () => {
		const grace = await opened('Grace Hill', '/card');
		expect(linesIn(grace, 'Do first')).toEqual([said.ask[1]]);
		const samir = await opened('Samir Haddad', '/about-me/do');
		const change = async (row: string, words: string) => {
			await samir.open(`${story.home()}/about-me/do`);
			await samir.fill(row, words).press('حفظ ومتابعة');
			await grace.open(`${story.home()}/card`);
			return linesIn(grace, 'Do first');
		};
		const english = 'السطر 1 بلغة العاملين (الإنجليزية)';
		const unchecked = [`${said.ask[1]} translation not checked`];
		expect(await change('السطر 1', 'لا تلمسوني.')).toEqual(unchecked);
		expect(await change('السطر 1', said.ask[0])).toEqual(unchecked);
		expect(await change(english, said.ask[1])).toEqual(unchecked);
		expect(await change(english, '')).toEqual([`«${said.ask[0]}» not translated yet`]);
		expect(await change(english, said.ask[1])).toEqual(unchecked);
		expect(await change('من نقله إلى هذه اللغة (الإنجليزية)؟', 'Nadia Rahal')).toEqual([said.ask[1]]);
	});

	test('the team that helped him write sees nothing once his stay there has ended', async () => {
		expect((await opened('Grace Hill', '/card')).status).toBe(200);
		await story.leavesTheTeam();
		expect((await opened('Grace Hill', '/card')).status).toBe(404);
	});

	test('at his intake the card speaks English first; his own words are one tap away, never reversed', async () => {
		await story.arrives();
		const amy = await house.as('Amy Cole');
		const folded = amy.text();
		for (const [arabic, english] of everyLine) {
			expect(folded).toContain(english);
			expect(folded).not.toContain(arabic);
		}
		expect(folded).not.toContain('not translated');
		const text = shown(amy);
		for (const [arabic] of everyLine) expect(text).toContain(arabic);
		const taps = [...amy.document.querySelectorAll('article.card summary')].map((one) => one.textContent);
		expect(taps).toEqual(['In their own language']);
		// A number runs from left to right in its own isolate, on both sides; the drug stands in his line's isolate.
		expect(isolated(amy, '020 7946 0123')).toEqual([
			{ by: 'bdi', dir: 'ltr', within: 'en' },
			{ by: 'bdi', dir: 'ltr', within: 'ar' }
		]);
		expect(isolated(amy, said.refuses[0])).toEqual([{ by: 'bdi', dir: 'auto', within: 'ar' }]);
	});

	test('the plan is a preference; the medicine he refuses may bind; uniforms are to be avoided, and no more', async () => {
		const amy = await opened('Amy Cole', '/card');
		expect(linesIn(amy, 'Legal weight')).toEqual(['A preference, not binding by itself.']);
		expect(linesIn(amy, 'Medicines')).toEqual([
			'I refuse: haloperidol gave me neck spasm. may bind: check',
			'Helps: lorazepam is acceptable.'
		]);
		expect(linesIn(amy, 'Do not')).toEqual([said.behind[1], said.uniforms[1]]);
		for (const path of ['/card', '/plan', '/about-me/reactions', '']) {
			await amy.open(`${story.home()}${path}`);
			expect(amy.html).not.toContain('آذاني');
			expect(amy.html).not.toContain('I cannot bear it');
		}
	});
});

describe('worked case V2: the night of 3 February 2026', () => {
	const text = async (): Promise<string> => shown(await house.as('Nora Blake'));

	test('02:05: what he says of haloperidol is shown before anything is given, and nothing of lorazepam', async () => {
		const owen = await story.isAskedAboutMedicine();
		const main = owen.text();
		expect(main).toContain('Their plan speaks about haloperidol 5 mg and lorazepam');
		expect(main).toContain('haloperidol gave me neck spasm.');
		expect(main).toContain('may bind: check');
		expect(main).not.toContain('lorazepam is acceptable');
	});

	test('one record, two parts: a hold of nine minutes and an injection', async () => {
		await story.isReadTooLate();
		await story.isHeld();
		expect(await text()).toContain('Physical restraint\n02:10 to 02:19, 9 minutes');
		expect(await text()).toContain('Chemical restraint\n02:14');
		expect(await text()).toContain('Position of the body Seated, then supine');
		expect(await text()).toContain('Medicine lorazepam\nDose 2 mg\nHow it was given IM');
	});

	test('nobody who was there had opened the card; the guard is an outsider with a reason', async () => {
		await story.hadAround();
		expect(await text()).toContain(
			'Card opened before it began, by someone who took part\n' +
				'No. One line of the plan was shown on 3 February 2026 at 02:05. ' +
				'The whole card was first opened on 3 February 2026 at 02:25, after it began.'
		);
		expect(await text()).toContain('Counts as someone from outside: the record must say why');
		expect(await text()).toContain('Why were they there? The ward had called for help');
	});

	test('a wish that was not followed is not saved without its reason', async () => {
		const nora = await opened('Nora Blake', story.state.episode.slice(story.home().length));
		await nora.choose('Not followed', 'Wish 1: was it followed?').press('Save what was followed');
		expect(nora.status).toBe(422);
		expect(nora.text()).toContain('A wish that was not followed needs a reason. The person reads it.');
	});

	test('each wish not followed has one; calm speech is not known; the manner was not asked', async () => {
		await story.wasNotHeard();
		const lines = (await text()).split('\n');
		/** What is written about a wish: the line before its controls. */
		const about = (wish: string): string | undefined => {
			const start = lines.findIndex((one) => one.endsWith(`. ${wish}`));
			const end = lines.findIndex((one, at) => at > start && /^Wish \d: was it followed\?$/.test(one));
			return lines[end - 1];
		};
		const unread = 'Not followed. The plan was not read';
		expect(about(said.behind[1])).toBe(unread);
		expect(about(said.interpreter[1])).toBe(unread);
		expect(about(said.uniforms[1])).toBe(unread);
		expect(about(said.ask[1])).toBe('Not followed. There was no time');
		expect(about(said.calmly[1])).toBe('Not known');
		expect(about(said.refuses[1])).toBe('Followed');
		expect(lines).toContain('Was the medicine as the person wished? Yes, as wished');
		expect(lines).toContain('Was the way of giving it as the person wished? The manner was not asked');
		expect(await text()).toContain('02:05: the chart suggested haloperidol and lorazepam.');
	});

	test('what section 6(5) asks for is complete, and kept until 3 February 2029', async () => {
		expect(await text()).toContain('(o) What was done to avoid using force.');
		await story.isWrittenDown();
		expect(await text()).toContain('Not written yet (0)\nEverything this pack asks for is written.');
		expect(await text()).toContain('Keep until 3 February 2029');
	});

	test('he reads every reason in Arabic, beside his own words', async () => {
		await house.at(story.days.at('2026-02-03', '09:00'));
		const samir = await opened('Samir Haddad', story.state.episode.slice(story.home().length));
		const own = shown(samir);
		for (const words of [
			'أمسك بك العاملون. من 02:10 إلى 02:19، 9 دقائق.',
			said.behind[0],
			'السبب الذي ذكروه: لم يكونوا قد قرؤوا خطتك.',
			'لم يسألك أحد كيف يُعطى.',
			'اسم الدواء: lorazepam'
		])
			expect(own).toContain(words);
		expect(own).not.toContain(said.behind[1]);
	});
});

afterwards(() => ({ house, story }));
