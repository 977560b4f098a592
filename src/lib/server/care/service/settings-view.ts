import type { Words } from '$lib/words';
import { standingWords } from '../../standards/in-words';
import { allPacks, findPack } from '../../standards/packs';
import { wordKey } from '../../standards/pack';
import { CHECK_PACES, COUNTING_RULES, FACILITY_TYPES, INITIATORS } from '../../standards/vocabulary';
import { dayIn } from '../../standards/zone';
import {
	houseRulesIn,
	SETTINGS,
	toCome,
	type Outside,
	type Packs,
	type Setting,
	type SettingName
} from './settings';
import type { SettingsRead } from './settings-acts';

type Option = { readonly value: string; readonly label: string; readonly hint?: string };
/** One setting: what holds, what is to come, what was, and what may be chosen. */
export type SettingView = {
	readonly name: SettingName;
	readonly title: string;
	readonly hint: string;
	readonly now: readonly string[];
	readonly toCome: readonly string[];
	readonly before: readonly string[];
	readonly options: readonly Option[];
	readonly picked: readonly string[];
	/** Whom people can turn to outside it; empty for other settings. */
	readonly rows: readonly Outside[];
};

const packName = ({ t }: Words, ref: string): string => {
	const pack = findPack(ref);
	return pack ? t(`${pack.words}:name`) : ref;
};

/** A pack's name, with a sentence where it is not in force on that day (X12). */
const packWords = (words: Words, ref: string, day: string, deemed: boolean | null): string => {
	const pack = findPack(ref);
	if (!pack) return ref;
	const standing = standingWords(words, pack, day, deemed);
	return standing.state === 'house' ? `${packName(words, ref)}. ${standing.text}` : packName(words, ref);
};

const ruleWords = (words: Words, chosen: string): string => {
	const [ref = '', rule = ''] = chosen.split('#');
	const pack = findPack(ref);
	return pack ? `${packName(words, ref)}: ${words.t(wordKey(pack, { id: rule }))}` : chosen;
};

const packLines = (words: Words, { record, beside }: Packs, read: SettingsRead, now: Date): string[] => {
	const day = dayIn(now, read.unit.zone);
	const said = (ref: string) => packWords(words, ref, day, read.now.deemed);
	return [
		words.t('unit-settings:packs.record', { pack: said(record) }),
		...beside.map((ref) => words.t('unit-settings:packs.beside', { pack: said(ref) }))
	];
};

/** What a setting says, a line each; one sentence where nothing is said. */
const said = (
	words: Words,
	{ name, value }: Pick<Setting, 'name' | 'value'>,
	read: SettingsRead,
	now: Date
) => {
	const { t } = words;
	const none = [t('unit-settings:not-said')];
	if (value === null) return none;
	if (typeof value === 'boolean') return [t(`unit-settings:deemed.${value ? 'yes' : 'no'}`)];
	if (typeof value === 'object' && 'record' in value) return packLines(words, value, read, now);
	if (typeof value === 'object') {
		if (value.length === 0) return [t('unit-settings:none')];
		return value.map((one) => {
			if (typeof one !== 'string') return t(`outside:line.${one.for}`, one);
			return name === 'house-rules' ? ruleWords(words, one) : t(`unit-settings:may.${one}`);
		});
	}
	if (name === 'facility') return [t(`unit-settings:facility.${value}`)];
	if (name === 'checks-every') return [t('unit-settings:checks-every', { minutes: Number(value) })];
	if (name === 'adviser') return [read.names.get(value) ?? value];
	return [name === 'counting' ? t(`standards-page:way.${value}`) : value];
};

const optionsOf = (words: Words, name: SettingName, read: SettingsRead, now: Date): readonly Option[] => {
	const { t } = words;
	const notSaid = { value: 'not-said', label: t('unit-settings:not-said') };
	const day = dayIn(now, read.unit.zone);
	switch (name) {
		case 'facility':
			return [
				...FACILITY_TYPES.map((one) => ({ value: one, label: t(`unit-settings:facility.${one}`) })),
				notSaid
			];
		case 'deemed':
			return [
				...(['yes', 'no'] as const).map((one) => ({ value: one, label: t(`unit-settings:deemed.${one}`) })),
				notSaid
			];
		case 'counting':
			return [
				...COUNTING_RULES.map((one) => ({ value: one, label: t(`standards-page:way.${one}`) })),
				notSaid
			];
		case 'may-initiate':
			return INITIATORS.map((one) => ({ value: one, label: t(`unit-settings:may.${one}`) }));
		case 'packs':
			return allPacks().map(({ ref }) => ({
				value: ref,
				label: packWords(words, ref, day, read.now.deemed)
			}));
		case 'house-rules':
			return allPacks().flatMap((pack) =>
				houseRulesIn(pack).map((one) => ({ value: one, label: ruleWords(words, one) }))
			);
		case 'checks-every':
			return [
				...CHECK_PACES.map((one) => ({
					value: one,
					label: t('unit-settings:checks-every', { minutes: Number(one) })
				})),
				notSaid
			];
		case 'adviser':
			return [
				...read.staff.map(({ id, name: who, job }) => ({ value: id, label: job ? `${who}, ${job}` : who })),
				notSaid
			];
		case 'zone':
		case 'outside':
			return [];
	}
};

const pickedOf = (name: SettingName, { now, unit }: SettingsRead): readonly string[] => {
	const value = now[name];
	if (name === 'deemed') return value === null ? [] : [value === true ? 'yes' : 'no'];
	if (name === 'zone') return [now.zone ?? unit.zone];
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return 'record' in value ? [value.record, ...value.beside] : value.filter((one) => typeof one === 'string');
};

const nowOf = (name: SettingName, { now, unit }: SettingsRead) => {
	if (name === 'zone') return now.zone ?? unit.zone;
	return name === 'packs' ? (now.packs ?? { record: unit.pack, beside: [] }) : now[name];
};

/** A unit's settings for its page, each with its days and authors. */
export const settingsView = (words: Words, read: SettingsRead, now: Date): readonly SettingView[] =>
	SETTINGS.map((name) => {
		const { t } = words;
		const { zone } = read.unit;
		const line = (row: Setting): string => {
			const what = said(words, row, read, now).join(' · ');
			const entered = words.dateTime(row.enteredAt, zone);
			const from = words.dateTime(row.holdsFrom, zone);
			if (row.holdsFrom.getTime() === 0) return t('unit-settings:from-the-start', { what });
			return row.by === null
				? t('unit-settings:from', { what, from })
				: t('unit-settings:from-by', { what, from, by: row.by, entered });
		};
		const own = read.rows.filter((row) => row.name === name);
		const coming = toCome(own, name, now);
		return {
			name,
			title: t(`unit-settings:title.${name}`),
			hint: t(`unit-settings:hint.${name}`),
			now: said(words, { name, value: nowOf(name, read) }, read, now),
			toCome: coming.map(line),
			before: own.filter((row) => !coming.includes(row)).map(line),
			options: optionsOf(words, name, read, now),
			picked: pickedOf(name, read),
			rows: name === 'outside' ? (read.now.outside ?? []) : []
		};
	});
