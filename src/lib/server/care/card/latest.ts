import type { Line } from './line';

/** What one episode led to is accepted over some weeks: further back, it came of an earlier one. */
const together = 42 * 24 * 60 * 60 * 1000;

/**
 * What changed after the last episode is never left out: it is the proof that speaking up led to something. What an
 * earlier one brought stands as any other line does, so that the card does not grow with every episode.
 */
export const withLatest = (lines: readonly Line[]): Line[] => {
	const last = Math.max(...lines.map(({ since }) => since ?? -Infinity));
	return lines.map((line) =>
		line.since !== undefined && last - line.since <= together ? { ...line, must: true } : line
	);
};
