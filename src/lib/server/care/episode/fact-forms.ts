import { mayContact } from '../sharing/may-contact';
import type { Words } from '$lib/words';
import { wordKey } from '../../standards/pack';
import { toWallClock } from '../zone';
import { enteredLate, historyOf, standingAll, type Fact } from './episode';
import { isRepeating, type AnyValue, type Field } from './fields';
import { partName, typedParts } from './form';
import { observerPart } from './observer-part-view';
import { isOrderField } from './order-fields';
import { askedWords } from './advice-view';
import { howWords } from './how';
import type { EpisodeRead } from './reading';
import { offered } from './used-view';
import { hintWords, optionWords, partLabel, sayValue, type SaidPart } from './say';
import { hinted, sections } from './sections';
import type { Part } from './shape';
import { KINDS } from '../../standards/vocabulary';
import { isReport, REPORTS } from '../../standards/reports';
import { kindOfSort } from './use-choices';

type Option = { readonly value: string; readonly label: string; readonly group?: string | undefined };
/** One control of a form. `pick`: one of some names, or another; `list`: one of many; `staff`: an account, or a name. */
export type FormPart = {
	readonly name: string;
	readonly kind: 'line' | 'text' | 'one' | 'list' | 'many' | 'when' | 'pick' | 'staff';
	readonly label: string;
	readonly value: string | readonly string[];
	readonly options: readonly Option[];
	/** Somebody else than the names on offer can be typed. */
	readonly other: boolean;
	/** What the field for somebody else is called, where a page has several. */
	readonly otherLabel: string | null;
};
/** What stands of a field, with what stood before it. */
export type Said = {
	readonly item: string;
	readonly parts: readonly SaidPart[];
	/** "Written by Kim on 14 March 2026 at 20:10". */
	readonly by: string;
	/** Both times, when it was entered late. */
	readonly late: string | null;
	/** From paper, with others of the same sheet, at the same time as somebody else. */
	readonly how: readonly string[];
	readonly because: string | null;
	/** What stood before, oldest first. */
	readonly earlier: readonly string[];
};
export type FactForm = {
	readonly field: Field;
	readonly title: string;
	readonly hint: string | null;
	readonly repeats: boolean;
	/** The item that is being changed; '' for a new one. */
	readonly item: string;
	/** The row of that item which stands; `none` where nothing does. */
	readonly saw: string;
	/** Something stands that saving would change. */
	readonly changes: boolean;
	readonly said: readonly Said[];
	readonly parts: readonly FormPart[];
};

const typedValue = (content: unknown, zone: string): string | readonly string[] => {
	if (content instanceof Date) return toWallClock(content, zone);
	if (Array.isArray(content)) return content.map(String);
	return content === null || content === undefined ? '' : String(content);
};

const controlOf = (part: Part): FormPart['kind'] => {
	if (part.kind === 'words') return part.most > 280 ? 'text' : 'line';
	if (part.kind === 'choice') return part.choices.length > 8 ? 'list' : 'one';
	return part.kind === 'choices' ? 'many' : 'when';
};

/** Names or rules on offer where a part is one of what is already known. */
const known = (
	words: Words,
	read: EpisodeRead,
	field: Field,
	part: string,
	value: unknown
): readonly Option[] | null => {
	const { contacts, pack, colleagues } = read;
	// What stands in free words stays on offer, so that saving another part of the form does not lose it.
	const ofRegister = (sort: 'room' | 'device'): Option[] => {
		const names = offered(read, sort);
		const standing = typeof value === 'string' && names.length > 0 ? [value] : [];
		return [...new Set([...names, ...standing])].map((name) => ({ value: name, label: name }));
	};
	if (field === 'place' && part === 'words') return ofRegister('room');
	if (field === 'component' && part === 'device') return ofRegister('device');
	if ((field === 'check' || field === 'watch') && part === 'where')
		return [
			...new Map([...ofRegister('room'), ...ofRegister('device')].map((one) => [one.value, one])).values()
		];
	const named = (tell: boolean): Option[] =>
		contacts
			.filter((one) => (tell ? one.tell && mayContact(one, contacts) : !one.tell))
			.map(({ name, who }) => ({ value: name, label: who ? `${name} (${who})` : name }));
	if (field === 'told-person' && part === 'contact') return named(true);
	if (field === 'not-to-be-told' && part === 'contact') return named(false);
	if (isOrderField(field) && part === 'by')
		return colleagues.map(({ name, job }) => ({ value: name, label: job ? `${name}, ${job}` : name }));
	if (field === 'sent' && part === 'rule')
		return [...pack.notices, ...REPORTS].map(({ id }) => ({
			value: id,
			label: noticeWords(words, read, id)
		}));
	return null;
};

/** Sorts stand below their kind. */
const groupOf = (words: Words, field: Field, part: string, choice: string): string | undefined => {
	const kind = field === 'component' && part === 'sort' ? kindOfSort(choice) : null;
	return kind === null ? undefined : optionWords(words, 'component', 'kind', KINDS, kind);
};

const formPart = (
	words: Words,
	read: EpisodeRead,
	field: Field,
	[name, part]: readonly [string, Part],
	value: unknown
): FormPart => {
	const offered = known(words, read, field, name, value);
	const choices = part.kind === 'choice' || part.kind === 'choices' ? part.choices : [];
	return {
		name: partName(field, name),
		kind: offered && offered.length > 0 ? 'pick' : controlOf(part),
		label: partLabel(words, field, name),
		value: typedValue(value, read.episode.zone),
		options:
			offered ??
			choices.map((choice) => ({
				value: choice,
				label: optionWords(words, field, name, choices, choice),
				group: groupOf(words, field, name, choice)
			})),
		other: field !== 'sent',
		otherLabel:
			field === 'place' || field === 'component' || field === 'check' || field === 'watch'
				? words.t('register:other')
				: isOrderField(field)
					? partLabel(words, field, 'other')
					: null
	};
};

const inShort = (parts: readonly SaidPart[]): string =>
	parts.map(({ label, text }) => `${label}: ${text}`).join(' · ');

const saidOf = (words: Words, read: EpisodeRead, field: Field): readonly Said[] => {
	const { zone } = read.episode;
	const { t } = words;
	const at = (when: Date): string => words.dateTime(when, zone);
	const writer = (fact: Pick<Fact, 'id'>): string =>
		read.written.find((one) => one.fact.id === fact.id)?.writer ?? '';
	const value = (one: AnyValue): readonly SaidPart[] =>
		sayValue(words, zone, field, one).map((part) =>
			field === 'sent' && !part.own
				? part
				: field === 'sent'
					? { ...part, text: noticeWords(words, read, part.text), own: false }
					: part
		);
	return standingAll(read.facts, field).map((fact) => {
		const rows = historyOf(read.facts, field).filter(({ item }) => item === fact.item);
		const late = fact.happenedAt !== null && enteredLate(fact);
		return {
			item: fact.item,
			parts: value(fact.value),
			by: t('episode:written-by', { name: writer(fact), when: at(fact.enteredAt) }),
			late:
				late && fact.happenedAt
					? t('episode:late', { happened: at(fact.happenedAt), entered: at(fact.enteredAt) })
					: null,
			how: howWords(words, read.facts, fact),
			because: fact.because,
			earlier: rows.slice(0, -1).map((row) =>
				t(fact.atOnce ? 'episode-use:how.earlier' : 'episode:earlier', {
					name: writer(row),
					when: at(row.enteredAt),
					what: row.value === null ? t('episode:taken-back') : inShort(value(row.value))
				})
			)
		};
	});
};

const noticeWords = ({ t }: Words, { pack }: EpisodeRead, rule: string): string =>
	pack.notices.some(({ id }) => id === rule)
		? t(wordKey(pack, { id: rule }))
		: isReport(rule)
			? t(`episode-use:report.rule.${rule}`)
			: rule;

export type Changing = { readonly field: string; readonly item: string };

const hintOf = (words: Words, read: EpisodeRead, field: Field): string | null => {
	if (!hinted.includes(field)) return null;
	const hint = hintWords(words, field);
	return field === 'advice' ? `${askedWords(words, read)} ${hint}` : hint;
};

/** The form of one field, with what stands above it. */
export const factForm = (
	words: Words,
	read: EpisodeRead,
	field: Field,
	changing: Changing | null
): FactForm => {
	const repeats = isRepeating(field);
	const standing = standingAll(read.facts, field);
	const asked = changing?.field === field ? standing.find(({ item }) => item === changing.item) : undefined;
	const stood = repeats ? asked : standing[0];
	const value = new Map<string, unknown>(Object.entries(stood?.value ?? {}));
	return {
		field,
		title: partLabel(words, field, 'title'),
		hint: hintOf(words, read, field),
		repeats,
		item: stood?.item ?? '',
		saw: stood?.id ?? 'none',
		changes: stood !== undefined,
		said: saidOf(words, read, field),
		parts: typedParts(field).map(
			(part) =>
				observerPart(words, read, field, part[0], value) ??
				formPart(words, read, field, part, value.get(part[0]))
		)
	};
};

export type SectionView = {
	readonly id: string;
	readonly title: string;
	readonly forms: readonly FactForm[];
};

export const sectionViews = (
	words: Words,
	read: EpisodeRead,
	changing: Changing | null
): readonly SectionView[] =>
	sections.map(({ id, fields }) => ({
		id,
		title: words.t(`episode:section.${id}`),
		forms: fields.map((field) => factForm(words, read, field, changing))
	}));
