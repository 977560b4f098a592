import type { EpisodePass, PersonPass, Sql } from '../../access';
import type { Assessed, Request, StepRow } from './authorisation';

export type Place = {
	readonly unitId: string;
	readonly unit: string;
	readonly zone: string;
	readonly pack: string;
};

/** Units treating the person now in which whoever asks works; the newest stay first. */
export const places = (sql: Sql, pass: PersonPass): Promise<Place[]> => sql<Place[]>`
	select u.id as "unitId", u.name as unit, u.zone, access.pack_of_unit(u.id) as pack
	from intake i join unit u on u.id = i.unit_id
	where i.person_id = ${pass.personId} and i.ended_at is null and access.works_in(i.unit_id)
	order by i.opened_at desc`;

/** Every request about the person, newest first. */
export const requestsOf = (sql: Sql, pass: PersonPass): Promise<Request[]> => sql<Request[]>`
	select a.id, a.person_id as "personId", u.name as unit, u.zone, access.pack_of_unit(u.id) as pack, a.kind, a.what,
		a.most_minutes as "mostMinutes", a.limits, a.needs, a.space, a.asked_at as "askedAt",
		access.name_of(a.asked_by) as by
	from authorisation a join unit u on u.id = a.unit_id
	where a.person_id = any (access.records_of(${pass.personId})) order by a.asked_at desc, a.id`;

/** Every step of every request about the person, in the order they were written. */
export const stepsOf = (sql: Sql, pass: PersonPass): Promise<StepRow[]> => sql<StepRow[]>`
	select id, authorisation_id as "authorisationId", what, by_whom as "byWhom", value, at,
		access.name_of(entered_by) as by
	from authorisation_step where person_id = any (access.records_of(${pass.personId})) order by written`;

export const assessmentsOf = (sql: Sql, pass: PersonPass): Promise<Assessed[]> => sql<Assessed[]>`
	select what, state, done_on::text as "doneOn", by_name as "byName", entered_at as "enteredAt"
	from assessment_status where person_id = any (access.records_of(${pass.personId})) order by written`;

export type NewRequest = Pick<Request, 'id' | 'kind' | 'what' | 'mostMinutes' | 'limits' | 'needs' | 'space'>;

export const addRequest = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: NewRequest,
	unitId: string,
	by: string
): Promise<boolean> => {
	const added = await sql`
		insert into authorisation (id, person_id, unit_id, kind, what, most_minutes, limits, needs, space, asked_at, asked_by)
		values (${one.id}, ${personId}, ${unitId}, ${one.kind}, ${one.what}, ${one.mostMinutes}, ${one.limits},
			${sql.json(one.needs)}, ${sql.json(one.space)}, ${now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

type Stored = string | boolean | null | readonly string[];
export type NewStep = Pick<StepRow, 'id' | 'authorisationId' | 'what' | 'byWhom'> & {
	readonly value: Readonly<Record<string, Stored>>;
};

export const addStep = async (
	sql: Sql,
	{ now }: PersonPass,
	one: NewStep,
	personId: string,
	by: string
): Promise<boolean> => {
	const value = Object.fromEntries(
		Object.entries(one.value).map(([name, said]) => [
			name,
			typeof said === 'object' && said !== null ? [...said] : said
		])
	);
	const added = await sql`
		insert into authorisation_step (id, authorisation_id, person_id, what, by_whom, value, at, entered_by)
		values (${one.id}, ${one.authorisationId}, ${personId}, ${one.what}, ${one.byWhom}, ${sql.json(value)}, ${now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

export type NewAssessment = Omit<Assessed, 'enteredAt'> & { readonly id: string };

export const addAssessment = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: NewAssessment,
	by: string
): Promise<boolean> => {
	const added = await sql`
		insert into assessment_status (id, person_id, what, state, done_on, by_name, entered_at, entered_by)
		values (${one.id}, ${personId}, ${one.what}, ${one.state}, ${one.doneOn}, ${one.byName}, ${now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

/** What it takes to work out whether an episode was covered, for whoever may read its record. */
export const forEpisode = async (sql: Sql, { episodeId }: EpisodePass) => ({
	requests: await sql<Pick<Request, 'id' | 'kind' | 'needs' | 'space' | 'mostMinutes' | 'askedAt'>[]>`
		select id, kind, needs, space, most_minutes as "mostMinutes", asked_at as "askedAt"
		from access.authorisations_of_episode(${episodeId})`,
	steps: await sql<StepRow[]>`
		select id, authorisation_id as "authorisationId", what, by_whom as "byWhom", value, at, by
		from access.authorisation_steps_of_episode(${episodeId})`,
	assessed: await sql<Pick<Assessed, 'what' | 'state' | 'enteredAt'>[]>`
		select what, state, entered_at as "enteredAt" from access.assessments_of_episode(${episodeId})`
});

export const anyAsked = async (sql: Sql, { personId }: PersonPass): Promise<boolean> => {
	const rows =
		await sql`select from authorisation where person_id = any (access.records_of(${personId})) limit 1`;
	return rows.length > 0;
};
