import { randomUUID } from 'node:crypto';
import { someone } from '../../support/asker.js';
import type { TestDatabase } from '../../support/database.js';

export const now = new Date('2026-02-02T09:00:00Z');
export const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
export type Scene = Awaited<ReturnType<typeof scene>>;

/** Tahlia with an account, Ros and a second supporter with accounts, and nothing shared yet. */
export const scene = async (database: Pick<TestDatabase, 'superSql'>) => {
	const personId = randomUUID();
	await database.superSql`insert into person (id, name, birth_date, created_at)
		values (${personId}, 'Tahlia Marsh', '2009-11-02', ${now})`;
	const tahlia = await someone(database, { name: 'Tahlia Marsh', kind: 'person', personId });
	const ros = await someone(database, { name: 'Ros', kind: 'supporter' });
	const ade = await someone(database, { name: 'Ade', kind: 'supporter' });
	const userNameOf = async (accountId: string): Promise<string> => {
		const [row] = await database.superSql<{ name: string }[]>`
			select user_name as name from sign_in.account where id = ${accountId}`;
		return row?.name ?? '';
	};
	const unitId = randomUUID();
	await database.superSql`insert into unit (id, name, zone, pack, created_at)
		values (${unitId}, 'Banksia House', 'Australia/Sydney', 'au-nsw-dcj-2024', ${now})`;
	const kim = await someone(database, { name: 'Kim Osei', job: 'Nurse' });
	await database.superSql`insert into unit_staff (unit_id, account_id, since)
		values (${unitId}, ${kim.accountId}, ${now})`;
	/** Kim's unit begins to treat Tahlia. */
	const arrive = () => database.superSql`insert into intake (id, person_id, unit_id, opened_by, opened_at)
		values (${randomUUID()}, ${personId}, ${unitId}, ${kim.accountId}, ${now})`;
	return { personId, subject: { personId }, tahlia, ros, ade, kim, unitId, arrive, userNameOf };
};
