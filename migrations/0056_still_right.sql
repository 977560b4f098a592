-- That what stands on the card is still right, as the person says it. The newest one counts; rows are added and never changed.
create table still_right (
	id uuid primary key,
	person_id uuid not null references person,
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null
);
create index still_right_person on still_right (person_id, said_at);

-- For whoever may read a card: when the person last said so, and nothing else.
create function access.still_right_at(person uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select max(s.said_at) from public.still_right s where s.person_id = person
		and (access.is_self(person) or access.treats(person) or access.supports(person, 'card', false)) $$;

alter table still_right enable row level security;
alter table still_right force row level security;
create policy owner_reads on still_right for select to foreword_owner using (true);
create policy self_reads on still_right for select to foreword_app using (access.is_self(person_id));
create policy self_says on still_right for insert to foreword_app
	with check (access.is_self(person_id) and said_by = (select access.me()) and said_at = (select access.moment()));
grant select, insert on still_right to foreword_app;
