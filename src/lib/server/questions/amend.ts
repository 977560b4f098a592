import { createHash, randomUUID } from 'node:crypto';
import type { Pass, Sql } from '../access';
import { actorOf } from './acts';
import { nobody, type Audience, type Current, type Value } from './answer';
import { carryRenderings } from './renderings';
import * as store from './store';

/** A change that the person takes into their answer: the whole new value, and where it comes from. */
export type Amending = {
	/** Set and question: `about-me/helps`. */
	readonly question: string;
	readonly setVersion: number;
	readonly value: Value;
	readonly language: string;
	/** Who may see it from now on. */
	readonly audience: Audience;
	/** The item that changed; null for a whole text. */
	readonly item: string | null;
	/** The same words by other languages, and who put them there. */
	readonly others: Readonly<Record<string, string>>;
	readonly wordedBy: string;
	readonly proposal: string;
	readonly key: string;
};

/** The answer that holds now, locked until the end of the transaction, so that what was shown can be compared. */
export const lockAnswer = (
	sql: Sql,
	pass: Pass<'proposal:answer'>,
	question: string
): Promise<Current | null> => store.currentForUpdate(sql, pass, { question, context: nobody, voice: nobody });

/**
 * Writes the person's answer as it is after a proposal, in the transaction that settles the proposal. The caller has
 * locked `current` and compared it with what the person saw.
 * @returns the new answer's id
 */
export const amend = async (
	sql: Sql,
	pass: Pass<'proposal:answer'>,
	current: Current | null,
	change: Amending
): Promise<string> => {
	const id = randomUUID();
	const place = { question: change.question, context: nobody, voice: nobody };
	await store.add(sql, pass, {
		...place,
		id,
		setVersion: change.setVersion,
		state: 'answered',
		value: change.value,
		language: change.language,
		typedBy: actorOf(pass),
		toldAtIntake: null,
		base: current?.id ?? null,
		proposal: change.proposal,
		writtenAt: pass.now,
		key: change.key,
		bodyHash: createHash('sha256')
			.update(JSON.stringify([change.proposal, change.value]))
			.digest()
	});
	const also = new Map([[change.item, '']]);
	for (const [language, wording] of Object.entries(change.others))
		await store.addRendering(
			sql,
			pass,
			randomUUID(),
			{
				answerId: id,
				item: change.item,
				language,
				wording,
				madeBy: change.wordedBy,
				how: 'human',
				checkedBy: change.wordedBy
			},
			pass.now
		);
	await carryRenderings(sql, pass, current, { value: change.value, also }, id);
	await store.point(sql, pass, place, id, change.audience, pass.now);
	return id;
};
