import { usualCounting } from '../../standards/counting';
import { OUTSIDE, type OutsideFor } from '../../standards/outside';
import type { Pack } from '../../standards/pack';
import { findPack } from '../../standards/packs';
import {
	CHECK_PACES,
	COUNTING_RULES,
	FACILITY_TYPES,
	INITIATORS,
	type CheckPace,
	type CountingRule,
	type FacilityType,
	type Initiator
} from '../../standards/vocabulary';

/** What of a unit is set, each by itself, and keeps its days and its authors. */
export const SETTINGS = [
	'facility',
	'deemed',
	'zone',
	'packs',
	'house-rules',
	'may-initiate',
	'counting',
	'outside',
	'checks-every',
	'adviser'
] as const;
export type SettingName = (typeof SETTINGS)[number];

/** `record`: what its episodes are recorded under. `beside`: others that hold here as well. */
export type Packs = { readonly record: string; readonly beside: readonly string[] };

/** Somebody outside the unit whom its people can turn to. Names are as the keeper wrote them. */
export type Outside = { readonly for: OutsideFor; readonly name: string; readonly number: string };

/** The value of each setting; null says that nothing is said of it. */
export type SettingValues = {
	readonly facility: FacilityType | null;
	readonly deemed: boolean | null;
	readonly zone: string | null;
	readonly packs: Packs | null;
	/** Stricter rules the unit chose for itself, each as `pack#rule`. */
	readonly 'house-rules': readonly string[] | null;
	readonly 'may-initiate': readonly Initiator[] | null;
	readonly counting: CountingRule | null;
	/** To complain, or to have somebody at their side, besides the bodies that the rules know of. */
	readonly outside: readonly Outside[] | null;
	/** Minutes between two checks where no rule says it. */
	readonly 'checks-every': CheckPace | null;
	/** Account of whoever gives advice. */
	readonly adviser: string | null;
};
export type SettingValue = SettingValues[SettingName];

/** One setting as it was entered. Rows are never changed. */
export type Setting = {
	readonly id: string;
	readonly name: SettingName;
	readonly value: SettingValue;
	/** From when it holds, which need not be when it was entered. */
	readonly holdsFrom: Date;
	readonly enteredAt: Date;
	/** How whoever entered it is named; null for what stood before that was kept. */
	readonly by: string | null;
};

const strings = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const among = <T extends string>(all: readonly T[], value: unknown): T | null =>
	all.find((one) => one === value) ?? null;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const readPacks = (value: unknown): Packs | null => {
	const { record, beside } = Object(value) as { record?: unknown; beside?: unknown };
	return typeof record === 'string' ? { record, beside: strings(beside) } : null;
};

const readOutside = (value: unknown): Outside[] =>
	(Array.isArray(value) ? value : []).flatMap((one: unknown) => {
		const { for: what, name, number } = Object(one) as Record<string, unknown>;
		const found = among(OUTSIDE, what);
		return found !== null && typeof name === 'string' && typeof number === 'string'
			? [{ for: found, name, number }]
			: [];
	});

const readers: { readonly [N in SettingName]: (value: unknown) => SettingValues[N] } = {
	facility: (value) => among(FACILITY_TYPES, value),
	deemed: (value) => (typeof value === 'boolean' ? value : null),
	zone: text,
	packs: readPacks,
	'house-rules': (value) => (value === null ? null : strings(value)),
	'may-initiate': (value) =>
		value === null ? null : INITIATORS.filter((one) => strings(value).includes(one)),
	counting: (value) => among(COUNTING_RULES, value),
	outside: (value) => (value === null ? null : readOutside(value)),
	'checks-every': (value) => among(CHECK_PACES, value),
	adviser: text
};

/** A setting's value as the database keeps it; what this build does not know reads as nothing said. */
export const readSetting = <N extends SettingName>(name: N, value: unknown): SettingValues[N] =>
	readers[name](value);

/**
 * The row that held at a moment, by what was entered until another; null when none had.
 * @param known what was entered later does not count: a record keeps what was known when it was made
 */
export const heldAt = (rows: readonly Setting[], name: SettingName, at: Date, known: Date): Setting | null =>
	rows
		.filter((row) => row.name === name && row.holdsFrom <= at && row.enteredAt <= known)
		// The rows come in the order they were entered, so that of two from the same moment the later one holds.
		.reduce<Setting | null>(
			(best, row) => (best === null || row.holdsFrom >= best.holdsFrom ? row : best),
			null
		);

/** What is still to begin, the nearest first. */
export const toCome = (rows: readonly Setting[], name: SettingName, now: Date): readonly Setting[] =>
	rows
		.filter((row) => row.name === name && row.holdsFrom > now)
		.sort((a, b) => a.holdsFrom.getTime() - b.holdsFrom.getTime());

/** The ids of the stricter rules chosen from one pack, as its clocks ask for them. */
export const houseRulesOf = (chosen: readonly string[] | null, pack: Pick<Pack, 'ref'>): readonly string[] =>
	(chosen ?? []).flatMap((one) => {
		const [ref, rule] = one.split('#');
		return ref === pack.ref && rule !== undefined ? [rule] : [];
	});

/** What a pack offers as stricter rules, as they are chosen. */
export const houseRulesIn = (pack: Pack): readonly string[] =>
	pack.clocks.filter(({ ifChosen }) => ifChosen).map(({ id }) => `${pack.ref}#${id}`);

/** What held for a unit at a moment, as it was known at another. */
export type Held = SettingValues;

const valueAt = <N extends SettingName>(
	rows: readonly Setting[],
	name: N,
	at: Date,
	known: Date
): SettingValues[N] => {
	const row = heldAt(rows, name, at, known);
	// Stored values were read once already: reading them again gives them their own type.
	return row === null ? readSetting(name, null) : readSetting(name, row.value);
};

/** Every setting as it held at a moment. */
export const allAt = (rows: readonly Setting[], at: Date, known: Date): Held => ({
	facility: valueAt(rows, 'facility', at, known),
	deemed: valueAt(rows, 'deemed', at, known),
	zone: valueAt(rows, 'zone', at, known),
	packs: valueAt(rows, 'packs', at, known),
	'house-rules': valueAt(rows, 'house-rules', at, known),
	'may-initiate': valueAt(rows, 'may-initiate', at, known),
	counting: valueAt(rows, 'counting', at, known),
	outside: valueAt(rows, 'outside', at, known),
	'checks-every': valueAt(rows, 'checks-every', at, known),
	adviser: valueAt(rows, 'adviser', at, known)
});

/**
 * What a unit counted as one at a moment, by all that is known now: its own choice, else what the rules it worked under do.
 * @param pack what it works under where no day of that is kept
 */
export const countingAt = (rows: readonly Setting[], pack: string, at: Date, now: Date): CountingRule => {
	const { counting, packs } = allAt(rows, at, now);
	const found = findPack(packs?.record ?? pack);
	return counting ?? (found ? usualCounting(found) : 'application');
};

/** From when it counted by what; null: from the start. */
export type CountingSpan = { readonly rule: CountingRule; readonly from: Date | null };

/** By what a unit has counted until now, in order: one span where it never changed. */
export const countingSpans = (rows: readonly Setting[], pack: string, now: Date): readonly CountingSpan[] => {
	const turns = rows
		.filter(({ name, holdsFrom }) => (name === 'counting' || name === 'packs') && holdsFrom <= now)
		.map(({ holdsFrom }) => holdsFrom.getTime())
		.sort((a, b) => a - b);
	const first: CountingSpan = { rule: countingAt(rows, pack, new Date(0), now), from: null };
	return turns.reduce<readonly CountingSpan[]>(
		(spans, turn) => {
			const rule = countingAt(rows, pack, new Date(turn), now);
			return spans.at(-1)?.rule === rule ? spans : [...spans, { rule, from: new Date(turn) }];
		},
		[first]
	);
};
