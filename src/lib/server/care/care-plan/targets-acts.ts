import type { Words } from '$lib/words';
import type { PersonPass, Sql } from '../../access';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { setOf } from '../../questions/sets';
import * as stored from '../../questions/store';
import { statementsOf } from '../crisis-plan/change-acts';
import { topics } from '../crisis-plan/crisis-plan';
import { ofPlan } from '../crisis-plan/for-card';
import { directivesFor, inForceOf } from '../directive/acts';
import { itemId, partOf } from '../directive/directive';
import { targetsIn } from './care-plan';
import { careEntry, entriesIn } from './entry';
import { versionsOf } from './entry-store';

/** Something a proposal may aim at: a line that stands somewhere, a short text, or a new line. */
export type Target = {
	/** `about-me/helps`, or with the id of a line, a statement or an entry behind it. */
	readonly value: string;
	readonly question: string;
	readonly item: string | null;
	/** What it is part of, in words. */
	readonly title: string;
	/** The line as it stands; null for a new one. */
	readonly line: string | null;
	/** The answer that it stands in now. */
	readonly base: string | null;
	/** The wording of a statement or an entry that stands now. */
	readonly baseVersion: string | null;
	/** Only the team can do it: it answers too. */
	readonly asksService: boolean;
};

type Standing = { readonly item: string | null; readonly line: string };

const target = (question: string, title: string, of: Partial<Target> = {}): Target => {
	const item = of.item ?? null;
	return {
		value: item === null ? question : `${question}/${item}`,
		...{ question, title, item, line: null, base: null, baseVersion: null, asksService: false },
		...of
	};
};

const inSet = (
	words: Words,
	setId: string,
	current: readonly Current[],
	renderings: readonly Rendering[],
	stands: (question: string, line: Standing) => boolean
): Target[] => {
	const set = setOf(setId);
	return targetsIn(set).flatMap((question) => {
		const key = `${set.id}/${question.id}`;
		const title = words.t(`${set.id}:${question.id}.title`);
		const answer = current.find((one) => one.question === key);
		const base = answer?.id ?? null;
		const lines = answer === undefined ? [] : linesOf(words, set, question, answer, renderings);
		const there = lines
			.map(({ item, text }) => ({ item, line: text }))
			.filter((line) => stands(key, line))
			.map((line) => target(key, title, { ...line, base }));
		const whole = question.kind === 'text' && there.length > 0;
		return whole ? there : [...there, target(key, title, { base })];
	});
};

const renderingsOf = (sql: Sql, pass: PersonPass, current: readonly Current[]): Promise<Rendering[]> =>
	stored.renderingsOf(
		sql,
		pass,
		current.map(({ id }) => id)
	);

const ofAnswers = async (sql: Sql, pass: PersonPass, words: Words): Promise<Target[]> => {
	const current = await stored.currents(sql, pass, nobody);
	return inSet(words, 'about-me', current, await renderingsOf(sql, pass, current), () => true);
};

/** Of the version in force alone: where there is none, there is nothing signed to be changed. */
const ofDirective = async (sql: Sql, pass: PersonPass, words: Words): Promise<Target[]> => {
	const all = await directivesFor(sql, pass);
	const [version] = inForceOf(all);
	if (version === undefined) return [];
	const inForce = all.standing.inForce.find(({ id }) => id === version.id)?.inForce ?? [];
	const renderings = await renderingsOf(sql, pass, version.answers);
	return inSet(words, 'directive', version.answers, renderings, (question, { item }) =>
		inForce.includes(itemId(version.id, partOf(question, item)))
	);
};

/** Of a signed plan alone: what was never signed is the table's to talk about. */
const ofCrisisPlan = async (sql: Sql, pass: PersonPass, words: Words): Promise<Target[]> => {
	const stands = await statementsOf(sql, pass);
	if (stands.length === 0) return [];
	return topics.flatMap((topic) => {
		const question = `${ofPlan}${topic}`;
		const title = words.t(`crisis-plan:topic.${topic}.title`);
		const there = stands
			.filter((one) => one.topic === topic)
			.map(({ id, line, wording }) =>
				target(question, title, { item: line, line: wording, baseVersion: id })
			);
		return [...there, target(question, title)];
	});
};

const ofCarePlan = async (sql: Sql, pass: PersonPass, words: Words): Promise<Target[]> => {
	const title = words.t('care-entries:target');
	const there = entriesIn(await versionsOf(sql, pass))
		.filter(({ now }) => !now.ended)
		.map(({ id, now }) =>
			target(careEntry, title, { item: id, line: now.wording, baseVersion: now.id, asksService: true })
		);
	return [...there, target(careEntry, title, { asksService: true })];
};

/** Everything that whoever leads a talk may propose a change of: as far as they read it. */
export const targetsOf = async (sql: Sql, pass: PersonPass, words: Words): Promise<Target[]> => [
	...(await ofAnswers(sql, pass, words)),
	...(await ofDirective(sql, pass, words)),
	...(await ofCrisisPlan(sql, pass, words)),
	...(await ofCarePlan(sql, pass, words))
];
