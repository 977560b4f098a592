import { addedTo } from './added';
import type { Note, Pack } from './pack';
import type { EvaluationPart, Evaluator } from './vocabulary';

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
	const asked = pack.evaluation ?? addedTo(pack.ref).evaluation;
	const noteOf = (id: string | undefined): Note | null =>
		(pack.notes ?? []).find((note) => note.id === id) ?? null;
	const [asks, consults] = [noteOf(asked?.asks?.note), noteOf(asked?.consults?.note)];
	return {
		asks: asks && asked?.asks ? { note: asks, of: asked.asks.of, by: asked.asks.by } : null,
		consults: consults && asked?.consults ? { note: consults, by: asked.consults.by } : null
	};
};
