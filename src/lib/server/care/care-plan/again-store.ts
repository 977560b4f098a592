import type { EpisodePass, PersonPass, Sql } from '../../access';
import type { EarlierNo, Fact, No } from './again';

/** The last time the person said no to this line, or to the same words there; null when they never did. */
export const saidNo = async (
	sql: Sql,
	{ personId }: EpisodePass,
	one: {
		readonly question: string;
		readonly item: string | null;
		readonly wordings: Readonly<Record<string, string>>;
	}
): Promise<No | null> => {
	const [row] = await sql<No[]>`
		select id, at from access.said_no_to(${personId}, ${one.question}, ${one.item}, ${sql.json(one.wordings)})`;
	return row ?? null;
};

/** Each no of the person, newest first, and which of them stand near these words. */
export const noesOf = (
	sql: Sql,
	{ personId }: EpisodePass,
	one: { readonly question: string; readonly wordings: Readonly<Record<string, string>> }
): Promise<EarlierNo[]> =>
	sql<EarlierNo[]>`
		select id, at, question, wordings, near from access.noes_of(${personId}, ${one.question}, ${sql.json(one.wordings)})`;

/** Whether the person said no to these words and nothing is new: then no entry of the care plan says them either. */
export const saidNoToEntry = async (
	sql: Sql,
	{ personId }: PersonPass,
	one: { readonly entryId: string; readonly language: string; readonly wording: string }
): Promise<boolean> => {
	const [row] = await sql<{ no: boolean }[]>`
		select access.said_no_to_entry(${personId}, ${one.entryId}, ${one.language}, ${one.wording}) as no`;
	return row?.no === true;
};

/** What happened since the person first said no to anything, newest first; none when they never did. */
export const newSinceNo = (sql: Sql, { personId }: EpisodePass): Promise<Fact[]> =>
	sql<Fact[]>`select kind, id, at, question from access.new_since_no(${personId})`;
