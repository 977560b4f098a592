import type { Value } from './answer';
import type { Question } from './set';

/** Form fields by name, each with the values sent or to be shown. */
export type FieldValues = Readonly<Record<string, readonly string[]>>;

/** A stored answer as the fields of its form, so that a page shows a saved and a half-typed answer alike. */
export const fieldsOf = (question: Question, value: Value | null): FieldValues => {
	if (value === null) return {};
	const note: FieldValues = 'note' in value && value.note !== undefined ? { note: [value.note] } : {};
	if ('text' in value) return { text: [value.text] };
	if ('choice' in value) return { choice: [value.choice], ...note };
	if ('date' in value) {
		const [year = '', month = '', day = ''] = value.date.split('-');
		return { 'date-year': [year], 'date-month': [String(Number(month))], 'date-day': [String(Number(day))] };
	}
	if ('rows' in value)
		return {
			...Object.fromEntries(
				(question.rows ?? []).flatMap((row, index) =>
					row in value.rows ? [[`row-${index + 1}`, [String(value.rows[row])]]] : []
				)
			),
			...note
		};
	const own = value.items.filter((item) => item.option === undefined);
	return {
		pick: value.items.flatMap((item) => (item.option === undefined ? [] : [item.option])),
		...Object.fromEntries(
			own.flatMap((item, index) => [
				[`item-${index + 1}`, [item.text ?? '']],
				[`item-${index + 1}-id`, [item.id]],
				...(item.about === undefined ? [] : [[`item-${index + 1}-about`, [item.about.id]] as const]),
				...Object.entries(item.parts ?? {}).map(
					([part, text]) => [`item-${index + 1}-${part}`, [text]] as const
				)
			])
		)
	};
};
