import type { EpisodePass, Pass, PersonPass, Sql } from '../../access';
import type { Asked, Kind, WentTo, Wish } from './help';

type Row = Wish & { id: string; askedAt: Date; wentTo: WentTo; passedOnBy: string | null };
type Answered = { helpId: string; step: 'seen' | 'done'; by: string; at: Date; words: string | null };

/** What help is asked about: an episode, or an account of what no record says anything of. */
export type HelpAbout = { readonly episodeId: string } | { readonly accountId: string };

/** What the person asked for after this, oldest first, with who has seen it. */
export const askedOf = async (sql: Sql, pass: PersonPass, about: HelpAbout): Promise<Asked[]> => {
	const rows = await sql<Row[]>`
		select id, kind, words, asked_at as "askedAt", access.help_went_to(id) as "wentTo",
			case when not access.is_account_of(asked_by, person_id) then access.name_of(asked_by) end as "passedOnBy"
		from help_asked
		where person_id = ${pass.personId} and ${
			'episodeId' in about ? sql`episode_id = ${about.episodeId}` : sql`account_id = ${about.accountId}`
		} order by asked_at, id`;
	const answers = await sql<Answered[]>`
		select help_id as "helpId", step, access.name_of(answered_by) as by, answered_at as at, words
		from help_answer where help_id = any (${rows.map(({ id }) => id)}) order by written`;
	return rows.map((row) => ({
		...row,
		answers: answers.filter(({ helpId }) => helpId === row.id)
	}));
};

/** Whether whoever types for the person may pass on their pain: not whom they left out of that question. */
export const mayPassOn = async (sql: Sql, pass: EpisodePass): Promise<boolean> =>
	(await sql<{ may: boolean }[]>`select access.passes_on(${pass.personId}, ${pass.episodeId}) as may`)[0]
		?.may === true;

/** Asks for it. @returns false when it was there already */
export const ask = async (
	sql: Sql,
	pass: PersonPass,
	about: HelpAbout,
	{ id, kind, words }: Wish & { readonly id: string },
	by: string
): Promise<boolean> => {
	const [episode, account] = 'episodeId' in about ? [about.episodeId, null] : [null, about.accountId];
	const added = await sql`insert into help_asked
		(id, episode_id, account_id, person_id, kind, words, asked_by, asked_at)
		values (${id}, ${episode}, ${account}, ${pass.personId}, ${kind}, ${words}, ${by}, ${pass.now})
		on conflict (id) do nothing`;
	return added.count > 0;
};

/** What somebody asks of the account that is signed in. */
export type ToGive = {
	readonly id: string;
	readonly personId: string;
	readonly person: string;
	readonly kind: Kind;
	readonly words: string | null;
	readonly askedAt: Date;
	readonly unit: string;
	readonly zone: string;
	readonly rung: number;
	readonly seenBy: string | null;
	readonly seenAt: Date | null;
	/** Who heard it from the person and passed it on. */
	readonly passedOnBy: string | null;
};

/** What is asked of this account and not done, the oldest first. */
export const toGive = (sql: Sql, _pass: Pass): Promise<ToGive[]> => sql<ToGive[]>`
	select id, person_id as "personId", person, kind, words, asked_at as "askedAt", unit, zone, rung,
		seen_by as "seenBy", seen_at as "seenAt", passed_on_by as "passedOnBy"
	from access.help_for_me()`;

/** Says that it was seen, or done. Whoever says it need not be able to read it back. */
export const answer = async (
	sql: Sql,
	pass: Pass<'account:write'>,
	one: { readonly id: string; readonly step: 'seen' | 'done'; readonly words: string | null },
	{ id, personId }: ToGive,
	by: string
): Promise<boolean> => {
	const added =
		await sql`insert into help_answer (id, help_id, person_id, step, words, answered_by, answered_at)
		values (${one.id}, ${id}, ${personId}, ${one.step}, ${one.words}, ${by}, ${pass.now}) on conflict do nothing`;
	return added.count > 0;
};
