import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import { move } from '../../questions/move';
import { mayDecide, type Act, type Feeling, type Hold, type How, type Outcome } from './pressure';
import * as store from './store';

export { holdIfPressed, pressedBy, type Pressed } from '../../access';
export type { Act, Hold } from './pressure';

/** What waits for the person's word, by the row it is about, to be labelled. Others than the person see wishes alone. */
export const heldOf = async (
	sql: Sql,
	pass: PersonPass
): Promise<ReadonlyMap<string, { id: string; act: Act; since: Date }>> =>
	new Map((await store.heldOf(sql, pass)).map(({ subject, ...rest }) => [subject, rest]));

/** The same, for a page. */
export const readHeld = (pass: PersonPass): ReturnType<typeof heldOf> =>
	transaction(pass, (sql) => heldOf(sql, pass));

/** What waits for the person, oldest first. */
export const openHolds = (pass: Pass<'to-confirm:read'> | Pass<'home:read'>): Promise<Hold[]> =>
	transaction(pass, async (sql) =>
		(await store.holdsOf(sql, pass)).filter(({ outcome }) => outcome === null)
	);

/** What of the person's answer to a question waits: the id of the hold, null when nothing does. Others see none. */
export const heldAnswer = (pass: PersonPass, question: string): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const open = (await store.holdsOf(sql, pass)).filter(({ outcome }) => outcome === null);
		return open.find((one) => one.loosens && one.question === question)?.id ?? null;
	});

/** One hold with what the person may do about it now. */
export type ToConfirm = {
	readonly hold: Hold;
	readonly confirm: How | null;
	readonly takeBack: How | null;
	/** The advocate who is beside them, by name. */
	readonly beside: string | null;
	/** What they said about pressure; never shown where somebody may stand behind them. */
	readonly felt: Feeling | null;
};

const find = async (sql: Sql, pass: PersonPass, id: string): Promise<Hold | null> =>
	(await store.holdsOf(sql, pass)).find((one) => one.id === id) ?? null;

/** Null when the person has no such hold. */
export const readHold = (pass: Pass<'to-confirm:answer'>, id: string): Promise<ToConfirm | null> =>
	transaction(pass, async (sql) => {
		const hold = await find(sql, pass, id);
		if (hold === null) return null;
		const how = await store.decides(sql, pass, id);
		return {
			hold,
			confirm: mayDecide(hold, how, 'confirmed'),
			takeBack: mayDecide(hold, how, 'taken-back'),
			beside: how === 'with-advocate' ? await store.advocateBeside(sql, pass, id) : null,
			felt: how === 'alone' ? ((await store.feltOf(sql, pass, id))?.felt ?? null) : null
		};
	});

/**
 * The person's word on what they did. Confirming lets a loosening begin; taking back undoes a wish, and ends a
 * loosening before it began. Answers move with it unless the person has written them anew since.
 * @returns `not-now` while they are neither alone nor with an advocate
 */
export const decide = (
	pass: Pass<'to-confirm:answer'>,
	id: string,
	outcome: Outcome
): Promise<'done' | 'not-now' | 'not-there'> =>
	transaction(pass, async (sql) => {
		const hold = await find(sql, pass, id);
		if (hold === null) return 'not-there';
		if (hold.outcome !== null) return 'done';
		const how = mayDecide(hold, await store.decides(sql, pass, id), outcome);
		if (how === null) return 'not-now';
		if (!(await store.addOutcome(sql, pass, { hold: id, outcome, how }, actorOf(pass)))) return 'done';
		// A wish stands already, and a loosening stands not: the word moves what is not where it should be.
		if (hold.loosens === (outcome === 'confirmed'))
			for (const one of await store.movedBy(sql, pass, id)) await move(sql, pass, one, outcome);
		await note(sql, pass, `hold:${outcome}`, { id, part: hold.act, detail: { how } });
		return 'done';
	});

export const confirm = (pass: Pass<'to-confirm:answer'>, id: string) => decide(pass, id, 'confirmed');
export const takeBack = (pass: Pass<'to-confirm:answer'>, id: string) => decide(pass, id, 'taken-back');

/**
 * What the person says about pressure, for themselves. Nothing of it goes into the log: whoever reads that would
 * learn that they said something.
 * @returns false when there is no such hold
 */
export const sayPressed = (
	pass: Pass<'to-confirm:answer'>,
	hold: string,
	said: store.Felt & { readonly id: string }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if ((await find(sql, pass, hold)) === null) return false;
		await store.addFelt(sql, pass, { ...said, hold });
		return true;
	});

/** For an advocate: when they last said that they are with the person. Null for who is none. */
export const readHere = (pass: Pass<'to-confirm:read'>): Promise<{ saidAt: Date | null } | null> =>
	transaction(pass, async (sql) =>
		(await store.isAdvocate(sql, pass)) ? { saidAt: await store.saidHereAt(sql, pass, actorOf(pass)) } : null
	);

/** An advocate says that they are with the person now. False when they are no advocate of theirs. */
export const sayHere = (pass: Pass<'presence:say'>, id: string): Promise<boolean> =>
	transaction(pass, async (sql) => {
		if (!(await store.isAdvocate(sql, pass))) return false;
		if (await store.addHere(sql, pass, id, actorOf(pass))) await note(sql, pass, 'advocate:beside', { id });
		return true;
	});
