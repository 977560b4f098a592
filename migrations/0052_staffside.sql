-- The staff's side after an episode: what was looked after on the same shift, and what staff write of themselves.

-- The first, immediate part (domain table (g), stage 1): who led it and what it found. Each is a row; a later one puts
-- right what an earlier one said, and both stay. Nothing is needed but when: what was left open is shown as open.
create table right_after (
	id uuid primary key,
	episode_id uuid not null,
	person_id uuid not null references person,
	held_at timestamptz not null,
	led_by text not null check (char_length(led_by) between 1 and 100),
	safe text check (safe in ('yes', 'no', 'not-known')),
	hurt text[] not null default '{}' check (hurt <@ array['nobody', 'person', 'staff', 'other']),
	injuries text check (char_length(injuries) between 1 and 1000),
	observation text check (char_length(observation) between 1 and 280),
	others_told text check (others_told in ('yes', 'no', 'not-needed')),
	support text check (support in ('given', 'offered', 'declined', 'no')),
	support_words text check (char_length(support_words) between 1 and 600),
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (episode_id, person_id) references episode (id, person_id)
);
create index right_after_episode on right_after (episode_id, written);

alter table right_after enable row level security;
alter table right_after force row level security;
create policy staff_read on right_after for select to foreword_app
	using (access.in_episode(episode_id) or access.works_where_it_happened(episode_id) or access.treats(person_id)
		or access.facilitates(episode_id));
create policy shift_writes on right_after for insert to foreword_app
	with check (entered_by = (select access.me()) and entered_at = (select access.moment())
		and (access.in_episode(episode_id) or access.treats(person_id)));
grant select, insert on right_after to foreword_app;

-- As before (0017), with staff the person can know of though they neither looked nor wrote yet: who is named in a record
-- about them, who leads a talk, and who works where they are now. The person can leave anybody out of any answer.
create or replace function access.people_to_hide_from(person uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select k.id, access.name_of(k.id) from (
			select g.account_id as id from public.supporter_grant g where g.person_id = person
			union select e.account_id from audit.entry e
				where e.person_id = person and e.account_id is not null and e.account_id <> access.me()
			union select s.account_id from public.episode_staff s
				where s.person_id = person and s.account_id is not null
			union select f.account_id from public.debrief_facilitator f where f.person_id = person
			union select m.account_id from public.intake i join public.unit_staff m on m.unit_id = i.unit_id
				where i.person_id = person and i.ended_at is null
					and (m.until is null or m.until > access.moment())) k
		where access.is_self(person) and k.id <> access.me() order by 2, 1 $$;
