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
				where g.person_id = person and g.account_id = s.account_id and access.counts(g))
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

-- Whether I ever helped this person: what I try after that has ended is told to them, what a stranger tries is not.
create function access.helped_before(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.supporter_grant g where g.person_id = person and g.account_id = access.me()) $$;

-- What the person says about something staff wrote about them. It stands beside the entry for whoever reads the entry;
-- only the person adds it, and only they take it back. `about_part`: a field of the record of an episode.
create table comment (
	id uuid primary key,
	person_id uuid not null references person,
	about_kind text not null check (about_kind in ('episode', 'staff-answer', 'wish', 'unit-action', 'intake')),
	about_id uuid not null,
	about_part text not null default '' check (char_length(about_part) <= 40),
	words text not null check (char_length(words) between 1 and 2000),
	language text not null,
	written_at timestamptz not null,
	taken_back_at timestamptz
);
create index comment_about on comment (person_id, about_kind, about_id);

-- May I read this entry, and is it about this person?
create function access.reads_entry(kind text, about uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select case kind
		when 'episode' then exists (select from public.episode e
			where e.id = about and e.person_id = person and access.may_read_episode(e.id))
		when 'staff-answer' then exists (select from public.answer a
			where a.id = about and a.person_id = person and a.voice <> access.nobody()
				and (a.voice = access.me() or access.debrief_shown_to_me(a.id, a.context, a.person_id, a.voice)))
		when 'wish' then exists (select from public.wish_not_followed w
			where w.id = about and w.person_id = person
				and (access.is_self(person) or w.set_aside_by = access.me()
					or ((access.treats(person) or (w.episode_id is not null
							and (access.in_episode(w.episode_id) or access.facilitates(w.episode_id))))
						and not access.question_hidden(w.question, access.nobody(), person))))
		when 'unit-action' then exists (select from public.unit_action u
			where u.id = about and u.person_id = person
				and (access.is_self(person) or access.works_in(u.unit_id) or access.facilitates(u.episode_id)))
		when 'intake' then exists (select from public.intake i
			where i.id = about and i.person_id = person and (access.is_self(person) or access.works_in(i.unit_id)))
		else false end $$;

-- "Ask about this": a question of the person about one row of their log, to somebody of their choice.
create table asked (
	id uuid primary key,
	person_id uuid not null references person,
	entry bigint not null references audit.entry,
	to_account uuid not null references sign_in.account,
	words text not null check (char_length(words) between 1 and 2000),
	language text not null,
	asked_at timestamptz not null
);
create index asked_person on asked (person_id);
create index asked_account on asked (to_account);

create table asked_answer (
	id uuid primary key,
	asked_id uuid not null references asked,
	person_id uuid not null references person,
	words text not null check (char_length(words) between 1 and 2000),
	language text not null,
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null
);
create index asked_answer_asked on asked_answer (asked_id);

-- Whom the person can ask: whoever helps them now, whoever leads talks afterwards, whoever watches over privacy.
create function access.askable(person uuid) returns table (account_id uuid, name text, what text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (k.id) k.id, access.name_of(k.id), k.what from (
			select g.account_id as id, 'helper' as what, 1 as rank from public.supporter_grant g
				where g.person_id = person and access.counts(g)
			union all select a.id, 'facilitator', 2 from sign_in.account a where access.is_facilitator_account(a.id)
			union all select a.id, 'privacy', 3 from sign_in.account a
				where a.kind = 'staff' and 'privacy' = any (a.roles) and a.disabled_at is null) k
		where access.is_self(person) order by k.id, k.rank $$;

create function access.may_be_asked(account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from access.askable(person) k where k.account_id = account) $$;

create function access.is_entry_of(row_number bigint, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from audit.entry e where e.seq = row_number and e.person_id = person) $$;

-- Asked of me, and still mine to answer: a helper only while they help.
create function access.asked_of_me(account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select account = access.me()
		and (not access.is_supporter_account(account) or access.is_supporter(person)) $$;

create function access.was_asked(question uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.asked q
		where q.id = question and q.person_id = person and access.asked_of_me(q.to_account, q.person_id)) $$;

-- What was asked of me: whose question, and the row of their log it is about, as codes and names.
create function access.questions_to_me() returns table (id uuid, person_id uuid, person text, words text, language text,
		asked_at timestamptz, at timestamptz, kind text, deed text, part text, by text, answers integer)
	language sql stable security definer set search_path = ''
	as $$ select q.id, q.person_id, p.name, q.words, q.language, q.asked_at, e.at, e.kind, e.deed,
			-- A part that names a question is the person's own entry: the asked one learns of none through this.
			case when e.part like '%/%' then null else e.part end, access.name_of(e.account_id),
			(select count(*)::int from public.asked_answer a where a.asked_id = q.id)
		from public.asked q join public.person p on p.id = q.person_id join audit.entry e on e.seq = q.entry
		where q.to_account = access.me() and access.asked_of_me(q.to_account, q.person_id)
		order by q.asked_at, q.id $$;

alter table comment enable row level security;
alter table comment force row level security;
alter table asked enable row level security;
alter table asked force row level security;
alter table asked_answer enable row level security;
alter table asked_answer force row level security;
create policy owner_reads on asked for select to foreword_owner using (true);
create policy owner_reads on asked_answer for select to foreword_owner using (true);
create policy owner_reads on wish_not_followed for select to foreword_owner using (true);

create policy self_reads on comment for select to foreword_app using (access.is_self(person_id));
create policy entry_readers_read on comment for select to foreword_app
	using (taken_back_at is null and access.reads_entry(about_kind, about_id, person_id));
create policy self_says on comment for insert to foreword_app
	with check (access.is_self(person_id) and taken_back_at is null
		and access.reads_entry(about_kind, about_id, person_id));
create policy self_takes_back on comment for update to foreword_app
	using (access.is_self(person_id) and taken_back_at is null)
	with check (access.is_self(person_id) and taken_back_at = (select access.moment()));
create policy self_reads on asked for select to foreword_app using (access.is_self(person_id));
create policy asked_reads on asked for select to foreword_app using (access.asked_of_me(to_account, person_id));
create policy self_asks on asked for insert to foreword_app
	with check (access.is_self(person_id) and access.may_be_asked(to_account, person_id)
		and access.is_entry_of(entry, person_id));
create policy self_reads on asked_answer for select to foreword_app using (access.is_self(person_id));
create policy asked_reads on asked_answer for select to foreword_app
	using (answered_by = (select access.me()) and access.was_asked(asked_id, person_id));
create policy asked_answers on asked_answer for insert to foreword_app
	with check (answered_by = (select access.me()) and access.was_asked(asked_id, person_id));
grant select, insert on comment, asked, asked_answer to foreword_app;
grant update (taken_back_at) on comment to foreword_app;
