import type { PersonPass, Sql } from '../../access';

export type Withdrawal = {
	readonly id: string;
	readonly directiveId: string;
	/** Names of lines (`partOf`); null is all of it. */
	readonly parts: readonly string[] | null;
	readonly method: 'here' | 'written' | 'aloud';
	readonly words: string | null;
	readonly foundIncapable: boolean;
	readonly writtenAt: Date;
	readonly enteredAt: Date;
	/** It counts for nothing: the person has not confirmed it, or took it back. */
	readonly held: boolean;
	/** It never counts: the law did not let it when it was written, or the person did not enter it. */
	readonly tried: boolean;
};

export const withdrawals = (sql: Sql, pass: PersonPass): Promise<Withdrawal[]> =>
	sql<Withdrawal[]>`
		select id, directive_id as "directiveId", parts, method, words, found_incapable as "foundIncapable",
			written_at as "writtenAt", entered_at as "enteredAt", access.is_held(id) as held, counts = 'not' as tried
		from directive_withdrawal where person_id = ${pass.personId} order by entered_at, id`;

/** How the database is to count it, so that the walls know it as the rules do. */
export type Counts = {
	readonly counts: 'at-once' | 'witnessed' | 'not';
	readonly witnesses: number;
	readonly certified: number;
	readonly attested: number;
	readonly examined: number;
};

export const addWithdrawal = async (
	sql: Sql,
	pass: PersonPass,
	one: Omit<Withdrawal, 'enteredAt' | 'held' | 'tried'> & Counts & { readonly by: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into directive_withdrawal (id, directive_id, person_id, parts, method, words, found_incapable, written_at,
			entered_by, entered_at, counts, witnesses, certified, attested, examined)
		values (${one.id}, ${one.directiveId}, ${pass.personId}, ${one.parts === null ? null : [...one.parts]},
			${one.method}, ${one.words}, ${one.foundIncapable}, ${one.writtenAt}, ${one.by}, ${pass.now},
			${one.counts}, ${one.witnesses}, ${one.certified}, ${one.attested}, ${one.examined})
		on conflict do nothing`;
	return count > 0;
};

/** When the person withdrew all of it and signed nothing since: all that others learn of what was. */
export const withdrawnAt = async (sql: Sql, pass: PersonPass): Promise<Date | null> => {
	const [row] = await sql<{ at: Date }[]>`
		select written_at as at from access.directive_withdrawn(${pass.personId})`;
	return row?.at ?? null;
};

export type Copy = {
	readonly id: string;
	readonly directiveId: string;
	readonly holder: string;
	/** `YYYY-MM-DD`. */
	readonly givenOn: string;
};
export type Receipt = { readonly withdrawalId: string; readonly holder: string; readonly receivedAt: Date };

export const copies = (sql: Sql, pass: PersonPass): Promise<Copy[]> =>
	sql<Copy[]>`
		select id, directive_id as "directiveId", holder, to_char(given_on, 'YYYY-MM-DD') as "givenOn"
		from directive_copy where person_id = ${pass.personId} order by given_on, holder, id`;

export const receipts = (sql: Sql, pass: PersonPass): Promise<Receipt[]> =>
	sql<Receipt[]>`
		select withdrawal_id as "withdrawalId", holder, received_at as "receivedAt"
		from directive_receipt where person_id = ${pass.personId} order by received_at, id`;

export const addCopy = async (
	sql: Sql,
	pass: PersonPass,
	one: Copy & { readonly by: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into directive_copy (id, directive_id, person_id, holder, given_on, entered_by, entered_at)
		values (${one.id}, ${one.directiveId}, ${pass.personId}, ${one.holder}, ${one.givenOn}, ${one.by}, ${pass.now})
		on conflict do nothing`;
	return count > 0;
};

export const addReceipt = async (
	sql: Sql,
	pass: PersonPass,
	one: Receipt & { readonly id: string; readonly by: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into directive_receipt (id, withdrawal_id, person_id, holder, received_at, entered_by, entered_at)
		values (${one.id}, ${one.withdrawalId}, ${pass.personId}, ${one.holder}, ${one.receivedAt}, ${one.by},
			${pass.now}) on conflict do nothing`;
	return count > 0;
};
