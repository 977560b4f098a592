import type { Words } from '../../../words';
import { note, transaction, type Pass, type Sql } from '../../access';
import { nobody } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { sets } from '../../questions/sets';
import * as questions from '../../questions/store';
import { personHeader } from '../person/acts';
import { idsIn, type Bundle, type Row, type Told } from './export';
import * as store from './store';

export { jsonOf, type Bundle } from './export';

const asked = (words: Words, question: string): string | null => {
	const [set = '', name = ''] = question.split('/');
	return sets.get(set) === undefined ? null : words.t(`${set}:${name}.title`);
};

const text = (row: Row, column: string): string => {
	const value = row[column];
	return typeof value === 'string' ? value : '';
};

/** The answers that hold, in words, each with who typed it, who checked it, when, and who may see it. */
const told = async (
	sql: Sql,
	pass: Pass<'export:make'>,
	words: Words,
	records: Bundle['records'],
	names: Bundle['names']
): Promise<Told[]> => {
	const contexts = [...new Set((records['answer_now'] ?? []).map((row) => text(row, 'context')))];
	const found: Told[] = [];
	for (const context of contexts)
		for (const answer of await questions.currents(sql, pass, context)) {
			const [id = '', name = ''] = answer.question.split('/');
			const set = sets.get(id);
			const question = set && questionOf(set, name);
			if (set === undefined || question === undefined || answer.voice !== nobody) continue;
			const renderings = await questions.renderingsOf(sql, pass, [answer.id]);
			const check = (records['answer_check'] ?? []).find((row) => row['answer_id'] === answer.id);
			found.push({
				title: words.t(`${set.id}:${question.id}.title`),
				state: answer.state,
				lines: linesOf(words, set, question, answer, renderings).map(({ text: said, language }) => ({
					text: said,
					language
				})),
				typedBy: answer.typist,
				checkedBy: check === undefined ? null : (names[text(check, 'checked_by')] ?? null),
				writtenAt: answer.writtenAt,
				setVersion: answer.setVersion,
				groups: answer.audience.groups,
				named: answer.audience.named.map((one) => names[one] ?? one)
			});
		}
	return found;
};

/**
 * All that the person may read of themselves, now. Nothing is hidden from them: rules about whom not to tell are
 * theirs. What is protected from the chart is in no table the app may read for a person. Nothing is left on disk.
 */
export const makeExport = (pass: Pass<'export:make'>, words: Words, how: 'json' | 'pdf'): Promise<Bundle> =>
	transaction(pass, async (sql) => {
		const { name, born, recordNumber, language } = await personHeader(sql, pass);
		const records: Record<string, readonly Row[]> = {};
		for (const table of await store.tables(sql, pass))
			records[table.name] = await store.rowsOf(sql, pass, table);
		const names = await store.namesOf(sql, pass, idsIn(records));
		const keys = [...new Set((records['answer'] ?? []).map((row) => text(row, 'question')))];
		const answers = await told(sql, pass, words, records, names);
		await note(sql, pass, 'export:made', { part: how });
		return {
			person: { id: pass.personId, name, born, recordNumber, language },
			records,
			names,
			questions: Object.fromEntries(
				keys.flatMap((one) => {
					const title = asked(words, one);
					return title === null ? [] : [[one, title]];
				})
			),
			answers
		};
	});
