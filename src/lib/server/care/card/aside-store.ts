import type { EpisodePass, Pass, Sql } from '../../access';
import type { Until } from './aside';
import type { Source } from './line';

type InStay = Source & { readonly intake: string; readonly at: Date };

/** What was set aside, of those who are at the unit now; `stands`: the line is still there to be followed. */
export const asidesOfUnit = (
	sql: Sql,
	pass: Pass<'unit:read'>
): Promise<(InStay & Until & { readonly stands: boolean })[]> =>
	sql<(InStay & Until & { readonly stands: boolean })[]>`
		select w.intake_id as intake, w.question, w.item, coalesce(w.answer_id, w.line_version) as "answerId",
			w.until_at as "untilAt", w.this_stay as "thisStay", w.set_aside_at as at,
			w.line_version is not null or exists (select from answer a where a.id = w.answer_id
				and (a.told_at_intake is not null or exists (select from answer_now n join answer now on now.id = n.answer_id
					where n.person_id = a.person_id and n.question = a.question and n.context = a.context and n.voice = a.voice
						and (now.id = a.id or now.value->'items' @> jsonb_build_array(jsonb_build_object('id', w.item)))))) as stands
		from wish_not_followed w join intake i on i.id = w.intake_id
		where i.unit_id = ${pass.unitId} and i.ended_at is null`;

export const followedInUnit = (sql: Sql, pass: Pass<'unit:read'>): Promise<InStay[]> =>
	sql<InStay[]>`
		select f.intake_id as intake, f.question, f.item, coalesce(f.answer_id, f.line_version) as "answerId", f.said_at as at
		from wish_followed f join intake i on i.id = f.intake_id
		where i.unit_id = ${pass.unitId} and i.ended_at is null`;

export type ReviewedRow = Source &
	Until & {
		readonly id: string;
		readonly reason: string;
		readonly words: string;
		readonly tried: string | null;
		readonly until: string | null;
		readonly by: string;
		readonly at: Date;
	};

/** What was set aside in the stay in which an episode began; nothing for who does not lead what comes after it. */
export const asidesFor = (sql: Sql, { episodeId }: EpisodePass): Promise<ReviewedRow[]> =>
	sql<ReviewedRow[]>`
		select id, question, item, answer as "answerId", reason, words, tried, until_when as until, until_at as "untilAt",
			this_stay as "thisStay", written_by as by, at
		from access.asides_for(${episodeId}) order by at, id`;
