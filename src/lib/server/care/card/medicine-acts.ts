import type { Words } from '../../../words';
import { noteLook, transaction, type Pass } from '../../access';
import { gather } from './gather';
import type { Line } from './line';
import { cardLines } from './lines';
import type { Against } from '../episode/use-choices';
import { conflictsWith, type Conflict, type Given } from './medicine';

/** One line of the plan beside a medicine, in words for one reader. */
export type SaidConflict = {
	readonly kind: Against;
	/** Why it is shown. */
	readonly label: string;
	readonly text: string;
	readonly language: string;
	readonly original: { readonly text: string; readonly language: string } | null;
	/** Which line it is, where it is one that can be set aside. */
	readonly source: Line['source'];
	/** "may bind: check", whether a clinician confirmed it, and the like. */
	readonly notes: readonly string[];
};

const said = ({ t }: Words, { kind, meant, line }: Conflict): SaidConflict => ({
	kind,
	label: t(`episode-medicine:against.${meant === 'same-kind' ? 'same-kind' : kind}`),
	text: line.text,
	language: line.language,
	original: line.original,
	source: line.source,
	notes: [...line.notes, ...(line.unchecked === null ? [] : [line.unchecked])]
});

/**
 * Compares a medicine with what the person said, decided ahead and agreed on, as far as staff may read it. Lines that
 * are found are a look at the plan, and noted as one; finding none shows nothing of it.
 * @param shows false when the same lines were shown before and are only asked for again
 */
export const compareMedicine = (
	pass: Pass<'medicine:check'> | Pass<'episode:write'>,
	words: Words,
	given: Given,
	shows = true
): Promise<readonly SaidConflict[]> =>
	transaction(pass, async (sql) => {
		const { inputs } = await gather(sql, pass, words);
		const found = conflictsWith(cardLines({ ...inputs, setAside: [] }), given);
		if (shows && found.length > 0) await noteLook(sql, pass, 'plan-line');
		return found.map((one) => said(words, one));
	});
