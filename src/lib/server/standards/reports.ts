import { always, listOf, matching, object, type Checked } from './check';
import { verdict } from './conditions';
import type { EpisodeFacts } from './facts';
import { noticesDue } from './notices';
import { sourceShape, whenShape, type Pack, type Source } from './pack';
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
	const named = noticesDue(pack, facts, now).length > 0;
	return REPORTS.filter(({ unlessPack }) => unlessPack !== true || !named).flatMap(({ id, when, source }) => {
		const counted = when.some((one) => one.prohibited === true) ? countedBy(pack, facts) : all;
		if (verdict(when, facts, counted, banned).holds !== 'yes') return [];
		const sent = facts.sent.filter(({ rule, at }) => rule === id && at <= now).map(({ at }) => at);
		return [{ rule: id, sentAt: sent.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null, source }];
	});
};
