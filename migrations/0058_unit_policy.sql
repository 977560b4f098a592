-- What a service itself says about restraint and seclusion at a unit (S0-10): its policy as text, in editions, and who
-- said that they read one. Rows are added and never changed: an older edition, and what was read of it, stays.

create table unit_policy (
	id uuid primary key,
	unit_id uuid not null references unit,
	words text not null check (char_length(words) between 1 and 20000),
	-- From when it holds, which need not be when it was entered.
	holds_from timestamptz not null,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	written bigint generated always as identity,
	unique (id, unit_id)
);
create index unit_policy_unit on unit_policy (unit_id, holds_from);

-- "I have read it": nothing rests on it.
create table unit_policy_read (
	policy_id uuid not null,
	unit_id uuid not null,
	account_id uuid not null references sign_in.account,
	read_at timestamptz not null,
	primary key (policy_id, account_id),
	foreign key (policy_id, unit_id) references unit_policy (id, unit_id)
);

alter table unit_policy enable row level security;
alter table unit_policy force row level security;
alter table unit_policy_read enable row level security;
alter table unit_policy_read force row level security;

-- Whoever it may be used on reads it as well as whoever works by it.
create policy signed_in_reads on unit_policy for select to foreword_app using ((select access.me()) is not null);
create policy keeper_adds on unit_policy for insert to foreword_app
	with check ((select access.has_role('keeper')) and entered_by = (select access.me())
		and entered_at = (select access.moment()));

create policy own_reads on unit_policy_read for select to foreword_app using (account_id = (select access.me()));
create policy keeper_reads on unit_policy_read for select to foreword_app using ((select access.has_role('keeper')));
create policy manager_reads on unit_policy_read for select to foreword_app
	using ((select access.has_role('manager')) and access.works_in(unit_id));
create policy member_adds on unit_policy_read for insert to foreword_app
	with check (access.works_in(unit_id) and account_id = (select access.me()) and read_at = (select access.moment()));
grant select, insert on unit_policy, unit_policy_read to foreword_app;

-- Figures of a stretch of time (S1-19): what is counted of each record in it, so that each is counted as its unit counted
-- when it began. Whose a record is, is a number that means nothing elsewhere; of what was written there is nothing but
-- kinds, times, and what decides whether it counts: no words, no names, no ids.
drop function review.uses_of(uuid);
create function review.counted_in(one uuid) returns table (record uuid, unit_id uuid, person_id uuid, pack text, zone text,
		started_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$
	select e.id, e.unit_id, coalesce(access.joined_to(e.person_id), e.person_id), e.pack, u.zone, e.started_at
	from review.review r join public.episode e on r.unit_id is null or e.unit_id = r.unit_id
		join public.unit u on u.id = e.unit_id
	where r.id = one and r.cause = 'trend' and access.has_role('reviewer')
		and (e.started_at at time zone u.zone)::date between r.from_day and r.to_day $$;

create function review.kept_of(field text, value jsonb) returns jsonb
	language sql immutable set search_path = ''
	as $$ select case when jsonb_typeof(value) <> 'object' then value else (
		select coalesce(jsonb_object_agg(part.key, part.value), '{}') from jsonb_each(value) part
		where part.key = any (case field
			when 'component' then array['kind', 'from', 'to']
			when 'order' then array['is', 'how', 'obtained', 'independent', 'advance', 'kinds', 'evaluatorIs', 'inPerson']
			when 'evaluation' then array['who', 'inPerson', 'at']
			when 'ended' then array['at']
			else array['choice'] end)) end $$;

create function review.uses_of(one uuid) returns table (record integer, person integer, unit integer, unit_name text,
		pack text, zone text, started_at timestamptz, facts jsonb)
	language sql stable security definer set search_path = ''
	as $$
	select dense_rank() over (order by c.record)::int, dense_rank() over (order by c.person_id)::int,
		dense_rank() over (order by c.unit_id)::int, u.name, c.pack, c.zone, c.started_at,
		coalesce((select jsonb_agg(jsonb_build_object('field', f.field, 'item', md5(f.item || c.record),
				'value', review.kept_of(f.field, f.value), 'enteredAt', f.entered_at) order by f.written)
			from public.episode_fact f where f.episode_id = c.record and f.field in
				('component', 'ended', 'order', 'evaluation', 'reason-class', 'exit', 'believed')), '[]')
	from review.counted_in(one) c join public.unit u on u.id = c.unit_id
	order by c.started_at, c.record $$;

-- What each unit of a trend counted as one, and since when.
create function review.counting_of(one uuid) returns table (unit integer, unit_pack text, name text, value jsonb,
		holds_from timestamptz, entered_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$
	select n.unit, n.pack, s.name, s.value -> 'is', s.holds_from, s.entered_at
	from (select distinct c.unit_id, dense_rank() over (order by c.unit_id)::int as unit, u.pack
			from review.counted_in(one) c join public.unit u on u.id = c.unit_id) n
		left join public.unit_setting s on s.unit_id = n.unit_id and s.name in ('counting', 'packs')
	order by n.unit, s.written $$;
revoke execute on function review.counted_in, review.kept_of, review.uses_of, review.counting_of from public;
grant execute on function review.uses_of, review.counting_of to foreword_review;
