import type { EpisodePass, Sql, UnitPass } from '../../access';
import type { Candidate } from '../debrief/store';
import type { Entry } from './together';

/** On what ground somebody leads: independent, from outside for this one, or since the person agreed to them by name. */
export type Basis = {
	readonly id: string;
	readonly name: string;
	readonly basis: 'independent' | 'outside' | 'agreed';
	/** Why nobody independent could, as it was written down. */
	readonly why: string | null;
};

/** Staff of the place who took no part: the person can be asked about each. */
export const exceptionsFor = (sql: Sql, episodeId: string): Promise<Candidate[]> => sql<Candidate[]>`
	select account_id as id, name from access.exceptions_for(${episodeId})`;

/** Who leads now; null while nobody does. */
export const basisOf = async (sql: Sql, pass: EpisodePass): Promise<Basis | null> => {
	const rows = await sql<Basis[]>`
		select f.account_id as id, access.name_of(f.account_id) as name, f.basis, j.words as why
		from debrief_facilitator f left join joint_entry j on j.id = f.exception_id
		where f.person_id = ${pass.personId} and f.episode_id = ${pass.episodeId} order by f.named_at desc limit 1`;
	return rows[0] ?? null;
};

/** Lets somebody lead since the person agreed to them by name. */
export const agree = async (sql: Sql, pass: EpisodePass, asked: Entry, by: string): Promise<void> => {
	await sql`insert into debrief_facilitator (episode_id, person_id, account_id, named_by, named_at, basis, exception_id)
		values (${pass.episodeId}, ${pass.personId}, ${asked.accountId}, ${by}, ${pass.now}, 'agreed', ${asked.id})
		on conflict do nothing`;
};

/** Whom the person does not want to lead; nobody is told but themselves. */
export const refusedBy = (sql: Sql, { personId }: EpisodePass): Promise<Candidate[]> => sql<Candidate[]>`
	select account_id as id, name from access.leaders_refused(${personId})`;

/** Whether the person said no to them, and not otherwise since. */
export const refuses = async (sql: Sql, personId: string, accountId: string): Promise<boolean> => {
	const [row] = await sql<{ no: boolean }[]>`select access.refuses_leader(${personId}, ${accountId}) as no`;
	return row?.no === true;
};

/** The zone of the unit: its days. */
export const zoneThere = async (sql: Sql, { unitId }: UnitPass): Promise<string> => {
	const [row] = await sql<{ zone: string }[]>`select zone from unit where id = ${unitId}`;
	return row?.zone ?? 'UTC';
};
