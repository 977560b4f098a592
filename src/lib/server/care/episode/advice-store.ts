import type { Sql } from '../../access';

/** Advice somebody of the same unit asked for and nobody gave yet. */
export type Asked = {
	readonly id: string;
	readonly episodeId: string;
	readonly personId: string;
	readonly personName: string;
	readonly unit: string;
	readonly zone: string;
	readonly about: string;
	readonly askedAt: Date;
};

/**
 * What is open in units where the account works, but what it asked itself; oldest first. Where the unit names who gives
 * advice, it is theirs alone, unless they are who asks.
 */
export const openAdvice = (sql: Sql, me: string) => sql<Asked[]>`
	select a.id, a.episode_id as "episodeId", p.id as "personId", p.name as "personName", u.name as unit, u.zone,
		a.value->>'about' as about, a.asked_at as "askedAt"
	from (
		select distinct on (f.episode_id, f.item) f.id, f.episode_id, f.value,
			first_value(f.entered_by) over (partition by f.episode_id, f.item order by f.written) as asked_by,
			min(f.entered_at) over (partition by f.episode_id, f.item) as asked_at
		from episode_fact f where f.field = 'advice'
		order by f.episode_id, f.item, f.written desc
	) a
		join episode e on e.id = a.episode_id
		join unit u on u.id = e.unit_id
		join person p on p.id = e.person_id
	where a.value <> 'null' and a.value->>'answer' is null and a.asked_by <> ${me} and access.works_in(e.unit_id)
		and coalesce(nullif(access.adviser_of(e.id), a.asked_by), ${me}) = ${me}
	order by a.asked_at`;
