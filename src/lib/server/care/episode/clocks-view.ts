import type { Words } from '$lib/words';
import { dueTimes, type DueTime } from '../../standards/clock-rules';
import { sayMinutes } from './duration';
import { flagsOf, timeFlag, type Flag } from './flags';
import type { StandLine } from './order-notes-view';
import { ordersInShort } from './orders-view';
import { checksInShort } from './checks-view';
import type { Told } from './looked-say';
import type { EpisodeRead } from './reading';

/** The running clocks of an episode, as its page shows them and a stream sends them. */
export type Clocks = {
	readonly running: string | null;
	/** Which check is due next, and how many gaps there are. */
	readonly checks: readonly Told[];
	/** How it stands with orders. */
	readonly orders: readonly StandLine[];
	readonly times: readonly Flag[];
	/** The server's time they are of, on the unit's clocks. */
	readonly asOf: string;
	/** Grows with what is written: a page that was drawn with less says so. */
	readonly written: number;
};

/** What the clocks of an episode say at `now`. */
export const clocksOf = (words: Words, read: EpisodeRead, now: Date): Clocks => ({
	running:
		read.asked.endedAt === null
			? words.t('episode:running', { minutes: sayMinutes(words, read.asked.startedAt, now) })
			: null,
	checks: checksInShort(words, read, now),
	orders: ordersInShort(words, read, now),
	times: flagsOf(words, read, now).times,
	asOf: words.t('live:as-of', { time: words.time(now, read.episode.zone) }),
	written: read.written.length + read.staff.length
});

/** How a running episode stands in a line: what is due next, and how much came too late. */
export type Pressing = { readonly next: Flag | null; readonly late: number };

const upcoming = ({ due, next }: DueTime): number => (next ?? due).getTime();

/** What presses most of an episode's clocks at `now`. */
export const pressing = (words: Words, read: EpisodeRead, now: Date): Pressing => {
	const all = dueTimes(read.pack, read.asked, now);
	const [first] = all
		.filter(({ state, next }) => state === 'running' || next !== null)
		.toSorted((a, b) => upcoming(a) - upcoming(b));
	return {
		next: first === undefined ? null : timeFlag(words, read, first, now),
		late: all.filter(({ state, level }) => state === 'passed' && level !== 'amber').length
	};
};
