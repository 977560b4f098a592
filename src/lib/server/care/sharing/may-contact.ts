/** Somebody who might be told or called: a contact, a supporter, or whom staff name in a record. */
export type Reachable = { readonly name: string; readonly phone?: string | null };

/** One line of the person's list: to be told, or never. */
export type Listed = Reachable & { readonly tell: boolean };

/** A name without capitals, marks above and below letters, signs and spaces too many. */
const plain = (name: string): string =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toLocaleLowerCase('en');

/** The last nine digits: with and without a country's number it is the same phone. Null when it is too short to be one. */
const phoneOf = (phone: string | null | undefined): string | null => {
	const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '');
	return digits.length < 6 ? null : digits.slice(-9);
};

const isSame = (one: Reachable, other: Reachable): boolean => {
	const phone = phoneOf(one.phone);
	return plain(one.name) === plain(other.name) || (phone !== null && phone === phoneOf(other.phone));
};

/**
 * Whether somebody may be told, called or shown as a person to call. "Never tell" wins over everything, be it a second
 * line of the same name or the same phone that says otherwise. Every notice, export and shared view asks this.
 */
export const mayContact = (who: Reachable, contacts: readonly Listed[]): boolean =>
	!contacts.some((contact) => !contact.tell && isSame(contact, who));

/**
 * Whether what staff typed may mean somebody who must never be told: "Jo Reed, her mother" holds every word of
 * "Jo Reed". For a question back, before something is written or done by accident; not for leaving anybody out.
 */
export const mayMeanNever = (typed: string, contacts: readonly Listed[]): boolean => {
	const words = new Set(plain(typed).split(' '));
	return (
		!mayContact({ name: typed, phone: typed }, contacts) ||
		contacts.some(
			({ name, tell }) =>
				!tell &&
				plain(name) !== '' &&
				plain(name)
					.split(' ')
					.every((word) => words.has(word))
		)
	);
};

/**
 * Whether a typed line such as "Jo Reed, her mother (0491 570 156)" names somebody who may be told: by what stands
 * before the first sign, and by the phone anywhere in it.
 */
export const mayTellLine = (typed: string, contacts: readonly Listed[]): boolean =>
	mayContact({ name: typed, phone: typed }, contacts) &&
	mayContact({ name: typed.split(/[,;:(/\u00b7\u060c\u2013\u2014]|\s-\s|\+?\d/u)[0] ?? typed }, contacts);

/** Those of the list who may be told, in its order. */
export const toTell = <C extends Listed>(contacts: readonly C[]): C[] =>
	contacts.filter((one) => one.tell && mayContact(one, contacts));
