-- Case reviews and root cause analyses: a space of their own, with a role of its own (docs/decisions/case-reviews.md).
-- The chart has no column, no count and no key that leads here, and the role that serves the chart is refused here. A
-- review knows by its own columns what it is about; nothing here refers to a table of the chart, so that nothing there
-- is held back by it.

do $$
begin
	if not exists (select from pg_catalog.pg_roles where rolname = 'foreword_review') then
		raise exception 'the role foreword_review is missing: the README says under "Database" how a superuser makes it';
	end if;
end $$;

create schema review;
grant usage on schema review, access to foreword_review;

create table review.review (
	id uuid primary key,
	episode_id uuid not null,
	person_id uuid not null,
	unit_id uuid not null,
	-- The pack edition of the episode: it may say by when.
	pack text not null,
	cause text not null,
	happened_at timestamptz not null,
	opened_at timestamptz not null,
	unique (episode_id, cause)
);

-- What reviewers write, and what becomes of it. Rows are added and never changed.
create table review.entry (
	id uuid primary key,
	review_id uuid not null references review.review,
	kind text not null check (kind in ('owner', 'note', 'finding', 'factor', 'action', 'done', 'taken-back', 'closed',
		'opened-again')),
	words text check (char_length(words) between 1 and 4000),
	-- Of a factor: where it lies.
	level text check (level in ('person', 'staff', 'unit', 'policy')),
	-- Of an owner: their account. Of an action: who does it, in words; they need not be able to come here.
	whose uuid,
	who text check (char_length(who) between 1 and 100),
	due_on date,
	-- The entry that is done or taken back.
	about uuid references review.entry,
	outcome text check (outcome in ('changes', 'no-change', 'other-review')),
	written_by uuid not null,
	written_at timestamptz not null,
	written bigint generated always as identity,
	check ((kind = 'factor') = (level is not null)),
	check ((kind = 'owner') = (whose is not null)),
	check ((kind = 'action') = (who is not null)),
	check ((kind in ('done', 'taken-back')) = (about is not null)),
	check ((kind = 'closed') = (outcome is not null)),
	check (kind in ('owner', 'done') or words is not null)
);
create index entry_review on review.entry (review_id, written);

-- Who opened which review. The log of the chart, which people read, says nothing of it.
create table review.look (
	id uuid primary key,
	review_id uuid not null references review.review,
	looked_by uuid not null,
	looked_at timestamptz not null
);
create index look_review on review.look (review_id, looked_at);

-- A reviewer, and nobody who took part in what is reviewed.
create function review.reads_about(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.has_role('reviewer') and not access.was_in_episode(episode, access.me()) $$;

create function review.reads(one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from review.review r where r.id = one and review.reads_about(r.episode_id)) $$;

-- Why a fact of an episode opens a review: death, serious injury, or a "yes" to what must never be a reason: discipline,
-- coercion, convenience, getting back at somebody, or in place of staff.
create function review.causes_of(field text, value jsonb) returns text[]
	language sql immutable set search_path = ''
	as $$ select case
		when field = 'harm' and value ->> 'level' in ('death', 'serious-injury') then array[value ->> 'level']
		when field = 'factors' and jsonb_typeof(value) = 'object' then array(
			select f.key from jsonb_each_text(value) f where f.value = 'yes' order by f.key)
		else '{}' end $$;

-- Opens what a fact calls for, or, without one, whatever a fact of any time calls for and is not open yet. Twice is
-- once: one review for each cause of an episode. Its id is made here, so that the chart never holds it.
create function review.open_for(fact uuid) returns void
	language sql volatile security definer set search_path = ''
	as $$ insert into review.review (id, episode_id, person_id, unit_id, pack, cause, happened_at, opened_at)
		select gen_random_uuid(), e.id, e.person_id, e.unit_id, e.pack, c.cause, coalesce(f.happened_at, e.started_at),
			f.entered_at
		from public.episode_fact f join public.episode e on e.id = f.episode_id,
			unnest(review.causes_of(f.field, f.value)) c(cause)
		where (fact is null or f.id = fact) and f.field in ('harm', 'factors')
		order by f.written
		on conflict do nothing $$;

-- In the transaction of the fact, and never in its way: what goes wrong here undoes nothing there, and is made good
-- when a reviewer opens the list.
create function review.opens_by_itself() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		perform review.open_for(new.id);
		return null;
	exception when others then
		return null;
	end $$;
create trigger afterwards after insert on episode_fact for each row when (new.field in ('harm', 'factors'))
	execute function review.opens_by_itself();

create index episode_fact_grave on episode_fact (written) where field in ('harm', 'factors');

create function review.catch_up() returns void
	language sql volatile security definer set search_path = ''
	as $$ select review.open_for(null) where access.has_role('reviewer') $$;

-- What a reviewer needs to know which event it is: whose, where, when, what kinds, and whether the record still says
-- what opened it. What else they need stands in the chart, for whoever may read it there, and that look is noted.
create function review.heads() returns table (id uuid, name text, record_number text, unit text, zone text,
		started_at timestamptz, kinds text[], stands boolean)
	language sql stable security definer set search_path = ''
	as $$
	select r.id, p.name, p.record_number, u.name, u.zone, e.started_at,
		array(select distinct now.value ->> 'kind' from (
			select distinct on (f.item) f.value from public.episode_fact f
			where f.episode_id = r.episode_id and f.field = 'component' order by f.item, f.written desc) now
			where now.value <> 'null'::jsonb order by 1),
		exists (select from (
			select distinct on (f.field, f.item) f.field, f.value from public.episode_fact f
			where f.episode_id = r.episode_id order by f.field, f.item, f.written desc) now
			where r.cause = any (review.causes_of(now.field, now.value)))
	from review.review r join public.episode e on e.id = r.episode_id
		join public.person p on p.id = r.person_id join public.unit u on u.id = r.unit_id
	where review.reads_about(r.episode_id) $$;

-- How many reviews are about something that whoever asks took part in: somebody else has to take those.
create function review.kept_from_me() returns integer
	language sql stable security definer set search_path = ''
	as $$ select count(*)::integer from review.review r
		where access.has_role('reviewer') and access.was_in_episode(r.episode_id, access.me()) $$;

create function review.is_reviewer_of(account uuid, one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from sign_in.account a, review.review r
		where a.id = account and a.kind = 'staff' and 'reviewer' = any (a.roles) and a.disabled_at is null
			and r.id = one and not access.was_in_episode(r.episode_id, a.id)) $$;

-- Everybody who may have a review.
create function review.reviewers_of(one uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where review.reads(one) and review.is_reviewer_of(a.id, one)
		order by a.name, a.id $$;

do $$
declare named text;
begin
	foreach named in array array['review', 'entry', 'look'] loop
		execute format('alter table review.%I enable row level security', named);
		execute format('alter table review.%I force row level security', named);
	end loop;
end $$;

create policy owner_reads on review.review for select to foreword_owner using (true);
create policy owner_opens on review.review for insert to foreword_owner with check (true);
create policy reviewer_reads on review.review for select to foreword_review using (review.reads_about(episode_id));
create policy reviewer_reads on review.entry for select to foreword_review using (review.reads(review_id));
create policy reviewer_writes on review.entry for insert to foreword_review
	with check (written_by = (select access.me()) and written_at = (select access.moment()) and review.reads(review_id)
		and (whose is null or review.is_reviewer_of(whose, review_id)));
create policy reviewer_reads on review.look for select to foreword_review using (review.reads(review_id));
create policy reviewer_looks on review.look for insert to foreword_review
	with check (looked_by = (select access.me()) and looked_at = (select access.moment()) and review.reads(review_id));

grant select on review.review to foreword_review;
grant select, insert on review.entry, review.look to foreword_review;

revoke execute on all functions in schema review from public;
grant execute on function access.moment(), access.me(), access.has_role(text) to foreword_review;
grant execute on function review.reads_about, review.reads, review.is_reviewer_of, review.catch_up, review.heads,
	review.kept_from_me, review.reviewers_of to foreword_review;
