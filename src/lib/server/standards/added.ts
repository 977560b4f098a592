import { object, text } from './check';
import { evaluationShape, type EvaluationAsked } from './pack';

/** What editions that are sealed say in a sentence, as the field has it that later editions have in their own file. */
type Added = { readonly evaluation?: EvaluationAsked; readonly shown?: { readonly rule: string } };

const files = import.meta.glob<unknown>('./added/*.json', { eager: true, import: 'default' });
const shape = object({}, { evaluation: evaluationShape, shown: object({ rule: text }, {}) });

const added = new Map(
	Object.entries(files).map(([path, json]) => {
		const problems = shape(json, path);
		if (problems.length > 0) throw new Error(problems.join('\n'));
		return [(path.split('/').at(-1) ?? '').replace(/\.json$/, ''), json as Added] as const;
	})
);

/** What stands beside a sealed edition; nothing for most. */
export const addedTo = (ref: string): Added => added.get(ref) ?? {};
