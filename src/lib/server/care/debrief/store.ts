import type { EpisodePass, PersonPass, Sql, UnitPass } from '../../access';
import type { Audience } from '../../questions/answer';
import type { After, Choice, Chosen, Finding, Meeting, Outcome, Purpose, Wanted, Whose } from './debrief';

/** The pass's episode once it has ended; null while it goes on, or when it is not the reader's to know. */
export const afterEpisode = async (sql: Sql, pass: EpisodePass): Promise<After | null> => {
	const rows = await sql<After[]>`
		select unit_id as "unitId", unit, zone, pack, language, started_at as "startedAt", ended_at as "endedAt", died
		from access.after_episode(${pass.episodeId})`;
	return rows[0] ?? null;
};

/** What the person chose, oldest first, and what they said to an offer, as it was heard. */
export const choicesOf = (sql: Sql, pass: EpisodePass): Promise<Chosen[]> => sql<Chosen[]>`
	select choice, to_char(later_on, 'YYYY-MM-DD') as "laterOn", chosen_at as "chosenAt" from (
		select choice, later_on, chosen_at, 1 as own, written from debrief_choice
		where person_id = ${pass.personId} and episode_id = ${pass.episodeId}
		union all
		select answer, answer_on, offered_at, 0, written from debrief_offer
		where person_id = ${pass.personId} and episode_id = ${pass.episodeId} and what = 'side' and answer <> 'none'
	) said order by chosen_at, own, written`;

/** How, where and with whom the person wants it, as they said last. */
export const wantedOf = async (sql: Sql, pass: EpisodePass): Promise<Wanted> => {
	const rows = await sql<Wanted[]>`
		select way, place, company from debrief_choice
		where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by written desc limit 1`;
	return rows[0] ?? { way: null, place: null, company: null };
};

/** Adds a choice; the same form sent twice adds it once. */
export const addChoice = async (
	sql: Sql,
	pass: EpisodePass,
	id: string,
	{ choice, laterOn, wanted }: { choice: Choice; laterOn: string | null; wanted: Wanted },
	by: string
): Promise<boolean> => {
	const added =
		await sql`insert into debrief_choice (id, episode_id, person_id, choice, later_on, way, place, company, chosen_by, chosen_at)
		values (${id}, ${pass.episodeId}, ${pass.personId}, ${choice}, ${laterOn}, ${wanted.way}, ${wanted.place},
			${wanted.company}, ${by}, ${pass.now})
		on conflict (id) do nothing`;
	return added.count > 0;
};

type AudienceRow = { groups: Audience['groups']; named: string[] };

/** Who may see the person's side unless an answer says otherwise: nobody until the person has said so and confirmed it. */
export const audienceOf = async (sql: Sql, pass: EpisodePass): Promise<Audience> => {
	const rows = await sql<AudienceRow[]>`
		select audience as groups, named from debrief_audience
		where person_id = ${pass.personId} and episode_id = ${pass.episodeId} and not access.is_held(id)
		order by written desc limit 1`;
	return rows[0] ?? { groups: [], named: [] };
};

export const addAudience = async (
	sql: Sql,
	pass: EpisodePass,
	id: string,
	audience: Audience,
	by: string
): Promise<void> => {
	await sql`insert into debrief_audience (id, episode_id, person_id, audience, named, chosen_by, chosen_at)
		values (${id}, ${pass.episodeId}, ${pass.personId}, ${[...audience.groups]}, ${[...audience.named]}, ${by},
			${pass.now})`;
};

/** Who leads now, by name; null while nobody is named. */
export const leaderOf = async (sql: Sql, pass: EpisodePass): Promise<string | null> => {
	const rows = await sql<{ name: string }[]>`
		select access.name_of(account_id) as name from debrief_facilitator
		where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by named_at desc limit 1`;
	return rows[0]?.name ?? null;
};

export type Candidate = { readonly id: string; readonly name: string };

/** Who may be asked to lead: facilitators of the service who took no part in it. */
export const candidatesFor = (sql: Sql, _pass: UnitPass, episodeId: string): Promise<Candidate[]> => sql<
	Candidate[]
>`
	select account_id as id, name from access.facilitators_for(${episodeId})`;

export const nameLeader = async (
	sql: Sql,
	pass: UnitPass,
	one: { episodeId: string; personId: string; accountId: string },
	by: string
): Promise<void> => {
	await sql`insert into debrief_facilitator (episode_id, person_id, account_id, named_by, named_at)
		values (${one.episodeId}, ${one.personId}, ${one.accountId}, ${by}, ${pass.now}) on conflict do nothing`;
};

type MeetingRow = {
	id: string;
	heldAt: Date;
	present: string[];
	purposes: Partial<Record<Purpose, Outcome>>;
	words: Partial<Record<Purpose, string>>;
};

export const meetingsOf = (sql: Sql, pass: EpisodePass): Promise<Meeting[]> => sql<MeetingRow[]>`
	select id, held_at as "heldAt", present, purposes, words from joint_debrief
	where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by held_at, entered_at`;

export const addMeeting = async (sql: Sql, pass: EpisodePass, one: Meeting, by: string): Promise<boolean> => {
	const added = await sql`insert into joint_debrief
		(id, episode_id, person_id, held_at, present, purposes, words, entered_by, entered_at)
		values (${one.id}, ${pass.episodeId}, ${pass.personId}, ${one.heldAt}, ${[...one.present]},
			${sql.json(one.purposes)}, ${sql.json(one.words)}, ${by}, ${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};

export const findingsOf = (sql: Sql, pass: EpisodePass): Promise<Finding[]> => sql<Finding[]>`
	select id, wording, language, from_whom as whose, noted_at as "notedAt" from finding
	where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by noted_at, id`;

export const addFinding = async (
	sql: Sql,
	pass: EpisodePass,
	one: { id: string; wording: string; language: string; whose: Whose },
	by: string
): Promise<boolean> => {
	const added = await sql`insert into finding
		(id, episode_id, person_id, wording, language, from_whom, noted_by, noted_at)
		values (${one.id}, ${pass.episodeId}, ${pass.personId}, ${one.wording}, ${one.language}, ${one.whose}, ${by},
			${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};

/** Staff named in the record, by account, as the reader may know them. */
export const staffNames = async (
	sql: Sql,
	pass: PersonPass & EpisodePass
): Promise<ReadonlyMap<string, string>> => {
	const rows = await sql<Candidate[]>`
		select distinct account_id as id, access.name_of(account_id) as name from episode_staff
		where person_id = ${pass.personId} and episode_id = ${pass.episodeId} and account_id is not null`;
	return new Map(rows.map(({ id, name }) => [id, name]));
};

/** The person's name; empty when the reader may not know it. */
export const nameOf = async (sql: Sql, pass: PersonPass): Promise<string> => {
	const rows = await sql<{ name: string }[]>`select name from person where id = ${pass.personId}`;
	return rows[0]?.name ?? '';
};

/** The person's birth date, `YYYY-MM-DD`; null when the reader may not know it. */
export const bornOn = async (sql: Sql, pass: PersonPass): Promise<string | null> => {
	const rows = await sql<{ born: string }[]>`
		select to_char(coalesce(b.birth_date, p.birth_date), 'YYYY-MM-DD') as born
		from person p left join lateral access.born_of(p.id) b on true where p.id = ${pass.personId}`;
	return rows[0]?.born ?? null;
};
