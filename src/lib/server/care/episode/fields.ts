import type { Belief, Exit, Harm, KeyNeed, Recorded } from '../../standards/vocabulary';
import { checkFields } from './check-fields';
import { orderFields } from './order-fields';
import {
	answers,
	choice,
	choices,
	every,
	id,
	instant,
	many,
	needed,
	one,
	words,
	type Part,
	type Shape,
	type ValueOf
} from './shape';
import { useFields } from './use-fields';

const exits = every<Exit>({
	prevented: true,
	'not-facilitated': true,
	implied: true,
	open: true,
	unsure: true
});
const beliefs = every<Belief>({ 'could-not-leave': true, 'could-leave': true, 'not-known': true });
const harms = every<Harm>({ none: true, harm: true, 'serious-injury': true, death: true });
const whyNot = ['not-found', 'not-read', 'no-time', 'not-suitable', 'overridden', 'other'] as const;

const short = words(80);
const line = words(280);
const long = words(4000);
const answer = needed(choice(answers));
const onlyYes = { answer: needed(choice(['yes'])) };
const need = choice(answers);
/** A line of the person's plan, and the answer that showed it. Its words stay in the answer alone. */
const planItem = { question: needed(short), item: needed(id), shown: needed(id) };

/** Staff stand in a table of their own; the person's name and number stand with the person. */
export type Field = Exclude<Recorded, 'staff' | 'person-name' | 'person-identifier'>;

/** Every field of an episode's record (domain table (e)): whether it repeats, and what a value is made of. */
export const fields = {
	...useFields,
	danger: one({ words: needed(long) }),
	'danger-to': one({ whom: needed(choices(['self', 'other-person', 'staff', 'visitor', 'other'])) }),
	'reason-class': one({ choice: needed(choice(['behavioural', 'medical', 'unsure'])) }),
	'pain-checked': one({ answer, words: long }),
	place: one({
		kind: needed(
			choice([
				'own-room',
				'other-room',
				'behind-barrier',
				'hallway',
				'outside',
				'rest-of-house',
				'shared-room',
				'other'
			])
		),
		words: line
	}),
	tried: many({
		...planItem,
		answer: needed(choice(['tried', 'not-tried', 'not-known'])),
		why: choice(whyNot),
		result: long
	}),
	efforts: one({ words: needed(long) }),
	followed: many({
		...planItem,
		answer: needed(choice(['followed', 'not-followed', 'not-known'])),
		why: choice(whyNot),
		words: long
	}),
	'care-plan-part': one({ answer, words: long }),
	exit: one({ choice: needed(choice(exits)) }),
	believed: one({ choice: needed(choice(beliefs)), words: long }),
	'told-why': one({ at: needed(instant), words: long, understood: choice(answers) }),
	'ends-when': one({ words: needed(long) }),
	'key-needs': many({
		at: needed(instant),
		bedding: need,
		water: need,
		climate: need,
		toilet: need
	} satisfies Shape & Record<KeyNeed, typeof need>),
	...checkFields,
	'reason-to-continue': many({ at: needed(instant), words: needed(long) }),
	'how-used': one({ words: needed(long) }),
	'medicine-wish': one({
		drug: needed(choice(['as-wished', 'not-as-wished', 'no-wish-known'])),
		manner: needed(choice(['as-wished', 'not-as-wished', 'not-asked']))
	}),
	authorised: one({ answer, reference: line }),
	...orderFields,
	harm: one({ level: needed(choice(harms)) }),
	'no-outsiders': one(onlyYes),
	'seen-by': many({ who: needed(line) }),
	aware: one({ at: needed(instant), by: needed(line) }),
	'told-person': many({ contact: needed(line), at: needed(instant) }),
	'not-to-be-told': many({ contact: needed(line) }),
	'nobody-to-tell': one(onlyYes),
	ended: one({ at: needed(instant), by: needed(line), why: long }),
	outcome: one({ words: needed(long) }),
	diagnosis: one({ words: needed(line) }),
	characteristics: one({ words: needed(long) }),
	'learning-disability-autism': one({
		which: needed(choices(['learning-disability', 'autism', 'neither', 'not-known']))
	}),
	notes: many({ words: needed(long) }),
	/** Whoever signed the record, and the number of what it said then. */
	signed: many({ as: needed(choice(['responsible', 'took-part'])), number: needed(short) })
} satisfies Record<Field, { many: boolean; shape: Shape }>;

export type Value<F extends Field> = ValueOf<(typeof fields)[F]['shape']>;
export type AnyValue = { readonly [F in Field]: Value<F> }[Field];

export const isField = (name: string): name is Field => Object.hasOwn(fields, name);
export const isRepeating = (field: Field): boolean => fields[field].many;
export const fieldNames = Object.keys(fields).filter(isField);

/** The parts of a field that speak of what is still to come. */
export const partsAhead = (field: Field): readonly string[] =>
	Object.entries<Part>(fields[field].shape satisfies Shape).flatMap(([name, part]) =>
		part.kind === 'instant' && part.ahead ? [name] : []
	);
