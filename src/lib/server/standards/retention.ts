import { anchor, type Anchored } from './clock-rules';
import type { EpisodeFacts } from './facts';
import type { Pack, Source } from './pack';
import { addYears, dayIn, endOfDay } from './zone';

export type Kept = {
	readonly rule: string;
	/** The last day it must be kept, on the facility's calendar; null while what it counts from is not written. */
	readonly day: string | null;
	/** The end of that day. */
	readonly until: Date | null;
	readonly source: Source;
};

/** How long a pack wants the record kept: calendar years from the day it was made, not so many hours. */
export const retention = (pack: Pack, facts: Anchored & Pick<EpisodeFacts, 'zone'>): readonly Kept[] =>
	pack.retention.map((rule) => {
		const from = anchor(rule.from, facts, null);
		const day = from === null ? null : addYears(dayIn(from, facts.zone), rule.years);
		return {
			rule: rule.id,
			day,
			until: day === null ? null : endOfDay(day, facts.zone),
			source: rule.source
		};
	});
