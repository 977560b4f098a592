import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';

const days = (name: string): Fields => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const trendFields: Fields = ['key', 'unit', ...days('from'), ...days('to')];
export const seatFields: Fields = ['key', 'review', 'words'];

export type SentTrend = {
	readonly id: string;
	readonly unitId: string | null;
	readonly fromDay: string;
	readonly toDay: string;
};

/** Of which unit, if of one, and from which day to which. */
export const readTrend = (form: Form): Read<SentTrend> => {
	const [from, to] = [readDay(form, 'from'), readDay(form, 'to')];
	const unit = form.one('unit');
	const wrong = (day: string | null): string | null =>
		day === null ? 'errors:field.no-such-day' : day === '' ? 'service-review:problem.days' : null;
	return readOf(
		{ id: keyIn(form), unitId: unit === '' ? null : unit, fromDay: from ?? '', toDay: to ?? '' },
		{
			unit: unit === '' || isId(unit) ? null : 'service-review:problem.unit',
			from: wrong(from),
			to: wrong(to) ?? ((from ?? '') > (to ?? '') ? 'service-review:problem.days' : null)
		}
	);
};

/** What the seat says to a summary. */
export const readSeatWords = (
	form: Form
): Read<{ readonly review: string; readonly id: string; readonly words: string }> => {
	const words = form.one('words');
	return readOf(
		{ review: form.one('review'), id: keyIn(form), words },
		{
			review: isId(form.one('review')) ? null : 'service-review:problem.unit',
			words:
				words === ''
					? 'service-review:problem.words'
					: words.length > 4000
						? 'service-review:problem.too-long'
						: null
		}
	);
};
