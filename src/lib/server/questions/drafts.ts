import type { PersonPass, Sql } from '../access';
import type { Place } from './store';

/** What somebody was typing: seen by them and the person only, and never an answer. */
export type Draft = {
	readonly question: string;
	readonly writer: string;
	readonly fields: Readonly<Record<string, string[]>>;
	readonly savedAt: Date;
};

export const keepDraft = async (
	sql: Sql,
	pass: PersonPass,
	place: Place,
	writer: string,
	fields: Readonly<Record<string, readonly string[]>>
): Promise<void> => {
	await sql`
		insert into draft (person_id, question, context, voice, writer, fields, saved_at)
		values (${pass.personId}, ${place.question}, ${place.context}, ${place.voice}, ${writer},
			${sql.json(fields)}, ${pass.now})
		on conflict (person_id, question, context, voice, writer) do update
			set fields = excluded.fields, saved_at = excluded.saved_at`;
};

export const draftsIn = async (
	sql: Sql,
	pass: PersonPass,
	context: string,
	voice: string
): Promise<Draft[]> =>
	sql<Draft[]>`
		select question, writer, fields, saved_at as "savedAt" from draft
		where person_id = ${pass.personId} and context = ${context} and voice = ${voice} order by saved_at desc`;

export const dropDraft = async (sql: Sql, pass: PersonPass, place: Place, writer: string): Promise<void> => {
	await sql`delete from draft where person_id = ${pass.personId} and question = ${place.question}
		and context = ${place.context} and voice = ${place.voice} and writer = ${writer}`;
};
