import { orderOf, places } from './places';
import type { Line } from './line';
import type { Slot } from '../../questions/set';
import { wordsInAll } from './count';

/** The most words a card may have, all that is seen of it included. */
export const mostWords = 120;

/** What the card says besides its lines, counted in words. */
export type Frame = {
	/** Name, birth date, when it changed and was looked at. */
	readonly header: number;
	readonly title: (slot: Slot) => number;
	/** Said once, when any line has an original behind it. */
	readonly originals: number;
	/** Said when so many lines found no place. */
	readonly more: (left: number) => number;
};

const lengthsOf = (lines: readonly Line[]): ((line: Line) => number) => {
	const lengths = new Map(
		lines.map((line) => [
			line,
			wordsInAll([
				...[line.text, line.isNew, line.unchecked, line.untranslated, ...line.notes],
				...(line.shown ?? []).map(({ unchecked }) => unchecked)
			])
		])
	);
	return (line) => lengths.get(line) ?? 0;
};

/**
 * The order in which lines ask for room: those that are never left out, then what a debrief brought, then the first
 * line of each part, the second of each, and so on; lines beyond the places of their part come last.
 */
const inTurn = (lines: readonly Line[]): Line[] => {
	const before = new Map<Slot, number>();
	return lines
		.map((line) => {
			const index = before.get(line.slot) ?? 0;
			before.set(line.slot, index + 1);
			const round = line.must ? 0 : line.isNew !== null ? 1 : index < places[line.slot].lines ? 2 : 3;
			return { line, turn: [round, index, orderOf(line.slot)] as const };
		})
		.toSorted((a, b) => a.turn[0] - b.turn[0] || a.turn[1] - b.turn[1] || a.turn[2] - b.turn[2])
		.map(({ line }) => line);
};

/**
 * The lines that stand on the card. A line that does not fit gives its room to the next one that does; one that must
 * stand there stands there even when the card grows beyond its words.
 */
export const choose = (lines: readonly Line[], frame: Frame, most = mostWords): ReadonlySet<Line> => {
	const lengthOf = lengthsOf(lines);
	const chosen = new Set<Line>();
	const parts = new Set<Slot>();
	let length = frame.header;
	let originals = false;
	const costOf = (line: Line): number =>
		lengthOf(line) +
		(parts.has(line.slot) ? 0 : frame.title(line.slot)) +
		(line.original !== null && !originals ? frame.originals : 0);
	const take = (line: Line, cost: number): void => {
		chosen.add(line);
		parts.add(line.slot);
		originals ||= line.original !== null;
		length += cost;
	};
	const turns = inTurn(lines);
	const all = wordsOfAll(lines, frame, lengthOf) <= most;
	for (const line of turns) {
		const cost = costOf(line);
		if (all || line.must) take(line, cost);
		else if (length + cost <= most) {
			const left = lines.length - chosen.size - 1;
			if (length + cost + (left > 0 ? frame.more(left) : 0) <= most) take(line, cost);
		}
	}
	return chosen;
};

/** Whether every line stands on the card with this frame, and nothing has to make room. */
export const fits = (lines: readonly Line[], frame: Frame, most = mostWords): boolean =>
	wordsOfAll(lines, frame, lengthsOf(lines)) <= most;

const wordsOfAll = (lines: readonly Line[], frame: Frame, lengthOf: (line: Line) => number): number =>
	frame.header +
	[...new Set(lines.map(({ slot }) => slot))].reduce((sum, slot) => sum + frame.title(slot), 0) +
	lines.reduce((sum, line) => sum + lengthOf(line), 0) +
	(lines.some(({ original }) => original !== null) ? frame.originals : 0);
