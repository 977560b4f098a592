import type { Resources, WordTree } from '../words/resources';
import { keysOf } from './keys';
import { inOrder, questionOf, type Question, type QuestionSet } from './set';
import { readShape, type Complain } from './shape';

const needsOptions = ['picks', 'choice'];
const needsRows = ['scales', 'marks'];
const takesMax = ['text', 'list', 'picks'];
const takesRank = ['list', 'picks'];
const takesLines = ['list', 'picks'];
const cannotBeOnTheCard = ['scales', 'marks'];

const twice = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) < index);

const checkKind = (question: Question, complain: (problem: string) => void): void => {
	const { kind } = question;
	const match = (has: boolean, wants: boolean, what: string): void => {
		if (wants && !has) complain(`kind "${kind}" needs ${what}`);
		if (has && !wants) complain(`kind "${kind}" takes no ${what}`);
	};
	match(question.options !== undefined, needsOptions.includes(kind), 'options');
	match(question.rows !== undefined, needsRows.includes(kind), 'rows');
	if (question.max !== undefined) match(true, takesMax.includes(kind), 'max');
	if (question.ranked) match(true, takesRank.includes(kind), 'order (ranked)');
	if (question.card) match(true, !cannotBeOnTheCard.includes(kind), 'card slot');
	const grouped = question.groups?.flatMap(({ options }) => options);
	if (grouped && [...grouped].sort().join() !== [...(question.options ?? [])].sort().join())
		complain('each of its options must stand in one group, and nothing else');
	for (const option of question.card?.mustOptions ?? [])
		if (!question.options?.includes(option)) complain(`card names "${option}", which is no option`);
	if (question.parts) match(true, takesLines.includes(kind), 'parts');
	if (question.about) match(true, takesLines.includes(kind), 'about');
	if (question.faces) match(true, kind === 'scales', 'faces');
	if (question.bodyMap) match(true, kind === 'picks', 'body map');
	if (question.bodyMap && question.groups?.map(({ id }) => id).join() !== 'front,back')
		complain('a body map has two groups, "front" and "back"');
	if (question.behindOpen && question.audience.length > 0)
		complain('stands behind Open, so it must start as only me (audience [])');
};

const checkAbout = (set: QuestionSet, complain: Complain): void => {
	const order = inOrder(set).map(({ id }) => id);
	for (const { id, about } of set.questions) {
		if (about === undefined) continue;
		if (questionOf(set, about)?.kind !== 'picks' || order.indexOf(about) > order.indexOf(id))
			complain(`question "${id}"`, `about names "${about}", which is no earlier question of picks`);
	}
};

const checkReach = (set: QuestionSet, complain: Complain): void => {
	const placed = set.sections.flatMap((section) => section.questions);
	for (const section of set.sections)
		for (const id of section.questions)
			if (!questionOf(set, id))
				complain(`section "${section.id}"`, `names a question "${id}" that is not there`);
	for (const id of set.first ?? [])
		if (!questionOf(set, id)) complain('first', `names a question "${id}" that is not there`);
	for (const { id } of set.questions)
		if (!placed.includes(id)) complain(`question "${id}"`, 'cannot be reached: it stands in no section');
	for (const id of twice(placed)) complain(`question "${id}"`, 'stands in a section twice');
	for (const id of twice(set.questions.map((question) => question.id)))
		complain(`question "${id}"`, 'duplicate id');
	for (const id of twice(set.sections.map((section) => section.id)))
		complain(`section "${id}"`, 'duplicate id');
};

const checkConditions = (set: QuestionSet, complain: Complain): void => {
	const order = inOrder(set).map(({ id }) => id);
	for (const { id, askedIf } of set.questions) {
		if (!askedIf) continue;
		const unreachable = (why: string): void => complain(`question "${id}"`, `cannot be reached: ${why}`);
		const asked = questionOf(set, askedIf.question);
		if (!asked) unreachable(`askedIf names "${askedIf.question}", which is not there`);
		else if (asked.kind !== 'choice') unreachable(`askedIf names "${asked.id}", which is no choice`);
		else if (!asked.options?.includes(askedIf.choice))
			unreachable(`"${asked.id}" has no choice "${askedIf.choice}"`);
		else if (order.indexOf(asked.id) > order.indexOf(id)) unreachable(`"${asked.id}" is asked after it`);
	}
};

/** The keys of a word tree, joined by dots. */
export const flatten = (tree: WordTree, before = ''): string[] =>
	Object.entries(tree).flatMap(([name, value]) =>
		typeof value === 'string' ? [before + name] : flatten(value, `${before}${name}.`)
	);

const at = (tree: WordTree, key: string): string | undefined => {
	const found = key
		.split('.')
		.reduce<string | WordTree | undefined>(
			(node, name) => (typeof node === 'object' ? node[name] : undefined),
			tree
		);
	return typeof found === 'string' ? found : undefined;
};

const checkWords = (set: QuestionSet, words: Resources, complain: Complain): void => {
	const { required, optional } = keysOf(set);
	for (const [language, namespaces] of Object.entries(words)) {
		const tree = namespaces[set.id] ?? {};
		for (const key of required)
			if (!at(tree, key)?.trim()) complain(`words in ${language}`, `"${set.id}:${key}" is missing`);
		for (const key of flatten(tree))
			if (!required.includes(key) && !optional.includes(key))
				complain(`words in ${language}`, `"${set.id}:${key}" belongs to nothing in the set`);
		for (const { id, card } of set.questions)
			if (card?.phrase && !at(tree, `${id}.card`)?.includes('{answer}'))
				complain(`words in ${language}`, `"${set.id}:${id}.card" does not say {answer}`);
	}
};

/**
 * Checks one question set and its words.
 * @param file the file's name, without folder: the set's id must be the same
 * @param json what the file holds
 * @param words every locale file of the build
 * @returns the set, and what is wrong with it: one sentence each, naming file and place
 */
export const validate = (
	file: string,
	json: unknown,
	words: Resources
): { set: QuestionSet | null; problems: string[] } => {
	const problems: string[] = [];
	const complain: Complain = (place, problem) => problems.push(`${file}: ${place}: ${problem}`);
	const set = readShape(json, complain);
	if (!set) return { set, problems };
	if (`${set.id}.json` !== file) complain('the set', `its id "${set.id}" is not the file's name`);
	checkReach(set, complain);
	checkConditions(set, complain);
	checkAbout(set, complain);
	for (const question of set.questions)
		checkKind(question, (problem) => complain(`question "${question.id}"`, problem));
	checkWords(set, words, complain);
	return { set, problems };
};
