import { randomUUID } from 'node:crypto';
import type { Identity } from '../../../src/lib/server/care/person/acts.js';
import { openIntake } from '../../../src/lib/server/care/intake/open-acts.js';
import { passOf, someone } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';

export const monday = new Date('2026-03-09T09:00:00Z');
export const tuesday = new Date('2026-03-10T09:00:00Z');

/** Said of the one picked. */
export const nothing = { born: '', number: '', sure: false };

/** A unit with one clinician who has worked there for a while. */
export const ward = async (database: TestDatabase, name: string) => {
	const unitId = randomUUID();
	await database.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unitId}, ${name}, 'Europe/London', 'uk-england-use-of-force-2018', '2026-01-01')`;
	const kim = await someone(database, { name: `Kim of ${name}`, job: 'Nurse' });
	await database.superSql`insert into unit_staff (unit_id, account_id, since)
		values (${unitId}, ${kim.accountId}, '2026-01-01')`;
	const arrive = async (
		identity: Identity,
		picked: string,
		key: string = randomUUID(),
		now = monday,
		said = nothing
	) => openIntake(await passOf(kim.asking(now), 'intake:open', { unitId }), { identity, picked, key, said });
	/** Opens the intake of somebody nobody has met, and says who they are. */
	const meet = async (identity: Identity): Promise<string> => {
		const opened = await arrive(identity, 'new');
		if (opened.outcome !== 'opened') throw new Error(opened.outcome);
		return opened.personId;
	};
	return { unitId, kim, arrive, meet };
};

export type Ward = Awaited<ReturnType<typeof ward>>;

let numbers = 4700;
/** Somebody of whom no other test knows. */
export const unknown = (name = 'Lee Brandt', born = '1980-01-02'): Identity => ({
	name,
	born,
	number: `N-${numbers++}`
});
