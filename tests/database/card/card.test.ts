import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	markRead,
	readCard,
	readPlan,
	readWishes,
	setAside,
	sourceKey,
	type Card
} from '../../../src/lib/server/care/card/acts.js';
import { endIntake, writeTold } from '../../../src/lib/server/care/intake/acts.js';
import { askNow } from '../../../src/lib/server/questions/told.js';
import { wordsFor } from '../../../src/lib/server/words/index.js';
import { passOf, someone } from '../../support/asker.js';
import { openHouse, type House } from '../../support/sign-in.js';
import { monday, tuesday, ward, type Ward } from '../intake/ward.js';
import { lines, somebody, type Somebody } from './plan.js';

const words = wordsFor('en');
const secret = 'zqprivate';
const later = (minutes: number): Date => new Date(tuesday.getTime() + minutes * 60_000);

let house: House;
let harbour: Ward;
beforeAll(async () => {
	house = await openHouse();
	harbour = await ward(house, 'Harbour');
});
afterAll(() => house.close());

const opened = async (who: Ward['kim'], { personId }: Somebody, now = tuesday) =>
	readCard(await passOf(who.asking(now), 'card:read', { personId }), words);
const textsOf = (card: Card): string[] => card.sections.flatMap((part) => part.lines.map(({ text }) => text));

describe('the card', () => {
	test('shows staff what the person put on it, and the person the same', async () => {
		const her = await somebody(house, harbour);
		await her.say('about-me/helps', lines('tight blanket', 'chew ice'));
		const own = await readCard(await passOf(her.self.asking(tuesday), 'card:read', her.subject), words);
		const seen = await opened(harbour.kim, her);
		expect(textsOf(seen.card)).toEqual([
			'A preference, not binding by itself.',
			'“tight blanket”',
			'“chew ice”'
		]);
		expect(own.card.sections).toEqual(seen.card.sections);
		expect([own.further, seen.further]).toEqual(['own', 'plan']);
	});

	test('says who looked last, and the person’s own visits are no looks', async () => {
		const her = await somebody(house, harbour);
		expect((await opened(harbour.kim, her)).card.lastLooked).toBe('nobody looked before');
		await readCard(await passOf(her.self.asking(later(1)), 'card:read', her.subject), words);
		const again = await opened(harbour.kim, her, later(2));
		expect(again.card.lastLooked).toBe('last look: Kim of Harbour, Nurse, 10 March, 09:00');
	});

	test('holds neither words of private answers nor of what a supporter typed', async () => {
		const her = await somebody(house, harbour);
		await her.say('about-me/strengths', lines(`${secret} 1`), []);
		await her.say('about-me/faith', { text: `${secret} 2` }, []);
		await her.say('about-me/signs-me', lines('paces'), ['care-team']);
		const staff = await opened(harbour.kim, her);
		const plan = await readPlan(await passOf(harbour.kim.asking(tuesday), 'plan:read', her.subject), words);
		expect(JSON.stringify([staff, plan])).not.toContain(secret);
		expect(textsOf(staff.card)).toEqual([]);
		expect(
			plan.plan.parts.flatMap(({ rows }) => rows.flatMap((row) => row.lines.map(({ text }) => text)))
		).toEqual(['paces']);
	});

	test('keeps no old wide version for staff once its audience is narrowed', async () => {
		const her = await somebody(house, harbour);
		const base = await her.say('about-me/helps', lines(`${secret} music`));
		expect(textsOf((await opened(harbour.kim, her)).card).join()).toContain(secret);
		await her.say('about-me/helps', lines('quiet'), [], { base });
		expect(textsOf((await opened(harbour.kim, her, later(1))).card)).toEqual([]);
		const rows = await house.appSql.begin(async (sql) => {
			const { session } = harbour.kim.asking(later(1));
			await sql`select set_config('app.session', ${session}, true), set_config('app.now', ${later(1).toISOString()}, true)`;
			return sql`select id from answer where person_id = ${her.personId}
				union all select id from rendering where person_id = ${her.personId}`;
		});
		expect(rows).toHaveLength(0);
	});

	test('shows what was told at the intake as not checked', async () => {
		const her = await somebody(house, harbour);
		await writeTold(await passOf(harbour.kim.asking(tuesday), 'told:write', her.subject), {
			told: askNow()
				.flat()
				.filter(({ question }) => question.id === 'stop')
				.map((one) => ({ ...one, value: { text: 'Thumb down' } })),
			language: 'en',
			key: 'told'
		});
		const stop = (await opened(harbour.kim, her, later(1))).card.sections.find(({ slot }) => slot === 'stop');
		expect(stop?.lines).toMatchObject([
			{ text: 'Stop: “Thumb down”', unchecked: 'told to Kim of Harbour, Nurse today, not checked' }
		]);
	});

	test('says whom to tell and whom not, without those who were taken off', async () => {
		const her = await somebody(house, harbour);
		await house.superSql`insert into contact (id, person_id, name, who, tell, created_at, removed_at) values
			(gen_random_uuid(), ${her.personId}, 'Mia', 'sister', true, ${monday}, null),
			(gen_random_uuid(), ${her.personId}, 'Mum', null, false, ${tuesday}, null),
			(gen_random_uuid(), ${her.personId}, 'Zed', null, true, ${monday}, ${tuesday})`;
		const { card } = await opened(harbour.kim, her);
		expect(textsOf(card).slice(1)).toEqual(['Do not tell: Mum', 'Tell: Mia · sister']);
	});

	test('is closed to the unit after discharge', async () => {
		const her = await somebody(house, harbour);
		const [intake] = await house.superSql<
			{ id: string }[]
		>`select id from intake where person_id = ${her.personId}`;
		await endIntake(
			await passOf(harbour.kim.asking(tuesday), 'intake:end', her.subject),
			intake?.id ?? '',
			'discharge'
		);
		await expect(opened(harbour.kim, her, later(1))).rejects.toThrow(/no pass/);
	});
});

test('"I have read this card" counts once for each clinician and intake', async () => {
	const her = await somebody(house, harbour);
	const kim = (now: Date) => passOf(harbour.kim.asking(now), 'card:mark-read', her.subject);
	expect((await opened(harbour.kim, her)).readAt).toBeNull();
	await markRead(await kim(later(1)));
	await markRead(await kim(later(2)));
	expect((await opened(harbour.kim, her, later(3))).readAt).toEqual(later(1));
	const cas = await someone(house, { name: 'Cas' });
	await house.superSql`insert into unit_staff (unit_id, account_id, since)
		values (${harbour.unitId}, ${cas.accountId}, '2026-01-01')`;
	expect((await opened(cas, her, later(4))).readAt).toBeNull();
	const notes = await house.superSql`select 1 from audit.entry
		where person_id = ${her.personId} and kind = 'act' and deed = 'card:read'`;
	expect(notes).toHaveLength(1);
});

describe('a wish that cannot be followed', () => {
	const why = {
		reason: 'not-available' as const,
		words: 'No ice here',
		tried: null,
		untilAt: later(60),
		thisStay: false,
		episode: null,
		key: 'k'
	};
	const page = async ({ personId }: Somebody, now = later(5)) =>
		readWishes(await passOf(harbour.kim.asking(now), 'wish:set-aside', { personId }), words);
	const keysOf = async (her: Somebody): Promise<string[]> =>
		(await page(her)).lines.flatMap(({ source }) => (source === null ? [] : [sourceKey(source)]));

	test('is kept with its line and reason, marked on the card, and kept once', async () => {
		const her = await somebody(house, harbour);
		await her.say('about-me/helps', lines('tight blanket', 'chew ice'));
		const pass = await passOf(harbour.kim.asking(later(6)), 'wish:set-aside', her.subject);
		const wish = { ...why, lines: (await keysOf(her)).slice(1) };
		expect(await setAside(pass, wish, words)).toBe('kept');
		expect(await setAside(pass, wish, words)).toBe('kept');
		expect((await page(her)).earlier).toMatchObject([
			{
				reason: 'not-available',
				words: 'No ice here',
				tried: null,
				untilAt: later(60),
				line: { text: '“chew ice”' }
			}
		]);
		const { card } = await opened(harbour.kim, her, later(7));
		expect(card.sections[1]?.lines.map(({ notes }) => notes)).toEqual([
			[],
			[expect.stringMatching(/^cannot be followed until /)]
		]);
	});

	test('is not kept about a line that the person changed meanwhile', async () => {
		const her = await somebody(house, harbour);
		const base = await her.say('about-me/helps', lines('chew ice'));
		const shown = await keysOf(her);
		await her.say('about-me/helps', lines('music'), ['card'], { base });
		const pass = await passOf(harbour.kim.asking(later(6)), 'wish:set-aside', her.subject);
		expect(await setAside(pass, { ...why, lines: shown }, words)).toBe('changed');
		expect((await page(her)).earlier).toEqual([]);
	});

	test('cannot be written about somebody the unit does not treat', async () => {
		const hill = await ward(house, 'Hill');
		const her = await somebody(house, harbour);
		await expect(passOf(hill.kim.asking(tuesday), 'wish:set-aside', her.subject)).rejects.toThrow(/no pass/);
	});
});
