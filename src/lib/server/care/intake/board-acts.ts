import { transaction, type Pass } from '../../access';
import { episodeIn, type EpisodeRead } from '../episode/reading';
import { unitOf } from '../service/acts';
import * as store from './store';

/** An episode that goes on; `read` is null for who may not read it: the day's list names it all the same. */
export type BoardRow = store.Running & { readonly read: EpisodeRead | null };
export type Board = { readonly zone: string; readonly rows: readonly BoardRow[] };

/** Restraint and seclusion that goes on at the unit, with what its clocks are made of. */
export const readBoard = (pass: Pass<'unit:read'> | Pass<'unit:watch'>): Promise<Board> =>
	transaction(pass, async (sql) => {
		const { zone } = await unitOf(sql, pass);
		const rows: BoardRow[] = [];
		for (const one of await store.running(sql, pass)) {
			const of = { personId: one.personId, episodeId: one.id };
			rows.push({ ...one, read: await episodeIn(sql, pass, of) });
		}
		return { zone, rows };
	});
