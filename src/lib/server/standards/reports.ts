import { always, listOf, matching, object, type Checked } from './check';
import { verdict } from './conditions';
import type { EpisodeFacts } from './facts';
import { sourceShape, whenShape, type Condition, type Pack, type Source } from './pack';
import { prohibited } from './prohibitions';
import { countedBy } from './seclusion';
import own from './reporting/own.json';

const reportFile = listOf(
	object(
		{ id: matching(/^[a-z-]+$/, 'small letters and hyphens'), source: sourceShape, when: whenShape },
		/** Where the pack itself names somebody to be told, its rule stands alone. */
		{ unlessPack: always }
	)
);
type Report = Checked<typeof reportFile>[number];

const read = (json: unknown): readonly Report[] => {
	const problems = reportFile(json, 'reporting');
	if (problems.length > 0) throw new Error(problems.join('\n'));
	return json as readonly Report[];
};

/** What is to be told to somebody whatever pack is in force: after a death or serious injury, and a prohibited use. */
export const REPORTS = read(own);
export const isReport = (rule: string): boolean => REPORTS.some(({ id }) => id === rule);

const sameCause = (one: Condition, other: Condition): boolean =>
	(one.harm !== undefined && other.harm !== undefined) ||
	(one.prohibited === true && other.prohibited === true);

export type ReportDue = {
	readonly rule: string;
	readonly sentAt: Date | null;
	readonly source: Source;
};

/**
 * What must be told beside the notices of the pack. It has no time of its own: who has to be told by when is the law of
 * the place, and where a pack knows that law, its notices say so instead.
 */
export const reportsDue = (pack: Pack, facts: EpisodeFacts, now: Date): readonly ReportDue[] => {
	// A death counts for its own sake, whether the pack counts this kind and reason or not.
	const all = facts.components.map((component, index) => ({ ...component, index }));
	const banned = prohibited(pack, facts);
	const counted = countedBy(pack, facts);
	/** The pack itself has somebody told for the same cause: a notice about anything else says nothing of it. */
	const named = (when: readonly Condition[]): boolean =>
		pack.notices.some((notice) => {
			const same = (notice.when ?? []).filter((own) => when.some((one) => sameCause(own, one)));
			return same.length > 0 && verdict(same, facts, counted, banned).holds !== 'no';
		});
	return REPORTS.filter(({ unlessPack, when }) => unlessPack !== true || !named(when)).flatMap(
		({ id, when, source }) => {
			const about = when.some((one) => one.prohibited === true) ? counted : all;
			if (verdict(when, facts, about, banned).holds !== 'yes') return [];
			const sent = facts.sent.filter(({ rule, at }) => rule === id && at <= now).map(({ at }) => at);
			return [{ rule: id, sentAt: sent.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null, source }];
		}
	);
};
