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
