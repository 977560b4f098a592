import type { EpisodeFacts } from './facts';
import type { Condition } from './pack';
import type { Counted } from './seclusion';

/** What has to be written before a rule can answer. */
export type Waiting =
	'age' | 'harm' | 'authorisation' | 'aware' | 'end' | 'deemed' | 'facility' | 'reason' | 'under-act';

/** Three answers, since nothing unwritten counts as "no". */
export type Verdict = {
	readonly holds: 'yes' | 'no' | 'not-known';
	readonly waitingFor: readonly Waiting[];
	/** The components it holds for. */
	readonly components: readonly Counted[];
};

export const no: Verdict = { holds: 'no', waitingFor: [], components: [] };

type Part = boolean | Waiting;

const ageParts = ({ ageBelow, ageFrom }: Condition, age: number | null): Part[] => {
	if (ageBelow === undefined && ageFrom === undefined) return [];
	return [age === null ? 'age' : age < (ageBelow ?? Infinity) && age >= (ageFrom ?? 0)];
};

const harmParts = ({ harm }: Condition, facts: EpisodeFacts): Part[] =>
	harm === undefined ? [] : [facts.harm === null ? 'harm' : harm.includes(facts.harm)];

const authorisedParts = ({ authorised }: Condition, facts: EpisodeFacts): Part[] =>
	authorised === undefined
		? []
		: [facts.authorised === null ? 'authorisation' : facts.authorised === authorised];

const departureParts = ({ departure: asked }: Condition, { departure = null }: EpisodeFacts): Part[] => {
	if (asked === undefined) return [];
	return departure === null ? [false] : [departure.underAct ?? 'under-act'];
};

const needParts = ({ needsDenied }: Condition, facts: EpisodeFacts): Part[] =>
	needsDenied === undefined ? [] : [needsDenied.some((need) => facts.keyNeedsDenied.includes(need))];

/** Parts that rest on where it was, why, and how far it has come. */
const settingParts = (condition: Condition, facts: EpisodeFacts, early: Part): Part[] => {
	const { deemed, facility, reason, releasedEarly, ended } = condition;
	return [
		...(deemed === undefined ? [] : [facts.deemed === null ? ('deemed' as const) : facts.deemed === deemed]),
		...(facility === undefined
			? []
			: [facts.facility === null ? ('facility' as const) : facility.includes(facts.facility)]),
		...(reason === undefined
			? []
			: [facts.reason === null ? ('reason' as const) : reason.includes(facts.reason)]),
		...(releasedEarly === undefined ? [] : [typeof early === 'string' ? early : early === releasedEarly]),
		...(ended === undefined ? [] : [(facts.endedAt !== null) === ended])
	];
};

const one = (
	condition: Condition,
	facts: EpisodeFacts,
	counted: readonly Counted[],
	prohibited: Verdict,
	early: Part
): Verdict => {
	const components = counted
		.filter(({ kind }) => condition.kinds?.includes(kind) ?? true)
		.filter(({ kind }) => !condition.veryBad || facts.veryBad.includes(kind));
	const parts: Part[] = [
		components.length > 0,
		...ageParts(condition, facts.ageYearsAtStart),
		...harmParts(condition, facts),
		...authorisedParts(condition, facts),
		...needParts(condition, facts),
		...departureParts(condition, facts),
		...settingParts(condition, facts, early)
	];
	if (condition.prohibited) {
		if (prohibited.holds === 'not-known') parts.push(...prohibited.waitingFor);
		else parts.push(prohibited.holds === 'yes');
	}
	if (parts.includes(false)) return no;
	const waitingFor = parts.filter((part) => typeof part === 'string');
	return { holds: waitingFor.length > 0 ? 'not-known' : 'yes', waitingFor, components };
};

/** What the verdicts nearest to an answer wait for: writing it is the shortest way to know. */
const nearest = (open: readonly Verdict[]): readonly Waiting[] => {
	const least = Math.min(...open.map(({ waitingFor }) => waitingFor.length));
	return [...new Set(open.flatMap(({ waitingFor }) => (waitingFor.length === least ? waitingFor : [])))];
};

/** Joins verdicts of which one is enough. */
export const anyOf = (verdicts: readonly Verdict[]): Verdict => {
	const certain = verdicts.filter(({ holds }) => holds === 'yes');
	const open = verdicts.filter(({ holds }) => holds === 'not-known');
	const deciding = certain.length > 0 ? certain : open;
	if (deciding.length === 0) return no;
	const byIndex = new Map(deciding.flatMap(({ components }) => components).map((part) => [part.index, part]));
	return {
		holds: certain.length > 0 ? 'yes' : 'not-known',
		waitingFor: certain.length > 0 ? [] : nearest(open),
		components: [...byIndex.values()].sort((a, b) => a.index - b.index)
	};
};

/**
 * Whether a rule applies: one of its conditions must hold, and all that is said inside it. A rule without conditions
 * applies to everything the pack counts.
 * @param prohibited whether a prohibition of the pack holds; `no` while prohibitions themselves are being read
 * @param early whether the person was let go before the first order ended (`releasedEarly` in order-terms)
 */
export const verdict = (
	when: readonly Condition[] | undefined,
	facts: EpisodeFacts,
	counted: readonly Counted[],
	prohibited: Verdict = no,
	early: boolean | Waiting = false
): Verdict => anyOf((when ?? [{}]).map((condition) => one(condition, facts, counted, prohibited, early)));
