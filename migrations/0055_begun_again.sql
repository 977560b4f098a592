-- When an episode ended, as care/episode reads it (`endOf`): what was written as its end, or the end of what began again
-- after it in the same record; else the end of its last component when all of them ended. An end is over what began
-- before it; within one minute, over what had been written by then. A medicine has no end.
create or replace function access.ended_at(episode uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$
	with latest as (
		select distinct on (f.field, f.item) f.field, f.item, f.value, f.written
		from public.episode_fact f
		where f.episode_id = episode and f.field in ('ended', 'component')
		order by f.field, f.item, f.written desc
	), ended as (
		select (value ->> 'at')::timestamptz as at, written from latest
		where field = 'ended' and value <> 'null'::jsonb
	), components as (
		select (l.value ->> 'from')::timestamptz as started, (l.value ->> 'to')::timestamptz as ended,
			(select min(f.written) from public.episode_fact f
				where f.episode_id = episode and f.field = 'component' and f.item = l.item) as first
		from latest l
		where l.field = 'component' and l.value <> 'null'::jsonb and l.value ->> 'kind' <> 'chemical'
	), open as (
		select c.ended from components c where not exists (
			select from ended e where c.started < e.at or (c.started = e.at and c.first < e.written))
	)
	select case when bool_and(ends.at is not null) then max(ends.at) end
	from (select at from ended union all select ended from open) ends $$;

-- Episodes of a unit that go on, for those who work there.
create function access.running_in(unit uuid) returns setof uuid
	language sql stable security definer set search_path = ''
	as $$ select e.id from public.episode e
		where e.unit_id = unit and access.works_in(unit) and access.ended_at(e.id) is null $$;
