import type { PersonPass, Sql } from '../../access';
import type { Wordings } from './care-plan';
import type { Past, Worked } from './worked';

/** A change that the person took in and that still stands, as the reader may read it. */
export type Standing = {
	readonly id: string;
	readonly question: string;
	readonly wordings: Wordings;
	readonly since: Date;
};

/** Newest first. */
export const standing = (sql: Sql, { personId }: PersonPass): Promise<Standing[]> =>
	sql<Standing[]>`select id, question, wordings, since from access.changes_that_stand(${personId})`;

/** Episodes that are over, as far as the reader may know of them. */
export const pastEpisodes = (sql: Sql, { personId }: PersonPass): Promise<Past[]> =>
	sql<Past[]>`
		select e.id, a.started_at as "startedAt", a.ended_at as "endedAt"
		from episode e join lateral access.after_episode(e.id) a on true
		where e.person_id = ${personId} and not a.died`;

/** What was said about changes, oldest first. */
export const workedOf = (sql: Sql, { personId }: PersonPass): Promise<Worked[]> =>
	sql<Worked[]>`
		select id, proposal_id as "proposalId", whose, episode_id as "episodeId", answer, words, language,
			access.name_of(said_by) as by, said_at as "saidAt"
		from proposal_worked where person_id = ${personId} order by written`;

/** False when the form was sent before. */
export const addWorked = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: Omit<Worked, 'by' | 'saidAt'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into proposal_worked (id, proposal_id, person_id, whose, episode_id, answer, words, language, said_by, said_at)
		values (${one.id}, ${one.proposalId}, ${personId}, ${one.whose}, ${one.episodeId}, ${one.answer}, ${one.words},
			${one.language}, access.me(), ${now})
		on conflict do nothing`;
	return count > 0;
};

/** Who opened the card first after a change stood on it, and at which intake. */
export type Seen = {
	readonly by: string;
	readonly at: Date;
	readonly unit: string;
	readonly openedAt: Date;
	readonly zone: string;
};

/** For the person; null while nobody has. */
export const firstSeen = async (sql: Sql, _pass: PersonPass, proposal: string): Promise<Seen | null> => {
	const [row] = await sql<Seen[]>`
		select by, at, unit, opened_at as "openedAt", zone from access.first_seen(${proposal})`;
	return row ?? null;
};
