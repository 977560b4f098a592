/** Spaces and capitals aside, is it the same name? */
const same = (one: string, other: string): boolean => {
	const plain = (name: string): string => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase();
	return plain(one) === plain(other);
};

/**
 * Whether the person asked that somebody of this name must not be told. Having told them all the same is recorded,
 * since it happened; but nobody should write it, or do it, by accident.
 */
export const mustNotBeTold = (
	name: string,
	contacts: readonly { readonly name: string; readonly tell: boolean }[]
): boolean => contacts.some((contact) => !contact.tell && same(contact.name, name));
