import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { legalStatuses, type Legal } from './legal';

const days = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
export const legalFields: Fields = ['key', 'status', 'law', ...days('since'), ...days('until'), 'told'];

/** The status as typed. The day it began may be left out: it is today then. */
export const readLegal = (form: Form, today: string): Read<Omit<Legal, 'by' | 'at'>> => {
	const status = legalStatuses.find((one) => one === form.one('status'));
	const [since, until] = [readDay(form, 'since'), readDay(form, 'until')];
	const told = form.one('told');
	const from = since || today;
	return readOf(
		{
			id: keyIn(form),
			status: status ?? 'not-known',
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
