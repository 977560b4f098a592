import type { Question } from '../../src/lib/server/questions/set.js';
import { sets } from '../../src/lib/server/questions/sets.js';
import { wordsFor } from '../../src/lib/server/words/index.js';
import type { Typed } from './answers.js';

/** Draws that come out the same for the same seed (mulberry32). */
export const dice = (seed: number) => {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const upTo = (most: number): number => Math.floor(next() * most);
	const pick = <T>(of: readonly T[]): T => {
		const one = of[upTo(of.length)];
		if (one === undefined) throw new Error('nothing to draw from');
		return one;
	};
	/** So many different ones, in the order they stand in. */
	const some = <T>(of: readonly T[], count: number): T[] => {
		const left = of.map((_, place) => place);
		while (left.length > count) left.splice(upTo(left.length), 1);
		return left.flatMap((place) => of.slice(place, place + 1));
	};
	return { next, upTo, pick, some };
};
type Dice = ReturnType<typeof dice>;

/** Letters that things break on: quotes, markup, other scripts, digits beside letters of the other direction. */
const pieces = [
	...[
		'quietly',
		'by the river',
		'don’t',
		'"never"',
		'O’Hara',
		'<b>bold</b>',
		'&amp;',
		'50 %',
		'{name}',
		'naïve'
	],
	...[
		'Żółć',
		'Ελένη',
		'☕',
		'👩🏽‍🦽',
		'شاي بالنعناع',
		'12:30',
		'a/b\\c',
		'020 7946 0123',
		'$1',
		'#plan',
		'日本茶',
		'1 < 2'
	]
];
const names = ['Ida Sørensen', 'Ngozi O’Brien', 'Zoë van der Berg', 'José Núñez', 'ليلى حدّاد', 'Łukasz Żak'];

/** The question whose answer is begun and not saved. */
export const halfTyped = 'when-well';

/** Questions that a suggestion adds a line to: whoever may see the answer sees the line, so that these are left open. */
const suggestedFor = ['prepare', 'do', 'places'];

/** Who may see a made answer. */
export type Shown = 'card' | 'team' | 'nobody';
export type MadeAnswer = {
	question: Question;
	typed: Typed;
	shown: Shown;
	/** What was typed, to be looked for in pages. */
	own: readonly string[];
	/** The options ticked, by their keys. */
	options: readonly string[];
};

const wordsOf = (draw: Dice, number: number): string =>
	`${draw.pick(pieces)} ${draw.pick(pieces)} ${draw.pick(pieces)} ${1000 + number}`;

const kindsMade = ['text', 'list', 'picks', 'choice'];

const answerTo = (draw: Dice, question: Question, language: string, number: () => number): MadeAnswer => {
	const { t } = wordsFor(language);
	const label = (option: string): string => t(`about-me:${question.id}.option.${option}`);
	const shown = draw.pick(['card', 'team', 'nobody'] as const);
	const labels = { card: [t('common:who.card')], team: [t('common:who.team')], nobody: [] }[shown];
	const most = Math.min(question.max ?? 10, 3);
	const lines = Array.from({ length: 1 + draw.upTo(most) }, () => wordsOf(draw, number()));
	const made = { question, shown };
	if (question.kind === 'text') {
		const text = wordsOf(draw, number());
		return { ...made, own: [text], options: [], typed: { text, seenBy: labels } };
	}
	if (question.kind === 'choice') {
		const option = draw.pick(question.options ?? []);
		return { ...made, own: [], options: [option], typed: { choice: label(option), seenBy: labels } };
	}
	const room = (question.max ?? 10) - lines.length;
	const options = question.kind === 'picks' ? draw.some(question.options ?? [], Math.min(2, room)) : [];
	return { ...made, own: lines, options, typed: { lines, picks: options.map(label), seenBy: labels } };
};

/** Somebody nobody thought of: a name, a birth date, a language, and answers to a part of the questions. */
export const madePerson = (seed: number) => {
	const draw = dice(seed);
	let last = 0;
	const number = () => (last += 1);
	const language = draw.pick(['en', 'ar']);
	const asked = (sets.get('about-me')?.questions ?? []).filter(
		({ id, kind, askedIf, asksWho }) =>
			kindsMade.includes(kind) &&
			askedIf === undefined &&
			!asksWho &&
			id !== halfTyped &&
			!suggestedFor.includes(id)
	);
	const born: [string, string, string] = [
		String(1 + draw.upTo(28)),
		String(1 + draw.upTo(12)),
		String(1940 + draw.upTo(68))
	];
	return {
		draw,
		name: draw.pick(names),
		born,
		record: `S-${1 + draw.upTo(99_999)}`,
		language,
		answers: draw.some(asked, 12).map((question) => answerTo(draw, question, language, number)),
		words: () => wordsOf(draw, number())
	};
};
