import { changesOf, minutesAt } from './age';
import type { EpisodeFacts } from './facts';
import type { ByAge, Clock } from './pack';

export const MINUTE_MS = 60_000;

/** From its `index`-th due time on, due every `step` milliseconds. */
type Stretch = { readonly index: number; readonly due: number; readonly step: number };

/** The due times of a clock that repeats, the first one numbered 0. */
export type Series = {
	readonly dueOf: (index: number) => Date;
	/** The number of the first due time at or after an instant. */
	readonly periodOf: (at: Date) => number;
};

const seriesOf = (stretches: readonly [Stretch, ...Stretch[]]): Series => {
	const find = (fits: (stretch: Stretch) => boolean): Stretch => stretches.findLast(fits) ?? stretches[0];
	return {
		dueOf: (index) => {
			const { index: first, due, step } = find((one) => one.index <= index);
			return new Date(due + (index - first) * step);
		},
		periodOf: (at) => {
			const { index, due, step } = find((one) => one.due < at.getTime());
			return index + Math.max(0, Math.ceil((at.getTime() - due) / step));
		}
	};
};

/** Every so many minutes after the first time. */
const evenly = (first: Date, every: number): Series =>
	seriesOf([{ index: 0, due: first.getTime(), step: every * MINUTE_MS }]);

/** Each time as many minutes after the last as the age on that day asks for. */
const agedly = (bands: ByAge, from: Date, facts: EpisodeFacts): Series => {
	const firstDue = from.getTime() + minutesAt(bands, facts, from) * MINUTE_MS;
	const stretchFrom = (index: number, due: number): Stretch => ({
		index,
		due,
		step: minutesAt(bands, facts, new Date(due)) * MINUTE_MS
	});
	let last = stretchFrom(0, firstDue);
	const stretches: [Stretch, ...Stretch[]] = [last];
	for (const change of changesOf(bands, facts).filter((at) => at.getTime() > firstDue)) {
		const passed = Math.max(0, Math.ceil((change.getTime() - last.due) / last.step));
		last = stretchFrom(last.index + passed, last.due + passed * last.step);
		stretches.push(last);
	}
	return seriesOf(stretches);
};

/** The minutes until a clock is due the first time, for the person at the instant it counts from. */
export const firstMinutes = (clock: Clock, from: Date, facts: EpisodeFacts): number =>
	clock.minutes ?? minutesAt(clock.byAge ?? [], facts, from);

/** The due times of a clock that repeats; null for one that is due once. */
export const repeatsOf = (clock: Clock, from: Date, facts: EpisodeFacts): Series | null => {
	if (clock.repeats && clock.byAge) return agedly(clock.byAge, from, facts);
	if (clock.every === undefined) return null;
	return evenly(new Date(from.getTime() + firstMinutes(clock, from, facts) * MINUTE_MS), clock.every);
};
