import type { PersonPass, Sql, UnitPass } from '../../access';
import type { Lack } from './lack';

/** All that was written down of what the unit cannot offer, in the order it was entered. */
export const lacksOf = (sql: Sql, pass: UnitPass): Promise<Lack[]> => sql<Lack[]>`
	select id, what, state, from_day::text as "fromDay", until_day::text as "untilDay", because, instead,
		entered_at as "enteredAt", access.name_of(entered_by) as by
	from unit_lack where unit_id = ${pass.unitId} order by written`;

export type NewLack = Omit<Lack, 'enteredAt' | 'by'>;

/** Says whether it was not there yet: the same form sent twice is one row. */
export const addLack = async (sql: Sql, pass: UnitPass, one: NewLack, by: string): Promise<boolean> => {
	const added = await sql`
		insert into unit_lack (id, unit_id, what, state, from_day, until_day, because, instead, entered_at, entered_by)
		values (${one.id}, ${pass.unitId}, ${one.what}, ${one.state}, ${one.fromDay}, ${one.untilDay}, ${one.because},
			${one.instead}, ${pass.now}, ${by})
		on conflict (id) do nothing`;
	return added.count === 1;
};

export type LackWhere = Lack & { readonly unitId: string; readonly unit: string; readonly zone: string };

/** The same of the units where somebody is now: all of them for the person, their own for staff, none for others. */
export const lacksFor = (sql: Sql, pass: PersonPass): Promise<LackWhere[]> => sql<LackWhere[]>`
	select unit_id as "unitId", unit, zone, id, what, state, from_day::text as "fromDay", until_day::text as "untilDay",
		because, instead, entered_at as "enteredAt", null as by
	from access.lacks_for(${pass.personId})`;
