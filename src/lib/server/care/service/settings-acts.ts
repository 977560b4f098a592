import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { findPack } from '../../standards/packs';
import type { CountingRule } from '../../standards/vocabulary';
import { usualCounting } from '../../standards/counting';
import { allAt, type Held, type Setting, type SettingName, type SettingValue } from './settings';
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

/** What a unit counts as one episode now: its own choice, else what its rules do. */
export const countingOf = async (
	sql: Sql,
	pass: Pass,
	unit: Pick<Unit, 'id' | 'pack'>
): Promise<CountingRule> => {
	const held = await settingsAt(sql, pass, unit.id, pass.now, pass.now);
	const pack = findPack(held.packs?.record ?? unit.pack);
	return held.counting ?? (pack ? usualCounting(pack) : 'application');
};

/** The same, for a page of the unit that shows a figure. */
export const readCounting = (pass: Pass<'unit:read'>): Promise<CountingRule> =>
	transaction(pass, async (sql) => {
		const unit = await unitById(sql, pass, pass.unitId);
		if (unit === null) throw new Error('a pass for a unit that is not there');
		return countingOf(sql, pass, unit);
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
		const names = await store.namesOf(sql, pass, named);
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
