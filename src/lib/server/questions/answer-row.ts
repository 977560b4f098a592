import type { Sql } from '../access';
import type { Answer, Current, State, Value } from './answer';
import type { Reader } from './set';

/** An answer as its table holds it, with the typist's name. */
export type AnswerRow = {
	id: string;
	question: string;
	context: string;
	voice: string;
	set_version: number;
	state: State;
	value: Value | null;
	language: string;
	typed_by: string;
	typist: string;
	told_at_intake: string | null;
	typed_as: 'speech-pathologist' | null;
	base: string | null;
	proposal: string | null;
	written_at: Date;
};
/** The same, with who may see it. */
export type CurrentRow = AnswerRow & { audience: Reader[]; named: string[] };

/** What every query of answers selects; the table goes by `a`. */
export const columns = (
	sql: Sql
) => sql`a.id, a.question, a.context, a.voice, a.set_version, a.state, a.value, a.language,
	a.typed_by, access.name_of(a.typed_by) as typist, a.told_at_intake, a.typed_as, a.base, a.proposal, a.written_at`;

export const toAnswer = (row: AnswerRow): Answer => ({
	id: row.id,
	question: row.question,
	context: row.context,
	voice: row.voice,
	setVersion: row.set_version,
	state: row.state,
	value: row.value,
	language: row.language,
	typedBy: row.typed_by,
	typist: row.typist,
	toldAtIntake: row.told_at_intake,
	typedAs: row.typed_as,
	base: row.base,
	proposal: row.proposal,
	writtenAt: row.written_at
});

export const toCurrent = (row: CurrentRow): Current => ({
	...toAnswer(row),
	audience: { groups: row.audience, named: row.named }
});
