-- The wallet card: a code on paper that shows a stranger the lines the person ticked for it, and nothing else. Whoever
-- reads says who they are and why; the person sees it. One code works at a time, for thirty days or until it is stopped.

-- Which lines the code shows. The newest choice holds; what was ticked under pressure shows nothing until the person
-- confirms it, and what was unticked is gone at once whatever happens to the rest. A line is named by `name`, `born`,
-- `a:<question>`, `a:<question>#<item>` or `c:<contact>`.
create table wallet_choice (
	id uuid primary key,
	person_id uuid not null references person,
	lines text[] not null,
	-- The person wants it called a crisis card.
	crisis boolean not null,
	chosen_at timestamptz not null,
	written bigint generated always as identity
);
create index wallet_choice_person on wallet_choice (person_id, written);

create table wallet_code (
	id uuid primary key,
	person_id uuid not null references person,
	code_hash bytea not null unique check (octet_length(code_hash) = 32),
	made_at timestamptz not null,
	expires_at timestamptz not null check (expires_at > made_at and expires_at <= made_at + interval '30 days'),
	stopped_at timestamptz
);
create unique index wallet_code_one on wallet_code (person_id) where stopped_at is null;

-- Each time a code was used: what the reader said of themselves. Written through access.use_wallet alone.
create table wallet_use (
	id uuid primary key,
	code_id uuid not null references wallet_code,
	person_id uuid not null references person,
	reader text not null check (char_length(reader) between 1 and 100),
	reason text not null check (char_length(reason) between 1 and 300),
	used_at timestamptz not null
);
create index wallet_use_person on wallet_use (person_id, used_at);

-- The lines that count now: those of the newest choice that holds, without what any later one left out.
create function access.wallet_ticked(person uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$ with held as (
			select c.lines, c.written from public.wallet_choice c
			where c.person_id = person and not access.is_held(c.id) order by c.written desc limit 1)
		select coalesce(array_agg(line), '{}') from held, unnest(held.lines) line
		where not exists (select from public.wallet_choice l
			where l.person_id = person and l.written > held.written and not line = any (l.lines)) $$;
revoke execute on function access.wallet_ticked from public;

create function access.my_wallet() returns text[]
	language sql stable security definer set search_path = ''
	as $$ select access.wallet_ticked(access.my_person()) $$;

-- A code that works at this moment.
create function access.wallet_works(c public.wallet_code) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select c.stopped_at is null and c.expires_at > access.moment() and not access.is_held(c.id) $$;
revoke execute on function access.wallet_works from public;

-- Notes who reads and why, before anything is read. False for a code that does not work, whatever the cause.
create function access.use_wallet(hash bytea, use uuid, reader text, reason text, request text) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare code public.wallet_code;
	begin
		select * into code from public.wallet_code c where c.code_hash = hash and access.wallet_works(c);
		if not found then return false; end if;
		insert into public.wallet_use (id, code_id, person_id, reader, reason, used_at)
			values (use, code.id, code.person_id, reader, reason, access.moment());
		perform access.note('look', 'wallet:use', 'wallet', 'anyone', null, code.person_id, use, request, '{}');
		return true;
	end $$;

-- Whose lines a use opens: at its very moment only, so that nothing is read without a look.
create function access.wallet_person(use uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select u.person_id from public.wallet_use u join public.wallet_code c on c.id = u.code_id
		where u.id = use and u.used_at = access.moment() and access.wallet_works(c) $$;
revoke execute on function access.wallet_person from public;

create function access.wallet_names(use uuid) returns table (name text, birth_date date)
	language sql stable security definer set search_path = ''
	as $$ select case when 'name' = any (t.ticked) then p.name end, case when 'born' = any (t.ticked) then p.birth_date end
		from public.person p, lateral (select access.wallet_ticked(p.id) as ticked) t
		where p.id = access.wallet_person(use) $$;

create function access.wallet_contacts(use uuid) returns table (id uuid, name text, who text, phone text, tell boolean)
	language sql stable security definer set search_path = ''
	as $$ select c.id, c.name, c.who, c.phone, c.tell from public.contact c
		where c.person_id = access.wallet_person(use) and c.removed_at is null
			and 'c:' || c.id::text = any (access.wallet_ticked(c.person_id))
		order by c.created_at, c.id $$;

-- The answers a use shows, as they are now and with ticked items alone: on the card, the person's own, and kept from
-- nobody, since anybody could be the reader. What stands behind a line is not on the card.
create function access.wallet_answers(use uuid) returns table (id uuid, question text, context uuid, voice uuid,
	set_version integer, state text, value jsonb, language text, typed_by uuid, typist text, told_at_intake uuid,
	base uuid, proposal uuid, written_at timestamptz, audience text[], named uuid[])
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.question, a.context, a.voice, a.set_version, a.state,
			case when a.value ? 'items' then jsonb_build_object('items', (
				select coalesce(jsonb_agg(i.item - 'more' order by i.place), '[]')
				from jsonb_array_elements(a.value -> 'items') with ordinality i (item, place)
				where 'a:' || a.question || '#' || (i.item ->> 'id') = any (t.ticked)))
			when a.value ? 'choice' then a.value - 'note' else a.value end,
			a.language, a.typed_by, ''::text, null::uuid, null::uuid, null::uuid, a.written_at, array['card'], array[]::uuid[]
		from (select p as person, access.wallet_ticked(p) as ticked from access.wallet_person(use) p) t
		join public.answer_now n on n.person_id = t.person
		join public.answer a on a.id = n.answer_id
		where n.voice = access.nobody() and n.context = access.nobody() and 'card' = any (n.audience)
			and a.state = 'answered'
			and exists (select from unnest(t.ticked) line where split_part(line, '#', 1) = 'a:' || a.question)
			and ((a.value ? 'items') or 'a:' || a.question = any (t.ticked))
			and not exists (select from public.hidden_entry h where h.person_id = t.person and h.shown_at is null
				and h.subject_kind = 'question' and h.subject = a.question || ' ' || a.context) $$;

create function access.wallet_renderings(use uuid) returns table ("answerId" uuid, item uuid, language text,
	wording text, "madeBy" text, how text, "checkedBy" text)
	language sql stable security definer set search_path = ''
	as $$ select r.answer_id, r.item, r.language, r.wording, r.made_by, r.how, r.checked_by
		from access.wallet_answers(use) a join public.rendering r on r.answer_id = a.id
		where 'a:' || a.question || coalesce('#' || r.item::text, '') =
			any (access.wallet_ticked(access.wallet_person(use)))
		order by r.written_at $$;

alter table wallet_choice enable row level security;
alter table wallet_choice force row level security;
alter table wallet_code enable row level security;
alter table wallet_code force row level security;
alter table wallet_use enable row level security;
alter table wallet_use force row level security;

create policy owner_reads on wallet_choice for select to foreword_owner using (true);
create policy owner_reads on wallet_code for select to foreword_owner using (true);
create policy owner_reads on wallet_use for select to foreword_owner using (true);
create policy owner_adds on wallet_use for insert to foreword_owner with check (true);
create policy owner_reads on contact for select to foreword_owner using (true);
create policy owner_reads on rendering for select to foreword_owner using (true);

create policy self_reads on wallet_choice for select to foreword_app using (access.is_self(person_id));
create policy self_chooses on wallet_choice for insert to foreword_app with check (access.is_self(person_id));
create policy self_reads on wallet_code for select to foreword_app using (access.is_self(person_id));
create policy self_makes on wallet_code for insert to foreword_app
	with check (access.is_self(person_id) and stopped_at is null
		and expires_at <= (select access.moment()) + interval '30 days');
create policy self_stops on wallet_code for update to foreword_app
	using (access.is_self(person_id) and stopped_at is null)
	with check (access.is_self(person_id) and stopped_at = (select access.moment()));
create policy self_reads on wallet_use for select to foreword_app using (access.is_self(person_id));

grant select, insert on wallet_choice, wallet_code to foreword_app;
grant update (stopped_at) on wallet_code to foreword_app;
grant select on wallet_use to foreword_app;
