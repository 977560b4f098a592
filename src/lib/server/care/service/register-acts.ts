import { note, transaction, type EpisodePass, type Pass, type Sql } from '../../access';
import type { Thing, ThingEvent } from './register';
import type { Unit } from './service';
import * as store from './register-store';
import { unitById } from './store';

export type RegisterRead = {
	readonly unit: Unit;
	readonly things: readonly Thing[];
	readonly events: readonly ThingEvent[];
};

/** Rooms, devices and items of a unit, with all that happened with them. */
export const readRegister = (
	pass: Pass<'register:read'> | Pass<'register:write'>
): Promise<RegisterRead | null> =>
	transaction(pass, async (sql) => {
		const unit = await unitById(sql, pass, pass.unitId);
		if (unit === null) return null;
		return { unit, things: await store.thingsOf(sql, pass), events: await store.eventsOf(sql, pass) };
	});

/** Puts a room, a device or an item into the register. */
export const addThing = (pass: Pass<'register:write'>, thing: Thing): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addThing(sql, pass, thing, pass.actor?.accountId ?? ''))
			await note(sql, pass, 'thing:added', { id: thing.id, part: thing.sort });
	});

/** Says what happened with one. False when it is not in this unit's register. */
export const sayOfThing = (pass: Pass<'register:write'>, event: store.NewEvent): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if (!(await store.thingsOf(sql, pass)).some(({ id }) => id === event.thingId)) return false;
		if (await store.addEvent(sql, pass, event, pass.actor?.accountId ?? ''))
			await note(sql, pass, `thing:${event.what}`, { id: event.thingId });
		return true;
	});

/** What a record may name as used, and how it stood. */
export type RegisterOf = { readonly things: readonly Thing[]; readonly events: readonly ThingEvent[] };
export const registerOf = async (sql: Sql, pass: EpisodePass): Promise<RegisterOf> => ({
	things: await store.thingsForEpisode(sql, pass),
	events: await store.eventsForEpisode(sql, pass)
});
