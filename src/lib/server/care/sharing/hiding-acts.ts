import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass } from '../../access';
import { changesTo, entryWord, questionIn, type Entry, type Hidden, type Known } from './hiding';
import * as store from './hiding-store';

export type Hiding = { readonly hidden: readonly Hidden[]; readonly known: readonly Known[] };

/** All that the person keeps from somebody, and whom they could keep something from. */
export const readHiding = (pass: Pass<'sharing:read'>): Promise<Hiding> =>
	transaction(pass, async (sql) => ({
		hidden: await store.hiddenOf(sql, pass),
		known: await store.knownTo(sql, pass)
	}));

/**
 * Keeps an entry from exactly these people from now on: they find what they would find if it had never been written.
 * Whoever is not among them any more sees it again as far as its own readers go. Nobody is told.
 */
export const keepFrom = (
	pass: Pass<'sharing:write'>,
	entry: Entry,
	people: readonly string[]
): Promise<void> =>
	transaction(pass, async (sql) => {
		const known = new Set((await store.knownTo(sql, pass)).map(({ id }) => id));
		const word = entryWord(entry);
		const standing = (await store.hiddenOf(sql, pass)).filter((one) => entryWord(one) === word);
		const { hide, show } = changesTo(
			standing,
			people.filter((id) => known.has(id))
		);
		const part = questionIn(entry) ?? entry.kind;
		for (const accountId of hide) {
			const id = randomUUID();
			if (await store.hide(sql, pass, { ...entry, id, accountId }))
				await note(sql, pass, 'sharing:hidden', { id, part });
		}
		for (const id of show)
			if (await store.show(sql, pass, id)) await note(sql, pass, 'sharing:shown-again', { id, part });
	});
