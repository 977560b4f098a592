import { describe, expect, test } from 'vitest';
import type { House } from '../people/house.js';
import { changes, said, type Samir } from '../people/samir.js';
import { shown, type Visitor } from '../support/visitor.js';
import { isolated, linesIn } from './samir-reading.js';

/** Worked case V2 from the morning after the night of 3 February to the next ward's card. */
export const afterwards = (at: () => { house: House; story: Samir }) =>
	describe('worked case V2: afterwards', () => {
		const opened = async (name: string, path: string): Promise<Visitor> => {
			const visitor = await at().house.as(name);
			return visitor.open(path);
		};
		const ofHis = (path: string): string => at().story.home() + path;
		const ofRecord = (path: string): string => at().story.state.episode + path;
		const inList = async (name: string): Promise<string> => {
			const visitor = await opened(name, '/');
			await visitor.follow('Talks afterwards and what they led to');
			// That one side never makes the other late is no word of anybody being late.
			return visitor.text().replaceAll(/It never makes the staff.s side late\./g, '');
		};
		const hurt = /guard stood behind me|وقف حارس|wrist hurts|معصمي/;

		test('staff look back on the same shift; whoever was there cannot be asked to lead', async () => {
			await at().story.staffLookBack();
			const list = await inList('Amy Cole');
			expect(list).toContain('0 of 2 have written');
			expect(list).toContain('Looked after each other: 3 February 2026 at 03:10');
			expect(list).toContain('Hugh Marsh, Review lead');
			const amy = await at().house.as('Amy Cole');
			expect(amy.html).not.toMatch(/<option[^>]*>(Nora|Owen)/);
		});

		test('he chooses a later day: it is later by choice, and never overdue', async () => {
			const { house, story } = at();
			await story.wantsToWait();
			const samir = await opened('Samir Haddad', ofRecord('/debrief'));
			expect(samir.text()).toContain(
				'اخترت أن يكون ذلك لاحقًا، في 5 فبراير 2026. لا بأس بذلك، ولا تأخير في شيء.'
			);
			for (const day of ['2026-02-03', '2026-02-09']) {
				await house.at(story.days.at(day, '12:00'));
				expect(await inList('Amy Cole')).toContain('Later, by choice: 5 February 2026');
				expect(await inList('Amy Cole')).not.toMatch(/overdue|missed|\blate\b/i);
			}
			expect(await inList('Nora Blake')).toContain('Theirs alone: you took part');
		});

		test('he tells his side in Arabic: afraid, humiliated, a wrist that hurts; where it hurts he skips', async () => {
			const { story } = at();
			await story.tellsHisSide();
			const { days } = story;
			const amy = await opened('Amy Cole', ofRecord('/account'));
			const told = shown(amy);
			for (const words of ['Afraid', 'Humiliated', 'My wrist hurts.', 'معصمي يؤلمني.', 'وقف حارس خلفي.'])
				expect(told).toContain(words);
			expect(told).not.toContain('Where on your body?');
			const help = await opened('Samir Haddad', ofHis('/episodes'));
			await help.open(ofRecord('/debrief/help'));
			expect(help.text()).toMatch(/أن يرى أحد ألمي أو إصابتي الآن[^]*رآه Amy/);
			for (const name of ['Nora Blake', 'Owen Price'])
				for (const page of ['', '/account', '/debrief', '/joint', '/staff-debrief']) {
					const staff = await opened(name, ofRecord(page));
					expect(shown(staff)).not.toMatch(hurt);
				}
			expect(await inList('Nora Blake')).not.toMatch(/choice|10 February/);
			// 56 hours and 41 minutes after the hold ended he told it: within the 72 hours, and nothing of it is late.
			expect(await inList('Amy Cole')).not.toMatch(/Offer to the person was due/);
			expect(await inList('Amy Cole')).toContain('Offered to the person: 3 February 2026 at 09:30');
			await at().house.at(days.at('2026-02-09', '12:00'));
			expect(await inList('Amy Cole')).toContain('Later, by choice: 10 February 2026');
			expect(await inList('Amy Cole')).not.toMatch(/overdue|\blate\b/i);
		});

		test('on the day he chose they meet; what was learned goes to him in both languages', async () => {
			await at().story.meets();
			expect(await inList('Amy Cole')).toContain('Meeting held\n10 February 2026 at 14:00');
			expect(await inList('Amy Cole')).toMatch(new RegExp(`${changes.guards[1]}[^]*We will do it`));
			const samir = await opened('Samir Haddad', ofHis('/proposals'));
			for (const [arabic] of Object.values(changes)) expect(samir.text()).toContain(arabic);
			await samir.follow(changes.interpreter[0]);
			const page = samir.text();
			expect(page).toContain('أريد مترجمًا رسميًا، وليس أخي.');
			expect(page).toContain('لم يتصل أحد بالمترجم.');
			expect(page).toContain('من كلماتك أنت.');
			const amy = await opened('Amy Cole', ofHis('/card'));
			for (const [, english] of Object.values(changes)) expect(amy.text()).not.toContain(english);
		});

		test('two he says yes to; the one he says no to is nowhere', async () => {
			await at().story.decides();
			const samir = await opened('Samir Haddad', ofRecord('/debrief'));
			expect(samir.text()).toContain('تقول الوحدة: سنفعل ذلك.');
			const pages: [string, string[]][] = [
				['Samir Haddad', ['/proposals', '/card', '', '/about-me/do/versions']],
				['Amy Cole', ['/card', '/plan', '']]
			];
			for (const name of ['Samir Haddad', 'Amy Cole', 'Nora Blake', 'Hugh Marsh'])
				pages.push([name, ['', '/debrief', '/joint', '/account'].map((page) => ofRecord(page))]);
			for (const [name, paths] of pages)
				for (const path of paths) {
					const visitor = await opened(name, path.startsWith('/people') ? path : ofHis(path));
					for (const words of changes.brother) expect(visitor.html).not.toContain(words);
				}
			const hugh = await at().house.as('Hugh Marsh');
			await hugh.open(ofRecord('/joint'));
			expect(hugh.text()).toContain('Samir Haddad said no to a suggestion. It is not to be suggested again.');
			expect(hugh.html).not.toMatch(/<option[^>]*>His family/);
		});

		test('the ward he left sees nothing; the next reads both changes first, in both languages', async () => {
			const { house, story } = at();
			await story.goesHome();
			for (const path of [ofHis(''), ofHis('/card'), ofHis('/plan'), ofRecord(''), ofRecord('/account')])
				expect([path, (await opened('Amy Cole', path)).status]).toEqual([path, 404]);
			// Who wrote the record goes on answering for it, without a word of his plan.
			expect((await opened('Nora Blake', ofHis('/card'))).status).toBe(404);
			const record = shown(await opened('Nora Blake', ofRecord('')));
			expect(record).toContain('A line that is no longer shared with you.');
			for (const words of Object.values(said).flat()) expect(record).not.toContain(words);
			await story.comesBack();
			const priya = await house.as('Priya Nair');
			const since = 'new since 11 February';
			expect(linesIn(priya, 'Language')[0]).toBe(`${changes.interpreter[1]} ${since}`);
			expect(priya.document.querySelector('article.card section li')?.textContent).toContain(
				changes.interpreter[1].slice(0, 20)
			);
			expect(linesIn(priya, 'Do first')).toContain(`${changes.guards[1]} ${since}`);
			expect(priya.text()).not.toContain(changes.guards[0]);
			const text = shown(priya);
			expect(text).toContain(changes.interpreter[0]);
			expect(text).toContain(changes.guards[0]);
			for (const words of changes.brother) expect(priya.html).not.toContain(words);
			expect(isolated(priya, '020 7946 0123').map(({ dir }) => dir)).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
			const samir = await opened('Samir Haddad', ofHis('/card'));
			expect(samir.text()).toContain(`«${changes.interpreter[0]}» جديد منذ 11 فبراير`);
		});

		test('he reads who looked, on every ward', async () => {
			const samir = await opened('Samir Haddad', ofHis('/looks'));
			for (const name of ['Grace Hill', 'Amy Cole', 'Nora Blake', 'Hugh Marsh', 'Priya Nair'])
				expect(samir.text()).toContain(name);
		});
	});
