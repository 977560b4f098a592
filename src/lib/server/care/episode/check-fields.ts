import { CHECK_ITEMS, CHECK_PACES, type CheckItem } from '../../standards/vocabulary';
import { choice, choices, id, instant, needed, words, type Shape } from './shape';

/**
 * How one thing stood when somebody looked. `asleep` is a look, never a missed one (S1-14); `not-due` and `not-safe` say
 * that this was not looked at, and why (S1-13).
 */
export const states = ['fine', 'found', 'not-due', 'not-safe', 'asleep'] as const;
export type State = (typeof states)[number];

/** How somebody watches over the person. In person is direct eye contact, through a window or doorway too (S1-18). */
export const ways = ['in-room', 'window', 'camera-both', 'camera-picture', 'camera-sound'] as const;
export type Way = (typeof ways)[number];

/** How a check was made: with hands, by talking, or by looking alone (S1-14). */
export const methods = ['hands-on', 'talked', ...ways] as const;
export type Method = (typeof methods)[number];

/** Signs that somebody is in distress. The first five ask to stop at once (S3-15). */
export const signs = [
	'breathing',
	'colour',
	'chest-pain',
	'not-answering',
	'vomiting',
	'pain',
	'afraid',
	'other'
] as const;
const urgent: readonly string[] = signs.slice(0, 5);
/** Whether a sign asks to stop at once. */
export const isUrgent = (sign: string): boolean => urgent.includes(sign);

const short = words(80);
const line = words(280);
const long = words(4000);
const answer = choice(['yes', 'no', 'not-known']);
const state = choice(states);
const items = {
	injury: state,
	'injury-words': line,
	'nutrition-hydration': state,
	'nutrition-hydration-words': line,
	'circulation-movement': state,
	'circulation-movement-words': line,
	'vital-signs': state,
	'vital-signs-words': line,
	'hygiene-elimination': state,
	'hygiene-elimination-words': line,
	'status-comfort': state,
	'status-comfort-words': line,
	'readiness-to-end': state,
	'readiness-to-end-words': line
} satisfies Shape & Record<CheckItem, typeof state> & Record<`${CheckItem}-words`, typeof line>;

/** The fields about looking after the person, and about what ends it. */
export const checkFields = {
	'told-how': {
		many: false,
		shape: {
			help: needed(choices(['plain-words', 'interpreter', 'pictures', 'own-aid', 'written', 'other'])),
			language: short,
			words: long
		}
	},
	check: {
		many: true,
		shape: {
			at: needed(instant),
			method: needed(choice(methods)),
			by: short,
			// Of whoever was picked from the staff; `by` is their name then. Null for a name that was typed.
			'by-account': id,
			...items,
			signs: choices(signs),
			said: long,
			engaged: choice(['talked', 'stayed', 'not-wished', 'no']),
			'end-now': choice(['yes', 'not-yet', 'unsure']),
			aid: answer,
			'first-aid': answer,
			trained: answer,
			where: line
		}
	},
	'check-plan': {
		many: true,
		shape: {
			from: needed(instant),
			every: needed(choice(CHECK_PACES)),
			items: choices(CHECK_ITEMS),
			by: short,
			why: long
		}
	},
	watch: {
		many: true,
		shape: {
			who: needed(short),
			'who-account': id,
			how: needed(choice(ways)),
			from: needed(instant),
			to: instant,
			where: line
		}
	},
	'watch-plan': {
		many: true,
		shape: {
			at: needed(instant),
			how: needed(choice(ways)),
			after: needed(choice(['0', '30', '60', '120', '240'])),
			who: line
		}
	},
	'criteria-met': { many: false, shape: { at: needed(instant), by: short, why: long } }
} as const satisfies Readonly<Record<string, { many: boolean; shape: Shape }>>;

export type CheckField = keyof typeof checkFields;
export const isCheckField = (field: string): field is CheckField => Object.hasOwn(checkFields, field);

/** What must hold between the parts of a check: something found is said in words, and why something was not safe. */
export const unsaidItems = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, 'needed'>> =>
	Object.fromEntries(
		CHECK_ITEMS.filter(
			(item) =>
				(value[item] === 'found' || value[item] === 'not-safe') && (value[`${item}-words`] ?? null) === null
		).map((item) => [`${item}-words`, 'needed'])
	);
