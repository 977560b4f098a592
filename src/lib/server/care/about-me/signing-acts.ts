import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import * as questions from '../../questions/store';
import { zoneOf } from '../person/acts';
import { holdIfPressed } from '../pressure/acts';
import { hashOf, since, type Since } from './signing';
import type { Signing } from './signing-form';
import * as store from './signing-store';

export type Review = {
	readonly answers: readonly Current[];
	readonly renderings: readonly Rendering[];
	/** SHA-256 of what is shown, to come back with the signature. */
	readonly hash: string;
	/** What changed since the newest signature; null when nothing was ever signed. */
	readonly since: Since | null;
	/** The zone that days are said in. */
	readonly zone: string;
};

const review = async (sql: Sql, pass: PersonPass): Promise<Review> => {
	const answers = await questions.currents(sql, pass, nobody);
	const last = await store.lastSignature(sql, pass);
	const earlier = new Map<string, string>();
	for (const id of last?.answers ?? []) {
		const answer = await questions.answerById(sql, pass, id);
		if (answer !== null) earlier.set(id, answer.question);
	}
	return {
		answers,
		renderings: await questions.renderingsOf(
			sql,
			pass,
			answers.map(({ id }) => id)
		),
		hash: hashOf(answers),
		since: since(last, answers, earlier),
		zone: await zoneOf(sql, pass)
	};
};

export { signedAnswers } from './signing-store';

/** All that the person would put their name to, as it stands now. */
export const readReview = (pass: Pass<'about-me:review'>): Promise<Review> =>
	transaction(pass, (sql) => review(sql, pass));

export type Signed =
	/** `hold`: the id of what now waits for the person's word, when they may have been pressed; null when not. */
	{ readonly outcome: 'signed'; readonly hold: string | null } | { readonly outcome: 'changed' | 'nothing' };

/**
 * Signs what the page showed. `changed` when anything is different by now: nothing is signed then. `nothing` when
 * there is no answer to sign. The same form sent twice is one signature.
 */
export const sign = (pass: Pass<'about-me:sign'>, one: Signing): Promise<Signed> =>
	transaction(pass, async (sql): Promise<Signed> => {
		const answers = await questions.currents(sql, pass, nobody);
		if (answers.length === 0) return { outcome: 'nothing' };
		if (hashOf(answers) !== one.hash) return { outcome: 'changed' };
		const ids = answers.map(({ id }) => id);
		if (await store.addSignature(sql, pass, { ...one, answers: ids }, actorOf(pass)))
			await note(sql, pass, 'plan:signed', { id: one.id, detail: { method: one.method } });
		const hold = await holdIfPressed(sql, pass, { act: 'signing', subject: one.id, loosens: false });
		return { outcome: 'signed', hold };
	});
