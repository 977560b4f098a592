import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import { optionId } from '../../questions/option-id';
import { readDay } from '../day';
import { INSTEAD_LENGTH } from './lack';
import type { NewLack } from './lack-store';

const boxes = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);
export const lackFields: Fields = [
	'key',
	'what[]',
	'because',
	'instead',
	...boxes('from'),
	...boxes('until')
];
export const againFields: Fields = ['key', 'again', ...boxes('on'), 'words'];

type Read =
	| { readonly ok: true; readonly rows: readonly NewLack[] }
	| { readonly ok: false; readonly problems: Problems };

const problem = (code: string): string => `lack:problems.${code}`;

/** What cannot be offered, with its days and why. One form is a row for each thing that was picked. */
export const readLack = (form: Form, known: readonly string[], today: string): Read => {
	const what = [...new Set(form.many('what'))];
	const because = form.one('because');
	const instead = form.one('instead');
	const [from, until] = [readDay(form, 'from'), readDay(form, 'until')];
	const begins = from || today;
	const problems: Record<string, string> = {};
	if (!isId(form.one('key')) || what.some((one) => !known.includes(one)))
		problems[''] = 'errors:not-understood';
	if (what.length === 0) problems['what'] = problem('what');
	if (because === '') problems['because'] = problem('because');
	if (because.length > 280) problems['because'] = problem('long');
	if (instead.length > INSTEAD_LENGTH) problems['instead'] = problem('instead');
	if (from === null) problems['from'] = 'errors:field.no-such-day';
	if (until === null) problems['until'] = 'errors:field.no-such-day';
	else if (until !== '' && until < begins) problems['until'] = problem('until');
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		rows: what.map((one) => ({
			id: optionId(form.one('key'), one),
			what: one,
			state: 'missing' as const,
			fromDay: begins,
			untilDay: until || null,
			because,
			instead: instead || null
		}))
	};
};

/** One thing that can be offered again, from which day on. */
export const readAgain = (form: Form, missing: readonly string[], today: string): Read => {
	const what = form.one('again');
	const words = form.one('words');
	const on = readDay(form, 'on');
	const problems: Record<string, string> = {};
	if (!isId(form.one('key')) || !missing.includes(what)) problems[''] = 'errors:not-understood';
	if (on === null) problems['on'] = 'errors:field.no-such-day';
	if (words.length > 280) problems['words'] = problem('long');
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		rows: [
			{
				id: optionId(form.one('key'), what),
				what,
				state: 'there',
				fromDay: on || today,
				untilDay: null,
				because: words || null,
				instead: null
			}
		]
	};
};
