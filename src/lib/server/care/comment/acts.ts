import { error } from '@sveltejs/kit';
import { note, transaction, type Pass, type PersonPass } from '../../access';
import { entryIn, type Comment, type Entry, type EntryKind } from './comment';
import * as store from './store';

export type { Comment, Entry } from './comment';

/** What the person said about entries of staff, for whoever reads the entries. */
export const commentsOn = (pass: Pass, ids: readonly string[]): Promise<Comment[]> =>
	ids.length === 0 ? Promise.resolve([]) : transaction(pass, (sql) => store.commentsOn(sql, pass, ids));

/** The same about all entries of a kind, for a page that shows them together. */
export const commentsOf = (pass: PersonPass, kind: EntryKind): Promise<Comment[]> =>
	transaction(pass, (sql) => store.commentsOf(sql, pass, kind));

/** The entry an address names, what was said about it, and the episode it belongs to. 404 when it is not there. */
export const readEntry = (
	pass: Pass<'comment:read'>,
	word: string
): Promise<{ entry: Entry; comments: Comment[]; episode: string | null }> =>
	transaction(pass, async (sql) => {
		const entry = entryIn(word);
		if (entry === null || !(await store.isThere(sql, pass, entry))) error(404);
		const comments = (await store.commentsOn(sql, pass, [entry.id])).filter(
			({ part }) => part === entry.part
		);
		return { entry, comments, episode: await store.episodeOf(sql, pass, entry) };
	});

/** Puts what the person says beside an entry of staff. 404 when it is not there for them. */
export const say = (
	pass: Pass<'comment:write'>,
	word: string,
	said: { readonly id: string; readonly words: string; readonly language: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const entry = entryIn(word);
		if (entry === null || !(await store.isThere(sql, pass, entry))) error(404);
		const { id: commentId, words, language } = said;
		if (await store.add(sql, pass, { ...entry, commentId, words, language }))
			await note(sql, pass, 'comment:said', { id: commentId, part: entry.kind });
	});

/** Takes it back: from now on nobody but the person reads it. */
export const takeBack = (pass: Pass<'comment:write'>, id: string): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.takeBack(sql, pass, id)) await note(sql, pass, 'comment:taken-back', { id });
	});
