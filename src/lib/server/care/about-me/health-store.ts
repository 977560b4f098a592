import type { Pass, PersonPass, Sql } from '../../access';
import type { Confirmation, LineKey } from './health';

type Row = Confirmation & { outcome: 'confirmed' | 'taken-back' };

/** What of this person's health was confirmed and not taken back, as far as the reader may read the answers. */
export const confirmationsOf = async (sql: Sql, pass: PersonPass): Promise<Confirmation[]> => {
	const rows = await sql<Row[]>`
		select distinct on (question, item, said) question, item, encode(said, 'hex') as said, outcome,
			access.name_of(confirmed_by) as by, confirmed_at as at
		from health_confirmation where person_id = ${pass.personId}
		order by question, item, said, written desc`;
	return rows.flatMap(({ outcome, ...one }) => (outcome === 'confirmed' ? [one] : []));
};

/** Adds a row about a line. Says whether it was not there yet: the same form sent twice is one row. */
export const addConfirmation = async (
	sql: Sql,
	pass: Pass<'health:confirm'>,
	id: string,
	line: LineKey & { readonly said: string },
	outcome: 'confirmed' | 'taken-back'
): Promise<boolean> => {
	const { count } = await sql`
		insert into health_confirmation (id, person_id, question, item, said, outcome, confirmed_by, confirmed_at)
		values (${id}, ${pass.personId}, ${line.question}, ${line.item}, ${Buffer.from(line.said, 'hex')}, ${outcome},
			access.me(), ${pass.now})
		on conflict do nothing`;
	return count > 0;
};
