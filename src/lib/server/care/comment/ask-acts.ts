import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type PersonPass } from '../../access';
import * as store from './ask-store';

export type { Askable, Asked, ToMe } from './ask-store';

/** Whom the person can ask about one row of their log. 404 when the row is not about them. */
export const whomToAsk = (
	pass: Pass<'looks:read'> | Pass<'looks:ask'>,
	entry: number
): Promise<store.Askable[]> =>
	transaction(pass, async (sql) => {
		if (!Number.isSafeInteger(entry) || !(await store.isOwnEntry(sql, pass, entry))) error(404);
		return store.askable(sql, pass);
	});

/** Asks somebody of the person's choice about a row of their log. Sent twice, it is asked once. */
export const askAbout = (
	pass: Pass<'looks:ask'>,
	entry: number,
	one: { readonly id: string; readonly words: string; readonly to: string; readonly language: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.ask(sql, pass, { ...one, entry })) await note(sql, pass, 'asked:about', { id: one.id });
	});

/** All that the person asked about their log, with the answers. */
export const askedBy = (pass: PersonPass): Promise<store.Asked[]> =>
	transaction(pass, (sql) => store.askedBy(sql, pass));

/** What people asked the account that is signed in, oldest first. */
export const askedOfMe = (pass: Pass): Promise<store.ToMe[]> =>
	transaction(pass, (sql) => store.askedOfMe(sql, pass));

/** One of them with what was answered before. 404 when it is not asked of this account, or not any more. */
export const readAsked = (
	pass: Pass<'account:read'>,
	id: string
): Promise<{ asked: store.ToMe; answers: { words: string; at: Date }[] }> =>
	transaction(pass, async (sql) => {
		const asked = (await store.askedOfMe(sql, pass)).find((one) => one.id === id) ?? error(404);
		return { asked, answers: await store.myAnswers(sql, pass, asked.id) };
	});

/** Answers it; the person reads the answer beside what they asked about. Sent twice, it is answered once. */
export const answerAsked = (
	pass: Pass<'account:write'>,
	id: string,
	said: { readonly id: string; readonly words: string; readonly language: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const asked = (await store.askedOfMe(sql, pass)).find((one) => one.id === id) ?? error(404);
		const by = pass.actor?.accountId ?? error(404);
		if (await store.answer(sql, pass, { ...said, asked, by }))
			await note(sql, pass, 'asked:answered', { id: asked.id, personId: asked.personId });
	});
