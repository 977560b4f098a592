import type { EpisodePass, Sql, UnitPass } from '../../access';
import type { Thing, ThingEvent } from './register';

/** Rooms, devices and items of the unit, by name. */
export const thingsOf = (sql: Sql, pass: UnitPass): Promise<Thing[]> => sql<Thing[]>`
	select id, sort, name, about, in_use_from::text as "inUseFrom" from unit_thing
	where unit_id = ${pass.unitId} order by sort, name, id`;

/** What happened with them, in the order it was entered. */
export const eventsOf = (sql: Sql, pass: UnitPass): Promise<ThingEvent[]> => sql<ThingEvent[]>`
	select id, thing_id as "thingId", what, on_day::text as "onDay", answers, words, entered_at as "enteredAt",
		access.name_of(entered_by) as by
	from unit_thing_event where unit_id = ${pass.unitId} order by written`;

export const addThing = async (sql: Sql, pass: UnitPass, one: Thing, by: string): Promise<boolean> => {
	const added = await sql`
		insert into unit_thing (id, unit_id, sort, name, about, in_use_from, entered_at, entered_by)
		values (${one.id}, ${pass.unitId}, ${one.sort}, ${one.name}, ${one.about}, ${one.inUseFrom}, ${pass.now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

export type NewEvent = Omit<ThingEvent, 'enteredAt' | 'by'>;

export const addEvent = async (sql: Sql, pass: UnitPass, one: NewEvent, by: string): Promise<boolean> => {
	const added = await sql`
		insert into unit_thing_event (id, thing_id, unit_id, what, on_day, answers, words, entered_at, entered_by)
		values (${one.id}, ${one.thingId}, ${pass.unitId}, ${one.what}, ${one.onDay}, ${sql.json(one.answers)},
			${one.words}, ${pass.now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

/** What the unit of an episode has, for whoever may read the record. */
export const thingsForEpisode = (sql: Sql, pass: EpisodePass): Promise<Thing[]> => sql<Thing[]>`
	select id, sort, name, about, in_use_from::text as "inUseFrom" from access.things_of_episode(${pass.episodeId})`;

export const eventsForEpisode = (sql: Sql, pass: EpisodePass): Promise<ThingEvent[]> => sql<ThingEvent[]>`
	select id, thing_id as "thingId", what, on_day::text as "onDay", answers, words, entered_at as "enteredAt",
		null as by
	from access.thing_events_of_episode(${pass.episodeId})`;
