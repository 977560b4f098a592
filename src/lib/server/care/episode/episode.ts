import type { Field, Value } from './fields';

/**
 * One thing written down about an episode. Rows are only ever added. Of a single field the latest row stands; of a
 * repeating one the latest row of each item. `value` null takes back what stood, and `because` says why.
 */
export type FactOf<F extends Field> = {
	readonly id: string;
	readonly field: F;
	/** '' for a single field; a stable id inside a repeating one. */
	readonly item: string;
	readonly value: Value<F> | null;
	/** When it happened, if it has a time of its own. */
	readonly happenedAt: Date | null;
	readonly enteredAt: Date;
	/** Account id. */
	readonly enteredBy: string;
	readonly because: string | null;
	/** Written down on paper first, and here afterwards: as good as any other way. */
	readonly fromPaper?: boolean;
	/** Entries of one sheet share it. */
	readonly together?: string | null;
	/** Whoever wrote it had not seen what stood of the same item: both are kept. */
	readonly atOnce?: boolean;
};
export type Fact = { [F in Field]: FactOf<F> }[Field];
/** What stands of a field: its value, and whether something else stood there before. */
export type Standing<F extends Field> = FactOf<F> & { readonly value: Value<F>; readonly amended: boolean };

const LATE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

/** Entered more than five minutes after it happened: then both times are shown. */
export const enteredLate = ({ happenedAt, enteredAt }: Pick<Fact, 'happenedAt' | 'enteredAt'>): boolean =>
	happenedAt !== null && enteredAt.getTime() - happenedAt.getTime() > LATE_MS;

const isOf =
	<F extends Field>(field: F) =>
	(fact: Fact): fact is Extract<Fact, { field: F }> & FactOf<F> =>
		fact.field === field;

/** Every row of a field in the order it was entered, with all that was amended or taken back. */
export const historyOf = <F extends Field>(facts: readonly Fact[], field: F): readonly FactOf<F>[] =>
	facts.filter(isOf(field)).sort((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());

/** What stands of a repeating field, in the order its items were first entered. */
export const standingAll = <F extends Field>(facts: readonly Fact[], field: F): readonly Standing<F>[] => {
	const byItem = new Map<string, FactOf<F>[]>();
	for (const fact of historyOf(facts, field)) {
		byItem.set(fact.item, [...(byItem.get(fact.item) ?? []), fact]);
	}
	return [...byItem.values()].flatMap((rows) => {
		const last = rows.at(-1);
		if (!last || last.value === null) return [];
		return { ...last, value: last.value, amended: rows.length > 1 };
	});
};

/** What stands of a single field; null: not written yet, or taken back. */
export const standing = <F extends Field>(facts: readonly Fact[], field: F): Standing<F> | null =>
	standingAll(facts, field)[0] ?? null;

/** Every field of which something stands. */
export const writtenFields = (facts: readonly Fact[]): readonly Field[] =>
	[...new Set(facts.map(({ field }) => field))].filter((field) => standingAll(facts, field).length > 0);

/** Whole elapsed minutes; null while it goes on, or its end is not written (a medicine has none). */
export const lengthMinutes = ({ from, to }: Pick<Value<'component'>, 'from' | 'to'>): number | null =>
	to === null ? null : Math.floor((to.getTime() - from.getTime()) / MINUTE_MS);

/** When the episode began: its earliest component, or the time it was first given. */
export const startOf = (facts: readonly Fact[], firstGiven: Date): Date =>
	standingAll(facts, 'component').reduce(
		(earliest, { value: { from } }) => (from < earliest ? from : earliest),
		firstGiven
	);

/** A use with the time it ended: its own, or that of the end of the episode that came after it began. */
export type Use = Standing<'component'> & {
	readonly endedAt: Date | null;
	/** When it was first entered. */
	readonly first: Date;
};

type End = FactOf<'ended'> & { readonly value: Value<'ended'> };
type Begun = { readonly value: Pick<Value<'component'>, 'from'>; readonly first: Date };

/** Every end that was written since one was last taken back, in the order it was entered. */
const endsOf = (facts: readonly Fact[]): readonly End[] => {
	const rows = historyOf(facts, 'ended');
	return rows
		.slice(rows.findLastIndex(({ value }) => value === null) + 1)
		.flatMap((row) => (row.value === null ? [] : { ...row, value: row.value }));
};

/** An end is over what began before it. Within one minute it is over what had been written by then. */
const isOver = (end: End, { value: { from }, first }: Begun): boolean =>
	from < end.value.at || (from.getTime() === end.value.at.getTime() && first <= end.enteredAt);

/**
 * Every use that stands. One without an end of its own ended with the episode, where it began before that end: what
 * begins again afterwards in the same record goes on until it has an end too, and moves no end before it.
 */
export const usesOf = (facts: readonly Fact[]): readonly Use[] => {
	const ends = endsOf(facts);
	const rows = historyOf(facts, 'component');
	const begun = standingAll(facts, 'component').map((use) => ({
		...use,
		first: rows.find(({ item }) => item === use.item)?.enteredAt ?? use.enteredAt
	}));
	return begun.map((use) => {
		const { kind, from, to } = use.value;
		const own = ends.filter((end) => isOver(end, use));
		const again = begun
			.filter((later) => own.some((end) => !isOver(end, later) && later.first >= end.enteredAt))
			.map((later) => later.value.from.getTime());
		const end = own.findLast(({ value: { at } }) => again.length === 0 || at.getTime() <= Math.min(...again));
		// A medicine has no end: given after the end it goes on no longer than that moment.
		const otherwise = kind === 'chemical' && ends.length > 0 ? from : null;
		return { ...use, endedAt: to ?? end?.value.at ?? otherwise };
	});
};

/**
 * When the episode ended: what was written as its end, or the end of what began again after it; else the end of its last
 * component. Null while any of them goes on. As `access.ended_at` has it.
 */
export const endOf = (facts: readonly Fact[]): Date | null => {
	const ended = endsOf(facts).at(-1);
	const uses = usesOf(facts)
		.filter(({ value: { kind } }) => kind !== 'chemical')
		.filter((use) => ended === undefined || !isOver(ended, use))
		.map(({ endedAt }) => endedAt);
	const ends = [...(ended ? [ended.value.at] : []), ...uses];
	if (ends.length === 0 || ends.includes(null)) return null;
	return new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)));
};

/** After a death nothing is offered to anybody. */
export const hasDied = (facts: readonly Fact[]): boolean => standing(facts, 'harm')?.value.level === 'death';

export type PlanItem = { readonly question: string; readonly item: string };

/** The item id of a fact about one line of the person's plan. */
export const planItemKey = ({ question, item }: PlanItem): string => `${question}/${item}`;

/**
 * How many of the person's own strategies were tried first. Nothing written about one does not count as tried.
 * @param own what helps, as the plan stood when the episode began
 */
export const ownStrategiesTried = (
	facts: readonly Fact[],
	own: readonly PlanItem[]
): { readonly tried: number; readonly of: number } => {
	const keys = new Set(own.map(planItemKey));
	const tried = standingAll(facts, 'tried').filter(
		({ value }) => value.answer === 'tried' && keys.has(planItemKey(value))
	);
	return { tried: tried.length, of: keys.size };
};

/** A look at the person's plan, from the look-log. */
export type PlanLook = { readonly at: Date; readonly part: 'card' | 'item' };
export type OpenedBefore = {
	readonly before: boolean;
	/** The last look at the whole card before the start. */
	readonly lastBefore: Date | null;
	/** The first look at the whole card from the start on. */
	readonly firstAfter: Date | null;
	/** The first look before the start at one line only: less than reading the card. */
	readonly itemBefore: Date | null;
};

/** Whether staff opened the card before the episode began. Opening it in that very moment is not before. */
export const cardOpenedBefore = (looks: readonly PlanLook[], startedAt: Date): OpenedBefore => {
	const times = (part: PlanLook['part'], earlier: boolean) =>
		looks
			.filter((look) => look.part === part && look.at < startedAt === earlier)
			.map(({ at }) => at)
			.sort((a, b) => a.getTime() - b.getTime());
	const lastBefore = times('card', true).at(-1) ?? null;
	return {
		before: lastBefore !== null,
		lastBefore,
		firstAfter: times('card', false)[0] ?? null,
		itemBefore: times('item', true)[0] ?? null
	};
};
