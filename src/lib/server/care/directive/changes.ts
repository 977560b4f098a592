import type { TextPart } from './text';

/** What one part of the text said and says: lines that are new and lines that are gone. */
export type Change = {
	readonly title: string;
	readonly added: readonly string[];
	readonly removed: readonly string[];
};

/** What changed from one text to another, in the order of the newer one; parts that are gone come last. */
export const changesBetween = (before: readonly TextPart[], now: readonly TextPart[]): Change[] => {
	const linesIn = (parts: readonly TextPart[], title: string): readonly string[] =>
		parts.filter((one) => one.title === title).flatMap(({ lines }) => lines);
	const titles = [...new Set([...now, ...before].map(({ title }) => title))];
	return titles
		.map((title) => {
			const [old, fresh] = [linesIn(before, title), linesIn(now, title)];
			return {
				title,
				added: fresh.filter((line) => !old.includes(line)),
				removed: old.filter((line) => !fresh.includes(line))
			};
		})
		.filter(({ added, removed }) => added.length + removed.length > 0);
};
