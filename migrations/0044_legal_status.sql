-- By what right somebody is at a unit, from which day, under which law. A change is another row: none is overwritten.
-- The person reads every row, with what it means for them.

create table legal_status (
	id uuid primary key,
	person_id uuid not null references person,
	intake_id uuid references intake,
	status text not null check (status in ('voluntary', 'detained', 'emergency', 'court', 'guardian', 'not-known')),
	-- The status of one law's own list, such as scotland-2003/short-term; none where it was chosen from the general list.
	listed text check (listed ~ '^[a-z0-9-]+/[a-z0-9-]+$'),
	law text not null,
	since date not null,
	until date,
	told text not null check (told in ('yes', 'not-yet')),
	written_by uuid not null references sign_in.account,
	written_at timestamptz not null,
	written bigint generated always as identity
);
create index legal_status_person on legal_status (person_id, written);

alter table legal_status enable row level security;
alter table legal_status force row level security;
create policy self_reads on legal_status for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on legal_status for select to foreword_app using (access.treats(person_id));
create policy treating_writes on legal_status for insert to foreword_app
	with check (access.treats(person_id) and written_by = (select access.me())
		and (intake_id is null or access.is_open_intake(intake_id, person_id)));
grant select, insert on legal_status to foreword_app;
