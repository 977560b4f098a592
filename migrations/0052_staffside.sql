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

-- What a staff member writes for themselves after an episode: how it affected them, and what support they want. It lies in
-- the protected space (docs/decisions/own-reflections.md): the role of the chart is refused it, no key leads here from
-- the chart, and its words are sealed. Only whoever wrote it reads it, and one supervisor of their own choice what they
-- ask of them. Rows are added and never changed: the newest of its kind holds.
create table review.reflection (
	id uuid primary key,
	episode_id uuid not null,
	written_by uuid not null,
	kind text not null check (kind in ('reaction', 'support')),
	wants text check (wants in ('yes', 'later', 'no')),
	words text check (char_length(words) between 1 and 24000),
	-- Who may read this row besides its writer, and nobody else.
	supervisor uuid,
	written_at timestamptz not null,
	written bigint generated always as identity,
	check ((kind = 'support') = (wants is not null))
);
create index reflection_writer on review.reflection (written_by, episode_id, kind, written);
create index reflection_supervisor on review.reflection (supervisor) where supervisor is not null;

-- The supervisor's word that they have seen it, for the writer.
create table review.reflection_answer (
	id uuid primary key,
	reflection_id uuid not null references review.reflection,
	words text check (char_length(words) between 1 and 24000),
	answered_by uuid not null,
	answered_at timestamptz not null,
	written bigint generated always as identity
);
create index reflection_answer_about on review.reflection_answer (reflection_id, written);

-- Nothing newer of the same kind was written: whom somebody asked before reads it no more once they ask another.
create function review.reflection_holds(one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from review.reflection r where r.id = one and not exists (
		select from review.reflection n where n.written_by = r.written_by and n.episode_id = r.episode_id
			and n.kind = r.kind and n.written > r.written)) $$;

create function review.asks_me(one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select review.reflection_holds(one) and exists (
		select from review.reflection r where r.id = one and r.supervisor = access.me()) $$;

create function review.wrote_reflection(one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from review.reflection r where r.id = one and r.written_by = access.me()) $$;

-- Anybody of the staff but oneself: whom to trust with it is not for the program to say.
create function review.may_support(account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from sign_in.account a where a.id = account and a.id <> access.me()
		and a.kind = 'staff' and a.disabled_at is null) $$;

-- Whom somebody who took part can ask.
create function review.supporters_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.was_in_episode(episode, access.me()) and review.may_support(a.id)
		order by 2, 1 $$;

-- What is asked of me: who asks, when, and the clocks of the place. Not what it is about, nor a word of it.
create function access.support_asked_of_me() returns table (id uuid, name text, unit text, zone text, asked_at timestamptz,
		answered boolean)
	language sql stable security definer set search_path = ''
	as $$ select r.id, access.name_of(r.written_by), u.name, u.zone, r.written_at,
			exists (select from review.reflection_answer a where a.reflection_id = r.id)
		from review.reflection r join public.episode e on e.id = r.episode_id join public.unit u on u.id = e.unit_id
		where r.kind = 'support' and r.supervisor = access.me() and review.reflection_holds(r.id)
		order by r.written_at $$;

alter table review.reflection enable row level security;
alter table review.reflection force row level security;
alter table review.reflection_answer enable row level security;
alter table review.reflection_answer force row level security;
create policy owner_reads on review.reflection for select to foreword_owner using (true);
create policy owner_reads on review.reflection_answer for select to foreword_owner using (true);
create policy writer_reads on review.reflection for select to foreword_review
	using (written_by = (select access.me()));
create policy supervisor_reads on review.reflection for select to foreword_review
	using (supervisor = (select access.me()) and review.reflection_holds(id));
create policy writer_writes on review.reflection for insert to foreword_review
	with check (written_by = (select access.me()) and written_at = (select access.moment())
		and access.was_in_episode(episode_id, (select access.me()))
		and (supervisor is null or review.may_support(supervisor)));
create policy both_read on review.reflection_answer for select to foreword_review
	using (answered_by = (select access.me()) or review.wrote_reflection(reflection_id));
create policy supervisor_answers on review.reflection_answer for insert to foreword_review
	with check (answered_by = (select access.me()) and answered_at = (select access.moment())
		and review.asks_me(reflection_id));
grant select, insert on review.reflection, review.reflection_answer to foreword_review;
revoke execute on function review.reflection_holds, review.asks_me, review.wrote_reflection, review.may_support,
	review.supporters_for from public;
grant execute on function review.reflection_holds, review.asks_me, review.wrote_reflection, review.may_support,
	review.supporters_for to foreword_review;
