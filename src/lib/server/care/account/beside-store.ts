import type { EpisodePass, Sql } from '../../access';

/** Whether the account that is signed in may write an account of its own beside the person's. */
export const tellsBeside = async (sql: Sql, pass: EpisodePass): Promise<boolean> => {
	const [row] = await sql<{ may: boolean }[]>`select access.tells_beside(${pass.episodeId}) as may`;
	return row?.may === true;
};
