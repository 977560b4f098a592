import { createHash, randomUUID } from 'node:crypto';
import { holdIfPressed, type Pass, type Sql } from '../access';
import { actorOf } from './acts';
import { nobody, type Audience, type Current, type Value } from './answer';
import { lostIn } from './holding';
import { carryRenderings } from './renderings';
import * as store from './store';

/** A change that the person takes into their answer: the whole new value, and where it comes from. */
export type Amending = {
	/** Set and question: `about-me/helps`. */
	readonly question: string;
	/** What the answer is about: a version of a directive; `nobody` for the plan itself. */
	readonly context?: string;
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
	question: string,
	context: string = nobody
): Promise<Current | null> => store.currentForUpdate(sql, pass, { question, context, voice: nobody });

/** A text is there already, and would be another. */
const saysOther = (current: Current | null, value: Value): boolean =>
	current?.value != null && 'text' in current.value && 'text' in value && current.value.text !== value.text;

/**
 * Writes the person's answer as it is after a proposal, in the transaction that settles the proposal. The caller has
 * locked `current` and compared it with what the person saw. Under pressure a line that is new stands and is labelled;
 * one that takes the place of another waits.
 * @returns the new answer's id, and that of what waits for the person's own word
 */
export const amend = async (
	sql: Sql,
	pass: Pass<'proposal:answer'>,
	current: Current | null,
	change: Amending
): Promise<{ readonly id: string; readonly hold: string | null }> => {
	const id = randomUUID();
	const place = { question: change.question, context: change.context ?? nobody, voice: nobody };
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
	const replaces =
		lostIn(current?.value ?? null, change.value).length > 0 || saysOther(current, change.value);
	const before = { answerId: current?.id ?? null, audience: current?.audience ?? change.audience };
	const after = { answerId: id, audience: change.audience };
	const hold = await holdIfPressed(sql, pass, {
		act: 'accepting',
		subject: id,
		loosens: replaces,
		question: change.question,
		moved: [{ place, before, after }]
	});
	if (hold === null || !replaces) await store.point(sql, pass, place, id, change.audience, pass.now);
	return { id, hold };
};
