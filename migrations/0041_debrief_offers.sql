-- When and how a talk about what happened was offered, what the person said to it, and when it is not offered for
-- health reasons. Due times measure the offer, never the answer.

-- With `later` the day the person picked; with `no` the day on which they may be asked once more, if they want that.
alter table debrief_choice drop constraint debrief_choice_check;
alter table debrief_choice add check (case choice when 'later' then later_on is not null when 'now' then later_on is null
	else true end);
-- How the person wants it, where, and who should be there.
alter table debrief_choice add column way text check (way in ('talk', 'phone', 'writing', 'pictures', 'paper')),
	add column place text check (char_length(place) between 1 and 280),
	add column company text check (char_length(company) between 1 and 280);

create table debrief_offer (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	-- To tell their side, or to sit together with staff.
	what text not null check (what in ('side', 'joint')),
	how text not null check (how in ('in-person', 'phone', 'letter', 'message')),
	offered_at timestamptz not null,
	answer text not null check (answer in ('none', 'now', 'later', 'no')),
	answer_on date,
	words text check (char_length(words) between 1 and 600),
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (episode_id, person_id) references episode (id, person_id),
	check (case answer when 'later' then answer_on is not null when 'no' then true else answer_on is null end)
);
create index debrief_offer_episode on debrief_offer (episode_id, written);

-- Not now for health reasons (S0-22): of one person, with who of those who treat them says so and why, until when, and when it is offered next.
create table debrief_not_now (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	reason text not null check (char_length(reason) between 1 and 600),
	until date not null,
	next_offer date not null,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (episode_id, person_id) references episode (id, person_id),
	check (next_offer >= until),
	-- Two weeks, and the day that some calendar is ahead.
	check (next_offer <= (entered_at at time zone 'UTC')::date + 15)
);
create index debrief_not_now_episode on debrief_not_now (episode_id, written);

-- The word that holds: what the person chose last, or what they said to an offer after that. It reads as whoever asks,
-- so that nobody learns by it what the two tables would not show them.
create function access.word_on_debrief(episode uuid) returns table (choice text, later_on date, chosen_at timestamptz)
	language sql stable set search_path = ''
	as $$ select w.choice, w.later_on, w.at from (
			select d.choice, d.later_on, d.chosen_at as at, 1 as own, d.written
				from public.debrief_choice d where d.episode_id = episode
			union all
			select o.answer, o.answer_on, o.offered_at, 0, o.written
				from public.debrief_offer o where o.episode_id = episode and o.what = 'side' and o.answer <> 'none'
		) w order by w.at desc, w.own desc, w.written desc limit 1 $$;

-- When it was first offered to tell their side, or the person began by themselves.
create function access.debrief_offered_at(episode uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select least(
			(select min(o.offered_at) from public.debrief_offer o where o.episode_id = episode and o.what = 'side'),
			(select min(d.chosen_at) from public.debrief_choice d where d.episode_id = episode)) $$;

-- When sitting together was first offered, or done.
create function access.joint_offered_at(episode uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select least(
			(select min(o.offered_at) from public.debrief_offer o where o.episode_id = episode and o.what = 'joint'),
			(select min(j.held_at) from public.joint_debrief j where j.episode_id = episode)) $$;

-- Which offers came before it ended, and which after the person said no, before any day they picked. None is refused.
create function access.offer_flags(episode uuid) returns table (offer_id uuid, too_early boolean, after_no boolean)
	language sql stable security definer set search_path = ''
	as $$ select o.id, o.offered_at < access.ended_at(o.episode_id),
			coalesce(w.choice = 'no' and (w.again is null or (o.offered_at at time zone u.zone)::date < w.again), false)
		from public.debrief_offer o join public.episode e on e.id = o.episode_id join public.unit u on u.id = e.unit_id
			left join lateral (select said.choice, said.again from (
					select d.choice, d.later_on as again, d.chosen_at as at from public.debrief_choice d
						where d.episode_id = o.episode_id
					union all
					select b.answer, b.answer_on, b.offered_at from public.debrief_offer b
						where b.episode_id = o.episode_id and b.answer <> 'none' and b.what in ('side', o.what)) said
				where said.at < o.offered_at order by said.at desc limit 1) w on true
		where o.episode_id = episode and (access.is_self(o.person_id) or access.facilitates(episode)
			or (access.works_where_it_happened(episode) and not access.in_episode(episode))) $$;

-- For the unit's page: how often it was put off for health reasons, and offers as above.
create function access.pressed_in(unit uuid) returns table (episode_id uuid, not_nows integer, too_early integer,
		after_no integer)
	language sql stable security definer set search_path = ''
	as $$ select e.id, (select count(*)::int from public.debrief_not_now n where n.episode_id = e.id),
			(count(*) filter (where f.too_early))::int, (count(*) filter (where f.after_no))::int
		from public.episode e left join lateral access.offer_flags(e.id) f on true
		where e.unit_id = unit and access.works_in(unit) and not access.in_episode(e.id)
		group by e.id $$;

drop function access.debriefs_of_person;
create function access.debriefs_of_person(person uuid) returns table (episode_id uuid, zone text,
		started_at timestamptz, choice text, later_on date, chosen_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select e.id, u.zone, e.started_at, c.choice, c.later_on, c.chosen_at
		from public.episode e join public.unit u on u.id = e.unit_id
			left join lateral access.word_on_debrief(e.id) c on true
		where e.person_id = person and access.ended_at(e.id) is not null and not access.has_died_in(e.id)
			and (access.is_self(person) or access.supports(person, 'debrief', true))
		order by e.started_at desc $$;

-- As before (0015), with what the due times measure. Staff who took part learn nothing of the person's part.
drop function access.debriefs_of_unit;
create function access.debriefs_of_unit(unit uuid) returns table (episode_id uuid, person_id uuid, person_name text,
		started_at timestamptz, ended_at timestamptz, pack text, led_by text, leader uuid, took_part boolean,
		staff_named integer, staff_written integer, staff_first_at timestamptz, choice text, later_on date,
		chosen_at timestamptz, offered_at timestamptz, joint_offered_at timestamptz, met_at timestamptz,
		not_now_until date, next_offer date, not_now_by text)
	language sql stable security definer set search_path = ''
	as $$ select e.id, e.person_id, p.name, e.started_at, access.ended_at(e.id), e.pack,
			access.name_of(access.leader_of(e.id)), access.leader_of(e.id), access.in_episode(e.id),
			(select count(distinct s.account_id)::int from public.episode_staff s where s.episode_id = e.id),
			(select count(distinct n.voice)::int from public.answer_now n
				where n.context = e.id and n.voice <> access.nobody()),
			(select min(a.written_at) from public.answer a where a.context = e.id and a.voice <> access.nobody()),
			c.choice, c.later_on, c.chosen_at, o.side, o.joint,
			(select max(j.held_at) from public.joint_debrief j where j.episode_id = e.id and not access.in_episode(e.id)),
			h.until, h.next_offer, access.name_of(h.entered_by)
		from public.episode e join public.person p on p.id = e.person_id
			left join lateral (select * from access.word_on_debrief(e.id) where not access.in_episode(e.id)) c on true
			left join lateral (select access.debrief_offered_at(e.id) as side, access.joint_offered_at(e.id) as joint
				where not access.in_episode(e.id)) o on true
			left join lateral (select n.until, n.next_offer, n.entered_by from public.debrief_not_now n
				where n.episode_id = e.id and not access.in_episode(e.id) order by n.written desc limit 1) h on true
		where e.unit_id = unit and access.works_in(unit) and access.ended_at(e.id) is not null
			and not access.has_died_in(e.id)
		order by e.started_at desc $$;

alter table debrief_offer enable row level security;
alter table debrief_offer force row level security;
alter table debrief_not_now enable row level security;
alter table debrief_not_now force row level security;

create policy owner_reads on debrief_offer for select to foreword_owner using (true);
create policy self_reads on debrief_offer for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on debrief_offer for select to foreword_app using (access.facilitates(episode_id));
create policy unit_reads on debrief_offer for select to foreword_app
	using (access.works_where_it_happened(episode_id) and not access.in_episode(episode_id));
create policy unit_offers on debrief_offer for insert to foreword_app
	with check (entered_by = (select access.me()) and access.works_where_it_happened(episode_id)
		and not access.in_episode(episode_id));

create policy owner_reads on debrief_not_now for select to foreword_owner using (true);
create policy self_reads on debrief_not_now for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on debrief_not_now for select to foreword_app using (access.facilitates(episode_id));
create policy unit_says on debrief_not_now for insert to foreword_app
	with check (entered_by = (select access.me()) and access.treats(person_id)
		and access.works_where_it_happened(episode_id) and not access.in_episode(episode_id));

grant select, insert on debrief_offer, debrief_not_now to foreword_app;
revoke execute on function access.debrief_offered_at, access.joint_offered_at from public;
