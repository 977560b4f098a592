import { randomUUID } from 'node:crypto';
import type { Moved } from '../questions/holding';
import { note } from './note';
import type { PersonPass } from './pass';
import type { Sql } from './transaction';

/** Acts that somebody can be pressed into. */
export const pressableActs = [
	...(['signing', 'withdrawing', 'widening'] as const),
	...(['granting', 'accepting', 'taking-back'] as const)
];
export type PressableAct = (typeof pressableActs)[number];

/** Why an act waits: a device of the service, or a restrictive practice. */
export type Pressure = 'service-device' | 'after-restriction';

/** An act that somebody can be pressed into, once its row is written. */
export type Pressed = {
	readonly act: PressableAct;
	/** The id of the row that the act wrote; of several grants of one form, their key. */
	readonly subject: string;
	/** Less is protected after it: it counts for nothing until the person confirms. False: a wish, which stands at once. */
	readonly loosens: boolean;
	/** What it is about, to name it to the person: a question, a part, the account it is for. */
	readonly question?: string | null;
	readonly part?: string | null;
	readonly whom?: string | null;
	/** Answers that move with it. Before the word: as they were when it loosens, as they are to be when it is a wish. */
	readonly moved?: readonly Moved[];
};

/** Why what the person does now waits for their own word; empty when nothing presses. */
export const pressedBy = async (sql: Sql, pass: PersonPass): Promise<readonly Pressure[]> => {
	const rows = await sql<{ reasons: Pressure[] }[]>`select access.pressed_by(${pass.personId}) as reasons`;
	return rows[0]?.reasons ?? [];
};

/**
 * Marks what the person just did as "to be confirmed" when they did it on a device of the service or within two hours
 * of a restrictive practice. Called in the transaction of the act, after its row is written.
 * @returns the id of the hold, or null when nothing presses or somebody else acts
 */
export const holdIfPressed = async (sql: Sql, pass: PersonPass, what: Pressed): Promise<string | null> => {
	if (!pass.relations.includes('self') || pass.actor === null) return null;
	const reasons = await pressedBy(sql, pass);
	if (reasons.length === 0) return null;
	const { act, subject, loosens, question = null, part = null, whom = null, moved = [] } = what;
	const id = randomUUID();
	const added = await sql`
		insert into hold (id, person_id, act, subject, loosens, reasons, question, part, whom, held_by, held_at)
		values (${id}, ${pass.personId}, ${act}, ${subject}, ${loosens}, ${[...reasons]}, ${question}, ${part}, ${whom},
			${pass.actor.accountId}, ${pass.now})
		on conflict do nothing`;
	if (added.count === 0) return heldBefore(sql, pass, subject);
	for (const { place, before, after } of moved)
		await sql`insert into held_answer (hold_id, person_id, question, context, before_answer, before_audience,
				before_named, after_answer, after_audience, after_named)
			values (${id}, ${pass.personId}, ${place.question}, ${place.context}, ${before.answerId},
				${[...before.audience.groups]}, ${[...before.audience.named]}, ${after.answerId},
				${[...after.audience.groups]}, ${[...after.audience.named]})`;
	await note(sql, pass, 'hold:made', { id, part: act });
	return id;
};

/** What waits because of a row, or waited. */
export const heldBefore = async (
	sql: Sql,
	{ personId }: PersonPass,
	subject: string
): Promise<string | null> => {
	const rows = await sql<{ id: string }[]>`
		select id from hold where person_id = ${personId} and subject = ${subject}`;
	return rows[0]?.id ?? null;
};
