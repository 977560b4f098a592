import { ageThen, minutesAt } from './age';
import { applicationOfEach, applicationsOf } from './applications';
import type { ComponentFacts, EpisodeFacts } from './facts';
import { firstOrderExpires, releaseOf } from './order-terms';
import type { Clock, Pack } from './pack';
import { countedBy } from './seclusion';
import { MINUTE_MS } from './series';
import type { Kind, Moment } from './vocabulary';

/** An order as it was written down. */
export type OrderFacts = {
	readonly id: string;
	/** It renews one before it. */
	readonly renewal: boolean;
	readonly obtainedAt: Date;
	/** Until when, as whoever ordered said; null: they did not say. */
	readonly until: Date | null;
	/** By a licensed independent practitioner; null: not known. */
	readonly independent: boolean | null;
	/** Given for a need that might come ("as needed", "standing"): never an order. */
	readonly inAdvance: boolean;
	/** Empty: for everything in use. */
	readonly kinds: readonly Kind[];
};

/** What has to be said of an order. None of it is a reason not to write it down. */
export type OrderRemark =
	| 'in-advance'
	| 'not-independent'
	| 'independent-not-known'
	| 'longer-than-pack'
	| 'renews-nothing'
	| 'after-end';

export type OrderRead = OrderFacts & {
	/** Whether it stands for anything: not given in advance, and by a licensed independent practitioner. */
	readonly counts: boolean;
	/** Place of the application it is for; -1: nothing that the pack counts was used. */
	readonly application: number;
	/** Whole years of the person when it was obtained; null: not known. */
	readonly age: number | null;
	/** The latest end that the pack lets it have; null: the pack sets no length, or it does not count. */
	readonly endsByPack: Date | null;
	/** When it ends: as they said, and never later than the pack lets it; null: no end is known. */
	readonly endsAt: Date | null;
	readonly remarks: readonly OrderRemark[];
};

/** How an application stands with its orders at a moment. */
export type OrderState = {
	readonly startedAt: Date;
	/** When the person was let go; null: it goes on. */
	readonly releasedAt: Date | null;
	readonly state: 'no-order' | 'stands' | 'no-end' | 'expired' | 'released-early' | 'released';
	/** The order obtained last. */
	readonly order: OrderRead | null;
	readonly endsAt: Date | null;
	/** It began after a break: an order from before does not carry over to it. */
	readonly anew: boolean;
	/** Kinds in use that none of its orders names. */
	readonly notOrdered: readonly Kind[];
	/** Stretches in which an order had ended and no other stood. `to` null: still. */
	readonly gaps: readonly { readonly from: Date; readonly to: Date | null }[];
};

const orderMoments: readonly Moment[] = [
	'order',
	'renewal',
	'lip-in-person',
	'nurse-in-person',
	'staff-evaluation'
];

/** Whether a clock is about orders and evaluations. */
export const isAboutOrders = ({ metBy, orBy = [], from }: Clock): boolean =>
	[metBy, ...orBy].some((moment) => orderMoments.some((one) => one === moment)) ||
	(from === 'initiation' && metBy === 'release');

/** Whether a pack asks for orders at all. */
export const asksForOrders = (pack: Pack): boolean =>
	pack.orderLength !== undefined || pack.clocks.some(isAboutOrders);

const plus = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);
const earlier = (one: Date | null, other: Date | null): Date | null =>
	one === null ? other : other === null ? one : one < other ? one : other;

/** The first order is counted from the start of what it is for (table 1.2a), a renewal from when it was obtained. */
const packEnd = (
	pack: Pack,
	facts: EpisodeFacts,
	{ obtainedAt }: OrderFacts,
	first: boolean,
	application: readonly ComponentFacts[]
): Date | null => {
	if (!pack.orderLength) return null;
	if (first) return firstOrderExpires(pack, facts, application);
	return plus(obtainedAt, minutesAt(pack.orderLength.byAge, facts, obtainedAt));
};

const remarksOn = (
	order: OrderFacts,
	first: boolean,
	end: Date | null,
	ended: Date | null
): OrderRemark[] => [
	...(order.inAdvance ? (['in-advance'] as const) : []),
	...(order.independent === false ? (['not-independent'] as const) : []),
	...(order.independent === null ? (['independent-not-known'] as const) : []),
	...(order.until !== null && end !== null && order.until > end ? (['longer-than-pack'] as const) : []),
	...(order.renewal && first ? (['renews-nothing'] as const) : []),
	...(ended !== null && ended <= order.obtainedAt ? (['after-end'] as const) : [])
];

/** Every order with what it is for, when it ends, and what has to be said of it. */
export const readOrders = (
	pack: Pack,
	facts: EpisodeFacts,
	given: readonly OrderFacts[]
): readonly OrderRead[] => {
	const orders = [...given].sort((a, b) => a.obtainedAt.getTime() - b.obtainedAt.getTime());
	const applications = applicationsOf(countedBy(pack, facts));
	const counts = (order: OrderFacts): boolean => order.independent === true && !order.inAdvance;
	const counted = orders.filter(counts);
	const placed = applicationOfEach(
		applications,
		counted.map(({ obtainedAt }) => obtainedAt)
	);
	const byId = new Map(counted.map(({ id }, index) => [id, placed[index] ?? -1]));
	const endsBefore = new Map<number, Date | null>();
	return orders.map((order) => {
		const place = byId.get(order.id) ?? applicationOfEach(applications, [order.obtainedAt])[0] ?? -1;
		const first = !endsBefore.has(place);
		const endsByPack = packEnd(pack, facts, order, first, applications[place] ?? []);
		const before = endsBefore.get(place) ?? null;
		const remarks = remarksOn(order, first, endsByPack, order.renewal ? before : null);
		const endsAt = earlier(order.until, endsByPack);
		if (counts(order)) endsBefore.set(place, endsAt);
		return {
			...order,
			counts: counts(order),
			application: place,
			age: ageThen(facts, order.obtainedAt),
			endsByPack: counts(order) ? endsByPack : null,
			endsAt: counts(order) ? endsAt : null,
			remarks
		};
	});
};

const gapsIn = (orders: readonly OrderRead[], until: Date | null, now: Date): OrderState['gaps'] =>
	orders.flatMap(({ endsAt }, index) => {
		const next = orders[index + 1]?.obtainedAt ?? null;
		const to = earlier(next, until);
		if (endsAt === null || endsAt >= (to ?? now)) return [];
		return [{ from: endsAt, to }];
	});

const stateOf = (last: OrderRead | null, releasedAt: Date | null, now: Date): OrderState['state'] => {
	if (last === null) return releasedAt === null ? 'no-order' : 'released';
	if (releasedAt !== null)
		return last.endsAt !== null && releasedAt < last.endsAt ? 'released-early' : 'released';
	if (last.endsAt === null) return 'no-end';
	return now < last.endsAt ? 'stands' : 'expired';
};

/**
 * How each application stands with its orders at `now`: what is dated after it has not happened yet. An order ends at
 * its very last instant.
 */
export const orderStates = (
	pack: Pack,
	facts: EpisodeFacts,
	given: readonly OrderFacts[],
	now: Date
): readonly OrderState[] => {
	const known = given.filter(({ obtainedAt }) => obtainedAt <= now);
	const read = readOrders(pack, facts, known);
	return applicationsOf(countedBy(pack, facts))
		.filter((application) => application.some(({ startedAt }) => startedAt <= now))
		.map((application, place) => {
			const own = read.filter((order) => order.counts && order.application === place);
			const ended = releaseOf(application);
			const releasedAt = ended !== null && ended <= now ? ended : null;
			const last = own.at(-1) ?? null;
			const all = own.some(({ kinds }) => kinds.length === 0);
			const used = [...new Set(application.map(({ kind }) => kind))];
			return {
				startedAt: application[0]?.startedAt ?? facts.startedAt,
				releasedAt,
				state: stateOf(last, releasedAt, now),
				order: last,
				endsAt: last?.endsAt ?? null,
				anew: place > 0,
				notOrdered:
					all || own.length === 0
						? []
						: used.filter((kind) => !own.some(({ kinds }) => kinds.includes(kind))),
				gaps: gapsIn(own, releasedAt, now)
			};
		});
};
