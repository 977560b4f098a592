import { createHash, randomUUID } from 'node:crypto';
import type { PersonPass, Sql } from '../access';
import { actorOf } from './acts';
import { nobody, type Audience, type Current } from './answer';
import type { Moved, Pointing } from './holding';
import * as store from './store';

const sameAudience = (one: Audience, other: Audience): boolean => {
	const key = ({ groups, named }: Audience): string =>
		JSON.stringify([[...groups].sort(), [...named].sort()]);
	return key(one) === key(other);
};

const stands = (current: Current | null, { answerId, audience }: Pointing): boolean =>
	(current?.id ?? null) === answerId && (current === null || sameAudience(current.audience, audience));

/** An answer that says nothing, where there was none before: an answer is never taken away. */
const emptied = async (sql: Sql, pass: PersonPass, { place, after }: Moved): Promise<string> => {
	const written = await store.answerById(sql, pass, after.answerId);
	const id = randomUUID();
	await store.add(sql, pass, {
		...place,
		id,
		voice: nobody,
		setVersion: written?.setVersion ?? 1,
		state: 'skipped',
		value: null,
		language: written?.language ?? 'en',
		typedBy: actorOf(pass),
		toldAtIntake: null,
		base: after.answerId,
		proposal: null,
		writtenAt: pass.now,
		key: id,
		bodyHash: createHash('sha256').update(id).digest()
	});
	return id;
};

/**
 * Lets an answer be what it is to be once the person has confirmed, or what it was when they took it back. Nothing is
 * changed when they have written it anew, or chosen its readers again, since.
 */
export const move = async (
	sql: Sql,
	pass: PersonPass,
	moved: Moved,
	outcome: 'confirmed' | 'taken-back'
): Promise<void> => {
	const place = { ...moved.place, voice: nobody };
	const [from, to] = outcome === 'confirmed' ? [moved.before, moved.after] : [moved.after, moved.before];
	const current = await store.currentForUpdate(sql, pass, place);
	if (!stands(current, from)) return;
	const answerId = to.answerId ?? (await emptied(sql, pass, moved));
	await store.point(sql, pass, place, answerId, to.audience, pass.now);
};
