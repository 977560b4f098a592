-- The words of case reviews lie here sealed, with a key that is not in the database (docs/decisions/case-reviews.md):
-- sealed words are longer than what was typed.
alter table review.entry drop constraint entry_words_check, drop constraint entry_who_check;
alter table review.entry add constraint entry_words_check check (char_length(words) between 1 and 24000),
	add constraint entry_who_check check (char_length(who) between 1 and 1000);

-- A review of a stretch of time instead of one event (S0-26): of one unit, or of all. It is about nobody by name.
alter table review.review
	alter column episode_id drop not null, alter column person_id drop not null, alter column unit_id drop not null,
	alter column pack drop not null, alter column happened_at drop not null,
	add column from_day date, add column to_day date, add column opened_by uuid,
	add check (case when cause = 'trend' then episode_id is null and person_id is null and happened_at is null
			and from_day is not null and to_day >= from_day and opened_by is not null
		else episode_id is not null and person_id is not null and unit_id is not null and pack is not null
			and happened_at is not null and from_day is null and to_day is null and opened_by is null end);

create policy reviewer_opens on review.review for insert to foreword_review
	with check (cause = 'trend' and opened_by = (select access.me()) and opened_at = (select access.moment())
		and (select access.has_role('reviewer')));
grant insert on review.review to foreword_review;

create or replace function review.heads() returns table (id uuid, name text, record_number text, unit text, zone text,
		started_at timestamptz, kinds text[], stands boolean)
	language sql stable security definer set search_path = ''
	as $$
	select r.id, p.name, p.record_number, u.name, coalesce(u.zone, 'UTC'), coalesce(e.started_at, r.opened_at),
		array(select distinct now.value ->> 'kind' from (
			select distinct on (f.item) f.value from public.episode_fact f
			where f.episode_id = r.episode_id and f.field = 'component' order by f.item, f.written desc) now
			where now.value <> 'null'::jsonb order by 1),
		r.cause = 'trend' or exists (select from (
			select distinct on (f.field, f.item) f.field, f.value from public.episode_fact f
			where f.episode_id = r.episode_id order by f.field, f.item, f.written desc) now
			where r.cause = any (review.causes_of(now.field, now.value)))
	from review.review r left join public.episode e on e.id = r.episode_id
		left join public.person p on p.id = r.person_id left join public.unit u on u.id = r.unit_id
	where review.reads_about(r.episode_id) $$;

-- Figures of a stretch of time, for reviewers: how many records there are, in which a kind stands, and how many people.
create function review.uses_of(one uuid) returns table (kind text, records integer, people integer)
	language sql stable security definer set search_path = ''
	as $$
	with counted as (
		select e.id, e.person_id from review.review r left join public.unit u on u.id = r.unit_id
			join public.episode e on (r.unit_id is null or e.unit_id = r.unit_id)
				and (e.started_at at time zone coalesce(u.zone, (select o.zone from public.unit o where o.id = e.unit_id)))::date
					between r.from_day and r.to_day
		where r.id = one and r.cause = 'trend' and access.has_role('reviewer')
	), used as (
		select c.id, c.person_id, f.value ->> 'kind' as kind from counted c join lateral (
			select distinct on (x.item) x.value from public.episode_fact x
			where x.episode_id = c.id and x.field = 'component' order by x.item, x.written desc) f on f.value <> 'null'::jsonb
	)
	select null, count(*)::int, count(distinct c.person_id)::int from counted c
		where exists (select from review.review r where r.id = one and r.cause = 'trend' and access.has_role('reviewer'))
	union all
	select u.kind, count(distinct u.id)::int, count(distinct u.person_id)::int from used u group by u.kind
	order by 1 nulls first $$;

-- Units a trend can be of.
create function review.units() returns table (id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select u.id, u.name from public.unit u where access.has_role('reviewer') order by u.name, u.id $$;

-- Who took a copy of all of it along stands beside who opened it.
alter table review.look add column how text not null default 'opened' check (how in ('opened', 'exported'));

-- A seat for people who lived through such things (S0-30). They read summaries that reviewers write without names, say
-- what they think of them, and read nothing else: whose it was, where and on which day is kept from them.
alter table review.entry drop constraint entry_kind_check;
alter table review.entry add constraint entry_kind_check check (kind in ('owner', 'note', 'finding', 'factor', 'action',
	'done', 'taken-back', 'closed', 'opened-again', 'summary', 'seat'));

create function review.sits() returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.has_role('lived-experience') $$;

create policy owner_reads on review.entry for select to foreword_owner using (true);
-- A summary that nobody took back.
create function review.stands_for_seat(entry uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select review.sits() and exists (select from review.entry s where s.id = entry and s.kind = 'summary'
		and not exists (select from review.entry b where b.kind = 'taken-back' and b.about = s.id)) $$;

-- A review of which a summary stands, without what tells whose it was.
create function review.seat_heads() returns table (id uuid, cause text, month text, kinds text[])
	language sql stable security definer set search_path = ''
	as $$
	select r.id, r.cause, to_char(coalesce(r.happened_at, r.from_day), 'YYYY-MM'),
		array(select distinct now.value ->> 'kind' from (
			select distinct on (f.item) f.value from public.episode_fact f
			where f.episode_id = r.episode_id and f.field = 'component' order by f.item, f.written desc) now
			where now.value <> 'null'::jsonb order by 1)
	from review.review r
	where exists (select from review.entry s where s.review_id = r.id and review.stands_for_seat(s.id)) $$;

-- What a summary may not say: names and numbers of whoever the review is about, who took part, and where it was.
create function review.names_of(one uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$
	select coalesce(array_agg(distinct said.name) filter (where btrim(said.name) <> ''), '{}') from (
		select p.name from review.review r join public.person p on p.id = r.person_id where r.id = one
		union all
		select p.name from review.review r join public.person p on p.id = access.joined_to(r.person_id) where r.id = one
		union all
		select p.record_number from review.review r join public.person p on p.id = r.person_id where r.id = one
		union all
		select u.name from review.review r join public.unit u on u.id = r.unit_id where r.id = one
		union all
		select s.name from review.review r join public.episode_staff s on s.episode_id = r.episode_id where r.id = one
	) said where review.reads(one) $$;

create policy seat_reads on review.entry for select to foreword_review using (review.sits()
	and (review.stands_for_seat(id) or (kind = 'seat' and written_by = (select access.me()))));
create policy seat_writes on review.entry for insert to foreword_review
	with check (kind = 'seat' and written_by = (select access.me()) and written_at = (select access.moment())
		and review.sits() and review_id in (select h.id from review.seat_heads() h));
drop policy reviewer_writes on review.entry;
create policy reviewer_writes on review.entry for insert to foreword_review
	with check (written_by = (select access.me()) and written_at = (select access.moment()) and kind <> 'seat'
		and review.reads(review_id) and (whose is null or review.is_reviewer_of(whose, review_id)));

revoke execute on function review.uses_of, review.units, review.sits, review.stands_for_seat, review.seat_heads, review.names_of from public;
grant execute on function review.uses_of, review.units, review.sits, review.stands_for_seat, review.seat_heads, review.names_of to foreword_review;

-- Whoever wrote any of the record took part as well, named in it or not: a review of it is for somebody else.
create function review.took_part(episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.was_in_episode(episode, account)
		or exists (select from public.episode e where e.id = episode and e.entered_by = account)
		or exists (select from public.episode_fact f where f.episode_id = episode and f.entered_by = account) $$;
create or replace function review.reads_about(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.has_role('reviewer') and not review.took_part(episode, access.me()) $$;
create or replace function review.kept_from_me() returns integer
	language sql stable security definer set search_path = ''
	as $$ select count(*)::integer from review.review r
		where access.has_role('reviewer') and review.took_part(r.episode_id, access.me()) $$;
create or replace function review.is_reviewer_of(account uuid, one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from sign_in.account a, review.review r
		where a.id = account and a.kind = 'staff' and 'reviewer' = any (a.roles) and a.disabled_at is null
			and r.id = one and not review.took_part(r.episode_id, a.id)) $$;
revoke execute on function review.took_part from public;
