import type { Words } from '../../../words';
import { namesOf, note, transaction, type Pass, type Sql } from '../../access';
import { nobody, type Current } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { sets } from '../../questions/sets';
import * as questions from '../../questions/store';
import { takenBackIn } from '../directive/withdrawal-acts';
import type { TakenBack } from '../directive/taken-back';
import { personHeader } from '../person/acts';
import { accountOf } from '../../sign-in/own-record';
import { bytesOf, mediaOf, photosOf, type Media } from '../media/acts';
import {
	carried,
	exportsPerHour,
	idsIn,
	nextExportAt,
	type Bundle,
	type Carried,
	type Row,
	type Told
} from './export';
import { contactsOf, type ListedContact } from '../sharing/acts';
import { policiesThen } from '../service/policy-acts';
import { toTell } from '../sharing/may-contact';
import { withoutTakenBack } from './taken-back';
import * as store from './store';

export { jsonOf, type Bundle } from './export';

const said = ({ name, who, phone }: ListedContact): string => [name, who, phone].filter(Boolean).join(' · ');

const asked = (words: Words, question: string): string | null => {
	const [set = '', name = ''] = question.split('/');
	return sets.get(set) === undefined ? null : words.t(`${set}:${name}.title`);
};

const text = (row: Row, column: string): string => {
	const value = row[column];
	return typeof value === 'string' ? value : '';
};

/** What a version says that is over, or a line that was taken back, holds no more. */
const holds =
	(back: TakenBack, { context, question }: Current) =>
	({ item }: { readonly item: string | null }): boolean =>
		!back.versions.has(context) || back.isSaid(context, question, item);

/** The answers that hold, in words, each with who typed it, who checked it, when, and who may see it. */
const told = async (
	sql: Sql,
	pass: Pass<'export:make'>,
	words: Words,
	back: TakenBack,
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
			const all = linesOf(words, set, question, answer, renderings);
			const lines = all.filter(holds(back, answer));
			const over = back.versions.has(context) && !back.isSaid(context, '', null);
			if (over || (all.length > 0 && lines.length === 0)) continue;
			const check = (records['answer_check'] ?? []).find((row) => row['answer_id'] === answer.id);
			found.push({
				title: words.t(`${set.id}:${question.id}.title`),
				state: answer.state,
				lines: lines.map(({ text: said, language }) => ({ text: said, language })),
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

/** What a picture or a sound shows or says; null of a photo of a signed paper. */
const titleOf = (words: Words, { question, subject }: Media): string | null => {
	if (question !== null) return asked(words, question);
	return subject === null ? words.t('photo:title') : null;
};

/** Every picture and sound that was not erased, oldest first, whole; and their own photo. */
const mediaIn = async (sql: Sql, pass: Pass<'export:make'>, words: Words): Promise<Carried[]> => {
	const found: Carried[] = [];
	for (const one of [...(await mediaOf(sql, pass)), ...(await photosOf(sql, pass))]) {
		const shown = await bytesOf(sql, pass, one.id);
		if (shown !== null) found.push(carried(one, titleOf(words, one), shown));
	}
	return found;
};

/** From when on they can take everything along again; null when they can now. */
export const exportWaits = (pass: Pass<'export:read'>): Promise<Date | null> =>
	transaction(pass, async (sql) => nextExportAt(await store.madeLately(sql, pass, exportsPerHour), pass.now));

/**
 * All that the person may read of themselves, now. Nothing is hidden from them: rules about whom not to tell are
 * theirs. What is protected from the chart is in no table the app may read for a person. Nothing is left on disk.
 * @returns null when they made as many in the last hour as an hour allows
 * @param whole with the words they took back of a directive, which no copy holds unless they ask for them
 */
export const makeExport = (
	pass: Pass<'export:make'>,
	words: Words,
	how: 'json' | 'pdf',
	whole = false
): Promise<Bundle | null> =>
	transaction(pass, async (sql) => {
		if (nextExportAt(await store.madeLately(sql, pass, exportsPerHour), pass.now) !== null) return null;
		const { name, born, recordNumber, language } = await personHeader(sql, pass);
		const rows: Record<string, readonly Row[]> = {};
		for (const table of await store.tables(sql, pass))
			rows[table.name] = await store.rowsOf(sql, pass, table);
		const back = await takenBackIn(sql, pass);
		const records = whole ? rows : withoutTakenBack(rows, back);
		const names = Object.fromEntries(await namesOf(sql, pass, idsIn(records)));
		const keys = [...new Set((records['answer'] ?? []).map((row) => text(row, 'question')))];
		const answers = await told(sql, pass, words, back, records, names);
		const people = await contactsOf(sql, pass);
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
			account: {
				...(await accountOf(sql, pass.session, pass.now)),
				choices: await store.choices(sql, pass)
			},
			people: {
				tell: toTell(people).map(said),
				never: people.filter(({ tell }) => !tell).map(said)
			},
			policies: await policiesThen(sql, pass),
			answers,
			media: await mediaIn(sql, pass, words)
		};
	});
