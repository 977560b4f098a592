-- Somebody arrives of whom nobody knows who they are: a name for now, and an age that is guessed, so that the clocks
-- of the younger rules hold. When it is known who they are they get their name, or their record is joined to the one
-- they have. Nothing moves: what was written stays where it was written, and is read as theirs from then on.

alter table person add column birth_guessed boolean not null default false;

create table unknown_person (
	person_id uuid primary key references person,
	unit_id uuid not null references unit,
	called text not null,
	about_age text not null check (about_age in ('under-9', '9-17', 'adult')),
	met_by uuid not null references sign_in.account,
	met_at timestamptz not null
);

-- They are new to the service: their record gets their name.
create table unknown_named (
	person_id uuid primary key references unknown_person,
	named_by uuid not null references sign_in.account,
	named_at timestamptz not null
);

-- They had a record already.
create table person_join (
	id uuid primary key,
	temporary uuid not null references unknown_person,
	person_id uuid not null references person,
	unit_id uuid not null references unit,
	joined_by uuid not null references sign_in.account,
	joined_at timestamptz not null,
	check (temporary <> person_id)
);
create index person_join_temporary on person_join (temporary);
create index person_join_person on person_join (person_id);

-- It was somebody else: taken apart by the privacy role or a keeper, with the reason. Both people read it.
create table person_join_undone (
	join_id uuid primary key references person_join,
	why text not null,
	undone_by uuid not null references sign_in.account,
	undone_at timestamptz not null
);

-- Whose record this one was joined to, while it is; null for every other record.
create function access.joined_to(record uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select j.person_id from public.person_join j
		where j.temporary = record and not exists (select from public.person_join_undone u where u.join_id = j.id) $$;

-- A person's own record and those that were joined to it.
create function access.records_of(person uuid) returns uuid[]
	language sql stable security definer set search_path = ''
	as $$ select array[person] || coalesce((select array_agg(j.temporary order by j.joined_at) from public.person_join j
		where j.person_id = person and not exists (select from public.person_join_undone u where u.join_id = j.id)), '{}') $$;

-- When they were born, for whoever reads a record that was joined to theirs: the guess no longer counts. Nothing where
-- it was joined to none.
create function access.born_of(record uuid) returns table (birth_date date, guessed boolean)
	language sql stable security definer set search_path = ''
	as $$ select p.birth_date, p.birth_guessed from public.person p
		where p.id = access.joined_to(record)
			and (access.is_self(record) or access.treats(record) or access.is_supporter(record)
				or access.named_in_an_episode_of(record) or access.leads_a_debrief_of(record)) $$;

-- Only a record that began with a guess can be that of somebody unknown.
create function access.is_guessed(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.person p where p.id = person and p.birth_guessed) $$;

create function access.is_unknown(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_guessed(person) and exists (select from public.unknown_person k where k.person_id = person)
		and not exists (select from public.unknown_named n where n.person_id = person)
		and access.joined_to(person) is null $$;

create or replace function access.is_self(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.person p where p.id in (person, access.joined_to(person)) and p.account_id = access.me()
			and not sign_in.is_limited(p.account_id, access.moment())) $$;

create or replace function access.treats(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.intake i join public.unit_staff s on s.unit_id = i.unit_id
		where i.person_id in (person, access.joined_to(person)) and i.ended_at is null
			and s.account_id = access.me() and (s.until is null or s.until > access.moment())
	) $$;

-- As before (0038), with what was told under a name for now: the card shows it, whoever opens it.
create or replace function access.reads_urgently(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.urgent_reading r
		where r.person_id in (person, access.joined_to(person)) and r.account_id = access.me()
			and r.opened_at <= access.moment() and r.ends_at > access.moment())
		and access.is_clinician() $$;

-- Writes the name into the record of somebody who is unknown. False: the number is another's.
create function access.name_unknown(person uuid, called text, born date, number text) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$ begin
		if not (access.treats(person) and access.is_unknown(person)) then return false; end if;
		insert into public.unknown_named (person_id, named_by, named_at) values (person, access.me(), access.moment());
		update public.person p set name = called, birth_date = born, record_number = number, birth_guessed = false
			where p.id = person;
		return found;
	exception when unique_violation then return false;
	end $$;

-- Every join, for those who may take one apart: names and times, nothing of what was written.
create function access.joins() returns table (id uuid, temporary text, person text, unit text, by text, at timestamptz,
		undone_by text, undone_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select j.id, k.called, p.name, n.name, access.name_of(j.joined_by), j.joined_at,
			access.name_of(u.undone_by), u.undone_at
		from public.person_join j join public.unknown_person k on k.person_id = j.temporary
			join public.person p on p.id = j.person_id join public.unit n on n.id = j.unit_id
			left join public.person_join_undone u on u.join_id = j.id
		where access.has_role('privacy') or access.has_role('keeper')
		order by j.joined_at desc, j.id $$;

-- Whose records a join concerns, for the log of whoever takes it apart.
create function access.people_of_join(this uuid) returns table (temporary uuid, person_id uuid)
	language sql stable security definer set search_path = ''
	as $$ select j.temporary, j.person_id from public.person_join j
		where j.id = this and (access.has_role('privacy') or access.has_role('keeper')) $$;

-- Taken apart, a join opens nobody's record any more: the stay that it opened ends, for it was somebody else's. One that
-- another join still rests on goes on, and so does a stay that was open before.
create function access.end_joined(this uuid) returns setof uuid
	language sql volatile security definer set search_path = ''
	as $$ update public.intake i set ended_by = access.me(), ended_at = access.moment(), ended_how = 'wrong-person'
		from public.person_join j
		where j.id = this and (access.has_role('privacy') or access.has_role('keeper'))
			and exists (select from public.person_join_undone u where u.join_id = j.id)
			and i.person_id = j.person_id and i.unit_id = j.unit_id and i.ended_at is null
			and exists (select from public.person_join o where o.person_id = i.person_id and o.unit_id = i.unit_id
				and o.joined_at = i.opened_at and o.joined_by = i.opened_by)
			and not exists (select from public.person_join o where o.person_id = i.person_id and o.unit_id = i.unit_id
				and not exists (select from public.person_join_undone u where u.join_id = o.id))
		returning i.id $$;

do $$
declare named text;
begin
	foreach named in array array['unknown_person', 'unknown_named', 'person_join', 'person_join_undone'] loop
		execute format('alter table public.%I enable row level security', named);
		execute format('alter table public.%I force row level security', named);
		execute format('create policy owner_reads on public.%I for select to foreword_owner using (true)', named);
	end loop;
end $$;

create policy self_reads on unknown_person for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on unknown_person for select to foreword_app using (access.treats(person_id));
create policy clinician_meets on unknown_person for insert to foreword_app
	with check (access.works_in(unit_id) and met_by = (select access.me()) and access.is_guessed(person_id));
create policy owner_names on unknown_named for insert to foreword_owner with check (true);
create policy owner_ends on intake for update to foreword_owner
	using (ended_at is null) with check (ended_how = 'wrong-person');
create policy self_reads on person_join for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on person_join for select to foreword_app using (access.treats(person_id));
create policy treating_joins on person_join for insert to foreword_app
	with check (access.treats(temporary) and access.treats(person_id) and access.is_unknown(temporary)
		and access.works_in(unit_id) and joined_by = (select access.me()));
create policy guardian_undoes on person_join_undone for insert to foreword_app
	with check (((select access.has_role('privacy')) or (select access.has_role('keeper')))
		and undone_by = (select access.me()));

grant select, insert on unknown_person, person_join to foreword_app;
grant insert on person_join_undone to foreword_app;
-- Nobody reads these rows: what they say is told by functions and in the log.
grant select on unknown_named, person_join_undone to foreword_app;

-- Who they were called while nobody knew their name.
create policy joined_reads on person for select to foreword_app
	using (account_id is null and birth_guessed and access.is_self(id));

-- What somebody said of an answer counts while the answer is theirs: taken apart again, nobody has said anything of it.
alter table answer_check drop constraint answer_check_pkey;
alter table answer_check add primary key (answer_id, person_id);
create or replace function access.is_checked(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer_check c join public.answer a on a.id = c.answer_id
		where c.answer_id = answer and c.person_id in (a.person_id, access.joined_to(a.person_id))) $$;

-- As before (0041), with what was joined, and in whose record it stands.
drop function access.debriefs_of_person;
create function access.debriefs_of_person(person uuid) returns table (episode_id uuid, person_id uuid, zone text,
		started_at timestamptz, choice text, later_on date, chosen_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select e.id, e.person_id, u.zone, e.started_at, c.choice, c.later_on, c.chosen_at
		from public.episode e join public.unit u on u.id = e.unit_id
			left join lateral access.word_on_debrief(e.id) c on true
		where e.person_id = any (access.records_of(person)) and access.ended_at(e.id) is not null
			and not access.has_died_in(e.id)
			and (access.is_self(e.person_id) or access.supports(e.person_id, 'debrief', true))
		order by e.started_at desc $$;

-- As before (0025), in every record that is theirs: what goes is counted together.
alter function access.erase(uuid) rename to erase_record;
create function access.erase(whose uuid) returns jsonb
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare one uuid; done jsonb; named text; n bigint; gone jsonb := '{}'; stays bigint := 0;
	begin
		foreach one in array access.records_of(whose) loop
			done := access.erase_record(one);
			stays := stays + (done ->> 'stays')::bigint;
			for named, n in select key, value::bigint from jsonb_each_text(done -> 'gone') loop
				gone := jsonb_set(gone, array[named], to_jsonb(coalesce((gone ->> named)::bigint, 0) + n));
			end loop;
		end loop;
		return jsonb_build_object('gone', gone, 'stays', stays);
	end $$;
revoke execute on function access.erase from public;
