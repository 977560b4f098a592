-- What no record says anything of is told by the same questions as what has one: its answers are about the account. A
-- picture of the person's own can stand beside any answer they give after something happened.

-- Nothing is needed to begin: somebody may answer the questions alone.
alter table unrecorded alter column words drop not null;
create index unrecorded_account on unrecorded (account_id);

create function access.is_unrecorded(account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.unrecorded r where r.account_id = account) $$;
create function access.unrecorded_is_of(account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.unrecorded r where r.account_id = account and r.person_id = person) $$;

-- The record it was connected to last; null while there is none.
create function access.record_of_account(account uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select s.episode_id from public.unrecorded_step s where s.account_id = account order by s.written desc limit 1 $$;

-- As before (0020), and what is told of something without a record.
create or replace function access.episode_is_of(episode uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.episode e where e.id = episode and e.person_id = person)
		or access.directive_is_of(episode, person) or access.unrecorded_is_of(episode, person) $$;

-- As before (0020). What no record says anything of is in no grant: nobody else types there.
create or replace function access.part_of(context uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select case when context = access.nobody() then 'about-me'
		when exists (select from public.directive d where d.id = context) then 'directive'
		when access.is_unrecorded(context) then 'unrecorded' else 'debrief' end $$;

-- As before (0020), and never of what no record says anything of: nobody knows who took part in that.
create or replace function access.debrief_shown_to_me(answer uuid, episode uuid, person uuid, voice uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not access.directive_is_of(episode, person) and not access.is_unrecorded(episode) and exists (
		select from public.answer_now n
		where n.answer_id = answer and n.context = episode and n.person_id = person
			and (('facilitator' = any (n.audience) and access.facilitates(episode))
				or (access.me() = any (n.named) and (access.is_supporter(person) or access.in_episode(episode)))
				or (n.voice = access.nobody() and 'care-team' = any (n.audience) and access.treats(person)
					and not access.in_episode(episode))
				or (n.voice <> access.nobody() and 'person' = any (n.audience) and access.is_self(person)))
	) $$;

-- An answer about something without a record: for whoever it was sent to; once it is connected to one, for whoever leads
-- that debrief where the person names them.
create function access.account_shown_to_me(answer uuid, account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.context = account and n.person_id = person and n.voice = access.nobody()
			and access.is_unrecorded(account)
			and (('facilitator' = any (n.audience) and access.told_to_me(account, person))
				or (access.me() = any (n.named) and access.facilitates(access.record_of_account(account))))) $$;
create function access.account_rendering_shown_to_me(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer a
		where a.id = answer and access.account_shown_to_me(a.id, a.context, a.person_id)) $$;
create policy account_reads on answer for select to foreword_app
	using (context <> access.nobody() and voice = access.nobody() and access.account_shown_to_me(id, context, person_id));
create policy account_reads on answer_now for select to foreword_app
	using (context <> access.nobody() and voice = access.nobody()
		and access.account_shown_to_me(answer_id, context, person_id));
create policy account_reads on rendering for select to foreword_app
	using (access.account_rendering_shown_to_me(answer_id));

-- What was told before there was a record, for those who can read any of it. Which of it, each row says.
create function access.told_before(episode uuid) returns table (account_id uuid)
	language sql stable security definer set search_path = ''
	as $$ select distinct s.account_id from public.unrecorded_step s
		where s.episode_id = episode and access.record_of_account(s.account_id) = episode
			and (access.is_self(s.person_id) or access.told_to_me(s.account_id, s.person_id)
				or access.facilitates(episode)) $$;

-- Somebody the person can only name in words, since no list has them: whoever it is sent to reads that they must not
-- learn of it. Rows: the newest of a name holds.
create table unrecorded_not_for (
	id uuid primary key,
	account_id uuid not null,
	person_id uuid not null references person,
	name text not null check (char_length(name) between 1 and 100),
	-- Out of these answers; null: out of all of it.
	questions text[],
	stands boolean not null default true,
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	written bigint generated always as identity
);
create index unrecorded_not_for_account on unrecorded_not_for (account_id, written);
alter table unrecorded_not_for enable row level security;
alter table unrecorded_not_for force row level security;
create policy owner_reads on unrecorded_not_for for select to foreword_owner using (true);
create policy owner_erases on unrecorded_not_for for delete to foreword_owner using (true);
create policy self_reads on unrecorded_not_for for select to foreword_app using (access.is_self(person_id));
create policy told_reads on unrecorded_not_for for select to foreword_app
	using (access.told_to_me(account_id, person_id));
create policy self_says on unrecorded_not_for for insert to foreword_app
	with check (access.is_self(person_id) and said_by = (select access.me()) and said_at = (select access.moment())
		and access.unrecorded_is_of(account_id, person_id));
grant select, insert on unrecorded_not_for to foreword_app;

-- Help that an account without a record asks for: of whoever is there for the person now, then of the managers.
alter table help_asked alter column episode_id drop not null;
alter table help_asked add column account_id uuid;
alter table help_asked add constraint help_asked_about check ((episode_id is null) <> (account_id is null));
create policy of_that_person on help_asked as restrictive for insert to foreword_app
	with check (account_id is null or (access.is_self(person_id) and access.unrecorded_is_of(account_id, person_id)));

-- As before (0051). Once an account is connected to a record, whoever took part in that is asked no more.
create or replace function access.help_people(help uuid, rung integer) returns setof uuid
	language sql stable security definer set search_path = ''
	as $$
	with h as (select q.*, coalesce(q.episode_id, access.record_of_account(q.account_id)) as about
		from public.help_asked q where q.id = help),
	listed as (
		select s.account_id from h join public.unit_staff s on (s.until is null or s.until > access.moment())
			and (s.unit_id = (select e.unit_id from public.episode e where e.id = h.episode_id)
				or s.unit_id in (select i.unit_id from public.intake i
					where i.person_id in (h.person_id, access.joined_to(h.person_id)) and i.ended_at is null))
		where h.kind not in ('complaint', 'lawyer', 'pressure')
		union
		select a.id from h join sign_in.account a on a.kind = 'staff'
			and (('manager' = any (a.roles) and (rung > 0 or h.kind in ('complaint', 'lawyer', 'pressure')))
				or ('keeper' = any (a.roles) and rung > (case when h.kind in ('complaint', 'lawyer') then 0 else 1 end))))
	select l.account_id from h, listed l join sign_in.account a on a.id = l.account_id
	where a.kind = 'staff' and a.disabled_at is null
		and not coalesce(access.was_in_episode(h.about, a.id), false)
		and not exists (select from public.hidden_entry e
			where e.person_id = h.person_id and e.account_id = a.id and e.shown_at is null and e.subject_kind = 'question'
				and e.subject in (select q || ' ' || coalesce(h.episode_id, h.account_id)
					from unnest(access.help_questions(h.kind)) q)) $$;

-- As before (0042); somebody who is in no unit may ask as well.
create or replace function access.help_for_me() returns table (id uuid, person_id uuid, person text, kind text, words text,
		asked_at timestamptz, unit text, zone text, rung integer, seen_by text, seen_at timestamptz, passed_on_by text)
	language sql stable security definer set search_path = ''
	as $$ select h.id, h.person_id, p.name, h.kind, h.words, h.asked_at, coalesce(u.name, '–'), coalesce(u.zone, 'UTC'),
			access.help_rung(h.id), access.name_of(s.answered_by), s.answered_at,
			case when h.asked_by is distinct from p.account_id then access.name_of(h.asked_by) end
		from public.help_asked h
			join public.person p on p.id = h.person_id
			left join public.episode e on e.id = h.episode_id
			left join public.unit u on u.id = coalesce((select i.unit_id from public.intake i
				where i.person_id = h.person_id and i.ended_at is null order by i.opened_at desc limit 1), e.unit_id)
			left join lateral (select a.answered_by, a.answered_at from public.help_answer a
				where a.help_id = h.id order by a.written limit 1) s on true
		where access.helps_with(h.id)
			and not exists (select from public.help_answer a where a.help_id = h.id and a.step = 'done')
		order by h.asked_at $$;

-- Pictures of the person's own beside their answers: `context` is what the answer is about.
alter table media add column context uuid not null default '00000000-0000-0000-0000-000000000000';
alter table media add check (context = '00000000-0000-0000-0000-000000000000' or (question is not null and kind = 'picture'));
create index media_context on media (context) where context <> '00000000-0000-0000-0000-000000000000';

-- Whoever reads the answer sees the picture beside it, and nobody else.
create function access.answer_open_to_me(asked text, about uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer_now n
		where n.person_id = person and n.question = asked and n.context = about and n.voice = access.nobody()
			and (access.debrief_shown_to_me(n.answer_id, about, person, n.voice)
				or access.account_shown_to_me(n.answer_id, about, person))) $$;

drop policy shown_reads on media;
create policy shown_reads on media for select to foreword_app
	using (question is not null and context = access.nobody() and access.reads_answer_to(question, person_id)
		and access.media_state(id) = 'stands');
drop policy recovering_reads on media;
create policy recovering_reads on media for select to foreword_app
	using (question is not null and context = access.nobody() and access.is_recovering(person_id)
		and access.is_open_question(question, person_id) and access.media_state(id) = 'stands');
create policy account_reads on media for select to foreword_app
	using (context <> access.nobody() and access.answer_open_to_me(question, context, person_id)
		and access.media_state(id) = 'stands');
drop policy not_hidden on media;
create policy not_hidden on media as restrictive for select to foreword_app
	using (question is null or not access.question_hidden(question, context, person_id));
create policy of_that_person on media as restrictive for insert to foreword_app
	with check (context = access.nobody() or (access.is_self(person_id) and added_as = 'self'
		and (question like 'debrief-person/%' or question like 'debrief-child/%')
		and access.episode_is_of(context, person_id) and not access.directive_is_of(context, person_id)));

-- What was told of something without a record, to nobody: nobody else ever read it.
create function access.was_sent(account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.unrecorded_sent s where s.account_id = account and s.to_account is not null) $$;
-- Whether anybody but the person could read the answer to a question about what happened.
create function access.was_open(asked text, about uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer_now a
			where a.person_id = person and a.question = asked and a.context = about and a.voice = access.nobody()
				and (a.audience <> '{}' or a.named <> '{}'))
		and (not access.is_unrecorded(about) or access.was_sent(about)) $$;

-- As before (0025), in one record. Pictures beside answers about what happened go whole where they were for the person
-- alone, of others the bytes; what was told of something without a record goes whole where it was sent to nobody.
alter function access.erase_record(uuid) rename to erase_record_but_accounts;
create function access.erase_record(whose uuid) returns jsonb
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare done jsonb; n integer; emptied integer; told integer; one uuid;
	begin
		delete from public.media_word w using public.media m
			where m.id = w.media_id and m.person_id = whose and m.context <> access.nobody()
				and not access.was_open(m.question, m.context, whose);
		delete from public.media m where m.person_id = whose and m.context <> access.nobody()
			and not access.was_open(m.question, m.context, whose);
		get diagnostics n = row_count;
		update public.media m set bytes = null, erased_at = access.moment()
			where m.person_id = whose and m.context <> access.nobody() and m.bytes is not null;
		get diagnostics emptied = row_count;
		told := 0;
		for one in select distinct r.account_id from public.unrecorded r
			where r.person_id = whose and not access.was_sent(r.account_id)
		loop
			delete from public.draft d where d.person_id = whose and d.context = one;
			delete from public.answer_now a where a.person_id = whose and a.context = one;
			delete from public.rendering r using public.answer a
				where a.id = r.answer_id and a.person_id = whose and a.context = one;
			delete from public.answer a where a.person_id = whose and a.context = one;
			delete from public.unrecorded_not_for f where f.person_id = whose and f.account_id = one;
			delete from public.unrecorded r where r.person_id = whose and r.account_id = one;
			told := told + 1;
		end loop;
		done := access.erase_record_but_accounts(whose);
		return jsonb_set(jsonb_set(done, '{gone,media}',
				to_jsonb(coalesce((done #>> '{gone,media}')::integer, 0) + n + emptied)),
			'{gone,only-me}', to_jsonb(coalesce((done #>> '{gone,only-me}')::integer, 0) + told));
	end $$;
create or replace function access.erase_record_but_accounts(whose uuid) returns jsonb
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare done jsonb; n integer; emptied integer;
	begin
		delete from public.media_word w using public.media m
			where m.id = w.media_id and m.person_id = whose and m.question is not null and m.context = access.nobody()
				and not exists (select from public.answer_now a where a.person_id = whose and a.question = m.question
					and a.context = access.nobody() and a.voice = access.nobody() and (a.audience <> '{}' or a.named <> '{}'));
		delete from public.media m where m.person_id = whose and m.question is not null and m.context = access.nobody()
			and not exists (select from public.answer_now a where a.person_id = whose and a.question = m.question
				and a.context = access.nobody() and a.voice = access.nobody() and (a.audience <> '{}' or a.named <> '{}'));
		get diagnostics n = row_count;
		update public.media m set bytes = null, erased_at = access.moment()
			where m.person_id = whose and m.question is not null and m.context = access.nobody() and m.bytes is not null;
		get diagnostics emptied = row_count;
		done := access.erase_but_media(whose);
		return jsonb_set(done, '{gone,media}', to_jsonb(n + emptied));
	end $$;
revoke execute on function access.erase_record, access.erase_record_but_accounts from public;
create policy owner_erases on unrecorded for delete to foreword_owner using (true);
