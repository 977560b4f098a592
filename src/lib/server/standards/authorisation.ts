import type { EpisodeFacts } from './facts';
import type { Authorisation, Pack, Rule } from './pack';
import { allPacks } from './packs';
import { prohibitedUses } from './prohibitions';
import type { Assessment, ConsentCheck, ConsentGiver, KeyNeed, Kind, SpacePoint } from './vocabulary';
import { ageAt } from './zone';

/** What is asked for: one kind of practice, for one person. */
export type Asked = {
	readonly kind: Kind;
	/** Needs that would be denied while it lasts. */
	readonly needsDenied: readonly KeyNeed[];
	/** What is shown of the space. */
	readonly space: Readonly<Partial<Record<SpacePoint, 'yes' | 'no'>>>;
};

/** What is known of the person, whenever it is asked. */
export type About = {
	/** `YYYY-MM-DD`; null: not known, and then nothing can be authorised that rests on it. */
	readonly birthDate: string | null;
	readonly zone: string;
	/** Kinds that their plan says are very bad for them. */
	readonly veryBad: readonly Kind[];
	readonly assessed: readonly Assessment[];
};

/** What happened with a request, in the order it did. Nothing is ever changed. */
export type Step = { readonly at: Date } & (
	| {
			/** What the person says of it: in their own session, or told to staff. Null: nothing said of that. */
			readonly what: 'view';
			readonly by: 'self' | 'staff';
			readonly aversive: boolean | null;
			readonly agrees: boolean | null;
	  }
	| {
			readonly what: 'consent';
			readonly giver: ConsentGiver;
			readonly checks: readonly ConsentCheck[];
			/** Whether it was checked that the giver has the function for it. */
			readonly functionChecked: boolean;
			/** From then on it is not current any more. */
			readonly until: Date;
	  }
	| { readonly what: 'withdrawn' }
	| {
			readonly what: 'panel';
			readonly decision: 'authorised' | 'refused';
			readonly from: Date;
			readonly until: Date;
	  }
	| { readonly what: 'revoked' }
);

/**
 * `prohibited`: whatever was decided, it may not be done. `paused`: the panel authorised it, and something it rests on
 * does not stand. The others follow one another.
 */
export type State =
	'prohibited' | 'draft' | 'consented' | 'refused' | 'to-begin' | 'active' | 'paused' | 'expired' | 'revoked';

/** One thing that has to stand, the rule that asks for it, and whether it does. */
export type Need = {
	readonly what: 'allowed' | 'view' | 'assessed' | 'space' | 'giver' | 'consent' | 'panel';
	readonly rule: Rule;
	readonly met: boolean;
};

/**
 * The pack whose rules of authorisation hold: the pack itself, or the newest edition of the same body's pack that has
 * some, where an earlier reading said nothing of it. Null: these rules know no authorisation.
 */
export const authorisingPack = (pack: Pack): (Pack & { readonly authorisation: Authorisation }) | null => {
	const same = [
		pack,
		...allPacks()
			.filter(({ id }) => id === pack.id)
			.reverse()
	];
	for (const one of same) if (one.authorisation) return { ...one, authorisation: one.authorisation };
	return null;
};

const last = <W extends Step['what']>(
	steps: readonly Step[],
	what: W,
	holds: (step: Extract<Step, { what: W }>) => boolean = () => true
): Extract<Step, { what: W }> | null =>
	steps.findLast((step): step is Extract<Step, { what: W }> => {
		return step.what === what && holds(step as Extract<Step, { what: W }>);
	}) ?? null;

/**
 * Whether the person finds it aversive. Their plan says so, or they do; what staff heard counts while they have not
 * said it themselves, and staff cannot lift what the person said.
 */
export const isAversive = (asked: Asked, about: About, steps: readonly Step[]): boolean => {
	if (about.veryBad.includes(asked.kind)) return true;
	const own = last(steps, 'view', ({ by, aversive }) => by === 'self' && aversive !== null);
	const told = last(steps, 'view', ({ by, aversive }) => by === 'staff' && aversive !== null);
	return (own ?? told)?.aversive === true;
};

/** The prohibitions of the pack that this would fall under at a moment, unknown counting as prohibited. */
export const prohibitionsOf = (
	pack: Pack,
	asked: Asked,
	about: About,
	steps: readonly Step[],
	at: Date
): readonly Rule[] => {
	const { kind } = asked;
	const facts: EpisodeFacts = {
		zone: about.zone,
		components: [{ kind, startedAt: at, endedAt: null }],
		startedAt: at,
		endedAt: null,
		recordMadeAt: at,
		ageYearsAtStart: about.birthDate === null ? null : ageAt(about.birthDate, at, about.zone),
		birthDate: about.birthDate,
		facility: null,
		deemed: null,
		reason: 'behavioural',
		houseRules: [],
		veryBad: isAversive(asked, about, steps) ? [kind] : [],
		keyNeedsDenied: asked.needsDenied,
		harm: null,
		authorised: null,
		awareAt: null,
		// What is asked for is the practice itself.
		exit: 'prevented',
		believed: null,
		moments: {},
		sent: [],
		written: []
	};
	return prohibitedUses(pack, facts).map(({ rule: id, source }) => ({ id, source }));
};

type ConsentStep = Extract<Step, { what: 'consent' }>;

/** The consent that stood last by a moment, whatever it is worth; null when none was given or it was withdrawn. */
const consentBy = (steps: readonly Step[]): ConsentStep | null => {
	const given = steps.findLastIndex(({ what }) => what === 'consent');
	const consent = steps[given];
	if (consent?.what !== 'consent') return null;
	return steps.slice(given + 1).some(({ what }) => what === 'withdrawn') ? null : consent;
};

/** Where the person gives it, they say yes themselves, after they were told; a later no ends it. */
const personAgrees = (steps: readonly Step[], consent: ConsentStep): boolean => {
	const after = steps.slice(steps.indexOf(consent) + 1);
	return last(after, 'view', ({ by, agrees }) => by === 'self' && agrees !== null)?.agrees === true;
};

const consentNeeds = (rules: Authorisation, steps: readonly Step[], at: Date): readonly Need[] => {
	const consent = consentBy(steps);
	const { givers, consent: valid } = rules;
	const giver =
		consent !== null &&
		(givers === undefined ||
			(givers.any.includes(consent.giver) &&
				(!givers.withFunction.includes(consent.giver) || consent.functionChecked)));
	const checked =
		consent !== null &&
		consent.until > at &&
		(valid?.checks ?? []).every((check) => consent.checks.includes(check)) &&
		(consent.giver !== 'person' || personAgrees(steps, consent));
	return [
		...(givers ? [{ what: 'giver' as const, rule: givers, met: giver }] : []),
		...(valid ? [{ what: 'consent' as const, rule: valid, met: checked }] : [])
	];
};

const spaceShown = ({ space }: Authorisation, asked: Asked): boolean =>
	(space?.points ?? []).every((point) => asked.space[point] === 'yes');

type Rules = Pack & { readonly authorisation: Authorisation };

/** What has to stand before a panel may authorise, and whether it does at a moment, by what had happened until then. */
export const needsBefore = (
	pack: Rules,
	asked: Asked,
	about: About,
	steps: readonly Step[],
	at: Date
): readonly Need[] => {
	const rules = pack.authorisation;
	const until = steps.filter((step) => step.at <= at);
	const assessed = rules.assessed?.of.every((one) => about.assessed.includes(one)) ?? true;
	return [
		...prohibitionsOf(pack, asked, about, until, at).map((rule) => ({
			what: 'allowed' as const,
			rule,
			met: false
		})),
		...(rules.view
			? [{ what: 'view' as const, rule: rules.view, met: until.some(({ what }) => what === 'view') }]
			: []),
		...(rules.assessed ? [{ what: 'assessed' as const, rule: rules.assessed, met: assessed }] : []),
		...(rules.space?.kinds.includes(asked.kind)
			? [{ what: 'space' as const, rule: rules.space, met: spaceShown(rules, asked) }]
			: []),
		...consentNeeds(rules, until, at)
	];
};

const unmet = (needs: readonly Need[]): readonly Need[] => needs.filter(({ met }) => !met);

/**
 * The panel's decision that counts: one made while all that has to stand did. What a panel authorised without it, it
 * could not.
 */
const decisionBy = (pack: Rules, asked: Asked, about: About, until: readonly Step[]) => {
	const decision = last(until, 'panel');
	if (decision === null || decision.decision === 'refused') return decision;
	const before = until.slice(0, until.indexOf(decision));
	// The assessment is of the person and may come later; everything else stood when the panel decided.
	const lacking = unmet(needsBefore(pack, asked, about, before, decision.at));
	return lacking.length > 0 ? null : decision;
};

/** How a request stands at a moment, by what had happened until then. */
export const stateAt = (pack: Rules, asked: Asked, about: About, steps: readonly Step[], at: Date): State => {
	const until = steps.filter((step) => step.at <= at);
	if (until.some(({ what }) => what === 'revoked')) return 'revoked';
	const lacking = unmet(needsBefore(pack, asked, about, until, at));
	if (lacking.some(({ what }) => what === 'allowed')) return 'prohibited';
	const decision = decisionBy(pack, asked, about, until);
	if (decision?.decision === 'refused') return 'refused';
	const ended = (consentBy(until)?.until ?? at) < at;
	if (decision === null)
		return lacking.some(({ what }) => what === 'consent' || what === 'giver') ? 'draft' : 'consented';
	if (decision.until <= at || ended) return 'expired';
	if (lacking.length > 0) return 'paused';
	return decision.from > at ? 'to-begin' : 'active';
};

/** What keeps a step from being taken now; none: it may be. What the person says, and every ending, always may. */
export const hindrances = (
	pack: Rules,
	asked: Asked,
	about: About,
	steps: readonly Step[],
	next: Step
): readonly Need[] => {
	if (next.what === 'view' || next.what === 'withdrawn' || next.what === 'revoked') return [];
	if (next.what === 'panel' && next.decision === 'refused') return [];
	if (next.what === 'panel') return unmet(needsBefore(pack, asked, about, steps, next.at));
	const prohibited = prohibitionsOf(pack, asked, about, steps, next.at).map((rule): Need => ({
		what: 'allowed',
		rule,
		met: false
	}));
	// The person's own yes comes afterwards, from themselves.
	const own = consentNeeds(
		pack.authorisation,
		[
			...steps,
			next,
			...(next.giver === 'person'
				? [{ at: next.at, what: 'view', by: 'self', aversive: null, agrees: true } as const]
				: [])
		],
		next.at
	);
	return [...prohibited, ...unmet(own)];
};

/** Whether a use that begins at a moment was covered, and by which request. */
export type Covered<R> = { readonly by: R | null; readonly states: readonly State[] };

/** The first of several requests that covers a use of a kind at a moment. */
export const coverOf = <R extends { readonly asked: Asked; readonly steps: readonly Step[] }>(
	pack: Rules,
	requests: readonly R[],
	about: About,
	kind: Kind,
	at: Date
): Covered<R> => {
	const own = requests.filter(({ asked }) => asked.kind === kind);
	const stateOf = ({ asked, steps }: R): State => stateAt(pack, asked, about, steps, at);
	return { by: own.find((one) => stateOf(one) === 'active') ?? null, states: own.map(stateOf) };
};
