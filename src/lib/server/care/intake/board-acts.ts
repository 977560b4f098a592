import type { Words } from '../../../words';
import { transaction, type Pass } from '../../access';
import { pressing } from '../episode/clocks-view';
import { episodeIn } from '../episode/reading';
import { unitOf } from '../service/acts';
import * as store from './store';

/** An episode that goes on, with what is due next. */
export type BoardRow = {
	readonly id: string;
	readonly personId: string;
	readonly name: string;
	readonly startedAt: Date;
	/** What is due next, in words; null when nothing is. */
	readonly next: { readonly text: string; readonly status: string; readonly level: string } | null;
	/** How many times came too late. */
	readonly late: number;
};

export type Board = { readonly zone: string; readonly rows: readonly BoardRow[] };

/** Restraint and seclusion that goes on at the unit, with its clocks at this moment. */
export const readBoard = (pass: Pass<'unit:read'> | Pass<'unit:watch'>, words: Words): Promise<Board> =>
	transaction(pass, async (sql) => {
		const { zone } = await unitOf(sql, pass);
		const rows: BoardRow[] = [];
		for (const one of await store.running(sql, pass)) {
			const read = await episodeIn(sql, pass, { personId: one.personId, episodeId: one.id });
			// Who no unit of theirs treats any more is named, and their record stays closed.
			const { next, late } = read === null ? { next: null, late: 0 } : pressing(words, read, pass.now);
			rows.push({ ...one, next, late });
		}
		return { zone, rows };
	});
