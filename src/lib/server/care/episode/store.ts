import type { EpisodePass, PersonPass, Sql } from '../../access';
import type { Kind } from '../../standards/vocabulary';
import type { Fact, FactOf, PlanLook } from './episode';
import { isField, type Field } from './fields';
import { readStored } from './read';

/** An episode as it was started. */
export type Episode = {
	readonly id: string;
	/** In whose record it stands. */
	readonly personId: string;
	/** The unit it happened on, and the IANA zone of its clocks then. */
	readonly unitId: string;
	readonly unit: string;
	readonly zone: string;
	/** Reference of the standards pack in force when the record was made. */
	readonly pack: string;
	readonly startedAt: Date;
	readonly enteredAt: Date;
	/** Account id, and how it is named to others. */
	readonly enteredBy: string;
	readonly writer: string;
	/** Kinds the person said are very bad for them, as the plan stood when the record was made. */
	readonly veryBad: readonly Kind[];
};
/** Where the person is treated now by the unit of whoever asks. */
export type Stay = {
	readonly intakeId: string;
	readonly unitId: string;
	readonly unit: string;
	readonly zone: string;
	readonly pack: string;
};

const episodes = (sql: Sql) => sql`
	select e.id, e.person_id as "personId", e.unit_id as "unitId", u.name as unit, e.pack,
		coalesce(access.unit_setting_at(e.unit_id, 'zone', e.started_at, e.entered_at) #>> '{}', u.zone) as zone, e.started_at as "startedAt", e.entered_at as "enteredAt",
		e.entered_by as "enteredBy", access.name_of(e.entered_by) as writer,
		-- What the reader must not learn of is not learned from here either.
		case when access.question_hidden('about-me/very-bad', access.nobody(), e.person_id) then '{}'
			else e.very_bad end as "veryBad"
	from episode e join unit u on u.id = e.unit_id`;

export const stays = (sql: Sql, pass: PersonPass): Promise<Stay[]> => sql<Stay[]>`
	select i.id as "intakeId", u.id as "unitId", u.name as unit, u.zone, access.pack_of_unit(u.id) as pack
	from intake i join unit u on u.id = i.unit_id
	where i.person_id = ${pass.personId} and i.ended_at is null and access.works_in(i.unit_id)
	order by i.opened_at desc`;

/** Newest first. */
export const episodesOf = (sql: Sql, pass: PersonPass): Promise<Episode[]> => sql<Episode[]>`
	${episodes(sql)} where e.person_id = any (access.records_of(${pass.personId})) order by e.started_at desc, e.id`;

/** The pass's own episode; null when the reader may not read it. */
export const episodeOf = async (sql: Sql, pass: EpisodePass): Promise<Episode | null> => {
	const rows = await sql<Episode[]>`
		${episodes(sql)} where e.person_id = ${pass.personId} and e.id = ${pass.episodeId}`;
	return rows[0] ?? null;
};

/** What was started with this form before, if it was. */
export const startedWith = async (
	sql: Sql,
	pass: PersonPass,
	by: string,
	key: string
): Promise<string | null> => {
	const rows = await sql<{ id: string }[]>`
		select id from episode where person_id = ${pass.personId} and entered_by = ${by} and key = ${key}`;
	return rows[0]?.id ?? null;
};

type NewEpisode = Pick<Episode, 'id' | 'startedAt' | 'enteredBy' | 'veryBad'> & { readonly key: string };

export const addEpisode = async (sql: Sql, pass: PersonPass, stay: Stay, one: NewEpisode): Promise<void> => {
	await sql`insert into episode ${sql({
		id: one.id,
		person_id: pass.personId,
		unit_id: stay.unitId,
		intake_id: stay.intakeId,
		pack: stay.pack,
		started_at: one.startedAt,
		entered_at: pass.now,
		entered_by: one.enteredBy,
		key: one.key,
		very_bad: [...one.veryBad]
	})}`;
};

type FactRow = Omit<FactOf<Field>, 'field' | 'value'> & { field: string; value: unknown; writer: string };
/** A fact, and how whoever wrote it is named to others. */
export type Written = { readonly fact: Fact; readonly writer: string };

const toFact = ({ writer, field, ...row }: FactRow): Written => {
	if (!isField(field)) throw new Error(`stored episode fact of no known field "${field}"`);
	const value = row.value === null ? null : readStored(field, row.value);
	// The field and the value read as that field's belong together; the type cannot say so.
	return { fact: { ...row, field, value } as Fact, writer };
};

const facts = (sql: Sql) => sql`
	select f.id, f.field, f.item, f.value, f.happened_at as "happenedAt", f.entered_at as "enteredAt",
		f.entered_by as "enteredBy", f.because, f.from_paper as "fromPaper", f.together,
		f.at_once as "atOnce", access.name_of(f.entered_by) as writer
	from episode_fact f`;

/** Every row written about the pass's episode, oldest first. */
export const factsOf = async (sql: Sql, pass: EpisodePass): Promise<Written[]> => {
	const rows = await sql<FactRow[]>`
		${facts(sql)} where f.person_id = ${pass.personId} and f.episode_id = ${pass.episodeId}
		order by f.written`;
	return rows.map(toFact);
};

/** Every row written about any episode of the person, by episode, oldest first. */
export const factsByEpisode = async (sql: Sql, pass: PersonPass): Promise<Map<string, Fact[]>> => {
	const rows = await sql<(FactRow & { episode: string })[]>`
		select f.id, f.field, f.item, f.value, f.happened_at as "happenedAt", f.entered_at as "enteredAt",
			f.entered_by as "enteredBy", f.because, '' as writer, f.episode_id as episode
		from episode_fact f where f.person_id = any (access.records_of(${pass.personId})) order by f.written`;
	const found = new Map<string, Fact[]>();
	for (const { episode, ...row } of rows)
		found.set(episode, [...(found.get(episode) ?? []), toFact(row).fact]);
	return found;
};

export type NewFact = Omit<FactOf<Field>, 'enteredAt'> & { readonly key: string };

/** Adds a row; the same form sent twice adds it once. Returns false the second time. */
export const addFact = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	episodeId: string,
	one: NewFact
): Promise<boolean> => {
	// The driver turns a JSON null into no value at all.
	const value = one.value === null ? sql`'null'::jsonb` : sql.json(toJson(one.value));
	const added = await sql`
		insert into episode_fact (id, episode_id, person_id, field, item, value, because, happened_at, entered_at,
			entered_by, key, from_paper, together, at_once)
		values (${one.id}, ${episodeId}, ${personId}, ${one.field}, ${one.item}, ${value}, ${one.because},
			${one.happenedAt}, ${now}, ${one.enteredBy}, ${one.key},
			${one.fromPaper ?? false}, ${one.together ?? null}, ${one.atOnce ?? false})
		on conflict (episode_id, entered_by, key, field, item) do nothing`;
	return added.count > 0;
};

type Stored = Record<string, string | string[] | null>;
const toJson = (value: object): Stored =>
	Object.fromEntries(
		Object.entries(value).map(([part, content]) => [
			part,
			content instanceof Date ? content.toISOString() : content
		])
	);

/** Looks at the card since the person arrived. `tookPart`: by somebody who is named in the record. */
export const looksOf = (sql: Sql, pass: EpisodePass): Promise<(PlanLook & { tookPart: boolean })[]> =>
	sql<(PlanLook & { tookPart: boolean })[]>`
		select at, part, took_part as "tookPart" from access.card_looks_of(${pass.episodeId})`;

/** What else of the person a record names. */
export type About = {
	readonly name: string;
	/** Of whom it is now, where their record was joined to another. */
	readonly birthDate: string;
	/** Nobody knows it: the rules go by how old they seemed. */
	readonly birthGuessed: boolean;
	readonly recordNumber: string | null;
};

export const personOf = async (sql: Sql, pass: PersonPass): Promise<About> => {
	const rows = await sql<About[]>`
		select p.name, coalesce(b.birth_date, p.birth_date)::text as "birthDate",
			coalesce(b.guessed, p.birth_guessed) as "birthGuessed", p.record_number as "recordNumber"
		from person p left join lateral access.born_of(p.id) b on true where p.id = ${pass.personId}`;
	if (!rows[0]) throw new Error('a pass for a person who cannot be read');
	return rows[0];
};
