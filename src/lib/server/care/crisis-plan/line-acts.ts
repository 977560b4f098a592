import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type Sql } from '../../access';
import { holdIfPressed } from '../pressure/acts';
import { chooseWay, waysOf, type Way } from '../../questions/alone';
import { planIn, type CrisisPlan } from './acts';
import { saidTo, type AnswerKind, type Line, type Topic, type Version } from './crisis-plan';
import * as store from './store';

/** A wording as its form sends it. `bases`: the wordings that the writer saw. */
export type Saying = {
	readonly key: string;
	readonly line: string;
	readonly topic: Topic;
	readonly words: string;
	readonly bases: readonly string[];
};

const lineIn = ({ lines }: CrisisPlan, id: string): Line | undefined => lines.find((line) => line.id === id);

const seenIn = (line: Line | undefined): readonly Version[] =>
	line === undefined ? [] : [...line.heads, ...line.waiting];

/** What a line is called where the person says how they answer: alone, or with whoever helps them. */
const lineQuestion = 'crisis-plan/line';

/** How the person writes a line; null for anybody else, whose page never asks. Throws 404 for a helper when alone. */
export const wayOfLine = (pass: Pass<'crisis-plan:answer'>, line: string): Promise<Way | null> =>
	transaction(pass, async (sql) => {
		if (pass.relations.includes('self'))
			return (await waysOf(sql, pass, line)).get(lineQuestion) ?? 'together';
		if (await store.isAlone(sql, pass, line)) error(404);
		return null;
	});

/** Whether the plan has a line of that id, with words that stand or not. */
export const isLine = (pass: Pass<'crisis-plan:choose'>, line: string): Promise<boolean> =>
	transaction(pass, async (sql) => (await store.versions(sql, pass)).some((one) => one.line === line));

/** "I want to write this alone", and back. Returns the hold of a "together" that waits for the person's own word. */
export const chooseLineWay = (
	pass: Pass<'crisis-plan:choose'>,
	line: string,
	how: Way
): Promise<string | null> =>
	chooseWay(pass, { question: lineQuestion, context: line, of: {}, part: 'crisis-plan' }, how);

/**
 * Writes a wording of a line: the person's own, or typed for them by a helper and waiting for their check. It is
 * always kept; when somebody wrote another one meanwhile, both stand until the person chooses.
 */
export const say = (pass: Pass<'crisis-plan:write'>, one: Saying, language: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if (!pass.relations.includes('self') && (await store.isAlone(sql, pass, one.line))) error(404);
		const all = (await store.versions(sql, pass)).filter(({ line }) => line === one.line);
		const bases = one.bases.filter((base) => all.some(({ id }) => id === base));
		const [only] = all.filter(({ id }) => bases.includes(id));
		if (bases.length === 1 && only?.wording === one.words && only.typist === null) return;
		const topic = all[0]?.topic ?? one.topic;
		const row = { id: one.key, line: one.line, topic, wording: one.words, language, bases };
		if (await store.addVersion(sql, pass, row))
			await note(sql, pass, 'crisis-plan:written', { id: one.line, detail: { topic } });
	});

/**
 * Takes a line out. The person alone does; the wording stays readable to them.
 * @returns the id of the hold when the person has yet to confirm it
 */
export const takeOut = (
	pass: Pass<'crisis-plan:choose'>,
	{ key, line }: { key: string; line: string },
	language: string
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const here = lineIn(await planIn(sql, pass), line);
		if (here === undefined) error(404);
		if (here.out) return null;
		const bases = seenIn(here).map(({ id }) => id);
		await store.addVersion(sql, pass, { id: key, line, topic: here.topic, wording: null, language, bases });
		await note(sql, pass, 'crisis-plan:taken-out', { id: line, detail: { topic: here.topic } });
		return holdIfPressed(sql, pass, { act: 'withdrawing', subject: key, loosens: true, part: 'crisis-plan' });
	});

/** Puts a line back as it was. */
export const putBack = (
	pass: Pass<'crisis-plan:choose'>,
	{ key, line }: { key: string; line: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const all = (await store.versions(sql, pass)).filter((one) => one.line === line);
		const last = all.findLast(({ wording }) => wording !== null);
		const here = lineIn(await planIn(sql, pass), line);
		if (last === undefined || here === undefined) error(404);
		if (!here.out) return;
		const { topic, wording, language } = last;
		const bases = here.heads.map(({ id }) => id);
		if (await store.addVersion(sql, pass, { id: key, line, topic, wording, language, bases }))
			await note(sql, pass, 'crisis-plan:put-back', { id: line, detail: { topic } });
	});

/** The person says whether what was typed for them is right. */
export const checkWording = (
	pass: Pass<'crisis-plan:choose'>,
	version: string,
	outcome: 'confirmed' | 'not-mine'
): Promise<void> =>
	transaction(pass, async (sql) => {
		const { lines } = await planIn(sql, pass);
		const line = lines.find(({ waiting }) => waiting.some(({ id }) => id === version));
		if (line === undefined) return;
		if (await store.addCheck(sql, pass, version, outcome))
			await note(sql, pass, `crisis-plan:${outcome}`, { id: line.id });
	});

export type Answering = {
	readonly line: string;
	readonly version: string;
	readonly said: readonly {
		readonly voice: string;
		readonly answer: AnswerKind;
		readonly reason: string | null;
	}[];
};

/** Whether this account can write down what the voice says: its own, or one that was only named. */
export const speaksFor = ({ mine, may, voices }: CrisisPlan, voice: string): boolean => {
	const one = voices.find(({ id }) => id === voice);
	if (one === undefined || one.endedAt !== null) return false;
	return one.id === mine || (one.accountId === null && may.type);
};

const add = async (
	sql: Sql,
	pass: Pass<'crisis-plan:answer'>,
	plan: CrisisPlan,
	{ line, version, said }: Answering,
	language: string
): Promise<void> => {
	for (const { voice, answer, reason } of said) {
		if (!speaksFor(plan, voice)) error(404);
		const before = saidTo(version, voice, plan.said);
		if (before?.answer === answer && before.reason === reason) continue;
		await store.addSaid(sql, pass, { id: randomUUID(), line, version, voice, answer, reason, language });
		await note(sql, pass, 'crisis-plan:answered', { id: line, detail: { answer } });
	}
};

/**
 * Writes what voices say to a wording. `changed` when the person has other words by now: nothing is written, since
 * nobody agreed to those. `closed` while the meeting does not go on.
 */
export const answerLine = (
	pass: Pass<'crisis-plan:answer'>,
	one: Answering,
	language: string
): Promise<'kept' | 'changed' | 'closed'> =>
	transaction(pass, async (sql) => {
		const plan = await planIn(sql, pass);
		if (plan.meeting !== 'on') return 'closed';
		const line = lineIn(plan, one.line);
		if (line === undefined) error(404);
		if (line.out || !seenIn(line).some(({ id }) => id === one.version)) return 'changed';
		await add(sql, pass, plan, one, language);
		return 'kept';
	});

/** "This could only be about me": said by the person, or by who leads the talk. */
export const markSpecific = (
	pass: Pass<'crisis-plan:check'>,
	{ key, line }: { key: string; line: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const plan = await planIn(sql, pass);
		if (lineIn(plan, line) === undefined) error(404);
		if (plan.steps.some(({ kind, about }) => kind === 'specific' && about === line)) return;
		if (await store.addStep(sql, pass, { id: key, kind: 'specific', about: line }))
			await note(sql, pass, 'crisis-plan:specific', { id: line });
	});
