import type { Words } from '$lib/words';
import { wordKey } from '../../standards/pack';
import { wordsOf } from './field-words';
import { fields, type AnyValue, type Field } from './fields';
import { typedParts } from './form';
import { ownOrderLines } from './own-orders';
import { isReport } from '../../standards/reports';
import type { EpisodeRead } from './reading';
import type { Part } from './shape';
import { isUseField } from './use-fields';

const answers: readonly string[] = ['yes', 'no', 'not-known'];

/** Choices as the person they are about reads them: plain, in the second person, blaming nobody. */
export const ownOption = ({ t }: Words, field: Field, part: string, value: string): string => {
	if (field === 'no-outsiders' || field === 'nobody-to-tell') return t(`happened:option.only.${field}`);
	if (field === 'told-how') return t(`happened-checks:help.${value}`);
	if (part === 'why' && !isUseField(field)) return t(`happened:option.why.${value}`);
	const shape: Readonly<Record<string, Part>> = fields[field].shape;
	const found = shape[part];
	const plain = found?.kind === 'choice' && found.choices.every((choice) => answers.includes(choice));
	if (plain) return t(`happened:option.answer.${value}`);
	return t(wordsOf(field).ownOption(`${field}-${part}`, value));
};

const content = (
	words: Words,
	read: EpisodeRead,
	field: Field,
	name: string,
	part: Part,
	said: unknown
): string => {
	if (said instanceof Date) return words.dateTime(said, read.episode.zone);
	if (Array.isArray(said)) return words.list(said.map((one) => ownOption(words, field, name, String(one))));
	if (part.kind === 'choice') return ownOption(words, field, name, String(said));
	if (field === 'sent' && name === 'rule') {
		const rule = read.pack.notices.find(({ id }) => id === said);
		if (rule) return words.t(wordKey(read.pack, rule));
		return isReport(String(said)) ? words.t(`happened-use:report.${String(said)}`) : String(said);
	}
	return String(said);
};

/** A word of a field as the person reads it: its title, or the label of a part. */
export const ownLabel = ({ t }: Words, field: Field, part: string): string =>
	t(wordsOf(field).ownField(field, part));

/** One fact as lines the person can read: the first part stands alone, the others say what they are. */
export const ownLines = (
	words: Words,
	read: EpisodeRead,
	field: Field,
	value: AnyValue
): readonly string[] => {
	const sentences = ownOrderLines(words, read.episode.zone, field, value);
	if (sentences !== null) return sentences;
	const parts = new Map(Object.entries(value));
	return typedParts(field).flatMap(([name, part], place) => {
		const said = parts.get(name) ?? null;
		if (said === null) return [];
		const text = content(words, read, field, name, part, said);
		if (place === 0) return [text];
		return [words.t('happened:with-label', { label: ownLabel(words, field, name), text })];
	});
};
