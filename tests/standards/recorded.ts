import { book, component } from '../../src/lib/server/care/episode/facts.example';
import type { Field } from '../../src/lib/server/care/episode/fields';
import { packFactsOf } from '../../src/lib/server/care/episode/pack-facts';
import { readStored, readTyped } from '../../src/lib/server/care/episode/read';
import { fromWallClock } from '../../src/lib/server/care/zone';
import type { EpisodeFacts } from '../../src/lib/server/standards/facts';
import { ageAt } from '../../src/lib/server/standards/zone';

const HOUR = 3_600_000;
export const zone = 'America/New_York';
export const start = new Date('2026-06-01T14:00:00Z');
export const hours = (after: number): Date => new Date(start.getTime() + after * HOUR);
/** What somebody types for so many hours after the start, on the wall of the unit. */
const typed = (after: number): string => {
	const wall = new Date(hours(after).getTime() - 4 * HOUR);
	return wall.toISOString().slice(0, 16);
};
const readWall = (text: string): Date | null => {
	const read = fromWallClock(text, zone);
	return read !== 'no-such-time' && 'at' in read ? read.at : null;
};

/** The birth date of somebody who is so old on the day of these records. */
export const bornFor = (age: number): string => `${2026 - age}-01-15`;

/**
 * A record written as the orders form writes it: strings are read as the form reads them, stored and read again, and
 * only then asked by the rules. Times are hours after the start.
 */
export const recorded = (born: string, deemed: boolean | null, released?: number) => {
	const { facts, enter } = book(start);
	let entries = 0;
	const type = (field: Field, raw: Readonly<Record<string, string | string[]>>): void => {
		const read = readTyped(field, raw, readWall, hours(10_000));
		if (!read.ok) throw new Error(`${field}: ${JSON.stringify(read.problems)}`);
		entries += 1;
		enter(field, readStored(field, JSON.parse(JSON.stringify(read.value))), { item: `item-${entries}` });
	};
	enter('component', component('mechanical', start, released === undefined ? null : hours(released)), {
		item: 'belt'
	});
	type('reason-class', { choice: 'behavioural' });
	const ordered =
		(is: 'first' | 'renewal') =>
		(after: number, more: Readonly<Record<string, string | string[]>> = {}) => {
			type('order', {
				...{ is, by: 'Dr Lee Park', independent: 'yes', how: 'telephone', obtained: typed(after) },
				...more
			});
			return story;
		};
	const story = {
		facts,
		order: ordered('first'),
		renewal: ordered('renewal'),
		evaluation: (after: number, who: string, inPerson = 'yes') => {
			type('evaluation', { by: 'Kim Osei', who, inPerson, at: typed(after) });
			return story;
		},
		again: (from: number, to: number | null = null) => {
			entries += 1;
			enter('component', component('mechanical', hours(from), to === null ? null : hours(to)), {
				item: `belt ${entries}`
			});
			return story;
		},
		/** As the rules of a pack are asked about it. */
		asked: (): EpisodeFacts =>
			packFactsOf(facts, {
				...{ zone, startedAt: start, recordMadeAt: start, veryBad: [], alsoWritten: [] },
				ageYearsAtStart: ageAt(born, start, zone),
				birthDate: born,
				deemed
			}),
		typed
	};
	return story;
};
