import { note, transaction, type Pass } from '../../access';
import { holdIfPressed } from '../pressure/acts';
import { planIn } from './acts';
import { lastSigned, textHash, textOf, type Way } from './signing';
import { canStep, copiesIn, type meetingSteps, type Use } from './steps';
import type { CopyFor } from './form';
import { speaksFor } from './line-acts';
import * as store from './store';

export type Move = (typeof meetingSteps)[number] | 'put-away' | 'taken-up';

/**
 * Begins, pauses, goes on with or stops the talk; puts the plan away or takes it up again. No reason is asked.
 * @returns the id of the hold when the person has yet to confirm it
 */
export const move = (
	pass: Pass<'crisis-plan:choose'> | Pass<'crisis-plan:check'>,
	{ key, kind }: { key: string; kind: Move }
): Promise<string | null> =>
	transaction(pass, async (sql) => {
		const plan = await planIn(sql, pass);
		const whole = kind === 'put-away' || kind === 'taken-up';
		const fits = whole ? plan.putAway === (kind === 'taken-up') : canStep(plan.meeting, kind);
		if (!fits || !(await store.addStep(sql, pass, { id: key, kind }))) return null;
		await note(sql, pass, `crisis-plan:${kind}`, { id: key });
		return kind === 'put-away'
			? holdIfPressed(sql, pass, { act: 'withdrawing', subject: key, loosens: true, part: 'crisis-plan' })
			: null;
	});

export type Signing = {
	readonly key: string;
	/** Null: the person. */
	readonly voice: string | null;
	/** Of the text that was shown. */
	readonly hash: string;
	readonly name: string;
	readonly how: Way;
};

/**
 * Signs the text that was shown. `changed` when it is another one by now; `unsettled` while the person has to choose
 * between two wordings; `not-yours` for a voice that only signs by its own account.
 */
export const sign = (
	pass: Pass<'crisis-plan:sign'>,
	one: Signing
): Promise<{ hold: string | null } | 'changed' | 'unsettled' | 'empty' | 'not-yours'> =>
	transaction(pass, async (sql) => {
		const plan = await planIn(sql, pass);
		const mine = one.voice === null ? plan.may.self : speaksFor(plan, one.voice);
		if (!mine) return 'not-yours';
		const text = textOf(plan.lines, plan.voices, plan.said);
		if (text === null) return 'unsettled';
		if (text.length === 0) return 'empty';
		if (textHash(text) !== one.hash) return 'changed';
		if (await store.addSignature(sql, pass, { ...one, id: one.key }, text))
			await note(sql, pass, 'crisis-plan:signed', { id: one.key, detail: { how: one.how } });
		// The first signature is a wish; a later one puts other words in the place of those that were signed.
		const loosens = plan.signed.some(({ voice }) => voice === null);
		if (one.voice !== null) return { hold: null };
		return {
			hold: await holdIfPressed(sql, pass, { act: 'signing', subject: one.key, loosens, part: 'crisis-plan' })
		};
	});

/** Who got a copy outside of Foreword, and since when. */
export const addCopy = (
	pass: Pass<'crisis-plan:choose'>,
	{ key, holder, onDay }: { key: string; holder: string; onDay: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addStep(sql, pass, { id: key, kind: 'copy', words: holder, onDay }))
			await note(sql, pass, 'crisis-plan:copy', { id: key });
	});

/** The same for several of those who sit at the table. */
export const addCopies = (
	pass: Pass<'crisis-plan:choose'>,
	{ whom, onDay }: { whom: readonly CopyFor[]; onDay: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const { voices } = await planIn(sql, pass);
		for (const { key, voice } of whom) {
			const holder = voices.find(({ id }) => id === voice)?.name;
			if (holder === undefined) continue;
			if (await store.addStep(sql, pass, { id: key, kind: 'copy', words: holder, onDay }))
				await note(sql, pass, 'crisis-plan:copy', { id: key });
		}
	});

/** A copy came back, or was destroyed. */
export const copyBack = (
	pass: Pass<'crisis-plan:choose'>,
	{ key, copy }: { key: string; copy: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		const { steps } = await planIn(sql, pass);
		if (!copiesIn(steps).some(({ id }) => id === copy)) return;
		if (await store.addStep(sql, pass, { id: key, kind: 'copy-back', about: copy }))
			await note(sql, pass, 'crisis-plan:copy-back', { id: copy });
	});

/** The day to look at it again. Passing it ends nothing. */
export const setReview = (
	pass: Pass<'crisis-plan:choose'>,
	{ key, onDay }: { key: string; onDay: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addStep(sql, pass, { id: key, kind: 'review', onDay }))
			await note(sql, pass, 'crisis-plan:review', { id: key });
	});

/** Whether the plan was used in a crisis: told by the person, or by a unit that treats them, for the person to read. */
export const tellUse = (
	pass: Pass<'crisis-plan:use'>,
	one: { key: string; kind: Use; onDay: string; words: string | null; language: string }
): Promise<'told' | 'closed'> =>
	transaction(pass, async (sql) => {
		const plan = await planIn(sql, pass);
		const open = lastSigned(plan.signed).some(({ voice }) => voice === null) && !plan.putAway;
		if (!plan.may.self && !open) return 'closed';
		if (await store.addStep(sql, pass, { ...one, id: one.key }))
			await note(sql, pass, 'crisis-plan:used', { id: one.key, detail: { used: one.kind } });
		return 'told';
	});
