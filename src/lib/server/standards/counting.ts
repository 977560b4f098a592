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

/** What a service counts by before it has chosen: the pack's own way, else each application by itself. */
export const usualCounting = ({ counting }: Pack): CountingRule => counting?.usual ?? 'application';
