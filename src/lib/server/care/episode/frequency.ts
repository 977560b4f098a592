import { figuresOf, type Countable, type Figure } from '../../standards/counting';
import { KINDS, type Kind } from '../../standards/vocabulary';
import { dayIn } from '../../standards/zone';
import { startOf } from './episode';
import { countableOfKind, kindsIn, type CountedRecord } from './figures';

/** A kind, by each rule it was counted by. */
export type KindFigures = { readonly kind: Kind; readonly figures: readonly Figure[] };

/** How often each kind was used about somebody (S4-08). */
export type Frequency = {
	/** `2026-03`, newest first; a record counts in the month in which it began, by the clocks of its unit. */
	readonly months: readonly { readonly month: string; readonly kinds: readonly KindFigures[] }[];
	/** The same over all of them. */
	readonly whole: readonly KindFigures[];
	/** How many months that is: from the first record until now, those without one as well. */
	readonly over: number;
};

const monthOf = ({ facts, startedAt, zone }: CountedRecord): string =>
	dayIn(startOf(facts, startedAt), zone).slice(0, 7);

const nth = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

const byKind = (records: readonly CountedRecord[], now: Date): readonly KindFigures[] =>
	KINDS.flatMap((kind) => {
		const own = records
			.filter((record) => kindsIn(record).includes(kind))
			.map((record) => countableOfKind(record, kind))
			.filter((one): one is Countable => one !== null);
		return own.length === 0 ? [] : [{ kind, figures: figuresOf(own, now) }];
	});

/** How often each kind was used about one person, month by month; null where nothing is written down. */
export const frequencyOf = (records: readonly CountedRecord[], now: Date): Frequency | null => {
	const months = [...new Set(records.map(monthOf))].sort().reverse();
	const [last, first] = [months[0], months.at(-1)];
	if (last === undefined || first === undefined) return null;
	const today = records
		.map(({ zone }) => dayIn(now, zone).slice(0, 7))
		.reduce((a, b) => (a > b ? a : b), last);
	return {
		months: months.map((month) => ({
			month,
			kinds: byKind(
				records.filter((record) => monthOf(record) === month),
				now
			)
		})),
		whole: byKind(records, now),
		over: nth(today) - nth(first) + 1
	};
};

/** How many in a month, to two places. */
export const aMonth = (count: number, over: number): number => Math.round((count * 100) / over) / 100;
