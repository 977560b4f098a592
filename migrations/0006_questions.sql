-- Every answer to every question set. An answer is a row that never changes; answer_now points to the current
-- one and says who may see it. `voice` is whose account it is: the person's own (all zeros) or a staff member's.
-- `context` is what it is about: nothing in particular (all zeros) or an episode.

create table answer (
	id uuid primary key,
	person_id uuid not null references person,
	question text not null,
	context uuid not null default '00000000-0000-0000-0000-000000000000',
	voice uuid not null default '00000000-0000-0000-0000-000000000000',
	set_version integer not null,
	state text not null check (state in ('answered', 'skipped', 'not-sure', 'not-now', 'does-not-apply')),
	value jsonb,
	language text not null,
	typed_by uuid not null references sign_in.account,
	-- Told to staff at an intake and typed by them: shown as "not checked" until the person confirms it.
	told_at_intake uuid,
	base uuid references answer,
	proposal uuid,
	key text not null,
	body_hash bytea not null,
	written_at timestamptz not null,
	check ((state = 'answered') = (value is not null)),
	unique (person_id, typed_by, key)
);
create index answer_question on answer (person_id, question, context, voice, written_at);

create table answer_now (
	person_id uuid not null references person,
	question text not null,
	context uuid not null default '00000000-0000-0000-0000-000000000000',
	voice uuid not null default '00000000-0000-0000-0000-000000000000',
	answer_id uuid not null references answer,
	audience text[] not null default '{}'
		check (audience <@ array['card', 'care-team', 'facilitator', 'person']),
	named uuid[] not null default '{}',
	changed_at timestamptz not null,
	primary key (person_id, question, context, voice)
);
create index answer_now_answer on answer_now (answer_id);

-- What somebody else typed becomes the person's answer only when the person has checked it.
create table answer_check (
	answer_id uuid primary key references answer,
	person_id uuid not null references person,
	outcome text not null check (outcome in ('confirmed', 'not-mine')),
	checked_by uuid not null references sign_in.account,
	checked_at timestamptz not null
);

create table draft (
	person_id uuid not null references person,
	question text not null,
	context uuid not null default '00000000-0000-0000-0000-000000000000',
	voice uuid not null default '00000000-0000-0000-0000-000000000000',
	writer uuid not null references sign_in.account,
	fields jsonb not null,
	saved_at timestamptz not null,
	primary key (person_id, question, context, voice, writer)
);

-- An answer (or one item of it) in another language. Stands beside the answer, never over it.
create table rendering (
	id uuid primary key,
	answer_id uuid not null references answer,
	person_id uuid not null references person,
	item uuid,
	language text not null,
	wording text not null,
	made_by text not null,
	how text not null check (how in ('human', 'machine')),
	checked_by text,
	written_at timestamptz not null
);
create index rendering_answer on rendering (answer_id);

create function access.nobody() returns uuid language sql immutable parallel safe
	as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;

-- The part of a grant that covers a question: what is about an episode is part of the debrief.
create function access.part_of(context uuid) returns text language sql immutable parallel safe
	as $$ select case when context = '00000000-0000-0000-0000-000000000000' then 'about-me' else 'debrief' end $$;

-- Did I type this answer for the person, and may I still?
create function access.typed_by_me(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer a
		where a.id = answer and a.typed_by = access.me()
			and access.supports(a.person_id, access.part_of(a.context), true)
	) $$;

-- Whose words may I be in the middle of typing: my own, and those of whoever lets me type for them at this moment.
create function access.may_draft(person uuid, context uuid, voice uuid) returns boolean
	language sql stable set search_path = ''
	as $$ select voice = access.me() or (voice = access.nobody()
		and (access.is_self(person) or access.supports(person, access.part_of(context), true))) $$;

alter table answer enable row level security;
alter table answer force row level security;
alter table answer_now enable row level security;
alter table answer_now force row level security;
alter table answer_check enable row level security;
alter table answer_check force row level security;
alter table draft enable row level security;
alter table draft force row level security;
alter table rendering enable row level security;
alter table rendering force row level security;

create policy owner_reads on answer for select to foreword_owner using (true);
create policy owner_reads on answer_now for select to foreword_owner using (true);
create policy owner_reads on answer_check for select to foreword_owner using (true);

-- The person: every version of their own answers, and what staff wrote that is meant for them too.
create policy self_reads on answer for select to foreword_app
	using (voice = access.nobody() and access.is_self(person_id));
create policy self_reads on answer_now for select to foreword_app
	using (access.is_self(person_id) and (voice = access.nobody() or 'person' = any (audience)));
create policy self_reads on answer_check for select to foreword_app using (access.is_self(person_id));
create policy self_reads on rendering for select to foreword_app using (access.is_self(person_id));

-- Whoever typed an answer for the person sees what they typed while the grant lasts.
create policy typist_reads on answer for select to foreword_app
	using (typed_by = (select access.me()) and voice = access.nobody() and told_at_intake is null
		and access.supports(person_id, access.part_of(context), true));
create policy typist_reads on answer_check for select to foreword_app
	using (access.supports(person_id, 'about-me', true) or access.supports(person_id, 'debrief', true));
create policy voice_reads on answer for select to foreword_app using (voice = (select access.me()));
create policy voice_reads on answer_now for select to foreword_app using (voice = (select access.me()));

create policy self_writes on answer for insert to foreword_app
	with check (voice = access.nobody() and typed_by = (select access.me()) and told_at_intake is null
		and access.is_self(person_id));
create policy supporter_types on answer for insert to foreword_app
	with check (voice = access.nobody() and typed_by = (select access.me()) and told_at_intake is null
		and proposal is null and access.supports(person_id, access.part_of(context), true));
create policy self_points on answer_now for insert to foreword_app
	with check (voice = access.nobody() and access.is_self(person_id));
create policy self_moves on answer_now for update to foreword_app
	using (voice = access.nobody() and access.is_self(person_id))
	with check (voice = access.nobody() and access.is_self(person_id));
create policy self_checks on answer_check for insert to foreword_app
	with check (access.is_self(person_id) and checked_by = (select access.me()));
create policy writer_or_person_reads on draft for select to foreword_app
	using ((voice = access.nobody() and access.is_self(person_id))
		or (writer = (select access.me()) and access.may_draft(person_id, context, voice)));
create policy writer_writes on draft for insert to foreword_app
	with check (writer = (select access.me()) and voice = access.nobody()
		and access.may_draft(person_id, context, voice));
create policy writer_changes on draft for update to foreword_app
	using (writer = (select access.me()) and access.may_draft(person_id, context, voice))
	with check (writer = (select access.me()) and access.may_draft(person_id, context, voice));
create policy writer_clears on draft for delete to foreword_app
	using (writer = (select access.me()) and access.may_draft(person_id, context, voice));
create policy self_renders on rendering for insert to foreword_app with check (access.is_self(person_id));
create policy typist_renders on rendering for insert to foreword_app with check (access.typed_by_me(answer_id));

grant select, insert on answer, answer_check, rendering to foreword_app;
grant select, insert on answer_now to foreword_app;
grant update (answer_id, audience, named, changed_at) on answer_now to foreword_app;
grant select, insert, update, delete on draft to foreword_app;
