import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { nobody, type Current, type Rendering } from '../../questions/answer';
import * as questions from '../../questions/store';
import { zoneOf } from '../person/acts';
import { holdIfPressed } from '../pressure/acts';
import { fit, keepMedia, mediaOf, type Media, type Unfit } from '../media/acts';
import { hashOf, since, type Signature, type Since } from './signing';
import type { Signing } from './signing-form';
import * as store from './signing-store';

export type Review = {
	readonly answers: readonly Current[];
	readonly renderings: readonly Rendering[];
	/** SHA-256 of what is shown, to come back with the signature. */
	readonly hash: string;
	/** What changed since the newest signature; null when nothing was ever signed. */
	readonly since: Since | null;
	/** Every time the person signed, newest first: how, when, and with whom. */
	readonly signatures: readonly SignedBefore[];
	/** The zone that days are said in. */
	readonly zone: string;
};

/** A signature, with the photo of the paper where there is one. */
export type SignedBefore = Signature & { readonly photo: Media | null };

const withPhotos = async (sql: Sql, pass: PersonPass, all: readonly Signature[]): Promise<SignedBefore[]> => {
	const found: SignedBefore[] = [];
	for (const one of all) {
		const [photo = null] =
			one.method === 'paper' ? await mediaOf(sql, pass, { question: null, subject: one.id }) : [];
		found.push({ ...one, photo });
	}
	return found;
};

/** The signature that stands under what the person wrote; null when none does. For the paper of the plan. */
export const lastSignature = async (sql: Sql, pass: PersonPass): Promise<Signature | null> =>
	(await store.signatures(sql, pass)).find(({ takenBack }) => !takenBack) ?? null;

/**
 * Keeps the photo of a paper that was signed.
 * @returns null when it is kept; else why not
 */
export const keepPhoto = async (
	pass: Pass<'about-me:sign'>,
	one: { readonly id: string; readonly signature: string; readonly words: string; readonly language: string },
	bytes: Buffer
): Promise<Unfit | 'no-paper' | null> => {
	const cleaned = await fit(bytes, 'picture');
	if (typeof cleaned === 'string') return cleaned;
	return transaction(pass, async (sql) => {
		const signed = (await store.signatures(sql, pass)).find(({ id }) => id === one.signature);
		if (signed?.method !== 'paper') return 'no-paper';
		const about = { question: null, subject: signed.id };
		const { id, words, language } = one;
		await keepMedia(sql, pass, { id, about, words, language, cleaned });
		return null;
	});
};

const review = async (sql: Sql, pass: PersonPass): Promise<Review> => {
	const answers = await questions.currents(sql, pass, nobody);
	const all = await store.signatures(sql, pass);
	const last = all[0] ?? null;
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
		signatures: await withPhotos(sql, pass, all),
		zone: await zoneOf(sql, pass)
	};
};

export { signedAnswers } from './signing-store';

/** All that the person would put their name to, as it stands now. */
export const readReview = (pass: Pass<'about-me:review'>): Promise<Review> =>
	transaction(pass, (sql) => review(sql, pass));

/** Whether the person has answered something and never signed: somebody who begins is led to what they wrote. */
export const maySignFirst = async (pass: Pass<'about-me:answer'>): Promise<boolean> =>
	pass.relations.includes('self') &&
	transaction(pass, async (sql) => {
		const answers = await questions.currents(sql, pass, nobody);
		const said = answers.some(({ state }) => state === 'answered');
		return said && (await store.signatures(sql, pass)).length === 0;
	});

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
