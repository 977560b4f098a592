import { instantIn } from '../../src/lib/server/standards/zone.js';

/**
 * The days of a story on the wall clock of its place, moved by whole days: by none in a journey, by as many as make
 * it end about today in the demo.
 */
export const calendar = (zone: string, shift = 0) => {
	const moved = (day: string): string =>
		new Date(Date.parse(`${day}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
	return {
		/** `2026-03-14` as the story's own day. */
		day: moved,
		/** The parts of a day, as three boxes take them. */
		boxes: (day: string): [day: string, month: string, year: string] => {
			const [year = '', month = '', date = ''] = moved(day).split('-');
			return [String(Number(date)), String(Number(month)), year];
		},
		/** What a field for date and time holds: `wall('2026-03-14', '19:05')`. */
		wall: (day: string, time: string): string => `${moved(day)}T${time}`,
		/** The instant of that wall clock. */
		at: (day: string, time: string): Date => {
			const instant = instantIn(`${moved(day)}T${time}`, zone);
			if (!(instant instanceof Date)) throw new Error(`no such time: ${day} ${time} in ${zone}`);
			return instant;
		}
	};
};
export type Calendar = ReturnType<typeof calendar>;
