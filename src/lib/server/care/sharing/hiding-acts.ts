import { randomUUID } from 'node:crypto';
import { holdIfPressed, note, pressedBy, transaction, type Pass, type Sql } from '../../access';
import { changesTo, entryWord, questionIn, type Entry, type Hidden, type Known } from './hiding';
import * as store from './hiding-store';

export type Hiding = {
	readonly hidden: readonly Hidden[];
	readonly known: readonly Known[];
	readonly contacts: readonly { readonly id: string; readonly name: string }[];
};

/** All that the person keeps from somebody, and whom they could keep something from. */
export const readHiding = (pass: Pass<'sharing:read'>): Promise<Hiding> =>
	transaction(pass, async (sql) => ({
		hidden: await store.hiddenOf(sql, pass),
		known: await store.knownTo(sql, pass),
		contacts: await store.contactNames(sql, pass)
	}));

/**
 * Keeps an entry from exactly these people from now on: they find what they would find if it had never been written.
 * Whoever is not among them any more sees it again as far as its own readers go; under pressure that waits for the
 * person's own word, while keeping it from somebody never does. Nobody is told.
 * @returns the id of a hold when something waits
 */
export const keepFrom = (
	pass: Pass<'sharing:write'>,
	entry: Entry,
	people: readonly string[]
): Promise<string | null> =>
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
		const pressed = show.length > 0 && (await pressedBy(sql, pass)).length > 0;
		let hold: string | null = null;
		for (const one of standing.filter(({ id }) => show.includes(id)))
			if (pressed) hold = await holdShowing(sql, pass, one);
			else if (await store.show(sql, pass, one.id))
				await note(sql, pass, 'sharing:shown-again', { id: one.id, part });
		return hold;
	});

/** Letting somebody see what was kept from them lets in one more reader: it waits as every widening does. */
const holdShowing = async (sql: Sql, pass: Pass<'sharing:write'>, one: Hidden): Promise<string | null> => {
	const waits = await store.waitingToShow(sql, pass, one.id);
	if (waits !== null) return waits;
	const id = randomUUID();
	await store.showLater(sql, pass, { id, entry: one.id });
	await note(sql, pass, 'sharing:to-show-again', { id: one.id, part: questionIn(one) ?? one.kind });
	return holdIfPressed(sql, pass, {
		act: 'widening',
		subject: id,
		loosens: true,
		question: questionIn(one),
		part: partOf(one),
		whom: one.accountId
	});
};

/** The part a page names an entry by that is no question. */
const partOf = ({ kind }: Entry): string | null =>
	({ question: null, directive: 'directive', statement: 'crisis-plan', contact: 'contacts' })[kind];
