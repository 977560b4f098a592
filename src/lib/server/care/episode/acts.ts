import { createHash, randomUUID } from 'node:crypto';
import { note, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import { nobody } from '../../questions/answer';
import { setOf } from '../../questions/sets';
import { answerById, currents } from '../../questions/store';
import type { Kind } from '../../standards/vocabulary';
import { historyOf, planItemKey, standingAll, type Fact } from './episode';
import { partsAhead, type AnyValue, type Field, type Value } from './fields';
import { putTogether } from './merge';
import { planLines, veryBadIn } from './plan';
import { crisisForCard } from '../crisis-plan/card-acts';
import { settingsAt } from '../service/settings-acts';
import { directiveForCard } from '../directive/acts';
import { leaveNotices } from '../directive/telling-acts';
import * as plan from './plan-store';
import * as staff from './staff-store';
import * as store from './store';
import type { Stay } from './store';
import { nothingMore } from './use-fields';

const writerOf = (pass: Pass): string => {
	if (pass.actor === null) throw new Error('an episode is written by somebody who is signed in');
	return pass.actor.accountId;
};

/** The latest instant a value speaks of: when the thing it says had happened. */
const happenedAt = (field: Field, value: AnyValue | null): Date | null => {
	const ahead = partsAhead(field);
	const instants = Object.entries(value ?? {}).flatMap(([part, content]) =>
		content instanceof Date && !ahead.includes(part) ? [content] : []
	);
	return instants.length === 0 ? null : new Date(Math.max(...instants.map((at) => at.getTime())));
};

/** A form's own key, whatever somebody sends for one. */
const hashOf = (parts: readonly unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Units treating the person now in which whoever asks works; the newest stay first. */
export const staysOf = (pass: Pass<'episodes:read'> | Pass<'episode:start'>): Promise<readonly Stay[]> =>
	transaction(pass, (sql) => store.stays(sql, pass));

export type Starting = {
	readonly stay: Stay;
	readonly kinds: readonly Kind[];
	readonly startedAt: Date;
	/** Made with the page: the same form sent twice is one episode. */
	readonly key: string;
};

const begin = async (sql: Sql, pass: Pass<'episode:start'>, sent: Starting): Promise<string> => {
	const by = writerOf(pass);
	const one = { ...sent, key: hashOf([sent.key]) };
	const before = await store.startedWith(sql, pass, by, one.key);
	if (before !== null) return before;
	const id = randomUUID();
	const seen = await currents(sql, pass, nobody);
	const { packs } = await settingsAt(sql, pass, one.stay.unitId, one.startedAt, pass.now);
	const stay = { ...one.stay, pack: packs?.record ?? one.stay.pack };
	await store.addEpisode(sql, pass, stay, {
		id,
		startedAt: one.startedAt,
		enteredBy: by,
		veryBad: veryBadIn(seen),
		key: one.key
	});
	for (const kind of one.kinds) await store.addFact(sql, pass, id, component(kind, one, by));
	const { directive } = await directiveForCard(sql, pass);
	const ahead = { wishes: directive.wishes, crisis: await crisisForCard(sql, pass) };
	await plan.addPlanLines(sql, pass, id, planLines(setOf('about-me'), seen, ahead));
	await note(sql, pass, 'episode:started', { id });
	return id;
};

const component = (kind: Kind, { startedAt, key }: Starting, by: string): store.NewFact => ({
	id: randomUUID(),
	field: 'component',
	item: randomUUID(),
	value: {
		...nothingMore,
		kind,
		from: startedAt,
		to: null
	},
	because: null,
	happenedAt: startedAt,
	enteredBy: by,
	key
});

/**
 * Starts the record of an episode. A kind and a time are enough; nothing is ever a reason to refuse it. It keeps the
 * unit's pack edition, and which lines of the plan staff could see, as they are at this moment.
 * @returns the episode's id
 */
export const startEpisode = (pass: Pass<'episode:start'>, starting: Starting): Promise<string> =>
	transaction(pass, (sql) => begin(sql, pass, starting));

export type Writing = {
	readonly field: Field;
	/** '' for a single field and for a new item of a repeating one. */
	readonly item: string;
	/** Null takes back what stood. */
	readonly value: AnyValue | null;
	/** Why something that stood is changed or taken back. */
	readonly because: string | null;
	/** Whether the field has items, where it is another field than the form's own. */
	readonly repeats?: boolean;
	/** The row of this item that the form showed; null: it showed none. Left out, nobody asks. */
	readonly saw?: string | null;
	readonly fromPaper?: boolean;
	readonly together?: string | null;
};

/** What is to be written, put together with what somebody else wrote of the same item since the form was opened. */
const sinceSeen = (
	facts: readonly Fact[],
	{ field, value, saw }: Writing,
	item: string
): { readonly value: AnyValue | null; readonly atOnce: boolean } => {
	const stood = standingAll(facts, field).find((fact) => fact.item === item);
	if (saw === undefined || value === null || !stood || stood.id === saw) return { value, atOnce: false };
	const seen = facts.find(({ id }) => id === saw);
	return {
		value: putTogether(field, seen?.field === field ? seen.value : null, stood.value, value),
		atOnce: true
	};
};

const asUuid = (hash: string): string =>
	hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const itemOf = (
	facts: readonly Fact[],
	{ field, item, value }: Writing,
	repeats: boolean,
	key: string
): string => {
	if (!repeats) return '';
	if (value !== null && 'question' in value) return planItemKey(value);
	// An item that nobody wrote is no item: a form cannot choose the id of a new one.
	return historyOf(facts, field).some((fact) => fact.item === item) ? item : asUuid(key);
};

const stands = (facts: readonly Fact[], { field, value }: Writing, item: string): boolean => {
	const standing = standingAll(facts, field).find((fact) => fact.item === item);
	return JSON.stringify(standing?.value ?? null) === JSON.stringify(value);
};

const write = async (
	sql: Sql,
	pass: Pass<'episode:write'>,
	facts: readonly Fact[],
	one: Writing,
	repeats: boolean,
	key: string
): Promise<void> => {
	const by = writerOf(pass);
	const id = randomUUID();
	// The same form with other words is another fact, so that nothing typed is lost on the way back to a page.
	const ownKey = hashOf([key, one.field, one.item, one.value, one.because]);
	const item = itemOf(facts, one, repeats, ownKey);
	const { field, because, fromPaper = false, together = null } = one;
	const { value, atOnce } = sinceSeen(facts, one, item);
	if (atOnce && stands(facts, { ...one, value }, item)) return;
	const how = { fromPaper, together, atOnce };
	const row = {
		field,
		value,
		because,
		id,
		item,
		happenedAt: happenedAt(field, value),
		enteredBy: by,
		...how
	};
	const added = await store.addFact(sql, pass, pass.episodeId, { ...row, key: ownKey });
	if (!added && stands(facts, one, item)) return;
	if (!added) await store.addFact(sql, pass, pass.episodeId, { ...row, key: randomUUID() });
	if (field === 'followed') await setAside(sql, pass, id, value, by);
	await note(sql, pass, one.value === null ? 'episode:taken-back' : 'episode:written', { part: one.field });
};

const setAside = async (sql: Sql, pass: EpisodePass, id: string, value: AnyValue | null, by: string) => {
	if (value === null || !('question' in value) || value.answer !== 'not-followed' || value.why === null)
		return;
	const { question, item, shown, why } = value;
	await plan.setAside(sql, pass, { id, question, item, shown, why, words: wordsOf(value) }, by);
	const ahead = question.startsWith('directive/') ? await answerById(sql, pass, shown) : null;
	await leaveNotices(sql, pass, { of: { wish: id }, question, directive: ahead?.context ?? null, item });
	await note(sql, pass, 'wish:not-followed', { id, part: question });
};
const wordsOf = (value: Value<'tried'> | Value<'followed'>): string | null =>
	'words' in value ? value.words : value.result;

/**
 * Adds facts to an episode: rows that stand beside what stood before, never over it.
 * @param repeats whether the field has items (`isRepeating`)
 * @param key made with the page: the same form sent twice is written once
 */
export const writeFacts = (
	pass: Pass<'episode:write'>,
	writings: readonly Writing[],
	repeats: boolean,
	key: string
): Promise<void> =>
	transaction(pass, async (sql) => {
		const facts = (await store.factsOf(sql, pass)).map(({ fact }) => fact);
		for (const one of writings) await write(sql, pass, facts, one, one.repeats ?? repeats, key);
	});

export type Naming = {
	/** An account of the unit's staff, or null for somebody without one. */
	readonly accountId: string | null;
	readonly name: string;
	readonly job: string | null;
	readonly role: string;
};

/**
 * Names staff who took part: from then on they cannot lead the debrief, and do not learn of the person's account.
 * Returns false when the account is not staff of the unit it happened on.
 * @param key a uuid made with the page
 */
export const nameStaff = (pass: Pass<'episode:write'>, one: Naming, key: string): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const colleague = (await staff.colleagues(sql, pass)).find(({ id }) => id === one.accountId);
		if (one.accountId !== null && !colleague) return false;
		const named = colleague ? { name: colleague.name, job: colleague.job } : { name: one.name, job: one.job };
		const { accountId, role } = one;
		await staff.addNamed(sql, pass, { id: key, accountId, role, ...named }, writerOf(pass));
		await note(sql, pass, 'episode:staff-named', accountId === null ? {} : { id: accountId });
		return true;
	});
