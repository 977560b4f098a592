import { randomUUID } from 'node:crypto';
import { namesOf, note, transaction, type Pass, type Sql } from '../../access';
import {
	allAt,
	countingSpans,
	type CountingSpan,
	type Held,
	type Setting,
	type SettingName,
	type SettingValue
} from './settings';
import * as store from './settings-store';
import { unitById } from './store';
import { staffOf, type Member } from './training-store';
import type { Unit } from './service';

/**
 * What held for a unit when something began there.
 * @param known when its record was made: what is entered later about that day does not change the record
 */
export const settingsAt = async (
	sql: Sql,
	pass: Pass,
	unitId: string,
	at: Date,
	known: Date
): Promise<Held> => allAt(await store.settingsOf(sql, pass, unitId), at, known);

/** How units counted: what was set for each, and what it works under, by its id. */
export type CountingHistory = ReadonlyMap<
	string,
	{ readonly rows: readonly Setting[]; readonly pack: string }
>;

/** How each of these units counted, at any time. */
export const countingHistory = async (
	sql: Sql,
	pass: Pass,
	units: readonly string[]
): Promise<CountingHistory> => {
	const found = new Map<string, { rows: readonly Setting[]; pack: string }>();
	for (const id of new Set(units)) {
		const unit = await unitById(sql, pass, id);
		found.set(id, { rows: await store.settingsOf(sql, pass, id), pack: unit?.pack ?? '' });
	}
	return found;
};

/** By what the unit of a pass has counted until now, for a page that shows figures. */
export const readCounting = (pass: Pass<'unit:read'>): Promise<readonly CountingSpan[]> =>
	transaction(pass, async (sql) => {
		const own = (await countingHistory(sql, pass, [pass.unitId])).get(pass.unitId);
		return own ? countingSpans(own.rows, own.pack, pass.now) : [];
	});

export type SettingsRead = {
	readonly unit: Unit;
	readonly rows: readonly Setting[];
	readonly now: Held;
	/** Who works there now. */
	readonly staff: readonly Member[];
	/** How everybody who was ever named is named to others, by account. */
	readonly names: ReadonlyMap<string, string>;
};

/** A unit with all that was ever set for it. */
export const readSettings = (
	pass: Pass<'settings:read'> | Pass<'settings:write'>
): Promise<SettingsRead | null> =>
	transaction(pass, async (sql) => {
		const unit = await unitById(sql, pass, pass.unitId);
		if (unit === null) return null;
		const rows = await store.settingsOf(sql, pass, pass.unitId);
		const staff = await staffOf(sql, pass);
		const named = rows.flatMap(({ name, value }) =>
			name === 'adviser' && typeof value === 'string' ? [value] : []
		);
		const names = await namesOf(sql, pass, named);
		return { unit, rows, now: allAt(rows, pass.now, pass.now), staff, names };
	});

export type Change = {
	/** Made with the page: the same form sent twice is one change. */
	readonly key: string;
	readonly name: SettingName;
	readonly value: SettingValue;
	readonly from: Date;
	/** From when nothing is said of it again; null: it holds until it is changed. */
	readonly until: Date | null;
};

/** Sets one thing from a moment on. What was recorded keeps what held when it was made. */
export const changeSetting = (pass: Pass<'settings:write'>, change: Change): Promise<void> =>
	transaction(pass, async (sql) => {
		const { unitId } = pass;
		const { key: id, name, value, from: holdsFrom, until } = change;
		const by = pass.actor?.accountId ?? '';
		if (!(await store.addSetting(sql, pass, { id, unitId, name, value, holdsFrom }, by))) return;
		if (until !== null)
			await store.addSetting(
				sql,
				pass,
				{ id: randomUUID(), unitId, name, value: null, holdsFrom: until },
				by
			);
		if (name === 'zone' && typeof value === 'string') await store.changeZone(sql, pass, unitId, value);
		await note(sql, pass, 'setting:changed', { id, part: name });
	});
