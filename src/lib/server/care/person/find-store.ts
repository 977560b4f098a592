import type { Pass, Sql } from '../../access';
import type { Found, Search } from './find';

/** Whom a search finds for the unit of the pass; at most twelve. None for who does not work there. */
export const found = (
	sql: Sql,
	pass: Pass<'people:search'> | Pass<'intake:open'>,
	search: Search
): Promise<Found[]> =>
	sql<Found[]>`
		select id, name, birth_date::text as born, record_number as "recordNumber", here
		from access.people_found(${pass.unitId}, ${search.name}, ${[...search.born]}::date[], ${search.number})`;

/** Whose wallet card has this code, while it works. */
export const foundByCode = (
	sql: Sql,
	pass: Pass<'people:search'> | Pass<'intake:open'>,
	hash: Buffer
): Promise<Found[]> =>
	sql<Found[]>`
		select id, name, birth_date::text as born, record_number as "recordNumber", here
		from access.person_by_wallet(${pass.unitId}, ${hash})`;
