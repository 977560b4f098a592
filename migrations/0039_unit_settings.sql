-- What a unit works under: what kind of place it is, deemed status, time zone, rules, who may initiate, what counts as
-- one. Rows are added and never changed: the newest that had begun, as it was known then, is what held at a moment.

create table unit_setting (
	id uuid primary key,
	unit_id uuid not null references unit,
	name text not null
		check (name in ('facility', 'deemed', 'zone', 'packs', 'house-rules', 'may-initiate', 'counting')),
	-- {"is": …}: null where the unit says nothing of it from then on.
	value jsonb not null,
	holds_from timestamptz not null,
	entered_at timestamptz not null,
	-- Null for what stood before anybody could say who set it.
	entered_by uuid references sign_in.account,
	written bigint generated always as identity
);
create index unit_setting_unit on unit_setting (unit_id, name, holds_from);

-- What held at a moment, by what was known at another: a record keeps what was known when it was made, whatever is
-- entered about that day afterwards.
create function access.unit_setting_at(of uuid, what text, at timestamptz, known timestamptz) returns jsonb
	language sql stable security definer set search_path = ''
	as $$ select s.value -> 'is' from public.unit_setting s
		where s.unit_id = of and s.name = what and s.holds_from <= at and s.entered_at <= known
		order by s.holds_from desc, s.written desc limit 1 $$;

-- The rules a unit records under at a moment, by all that is known: what its columns say, where nothing was set.
create function access.pack_of_unit(of uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.unit_setting_at(of, 'packs', access.moment(), access.moment()) ->> 'record', u.pack)
		from public.unit u where u.id = of $$;

alter table unit_setting enable row level security;
alter table unit_setting force row level security;
create policy owner_reads on unit_setting for select to foreword_owner using (true);
create policy signed_in_reads on unit_setting for select to foreword_app using ((select access.me()) is not null);
create policy keeper_adds on unit_setting for insert to foreword_app
	with check ((select access.has_role('keeper')) and entered_by = (select access.me()));
grant select, insert on unit_setting to foreword_app;

-- Units that are there already have had their zone and their rules from the start.
create policy owner_sets_up on unit_setting for insert to foreword_owner with check (true);
insert into unit_setting (id, unit_id, name, value, holds_from, entered_at)
	select gen_random_uuid(), u.id, 'zone', jsonb_build_object('is', u.zone), 'epoch', u.created_at from unit u;
insert into unit_setting (id, unit_id, name, value, holds_from, entered_at)
	select gen_random_uuid(), u.id, 'packs', jsonb_build_object('is', jsonb_build_object('record', u.pack, 'beside', '[]'::jsonb)),
		'epoch', u.created_at from unit u;
drop policy owner_sets_up on unit_setting;
