import type { Sql } from './transaction';
import type { Pass, Subject } from './pass';

type Detail = Readonly<Record<string, string | number | boolean>>;

/** What is noted beside the act itself: codes and ids, never what somebody wrote. */
export type Noted = { id?: string; part?: string; detail?: Detail; personId?: string | null };

const subjectOf = (pass: Pass): Subject => pass as Subject;

/** The relation that stands in the log: the closest one, as the person would see it. */
export const closest = (pass: Pass): string =>
	(
		[
			...(['self', 'treating', 'leads', 'in-episode', 'supporter', 'urgent'] as const),
			...(['member', 'keeper', 'privacy'] as const)
		] as const
	).find((one) => pass.relations.includes(one)) ?? 'signed-in';

const add = (sql: Sql, pass: Pass, kind: 'look' | 'act', deed: string, part: string | null, noted: Noted) => {
	const { personId = null, unitId = null, episodeId = null } = subjectOf(pass);
	return sql`select access.note(${kind}, ${deed}, ${part}, ${closest(pass)}, ${unitId},
		${noted.personId === undefined ? personId : noted.personId}, ${noted.id ?? episodeId}, ${pass.requestId}, ${sql.json(noted.detail ?? {})})`;
};

/** Writes an act to the log, in the transaction that does it. `act` is a code such as `answer:saved`. */
export const note = async (sql: Sql, pass: Pass, act: string, noted: Noted = {}): Promise<void> => {
	await add(sql, pass, 'act', act, noted.part ?? null, noted);
};

/** Writes a look that an act brings with it: it shows a part of the record which its pass alone does not stand for. */
export const noteLook = async (sql: Sql, pass: Pass, part: string): Promise<void> => {
	await add(sql, pass, 'look', pass.deed, part, {});
};

/** Writes the look that a pass stands for. Called by `transaction` alone. */
export const lookOf = async (sql: Sql, pass: Pass): Promise<void> => {
	await add(sql, pass, 'look', pass.deed, pass.look, {});
};
