import { error } from '@sveltejs/kit';
import { transaction, type EpisodePass, type Sql } from '../../access';
import { isOffered, type After } from './debrief';
import { afterEpisode } from './store';

/** The ended episode a pass is about. Throws 404 while it goes on and after a death: nothing is offered then. */
export const offeredIn = async (sql: Sql, pass: EpisodePass): Promise<After> => {
	const after = await afterEpisode(sql, pass);
	return isOffered(after) ? after : error(404);
};

/** The same, for a page that needs nothing more. */
export const offered = (pass: EpisodePass): Promise<After> =>
	transaction(pass, (sql) => offeredIn(sql, pass));
