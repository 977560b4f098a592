import type { EpisodeFacts } from './facts';
import type { Pack } from './pack';
import { countedBy } from './seclusion';
import type { CountingRule } from './vocabulary';
import { addDays, dayIn } from './zone';

/** One record, as the standards ask about it, and whose it is. */
export type Use = { readonly person: string; readonly pack: Pack; readonly facts: EpisodeFacts };

const inOrder = (dates: readonly Date[] | undefined): Date[] =>
	[...(dates ?? [])].sort((a, b) => a.getTime() - b.getTime());

/** The visits of a licensed practitioner that an order belongs to: each order belongs to one visit at most. */
const visitsWithOrder = ({ moments }: EpisodeFacts): number => {
	const orders = inOrder([...(moments.order ?? []), ...(moments.renewal ?? [])]);
	const visits = inOrder(moments['lip-in-person']);
	let used = 0;
	return visits.filter((_, at) => {
		const next = visits[at + 1];
		// An order by telephone may come before the visit, or be written at its end.
		const own = orders.slice(used).filter((order) => next === undefined || order < next);
		used += own.length;
		return own.length > 0;
	}).length;
};

const daysOf = ({ pack, facts }: Use, now: Date): readonly string[] =>
	countedBy(pack, facts).flatMap(({ startedAt, endedAt }) => {
		const last = dayIn(endedAt ?? now, facts.zone);
		const days = [dayIn(startedAt, facts.zone)];
		for (let day = days[0] ?? last; day < last;) {
			day = addDays(day, 1);
			days.push(day);
		}
		return days;
	});

/**
 * How many there were, by what the service counts as one (S1-19). Nothing is merged: the same records give each of the
 * four figures.
 */
export const countBy = (rule: CountingRule, uses: readonly Use[], now: Date): number => {
	switch (rule) {
		case 'application':
			return uses.reduce((sum, { pack, facts }) => sum + countedBy(pack, facts).length, 0);
		case 'order':
			return uses.reduce(
				(sum, { facts: { moments } }) => sum + (moments.order?.length ?? 0) + (moments.renewal?.length ?? 0),
				0
			);
		case 'lip-with-order':
			return uses.reduce((sum, { facts }) => sum + visitsWithOrder(facts), 0);
		case 'person-day':
			return new Set(uses.flatMap((use) => daysOf(use, now).map((day) => `${use.person} ${day}`))).size;
	}
};

/** One record, and by what its unit counted when it began. */
export type Countable = Use & { readonly rule: CountingRule };

/** How many there were, the rule they were counted by, and how many records of how many people that is. */
export type Figure = {
	readonly rule: CountingRule;
	readonly count: number;
	readonly records: number;
	readonly people: number;
};

/**
 * A figure for each rule that held: what began under another one is counted by that one, and the two are never added
 * up. The figure with the latest record comes last.
 */
export const figuresOf = (uses: readonly Countable[], now: Date): readonly Figure[] => {
	const byRule = new Map<CountingRule, Countable[]>();
	const began = ({ facts }: Countable): number => facts.startedAt.getTime();
	for (const use of uses.toSorted((a, b) => began(b) - began(a)))
		byRule.set(use.rule, [...(byRule.get(use.rule) ?? []), use]);
	return [...byRule]
		.map(([rule, of]) => ({
			rule,
			count: countBy(rule, of, now),
			records: of.length,
			people: new Set(of.map(({ person }) => person)).size
		}))
		.reverse();
};

/** What a service counts by before it has chosen: the pack's own way, else each application by itself. */
export const usualCounting = ({ counting }: Pack): CountingRule => counting?.usual ?? 'application';
