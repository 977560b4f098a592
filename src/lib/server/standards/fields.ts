import { verdict } from './conditions';
import type { EpisodeFacts } from './facts';
import type { FieldRule, Pack, Source } from './pack';
import { prohibited } from './prohibitions';
import { countedBy } from './seclusion';
import type { Recorded } from './vocabulary';

export type NotWrittenYet = {
	readonly rule: string;
	/** All of these are still to be written … */
	readonly all: readonly Recorded[];
	/** … and one of these. */
	readonly any: readonly Recorded[];
	/** The source asks for it only if it is known. */
	readonly ifKnown: boolean;
	readonly source: Source;
};

const left = (rule: FieldRule, written: readonly Recorded[]): Pick<NotWrittenYet, 'all' | 'any'> => {
	const any = rule.any ?? [];
	return {
		all: (rule.all ?? []).filter((field) => !written.includes(field)),
		any: any.some((field) => written.includes(field)) ? [] : any
	};
};

/**
 * What a pack wants recorded and is not written yet. A list to show, never a gate: an episode with nothing but a kind
 * and a time is a true record.
 */
export const missingFields = (pack: Pack, facts: EpisodeFacts): readonly NotWrittenYet[] => {
	const counted = countedBy(pack, facts);
	const banned = prohibited(pack, facts);
	return pack.fields.flatMap((rule) => {
		const missing = left(rule, facts.written);
		const applies = verdict(rule.when, facts, counted, banned).holds !== 'no';
		if (!applies || missing.all.length + missing.any.length === 0) return [];
		return { rule: rule.id, ...missing, ifKnown: rule.ifKnown === true, source: rule.source };
	});
};
