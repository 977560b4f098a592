-- Staff, or whoever supports the person, talked with them about what calms and what harms: on which day, and who else
-- was there (S0-15). The person reads it and may say that it was not so. Rows are added and never changed.
create table talked (
	id uuid primary key,
	person_id uuid not null references person,
	said_by uuid not null references sign_in.account,
	said_as text not null check (said_as in ('staff', 'supporter')),
	held_on date not null,
	present text not null,
	entered_at timestamptz not null,
	written bigint generated always as identity,
	unique (id, person_id)
);
create index talked_person on talked (person_id, held_on);

-- The person's own word on it; the newest holds.
create table talked_word (
	id uuid primary key,
	talked_id uuid not null,
	person_id uuid not null,
	was_so boolean not null,
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (talked_id, person_id) references talked (id, person_id)
);
create index talked_word_talked on talked_word (talked_id);

alter table talked enable row level security;
alter table talked force row level security;
alter table talked_word enable row level security;
alter table talked_word force row level security;
create policy self_reads on talked for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on talked for select to foreword_app using (access.treats(person_id));
create policy supporter_reads on talked for select to foreword_app
	using (access.supports(person_id, 'about-me', false));
create policy treating_writes on talked for insert to foreword_app
	with check (access.treats(person_id) and said_as = 'staff' and said_by = (select access.me())
		and entered_at = (select access.moment()));
create policy supporter_writes on talked for insert to foreword_app
	with check (access.supports(person_id, 'about-me', false) and said_as = 'supporter'
		and said_by = (select access.me()) and entered_at = (select access.moment()));
create policy self_reads on talked_word for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on talked_word for select to foreword_app using (access.treats(person_id));
create policy supporter_reads on talked_word for select to foreword_app
	using (access.supports(person_id, 'about-me', false));
create policy self_says on talked_word for insert to foreword_app
	with check (access.is_self(person_id) and said_by = (select access.me())
		and said_at = (select access.moment()));
grant select, insert on talked, talked_word to foreword_app;
