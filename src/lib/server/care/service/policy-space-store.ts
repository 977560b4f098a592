import type { Pass, Sql } from '../../access';
import type { Edition } from './policy';
import type { Place } from './policy-store';

/** What a form of the protected space is about: an episode, or a review. */
export type About = { readonly episode: string | null; readonly review: string | null };

/** Where that was. Of a record, also when it began and when it was first entered: it keeps what held then. */
export type PlaceBeside = Place & { readonly began: Date | null; readonly entered: Date | null };

/** Null where there is no one place, or it is not for this reader. */
export const placeBeside = async (
	sql: Sql,
	_pass: Pass,
	{ episode, review }: About
): Promise<PlaceBeside | null> => {
	const [row] = await sql<PlaceBeside[]>`
		select id, name, zone, works, began, entered from review.place_beside(${episode}, ${review})`;
	return row ?? null;
};

/** Every edition of a unit, in the order they were entered, for the role that reads nothing of the chart. */
export const editionsBeside = (sql: Sql, _pass: Pass, unitId: string): Promise<Edition[]> => sql<Edition[]>`
	select id, holds_from as "holdsFrom", entered_at as "enteredAt", by from review.editions_of(${unitId})`;

/** What an edition says, for that role. */
export const wordsBeside = async (sql: Sql, _pass: Pass, id: string): Promise<string> => {
	const [row] = await sql<{ words: string | null }[]>`select review.words_of_edition(${id}) as words`;
	return row?.words ?? '';
};
