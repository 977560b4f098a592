import type { Words } from '$lib/words';
import type { Answer, Value } from './answer';
import { linesOf, wholeText } from './say';
import type { Question, QuestionSet } from './set';

/** One thing an answer says, named so that it is known again in another version. */
export type Entry = { readonly id: string; readonly text: string };

/** A stretch of words: in both versions, in the earlier one only, or in the later one only. */
export type Stretch = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** What became of one thing an answer said. */
export type Change =
	| { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
	| { readonly kind: 'reworded'; readonly words: readonly Stretch[] };

export type Changes = {
	/** In the order of the later version; what was removed stands where it was. */
	readonly lines: readonly Change[];
	/** Lines that both versions have stand in another order. */
	readonly reordered: boolean;
};

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

const piecesOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Lengths of the longest run of pieces that both still share, from each place on. */
const sharedFrom = (before: readonly string[], after: readonly string[]): number[][] => {
	const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
	const at = (row: number, column: number): number => table[row]?.[column] ?? 0;
	for (let row = before.length - 1; row >= 0; row--)
		for (let column = after.length - 1; column >= 0; column--) {
			const shared =
				before[row] === after[column]
					? at(row + 1, column + 1) + 1
					: Math.max(at(row + 1, column), at(row, column + 1));
			const line = table[row];
			if (line !== undefined) line[column] = shared;
		}
	return table;
};

const joined = (stretches: readonly Stretch[]): Stretch[] => {
	const all: Stretch[] = [];
	for (const one of stretches) {
		const last = all.at(-1);
		if (last?.kind === one.kind) all.splice(-1, 1, { kind: one.kind, text: last.text + one.text });
		else all.push(one);
	}
	return all;
};

/**
 * What changed between two texts, word by word. Read without what was added it is the earlier text, read without
 * what was removed the later one.
 */
export const wordChanges = (before: string, after: string): Stretch[] => {
	const [was, is] = [piecesOf(before), piecesOf(after)];
	const shared = sharedFrom(was, is);
	const found: Stretch[] = [];
	let [row, column] = [0, 0];
	while (row < was.length || column < is.length) {
		const [old, fresh] = [was[row], is[column]];
		if (old !== undefined && old === fresh) {
			found.push({ kind: 'same', text: old });
			[row, column] = [row + 1, column + 1];
		} else if (
			fresh === undefined ||
			(old !== undefined && (shared[row + 1]?.[column] ?? 0) >= (shared[row]?.[column + 1] ?? 0))
		) {
			found.push({ kind: 'removed', text: old ?? '' });
			row++;
		} else {
			found.push({ kind: 'added', text: fresh });
			column++;
		}
	}
	return joined(found);
};

/** Each entry of the earlier version with its own in the later one: by its id, else by its words. */
const pairsOf = (before: readonly Entry[], after: readonly Entry[]): Map<Entry, Entry> => {
	const pairs = new Map<Entry, Entry>();
	const left = new Set(after);
	const pair = (same: (old: Entry, fresh: Entry) => boolean): void => {
		for (const old of before) {
			if (pairs.has(old)) continue;
			const fresh = after.find((one) => left.has(one) && same(old, one));
			if (fresh === undefined) continue;
			pairs.set(old, fresh);
			left.delete(fresh);
		}
	};
	pair((old, fresh) => old.id === fresh.id && old.text === fresh.text);
	pair((old, fresh) => old.id === fresh.id);
	pair((old, fresh) => old.text === fresh.text);
	return pairs;
};

/** What changed between two versions of an answer: lines added, removed and reworded, and whether their order did. */
export const changesIn = (before: readonly Entry[], after: readonly Entry[]): Changes => {
	const pairs = pairsOf(before, after);
	const earlier = new Map([...pairs].map(([old, fresh]) => [fresh, old]));
	const lines = after.map((fresh): Change => {
		const old = earlier.get(fresh);
		if (old === undefined) return { kind: 'added', text: fresh.text };
		return old.text === fresh.text
			? { kind: 'same', text: fresh.text }
			: { kind: 'reworded', words: wordChanges(old.text, fresh.text) };
	});
	for (const [place, old] of before.entries())
		if (!pairs.has(old)) lines.splice(Math.min(place, lines.length), 0, { kind: 'removed', text: old.text });
	const kept = before.flatMap((old) => pairs.get(old) ?? []).map((one) => after.indexOf(one));
	return { lines, reordered: kept.some((place, index) => index > 0 && place < (kept[index - 1] ?? 0)) };
};

const idsOf = (value: Value): string[] => {
	const note = 'note' in value && value.note !== undefined ? ['note'] : [];
	if ('items' in value) return value.items.map(({ id }) => id);
	if ('rows' in value) return [...Object.keys(value.rows), ...note];
	return ['choice' in value ? 'choice' : 'text' in value ? 'text' : 'date', ...note];
};

/** What an answer says, in the words it was written in. Empty when it was left out or there is none. */
export const entriesOf = (
	words: Words,
	set: QuestionSet,
	question: Question,
	answer: Answer | null
): Entry[] => {
	if (answer?.value == null) return [];
	const ids = idsOf(answer.value);
	return linesOf(words, set, question, answer, []).map((line, place) => ({
		id: ids[place] ?? String(place),
		text: [wholeText(words, line), line.more].filter((one) => one !== null).join('\n')
	}));
};

/** Whether something that was said before is not said any more. Other words for the same line take nothing away. */
export const takesAway = (before: Value | null, after: Value | null): boolean => {
	if (before === null) return false;
	const left = new Set(after === null ? [] : idsOf(after));
	return idsOf(before).some((id) => !left.has(id));
};
