import type { EpisodePass, Pass, Sql } from '../../access';
import type { Candidate } from '../debrief/store';

/** Support that somebody said yes to in a talk, for whoever gives it. */
export type Counsel = {
	/** The offer. */
	readonly id: string;
	readonly episodeId: string;
	readonly personId: string;
	readonly person: string;
	/** Who would give it, as it was offered. */
	readonly name: string;
	/** Whether the reader was named; else they lead the talk, and whoever was named has no account here. */
	readonly named: boolean;
	readonly words: string | null;
	/** `YYYY-MM-DD`. */
	readonly onDay: string | null;
	readonly unit: string;
	readonly zone: string;
	/** Since when the answer is yes. */
	readonly since: Date;
	readonly seenAt: Date | null;
};

export const counselsForMe = (sql: Sql, _pass: Pass): Promise<Counsel[]> => sql<Counsel[]>`
	select id, episode_id as "episodeId", person_id as "personId", person, name, named, words,
		to_char(on_day, 'YYYY-MM-DD') as "onDay", unit, zone, since, seen_at as "seenAt"
	from access.support_for_me()`;

/** Staff who can be named for support that is offered: nobody who took part. */
export const giversFor = (sql: Sql, pass: EpisodePass): Promise<Candidate[]> => sql<Candidate[]>`
	select account_id as id, name from access.givers_for(${pass.episodeId})`;

/** What whoever gives it said of it. */
export type CounselStep = {
	readonly about: string;
	readonly step: 'seen' | 'done';
	readonly words: string | null;
	readonly by: string;
	readonly at: Date;
};

/** Of one talk, oldest first. */
export const stepsOf = (sql: Sql, pass: EpisodePass): Promise<CounselStep[]> => sql<CounselStep[]>`
	select entry_id as about, step, words, access.name_of(said_by) as by, said_at as at
	from support_step where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by written`;

export const addStep = async (
	sql: Sql,
	pass: Pass<'account:write'>,
	one: { readonly id: string; readonly step: 'seen' | 'done'; readonly words: string | null },
	of: Counsel,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into support_step
		(id, entry_id, episode_id, person_id, step, words, said_by, said_at)
		values (${one.id}, ${of.id}, ${of.episodeId}, ${of.personId}, ${one.step}, ${one.words}, ${by}, ${pass.now})
		on conflict do nothing`;
	return added.count > 0;
};
