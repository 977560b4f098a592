import { note, transaction, type Pass, type Sql } from '../../access';
import { zoneOf } from '../person/acts';
import { standingOf, usualNext, type Asked, type Outcome, type Standing } from './asking';
import * as store from './asking-store';
import { toWallClock } from '../zone';
import { isSafeDay, type ToldByLaw } from './law';

export { outcomes } from './asking';
export type { Asked, Outcome, Standing } from './asking';

const dayOf = (now: Date, zone: string): string => toWallClock(now, zone).slice(0, 10);

export type Asking = { readonly asked: readonly Asked[]; readonly standing: Standing; readonly zone: string };

/** Every time staff asked the person about hard things, and how it stands. */
export const readAsking = (pass: Pass<'asking:read'>): Promise<Asking> =>
	transaction(pass, async (sql) => {
		const asked = await store.askedOf(sql, pass);
		const zone = await zoneOf(sql, pass);
		const at = await store.laterSince(sql, pass);
		const later = at === null ? null : { at, day: dayOf(at, zone) };
		return {
			asked,
			zone,
			standing: standingOf(asked, await store.isClosed(sql, pass), dayOf(pass.now, zone), later)
		};
	});

/** How asking stands with each of several people today, by person id; each in the zone their unit keeps. */
export const standingsOf = async (
	sql: Sql,
	pass: Pass,
	people: readonly { readonly personId: string; readonly zone: string }[]
): Promise<ReadonlyMap<string, Standing>> => {
	const zones = new Map(people.map(({ personId, zone }) => [personId, zone]));
	const rows = await store.lastAskedOf(sql, pass, [...zones.keys()]);
	return new Map(
		rows.map(({ personId, last, closed, laterAt }) => {
			const zone = zones.get(personId) ?? 'UTC';
			const later = laterAt === null ? null : { at: laterAt, day: dayOf(laterAt, zone) };
			return [
				personId,
				standingOf(last === null ? [] : [last], closed, dayOf(pass.now, zone), later)
			] as const;
		})
	);
};

/**
 * Writes that staff asked or offered. `closed` when the person had asked not to be asked again: nothing is written.
 * The same form sent twice is one row.
 */
export const writeAsked = (
	pass: Pass<'asking:write'>,
	said: {
		readonly id: string;
		readonly present: string;
		readonly outcome: Outcome;
		readonly nextOn: string | null;
	}
): Promise<'kept' | 'closed'> =>
	transaction(pass, async (sql) => {
		if ((await store.askedOf(sql, pass)).some(({ id }) => id === said.id)) return 'kept';
		if (await store.isClosed(sql, pass)) return 'closed';
		const today = dayOf(pass.now, await zoneOf(sql, pass));
		const nextOn = said.outcome === 'not-again' ? null : (said.nextOn ?? usualNext(today));
		if (await store.addAsked(sql, pass, { ...said, nextOn }))
			await note(sql, pass, 'asking:written', { id: said.id });
		return 'kept';
	});

export type LawPage = {
	readonly rows: readonly ToldByLaw[];
	readonly manager: boolean;
	readonly zone: string;
};

/** What the law made somebody say: for the person once they were told or it is safe, for a manager who treats them. */
export const readToldByLaw = (pass: Pass<'law:read'>): Promise<LawPage> =>
	transaction(pass, async (sql) => ({
		rows: await store.toldByLaw(sql, pass),
		zone: await zoneOf(sql, pass),
		manager: !pass.relations.includes('self') && (await store.isManager(sql, pass))
	}));

/**
 * A manager writes what they decided and did outside Foreword. Nothing is sent. `no-manager` for anybody else;
 * `unsafe-day` when the person would learn of it too late. It is noted without the person's name, since the log is
 * theirs to read at once and this may not be.
 */
export const writeToldByLaw = (
	pass: Pass<'law:write'>,
	said: Omit<ToldByLaw, 'by'>
): Promise<'kept' | 'no-manager' | 'unsafe-day'> =>
	transaction(pass, async (sql) => {
		if (!(await store.isManager(sql, pass))) return 'no-manager';
		if (said.personToldAt === null && !isSafeDay(said.shownOn, dayOf(pass.now, await zoneOf(sql, pass))))
			return 'unsafe-day';
		if (await store.addToldByLaw(sql, pass, said))
			await note(sql, pass, 'law:told', { id: said.id, personId: null });
		return 'kept';
	});
