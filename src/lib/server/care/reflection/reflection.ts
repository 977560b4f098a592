/** Whether somebody wants support for themselves. */
export const wishes = ['yes', 'later', 'no'] as const;
export type Wish = (typeof wishes)[number];

/**
 * What a staff member writes for themselves after an episode (domain table (g), last row but one). `shown`: whoever they
 * ask for support may read how it affected them as well. `handed`: reviewers who took no part may read that too.
 */
export type Reflection = {
	readonly reaction: string | null;
	readonly shown: boolean;
	readonly handed: boolean;
	readonly wants: Wish | null;
	readonly need: string | null;
	/** The one account that is asked; null asks nobody. */
	readonly supervisor: string | null;
};

/** The two kinds of rows: how it affected them, and what they ask for. */
export type Row = {
	readonly id: string;
	readonly kind: 'reaction' | 'support';
	readonly wants: Wish | null;
	readonly words: string | null;
	readonly supervisor: string | null;
	/** Whether reviewers may read it: never what is asked of somebody. */
	readonly handed: boolean;
};

/**
 * The rows that a form adds to what holds: one of each kind that says something else than before. Whoever wants no
 * support asks nobody, and how it affected them is shown to nobody but whom they ask.
 * @param ids one for each kind
 */
export const rowsToAdd = (
	one: Reflection,
	now: readonly Row[],
	ids: Readonly<Record<Row['kind'], string>>
): Row[] => {
	const asked = one.wants === 'no' ? null : one.supervisor;
	const next: Row[] = [
		{
			...{ id: ids.reaction, kind: 'reaction' as const, wants: null, words: one.reaction },
			supervisor: one.shown && one.wants !== null ? asked : null,
			handed: one.handed && one.reaction !== null
		},
		...(one.wants === null && !now.some(({ kind }) => kind === 'support')
			? []
			: [
					{
						...{ id: ids.support, kind: 'support' as const, wants: one.wants ?? ('no' as const) },
						...{ words: one.need, supervisor: one.wants === null ? null : asked, handed: false }
					}
				])
	];
	return next.filter((row) => {
		const held = now.find(({ kind }) => kind === row.kind);
		if (held === undefined) return row.kind === 'support' || row.words !== null;
		return (['words', 'wants', 'supervisor', 'handed'] as const).some((name) => held[name] !== row[name]);
	});
};
