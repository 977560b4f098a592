import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nobody, type Current, type Rendering, type Value } from '../../questions/answer';
import { slots, type Question, type Reader } from '../../questions/set';
import { sets } from '../../questions/sets';
import { wordsFor } from '../../words';
import { cardOf, type Card, type CardInputs } from './card';
import { count as countWords, countBeside, countOfMust, countSeen, owed, seen } from './oracle.example';
import { bareCard, today } from './people.example';

/** `npm run proof` draws five times as many. */
const people = Number(process.env['FOREWORD_PROOF_CARDS'] ?? 200);
const secret = 'zqprivate';
const arabic = ['ماء', 'نافذة', 'هدوء', 'موسيقى', 'أختي', 'haloperidol', '020 7946 0123', 'ببطء'];
const english = ['blanket', 'window', 'slowly', 'letterbox', 'sister', 'don’t', '10', 'ice'];

/** Marks that keep a number in its own order inside Arabic words are not read: they change nothing that is said. */
const unmarked = (text: string): string => text.replace(/[\u2066-\u2069]/gu, '');
const says = (line: { readonly text: string }, said: string): boolean =>
	unmarked(line.text).includes(unmarked(said));

const phrase = (vocabulary: string[], most: number) =>
	fc
		.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 12 })
		.map((all) => all.join(' ').slice(0, most).trim());

const instant = fc.integer({ min: 1, max: 500 }).map((days) => new Date(today.getTime() - days * 86_400_000));

/** `most`: lines in each list; undefined fills every list to its limit. */
const valueOf = (
	question: Question,
	language: string,
	hidden: boolean,
	most?: number
): fc.Arbitrary<Value> => {
	const words = phrase(language === 'ar' ? arabic : english, 80).map((text) =>
		hidden ? `${secret} ${text}` : text
	);
	const since = fc.option(instant, { nil: undefined, freq: 12 });
	const own = fc.record({ id: fc.uuid(), text: words, since }).map(({ since: at, ...item }) => ({
		...item,
		...(at === undefined ? {} : { since: at.toISOString() })
	}));
	const full = {
		minLength: most === undefined ? (question.max ?? 10) : 0,
		maxLength: most ?? question.max ?? 10
	};
	if (question.kind === 'list') return fc.record({ items: fc.array(own, full) });
	if (question.kind === 'picks') {
		const offered = fc.record({ id: fc.uuid(), option: fc.constantFrom(...(question.options ?? [])) });
		return fc.record({ items: fc.array(hidden ? own : fc.oneof(offered, own), full) });
	}
	if (question.kind === 'choice')
		return fc.record({ choice: fc.constantFrom(...(question.options ?? [])), note: words });
	if (question.kind === 'text') return words.map((text) => ({ text }));
	const rows = question.rows ?? [];
	return fc.constant({ rows: Object.fromEntries(rows.map((row) => [row, 'yes' as const])), note: secret });
};

const answerTo = (key: string, question: Question, most?: number): fc.Arbitrary<Current> =>
	fc
		.record({
			language: fc.constantFrom('en', 'ar'),
			groups: fc.subarray<Reader>(['card', 'care-team']),
			id: fc.uuid()
		})
		.chain(({ language, groups, id }) =>
			fc
				.record({ value: valueOf(question, language, !groups.includes('card'), most), writtenAt: instant })
				.map((rest) => ({
					...rest,
					id,
					question: key,
					context: nobody,
					voice: nobody,
					setVersion: 1,
					state: 'answered' as const,
					language,
					typedBy: 'me',
					typist: 'Me',
					toldAtIntake: null,
					base: null,
					proposal: null,
					audience: { groups, named: [] }
				}))
		);

const questions = [...sets.values()]
	.filter(({ voice, context }) => voice === 'person' && context === 'none')
	.flatMap((set) => set.questions.map((question) => ({ key: `${set.id}/${question.id}`, question })));

const other = (answer: Current): Rendering[] => {
	const language = answer.language === 'en' ? 'ar' : 'en';
	const rendered = (item: string | null, text: string): Rendering => ({
		answerId: answer.id,
		item,
		language,
		wording: `${language === 'ar' ? 'بالعربية' : 'rendered'} ${text}`,
		madeBy: 'interpreter',
		how: 'human',
		checkedBy: 'interpreter'
	});
	const { value } = answer;
	if (value === null) return [];
	if ('items' in value)
		return value.items.flatMap((one, n) => (one.text && n % 3 > 0 ? [rendered(one.id, one.text)] : []));
	return 'text' in value ? [rendered(null, value.text)] : [];
};

/** Lines that were agreed in a crisis plan. */
const agreed = fc.record({
	line: fc.uuid(),
	text: phrase([...english, ...arabic], 120),
	language: fc.constantFrom('en', 'ar'),
	slot: fc.constantFrom('signs' as const, 'helps' as const, 'avoid' as const, 'medicines' as const),
	around: fc.constantFrom('worse' as const, 'crisis' as const, null),
	at: instant
});

const person = (most?: number): fc.Arbitrary<Partial<CardInputs>> =>
	fc.tuple(...questions.map(({ key, question }) => answerTo(key, question, most))).chain((answers) =>
		fc.record({
			answers: fc.constant(answers),
			renderings: fc.constant(answers.flatMap(other)),
			name: phrase([...english, ...arabic], 60),
			supporters: fc.array(fc.constant('Ros'), { maxLength: 2 }),
			crisis: fc.array(agreed, { maxLength: 8 }),
			contacts: fc.array(
				fc.record({
					name: fc.constantFrom('Mia', 'ليلى'),
					who: fc.constantFrom('sister', null),
					phone: fc.constantFrom('0491 570 006', null),
					tell: fc.boolean()
				}),
				{ maxLength: 4 }
			)
		})
	);

const rankOf = (question: string): number =>
	questions.find(({ key }) => key === question)?.question.card?.rank ?? 0;

/** More words than any label, phrase and title around a line can have. */
const widest = 18;

/** Words still free beside the shortest line that was left out; far below nought on a full card. */
const roomFor = (card: Card, expected: ReturnType<typeof owed>): number => {
	const shown = card.sections.flatMap(({ lines }) => lines);
	const left = expected.filter(
		({ key, said }) => !shown.some((line) => line.source?.question === key && says(line, said))
	);
	return 120 - countSeen(card) - Math.min(...left.map(({ said }) => countWords(said)));
};

const holds = (inputs: CardInputs): void => {
	const card = cardOf(inputs);
	const lines = card.sections.flatMap((part) => part.lines);
	const expected = owed(inputs);
	const beside = countBeside(inputs) + inputs.crisis.length;

	expect(countSeen(card)).toBeLessThanOrEqual(Math.max(120, countOfMust(card)));
	expect(seen(card).join(' ')).not.toContain(secret);
	expect(JSON.stringify(card)).not.toContain(secret);
	for (const { said, slot, must } of expected.filter((one) => one.must))
		expect(lines.some((line) => line.must === must && line.slot === slot && says(line, said))).toBe(true);
	const never = inputs.contacts.filter(({ tell }) => !tell).length;
	expect(lines.filter(({ must }) => must)).toHaveLength(expected.filter(({ must }) => must).length + never);
	for (const line of lines.filter(({ source }) => source !== null))
		expect(expected.some((one) => one.key === line.source?.question && says(line, one.said))).toBe(true);
	const signs = expected.some(({ slot, key }) => slot === 'stop' && key !== 'about-me/stop');
	if (signs) expect(card.sections[0]?.slot).toBe('stop');
	const order = card.sections.slice(signs ? 1 : 0).map(({ slot }) => slots.indexOf(slot));
	expect(order).toEqual(order.toSorted((a, b) => a - b));
	for (const part of card.sections) {
		const ranks = part.lines.flatMap(({ source }) => (source === null ? [] : [rankOf(source.question)]));
		expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
	}
	if (card.lines.more > 0) expect(roomFor(card, expected)).toBeLessThan(widest);
	expect(card.lines.more).toBe(expected.length + beside - lines.length);
	expect(card.moreText === null).toBe(card.lines.more === 0);
};

const check = (runs: number, most?: number): void =>
	fc.assert(
		fc.property(person(most), (more) => {
			for (const language of ['en', 'ar']) holds(bareCard({ ...more, words: wordsFor(language) }));
		}),
		{ numRuns: runs, seed: 20_261_122 }
	);

test(
	'the card of anybody with every field full keeps its promises, in both languages',
	{ timeout: 120_000 },
	() => {
		check(people);
	}
);

test('so does the card of somebody who answered little', { timeout: 120_000 }, () => {
	check(people / 4, 1);
});
