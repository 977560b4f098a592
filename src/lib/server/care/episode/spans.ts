/** From an instant to a later one. */
export type Span = { readonly from: Date; readonly to: Date };
/** A span that may still go on. */
export type Open = { readonly from: Date; readonly to: Date | null };

/** Ends what still goes on at `until`, and leaves out what has no length. */
export const closed = (spans: readonly Open[], until: Date): readonly Span[] =>
	spans
		.map(({ from, to }) => ({ from, to: to === null || to > until ? until : to }))
		.filter(({ from, to }) => from < to);

/** The same time in as few spans as it takes, in order. */
export const merged = (spans: readonly Span[]): readonly Span[] => {
	const sorted = [...spans]
		.filter(({ from, to }) => from < to)
		.sort((a, b) => a.from.getTime() - b.from.getTime());
	return sorted.reduce<readonly Span[]>((all, next) => {
		const last = all.at(-1);
		if (!last || next.from > last.to) return [...all, next];
		return [...all.slice(0, -1), { from: last.from, to: next.to > last.to ? next.to : last.to }];
	}, []);
};

/** What is left of some time when other time is taken out of it. */
export const without = (spans: readonly Span[], taken: readonly Span[]): readonly Span[] =>
	merged(taken).reduce<readonly Span[]>(
		(left, out) =>
			left.flatMap((one) => [
				...(one.from < out.from ? [{ from: one.from, to: one.to < out.from ? one.to : out.from }] : []),
				...(one.to > out.to ? [{ from: one.from > out.to ? one.from : out.to, to: one.to }] : [])
			]),
		merged(spans)
	);

/** The time two spans share; null where they share none. */
export const shared = (one: Span, other: Span): Span | null => {
	const from = one.from > other.from ? one.from : other.from;
	const to = one.to < other.to ? one.to : other.to;
	return from < to ? { from, to } : null;
};
