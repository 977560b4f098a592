import names from './medicines/names.json';

/** How a line speaks of a medicine: by its name, or of one of the same kind. */
export type Meant = 'named' | 'same-kind';

const marks = /[\u0300-\u036f\u064b-\u065f\u0640]/g;
const plain = (text: string): string =>
	text.normalize('NFKD').replace(marks, '').toLowerCase().replace(/[أإآ]/g, 'ا');

const shortest = 4;
const notNames = new Set(names.notNames.map(plain));
const canonical = new Map(
	names.medicines.flatMap(({ name, also }) => [name, ...also].map((one) => [plain(one), name] as const))
);
const groupsOf = new Map(names.medicines.map(({ name, groups }) => [name, groups] as const));
const groupSaid = new Map(
	names.groups.flatMap(({ name, said }) => said.map((one) => [plain(one), name] as const))
);
const manners = new Set(names.manners.map(plain));

/** Words in any script; an Arabic article does not make another word. */
const wordsIn = (text: string): readonly string[] =>
	(plain(text).match(/[\p{L}\p{N}-]+/gu) ?? []).map((word) => word.replace(/^و?ال(?=.{3})/, ''));

const oneApart = (one: string, other: string): boolean => {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	if (long.length - short.length > 1) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at += 1;
	const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
	if (rest === long.slice(at + 1)) return true;
	// Two letters that changed places.
	return (
		short.length === long.length &&
		short[at] === long[at + 1] &&
		short[at + 1] === long[at] &&
		short.slice(at + 2) === long.slice(at + 2)
	);
};

/** Long names bear one slip of a finger; short ones would become others. */
const longEnough = 6;
const known = [...canonical.keys()].filter((name) => name.length >= longEnough);

const nameOf = (word: string): string => {
	const exact = canonical.get(word);
	if (exact !== undefined) return exact;
	const near = word.length < longEnough ? undefined : known.find((name) => oneApart(word, name));
	return near === undefined ? word : (canonical.get(near) ?? word);
};

const namesIn = (text: string): readonly string[] =>
	wordsIn(text)
		.filter(
			(word) =>
				!/\p{N}/u.test(word) && !notNames.has(word) && (word.length >= shortest || canonical.has(word))
		)
		.map(nameOf);

const same = (one: string, other: string): boolean =>
	one === other || (one.length >= longEnough && other.length >= longEnough && oneApart(one, other));

const kindsOf = (name: string): readonly string[] => {
	const group = groupSaid.get(name);
	return [...(groupsOf.get(name) ?? []), ...(group === undefined ? [] : [group])];
};

/**
 * Whether a line of somebody's plan speaks of a medicine that is about to be given. It looks for names, trade names and
 * slips of a finger, in the scripts it knows; what it does not find may still be there, and the page says so.
 */
export const meant = (entered: string, said: string): Meant | null => {
	const given = namesIn(entered);
	const spoken = namesIn(said);
	if (given.some((one) => spoken.some((other) => same(one, other)))) return 'named';
	const kinds = given.flatMap(kindsOf);
	return spoken.flatMap(kindsOf).some((kind) => kinds.includes(kind)) ? 'same-kind' : null;
};

/** Whether a line says how a medicine may be given: by mouth, with a needle, by force. */
export const speaksOfManner = (said: string): boolean => wordsIn(said).some((word) => manners.has(word));
