import type { Words } from '$lib/words';
import { dueTimes, type DueTime } from '../../standards/clock-rules';
import { isAboutOrders, type OrderState } from '../../standards/order-state';
import { wordKey, type Clock } from '../../standards/pack';
import { sayMinutes } from './duration';
import { lateWords, sourceWords, waitingWords, type Flag } from './flags';
import type { EpisodeRead } from './reading';
import { sayWhen } from './when';

/** One time of the orders page: what is due, when, how long that is, and by which rule of which pack. */
export type DueLine = Flag & {
	readonly at: Date;
	/** "us-cms-482-13e, (e)(8)": the pack and the place in its document. */
	readonly by: string;
};

const SOON_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

const subjects = {
	order: 'order',
	renewal: 'renewal',
	'lip-in-person': 'seen',
	'nurse-in-person': 'seen',
	'staff-evaluation': 'evaluated'
} as const;
const subjectOf = ({ metBy }: Clock, over: boolean, stands: boolean): string => {
	// Only an order that stands can end; what is late or done was a new order to be had by then.
	if (metBy === 'renewal' && over) return 'renewal-by';
	if (metBy === 'renewal' && !stands) return 'renewal-none';
	return Object.entries(subjects).find(([moment]) => moment === metBy)?.[1] ?? 'end';
};

/** Late, and still not done. */
const isOpen = (due: DueTime, now: Date): boolean =>
	due.state === 'passed' && due.lateByMinutes === Math.floor((now.getTime() - due.due.getTime()) / MINUTE_MS);

const sentences = (...parts: readonly (string | false)[]): string =>
	parts.filter((part) => part !== false && part !== '').join('. ');

type Say = {
	readonly words: Words;
	readonly read: EpisodeRead;
	readonly now: Date;
	/** An order stands just now, for as long as the pack lets it. */
	readonly stands: boolean;
};

const lineOf = ({ words, read, now, stands }: Say, clock: Clock, at: Date, due: DueTime | null): DueLine => {
	const { t } = words;
	const when = sayWhen(words, at, read.episode.zone, now);
	const left = at.getTime() - now.getTime();
	const passed = due?.state === 'passed';
	const met = due?.state === 'met';
	return {
		rule: clock.id,
		at,
		level: passed ? 'late' : met ? 'done' : left <= SOON_MS ? 'soon' : 'calm',
		status: sentences(
			t(`episode-orders:due.${subjectOf(clock, passed || met, stands)}`, { when }),
			met && t('standards:due.met'),
			passed && t('standards:due.passed'),
			passed && due.lateByMinutes > 0 && lateWords(words, due.lateByMinutes),
			passed && due.missed > 1 && t('standards:due.missed', { times: due.missed }),
			!passed && !met && left > 0 && t('episode-orders:due.left', { left: sayMinutes(words, now, at) }),
			due !== null &&
				due.waitingFor.length > 0 &&
				t('standards:due.rests-on', { waiting: waitingWords(words, due.waitingFor) })
		),
		text: t(wordKey(read.pack, clock)),
		by: t('episode-orders:source', { pack: read.pack.ref, place: clock.source.place }),
		source: sourceWords(words, read, clock.source)
	};
};

/** An order that was given for a shorter time than the pack lets it have: it ends when they said. */
const saidEnds = ({ words, read, now }: Say, states: readonly OrderState[]): readonly DueLine[] =>
	states.flatMap(({ state, order }) => {
		const rule = read.pack.orderLength;
		if (!order || order.endsAt === null || order.endsAt.getTime() === order.endsByPack?.getTime()) return [];
		if (state !== 'stands' && state !== 'expired') return [];
		const at = order.endsAt;
		const late = now >= at;
		return [
			{
				rule: 'as-they-said',
				at,
				level: late
					? ('late' as const)
					: at.getTime() - now.getTime() <= SOON_MS
						? ('soon' as const)
						: ('calm' as const),
				status: sentences(
					words.t('episode-orders:due.order-ends', { when: sayWhen(words, at, read.episode.zone, now) }),
					late
						? words.t('standards:due.passed')
						: words.t('episode-orders:due.left', { left: sayMinutes(words, now, at) })
				),
				text: rule ? words.t(wordKey(read.pack, rule)) : '',
				by: rule ? words.t('episode-orders:source', { pack: read.pack.ref, place: rule.source.place }) : '',
				source: rule ? sourceWords(words, read, rule.source) : ''
			}
		];
	});

const byTime = (one: DueLine, other: DueLine): number => one.at.getTime() - other.at.getTime();

/**
 * What is due about orders and evaluations: first what is open or comes next, then what is over, each by time.
 * @param states how each application stands (`orderStates`)
 */
export const orderDues = (
	words: Words,
	read: EpisodeRead,
	states: readonly OrderState[],
	now: Date
): { readonly next: readonly DueLine[]; readonly past: readonly DueLine[] } => {
	const stands = states.some(
		({ state, order }) =>
			state === 'stands' && order !== null && order.endsAt?.getTime() === order.endsByPack?.getTime()
	);
	const say = { words, read, now, stands };
	const clocks = new Map(read.pack.clocks.filter(isAboutOrders).map((clock) => [clock.id, clock]));
	const next: DueLine[] = [...saidEnds(say, states)];
	const past: DueLine[] = [];
	for (const due of dueTimes(read.pack, read.asked, now)) {
		const clock = clocks.get(due.rule);
		if (!clock) continue;
		const over = due.state === 'met' || (due.state === 'passed' && !isOpen(due, now));
		(over ? past : next).push(lineOf(say, clock, due.due, due));
		// While no order stands, none ends next: the one that is missing is there already.
		const follows = due.state === 'passed' && (clock.metBy !== 'renewal' || stands);
		if (follows && due.next !== null) next.push(lineOf(say, clock, due.next, null));
	}
	return { next: next.sort(byTime), past: past.sort(byTime) };
};
