import { note, type Pass, type Sql } from '../../access';
import { readCode } from '../../sign-in/code';
import { sha256 } from '../../sign-in/hash';
import { knownOf, reachesFurther, type Found, type Known, type Search } from './find';
import * as store from './find-store';

export type { Found, Known, Search } from './find';

type Looking = Pass<'people:search'> | Pass<'intake:open'>;

/** What the code of a wallet card is stored as. Hyphens, spaces and small letters do not matter. */
export const walletHash = (code: string): Buffer => sha256(`wallet ${readCode(code)}`);

export type Result = {
	readonly search: Search;
	readonly known: readonly Known[];
	readonly found: readonly Found[];
};

/** Whom a search finds; what is no code of a wallet card is looked for as a number. */
export const find = async (sql: Sql, pass: Looking, search: Search): Promise<Result> => {
	const { code } = search;
	const owner = code === null ? [] : await store.foundByCode(sql, pass, walletHash(code));
	if (owner.length > 0) return { search, known: knownOf(search), found: owner };
	const plain = code === null ? search : { ...search, code: null, number: code };
	return { search: plain, known: knownOf(plain), found: await store.found(sql, pass, plain) };
};

/**
 * Writes that somebody searched, by what kinds of thing and how many were found; and, for each person whom the unit
 * does not treat, that they were found, so that they can read it. Never what was typed.
 */
export const noteSearch = async (
	sql: Sql,
	pass: Pass,
	{
		known,
		found
	}: { readonly known: readonly Known[]; readonly found: readonly Pick<Found, 'id' | 'here'>[] }
): Promise<void> => {
	const further = found.filter(({ here }) => !here);
	const by = known.join(' ');
	const counts = { here: found.length - further.length, further: further.length };
	await note(sql, pass, 'people:searched', { personId: null, detail: { by, ...counts } });
	for (const { id } of further) await note(sql, pass, 'person:found', { personId: id, detail: { by } });
};

export { reachesFurther };
