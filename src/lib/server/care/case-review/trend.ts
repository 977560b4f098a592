import { figuresOf, type Countable, type Figure } from '../../standards/counting';
import type { Kind } from '../../standards/vocabulary';
import { startOfDay, addDays } from '../../standards/zone';
import type { Fact } from '../episode/episode';
import { countable, countableOfKind, kindsIn, type CountedRecord } from '../episode/figures';
import { countingAt, countingSpans, type CountingSpan, type Setting } from '../service/settings';

/** A record in the time of a trend; whose it is and where are numbers. */
export type InTrend = {
	readonly person: number;
	readonly unit: number;
	readonly unitName: string;
	readonly pack: string;
	readonly zone: string;
	readonly startedAt: Date;
	readonly facts: readonly Fact[];
};
/** By unit: what was set for it, and what it works under. */
export type CountingIn = ReadonlyMap<number, { readonly pack: string; readonly rows: readonly Setting[] }>;

/** How much was recorded in a stretch of time, by what each unit counted as one when a record began. */
export type Trend = {
	readonly figures: readonly Figure[];
	readonly kinds: readonly { readonly kind: Kind; readonly figures: readonly Figure[] }[];
	/** By what each unit counted in that time: more than one where it changed. */
	readonly counting: readonly {
		readonly unit: string;
		readonly zone: string;
		readonly spans: readonly CountingSpan[];
	}[];
};

const isThere = (one: Countable | null): one is Countable => one !== null;

/** The spans of which something lies between two days, both included. */
const within = (
	spans: readonly CountingSpan[],
	zone: string,
	days: { readonly fromDay: string; readonly toDay: string }
): readonly CountingSpan[] => {
	const [begins, ends] = [startOfDay(days.fromDay, zone), startOfDay(addDays(days.toDay, 1), zone)];
	return spans.filter(({ from }, at) => {
		const until = spans[at + 1]?.from ?? null;
		return (from === null || from < ends) && (until === null || until > begins);
	});
};

/** Adds up what a trend is about. */
export const trendOf = (
	records: readonly InTrend[],
	counting: CountingIn,
	days: { readonly fromDay: string; readonly toDay: string },
	now: Date
): Trend => {
	const counted = records.map(({ person, unit, ...one }): CountedRecord => {
		const own = counting.get(unit);
		const rule = countingAt(own?.rows ?? [], own?.pack ?? one.pack, one.startedAt, now);
		return { ...one, person: String(person), rule };
	});
	const kinds = [...new Set(counted.flatMap(kindsIn))].sort();
	const units = new Map(records.map(({ unit, unitName, zone }) => [unit, { unit: unitName, zone }]));
	return {
		figures: figuresOf(counted.map(countable).filter(isThere), now),
		kinds: kinds.map((kind) => ({
			kind,
			figures: figuresOf(
				counted
					.filter((one) => kindsIn(one).includes(kind))
					.map((one) => countableOfKind(one, kind))
					.filter(isThere),
				now
			)
		})),
		counting: [...units].map(([unit, about]) => {
			const own = counting.get(unit);
			const spans = countingSpans(own?.rows ?? [], own?.pack ?? '', now);
			return { ...about, spans: within(spans, about.zone, days) };
		})
	};
};
