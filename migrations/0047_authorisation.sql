-- Leave asked for beforehand to use a practice that restricts, and all that happened with it. A request is a row, each
-- step a row, and nothing is changed: how it stands is worked out (standards/authorisation.ts).

create table authorisation (
	id uuid primary key,
	person_id uuid not null references person,
	unit_id uuid not null references unit,
	kind text not null,
	-- What exactly is asked for, in words; the longest time, and other limits.
	what text not null,
	most_minutes integer check (most_minutes > 0),
	limits text,
	-- Which needs are met while it lasts, and what is shown of the space: yes or no, by name.
	needs jsonb not null default '{}',
	space jsonb not null default '{}',
	asked_at timestamptz not null,
	asked_by uuid not null references sign_in.account
);
create index authorisation_person on authorisation (person_id);

create table authorisation_step (
	id uuid primary key,
	authorisation_id uuid not null references authorisation,
	person_id uuid not null references person,
	what text not null check (what in ('view', 'consent', 'withdrawn', 'panel', 'revoked')),
	-- Whether the person said it in their own session, or staff wrote it down.
	by_whom text not null check (by_whom in ('self', 'staff')),
	value jsonb not null default '{}',
	at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	written bigint generated always as identity
);
create index authorisation_step_of on authorisation_step (authorisation_id, written);

-- How assessments of a person stand: the newest row of each holds.
create table assessment_status (
	id uuid primary key,
	person_id uuid not null references person,
	what text not null check (what in ('functional', 'communication')),
	state text not null check (state in ('done', 'asked-for', 'missing', 'not-needed')),
	done_on date,
	by_name text,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	written bigint generated always as identity
);
create index assessment_status_person on assessment_status (person_id, what, written);

-- What covered an episode, for whoever may read its record: what it takes to work that out, and no words of anybody's.
create function access.authorisations_of_episode(of uuid) returns table (id uuid, kind text, needs jsonb, space jsonb,
		most_minutes integer, asked_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.kind, a.needs, a.space, a.most_minutes, a.asked_at
		from public.episode e join public.authorisation a on a.person_id = e.person_id and a.unit_id = e.unit_id
		where e.id = of and (access.is_self(e.person_id) or access.treats(e.person_id) or access.in_episode(of)
			or access.facilitates(of))
		order by a.asked_at, a.id $$;
create function access.authorisation_steps_of_episode(of uuid) returns table (id uuid, authorisation_id uuid, what text,
		by_whom text, value jsonb, at timestamptz, by text)
	language sql stable security definer set search_path = ''
	as $$ select s.id, s.authorisation_id, s.what, s.by_whom,
			s.value - array['words', 'how', 'giver-name', 'order', 'body', 'reference', 'conditions', 'why'], s.at, ''
		from access.authorisations_of_episode(of) a join public.authorisation_step s on s.authorisation_id = a.id
		order by s.written $$;
create function access.assessments_of_episode(of uuid) returns table (what text, state text, entered_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select s.what, s.state, s.entered_at from public.episode e join public.assessment_status s on s.person_id = e.person_id
		where e.id = of and (access.is_self(e.person_id) or access.treats(e.person_id) or access.in_episode(of)
			or access.facilitates(of))
		order by s.written $$;

alter table authorisation enable row level security;
alter table authorisation force row level security;
alter table authorisation_step enable row level security;
alter table authorisation_step force row level security;
alter table assessment_status enable row level security;
alter table assessment_status force row level security;

create policy owner_reads on authorisation for select to foreword_owner using (true);
create policy owner_reads on authorisation_step for select to foreword_owner using (true);
create policy owner_reads on assessment_status for select to foreword_owner using (true);
create policy self_reads on authorisation for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on authorisation for select to foreword_app using (access.treats(person_id));
create policy treating_asks on authorisation for insert to foreword_app
	with check (access.treats(person_id) and access.works_in(unit_id) and asked_by = (select access.me()));

create policy self_reads on authorisation_step for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on authorisation_step for select to foreword_app using (access.treats(person_id));
-- What the person says is said by them alone; nobody consents in their name, and they decide for no panel.
create policy self_says on authorisation_step for insert to foreword_app
	with check (access.is_self(person_id) and by_whom = 'self' and what = 'view'
		and entered_by = (select access.me()));
create policy treating_writes on authorisation_step for insert to foreword_app
	with check (access.treats(person_id) and by_whom = 'staff' and entered_by = (select access.me()));

create policy self_reads on assessment_status for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on assessment_status for select to foreword_app using (access.treats(person_id));
create policy treating_writes on assessment_status for insert to foreword_app
	with check (access.treats(person_id) and entered_by = (select access.me()));

grant select, insert on authorisation, authorisation_step, assessment_status to foreword_app;
