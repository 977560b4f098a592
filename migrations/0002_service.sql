-- The service that runs this Foreword, its units, and who works where. No clinical content.

create table service (
	id boolean primary key default true check (id),
	name text not null,
	-- How staff are named to the person who reads who looked: their full name, or first name and job.
	staff_names text not null default 'full' check (staff_names in ('full', 'first-and-job')),
	-- The service's own sentence, by language, on what staff must pass on to others.
	must_pass_on jsonb not null default '{}',
	-- Numbers to call, in order: [{"name": {"en": "..."}, "number": "..."}].
	help_numbers jsonb not null default '[]',
	-- Where "leave this page" goes.
	leave_target text not null default '/',
	language text not null default 'en'
);

create table unit (
	id uuid primary key,
	name text not null,
	zone text not null,
	pack text not null,
	language text not null default 'en',
	created_at timestamptz not null
);

create table unit_staff (
	unit_id uuid not null references unit,
	account_id uuid not null references sign_in.account,
	since timestamptz not null,
	until timestamptz,
	primary key (unit_id, account_id, since)
);
create index unit_staff_account on unit_staff (account_id);

create function access.works_in(unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.unit_staff s
		where s.unit_id = unit and s.account_id = access.me() and (s.until is null or s.until > access.moment())
	) $$;

-- How an account is named to others, as the service has set it; people and supporters always by their name.
create function access.name_of(account uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select case
			when a.kind = 'staff' and s.staff_names = 'first-and-job'
				then split_part(a.name, ' ', 1) || coalesce(', ' || nullif(a.job, ''), '')
			when a.kind = 'staff' then a.name || coalesce(', ' || nullif(a.job, ''), '')
			else a.name end
		from sign_in.account a left join public.service s on s.id
		where a.id = account $$;

alter table service enable row level security;
alter table service force row level security;
alter table unit enable row level security;
alter table unit force row level security;
alter table unit_staff enable row level security;
alter table unit_staff force row level security;

create policy owner_reads on service for select to foreword_owner using (true);
create policy owner_reads on unit_staff for select to foreword_owner using (true);
create policy owner_adds on unit_staff for insert to foreword_owner with check (true);

-- Help numbers and the service's name stand on pages that nobody has signed in to.
create policy anyone_reads on service for select to foreword_app using (true);
create policy keeper_changes on service for update to foreword_app
	using ((select access.has_role('keeper'))) with check ((select access.has_role('keeper')));
create policy signed_in_reads on unit for select to foreword_app using ((select access.me()) is not null);
create policy keeper_adds on unit for insert to foreword_app with check ((select access.has_role('keeper')));
create policy keeper_changes on unit for update to foreword_app
	using ((select access.has_role('keeper'))) with check ((select access.has_role('keeper')));
create policy colleagues_read on unit_staff for select to foreword_app
	using (account_id = (select access.me()) or access.works_in(unit_id) or (select access.has_role('keeper')));
create policy keeper_adds on unit_staff for insert to foreword_app with check ((select access.has_role('keeper')));
create policy keeper_ends on unit_staff for update to foreword_app
	using ((select access.has_role('keeper'))) with check ((select access.has_role('keeper')));

grant select, update on service to foreword_app;
grant select, insert, update on unit, unit_staff to foreword_app;
-- The one row of the service, put there under a policy that goes again.
create policy owner_sets_up on service for insert to foreword_owner with check (true);
insert into service (name) values ('Foreword');
drop policy owner_sets_up on service;
