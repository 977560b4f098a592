import type { Pass } from '$lib/server/access';
import { compareMedicine, type SaidConflict } from '$lib/server/care/card/medicine-acts';
import type { Writing } from '$lib/server/care/episode/acts';
import { confirmed, medicineIn, writtenDespite } from '$lib/server/care/episode/medicine';
import type { EpisodeRead } from '$lib/server/care/episode/reading';
import type { Form, Problems } from '$lib/server/http/forms';
import type { Words } from '$lib/words';

/** What the plan says of a medicine, shown before it is written down. */
export type PlanBeside = { readonly drug: string; readonly lines: readonly SaidConflict[] };
type Compared =
	| { readonly ok: true; readonly also: readonly Writing[] }
	| { readonly ok: false; readonly problems: Problems; readonly medicine: PlanBeside };

/**
 * Compares a medicine in a form with the plan before anything is saved. Saving stays possible: once the lines were
 * shown, with a reason.
 */
export const comparedWithPlan = async (
	pass: Pass<'episode:write'>,
	words: Words,
	read: EpisodeRead,
	form: Form
): Promise<Compared> => {
	const given = medicineIn(form, read);
	if (given === null) return { ok: true, also: [] };
	const anyway = confirmed(form, given.drug);
	const lines = await compareMedicine(pass, words, given, !anyway);
	if (lines.length === 0) return { ok: true, also: [] };
	if (anyway)
		return { ok: true, also: writtenDespite(read, given.drug, form.one('component.anyway-why'), lines) };
	const asked = form.one('component.anyway') === 'yes';
	return {
		ok: false,
		medicine: { drug: given.drug, lines },
		problems: asked
			? { 'component.anyway-why': 'episode-medicine:problem.why' }
			: { 'component.drug': 'episode-medicine:problem.in-plan' }
	};
};
