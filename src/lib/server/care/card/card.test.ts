import { describe, expect, test } from 'vitest';
import { readSets } from '../../questions/sets';
import { wordsFor } from '../../words';
import { resources } from '../../words/resources';
import { cardOf, type Card, type CardInputs } from './card';
import { bareCard, items, said, today, told } from './people.example';

const card = (more: Partial<CardInputs>): Card => cardOf(bareCard(more));
const textsOf = ({ sections }: Card): string[] =>
	sections.flatMap(({ lines }) => lines.map(({ text }) => text));
const part = ({ sections }: Card, slot: string) => sections.find((one) => one.slot === slot)?.lines ?? [];
const much = 'word '.repeat(16).trim();

const tahlia = [
	said('about-me/never', items('say a door is locked')),
	said('about-me/worse', items('“go to your room”', 'being alone')),
	said('about-me/triggers', items('plans changing without warning', 'shouting', 'door closed behind me')),
	said('about-me/helps', items('tight blanket', 'walk to the letterbox with one person', 'chew ice')),
	said('about-me/do', items('stay where I can see you')),
	said('about-me/health-risks', items({ option: 'asthma' })),
	said('about-me/stop', { text: 'Thumb down' }),
	said('about-me/very-bad', items({ option: 'seclusion' })),
	said('about-me/signs-others', items('pulls sleeves', 'asks the same thing again', 'paces')),
	said('about-me/kinds', { rows: { physical: 'yes' } }, { audience: { groups: [], named: [] } })
];
const contacts = [
	{ name: 'Mia', who: 'sister', phone: '0491 570 006', tell: true },
	{ name: 'Mum', who: null, phone: null, tell: false }
];
const banners = { plan: 'standards-au-nsw-dcj-2024:plan-weight' };

describe('the card of Tahlia (V1)', () => {
	const hers = card({ answers: tahlia, contacts, banners });

	test('says what to avoid, what helps and what is dangerous, in her words', () => {
		expect(part(hers, 'avoid').map(({ text }) => text)).toEqual([
			'Never: “say a door is locked”',
			'“go to your room”',
			'“being alone”',
			'“plans changing without warning”',
			'“shouting”',
			'“door closed behind me”'
		]);
		expect(part(hers, 'helps').map(({ text }) => text)).toEqual([
			'“stay where I can see you”',
			'“tight blanket”',
			'“walk to the letterbox with one person”',
			'“chew ice”'
		]);
		expect(part(hers, 'health').map(({ text }) => text)).toEqual(['Asthma or breathing']);
		expect(part(hers, 'stop').map(({ text }) => text)).toEqual(['Stop: “Thumb down”']);
	});

	test('says whom to tell and whom not', () => {
		expect(part(hers, 'call').map(({ text }) => text)).toEqual([
			'Do not tell: Mum',
			'Tell: Mia · sister · 0491 570 006'
		]);
	});

	test('holds all of it, and nothing of what happened to her', () => {
		expect(hers.lines.more).toBe(0);
		expect(hers.moreText).toBeNull();
		expect(JSON.stringify(hers)).not.toContain('kinds');
	});

	test('is read in the order of the field', () => {
		expect(hers.sections.map(({ title }) => title)).toEqual([
			'Legal weight',
			'Stop',
			'Do not',
			'Do first',
			'Early signs',
			'Health risks',
			'Call',
			'If unavoidable'
		]);
	});
});

test('a line that a debrief brought is marked as new since that day, and has its room before others', () => {
	const m1 = { text: 'Tell me 10 minutes before dinner moves', since: '2026-03-18T03:00:00Z' };
	const hers = card({
		answers: [
			said('about-me/helps', items(...Array.from({ length: 9 }, (_, n) => `${n} ${much}`))),
			said('about-me/prepare', items(m1))
		]
	});
	expect(part(hers, 'helps').map(({ isNew }) => isNew)).toContain('new since 18 March');
});

test('a line is no longer new after a year', () => {
	const old = items({ text: 'music', since: '2025-04-01T00:00:00Z' });
	expect(part(card({ answers: [said('about-me/helps', old)] }), 'helps')[0]?.isNew).toBeNull();
});

describe('the card of Samir (V2)', () => {
	const behind = 'لا تقفوا خلفي';
	const refuse = 'دواء haloperidol سبّب لي تشنّجًا في الرقبة';
	const rendering = (answerId: string, wording: string) => ({
		answerId,
		item: 'item-1',
		language: 'en',
		wording,
		madeBy: 'interpreter',
		how: 'human' as const,
		checkedBy: 'interpreter'
	});
	const answers = [
		said('about-me/avoid', items(behind), { language: 'ar' }),
		said('about-me/medicines-refuse', items(refuse), { language: 'ar' })
	];
	const his = (language: string) =>
		card({
			answers,
			renderings: [
				rendering('answer-about-me/avoid', 'Do not stand behind me'),
				rendering('answer-about-me/medicines-refuse', 'haloperidol gave me neck spasm')
			],
			banners: {
				plan: 'standards-uk-england-use-of-force-2018:plan-weight',
				'refused-medicine': 'standards-uk-england-use-of-force-2018:refused-medicine'
			},
			words: wordsFor(language)
		});

	test('is English first, with the Arabic behind one tap', () => {
		expect(part(his('en'), 'avoid')).toMatchObject([
			{ text: 'Do not stand behind me', language: 'en', original: { text: behind, language: 'ar' } }
		]);
	});

	test('is in his own words for who reads Arabic, with the name of the drug kept whole', () => {
		expect(part(his('ar'), 'avoid')).toMatchObject([{ text: `«${behind}»`, original: null }]);
		expect(part(his('ar'), 'medicines')[0]?.text).toContain('haloperidol');
	});

	test('says what weight it has, and that a refused medicine may bind', () => {
		expect(part(his('en'), 'legal')[0]?.text).toBe('A preference, not binding by itself.');
		expect(part(his('en'), 'medicines')[0]?.notes).toEqual(['may bind: check']);
	});

	test('says when nobody has put a line into English', () => {
		const line = part(card({ answers }), 'avoid')[0];
		expect(line).toMatchObject({
			text: `«${behind}»`,
			language: 'ar',
			untranslated: 'not translated yet'
		});
	});
});

describe('what was told at an intake', () => {
	const helps = told('about-me/helps', items('music'));

	test('stands there as told to Kim and not checked', () => {
		expect(part(card({ told: [helps] }), 'helps')).toMatchObject([
			{ text: '“music”', unchecked: 'told to Kim today, not checked' }
		]);
		const later = card({ told: [helps], now: new Date('2026-04-05T09:00:00Z') });
		expect(part(later, 'helps')[0]?.unchecked).toBe('told to Kim on 2 April 2026, not checked');
	});

	test('gives way to what the person says later on the card, and only then', () => {
		const since = { writtenAt: new Date(today.getTime() + 1) };
		const answers = [said('about-me/helps', items('ice'), since)];
		expect(textsOf(card({ told: [helps], answers }))).toEqual(['“ice”']);
		const alone = [said('about-me/helps', items('ice'), { ...since, audience: { groups: [], named: [] } })];
		expect(textsOf(card({ told: [helps], answers: alone }))).toEqual(['“music”']);
	});

	test('by a supporter is never shown before it is checked', () => {
		expect(card({ told: [{ ...helps, toldAtIntake: null }] }).empty).toBe(true);
	});
});

test('what is not meant for the card, not answered, staff’s or about an episode is not on it', () => {
	const other = '11111111-1111-4111-8111-111111111111';
	const value = items('zebra');
	const answers = [
		said('about-me/helps', value, { audience: { groups: ['care-team'], named: [] } }),
		said('about-me/do', value, { voice: other }),
		said('about-me/avoid', value, { context: other }),
		said('debrief-person/change', value),
		{ ...said('about-me/worse', value), state: 'skipped' as const, value: null }
	];
	expect(card({ answers }).empty).toBe(true);
});

test('a line that cannot be followed now says so', () => {
	const source = { question: 'about-me/helps', item: 'item-1', answerId: 'an-older-answer' };
	const hers = card({ answers: [said('about-me/helps', items('walk', 'ice'))], setAside: [source] });
	expect(part(hers, 'helps').map(({ notes }) => notes)).toEqual([['cannot be followed now'], []]);
});

test('what may not be left out stays, though the card grows beyond its words', () => {
	const allergies = items(...Array.from({ length: 10 }, (_, n) => `${n} ${much}`));
	const hers = card({
		answers: [said('about-me/medicines-allergic', allergies), said('about-me/helps', items('music'))]
	});
	expect(part(hers, 'medicines')).toHaveLength(10);
	expect(hers.lines.more).toBe(1);
	expect(hers.moreText).toBe('1 more line, open the full plan');
});

test('a card of nothing has no lines, not even the weight it would have', () => {
	expect(card({ banners })).toMatchObject({ empty: true, sections: [], moreText: null, changed: null });
});

test('says who looked last', () => {
	const lastLook = { by: 'Kim Lee, nurse', at: new Date('2026-03-14T08:40:00Z') };
	expect(card({ lastLook }).lastLooked).toBe('last look: Kim Lee, nurse, 14 March, 19:40');
	expect(card({}).lastLooked).toBe('nobody looked before');
});

test('a set that is added as files only has its answers on the card', () => {
	const tea = {
		id: 'tea',
		version: 1,
		voice: 'person',
		context: 'none',
		sections: [{ id: 'cup', questions: ['sort'] }],
		questions: [
			{
				id: 'sort',
				kind: 'list',
				audience: ['card'],
				card: { slot: 'helps', rank: 1, must: false, phrase: true },
				sensitivity: 'ordinary',
				sources: ['invented']
			}
		]
	};
	const own = {
		set: { title: 'Tea', intro: 'Tea.' },
		section: { cup: { title: 'A cup' } },
		sort: { title: 'Which tea?', card: 'Tea: {answer}' }
	};
	const sets = readSets({ './sets/tea.json': tea }, { en: { ...resources.en, tea: own } });
	const english = wordsFor('en');
	const words = Object.assign(Object.create(english), {
		t: (key: string, args?: Record<string, string>) =>
			key === 'tea:sort.card' ? `Tea: ${args?.answer}` : english.t(key, args)
	}) as typeof english;
	expect(textsOf(card({ sets: sets.values(), words, answers: [said('tea/sort', items('mint'))] }))).toEqual([
		'Tea: “mint”'
	]);
});

describe('what the place cannot offer', () => {
	const missing = (what: string, instead: string | null = null) => ({
		...{ what, instead, unit: 'Harbour', because: 'no animals here', fromDay: '2026-03-01', untilDay: null }
	});
	const wishes = items({ option: 'animal' }, { option: 'music' }, 'my animal');
	const answers = [
		said('about-me/helps', wishes),
		said('about-me/staff-gender', { choice: 'women', note: 'always' })
	];
	const notes = (lacking: CardInputs['lacking']) =>
		part(card({ answers, ...(lacking === undefined ? {} : { lacking }) }), 'helps').map(
			({ text, notes: beside }) => [text, beside]
		);

	test('is marked beside the wish that was picked; every wish stands where it stood', () => {
		const bare = notes([]);
		const marked = notes([missing('about-me/helps/animal', 'a picture book')]);
		expect(marked.map(([text]) => text)).toEqual(bare.map(([text]) => text));
		expect(marked.filter(([, beside]) => beside?.length)).toEqual([
			['An animal', ['not here; instead: a picture book']]
		]);
	});

	test('is marked beside a choice, and never beside own words or what is there', () => {
		const marked = notes([missing('about-me/staff-gender/women'), missing('about-me/helps/walk')]);
		expect(marked.flatMap(([, beside]) => beside ?? [])).toEqual(['this place does not have it']);
	});
});
