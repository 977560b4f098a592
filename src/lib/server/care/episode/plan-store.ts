import type { EpisodePass, PersonPass, Sql } from '../../access';
import { ofPlan } from '../crisis-plan/for-card';
import type { PlanItem } from './episode';
import type { LineKind } from './plan';

/** Where the words of a line are: an answer, or a wording of the crisis plan. */
const wordsIn = (question: string, shown: string) =>
	question.startsWith(ofPlan)
		? { answer_id: null, line_version: shown }
		: { answer_id: shown, line_version: null };

/** A line of the plan that staff could see when the record was made, without its words. */
export type PlanLine = PlanItem & { readonly kind: LineKind; readonly shown: string };

export const addPlanLines = async (
	sql: Sql,
	pass: PersonPass,
	episodeId: string,
	lines: readonly PlanLine[]
): Promise<void> => {
	const rows = lines.map((line, place) => ({
		episode_id: episodeId,
		person_id: pass.personId,
		kind: line.kind,
		question: line.question,
		item: line.item,
		...wordsIn(line.question, line.shown),
		place
	}));
	if (rows.length > 0) await sql`insert into episode_plan_line ${sql(rows)}`;
};

export const planLinesOf = (sql: Sql, pass: EpisodePass): Promise<PlanLine[]> => sql<PlanLine[]>`
	select kind, question, item, coalesce(answer_id, line_version) as shown from episode_plan_line
	where person_id = ${pass.personId} and episode_id = ${pass.episodeId} order by place`;

export type SetAside = PlanItem & {
	/** The fact that says so has the same id. */
	readonly id: string;
	readonly shown: string;
	readonly why: string;
	readonly words: string | null;
};

/** Puts a wish that was not followed where the person reads all of them. */
export const setAside = async (sql: Sql, pass: EpisodePass, one: SetAside, by: string): Promise<void> => {
	await sql`insert into wish_not_followed ${sql({
		id: one.id,
		person_id: pass.personId,
		episode_id: pass.episodeId,
		question: one.question,
		item: one.item,
		...wordsIn(one.question, one.shown),
		reason: one.why,
		words: one.words ?? '',
		set_aside_by: by,
		set_aside_at: pass.now
	})} on conflict (id) do nothing`;
};
