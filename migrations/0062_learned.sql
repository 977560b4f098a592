-- A talk asks for a case review where nothing grave happened ---------------------------------------------------------

-- Whoever leads asks through the role of the protected space (docs/decisions/case-reviews.md): the chart has no row,
-- key or count of it, and its log says nothing. They read that they asked; reviewers read why.
create table review.asked (
	id uuid primary key,
	episode_id uuid not null,
	words text not null check (char_length(words) between 1 and 24000),
	asked_by uuid not null,
	asked_at timestamptz not null,
	written bigint generated always as identity
);
create index asked_episode on review.asked (episode_id, written);

create function review.leads(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.facilitates(episode) $$;
create function review.zone_of(episode uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select u.zone from public.episode e join public.unit u on u.id = e.unit_id
		where e.id = episode and access.facilitates(episode) $$;

-- One review however often it is asked for; its id is made here.
create function review.opens_when_asked() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		insert into review.review (id, episode_id, person_id, unit_id, pack, cause, happened_at, opened_at)
			select gen_random_uuid(), e.id, e.person_id, e.unit_id, e.pack, 'asked', e.started_at, new.asked_at
			from public.episode e where e.id = new.episode_id
			on conflict do nothing;
		return null;
	end $$;
create trigger afterwards after insert on review.asked for each row execute function review.opens_when_asked();

alter table review.asked enable row level security;
alter table review.asked force row level security;
create policy asker_reads on review.asked for select to foreword_review
	using (asked_by = (select access.me()) and review.leads(episode_id));
create policy reviewer_reads on review.asked for select to foreword_review using (review.reads_about(episode_id));
create policy asker_asks on review.asked for insert to foreword_review
	with check (asked_by = (select access.me()) and asked_at = (select access.moment()) and review.leads(episode_id));
grant select, insert on review.asked to foreword_review;

create or replace function review.heads() returns table (id uuid, name text, record_number text, unit text, zone text,
		started_at timestamptz, kinds text[], stands boolean)
	language sql stable security definer set search_path = ''
	as $$
	select r.id, p.name, p.record_number, u.name, coalesce(u.zone, 'UTC'), coalesce(e.started_at, r.opened_at),
		array(select distinct now.value ->> 'kind' from (
			select distinct on (f.item) f.value from public.episode_fact f
			where f.episode_id = r.episode_id and f.field = 'component' order by f.item, f.written desc) now
			where now.value <> 'null'::jsonb order by 1),
		r.cause in ('trend', 'asked') or exists (select from (
			select distinct on (f.field, f.item) f.field, f.value from public.episode_fact f
			where f.episode_id = r.episode_id order by f.field, f.item, f.written desc) now
			where r.cause = any (review.causes_of(now.field, now.value)))
	from review.review r left join public.episode e on e.id = r.episode_id
		left join public.person p on p.id = r.person_id left join public.unit u on u.id = r.unit_id
	where review.reads_about(r.episode_id) $$;
revoke execute on function review.leads, review.zone_of, review.opens_when_asked from public;
grant execute on function review.leads, review.zone_of to foreword_review;

-- What staff learn from people (docs/decisions/learning.md) -----------------------------------------------------------

-- Words of a person that staff of the unit may learn from, as the person agreed to them, word for word. `statement` is
-- how the feed names them: drawn for it, and kept nowhere else.
create table learning_shared (
	id uuid primary key,
	person_id uuid not null references person,
	episode_id uuid not null references episode,
	unit_id uuid not null references unit,
	statement uuid not null unique default gen_random_uuid(),
	words text not null check (char_length(words) between 1 and 1200),
	language text not null,
	shared_by uuid not null references sign_in.account,
	shared_at timestamptz not null,
	written bigint generated always as identity,
	unique (id, person_id),
	foreign key (episode_id, person_id, unit_id) references episode (id, person_id, unit_id)
);
create index learning_shared_unit on learning_shared (unit_id, shared_at);
create index learning_shared_person on learning_shared (person_id);

create table learning_taken_back (
	shared_id uuid primary key,
	person_id uuid not null references person,
	taken_by uuid not null references sign_in.account,
	taken_at timestamptz not null,
	foreign key (shared_id, person_id) references learning_shared (id, person_id)
);
create index learning_taken_back_person on learning_taken_back (person_id);

-- "What we changed because of this": of the unit, about a statement as the feed names it.
create table learning_change (
	id uuid primary key,
	unit_id uuid not null references unit,
	statement uuid not null,
	words text not null check (char_length(words) between 1 and 1200),
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	written bigint generated always as identity
);
create index learning_change_statement on learning_change (statement, written);

-- How many different people's words there are before any of them is shown.
create function access.learning_people() returns integer language sql immutable parallel safe as $$ select 5 $$;

-- Which statements of a unit are out. They come out together, at the beginning of a quarter of the year, once words of
-- enough different people wait; those that are too few wait for the next. What was taken back is counted where it stood.
create function access.learning_out(unit uuid) returns table (shared_id uuid)
	language plpgsql stable security definer set search_path = ''
	as $$
	declare
		zone text := (select u.zone from public.unit u where u.id = learning_out.unit);
		edge timestamp := date_trunc('quarter', (select min(s.shared_at) from public.learning_shared s
			where s.unit_id = learning_out.unit) at time zone zone) + interval '3 months';
		done bigint := 0;
		upto bigint;
		people integer;
	begin
		while edge <= access.moment() at time zone zone loop
			select max(s.written), count(distinct s.person_id) filter (where b.taken_at is null
					or b.taken_at >= edge at time zone zone) into upto, people
				from public.learning_shared s left join public.learning_taken_back b on b.shared_id = s.id
				where s.unit_id = learning_out.unit and s.written > done and s.shared_at < edge at time zone zone;
			if people >= access.learning_people() then
				return query select s.id from public.learning_shared s
					where s.unit_id = learning_out.unit and s.written > done and s.written <= upto;
				done := upto;
			end if;
			edge := edge + interval '3 months';
		end loop;
	end $$;

-- The feed of a unit, for its staff: words, and nothing of whose they are or when. In an order that says nothing. Empty
-- once too few people's words are left.
create function access.learning_feed(unit uuid) returns table (statement uuid, words text, language text)
	language sql stable security definer set search_path = ''
	as $$
	with standing as (select s.* from public.learning_shared s
		where s.unit_id = unit and s.id in (select o.shared_id from access.learning_out(unit) o)
			and not exists (select from public.learning_taken_back b where b.shared_id = s.id))
	select o.statement, o.words, o.language from standing o
		where access.works_in(unit) and (select count(distinct p.person_id) from standing p) >= access.learning_people()
		order by md5(o.statement::text) $$;

-- What the person shared from one episode, and whether staff read it yet.
create function access.learning_of(episode uuid) returns table (id uuid, words text, language text, shared_at timestamptz,
		is_out boolean)
	language sql stable security definer set search_path = ''
	as $$ select s.id, s.words, s.language, s.shared_at,
			s.id in (select o.shared_id from access.learning_out(s.unit_id) o)
		from public.learning_shared s
		where s.episode_id = episode and access.is_self(s.person_id)
			and not exists (select from public.learning_taken_back b where b.shared_id = s.id)
		order by s.written $$;

create function access.learning_changes_of(episode uuid) returns table (shared_id uuid, words text)
	language sql stable security definer set search_path = ''
	as $$ select s.id, c.words from public.learning_change c
			join public.learning_shared s on s.statement = c.statement
		where s.episode_id = episode and access.is_self(s.person_id) order by c.written $$;

-- What may tell whose words they are: names of whoever was there, works there, leads, helps or is named; rooms; numbers.
create function access.learning_names(episode uuid) returns setof text
	language sql stable security definer set search_path = ''
	as $$
	with e as (select * from public.episode x where x.id = learning_names.episode and access.is_self(x.person_id))
	select s.name from e join public.episode_staff s on s.episode_id = e.id
	union select a.name from e join public.unit_staff m on m.unit_id = e.unit_id join sign_in.account a on a.id = m.account_id
	union select a.name from e join public.debrief_facilitator f on f.episode_id = e.id
		join sign_in.account a on a.id = f.account_id
	union select a.name from e join public.supporter_grant g on g.person_id = e.person_id
		join sign_in.account a on a.id = g.account_id
	union select p.name from e join public.person p on p.id = e.person_id
	union select p.record_number from e join public.person p on p.id = e.person_id where p.record_number is not null
	union select u.name from e join public.unit u on u.id = e.unit_id
	union select t.name from e join public.unit_thing t on t.unit_id = e.unit_id
	union select c.name from e join public.contact c on c.person_id = e.person_id
	union select j.name from e join public.joint_entry j on j.episode_id = e.id where j.name is not null $$;

-- Staff of the unit whom the person left out of an answer: the page says plainly that they would read this.
create function access.learning_left_out(episode uuid) returns setof text
	language sql stable security definer set search_path = ''
	as $$ select distinct access.name_of(h.account_id) from public.episode e
		join public.hidden_entry h on h.person_id = e.person_id and h.shown_at is null
			and h.subject_kind = 'question' and h.subject like '% ' || e.id
		where e.id = learning_left_out.episode and access.is_self(e.person_id)
			and access.is_staff_of(h.account_id, e.unit_id) $$;

alter table learning_shared enable row level security;
alter table learning_shared force row level security;
alter table learning_taken_back enable row level security;
alter table learning_taken_back force row level security;
alter table learning_change enable row level security;
alter table learning_change force row level security;
create policy owner_reads on learning_shared for select to foreword_owner using (true);
create policy self_reads on learning_shared for select to foreword_app using (access.is_self(person_id));
create policy self_shares on learning_shared for insert to foreword_app
	with check (access.is_self(person_id) and shared_by = (select access.me()) and shared_at = (select access.moment()));
create policy owner_reads on learning_taken_back for select to foreword_owner using (true);
create policy self_reads on learning_taken_back for select to foreword_app using (access.is_self(person_id));
create policy self_takes_back on learning_taken_back for insert to foreword_app
	with check (access.is_self(person_id) and taken_by = (select access.me()) and taken_at = (select access.moment()));
create policy owner_reads on learning_change for select to foreword_owner using (true);
create policy unit_reads on learning_change for select to foreword_app using (access.works_in(unit_id));
-- Who knows no statement can name none: that it is in the feed is held by the act.
create policy unit_writes on learning_change for insert to foreword_app
	with check (access.works_in(unit_id) and entered_by = (select access.me()) and entered_at = (select access.moment()));
grant select, insert on learning_shared, learning_taken_back, learning_change to foreword_app;

-- The person hears that something was changed; nobody on the staff's side hears of a statement.
create function notice.tell_of_learning() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare one uuid;
	begin
		select p.account_id into one from public.learning_shared s join public.person p on p.id = s.person_id
			where s.statement = new.statement
				and not exists (select from public.learning_taken_back b where b.shared_id = s.id);
		if one is not null then perform notice.tell(one); end if;
		return null;
	end $$;
create trigger tell after insert on learning_change for each row execute function notice.tell_of_learning();
revoke execute on function notice.tell_of_learning, access.learning_out from public;

-- What reviewers read of what came of talks (tables (g) to (i)): figures, of one event or of all in a stretch of time ----

create policy owner_reads on right_after for select to foreword_owner using (true);

-- The time from a yes to the first opening of the card by somebody who treats the person, where it stands on it.
create function review.first_read(proposal uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select min(e.at) from public.proposal_answer a join audit.entry e on e.person_id = a.person_id
			and e.at >= a.answered_at and e.kind = 'look' and e.part in ('card', 'card-paper') and e.relation = 'treating'
			join public.intake i on i.person_id = a.person_id and i.opened_at <= e.at
				and (i.ended_at is null or i.ended_at >= e.at)
		where a.proposal_id = proposal and a.answer in ('accepted', 'reworded') $$;

-- How often each thing was said; nobody's name and no words. A reviewer who took part in an event reads nothing of it,
-- neither by itself nor in a sum.
create function review.learned(one uuid) returns table (what text, code text, count integer)
	language sql stable security definer set search_path = ''
	as $$
	with r as (select * from review.review x where x.id = one and review.reads_about(x.episode_id)),
	e as (select e.id from r join public.episode e on case when r.cause = 'trend'
			then (r.unit_id is null or e.unit_id = r.unit_id)
				and (e.started_at at time zone (select u.zone from public.unit u where u.id = e.unit_id))::date
					between r.from_day and r.to_day
			else e.id = r.episode_id end
		where not review.took_part(e.id, access.me())),
	looked as (select distinct on (x.episode_id) x.* from public.right_after x
		where x.episode_id in (select e.id from e) order by x.episode_id, x.written desc),
	changes as (select p.id, review.first_read(p.id) as read_at from public.proposal p
		where p.episode_id in (select e.id from e) and exists (select from public.proposal_answer a
			where a.proposal_id = p.id and a.answer in ('accepted', 'reworded'))),
	worked as (select distinct on (w.proposal_id, w.whose, w.episode_id) w.whose, w.answer from public.proposal_worked w
		where w.proposal_id in (select c.id from changes c) order by w.proposal_id, w.whose, w.episode_id, w.written desc)
	select 'events', 'all', count(*)::int from e
	union all select 'right-after', 'done', count(*)::int from looked
	union all select 'safe', coalesce(l.safe, 'open'), count(*)::int from looked l group by 2
	union all select 'hurt', h, count(*)::int from looked l, unnest(l.hurt) h group by 2
	union all select 'told', coalesce(l.others_told, 'open'), count(*)::int from looked l group by 2
	union all select 'support', coalesce(l.support, 'open'), count(*)::int from looked l group by 2
	union all select 'behind', j.what, count(*)::int from public.joint_entry j
		where j.kind = 'contributor' and j.episode_id in (select e.id from e) group by 2
	union all select 'changes', 'accepted', count(*)::int from changes
	union all select 'changes', 'read', count(*)::int from changes c where c.read_at is not null
	union all select 'worked-' || w.whose, w.answer, count(*)::int from worked w group by w.whose, w.answer
	order by 1, 2 $$;
revoke execute on function review.first_read, review.learned from public;
grant execute on function review.learned to foreword_review;
