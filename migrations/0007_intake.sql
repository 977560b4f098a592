-- A person arrives at a unit. An open intake is what makes that unit treat the person, and discharge ends it.

create table intake (
	id uuid primary key,
	person_id uuid not null references person,
	unit_id uuid not null references unit,
	opened_by uuid not null references sign_in.account,
	opened_at timestamptz not null,
	ended_by uuid references sign_in.account,
	ended_at timestamptz,
	ended_how text check (ended_how in ('discharge', 'wrong-person')),
	check ((ended_at is null) = (ended_how is null))
);
create index intake_person on intake (person_id);
create index intake_unit on intake (unit_id) where ended_at is null;
-- Two clinicians who open at the same moment open one intake.
create unique index intake_open_once on intake (person_id, unit_id) where ended_at is null;

-- "I have read this card", once for each clinician and intake.
create table card_reading (
	intake_id uuid not null references intake,
	account_id uuid not null references sign_in.account,
	person_id uuid not null references person,
	read_at timestamptz not null,
	primary key (intake_id, account_id)
);

-- A wish that was not followed, or cannot be: which words, why, by whom, until when. The person reads every row.
create table wish_not_followed (
	id uuid primary key,
	person_id uuid not null references person,
	intake_id uuid references intake,
	episode_id uuid,
	question text not null,
	item uuid,
	answer_id uuid not null references answer,
	reason text not null,
	words text not null,
	until_when text,
	set_aside_by uuid not null references sign_in.account,
	set_aside_at timestamptz not null
);
create index wish_not_followed_person on wish_not_followed (person_id);

create function access.treats(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.intake i join public.unit_staff s on s.unit_id = i.unit_id
		where i.person_id = person and i.ended_at is null
			and s.account_id = access.me() and (s.until is null or s.until > access.moment())
	) $$;

-- Whether this is an open intake of this person, at a unit the account works in.
create function access.is_open_intake(intake uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.intake i
		where i.id = intake and i.person_id = person and i.ended_at is null and access.works_in(i.unit_id)
	) $$;

-- Whether the person has said if an answer that somebody else typed is theirs.
create function access.is_checked(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer_check c where c.answer_id = answer) $$;

create function access.is_clinician() returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.unit_staff s
		where s.account_id = access.me() and (s.until is null or s.until > access.moment())
	) $$;

-- Is this the current answer, and does its audience include me? For answers that are about nothing in particular.
create function access.shown_to_me(answer uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.person_id = person
			and ((n.audience && array['card', 'care-team'] and access.treats(person))
				or ('card' = any (n.audience) and access.supports(person, 'card', false))
				or (access.me() = any (n.named) and access.is_supporter(person)))
	) $$;

alter table intake enable row level security;
alter table intake force row level security;
alter table card_reading enable row level security;
alter table card_reading force row level security;
alter table wish_not_followed enable row level security;
alter table wish_not_followed force row level security;

create policy owner_reads on intake for select to foreword_owner using (true);
create policy self_reads on intake for select to foreword_app using (access.is_self(person_id));
create policy unit_reads on intake for select to foreword_app using (access.works_in(unit_id));
create policy unit_opens on intake for insert to foreword_app
	with check (access.works_in(unit_id) and opened_by = (select access.me()) and ended_at is null);
create policy unit_ends on intake for update to foreword_app
	using (access.works_in(unit_id) and ended_at is null)
	with check (access.works_in(unit_id) and ended_by = (select access.me()));

create policy self_reads on card_reading for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on card_reading for select to foreword_app using (access.treats(person_id));
create policy treating_marks on card_reading for insert to foreword_app
	with check (access.treats(person_id) and account_id = (select access.me()));
create policy self_reads on wish_not_followed for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on wish_not_followed for select to foreword_app using (access.treats(person_id));
create policy treating_writes on wish_not_followed for insert to foreword_app
	with check (access.treats(person_id) and set_aside_by = (select access.me()));

create policy treating_reads on person for select to foreword_app using (access.treats(id));
create policy clinician_meets on person for insert to foreword_app
	with check ((select access.is_clinician()) and account_id is null);

create policy shown_reads on answer for select to foreword_app
	using (voice = access.nobody() and context = access.nobody() and access.shown_to_me(id, person_id));
create policy shown_reads on answer_now for select to foreword_app
	using (voice = access.nobody() and context = access.nobody() and access.shown_to_me(answer_id, person_id));
create policy shown_reads on rendering for select to foreword_app using (access.shown_to_me(answer_id, person_id));
-- Once the person has checked it, it is read as any answer of theirs, or not at all.
create policy told_reads on answer for select to foreword_app
	using (told_at_intake is not null and access.treats(person_id) and not access.is_checked(id));
create policy told_writes on answer for insert to foreword_app
	with check (voice = access.nobody() and context = access.nobody() and proposal is null
		and typed_by = (select access.me()) and access.is_open_intake(told_at_intake, person_id));
create policy treating_reads on answer_check for select to foreword_app using (access.treats(person_id));

grant select, insert on intake, card_reading, wish_not_followed to foreword_app;
grant update (ended_by, ended_at, ended_how) on intake to foreword_app;
