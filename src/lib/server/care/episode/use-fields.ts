import { BELIEFS, EXITS, type Kind } from '../../standards/vocabulary';
import { answers, choice, choices, every, instant, many, needed, one, words } from './shape';
import {
	AGAINST,
	AIDS,
	ALL_SORTS,
	HARM_KINDS,
	MANNERS,
	METHODS,
	NOT_TRIED,
	POSTURES,
	WAYS,
	type Factor
} from './use-choices';

const kinds = every<Kind>({
	seclusion: true,
	physical: true,
	mechanical: true,
	chemical: true,
	environmental: true
});
const short = words(80);
const line = words(280);
const long = words(4000);
const answer = choice(answers);
const levels = ['low', 'middle', 'high', 'not-known'] as const;

/**
 * What was used, how, why and with what harm (domain table (e), first rows and last). A choice has words beside it for
 * what no choice says; drug and manner are kept apart.
 */
export const useFields = {
	component: many({
		kind: needed(choice(kinds)),
		sort: choice(ALL_SORTS),
		subKind: line,
		postures: choices(POSTURES),
		position: line,
		aid: choice(AIDS),
		device: line,
		drug: line,
		dose: short,
		way: choice(WAYS),
		route: short,
		manner: choice(MANNERS),
		from: needed(instant),
		to: instant
	}),
	/** The helpers: what was answered stands here; what follows from it is computed (S1-07, S4-04). */
	'seclusion-asked': many({
		about: line,
		alone: answer,
		exit: choice(EXITS),
		believed: choice(BELIEFS)
	}),
	'restraint-asked': many({
		about: line,
		limits: answer,
		release: answer,
		checkedAt: instant,
		wanted: answer,
		purpose: choice(['restrict', 'help', 'treat', 'not-known'])
	}),
	/** Advice that was asked for, and given: the same item, so that both stand together. */
	advice: many({
		about: needed(choice(['seclusion', 'restraint', 'reason'])),
		words: long,
		answer: choice(['is', 'is-not', 'behavioural', 'medical', 'ask-further']),
		said: long
	}),
	/** A medicine that was written down though the plan speaks against it, and why (S2-17, S2-21). */
	despite: many({ drug: needed(line), kinds: needed(choices(AGAINST)), why: needed(long) }),
	/** Asked without blame; "yes" opens a case review elsewhere. */
	factors: one({
		discipline: answer,
		coercion: answer,
		convenience: answer,
		retaliation: answer,
		staffing: answer
	} satisfies Record<Factor, typeof answer>),
	milder: many({
		method: needed(choice(METHODS)),
		words: line,
		answer: needed(choice(['tried', 'not-tried', 'not-known'])),
		why: choice(NOT_TRIED),
		result: long
	}),
	/** How likely and how bad, as staff judged it then (S3-24). */
	risk: one({ likely: needed(choice(levels)), bad: needed(choice(levels)), words: long }),
	/** Kept throughout (S0-12). */
	dignity: many({ at: needed(instant), covered: answer, private: answer, watchedBy: line }),
	injuries: many({
		who: needed(choice(['person', 'staff', 'other'])),
		what: needed(long),
		care: line
	}),
	harms: one({ kinds: needed(choices(HARM_KINDS)), words: long }),
	outsiders: many({ who: needed(line), why: long, did: long, contractorAuthorised: answer }),
	sent: many({ rule: needed(short), to: line, at: needed(instant), proof: line })
};

export type UseField = keyof typeof useFields;
/** Whether the words of a field are in the locale files `episode-use` and `happened-use`. */
export const isUseField = (field: string): field is UseField => Object.hasOwn(useFields, field);

/** A component of which only kind and times are written. */
export const nothingMore = {
	sort: null,
	subKind: null,
	postures: null,
	position: null,
	aid: null,
	device: null,
	drug: null,
	dose: null,
	way: null,
	route: null,
	manner: null
} as const;
