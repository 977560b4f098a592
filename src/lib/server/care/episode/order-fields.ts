import { EVALUATORS, KINDS, STARTERS } from '../../standards/vocabulary';
import { choice, choices, instant, later, needed, words } from './shape';

const answers = ['yes', 'no', 'not-known'] as const;
const name = needed(words(280));
const long = words(4000);

/**
 * What a record holds of orders, beside the authorisation, which is another thing: who said that it may go on, how and
 * until when; who evaluated the person; and who started it. Every one of them is kept, whatever it was.
 */
export const orderFields = {
	order: {
		many: true,
		shape: {
			is: needed(choice(['first', 'renewal'])),
			by: name,
			independent: needed(choice(answers)),
			how: needed(choice(['telephone', 'verbal', 'written'])),
			obtained: needed(instant),
			/** Left empty: as long as the pack lets it last. */
			until: later,
			role: words(80),
			licence: words(80),
			/** Left empty: everything that was in use. */
			kinds: choices(KINDS),
			written: instant,
			signed: instant,
			/** Given for a need that might come: never an order, whatever it is called. */
			advance: choice(['no', 'as-needed', 'standing']),
			evaluator: words(280),
			evaluatorIs: choice(EVALUATORS),
			inPerson: choice(answers)
		}
	},
	evaluation: {
		many: true,
		shape: {
			by: name,
			who: needed(choice(EVALUATORS)),
			inPerson: needed(choice(answers)),
			at: needed(instant),
			goOn: choice(['go-on', 'end', 'not-known']),
			situation: long,
			reaction: long,
			condition: long,
			/** When a nurse or assistant spoke with the responsible practitioner. */
			consulted: instant
		}
	},
	'started-by': {
		many: true,
		shape: { by: name, as: needed(choice(STARTERS)), at: instant }
	}
} as const;

export type OrderField = keyof typeof orderFields;
/** Whether the words of a field are in the locale file `episode-orders` and, for the person, in `happened`. */
export const isOrderField = (field: string): field is OrderField => Object.hasOwn(orderFields, field);
