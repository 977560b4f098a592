-- A restrictive practice as it happened. Rows are added and never changed: a correction is a later row.

create table episode (
	id uuid primary key,
	person_id uuid not null references person,
	unit_id uuid not null references unit,
	intake_id uuid not null references intake,
	-- The standards pack edition in force when the record was made; later editions do not change it.
	pack text not null,
	started_at timestamptz not null,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	key text not null,
	unique (person_id, entered_by, key)
);
create index episode_person on episode (person_id);
create index episode_unit on episode (unit_id);

-- One thing written down about an episode. The newest row of a field holds; of a repeating field, the newest of each
-- item. A row with JSON null takes back what stood, and `because` says why: nothing is changed in place.
create table episode_fact (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	field text not null,
	item text not null default '',
	value jsonb not null,
	because text,
	happened_at timestamptz,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	key text not null,
	-- Of two rows written in the same moment, which came last.
	written bigint generated always as identity,
	unique (episode_id, entered_by, key, field, item)
);
create index episode_fact_episode on episode_fact (episode_id, field, entered_at);

-- Staff who took part. Who is named here cannot lead the debrief and does not see the person's account of it.
create table episode_staff (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	account_id uuid references sign_in.account,
	name text not null,
	job text,
	role text not null,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account
);
create index episode_staff_episode on episode_staff (episode_id);
create index episode_staff_account on episode_staff (account_id);

create function access.was_in_episode(episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.episode_staff s where s.episode_id = episode and s.account_id = account) $$;

create function access.in_episode(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.was_in_episode(episode, access.me()) $$;

-- Staff accounts of a unit that can be named in an episode: id and display name.
create function access.staff_of_unit(unit uuid) returns table (account_id uuid, name text, job text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.name, a.job from public.unit_staff s join sign_in.account a on a.id = s.account_id
		where s.unit_id = unit and access.works_in(unit) and (s.until is null or s.until > access.moment())
			and a.disabled_at is null
		order by a.name $$;

alter table episode enable row level security;
alter table episode force row level security;
alter table episode_fact enable row level security;
alter table episode_fact force row level security;
alter table episode_staff enable row level security;
alter table episode_staff force row level security;

create policy owner_reads on episode for select to foreword_owner using (true);
create policy owner_reads on episode_fact for select to foreword_owner using (true);
create policy owner_reads on episode_staff for select to foreword_owner using (true);

create policy self_reads on episode for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on episode for select to foreword_app using (access.treats(person_id));
create policy involved_reads on episode for select to foreword_app using (access.in_episode(id));
create policy treating_writes on episode for insert to foreword_app
	with check (access.treats(person_id) and access.works_in(unit_id) and entered_by = (select access.me()));

create policy self_reads on episode_fact for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on episode_fact for select to foreword_app using (access.treats(person_id));
create policy involved_reads on episode_fact for select to foreword_app using (access.in_episode(episode_id));
create policy treating_writes on episode_fact for insert to foreword_app
	with check (entered_by = (select access.me()) and (access.treats(person_id) or access.in_episode(episode_id)));

create policy self_reads on episode_staff for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on episode_staff for select to foreword_app using (access.treats(person_id));
create policy involved_reads on episode_staff for select to foreword_app using (access.in_episode(episode_id));
create policy treating_writes on episode_staff for insert to foreword_app
	with check (access.treats(person_id) and entered_by = (select access.me()));

create function access.named_in_an_episode_of(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.episode_staff s where s.person_id = person and s.account_id = access.me()) $$;

create policy involved_reads on person for select to foreword_app using (access.named_in_an_episode_of(id));

grant select, insert on episode, episode_fact, episode_staff to foreword_app;
