import { createHash } from 'node:crypto';
import { standingAll, type Standing } from './episode';
import type { EpisodeRead } from './reading';

/**
 * The number of a record: made of every row that was ever written in it and of the staff named, but not of signatures,
 * so that two with the same number say the same. What was left empty adds nothing: a part that a field gets later leaves
 * the number of a record from before as it is. Sixteen hexadecimal digits.
 */
export const numberOf = ({ facts, staff }: Pick<EpisodeRead, 'facts' | 'staff'>): string => {
	const rows = facts.flatMap(({ id, field, value }) => (field === 'signed' ? [] : [[id, value]]));
	const named = staff.map(({ name, role }) => [name, role]);
	return createHash('sha256')
		.update(JSON.stringify([rows, named], (_, value: unknown) => value ?? undefined))
		.digest('hex')
		.slice(0, 16);
};

export type Signature = {
	readonly fact: Standing<'signed'>;
	/** What was signed is what stands now; else something was written since. */
	readonly asItStands: boolean;
};

/** Who signed the record, oldest first (S3-23, CTS.05.05.19: the complete record, signed). */
export const signaturesOf = (read: Pick<EpisodeRead, 'facts' | 'staff'>): readonly Signature[] => {
	const number = numberOf(read);
	return standingAll(read.facts, 'signed').map((fact) => ({
		fact,
		asItStands: fact.value.number === number
	}));
};
