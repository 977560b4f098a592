import { fromWallClock } from '$lib/server/care/zone';

/** The moment the clocks of a zone showed a day and time; the earlier one of a time shown twice; null: never. */
export const instantIn =
	(zone: string) =>
	(day: string, time: string): Date | null => {
		const clock = fromWallClock(`${day}T${time}`, zone);
		if (clock === 'no-such-time') return null;
		return 'at' in clock ? clock.at : clock.ambiguous[0];
	};
