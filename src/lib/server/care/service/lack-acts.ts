import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { toWallClock } from '../zone';
import { missingOn, type Lack, type LackingNow } from './lack';
import * as store from './lack-store';
import type { Unit } from './service';
import { unitById } from './store';

export type LacksRead = { readonly unit: Unit; readonly rows: readonly Lack[] };

/** What a unit cannot offer, with all that was written down of it. */
export const readLacks = (pass: Pass<'lacks:read'> | Pass<'lacks:write'>): Promise<LacksRead | null> =>
	transaction(pass, async (sql) => {
		const unit = await unitById(sql, pass, pass.unitId);
		return unit === null ? null : { unit, rows: await store.lacksOf(sql, pass) };
	});

/** Writes down what cannot be offered, or can be again: a row for each. */
export const writeLacks = (pass: Pass<'lacks:write'>, rows: readonly store.NewLack[]): Promise<void> =>
	transaction(pass, async (sql) => {
		for (const row of rows)
			if (await store.addLack(sql, pass, row, pass.actor?.accountId ?? ''))
				await note(sql, pass, `lack:${row.state}`, { id: row.id, part: row.what });
	});

/** What the places cannot offer today where the person is, as far as the reader may know; by their own clocks. */
export const lackingNow = async (sql: Sql, pass: PersonPass): Promise<LackingNow[]> => {
	const rows = await store.lacksFor(sql, pass);
	return [...new Set(rows.map(({ unitId }) => unitId))].flatMap((unitId) => {
		const here = rows.filter((row) => row.unitId === unitId);
		const [{ unit, zone } = { unit: '', zone: 'UTC' }] = here;
		return missingOn(here, toWallClock(pass.now, zone).slice(0, 10)).map((one) => ({ ...one, unit }));
	});
};
