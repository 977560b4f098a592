-- The person puts their name to what they wrote about themselves. A signature stands for the answers that were shown,
-- and for nothing that was written later.

create table plan_signature (
	id uuid primary key,
	person_id uuid not null references person,
	-- Of exactly what the page showed: questions, words and readers.
	text_hash bytea not null,
	answers uuid[] not null,
	method text not null check (method in ('typed', 'mark', 'aloud', 'paper')),
	-- The name as typed, how the mark looks, to whom it was said, or where the paper is.
	words text not null,
	freely boolean not null,
	signed_by uuid not null references sign_in.account,
	signed_at timestamptz not null
);
create index plan_signature_person on plan_signature (person_id, signed_at);

-- For whoever may read a card: which of the answers they can see are signed. Ids only, and of what they see alone.
create function access.plan_signed(person uuid) returns table (answer_id uuid, signed_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (one.id) one.id, s.signed_at
		from public.plan_signature s cross join unnest(s.answers) as one(id)
		where s.person_id = person
			and (access.is_self(person) or access.treats(person) or access.supports(person, 'card', false))
			and (access.is_self(person) or access.shown_to_me(one.id, person))
		order by one.id, s.signed_at desc $$;

alter table plan_signature enable row level security;
alter table plan_signature force row level security;
create policy owner_reads on plan_signature for select to foreword_owner using (true);
create policy self_reads on plan_signature for select to foreword_app using (access.is_self(person_id));
create policy self_signs on plan_signature for insert to foreword_app
	with check (access.is_self(person_id) and signed_by = (select access.me()) and signed_at = (select access.moment()));
grant select, insert on plan_signature to foreword_app;
