import type { Item, Value } from '../../questions/answer';
import type { TakenBack } from '../directive/taken-back';
import type { Bundle, Row } from './export';

const text = (row: Row, column: string): string => {
	const value = row[column];
	return typeof value === 'string' ? value : '';
};

const momentOf = (row: Row): Date => {
	const at = row['written_at'];
	return at instanceof Date ? at : new Date(text(row, 'written_at'));
};

const wordsOf = (value: Value): string[] => {
	const said = 'items' in value ? value.items.flatMap(({ text, more }) => [text, more]) : [];
	return [...said, 'text' in value ? value.text : '', 'note' in value ? value.note : ''].filter(
		(one): one is string => typeof one === 'string' && one !== ''
	);
};

const itemsIn = (value: Value | null): readonly Item[] =>
	value !== null && 'items' in value ? value.items : [];

/** What an answer lost: ids of its lines, or all of it. */
type Lost = { readonly items: ReadonlySet<string>; readonly all: boolean };

/**
 * The rows of a record without what was taken back of a directive. Each row stays, with who wrote it when and that
 * something is left out: a copy that somebody else may read says what is wanted, and not what no longer is.
 */
export const withoutTakenBack = (records: Bundle['records'], back: TakenBack): Bundle['records'] => {
	const lost = new Map<string, Lost>();
	const words = new Set<string>();
	const answers = (records['answer'] ?? []).map((row): Row => {
		const value = (row['value'] ?? null) as Value | null;
		if (value === null || !back.versions.has(text(row, 'context'))) return row;
		const left = back.without(text(row, 'question'), value, momentOf(row));
		if (left === value) return row;
		const kept = new Set(itemsIn(left).map(({ id }) => id));
		const items = itemsIn(value).filter(({ id }) => !kept.has(id));
		lost.set(text(row, 'id'), { items: new Set(items.map(({ id }) => id)), all: left === null });
		for (const said of wordsOf(items.length === 0 ? value : { items })) words.add(said);
		return { ...row, value: left, taken_back: true };
	});
	const isLost = (row: Row): boolean => {
		const one = lost.get(text(row, 'answer_id'));
		return one !== undefined && (one.all || one.items.has(text(row, 'item')));
	};
	const unsaid = (fields: unknown): unknown =>
		JSON.parse(JSON.stringify(fields), (_, one: unknown) =>
			typeof one === 'string' && words.has(one) ? '' : one
		);
	const mended: Record<string, (rows: readonly Row[]) => readonly Row[]> = {
		answer: () => answers,
		rendering: (rows) => rows.map((row) => (isLost(row) ? { ...row, wording: null, taken_back: true } : row)),
		// What was signed is one text, and stays whole in Foreword alone.
		directive_text: (rows) =>
			rows.map((row) =>
				back.touched.has(text(row, 'directive_id')) ? { ...row, wording: null, taken_back: true } : row
			),
		draft: (rows) =>
			rows.map((row) =>
				back.versions.has(text(row, 'context')) ? { ...row, fields: unsaid(row['fields']) } : row
			)
	};
	return Object.fromEntries(
		Object.entries(records).map(([table, rows]) => [table, mended[table]?.(rows) ?? rows])
	);
};
