import { anyOf, verdict, type Verdict, type Waiting } from './conditions';
import type { EpisodeFacts } from './facts';
import type { Pack, Source } from './pack';
import { countedBy } from './seclusion';
import type { Kind } from './vocabulary';

export type ProhibitedUse = {
	readonly rule: string;
	/** `not-known`: something it rests on is not written yet. */
	readonly state: 'prohibited' | 'not-known';
	readonly waitingFor: readonly Waiting[];
	readonly kinds: readonly Kind[];
	/** Positions in `facts.components`. */
	readonly components: readonly number[];
	readonly source: Source;
};

/**
 * The prohibitions of a pack that this use falls under. It never says that a record may not be kept: what happened is
 * always recorded, and flagged (X7). Only asking for leave to do it can be refused.
 */
export const prohibitedUses = (pack: Pack, facts: EpisodeFacts): readonly ProhibitedUse[] => {
	const counted = countedBy(pack, facts);
	return pack.prohibitions.flatMap((rule) => {
		const { holds, waitingFor, components } = verdict(rule.when, facts, counted);
		if (holds === 'no') return [];
		return {
			rule: rule.id,
			state: holds === 'yes' ? ('prohibited' as const) : ('not-known' as const),
			waitingFor,
			kinds: [...new Set(components.map(({ kind }) => kind))],
			components: components.map(({ index }) => index),
			source: rule.source
		};
	});
};

/** Whether any prohibition holds, as one answer for rules that rest on it. */
export const prohibited = (pack: Pack, facts: EpisodeFacts): Verdict => {
	const counted = countedBy(pack, facts);
	return anyOf(pack.prohibitions.map((rule) => verdict(rule.when, facts, counted)));
};
