-- After an ended episode: what the person chose, who leads, what was found. The accounts themselves are answers
-- to question sets, with the episode as their context.

create table debrief_choice (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	choice text not null check (choice in ('now', 'later', 'no')),
	later_on date,
	chosen_by uuid not null references sign_in.account,
	chosen_at timestamptz not null,
	check ((choice = 'later') = (later_on is not null))
);
create index debrief_choice_episode on debrief_choice (episode_id, chosen_at);

create table debrief_facilitator (
	episode_id uuid primary key references episode,
	person_id uuid not null references person,
	account_id uuid not null references sign_in.account,
	named_by uuid not null references sign_in.account,
	named_at timestamptz not null
);
create index debrief_facilitator_account on debrief_facilitator (account_id);

-- The meeting: who was there, and the five purposes of CTS.05.05.17 EP 2, each met, not met or declined.
create table joint_debrief (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	held_at timestamptz not null,
	present text[] not null,
	purposes jsonb not null,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null
);
create index joint_debrief_episode on joint_debrief (episode_id);

create table finding (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	wording text not null,
	language text not null,
	from_whom text not null check (from_whom in ('person', 'staff', 'joint')),
	noted_by uuid not null references sign_in.account,
	noted_at timestamptz not null
);
create index finding_episode on finding (episode_id);

-- Leads this debrief, and took no part in the episode.
create function access.facilitates(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
			select from public.debrief_facilitator f where f.episode_id = episode and f.account_id = access.me()
		) and not access.was_in_episode(episode, access.me()) $$;

create function access.works_where_it_happened(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.works_in((select e.unit_id from public.episode e where e.id = episode)) $$;

create function access.is_facilitator_account(account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from sign_in.account a
		where a.id = account and a.kind = 'staff' and 'facilitator' = any (a.roles) and a.disabled_at is null) $$;

-- Everybody who may be asked to lead this debrief.
create function access.facilitators_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.works_where_it_happened(episode) and access.is_facilitator_account(a.id)
			and not access.was_in_episode(episode, a.id)
		order by a.name $$;

-- May I read this answer, which is about an episode?
create function access.debrief_shown_to_me(answer uuid, episode uuid, person uuid, voice uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.context = episode
			and (('facilitator' = any (n.audience) and access.facilitates(episode))
				or access.me() = any (n.named)
				or (voice = access.nobody() and 'care-team' = any (n.audience) and access.treats(person)
					and not access.in_episode(episode))
				or (voice <> access.nobody() and 'person' = any (n.audience) and access.is_self(person)))
	) $$;

-- Ended episodes of a unit, for its list of debriefs. Says who and when, nothing of what anybody wrote, and of the
-- person's side only what they chose, never to staff who took part.
create function access.debriefs_of_unit(unit uuid) returns table (episode_id uuid, person_id uuid, person_name text,
		started_at timestamptz, ended_at timestamptz, pack text, led_by text, choice text, later_on date, chosen_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select e.id, e.person_id, p.name, e.started_at, (f.value ->> 'at')::timestamptz, e.pack,
			(select access.name_of(l.account_id) from public.debrief_facilitator l where l.episode_id = e.id),
			c.choice, c.later_on, c.chosen_at
		from public.episode e join public.person p on p.id = e.person_id
			join lateral (select x.value from public.episode_fact x where x.episode_id = e.id and x.field = 'ended'
				order by x.written desc limit 1) f on true
			left join lateral (select d.choice, d.later_on, d.chosen_at from public.debrief_choice d
				where d.episode_id = e.id and not access.in_episode(e.id) order by d.chosen_at desc limit 1) c on true
		where e.unit_id = unit and access.works_in(unit)
		order by e.started_at desc $$;

create function access.leads_a_debrief_of(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.debrief_facilitator f where f.person_id = person and f.account_id = access.me()) $$;

alter table debrief_choice enable row level security;
alter table debrief_choice force row level security;
alter table debrief_facilitator enable row level security;
alter table debrief_facilitator force row level security;
alter table joint_debrief enable row level security;
alter table joint_debrief force row level security;
alter table finding enable row level security;
alter table finding force row level security;

create policy owner_reads on debrief_facilitator for select to foreword_owner using (true);
create policy owner_reads on debrief_choice for select to foreword_owner using (true);
create policy self_reads on debrief_choice for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on debrief_choice for select to foreword_app using (access.facilitates(episode_id));
create policy typist_reads on debrief_choice for select to foreword_app using (access.supports(person_id, 'debrief', true));
create policy self_chooses on debrief_choice for insert to foreword_app
	with check (chosen_by = (select access.me()) and access.is_self(person_id));

create policy self_reads on debrief_facilitator for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on debrief_facilitator for select to foreword_app
	using (account_id = (select access.me()));
create policy unit_reads on debrief_facilitator for select to foreword_app
	using (access.works_where_it_happened(episode_id));
create policy unit_names on debrief_facilitator for insert to foreword_app
	with check (named_by = (select access.me()) and access.works_where_it_happened(episode_id)
		and access.is_facilitator_account(account_id) and not access.was_in_episode(episode_id, account_id));

create policy self_reads on joint_debrief for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on joint_debrief for select to foreword_app using (access.facilitates(episode_id));
create policy facilitator_writes on joint_debrief for insert to foreword_app
	with check (access.facilitates(episode_id) and entered_by = (select access.me()));
create policy self_reads on finding for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on finding for select to foreword_app using (access.facilitates(episode_id));
create policy facilitator_writes on finding for insert to foreword_app
	with check (access.facilitates(episode_id) and noted_by = (select access.me()));

create policy facilitator_reads on episode for select to foreword_app using (access.facilitates(id));
create policy facilitator_reads on episode_fact for select to foreword_app using (access.facilitates(episode_id));
create policy facilitator_reads on episode_staff for select to foreword_app using (access.facilitates(episode_id));
create policy facilitator_reads on wish_not_followed for select to foreword_app
	using (episode_id is not null and access.facilitates(episode_id));
create policy facilitator_reads on person for select to foreword_app using (access.leads_a_debrief_of(id));

create policy debrief_reads on answer for select to foreword_app
	using (context <> access.nobody() and access.debrief_shown_to_me(id, context, person_id, voice));
create policy debrief_reads on answer_now for select to foreword_app
	using (context <> access.nobody() and access.debrief_shown_to_me(answer_id, context, person_id, voice));
create policy involved_drafts on draft for insert to foreword_app
	with check (writer = (select access.me()) and voice = (select access.me()) and access.in_episode(context));
create policy involved_writes on answer for insert to foreword_app
	with check (voice = (select access.me()) and typed_by = (select access.me()) and proposal is null
		and told_at_intake is null and access.in_episode(context));
create policy involved_points on answer_now for insert to foreword_app
	with check (voice = (select access.me()) and access.in_episode(context));
create policy involved_moves on answer_now for update to foreword_app
	using (voice = (select access.me())) with check (voice = (select access.me()) and access.in_episode(context));

grant select, insert on debrief_choice, debrief_facilitator, joint_debrief, finding to foreword_app;
