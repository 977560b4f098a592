import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { makeCode } from '../../sign-in/code';
import { helpedHash } from '../../sign-in/helped';
import { peopleAlike, personHeader, type Alike, type Identity } from '../person/acts';
import { unitOf, type Unit } from '../service/acts';
import type { Help } from './recovery';
import * as store from './store';

export { codeMinutes } from './recovery';
export type { Help, Outcome } from './recovery';

const speak = async (
	sql: Sql,
	pass: Pass<'recovery:help'> | Pass<'recovery:confirm'>,
	{ personId, unitId, key }: { personId: string; unitId: string | null; key: string }
): Promise<Help> => {
	const code = makeCode(2);
	const recovery = randomUUID();
	const word = { personId, unitId, key, recovery, codeHash: helpedHash(code) };
	const outcome = await store.helpBack(sql, pass, word);
	if (outcome === 'no' || outcome === 'no-account') return { outcome, code: null };
	const ready = outcome === 'ready';
	await note(sql, pass, 'recovery:helped', { id: ready ? recovery : key, personId, detail: { outcome } });
	return { outcome, code: ready ? code : null };
};

/** Whom the advocate would help, by name. */
export const readHelped = (pass: Pass<'recovery:help'>): Promise<string> =>
	transaction(pass, async (sql) => (await personHeader(sql, pass)).name);

/**
 * An advocate says that the person is with them: enough for a code. The same form sent again makes a new code and
 * stops the one before it. What becomes of the code is shown to the person alone.
 */
export const helpAsAdvocate = (pass: Pass<'recovery:help'>, key: string): Promise<Help> =>
	transaction(pass, (sql) => speak(sql, pass, { personId: pass.personId, unitId: null, key }));

/** The unit that staff speak for. */
export const readUnit = (pass: Pass<'recovery:confirm'>): Promise<Unit> =>
	transaction(pass, (sql) => unitOf(sql, pass));

/** Whom an identity may be. Two staff look for the same person, each from their own unit. */
export const findPeople = (pass: Pass<'recovery:confirm'>, identity: Identity): Promise<Alike[]> =>
	transaction(pass, (sql) => peopleAlike(sql, pass, identity));

/** Staff say that they saw the person and know them; null when the one picked does not fit what was typed. */
export const helpAsStaff = (
	pass: Pass<'recovery:confirm'>,
	who: { identity: Identity; picked: string; key: string }
): Promise<Help | null> =>
	transaction(pass, async (sql) => {
		const one = (await peopleAlike(sql, pass, who.identity)).find(({ id }) => id === who.picked);
		if (one === undefined) return null;
		return speak(sql, pass, { personId: one.id, unitId: pass.unitId, key: who.key });
	});
