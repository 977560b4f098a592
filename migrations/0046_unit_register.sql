-- Rooms and devices a unit has, and items it offers: from when, how they were assessed, what is wrong with them. Rows are
-- added and never changed.

create table unit_thing (
	id uuid primary key,
	unit_id uuid not null references unit,
	sort text not null check (sort in ('room', 'device', 'item')),
	name text not null,
	about text,
	in_use_from date not null,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account
);
create index unit_thing_unit on unit_thing (unit_id);

-- assessed: with what was seen; wrong and mended: what is wrong with it; out: the last day it was in use; back: in use again.
create table unit_thing_event (
	id uuid primary key,
	thing_id uuid not null references unit_thing,
	unit_id uuid not null references unit,
	what text not null check (what in ('assessed', 'wrong', 'mended', 'out', 'back')),
	on_day date not null,
	-- What an assessment found, by point: yes or no.
	answers jsonb not null default '{}',
	words text,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	written bigint generated always as identity
);
create index unit_thing_event_thing on unit_thing_event (thing_id);

-- What a record may name as used: for whoever may read the record, wherever they work.
create function access.things_of_episode(of uuid) returns table (id uuid, sort text, name text, about text, in_use_from date)
	language sql stable security definer set search_path = ''
	as $$ select g.id, g.sort, g.name, g.about, g.in_use_from from public.episode e join public.unit_thing g on g.unit_id = e.unit_id
		where e.id = of and (access.is_self(e.person_id) or access.treats(e.person_id) or access.in_episode(of)
			or access.facilitates(of))
		order by g.name, g.id $$;
create function access.thing_events_of_episode(of uuid) returns table (id uuid, thing_id uuid, what text, on_day date,
		answers jsonb, words text, entered_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select v.id, v.thing_id, v.what, v.on_day, v.answers, v.words, v.entered_at
		from access.things_of_episode(of) g join public.unit_thing_event v on v.thing_id = g.id
		order by v.on_day, v.written $$;

alter table unit_thing enable row level security;
alter table unit_thing force row level security;
alter table unit_thing_event enable row level security;
alter table unit_thing_event force row level security;
create policy owner_reads on unit_thing for select to foreword_owner using (true);
create policy owner_reads on unit_thing_event for select to foreword_owner using (true);
create policy member_reads on unit_thing for select to foreword_app using (access.works_in(unit_id));
create policy keeper_reads on unit_thing for select to foreword_app using ((select access.has_role('keeper')));
create policy member_adds on unit_thing for insert to foreword_app
	with check (access.works_in(unit_id) and entered_by = (select access.me()));
create policy keeper_adds on unit_thing for insert to foreword_app
	with check ((select access.has_role('keeper')) and entered_by = (select access.me()));
create policy member_reads on unit_thing_event for select to foreword_app using (access.works_in(unit_id));
create policy keeper_reads on unit_thing_event for select to foreword_app using ((select access.has_role('keeper')));
create policy member_adds on unit_thing_event for insert to foreword_app
	with check (access.works_in(unit_id) and entered_by = (select access.me()));
create policy keeper_adds on unit_thing_event for insert to foreword_app
	with check ((select access.has_role('keeper')) and entered_by = (select access.me()));
grant select, insert on unit_thing, unit_thing_event to foreword_app;
