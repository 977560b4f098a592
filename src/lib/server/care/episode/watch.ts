import type { ComponentFacts } from '../../standards/facts';
import type { Pack, Source } from '../../standards/pack';
import type { CameraNeed, Kind } from '../../standards/vocabulary';
import { cameraAt } from '../../standards/watching';
import type { Method, Way } from './check-fields';
import { closed, merged, shared, without, type Open, type Span } from './spans';

const MINUTE_MS = 60_000;

/** Somebody who watches over the person, from when to when. */
export type Watching = Open & {
	readonly who: string;
	/** Of whoever was picked from the staff; null for a name that was typed. */
	readonly account: string | null;
	readonly how: Way;
};

/** The same account; where one of two is but a name, the same name. */
const samePerson = (one: Watching, other: Watching): boolean =>
	one.account !== null && other.account !== null ? one.account === other.account : one.who === other.who;

const carried: Readonly<Partial<Record<Method, readonly CameraNeed[]>>> = {
	'camera-both': ['audio', 'video'],
	'camera-picture': ['video'],
	'camera-sound': ['audio']
};

/** What the camera carries; null when somebody is there in person. */
export const cameraOf = (how: Method): readonly CameraNeed[] | null => carried[how] ?? null;

/**
 * When nobody is written down as watching: every gap longer than no time at all.
 * @param spans the time in which somebody should have been
 */
export const unwatched = (spans: readonly Span[], watches: readonly Open[], until: Date): readonly Span[] =>
	without(spans, closed(watches, until));

export type HandOver = { readonly at: Date; readonly from: string; readonly to: string };

/** Who handed over to whom, and when: somebody else began at the very moment one ended. */
export const handOvers = (watches: readonly Watching[]): readonly HandOver[] =>
	[...watches]
		.sort((a, b) => a.from.getTime() - b.from.getTime())
		.flatMap((next) => {
			const before = watches.find(
				(one) => one.to !== null && one.to.getTime() === next.from.getTime() && !samePerson(one, next)
			);
			return before ? [{ at: next.from, from: before.who, to: next.who }] : [];
		});

/** A time in which only a camera watched although the pack asks for somebody in person. */
export type CameraBreach = Span & { readonly rule: string; readonly source: Source };

/** The minute from which a camera that carries so much may do, by the pack; null: never. */
const cameraFrom = (pack: Pack, kind: Kind, camera: readonly CameraNeed[]): number | null => {
	const rule = (pack.observation ?? []).find(({ kinds }) => kinds.includes(kind));
	const minute = rule?.cameraAfter ?? Infinity;
	return cameraAt(pack, kind, minute, camera).answer === 'allowed' ? minute : null;
};

/**
 * The times in which a camera stood in for somebody, and the pack does not allow it. It happened, so it is recorded and
 * flagged (X7).
 * @param components what the pack counts
 */
export const cameraBreaches = (
	pack: Pack,
	components: readonly ComponentFacts[],
	watches: readonly Watching[],
	until: Date
): readonly CameraBreach[] => {
	const inPerson = closed(
		watches.filter(({ how }) => cameraOf(how) === null),
		until
	);
	const found = components.flatMap(({ kind, startedAt, endedAt }) => {
		const [whole] = closed([{ from: startedAt, to: endedAt }], until);
		const ruled = cameraAt(pack, kind, 0, []);
		if (!whole || ruled.rule === null || ruled.source === null) return [];
		const { rule, source } = ruled;
		const alone = watches.flatMap(({ from, to, how }): readonly Span[] => {
			const camera = cameraOf(how);
			const [one] = closed([{ from, to }], until);
			if (camera === null || !one) return [];
			const minute = cameraFrom(pack, kind, camera);
			const end = minute === null ? whole.to : new Date(startedAt.getTime() + minute * MINUTE_MS);
			const early = shared({ from: whole.from, to: end < whole.to ? end : whole.to }, one);
			return early ? [early] : [];
		});
		return without(merged(alone), inPerson).map((span) => ({ ...span, rule, source }));
	});
	// Two kinds at once under one rule are one breach.
	return found.filter(
		(one, place) =>
			found.findIndex(({ from, to, rule }) => +from === +one.from && +to === +one.to && rule === one.rule) ===
			place
	);
};

/** What is planned: from so many minutes on, watched in this way. */
export type WatchPlan = { readonly how: Way; readonly after: number };
export type Refusal = { readonly rule: string; readonly source: Source };

/**
 * Why a plan to watch by camera is refused; null when it is not. A plan can be refused because nothing has happened yet.
 * @param kinds what is going on, of what the pack counts
 */
export const refusedPlan = (
	pack: Pack,
	kinds: readonly Kind[],
	{ how, after }: WatchPlan
): Refusal | null => {
	const camera = cameraOf(how);
	if (camera === null) return null;
	for (const kind of kinds) {
		const { answer, rule, source } = cameraAt(pack, kind, after, camera);
		if (answer === 'breach' && rule !== null && source !== null) return { rule, source };
	}
	return null;
};
