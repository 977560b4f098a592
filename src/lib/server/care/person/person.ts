/** Who somebody is, for the head of a page. */
export type PersonHeader = {
	readonly id: string;
	readonly name: string;
	/** Birth date, `YYYY-MM-DD`. */
	readonly born: string;
	/** Nobody knows who they are yet: the year is guessed, for the rules that go by age. */
	readonly bornGuessed: boolean;
	readonly recordNumber: string | null;
	/** Language code the person reads. */
	readonly language: string;
	/** The person can sign in. Says nothing about what they wrote. */
	readonly hasAccount: boolean;
};

/** What somebody is looked for by at an intake: two identifiers beside the name. */
export type Identity = {
	readonly name: string;
	/** `YYYY-MM-DD`. */
	readonly born: string;
	/** The service's number for the person; null when nobody knows one. */
	readonly number: string | null;
};

/** Somebody whom the identity fits. */
export type Alike = Pick<PersonHeader, 'id' | 'name' | 'born' | 'recordNumber'>;

/**
 * Whether a match is beyond doubt: the number fits as well. A name and a birth date alone are one identifier
 * too few, so that staff pick the person themselves, also when there is only one.
 */
export const isCertain = (alike: readonly Alike[], identity: Identity): boolean =>
	identity.number !== null && alike.length === 1 && (alike[0]?.recordNumber ?? null) !== null;
