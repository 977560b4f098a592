import {
	CHOICE_PART,
	FOREWORD,
	type DirectiveRow,
	type DirectiveState,
	type Reader,
	type Standing,
	type State
} from './directive-state';
import { needsOf } from './formalities';
import { withdrawalsOf, withdrawnFrom, type Counted } from './withdrawal';

const time = (at: Date | null): number => at?.getTime() ?? Infinity;
const latest = (times: readonly Date[]): Date => new Date(Math.max(...times.map((at) => at.getTime())));

/** A day some months on, at the same time of day; the last of a month stays the last. */
export const monthsAfter = (from: Date, months: number): Date => {
	const to = new Date(from);
	to.setUTCDate(1);
	to.setUTCMonth(to.getUTCMonth() + months);
	const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
	to.setUTCDate(Math.min(from.getUTCDate(), last));
	return to;
};

type Draft = {
	readonly row: DirectiveRow;
	readonly signedAt: Date | null;
	/** Signed and not waiting to be confirmed: only then it replaces an older one. */
	readonly firmAt: Date | null;
	readonly missing: DirectiveState['missing'];
	readonly startsAt: Date | null;
	readonly counted: readonly Counted[];
	readonly attempts: DirectiveState['attempts'];
	readonly gone: ReadonlyMap<string, Date>;
};

const saidAt = (draft: Pick<Draft, 'signedAt'>, wishedAt: Date | null): Date | null =>
	draft.signedAt ?? wishedAt;

const read = (row: DirectiveRow, rows: readonly DirectiveRow[], now: Date, reader: Reader): Draft => {
	const signatures = row.signatures
		.filter(({ textHash, at }) => textHash === row.textHash && at <= now)
		.sort((a, b) => time(a.at) - time(b.at));
	const needs = needsOf(row);
	const open = needs.filter(({ metAt }) => time(metAt) > time(now));
	const met = needs.flatMap(({ metAt }) => (metAt ? [metAt] : []));
	const startsAt =
		open.length > 0 ? null : latest([...met, ...(row.effectiveFrom ? [row.effectiveFrom] : [])]);
	const contentOf = new Map(rows.flatMap(({ items }) => items.map((item) => [item.id, item.content])));
	const signedAt = signatures[0]?.at ?? null;
	// What was withdrawn before this one was signed says nothing of it: it was said anew.
	const since = signedAt ?? row.begunAt;
	const all = rows.flatMap(({ withdrawals }) => withdrawals).filter(({ writtenAt }) => writtenAt >= since);
	const { counted, attempts } = withdrawalsOf(row, all, startsAt, reader, now);
	const gone = row.items.flatMap((item) => {
		const said = saidAt({ signedAt }, item.wishedAt);
		const from = said && withdrawnFrom(item, said, counted, contentOf);
		return from ? [[item.id, from] as const] : [];
	});
	return {
		row,
		signedAt,
		firmAt: signatures.find(({ toConfirm }) => !toConfirm)?.at ?? null,
		missing: open.map(({ formality, count, verified }) => ({ formality, count, verified })),
		startsAt,
		counted,
		attempts,
		gone: new Map(gone)
	};
};

/** When the last thing in it was taken back one by one; null while something is left. */
const pieceByPiece = ({ row, counted, gone }: Draft): Date | null => {
	const left = row.representatives
		.filter(({ endedAt }) => endedAt === null)
		.map(({ id }) => counted.find(({ row: { parts } }) => parts?.includes(id))?.from ?? null);
	if (row.items.length === 0 || gone.size < row.items.length || left.includes(null)) return null;
	return latest([...gone.values(), ...left.filter((at) => at !== null)]);
};

/** The withdrawal of all of it that came first: at once, or by the last of its pieces. */
const whole = (draft: Draft): DirectiveState['withdrawal'] => {
	if (draft.signedAt === null) return null;
	const last = pieceByPiece(draft);
	const [first] = draft.counted
		.filter(({ row: { parts }, from }) => parts === null || from.getTime() === last?.getTime())
		.sort((a, b) => time(a.from) - time(b.from));
	return first ? { writtenAt: first.row.writtenAt, countsFrom: first.from } : null;
};

const expiresAt = ({ row, startsAt }: Draft): Date | null => {
	const { expiresAfterMonths, ownEnd } = row.pack.validity;
	const byLaw = startsAt && expiresAfterMonths.value ? monthsAfter(startsAt, expiresAfterMonths.value) : null;
	const byText = ownEnd.value ? row.endsAt : null;
	return time(byLaw) < time(byText) ? byLaw : byText;
};

/** It began, and was not taken back before it did. */
const began = (draft: Draft, now: Date): boolean => {
	const gone = Math.min(time(whole(draft)?.countsFrom ?? null), time(expiresAt(draft)));
	return time(draft.startsAt) <= time(now) && gone > time(draft.startsAt);
};

/** What ended it first: withdrawn, replaced by a newer one that began, or the end that the law sets. */
const end = (draft: Draft, drafts: readonly Draft[], now: Date): { state: State; at: Date } | null => {
	const withdrawn = whole(draft);
	const newer = drafts
		.filter((other) => other.firmAt !== null && time(other.firmAt) > time(draft.signedAt))
		.filter((other) => began(other, now))
		.map((other) =>
			latest([...(other.startsAt ? [other.startsAt] : []), ...(other.firmAt ? [other.firmAt] : [])])
		);
	const expired = expiresAt(draft);
	const ends: { state: State; at: Date }[] = [
		...(withdrawn ? [{ state: 'withdrawn' as const, at: withdrawn.countsFrom }] : []),
		...newer.map((at) => ({ state: 'superseded' as const, at })),
		...(expired ? [{ state: 'expired' as const, at: expired }] : [])
	];
	return ends.filter(({ at }) => at <= now).sort((a, b) => time(a.at) - time(b.at))[0] ?? null;
};

const stateOf = (draft: Draft, drafts: readonly Draft[], now: Date): DirectiveState => {
	const { row, signedAt, startsAt, gone } = draft;
	const ended = signedAt === null ? null : end(draft, drafts, now);
	const running = ended === null && time(startsAt) <= time(now);
	const noChoice = draft.counted.some(({ row: { parts } }) => parts === null || parts.includes(CHOICE_PART));
	const takenBack = draft.counted.flatMap(({ row: { parts } }) => parts ?? []);
	const touched = gone.size > 0 || noChoice || row.representatives.some(({ id }) => takenBack.includes(id));
	const state: State =
		signedAt === null
			? 'draft'
			: (ended?.state ?? (running ? (touched ? 'partly-withdrawn' : 'active') : 'signed'));
	return {
		id: row.id,
		state,
		weight: row.pack.weight.value,
		reviewPassed: running && time(row.reviewBy) <= time(now),
		inForce: running ? row.items.filter(({ id }) => !gone.has(id)).map(({ id }) => id) : [],
		wishes: [],
		gone: [...gone.keys()],
		missing: draft.missing,
		toConfirm: signedAt !== null && draft.firmAt === null,
		signedAt,
		startsAt,
		endedAt: ended?.at ?? null,
		withdrawal: ended?.state === 'withdrawn' ? whole(draft) : null,
		representatives: running
			? row.representatives
					.filter(({ acceptedAt, endedAt }) => time(acceptedAt) <= time(now) && time(endedAt) > time(now))
					.filter(({ id }) => !takenBack.includes(id))
					.map(({ id }) => id)
			: [],
		mayWithdrawWhileIncapable: noChoice ? null : row.mayWithdrawWhileIncapable,
		attempts: running ? draft.attempts : []
	};
};

/** Wishes of what waits for a formality, unless they stand in force already or something newer was signed. */
const wishesOf = (
	draft: Draft,
	state: DirectiveState,
	drafts: readonly Draft[],
	said: ReadonlySet<string>
) =>
	state.missing.length === 0 || !['draft', 'signed'].includes(state.state)
		? []
		: draft.row.items
				.filter(({ id, content, wishedAt }) => {
					const at = saidAt(draft, wishedAt);
					const newer = drafts.some((other) => other.firmAt !== null && at !== null && other.firmAt > at);
					return at !== null && !newer && !draft.gone.has(id) && !said.has(content);
				})
				.map(({ id }) => id);

/**
 * How a person's directives stand for one reader at one moment, from what was done and nothing else.
 * @param rows every version, in any order
 */
export const standingOf = (rows: readonly DirectiveRow[], now: Date, reader: Reader = FOREWORD): Standing => {
	const known = rows.filter(({ begunAt, discardedAt }) => begunAt <= now && time(discardedAt) > time(now));
	const drafts = known
		.map((row) => read(row, rows, now, reader))
		.sort((a, b) => time(b.signedAt) - time(a.signedAt) || time(b.row.begunAt) - time(a.row.begunAt));
	const bare = drafts.map((draft) => stateOf(draft, drafts, now));
	const inForceIds = new Set(bare.flatMap(({ inForce }) => inForce));
	const said = new Set(
		known.flatMap(({ items }) => items.filter(({ id }) => inForceIds.has(id)).map(({ content }) => content))
	);
	const versions = drafts.map((draft, at) => {
		const state = bare[at];
		if (!state) throw new Error('a version without a state');
		return { ...state, wishes: wishesOf(draft, state, drafts, said) };
	});
	const inForce = versions.filter(({ state }) => state === 'active' || state === 'partly-withdrawn');
	const newest = versions.find(({ signedAt }) => signedAt !== null);
	return {
		versions,
		inForce,
		waiting: versions.find(({ state, wishes }) => state === 'signed' || wishes.length > 0) ?? null,
		withdrawn: inForce.length === 0 ? (newest?.withdrawal ?? null) : null
	};
};
