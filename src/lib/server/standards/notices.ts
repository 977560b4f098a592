import { anchor, MINUTE_MS } from './clock-rules';
import { verdict, type Waiting } from './conditions';
import type { EpisodeFacts } from './facts';
import type { Notice, Pack, Source } from './pack';
import { prohibited } from './prohibitions';
import { countedBy } from './seclusion';
import { addDays, dayIn, endOfDay, weekdayOf } from './zone';

export type NoticeDue = {
	readonly rule: string;
	/** `not-known`: whether it is owed, or by when, rests on something not written yet. */
	readonly state: 'running' | 'passed' | 'met' | 'not-known';
	readonly waitingFor: readonly Waiting[];
	/** Null until what it counts from is written. */
	readonly due: Date | null;
	/** Where the document gives no time: since when it is owed. */
	readonly since: Date | null;
	/** The day it is due, when the rule counts in days: then any hour of that day will do. */
	readonly day: string | null;
	readonly sentAt: Date | null;
	/** Whole minutes past `due`, until sent, else until now. */
	readonly lateByMinutes: number;
	readonly source: Source;
};

const isBusinessDay = (day: string, holidays: readonly string[]): boolean =>
	weekdayOf(day) !== 0 && weekdayOf(day) !== 6 && !holidays.includes(day);

/**
 * The n-th business day after a day, which itself does not count.
 * @param holidays days 'YYYY-MM-DD' on which the service's region does not work
 */
export const businessDaysAfter = (day: string, days: number, holidays: readonly string[]): string => {
	let at = day;
	for (let left = days; left > 0;) {
		at = addDays(at, 1);
		if (isBusinessDay(at, holidays)) left -= 1;
	}
	return at;
};

const dueOf = (
	{ within }: Notice,
	from: Date,
	zone: string,
	holidays: readonly string[]
): { due: Date | null; day: string | null } => {
	if (within.unsaid) return { due: null, day: null };
	if (within.hours !== undefined) {
		return { due: new Date(from.getTime() + within.hours * 60 * MINUTE_MS), day: null };
	}
	const day = businessDaysAfter(dayIn(from, zone), within.businessDays ?? 0, holidays);
	return { due: endOfDay(day, zone), day };
};

const waitsFor = ({ from }: Notice): Waiting => (from === 'aware' ? 'aware' : 'end');

/**
 * What must be sent to whom by when. Hours are elapsed; business days are those of the facility's calendar, without
 * weekends and the service's own holidays.
 */
export const noticesDue = (
	pack: Pack,
	facts: EpisodeFacts,
	now: Date,
	holidays: readonly string[] = []
): readonly NoticeDue[] => {
	const counted = countedBy(pack, facts);
	const banned = prohibited(pack, facts);
	return pack.notices.flatMap((rule) => {
		const { holds, waitingFor } = verdict(rule.when, facts, counted, banned);
		if (holds === 'no') return [];
		const from = anchor(rule.from, facts, null);
		const waiting = [...waitingFor, ...(from === null ? [waitsFor(rule)] : [])];
		const { due, day } = from === null ? { due: null, day: null } : dueOf(rule, from, facts.zone, holidays);
		const times = facts.sent.filter((one) => one.rule === rule.id && one.at <= now).map(({ at }) => at);
		const sentAt = times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
		const late = due === null ? 0 : (sentAt ?? now).getTime() - due.getTime();
		const state = waiting.length > 0 ? 'not-known' : late > 0 ? 'passed' : sentAt ? 'met' : 'running';
		return {
			rule: rule.id,
			state,
			waitingFor: waiting,
			due,
			since: rule.within.unsaid ? from : null,
			day,
			sentAt,
			lateByMinutes: state === 'passed' ? Math.floor(late / MINUTE_MS) : 0,
			source: rule.source
		};
	});
};
