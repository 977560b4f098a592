import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass } from '../../access';
import { entryWord, questionIn, type Entry, type Known } from './hiding';
import * as store from './hiding-store';

/** The person's deeds where they tell what happened. */
type Leaving = Pass<'debrief:choose'> | Pass<'unrecorded:answer'>;

/** Whom the person could leave out of what they tell, and what each is left out of already. */
export type LeftOut = {
	readonly known: readonly Known[];
	readonly hidden: readonly (Entry & { readonly accountId: string })[];
};

export const readLeftOut = (pass: Leaving): Promise<LeftOut> =>
	transaction(pass, async (sql) => ({
		known: await store.knownTo(sql, pass),
		hidden: await store.hiddenOf(sql, pass)
	}));

/**
 * Leaves these people out of these answers, written or still to come: from now on they find what they would find if
 * those had never been written, whoever else may read them. It takes nothing back from anybody else, and waits for
 * nothing: it lets nobody see more.
 * @returns false when nobody of those is somebody the person can leave out, or no answer is named
 */
export const leaveOut = (
	pass: Leaving,
	entries: readonly Entry[],
	people: readonly string[]
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const known = new Set((await store.knownTo(sql, pass)).map(({ id }) => id));
		const chosen = people.filter((id) => known.has(id));
		if (chosen.length === 0 || entries.length === 0) return false;
		const standing = new Set(
			(await store.hiddenOf(sql, pass)).map((one) => `${entryWord(one)} ${one.accountId}`)
		);
		for (const entry of entries)
			for (const accountId of chosen) {
				if (standing.has(`${entryWord(entry)} ${accountId}`)) continue;
				const id = randomUUID();
				if (await store.hide(sql, pass, { ...entry, id, accountId }))
					await note(sql, pass, 'sharing:hidden', { id, part: questionIn(entry) ?? entry.kind });
			}
		return true;
	});
