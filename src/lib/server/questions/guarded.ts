import { createHash, randomUUID } from 'node:crypto';
import { holdIfPressed, pressedBy, type PersonPass, type Sql } from '../access';
import type { Answer, Audience, Current } from './answer';
import { keptWith, lostIn, narrowed, widens } from './holding';
import { firstAudience } from './readers';
import { carryRenderings } from './renderings';
import { questionOf } from './set';
import { sets } from './sets';
import * as store from './store';
import type { Place } from './store';

/** An answer that is to be the person's own from now on. Its row is written. */
export type Settling = {
	readonly place: Place;
	readonly answer: Omit<Answer, 'typist'>;
	/** The answer that holds, locked. */
	readonly current: Current | null;
	readonly audience: Audience;
	/** Who reads what nobody chose readers for, when the set does not say. */
	readonly usual: Audience | null;
};

const definitionOf = (key: string) => {
	const [setId = '', questionId = ''] = key.split('/');
	const set = sets.get(setId);
	return set === undefined ? undefined : questionOf(set, questionId);
};

/** What holds while the person has not confirmed that they take something back: all of it, with what is new. */
const keep = async (sql: Sql, pass: PersonPass, current: Current, { place, answer }: Settling) => {
	if (lostIn(answer.value, current.value).length === 0) return current.id;
	const id = randomUUID();
	const value = keptWith(current.value, answer.value);
	const bodyHash = createHash('sha256').update(id).digest();
	await store.add(sql, pass, { ...answer, ...place, id, value, base: current.id, key: id, bodyHash });
	await carryRenderings(sql, pass, current, { value, also: new Map() }, id);
	return id;
};

/**
 * Points to the person's answer. Where they act under pressure, nobody reads more than before and what protects them
 * stays, until they have confirmed it.
 * @returns the id of what waits for their word, or null when all of it holds at once
 */
export const settle = async (sql: Sql, pass: PersonPass, one: Settling): Promise<string | null> => {
	const { place, answer, current, audience, usual } = one;
	const question = definitionOf(place.question);
	const before = current?.audience ?? (question === undefined ? audience : firstAudience(question, usual));
	const loses = question?.protects === true && lostIn(current?.value ?? null, answer.value).length > 0;
	const guarded = loses || widens(before, audience);
	if (!guarded || (await pressedBy(sql, pass)).length === 0) {
		await store.point(sql, pass, place, answer.id, audience, pass.now);
		return null;
	}
	const readers = narrowed(before, audience);
	const stands = loses && current !== null ? await keep(sql, pass, current, one) : answer.id;
	await store.point(sql, pass, place, stands, readers, pass.now);
	return holdIfPressed(sql, pass, {
		act: loses ? 'taking-back' : 'widening',
		subject: answer.id,
		loosens: true,
		question: place.question,
		moved: [
			{
				place,
				before: { answerId: stands, audience: readers },
				after: { answerId: answer.id, audience }
			}
		]
	});
};
