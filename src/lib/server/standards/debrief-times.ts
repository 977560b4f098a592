import file from './debrief-times.json';
import { MINUTE_MS } from './clock-rules';
import type { Source } from './pack';
import { endOfDay } from './zone';

/**
 * What is measured: that staff of the same shift looked after everybody, that staff wrote, that the person was offered
 * to tell their side, that sitting together was.
 */
export const stages = ['immediate', 'staff', 'offer', 'joint'] as const;
export type Stage = (typeof stages)[number];

/** By when after the end of an episode something is offered. Without `packs` it holds under every pack. */
type DebriefTime = {
	readonly id: string;
	readonly stage: Stage;
	/** Elapsed hours after the end. */
	readonly hours: number;
	readonly packs?: readonly string[];
	readonly source: Source;
};

const times = file.times as readonly DebriefTime[];

/** What stands about an ended episode. Null: not yet. */
export type Offered = {
	readonly endedAt: Date;
	readonly pack: string;
	readonly at: Readonly<Record<Stage, Date | null>>;
	/** Not now for health reasons: the day `YYYY-MM-DD` of the next offer. */
	readonly nextOffer: string | null;
	/** The person said no or another day, or ended their side themselves: then nothing more is owed to them by the clock. */
	readonly byChoice: boolean;
};

export type DebriefDue = {
	readonly rule: string;
	readonly stage: Stage;
	readonly due: Date;
	/** `not-now`: put off for health reasons, `by-choice`: as the person wants it; neither is ever late. */
	readonly state: 'met' | 'running' | 'passed' | 'not-now' | 'by-choice';
	readonly metAt: Date | null;
	/** Whole minutes past `due`, until it was done, else until now; 0 in time. */
	readonly lateByMinutes: number;
	readonly source: Source;
};

const timeOf = (stage: Stage, pack: string): DebriefTime | undefined =>
	times.find((one) => one.stage === stage && one.packs?.includes(pack)) ??
	times.find((one) => one.stage === stage && one.packs === undefined);

/**
 * By when each stage is due (S0-22, S2-10; domain.md table (h)). It is the offer that is measured, never the answer:
 * "later", "no" and "not now" of the person are all in time.
 * @param zone IANA zone of the unit, whose calendar says when the day of the next offer is over
 */
export const debriefDues = (
	{ endedAt, pack, at, nextOffer, byChoice }: Offered,
	zone: string,
	now: Date
): DebriefDue[] =>
	stages.flatMap((stage) => {
		const time = timeOf(stage, pack);
		if (time === undefined) return [];
		const usual = new Date(endedAt.getTime() + time.hours * 60 * MINUTE_MS);
		const metAt = at[stage];
		const theirs = metAt === null && (stage === 'offer' || stage === 'joint');
		const chosen = theirs && byChoice;
		const putOff = theirs && nextOffer !== null;
		const due = putOff ? new Date(Math.max(usual.getTime(), endOfDay(nextOffer, zone).getTime())) : usual;
		const late = Math.floor(((metAt ?? now).getTime() - due.getTime()) / MINUTE_MS);
		const waits = chosen ? 'by-choice' : late > 0 ? 'passed' : putOff ? 'not-now' : 'running';
		return [
			{
				rule: time.id,
				stage,
				due,
				state: metAt === null ? waits : 'met',
				metAt,
				lateByMinutes: chosen ? 0 : Math.max(0, late),
				source: time.source
			}
		];
	});
