const MINUTE = 60_000;

/** A job that failed so often is given up: a day and a half after the first try. */
export const MOST_TRIES = 12;

/** How long a job waits after its so many-th try failed: half a minute, then four times as long, at most four hours. */
export const waitAfter = (tries: number): number => Math.min((MINUTE / 2) * 4 ** (tries - 1), 240 * MINUTE);
