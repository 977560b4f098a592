import type { Item, Value } from '../../questions/answer';
import type { Standing, State } from '../../standards/directive-state';
import { itemId, lineOf, partOf, wholeOf } from './directive';
import type { Directives } from './gather';

/** What was taken back, told apart from what is said, for whoever reads rows: they hold every word ever signed. */
export type TakenBack = {
	/** Ids of all versions, and of those with something in them that was taken back. */
	readonly versions: ReadonlySet<string>;
	readonly touched: ReadonlySet<string>;
	/** Whether a line of a version is said today: in force, or on its way to be, and not taken back. */
	readonly isSaid: (version: string, question: string, item: string | null) => boolean;
	/**
	 * An answer of any version without the lines that were taken back; null when nothing of it is left. `writtenAt`: of a
	 * row that later ones may have replaced. What all of it was taken back after is gone, also where the person left it
	 * out since, so that no version names it any more.
	 */
	readonly without: (question: string, value: Value, writtenAt?: Date) => Value | null;
};

/** A version in one of these says something; the others are what was. */
const saying: readonly State[] = ['draft', 'signed', 'active', 'partly-withdrawn'];

/** Contents and names of lines that were taken back and stand nowhere else. */
const goneIn = ({ versions, standing }: Pick<Directives, 'versions'> & { standing: Standing }) => {
	const [gone, said] = [new Set<string>(), new Set<string>()];
	for (const { id, row } of versions) {
		const state = standing.versions.find((one) => one.id === id);
		for (const item of row.items) {
			const names = [item.content, item.id.slice(id.length + 1)];
			if (state?.gone.includes(item.id)) for (const name of names) gone.add(name);
			else if (state !== undefined && saying.includes(state.state)) for (const name of names) said.add(name);
		}
	}
	const wholeAt = Math.max(
		...standing.versions.map(({ withdrawal }) => withdrawal?.writtenAt.getTime() ?? -Infinity)
	);
	return (name: string, writtenAt?: Date): boolean =>
		!said.has(name) && (gone.has(name) || (writtenAt !== undefined && writtenAt.getTime() <= wholeAt));
};

export const takenBackOf = (all: Pick<Directives, 'versions' | 'standing'>): TakenBack => {
	const { versions, standing } = all;
	const isGone = goneIn(all);
	const lineIsGone = (question: string, item: Item, writtenAt?: Date): boolean => {
		const { part, content } = lineOf(question, item);
		return isGone(content) || isGone(part) || (isGone(content, writtenAt) && isGone(part, writtenAt));
	};
	return {
		versions: new Set(versions.map(({ id }) => id)),
		touched: new Set(
			versions.filter(({ row }) => row.items.some(({ content }) => isGone(content))).map(({ id }) => id)
		),
		isSaid: (version, question, item) => {
			const state = standing.versions.find(({ id }) => id === version);
			if (state === undefined || !saying.includes(state.state)) return false;
			return !state.gone.includes(itemId(version, partOf(question, item)));
		},
		without: (question, value, writtenAt) => {
			if (!('items' in value)) return isGone(wholeOf(question, value).content, writtenAt) ? null : value;
			const items = value.items.filter((item) => !lineIsGone(question, item, writtenAt));
			if (items.length === value.items.length) return value;
			return items.length === 0 ? null : { items };
		}
	};
};
