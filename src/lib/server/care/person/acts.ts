import { transaction, type Pass, type PersonPass, type Sql } from '../../access';
import type { Alike, Identity, PersonHeader } from './person';
import * as store from './store';

export type { Alike, Identity, PersonHeader } from './person';
export { isCertain } from './person';
export { zoneOf } from './store';

/**
 * Who the page is about.
 * @throws Error when the pass is for somebody its holder cannot see: the policy and the database disagree
 */
export const personHeader = async (sql: Sql, pass: PersonPass): Promise<PersonHeader> => {
	const header = await store.headerOf(sql, pass);
	if (header === null) throw new Error('a pass for somebody who cannot be seen');
	return header;
};

/** The same, for a page that reads nothing else. */
export const readPerson = (pass: PersonPass): Promise<PersonHeader> =>
	transaction(pass, (sql) => personHeader(sql, pass));

/** The zone that days of this person are said in, for a page that reads it apart. */
export const readZone = (pass: PersonPass): Promise<string> =>
	transaction(pass, (sql) => store.zoneOf(sql, pass));

/**
 * Whom an identity may be. By number first; then people of that name and birth date whose number nobody wrote
 * down, so that one person does not get two records. Without a number, whoever has that name and birth date.
 */
export const peopleAlike = (
	sql: Sql,
	pass: Pass<'intake:open'> | Pass<'recovery:confirm'>,
	identity: Identity
): Promise<Alike[]> => peopleAlikeAt(sql, pass, pass.unitId, identity);

/** The same, asked from a unit that the pass does not name. */
export const peopleAlikeAt = async (
	sql: Sql,
	pass: Pass,
	unitId: string,
	identity: Identity
): Promise<Alike[]> => {
	const found = await store.matching(sql, pass, unitId, identity);
	if (found.length > 0 || identity.number === null) return found;
	return store.matching(sql, pass, unitId, { ...identity, number: '' });
};

/** Writes down somebody new. False when the number belongs to another person. */
export const meetPerson = (
	sql: Sql,
	pass: Pass<'intake:open'>,
	id: string,
	identity: Identity,
	language: string
): Promise<boolean> => store.addPerson(sql, pass, id, identity, language);
