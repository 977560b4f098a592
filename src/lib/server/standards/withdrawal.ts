import {
	CHOICE_PART,
	type Attempt,
	type DirectiveItem,
	type DirectiveRow,
	type Reader,
	type WithdrawalRow
} from './directive-state';
import { witnessed } from './formalities';

/** A withdrawal as it counts for one reader of one version. */
export type Counted = { readonly row: WithdrawalRow; readonly from: Date };

const earliest = (times: readonly (Date | null)[]): Date | null =>
	times.filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
const latest = (...times: readonly Date[]): Date => new Date(Math.max(...times.map((at) => at.getTime())));

/** When a withdrawal reached a reader: in Foreword when it was entered, on paper when that holder got it. */
export const reachedAt = (version: DirectiveRow, row: WithdrawalRow, reader: Reader): Date | null =>
	earliest([
		reader.foreword ? row.enteredAt : null,
		version.pack.withdrawal.effect.value === 'at-once' ? row.writtenAt : null,
		...row.receipts.filter(({ holder }) => holder === reader.holder).map(({ at }) => at)
	]);

type Judged = { readonly from: Date } | Pick<Attempt, 'why' | 'verified'>;

/**
 * Whether the law lets a withdrawal count. What never started is a wish, and a wish is taken back without any form;
 * a rule that nobody read in the law itself never keeps a withdrawal from counting.
 */
const judge = (
	{ pack }: DirectiveRow,
	row: WithdrawalRow,
	reached: Date,
	startsAt: Date | null,
	choice: boolean | null
): Judged => {
	const waits = { why: 'to-confirm', verified: true } as const;
	if (startsAt === null || startsAt > reached) return row.toConfirm ? waits : { from: reached };
	const { whileIncapable, form } = pack.withdrawal;
	const closed = whileIncapable.value === 'no' || (whileIncapable.value === 'if-chosen' && choice !== true);
	if (row.foundIncapable && closed && whileIncapable.verified) {
		return { why: 'found-incapable', verified: true };
	}
	if (row.toConfirm) return waits;
	if (form.value === 'none' || !form.verified) return { from: reached };
	if (!row.inWriting) return { why: 'not-written', verified: true };
	if (form.value === 'written') return { from: reached };
	const needs = witnessed(pack, row.witnesses, row.attestations).filter(({ verified }) => verified);
	const met = needs.flatMap(({ metAt }) => (metAt ? [metAt] : []));
	return met.length < needs.length
		? { why: 'formality-missing', verified: true }
		: { from: latest(reached, ...met) };
};

/**
 * All withdrawals as they stand for one version and reader at `now`: those that count, with their time, and those
 * that were tried and do not. A withdrawal of another version reaches this one too if this was signed before it.
 * @param startsAt when this version met all that the law asks; null: not yet
 */
export const withdrawalsOf = (
	version: DirectiveRow,
	all: readonly WithdrawalRow[],
	startsAt: Date | null,
	reader: Reader,
	now: Date
): { readonly counted: readonly Counted[]; readonly attempts: readonly Attempt[] } => {
	const counted: Counted[] = [];
	const attempts: Attempt[] = [];
	const reached = all
		.map((row) => ({ row, at: reachedAt(version, row, reader) }))
		.flatMap(({ row, at }) => (at !== null && at <= now ? [{ row, at }] : []))
		.sort((a, b) => a.at.getTime() - b.at.getTime());
	for (const { row, at } of reached) {
		const gone = counted.some(({ row: before, from }) => from <= at && before.parts?.includes(CHOICE_PART));
		const judged = judge(version, row, at, startsAt, gone ? null : version.mayWithdrawWhileIncapable);
		if ('from' in judged) {
			if (judged.from <= now) counted.push({ row, from: judged.from });
		} else if (version.withdrawals.includes(row)) attempts.push({ withdrawal: row.id, at, ...judged });
	}
	return { counted, attempts };
};

/** Since when an item is withdrawn; null: it is not. What was said anew after the withdrawal was written stands. */
export const withdrawnFrom = (
	item: DirectiveItem,
	saidAt: Date,
	counted: readonly Counted[],
	contentOf: ReadonlyMap<string, string>
): Date | null =>
	earliest(
		counted
			.filter(({ row }) => saidAt <= row.writtenAt)
			.filter(({ row }) => row.parts?.some((part) => contentOf.get(part) === item.content) ?? true)
			.map(({ from }) => from)
	);
