-- What a unit cannot offer, and what those who read a card say they will follow. First: what it cannot offer, by the options that questions have: since when, why, what there is instead, and when it was there
-- again. Rows are added and never changed; the newest of the latest day holds.

create table unit_lack (
	id uuid primary key,
	unit_id uuid not null references unit,
	-- Set, question and option: about-me/helps/animal.
	what text not null,
	state text not null check (state in ('missing', 'there')),
	from_day date not null,
	-- The last day it is missing, where that is known.
	until_day date check (until_day >= from_day),
	because text,
	instead text,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	written bigint generated always as identity,
	check (state = 'there' or because is not null)
);
create index unit_lack_unit on unit_lack (unit_id);

-- What the places lack where somebody is now: for themselves, and for whoever works there. A supporter is not told where they are.
create function access.lacks_for(person uuid) returns table (unit_id uuid, unit text, zone text, id uuid, what text, state text,
		from_day date, until_day date, because text, instead text, entered_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select u.id, u.name, u.zone, l.id, l.what, l.state, l.from_day, l.until_day, l.because, l.instead, l.entered_at
		from public.unit u join public.unit_lack l on l.unit_id = u.id
		where exists (select from public.intake i where i.unit_id = u.id and i.ended_at is null
				and i.person_id = any (access.records_of(person)))
			and (access.is_self(person) or access.works_in(u.id))
		order by l.from_day, l.written $$;

alter table unit_lack enable row level security;
alter table unit_lack force row level security;
create policy owner_reads on unit_lack for select to foreword_owner using (true);
create policy member_reads on unit_lack for select to foreword_app using (access.works_in(unit_id));
create policy keeper_reads on unit_lack for select to foreword_app using ((select access.has_role('keeper')));
create policy member_adds on unit_lack for insert to foreword_app
	with check (access.works_in(unit_id) and entered_by = (select access.me()));
create policy keeper_adds on unit_lack for insert to foreword_app
	with check ((select access.has_role('keeper')) and entered_by = (select access.me()));
grant select, insert on unit_lack to foreword_app;

-- Which lines of the card somebody said they will follow, in one stay. Rows are added and never changed.
create table wish_followed (
	id uuid primary key,
	person_id uuid not null references person,
	intake_id uuid not null references intake,
	question text not null,
	item uuid,
	-- Of an answer or of the crisis plan.
	answer_id uuid references answer,
	line_version uuid,
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	check ((answer_id is null) <> (line_version is null))
);
create index wish_followed_person on wish_followed (person_id);
alter table wish_followed enable row level security;
alter table wish_followed force row level security;
create policy self_reads on wish_followed for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on wish_followed for select to foreword_app using (access.treats(person_id));
create policy treating_says on wish_followed for insert to foreword_app
	with check (access.treats(person_id) and said_by = (select access.me())
		and access.is_open_intake(intake_id, person_id));
create policy not_hidden on wish_followed as restrictive for select to foreword_app
	using (said_by = (select access.me())
		or not access.wish_hidden(question, item, answer_id, line_version, person_id));
grant select, insert on wish_followed to foreword_app;
