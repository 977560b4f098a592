import { databaseIsAway, pool } from '../database';

/** What a page of running clocks is about. */
export type Watched = { readonly of: 'episode' | 'unit'; readonly id: string };
type Tell = () => void;
type Entry = { readonly what: Watched; beat: string | null; readonly tell: Set<Tell> };

/** Twice a second, so that what is written is seen within one. */
const every = 500;

const entries = new Map<string, Entry>();
let timer: NodeJS.Timeout | null = null;

const idsOf = (of: Watched['of']): string[] =>
	[...entries.values()].filter(({ what }) => what.of === of).map(({ what }) => what.id);

/** One question for everybody who watches, however many they are. */
const look = async (): Promise<void> => {
	const rows = await pool()<{ id: string; beat: string }[]>`
		select id, beat from access.pulse(${idsOf('episode')}, ${idsOf('unit')})`;
	for (const { id, beat } of rows) {
		const entry = entries.get(id);
		if (entry === undefined || entry.beat === beat) continue;
		// The first beat is told as well: something may have been written between the drawing of a page and this question.
		entry.beat = beat;
		for (const tell of entry.tell) tell();
	}
};

const again = (): void => {
	timer = setTimeout(() => {
		// Away, it is asked the next time: nothing is listened to that a restart could cut.
		look()
			.catch((fault: unknown) => {
				if (!databaseIsAway(fault)) console.error('the pulse could not be read');
			})
			.finally(() => {
				if (entries.size > 0) again();
				else timer = null;
			});
	}, every);
	timer.unref();
};

/**
 * Calls `tell` whenever something is written about what is watched. It says that something changed, and nothing of
 * what: whoever is told reads it by a pass of their own.
 * @returns a function that ends it
 */
export const watch = (what: Watched, tell: Tell): (() => void) => {
	const entry = entries.get(what.id) ?? { what, beat: null, tell: new Set<Tell>() };
	entries.set(what.id, entry);
	entry.tell.add(tell);
	if (timer === null) again();
	return () => {
		entry.tell.delete(tell);
		if (entry.tell.size === 0) entries.delete(what.id);
	};
};
