import type { PersonPass, Sql } from '../../access';
import type { Word } from './debrief';

export type Row = {
	episodeId: string;
	personId: string;
	personName: string;
	startedAt: Date;
	unit: string;
	zone: string;
};

/** What the due times of an ended episode go by. */
export type Ended = { endedAt: Date; pack: string };

/** Ended episodes the account took part in, with how many of the questions it has answered. */
export const took = (sql: Sql, me: string, asked: readonly string[]) => sql<
	(Row & Ended & { written: number })[]
>`
	select e.id as "episodeId", e.person_id as "personId", p.name as "personName", e.started_at as "startedAt", l.unit, l.zone,
		l.ended_at as "endedAt", l.pack,
		(select count(*)::int from answer_now n where n.context = e.id and n.voice = ${me}
			and n.question = any (${[...asked]})) as written
	from episode e join person p on p.id = e.person_id, access.after_episode(e.id) l
	where e.id in (select s.episode_id from episode_staff s where s.account_id = ${me}) and not l.died
	order by e.started_at desc`;

/** Ended episodes whose debrief the account leads. */
export const leads = (sql: Sql, me: string, now: Date) => sql<(Row & Word & { metAt: Date | null })[]>`
	select e.id as "episodeId", e.person_id as "personId", p.name as "personName", e.started_at as "startedAt", l.unit, l.zone,
		c.choice, to_char(c.later_on, 'YYYY-MM-DD') as "laterOn", c.chosen_at as "chosenAt",
		(select max(j.held_at) from joint_debrief j where j.episode_id = e.id) as "metAt"
	from episode e join person p on p.id = e.person_id
		cross join lateral access.after_episode(e.id) l
		left join lateral access.word_on_debrief(e.id) c on true
	where e.id in (select f.episode_id from debrief_facilitator f where f.account_id = ${me})
		and access.facilitates(e.id) and not l.died
		and l.ended_at + make_interval(days => 90) > ${now}
	order by e.started_at desc`;

/** What the person can tell their side of, newest first; nothing for who may not type it for them. */
export const toTell = (sql: Sql, pass: PersonPass) => sql<
	(Pick<Row, 'episodeId' | 'personId' | 'zone' | 'startedAt'> & Word)[]
>`
	select episode_id as "episodeId", person_id as "personId", zone, started_at as "startedAt", choice, to_char(later_on, 'YYYY-MM-DD') as "laterOn",
		chosen_at as "chosenAt"
	from access.debriefs_of_person(${pass.personId})`;

/** Where the person's side is open to the reader, newest first. */
export const toRead = (sql: Sql, pass: PersonPass) => sql<
	{ episodeId: string; zone: string; startedAt: Date }[]
>`
	select l.context as "episodeId", e.zone, e.started_at as "startedAt"
	from (select distinct n.context from answer_now n join answer a on a.id = n.answer_id and a.state = 'answered'
			where n.person_id = ${pass.personId} and n.context <> access.nobody() and n.voice = access.nobody()) l
		cross join lateral access.after_episode(l.context) e
	order by e.started_at desc`;
