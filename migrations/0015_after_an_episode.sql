-- What follows an ended episode: who leads now, who may read the person's side of it, and what becomes of a proposal.

-- When an episode ended, as care/episode reads it: what was written as its end, else the end of its last component
-- that has one. Null while it goes on.
create function access.ended_at(episode uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$
	with latest as (
		select distinct on (f.field, f.item) f.field, f.value
		from public.episode_fact f
		where f.episode_id = episode and f.field in ('ended', 'component')
		order by f.field, f.item, f.written desc
	), stands as (
		select field, value from latest where value <> 'null'::jsonb
	), components as (
		select value ->> 'to' as ended from stands where field = 'component' and value ->> 'kind' <> 'chemical'
	)
	select coalesce(
		(select (value ->> 'at')::timestamptz from stands where field = 'ended'),
		(select case when bool_and(ended is not null) then max(ended::timestamptz) end from components)
	) $$;

create function access.has_died_in(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((
		select f.value ->> 'level' = 'death' from public.episode_fact f
		where f.episode_id = episode and f.field = 'harm'
		order by f.written desc limit 1), false) $$;

-- The facilitator: the one named last, so that a unit can ask somebody else.
alter table debrief_facilitator drop constraint debrief_facilitator_pkey;
alter table debrief_facilitator add primary key (episode_id, named_at);

create function access.leader_of(episode uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select f.account_id from public.debrief_facilitator f
		where f.episode_id = episode order by f.named_at desc limit 1 $$;

create or replace function access.facilitates(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.leader_of(episode) = access.me(), false)
		and not access.was_in_episode(episode, access.me()) $$;

create or replace function access.leads_a_debrief_of(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.debrief_facilitator f
		where f.person_id = person and f.account_id = access.me() and access.facilitates(f.episode_id)) $$;

-- To propose a change to a line one must read it: who leads a debrief reads the lines meant for staff (the card's),
-- and no others, until 90 days after the episode ended.
create function access.leads_lately(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.debrief_facilitator f
		where f.person_id = person and f.account_id = access.me() and access.facilitates(f.episode_id)
			and access.ended_at(f.episode_id) + make_interval(days => 90) > access.moment()) $$;

create function access.card_line_for_leader(answer uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.person_id = person and n.context = access.nobody()
			and n.voice = access.nobody() and 'card' = any (n.audience) and access.leads_lately(person)) $$;

create policy leader_reads_card on answer for select to foreword_app
	using (context = access.nobody() and voice = access.nobody() and access.card_line_for_leader(id, person_id));
create policy leader_reads_card on answer_now for select to foreword_app
	using (context = access.nobody() and voice = access.nobody() and access.card_line_for_leader(answer_id, person_id));
create policy leader_reads_card on rendering for select to foreword_app
	using (access.card_line_for_leader(answer_id, person_id));

-- Who may see the person's side unless an answer says otherwise. The newest row holds.
create table debrief_audience (
	id uuid primary key,
	episode_id uuid not null,
	person_id uuid not null references person,
	audience text[] not null check (audience <@ array['care-team', 'facilitator']),
	named uuid[] not null,
	chosen_by uuid not null references sign_in.account,
	chosen_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (episode_id, person_id) references episode (id, person_id)
);
create index debrief_audience_episode on debrief_audience (episode_id, chosen_at);
alter table debrief_audience enable row level security;
alter table debrief_audience force row level security;
create policy self_reads on debrief_audience for select to foreword_app using (access.is_self(person_id));
create policy self_chooses on debrief_audience for insert to foreword_app
	with check (access.is_self(person_id) and chosen_by = (select access.me()));
grant select, insert on debrief_audience to foreword_app;

-- What the audience of an answer means depends on what it is about: the card and the team of somebody's plan are not
-- the readers of what they say after an episode.
create or replace function access.shown_to_me(answer uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.person_id = person and n.context = access.nobody()
			and ((n.audience && array['card', 'care-team'] and access.treats(person))
				or ('card' = any (n.audience) and access.supports(person, 'card', false))
				or (access.me() = any (n.named) and access.is_supporter(person)))
	) $$;

-- Somebody the person named reads it while they are still something to the person: a supporter with a grant, or
-- staff who took part.
create or replace function access.debrief_shown_to_me(answer uuid, episode uuid, person uuid, voice uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.context = episode and n.person_id = person
			and (('facilitator' = any (n.audience) and access.facilitates(episode))
				or (access.me() = any (n.named) and (access.is_supporter(person) or access.in_episode(episode)))
				or (n.voice = access.nobody() and 'care-team' = any (n.audience) and access.treats(person)
					and not access.in_episode(episode))
				or (n.voice <> access.nobody() and 'person' = any (n.audience) and access.is_self(person)))
	) $$;

-- Words that stand beside an answer go with it; staff read those beside their own.
create function access.debrief_rendering_shown_to_me(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer a
		where a.id = answer and a.context <> access.nobody() and (a.voice = access.me()
			or access.debrief_shown_to_me(a.id, a.context, a.person_id, a.voice))) $$;
create policy debrief_reads on rendering for select to foreword_app
	using (access.debrief_rendering_shown_to_me(answer_id));

-- Other words stand beside an answer of the same person; staff put them beside their own.
create function access.answer_is_of(answer uuid, person uuid, whose uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer a
		where a.id = answer and a.person_id = person and (whose is null or a.voice = whose)) $$;
create policy of_that_person on rendering as restrictive for insert to foreword_app
	with check (access.answer_is_of(answer_id, person_id, null));
create policy voice_renders on rendering for insert to foreword_app
	with check (access.answer_is_of(answer_id, person_id, (select access.me())));

-- That a person checked what was typed for them says that they told their side: staff see it of an intake only.
create function access.was_told(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer a where a.id = answer and a.told_at_intake is not null) $$;
create policy only_what_was_told on answer_check as restrictive for select to foreword_app
	using (access.is_self(person_id) or access.was_told(answer_id)
		or access.supports(person_id, 'about-me', true) or access.supports(person_id, 'debrief', true));

-- What is written about an episode is about the person it happened to.
create function access.episode_is_of(episode uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.episode e where e.id = episode and e.person_id = person) $$;
create policy of_that_person on answer as restrictive for insert to foreword_app
	with check (context = access.nobody() or access.episode_is_of(context, person_id));
create policy of_that_person on answer_now as restrictive for insert to foreword_app
	with check (context = access.nobody() or access.episode_is_of(context, person_id));
create policy of_that_person on draft as restrictive for insert to foreword_app
	with check (context = access.nobody() or access.episode_is_of(context, person_id));

-- Of two rows of one moment, which came last.
alter table debrief_choice add written bigint generated always as identity;
alter table debrief_choice add foreign key (episode_id, person_id) references episode (id, person_id);
alter table debrief_facilitator add foreign key (episode_id, person_id) references episode (id, person_id);
alter table joint_debrief add foreign key (episode_id, person_id) references episode (id, person_id);
alter table finding add foreign key (episode_id, person_id) references episode (id, person_id);
alter table finding add unique (id, episode_id, person_id);
alter table proposal add foreign key (finding_id, episode_id, person_id) references finding (id, episode_id, person_id);
alter table proposal add unique (id, person_id);
-- One finding, one proposal: what the person declined is not offered again by the same finding.
alter table proposal add unique (finding_id);
alter table proposal_answer add foreign key (proposal_id, person_id) references proposal (id, person_id);
-- "Not now" can be said again; yes, other words and no are said once.
create unique index proposal_settled_once on proposal_answer (proposal_id) where answer <> 'not-now';
alter table proposal_answer add check ((answer = 'not-now') = (not_before is not null));
alter table proposal_answer add check ((answer = 'reworded') = (wording is not null));
alter table episode add unique (id, person_id, unit_id);
alter table unit_action add foreign key (episode_id, person_id, unit_id) references episode (id, person_id, unit_id);
alter table unit_action add unique (id, unit_id, person_id);
alter table unit_action_answer add foreign key (action_id, unit_id, person_id)
	references unit_action (id, unit_id, person_id);
alter table unit_action_answer add check (answer = 'will-do' or reason is not null);

create policy owner_reads on unit for select to foreword_owner using (true);
create policy owner_reads on proposal for select to foreword_owner using (true);
create policy owner_reads on proposal_answer for select to foreword_owner using (true);
create policy owner_reads on unit_action for select to foreword_owner using (true);
create policy owner_reads on joint_debrief for select to foreword_owner using (true);

-- Whether a proposal has been answered, for who made it: the word alone, never the person's reason.
create function access.proposal_outcomes(episode uuid) returns table (proposal_id uuid, answer text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (a.proposal_id) a.proposal_id, a.answer
		from public.proposal_answer a join public.proposal p on p.id = a.proposal_id
		where p.episode_id = episode and access.facilitates(episode)
		order by a.proposal_id, a.answered_at desc, a.id $$;

create function access.leads_action(action uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.unit_action u where u.id = action and access.facilitates(u.episode_id)) $$;
create policy facilitator_reads on unit_action_answer for select to foreword_app using (access.leads_action(action_id));

-- The little that everybody concerned needs to know about an ended episode: where and when, and whether the person
-- lives. No row while it goes on.
create function access.after_episode(episode uuid) returns table (unit_id uuid, unit text, zone text, pack text,
		language text, started_at timestamptz, ended_at timestamptz, died boolean)
	language sql stable security definer set search_path = ''
	as $$ select u.id, u.name, u.zone, e.pack,
			coalesce((select a.language from sign_in.account a where a.id = p.account_id), p.language),
			e.started_at, access.ended_at(e.id), access.has_died_in(e.id)
		from public.episode e join public.unit u on u.id = e.unit_id join public.person p on p.id = e.person_id
		where e.id = episode and access.ended_at(e.id) is not null
			and (access.may_read_episode(e.id) or access.is_supporter(e.person_id) or access.works_in(e.unit_id)) $$;

-- What a person can tell their side of, for them and whoever may type it for them, newest first.
create function access.debriefs_of_person(person uuid) returns table (episode_id uuid, zone text,
		started_at timestamptz, choice text, later_on date, chosen_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select e.id, u.zone, e.started_at, c.choice, c.later_on, c.chosen_at
		from public.episode e join public.unit u on u.id = e.unit_id
			left join lateral (select d.choice, d.later_on, d.chosen_at from public.debrief_choice d
				where d.episode_id = e.id order by d.written desc limit 1) c on true
		where e.person_id = person and access.ended_at(e.id) is not null and not access.has_died_in(e.id)
			and (access.is_self(person) or access.supports(person, 'debrief', true))
		order by e.started_at desc $$;

-- As before (0009), with the staff's part as numbers and the last meeting. After a death nothing is offered, so it is
-- not listed. What the person chose, and that there was a meeting, is not shown to staff who took part.
drop function access.debriefs_of_unit;
create function access.debriefs_of_unit(unit uuid) returns table (episode_id uuid, person_id uuid, person_name text,
		started_at timestamptz, ended_at timestamptz, pack text, led_by text, leader uuid, took_part boolean,
		staff_named integer, staff_written integer, choice text, later_on date, chosen_at timestamptz, met_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select e.id, e.person_id, p.name, e.started_at, access.ended_at(e.id), e.pack,
			access.name_of(access.leader_of(e.id)), access.leader_of(e.id), access.in_episode(e.id),
			(select count(distinct s.account_id)::int from public.episode_staff s where s.episode_id = e.id),
			(select count(distinct n.voice)::int from public.answer_now n
				where n.context = e.id and n.voice <> access.nobody()),
			c.choice, c.later_on, c.chosen_at,
			(select max(j.held_at) from public.joint_debrief j where j.episode_id = e.id and not access.in_episode(e.id))
		from public.episode e join public.person p on p.id = e.person_id
			left join lateral (select d.choice, d.later_on, d.chosen_at from public.debrief_choice d
				where d.episode_id = e.id and not access.in_episode(e.id)
				order by d.written desc limit 1) c on true
		where e.unit_id = unit and access.works_in(unit) and access.ended_at(e.id) is not null
			and not access.has_died_in(e.id)
		order by e.started_at desc $$;

revoke execute on function access.ended_at, access.has_died_in, access.leader_of from public;
