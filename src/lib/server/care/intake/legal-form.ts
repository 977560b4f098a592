import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import type { LegalList } from '../../standards/legal-list';
import { legalStatuses, type Legal } from './legal';

const days = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
export const legalFields: Fields = ['key', 'status', 'law', ...days('since'), ...days('until'), 'told'];

/**
 * The status as typed. The day it began may be left out: it is today then.
 * @param list of the place, whose statuses are named `list/status`; those of the general list can always be chosen
 */
export const readLegal = (
	form: Form,
	today: string,
	list: LegalList | null = null
): Read<Omit<Legal, 'by' | 'at'>> => {
	const entry = list?.statuses.find(({ id }) => `${list.id}/${id}` === form.one('status'));
	const status = entry?.kind ?? legalStatuses.find((one) => one === form.one('status'));
	const [since, until] = [readDay(form, 'since'), readDay(form, 'until')];
	const told = form.one('told');
	const from = since || today;
	return readOf(
		{
			id: keyIn(form),
			status: status ?? 'not-known',
			listed: entry === undefined ? null : form.one('status'),
			law: form.one('law'),
			since: from,
			until: until || null,
			told: told === 'yes' ? 'yes' : 'not-yet'
		},
		{
			status: status === undefined ? 'legal:problems.status' : null,
			law: form.one('law').length > 200 ? 'legal:problems.long' : null,
			since: since === null ? 'errors:field.no-such-day' : null,
			until:
				until === null
					? 'errors:field.no-such-day'
					: until !== '' && until < from
						? 'legal:problems.before'
						: null,
			told: told === 'yes' || told === 'not-yet' ? null : 'legal:problems.told'
		}
	);
};
