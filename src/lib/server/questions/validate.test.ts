import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resources } from '../words/resources';
import { inOrder, slots, type QuestionSet } from './set';
import { readSets, setOf, sets } from './sets';
import { validate } from './validate';

const tea = (): QuestionSet => ({
	id: 'tea',
	version: 1,
	voice: 'person',
	context: 'none',
	sections: [{ id: 'cup', questions: ['likes', 'which', 'warmth', 'why-not'] }],
	questions: [
		{
			id: 'likes',
			kind: 'choice',
			audience: ['card'],
			options: ['yes', 'no'],
			sensitivity: 'ordinary',
			sources: ['x']
		},
		{
			id: 'which',
			kind: 'list',
			audience: ['card'],
			card: { slot: 'helps', rank: 1, must: false, phrase: true },
			askedIf: { question: 'likes', choice: 'yes' },
			sensitivity: 'ordinary',
			whyWeAsk: true,
			sources: ['x']
		},
		{ id: 'warmth', kind: 'scales', audience: [], rows: ['cold'], sensitivity: 'private', sources: ['x'] },
		{ id: 'why-not', kind: 'text', audience: [], behindOpen: true, sensitivity: 'private', sources: ['x'] }
	]
});
const words = () => ({
	set: { title: 'Tea', intro: 'About tea' },
	section: { cup: { title: 'The cup' } },
	likes: { title: 'Do you like tea?', option: { yes: 'Yes', no: 'No' } as Record<string, string> },
	which: { title: 'Which?', hint: 'Any', why: 'To bring it', card: 'Tea: {answer}' },
	warmth: { title: 'How warm?', row: { cold: 'Cold' }, scale: { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' } },
	'why-not': { title: 'Why not?' }
});
type Words = ReturnType<typeof words>;
const problemsOf = (change: (set: QuestionSet, arabic: Words) => unknown): string[] => {
	const set = tea();
	const arabic = words();
	change(set, arabic);
	return validate('tea.json', JSON.parse(JSON.stringify(set)), { en: { tea: words() }, ar: { tea: arabic } })
		.problems;
};
const question = (set: QuestionSet, index: number): Record<string, unknown> =>
	set.questions[index] as unknown as Record<string, unknown>;

describe('a question set', () => {
	test('that is right has no problems', () => {
		expect(problemsOf(() => null)).toEqual([]);
	});

	test.each<[string, (set: QuestionSet, arabic: Words) => unknown, string]>([
		[
			'an unknown kind',
			(set) => (question(set, 1)['kind'] = 'lst'),
			'question "which": "kind": unknown kind "lst"'
		],
		[
			'an unknown reader',
			(set) => (question(set, 1)['audience'] = ['all']),
			'question "which": "audience": unknown reader "all"'
		],
		[
			'an unknown card slot',
			(set) => (question(set, 1)['card'] = { slot: 'top', rank: 1, must: false }),
			'question "which", card: "slot": unknown card slot "top"'
		],
		[
			'an unknown sensitivity',
			(set) => (question(set, 1)['sensitivity'] = 'high'),
			'unknown sensitivity "high"'
		],
		[
			'an unknown voice',
			(set) => Object.assign(set, { voice: 'all' }),
			'the set: "voice": unknown voice "all"'
		],
		[
			'an unknown field',
			(set) => (question(set, 1)['colour'] = 'red'),
			'question "which": unknown field "colour"'
		],
		[
			'a missing field',
			(set) => delete question(set, 1)['sources'],
			'question "which": "sources" is missing'
		],
		[
			'a question without an id',
			(set) => delete question(set, 1)['id'],
			'question number 2: "id" is missing'
		],
		[
			'a step that is none',
			(set) => Object.assign(set.sections[0] ?? {}, { step: 'sideways' }),
			'unknown step "sideways"'
		],
		['a reserved id', (set) => (question(set, 1)['id'] = 'section'), '"section" is reserved'],
		[
			'a duplicate id',
			(set) => set.questions.push(set.questions[0] ?? tea().questions[0]!),
			'question "likes": duplicate id'
		],
		['an option twice', (set) => (question(set, 0)['options'] = ['yes', 'yes']), '"yes" stands there twice'],
		[
			'an empty list of options',
			(set) => (question(set, 0)['options'] = []),
			'question "likes": "options": must not be empty'
		],
		[
			'a choice without options',
			(set) => delete question(set, 0)['options'],
			'question "likes": kind "choice" needs options'
		],
		[
			'scales without rows',
			(set) => delete question(set, 2)['rows'],
			'question "warmth": kind "scales" needs rows'
		],
		[
			'options on a text',
			(set) => (question(set, 3)['options'] = ['a']),
			'question "why-not": kind "text" takes no options'
		],
		[
			'a scale on the card',
			(set) => (question(set, 2)['card'] = { slot: 'helps', rank: 1, must: false }),
			'question "warmth": kind "scales" takes no card slot'
		],
		[
			'a section naming nothing',
			(set) => set.sections[0]?.questions.push('milk'),
			'section "cup": names a question "milk" that is not there'
		],
		[
			'a question in no section',
			(set) => set.sections[0]?.questions.pop(),
			'question "why-not": cannot be reached: it stands in no section'
		],
		[
			'a question in two places',
			(set) => set.sections.push({ id: 'pot', questions: ['likes'] }),
			'question "likes": stands in a section twice'
		],
		[
			'a condition on nothing',
			(set) => (question(set, 1)['askedIf'] = { question: 'milk', choice: 'yes' }),
			'question "which": cannot be reached: askedIf names "milk"'
		],
		[
			'a condition on a choice not offered',
			(set) => (question(set, 1)['askedIf'] = { question: 'likes', choice: 'maybe' }),
			'"likes" has no choice "maybe"'
		],
		[
			'a condition on what is no choice',
			(set) => (question(set, 1)['askedIf'] = { question: 'warmth', choice: 'yes' }),
			'which is no choice'
		],
		[
			'a condition on a later question',
			(set) => set.sections[0]?.questions.reverse(),
			'"likes" is asked after it'
		],
		[
			'a hidden question others see',
			(set) => (question(set, 3)['audience'] = ['card']),
			'question "why-not": stands behind Open'
		],
		[
			'a title missing in one language',
			(_, arabic) => Object.assign(arabic, { which: { ...arabic.which, title: ' ' } }),
			'words in ar: "tea:which.title" is missing'
		],
		[
			'an option without words',
			(_, arabic) => delete arabic.likes.option['no'],
			'words in ar: "tea:likes.option.no" is missing'
		],
		[
			'words of a whole language missing',
			(_, arabic) => Object.keys(arabic).forEach((key) => delete arabic[key as keyof Words]),
			'words in ar: "tea:set.title" is missing'
		],
		[
			'words nobody asks for',
			(_, arabic) => Object.assign(arabic, { milk: { title: 'حليب' } }),
			'words in ar: "tea:milk.title" belongs to nothing'
		],
		[
			'a card phrase without the answer',
			(_, arabic) => (arabic.which.card = 'شاي'),
			'"tea:which.card" does not say {answer}'
		],
		['another file name', (set) => (set.id = 'coffee'), 'its id "coffee" is not the file\'s name']
	])('with %s is refused, and the place is named', (_, change, problem) => {
		const problems = problemsOf(change);
		expect(problems.join('\n')).toContain(problem);
		expect(problems.every((each) => each.startsWith('tea.json: '))).toBe(true);
	});

	test.each([null, 7, 'tea', [], { id: 'tea' }])('that is %j is refused', (json) => {
		expect(validate('tea.json', json, {}).problems).not.toEqual([]);
	});

	test('of any shape whatever is answered with problems, never with a crash', () => {
		fc.assert(
			fc.property(
				fc.jsonValue(),
				fc.constantFrom('sections', 'questions', 'version', 'id'),
				(json, field) => {
					for (const set of [json, { ...tea(), [field]: json }])
						expect(() => validate('tea.json', set, { en: { tea: words() } })).not.toThrow();
				}
			)
		);
	});

	test('stops the start with every problem at once', () => {
		const broken = { './sets/a.json': { id: 'a' }, './sets/b.json': null };
		expect(() => readSets(broken, resources)).toThrow(/a\.json[\s\S]*b\.json/);
	});
});

describe('the sets of this build', () => {
	test('are each right in both languages', () => {
		expect([...sets.keys()].sort()).toEqual([
			'about-me',
			'debrief-beside',
			'debrief-child',
			'debrief-person',
			'debrief-staff',
			'directive'
		]);
	});

	test('fill every place on the card that comes from answers', () => {
		const filled = new Set(setOf('about-me').questions.map(({ card }) => card?.slot));
		expect(slots.filter((slot) => !filled.has(slot))).toEqual(['legal', 'call', 'changed']);
	});

	test('never leave out allergies, health risks, "never", "very bad" and how I say stop, yes, no, pain, toilet', () => {
		const must = setOf('about-me').questions.filter(({ card }) => card?.must);
		expect(must.map(({ id }) => id).sort()).toEqual([
			'health-risks',
			'medicines-allergic',
			'never',
			'no',
			'pain',
			'pregnancy',
			'stop',
			'toilet',
			'very-bad',
			'yes'
		]);
	});

	test('start what is private as only me', () => {
		const about = setOf('about-me');
		const open = [
			'gender',
			'faith',
			'undressing',
			'pregnancy',
			'diagnosis',
			'when-well',
			'kinds',
			'reactions'
		];
		expect(about.questions.filter(({ id }) => open.includes(id)).map(({ audience }) => audience)).toEqual(
			open.map(() => [])
		);
		expect(
			about.questions.filter(
				({ sensitivity, audience, id }) =>
					sensitivity === 'private' && audience.length > 0 && !id.startsWith('people-')
			)
		).toEqual([]);
	});

	test('ask what to do and avoid before what happened', () => {
		const order = inOrder(setOf('about-me')).map(({ id }) => id);
		expect(order.indexOf('avoid')).toBeLessThan(order.indexOf('kinds'));
		expect(order[0]).toBe('helps');
	});

	test('keep the account of a debrief from the care team until the person says otherwise', () => {
		const seen = setOf('debrief-person').questions.flatMap(({ audience }) => audience);
		expect(new Set(seen)).toEqual(new Set(['facilitator']));
	});
});
