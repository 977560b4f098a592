import { createHash, randomUUID } from 'node:crypto';
import type { PersonPass, Sql } from '../access';
import { nobody, type Current } from './answer';
import { actorOf } from './acts';
import * as store from './store';

/**
 * Puts the person's answers about one thing (a signed version) beside another (the version after it): same words, same
 * lines, same readers, and what was put into another language with them.
 * @param keep what of an answer goes along; null: nothing of it
 */
export const copyAnswers = async (
	sql: Sql,
	pass: PersonPass,
	from: string,
	to: string,
	keep: (answer: Current) => Current | null
): Promise<void> => {
	const current = await store.currents(sql, pass, from);
	for (const kept of current) {
		const copied = keep(kept);
		if (copied === null) continue;
		const { typist: _typist, audience, ...answer } = copied;
		const id = randomUUID();
		const key = `${to}/${answer.question}`;
		await store.add(sql, pass, {
			...answer,
			id,
			context: to,
			typedBy: actorOf(pass),
			toldAtIntake: null,
			base: null,
			proposal: null,
			writtenAt: pass.now,
			key,
			bodyHash: createHash('sha256').update(key).digest()
		});
		for (const one of await store.renderingsOf(sql, pass, [answer.id]))
			await store.addRendering(sql, pass, randomUUID(), { ...one, answerId: id }, pass.now);
		const place = { question: answer.question, context: to, voice: nobody };
		await store.point(sql, pass, place, id, audience, pass.now);
	}
};
