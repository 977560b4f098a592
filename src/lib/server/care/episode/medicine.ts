import type { Form } from '../../http/forms';
import type { Writing } from './acts';
import { planItemKey, standingAll } from './episode';
import type { EpisodeRead } from './reading';
import { byForceOrNeedle, type Against } from './use-choices';

/** A medicine as a form gives it; null when the form holds none, or none that is new to the record. */
export const medicineIn = (
	form: Form,
	{ facts }: Pick<EpisodeRead, 'facts'>
): { readonly drug: string; readonly byForceOrNeedle: boolean } | null => {
	const drug = form.one('component.drug').trim();
	const [way, manner] = [form.one('component.way'), form.one('component.manner')];
	const stood = standingAll(facts, 'component').find(({ item }) => item === form.one('item'))?.value;
	const known = stood?.drug === drug && (stood.way ?? '') === way && (stood.manner ?? '') === manner;
	return drug === '' || known || form.one('take-back') === 'yes'
		? null
		: { drug, byForceOrNeedle: byForceOrNeedle(way, manner) };
};

/** Whether whoever writes has been shown what stands against this very medicine and gives a reason. */
export const confirmed = (form: Form, drug: string): boolean =>
	form.one('component.anyway') === 'yes' &&
	form.one('component.anyway-for') === drug &&
	form.one('component.anyway-why').trim() !== '';

type Found = {
	readonly kind: Against;
	readonly source: { readonly question: string; readonly item: string | null } | null;
};

/**
 * What is written beside a medicine that the plan speaks against: that it was shown and why it stands all the same,
 * and, of what the person refuses and nobody has answered for yet, that it was not followed.
 */
export const writtenDespite = (
	{ facts, lines }: Pick<EpisodeRead, 'facts' | 'lines'>,
	drug: string,
	why: string,
	found: readonly Found[]
): readonly Writing[] => {
	const answered = standingAll(facts, 'followed').map(({ item }) => item);
	const refused = lines.filter(
		(line) =>
			!answered.includes(planItemKey(line)) &&
			found.some(
				({ kind, source }) =>
					(kind === 'refused' || kind === 'limit') &&
					source?.question === line.question &&
					source.item === line.item
			)
	);
	const kinds = [...new Set(found.map(({ kind }) => kind))];
	return [
		{ field: 'despite', item: '', value: { drug, kinds, why }, because: null, repeats: true },
		...refused.map(({ question, item, shown }) => ({
			field: 'followed' as const,
			item: planItemKey({ question, item }),
			value: { question, item, shown, answer: 'not-followed' as const, why: 'other' as const, words: why },
			because: null,
			repeats: true
		}))
	];
};
