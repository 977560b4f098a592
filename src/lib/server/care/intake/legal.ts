import { LEGAL_KINDS, type LegalKind } from '../../standards/legal-list';

/** The general list: names of laws and sections are written beside it, no country stands here. */
export const legalStatuses = LEGAL_KINDS;
export type LegalStatus = LegalKind;

export type Legal = {
	readonly id: string;
	readonly status: LegalStatus;
	/** The list of a law and its status, `scotland-2003/short-term`; null where it is of the general list alone. */
	readonly listed: string | null;
	/** Law and section, as staff wrote it; empty when there is none. */
	readonly law: string;
	/** `YYYY-MM-DD`. */
	readonly since: string;
	/** The day it ends unless it is renewed, `YYYY-MM-DD`; null when there is none. */
	readonly until: string | null;
	/** Whether the person was told, with their rights. */
	readonly told: 'yes' | 'not-yet';
	/** As the service names staff. */
	readonly by: string;
	readonly at: Date;
};

/** What holds today: the row that began last, of those that have begun; of two of one day, the one written later. */
export const holdsOn = (rows: readonly Legal[], today: string): Legal | null =>
	rows
		.filter(({ since }) => since <= today)
		.toSorted((a, b) => b.since.localeCompare(a.since) || b.at.getTime() - a.at.getTime())[0] ?? null;

/** The day it was to end has passed and nothing was written since: something to look into, never a verdict. */
export const isOver = ({ until }: Legal, today: string): boolean => until !== null && until < today;
