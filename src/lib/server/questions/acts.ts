import { createHash, randomUUID } from 'node:crypto';
import { heldBefore, note, transaction, type Pass, type PersonPass, type Sql } from '../access';
import {
	itemsOf,
	keepIdentity,
	nobody,
	type Answer,
	type Audience,
	type Current,
	type State,
	type Value
} from './answer';
import { takesAway } from './changes';
import { dropDraft, keepDraft } from './drafts';
import { settle } from './guarded';
import { keepRenderings } from './renderings';
import * as store from './store';
import type { Place } from './store';

/** The deeds that write an answer. Which voice and context they write in follows from the pass, not the form. */
export type AnswerPass =
	| Pass<'about-me:answer'>
	| Pass<'debrief:answer'>
	| Pass<'plan-used:answer'>
	| Pass<'staff-debrief:answer'>
	| Pass<'beside:answer'>
	| (Pass<'directive:answer'> & InContext)
	| (Pass<'unrecorded:answer'> & InContext);

/** What answers are about besides an episode: the version of a directive that is written, or what no record says anything of. */
export type InContext = { readonly contextId: string };

const contextOf = (pass: object): string => {
	if ('contextId' in pass && typeof pass.contextId === 'string') return pass.contextId;
	return 'episodeId' in pass && typeof pass.episodeId === 'string' ? pass.episodeId : nobody;
};

export type Saving = {
	/** Set and question: `about-me/helps`. */
	readonly question: string;
	readonly setVersion: number;
	readonly state: State;
	readonly value: Value | null;
	readonly language: string;
	/** The answer that was on the page; empty when there was none. */
	readonly base: string;
	/** Made with the page: the same form sent twice is one answer. */
	readonly key: string;
	readonly audience: Audience;
	/** Who reads what nobody chose readers for, when the set does not say. */
	readonly usual?: Audience | null;
	/** The same words in another language, by item id, or null for the whole text. */
	readonly also: ReadonlyMap<string | null, string>;
	readonly alsoLanguage: string;
	readonly alsoBy: string;
};

export type Saved =
	| {
			readonly outcome: 'saved' | 'repeat' | 'to-check';
			readonly answerId: string;
			/** Something that was said before is not said any more, and can be taken back. */
			readonly removed: boolean;
			/** What of it waits for the person's own word; null when all of it holds. */
			readonly hold: string | null;
	  }
	/** Somebody saved something else meanwhile, or this form was sent before with other words. */
	| { readonly outcome: 'conflict'; readonly theirs: Current | Answer | null };

/** Where this pass may write an answer to the question. */
export const placeOf = (pass: AnswerPass, question: string): Place => ({
	question,
	context: contextOf(pass),
	voice: ['staff-debrief:answer', 'beside:answer'].includes(pass.deed) ? actorOf(pass) : nobody
});

/** The account that acts. A pass for writing is never anonymous. */
export const actorOf = (pass: Pass): string => {
	if (pass.actor === null) throw new Error('an answer needs somebody who is signed in');
	return pass.actor.accountId;
};

const hashOf = (saving: Saving): Buffer =>
	createHash('sha256')
		.update(
			JSON.stringify([
				saving.question,
				saving.state,
				saving.value === null ? null : withoutIds(saving.value),
				[...saving.audience.groups, ...saving.audience.named]
			])
		)
		.digest();

/** New lines get a new id each time they are read, so two readings of one form differ in nothing else. */
const withoutIds = (value: Value): unknown =>
	'items' in value
		? value.items.map(({ text, option, parts, about }) => [text, option, parts, about])
		: value;

/**
 * Saves an answer: compare-and-set on the answer that holds now. The person's own (and each staff member's own)
 * holds at once; what a supporter types waits until the person has checked it. Nothing is overwritten.
 */
export const saveAnswer = (pass: AnswerPass, saving: Saving): Promise<Saved> =>
	transaction(pass, async (sql): Promise<Saved> => {
		const place = placeOf(pass, saving.question);
		const typedBy = actorOf(pass);
		const bodyHash = hashOf(saving);
		const before = await store.underKey(sql, pass, typedBy, saving.key);
		if (before !== null)
			return bodyHash.equals(before.bodyHash)
				? {
						outcome: 'repeat',
						answerId: before.answer.id,
						removed: await hasRemoved(sql, pass, before.answer),
						hold: await heldBefore(sql, pass, before.answer.id)
					}
				: { outcome: 'conflict', theirs: before.answer };
		const current = await store.currentForUpdate(sql, pass, place);
		const own = place.voice !== nobody || pass.relations.includes('self');
		// Signed while this was being written, or while it waited for its turn.
		if (!(await store.isWritten(sql, pass, place.context))) return { outcome: 'conflict', theirs: current };
		if (own && (current?.id ?? '') !== saving.base) return { outcome: 'conflict', theirs: current };
		const value =
			saving.value !== null && 'items' in saving.value
				? { items: keepIdentity(itemsOf(current?.value ?? null), saving.value.items) }
				: saving.value;
		const id = randomUUID();
		const answer = {
			...place,
			id,
			setVersion: saving.setVersion,
			state: saving.state,
			value,
			language: saving.language,
			typedBy,
			toldAtIntake: null,
			base: current?.id ?? null,
			proposal: null,
			writtenAt: pass.now
		};
		await store.add(sql, pass, { ...answer, key: saving.key, bodyHash });
		await keepRenderings(sql, pass, current, { ...saving, value }, id);
		const { audience, usual = null } = saving;
		const hold = own ? await settle(sql, pass, { place, answer, current, audience, usual }) : null;
		await dropDraft(sql, pass, place, typedBy);
		await note(sql, pass, own ? 'answer:saved' : 'answer:typed', { id, part: saving.question });
		return own
			? { outcome: 'saved', answerId: id, removed: takesAway(current?.value ?? null, value), hold }
			: { outcome: 'to-check', answerId: id, removed: false, hold: null };
	});

const hasRemoved = async (sql: Sql, pass: AnswerPass, { base, value }: Answer): Promise<boolean> => {
	const before = base === null ? null : await store.answerById(sql, pass, base);
	return takesAway(before?.value ?? null, value);
};

/** Keeps what is being typed, for the one who types and the person only. */
export const saveDraft = (
	pass: AnswerPass,
	question: string,
	fields: Readonly<Record<string, readonly string[]>>
): Promise<void> =>
	transaction(pass, (sql) => keepDraft(sql, pass, placeOf(pass, question), actorOf(pass), fields));

/**
 * What was told before anybody knew who they are stays in the record it was told in. Found right, it is said once more
 * in their own record: should the two be taken apart, their plan loses nothing and shows nothing of somebody else's.
 */
const taken = async (sql: Sql, pass: PersonPass, waiting: Answer): Promise<Answer> => {
	if (await store.isOfRecord(sql, pass, waiting.id)) return waiting;
	const answer = {
		...{ ...waiting, id: randomUUID(), typedBy: actorOf(pass), toldAtIntake: null, typedAs: null },
		...{ base: null, writtenAt: pass.now }
	};
	await store.add(sql, pass, { ...answer, key: waiting.id, bodyHash: Buffer.alloc(32) });
	return answer;
};

/**
 * The person's word on what somebody else typed: theirs from now on, or not theirs. "Not mine" needs no reason.
 * @param usual who reads what nobody chose readers for, when the set does not say
 * @returns false when there is nothing of that id to check, else what of it waits for the person's own word
 */
export const checkTyped = (
	pass: Pass<'about-me:check'> | Pass<'debrief:choose'> | (Pass<'directive:check'> & InContext),
	answerId: string,
	outcome: 'confirmed' | 'not-mine',
	audience: Audience,
	usual: Audience | null = null
): Promise<false | { readonly hold: string | null }> =>
	transaction(pass, async (sql) => {
		const context = contextOf(pass);
		const waiting = (await store.unchecked(sql, pass, context)).find((one) => one.id === answerId);
		if (waiting === undefined || !(await store.isWritten(sql, pass, context))) return false;
		await store.check(sql, pass, answerId, outcome, actorOf(pass), pass.now);
		const place = { question: waiting.question, context, voice: nobody };
		const current = await store.currentForUpdate(sql, pass, place);
		const answer = outcome === 'confirmed' ? await taken(sql, pass, waiting) : waiting;
		const settling = { place, answer, current, audience, usual };
		const hold = outcome === 'confirmed' ? await settle(sql, pass, settling) : null;
		await note(sql, pass, `answer:${outcome}`, { id: answerId, part: waiting.question });
		return { hold };
	});
