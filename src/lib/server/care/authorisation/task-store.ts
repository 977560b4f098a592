import type { Sql } from '../../access';
import type { Assessed } from './authorisation';

/** Somebody treated now in a unit where the account works, and what is written of their assessments. */
export type Treated = {
	readonly personId: string;
	readonly personName: string;
	readonly unit: string;
	readonly zone: string;
	readonly pack: string;
	readonly since: Date;
	readonly assessments: readonly Pick<Assessed, 'what' | 'state'>[];
};

/** Oldest stay first. */
export const treatedByMe = (sql: Sql): Promise<Treated[]> => sql<Treated[]>`
	select distinct on (i.opened_at, i.person_id) i.person_id as "personId", p.name as "personName", u.name as unit, u.zone,
		access.pack_of_unit(u.id) as pack, i.opened_at as since,
		coalesce((select json_agg(json_build_object('what', a.what, 'state', a.state) order by a.written)
			from assessment_status a where a.person_id = i.person_id), '[]') as assessments
	from intake i join unit u on u.id = i.unit_id join person p on p.id = i.person_id
	where i.ended_at is null and access.works_in(i.unit_id)
	order by i.opened_at, i.person_id`;
