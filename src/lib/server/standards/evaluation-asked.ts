import { object } from './check';
import { evaluationShape, type EvaluationAsked, type Note, type Pack } from './pack';
import type { EvaluationPart, Evaluator } from './vocabulary';

/** What editions that are sealed say in a note, as the field has it that later editions have in their own file. */
const files = import.meta.glob<unknown>('./added/*.json', { eager: true, import: 'default' });
const shape = object({ evaluation: evaluationShape }, {});

const added = new Map(
	Object.entries(files).map(([path, json]) => {
		const problems = shape(json, path);
		if (problems.length > 0) throw new Error(problems.join('\n'));
		const ref = (path.split('/').at(-1) ?? '').replace(/\.json$/, '');
		return [ref, (json as { evaluation: EvaluationAsked }).evaluation] as const;
	})
);

/** What a pack asks of whoever sees the person in person; null parts: it says nothing of that. */
export type AskedOfEvaluation = {
	readonly asks: {
		readonly note: Note;
		readonly of: readonly EvaluationPart[];
		readonly by: readonly Evaluator[];
	} | null;
	readonly consults: { readonly note: Note; readonly by: readonly Evaluator[] } | null;
};

/** What a pack asks of an evaluation, with the notes that say so. */
export const evaluationAsked = (pack: Pack): AskedOfEvaluation => {
	const asked = pack.evaluation ?? added.get(pack.ref);
	const noteOf = (id: string | undefined): Note | null =>
		(pack.notes ?? []).find((note) => note.id === id) ?? null;
	const [asks, consults] = [noteOf(asked?.asks?.note), noteOf(asked?.consults?.note)];
	return {
		asks: asks && asked?.asks ? { note: asks, of: asked.asks.of, by: asked.asks.by } : null,
		consults: consults && asked?.consults ? { note: consults, by: asked.consults.by } : null
	};
};
