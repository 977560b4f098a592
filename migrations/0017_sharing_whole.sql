-- What a person shares, whole: more parts, what it is for, and as what somebody helps.

alter table supporter_grant drop constraint supporter_grant_part_check;
alter table supporter_grant add constraint supporter_grant_part_check
	check (part in ('about-me', 'card', 'debrief', 'directive', 'crisis-plan'));
alter table slip_grant drop constraint slip_grant_part_check;
alter table slip_grant add constraint slip_grant_part_check
	check (part in ('about-me', 'card', 'debrief', 'directive', 'crisis-plan'));

-- What it is for: a word that each reader reads in their own language; null where nobody was asked yet.
alter table supporter_grant add column purpose text check (purpose in ('plan', 'know', 'beside', 'tell', 'speak'));
alter table slip_grant add column purpose text check (purpose in ('plan', 'know', 'beside', 'tell', 'speak'));

-- As what somebody helps this person: the same account may be a peer advocate to one and a friend to another.
alter table supporter_grant add column kind text not null default 'supporter'
	check (kind in ('supporter', 'peer-advocate', 'person-of-trust', 'ombudsman', 'representative'));
alter table slip_grant add column kind text not null default 'supporter'
	check (kind in ('supporter', 'peer-advocate', 'person-of-trust', 'ombudsman', 'representative'));

-- As before (0005), with what it is for, as what, and the key of the form that the slip was made with.
create or replace function access.bind_supporter(account uuid, hash bytea, person uuid, at timestamptz) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare promised public.slip_grant; made uuid;
	begin
		-- Nobody is signed in while a slip is used: the note takes its time from the slip's own.
		perform set_config('app.now', at::text, true);
		for promised in select * from public.slip_grant g
			where g.slip_hash = hash and g.person_id = person and g.ends_at > at order by g.part
		loop
			made := gen_random_uuid();
			insert into public.supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at, key, purpose, kind)
				values (made, person, account, promised.part, promised.may, at, promised.ends_at, promised.key,
					promised.purpose, promised.kind);
			perform access.note('act', 'sharing:started', promised.part, 'supporter', null, person, made, 'slip',
				jsonb_build_object('may', promised.may, 'to', account, 'kind', promised.kind));
		end loop;
	end $$;

-- Do not tell: an entry that somebody must never learn of. The person names the entry and the account; whoever it is
-- finds what they would find if it had never been written. `subject` of a question: its name, a space, its context.
create table hidden_entry (
	id uuid primary key,
	person_id uuid not null references person,
	subject_kind text not null check (subject_kind in ('question', 'directive', 'statement')),
	subject text not null,
	account_id uuid not null references sign_in.account,
	hidden_at timestamptz not null,
	shown_at timestamptz
);
create unique index hidden_entry_once on hidden_entry (person_id, subject_kind, subject, account_id)
	where shown_at is null;

-- "I want to answer this alone", and "together" again: the newest row of a question holds. Alone, no helper opens the
-- question, reads its answers or types in it.
create table answered_alone (
	id uuid primary key,
	person_id uuid not null references person,
	question text not null,
	context uuid not null default '00000000-0000-0000-0000-000000000000',
	how text not null check (how in ('alone', 'together')),
	chosen_at timestamptz not null,
	written bigint generated always as identity
);
create index answered_alone_person on answered_alone (person_id, question);

-- When a helper was last on this person's pages, so that the person sees who is on.
create table helper_seen (
	person_id uuid not null references person,
	account_id uuid not null references sign_in.account,
	seen_at timestamptz not null,
	primary key (person_id, account_id)
);

create function access.hidden_from_me(subject_kind text, subject text, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.hidden_entry h
		where h.person_id = $3 and h.subject_kind = $1 and h.subject = $2 and h.shown_at is null
			and h.account_id = access.me()) $$;

-- How the person wants to answer a question: alone, together, or not said.
create function access.answers_how(person uuid, in_question text, in_context uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select a.how from public.answered_alone a
		where a.person_id = person and a.question = in_question and a.context = in_context
		order by a.written desc limit 1 $$;

-- Closed to me as a helper: the person answers it alone.
create function access.answered_without_me(in_question text, in_context uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.answers_how(person, in_question, in_context) = 'alone', false)
		and access.is_supporter_account(access.me()) $$;

-- The wall itself, of a question and what it is about. Most people hide nothing: that is asked first.
create function access.question_hidden(in_question text, in_context uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		if exists (select from public.hidden_entry h where h.person_id = person and h.shown_at is null) then
			if access.hidden_from_me('question', in_question || ' ' || in_context, person) then return true; end if;
			if in_context <> access.nobody() and (access.hidden_from_me('directive', in_context::text, person)
				or access.hidden_from_me('statement', in_context::text, person)) then return true; end if;
		end if;
		return exists (select from public.answered_alone a where a.person_id = person and a.question = in_question)
			and access.answered_without_me(in_question, in_context, person);
	end $$;

-- The same of an answer by its id; never of what I typed myself, which I know.
create function access.answer_hidden(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer a
		where a.id = answer and a.voice = access.nobody() and a.typed_by <> access.me()
			and access.question_hidden(a.question, a.context, a.person_id)) $$;

-- The same of a row of the log: by what it is about, or by the question it names.
create function access.entry_hidden(in_part text, about uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		if not exists (select from public.hidden_entry h
			where h.person_id = person and h.shown_at is null and h.account_id = access.me()) then return false; end if;
		return access.answer_hidden(about)
			or access.hidden_from_me('directive', about::text, person)
			or access.hidden_from_me('statement', about::text, person)
			or exists (select from public.hidden_entry h
				where h.person_id = person and h.account_id = access.me() and h.shown_at is null
					and (h.id = about or split_part(h.subject, ' ', 1) = in_part));
	end $$;

-- Who could be kept from an entry: whoever helps or helped, and whoever looked or wrote.
create function access.people_to_hide_from(person uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select k.id, access.name_of(k.id) from (
			select g.account_id as id from public.supporter_grant g where g.person_id = person
			union select e.account_id from audit.entry e
				where e.person_id = person and e.account_id is not null and e.account_id <> access.me()) k
		where access.is_self(person) order by 2, 1 $$;

-- Is the person in the middle of answering alone? So it is from their word until they saved it, half an hour at most.
create function access.is_answering_alone(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_supporter(person) and exists (
		select from public.answered_alone a
		where a.person_id = person and a.how = 'alone' and a.chosen_at > access.moment() - interval '30 minutes'
			and access.answers_how(person, a.question, a.context) = 'alone'
			and not exists (select from public.answer w
				where w.person_id = person and w.question = a.question and w.context = a.context
					and w.voice = access.nobody() and w.written_at >= a.chosen_at)) $$;

-- Helpers who were on this person's pages within a quarter of an hour and may still help.
create function access.helpers_on(person uuid) returns table (name text)
	language sql stable security definer set search_path = ''
	as $$ select access.name_of(s.account_id) from public.helper_seen s
		where s.person_id = person and access.is_self(person)
			and s.seen_at > access.moment() - interval '15 minutes'
			and exists (select from public.supporter_grant g
				where g.person_id = person and g.account_id = s.account_id and g.starts_at <= access.moment()
					and g.ends_at > access.moment() and g.withdrawn_at is null)
		order by 1 $$;

alter table hidden_entry enable row level security;
alter table hidden_entry force row level security;
alter table answered_alone enable row level security;
alter table answered_alone force row level security;
alter table helper_seen enable row level security;
alter table helper_seen force row level security;
create policy owner_reads on hidden_entry for select to foreword_owner using (true);
create policy owner_reads on answered_alone for select to foreword_owner using (true);
create policy owner_reads on helper_seen for select to foreword_owner using (true);

create policy self_reads on hidden_entry for select to foreword_app using (access.is_self(person_id));
create policy self_hides on hidden_entry for insert to foreword_app
	with check (access.is_self(person_id) and account_id <> (select access.me()) and shown_at is null);
create policy self_shows on hidden_entry for update to foreword_app
	using (access.is_self(person_id) and shown_at is null)
	with check (access.is_self(person_id) and shown_at = (select access.moment()));
create policy self_reads on answered_alone for select to foreword_app using (access.is_self(person_id));
create policy self_chooses on answered_alone for insert to foreword_app with check (access.is_self(person_id));
create policy self_reads on helper_seen for select to foreword_app using (access.is_self(person_id));
create policy helper_reads_own on helper_seen for select to foreword_app using (account_id = (select access.me()));
create policy helper_comes on helper_seen for insert to foreword_app
	with check (account_id = (select access.me()) and access.is_supporter(person_id));
create policy helper_stays on helper_seen for update to foreword_app
	using (account_id = (select access.me()))
	with check (account_id = (select access.me()) and access.is_supporter(person_id));
grant select, insert on hidden_entry, answered_alone, helper_seen to foreword_app;
grant update (shown_at) on hidden_entry to foreword_app;
grant update (seen_at) on helper_seen to foreword_app;

-- The wall stands before every way to read an entry, whatever else would open it.
create policy not_hidden on answer as restrictive for select to foreword_app
	using (voice <> access.nobody() or typed_by = (select access.me())
		or not access.question_hidden(question, context, person_id));
create policy not_hidden on answer_now as restrictive for select to foreword_app
	using (voice <> access.nobody() or not access.question_hidden(question, context, person_id));
create policy not_hidden on answer_check as restrictive for select to foreword_app
	using (not access.answer_hidden(answer_id));
create policy not_hidden on rendering as restrictive for select to foreword_app
	using (not access.answer_hidden(answer_id));
create policy not_hidden on wish_not_followed as restrictive for select to foreword_app
	using (set_aside_by = (select access.me())
		or not access.question_hidden(question, access.nobody(), person_id));
create policy not_hidden on episode_plan_line as restrictive for select to foreword_app
	using (not access.question_hidden(question, access.nobody(), person_id));
create policy not_hidden on proposal as restrictive for select to foreword_app
	using (made_by = (select access.me()) or not access.question_hidden(question, access.nobody(), person_id));
create policy not_hidden on audit.entry as restrictive for select to foreword_app
	using (not access.entry_hidden(part, subject_id, person_id));
-- Alone is alone: a helper types nothing there, not even half of it.
create policy not_alone on answer as restrictive for insert to foreword_app
	with check (not access.answered_without_me(question, context, person_id));
create policy not_alone on draft as restrictive for insert to foreword_app
	with check (not access.answered_without_me(question, context, person_id));

-- Which questions the person wants to answer alone or together, for them and for whoever helps.
create function access.ways_of_answering(person uuid, in_context uuid) returns table (question text, how text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (a.question) a.question, a.how from public.answered_alone a
		where a.person_id = person and a.context = in_context
			and (access.is_self(person) or access.is_supporter(person))
		order by a.question, a.written desc $$;
