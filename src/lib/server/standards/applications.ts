import type { ComponentFacts, EpisodeFacts } from './facts';

type Moments = EpisodeFacts['moments'];
type Stretch = Pick<ComponentFacts, 'startedAt' | 'endedAt'>;
const endOf = ({ endedAt }: Stretch): number => endedAt?.getTime() ?? Infinity;
const lastEnd = (application: readonly Stretch[]): number => Math.max(...application.map(endOf));
const begins = (application: readonly Stretch[]): number =>
	Math.min(...application.map(({ startedAt }) => startedAt.getTime()));

/**
 * Uses that follow one another without a break, as one application each: somebody held and then shut in was let go
 * once. After a break it was begun anew, and whoever begins anew needs a new order.
 */
export const applicationsOf = <C extends Stretch>(counted: readonly C[]): readonly (readonly C[])[] => {
	const applications: C[][] = [];
	let until = -Infinity;
	for (const one of [...counted].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())) {
		const last = applications.at(-1);
		if (last && one.startedAt.getTime() <= until) last.push(one);
		else applications.push([one]);
		until = Math.max(until, endOf(one));
	}
	return applications;
};

/**
 * Which application each order belongs to: the one that ran when it was obtained. In a break it still belongs to the one
 * before, when that had none: an order may come after a short use has ended. Otherwise it belongs to the next.
 * @param orders in the order they were obtained
 * @returns for each order the place of its application; -1 where nothing the pack counts was used
 */
export const applicationOfEach = (
	applications: readonly (readonly Stretch[])[],
	orders: readonly Date[]
): readonly number[] => {
	const served = new Set<number>();
	return orders.map((order) => {
		const at = order.getTime();
		const begun = applications.findLastIndex((one) => begins(one) <= at);
		const running = applications[begun];
		const inBreak = running !== undefined && at > lastEnd(running) && begun + 1 < applications.length;
		const place =
			inBreak && served.has(begun) ? begun + 1 : Math.max(begun, applications.length > 0 ? 0 : -1);
		served.add(place);
		return place;
	});
};

/**
 * The moments that can meet the clocks of one application among several. An order counts for its own alone; a visit
 * counts for all that began before it.
 */
export const momentsWithin = (
	applications: readonly (readonly Stretch[])[],
	place: number,
	moments: Moments
): Moments => {
	const own = applications[place] ?? [];
	const from = begins(own);
	const orders = [...(moments.order ?? [])].sort((a, b) => a.getTime() - b.getTime());
	const places = applicationOfEach(applications, orders);
	const later = Object.fromEntries(
		Object.entries(moments).map(([moment, dates]) => [moment, dates.filter((at) => at.getTime() >= from)])
	);
	return { ...later, order: orders.filter((_, index) => places[index] === place) };
};
