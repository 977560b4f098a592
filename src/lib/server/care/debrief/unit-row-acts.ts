import { error } from '@sveltejs/kit';
import type { Sql, UnitPass } from '../../access';
import { rowsOf, type Row } from './unit-store';

/** An ended episode of the unit, to a member who took no part in it. Throws 404 otherwise: nothing of it is theirs. */
export const rowIn = async (sql: Sql, pass: UnitPass, episodeId: string): Promise<Row> => {
	const row = (await rowsOf(sql, pass)).find((one) => one.episodeId === episodeId);
	return row === undefined || row.tookPart ? error(404) : row;
};
