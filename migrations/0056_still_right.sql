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

-- Until when a wish is set aside: a moment, or this stay. Neither: nobody knows yet. The words of before are kept.
alter table wish_not_followed add column until_at timestamptz;
alter table wish_not_followed add column this_stay boolean not null default false;
alter table wish_not_followed add check (until_at is null or not this_stay);

-- What was set aside in the stay in which an episode began, for whoever leads what comes after it: to be looked at
-- together. What the person keeps from them is not among it.
create function access.asides_for(episode uuid) returns table (id uuid, question text, item uuid, answer uuid, reason text,
		words text, tried text, until_when text, until_at timestamptz, this_stay boolean, written_by text, at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select w.id, w.question, w.item, coalesce(w.answer_id, w.line_version), w.reason, w.words, w.tried, w.until_when,
			w.until_at, w.this_stay, access.name_of(w.set_aside_by), w.set_aside_at
		from public.episode e
		join public.intake i on i.person_id = e.person_id and i.unit_id = e.unit_id
			and i.opened_at <= e.started_at and (i.ended_at is null or i.ended_at >= e.started_at)
		join public.wish_not_followed w on w.intake_id = i.id and w.episode_id is distinct from e.id
		where e.id = episode and access.facilitates(episode)
			and not access.wish_hidden(w.question, w.item, w.answer_id, w.line_version, w.person_id) $$;
