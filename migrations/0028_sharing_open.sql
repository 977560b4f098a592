-- Sharing, made whole: letting somebody see again what was kept from them waits under pressure, "alone" reaches the
-- directive and the crisis plan, and what hangs on a hidden entry is behind the same wall.

-- To be seen again, said under pressure: it counts once the person confirms it. In quiet `shown_at` says it at once.
create table hidden_shown (
	id uuid primary key,
	entry_id uuid not null references hidden_entry,
	person_id uuid not null references person,
	shown_at timestamptz not null
);
create index hidden_shown_entry on hidden_shown (entry_id);
alter table hidden_shown enable row level security;
alter table hidden_shown force row level security;
create policy owner_reads on hidden_shown for select to foreword_owner using (true);
create policy self_reads on hidden_shown for select to foreword_app using (access.is_self(person_id));
create policy self_shows on hidden_shown for insert to foreword_app
	with check (access.is_self(person_id) and shown_at = (select access.moment()));
grant select, insert on hidden_shown to foreword_app;

-- Kept from somebody still: not shown again, or shown under pressure and not confirmed.
create function access.stands_hidden(entry uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.hidden_entry h
		where h.id = entry and h.shown_at is null
			and not exists (select from public.hidden_shown s where s.entry_id = h.id and not access.is_held(s.id))) $$;

-- A version that goes on from another says what that one said.
create function access.directive_comes_from(later text, earlier text) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	with recursive back as (
		select d.id, d.base from public.directive d where d.id::text = later
		union all
		select d.id, d.base from public.directive d join back on d.id = back.base
	)
	select exists (select from back where back.id::text = earlier) $$;

-- As before (0017). A directive is hidden with all that was copied from it: else the next version would tell.
create or replace function access.hidden_from_me(subject_kind text, subject text, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		return exists (
			select from public.hidden_entry h
			where h.person_id = $3 and h.subject_kind = $1 and h.shown_at is null and h.account_id = access.me()
				and (h.subject = $2 or ($1 = 'directive' and access.directive_comes_from($2, h.subject)))
				and access.stands_hidden(h.id));
	end $$;

-- What is said of a question of the directive is said for every version: each begins as a copy of the one before.
create function access.way_context(in_question text, in_context uuid) returns uuid
	language sql immutable parallel safe
	as $$ select case when in_question like 'directive/%' then access.nobody() else in_context end $$;

-- As before (0017); "together" that the person has yet to confirm is not said yet.
create or replace function access.answers_how(person uuid, in_question text, in_context uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select a.how from public.answered_alone a
		where a.person_id = person and a.question = in_question
			and a.context = access.way_context(in_question, in_context) and not access.is_held(a.id)
		order by a.written desc limit 1 $$;

create or replace function access.ways_of_answering(person uuid, in_context uuid) returns table (question text, how text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (a.question) a.question, a.how from public.answered_alone a
		where a.person_id = person and a.context = access.way_context(a.question, in_context)
			and not access.is_held(a.id) and (access.is_self(person) or access.is_supporter(person))
		order by a.question, a.written desc $$;

-- As before (0017); a line of the crisis plan is saved as a wording.
create or replace function access.is_answering_alone(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_supporter(person) and exists (
		select from public.answered_alone a
		where a.person_id = person and a.how = 'alone' and a.chosen_at > access.moment() - interval '30 minutes'
			and access.answers_how(person, a.question, a.context) = 'alone'
			and not exists (select from public.answer w
				where w.person_id = person and w.question = a.question and w.voice = access.nobody()
					and access.way_context(w.question, w.context) = a.context and w.written_at >= a.chosen_at)
			and not exists (select from public.crisis_line l
				where l.person_id = person and l.line_id = a.context and l.written_at >= a.chosen_at)) $$;

-- As before (0017); a question of the directive in every version.
create or replace function access.question_hidden(in_question text, in_context uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		if exists (select from public.hidden_entry h where h.person_id = person and h.shown_at is null) then
			if access.hidden_from_me('question', in_question || ' ' || access.way_context(in_question, in_context), person)
				then return true; end if;
			if in_context <> access.nobody() and (access.hidden_from_me('directive', in_context::text, person)
				or access.hidden_from_me('statement', in_context::text, person)) then return true; end if;
		end if;
		return exists (select from public.answered_alone a where a.person_id = person and a.question = in_question)
			and access.answered_without_me(in_question, in_context, person);
	end $$;

-- What hangs on a directive, a line or a hold belongs to the entry it hangs on.
create function access.hangs_on_hidden(about uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		return access.answer_hidden(about)
			or exists (select from (
				select about as directive
				union all select s.directive_id from public.directive_signature s where s.id = about
				union all select w.directive_id from public.directive_withdrawal w where w.id = about
				union all select r.directive_id from public.directive_representative r where r.id = about
				union all select w.directive_id from public.directive_witness w where w.id = about) d
				where access.hidden_from_me('directive', d.directive::text, person))
			or access.hidden_from_me('statement', about::text, person)
			or exists (select from public.crisis_line l
				where l.id = about and access.hidden_from_me('statement', l.line_id::text, person));
	end $$;

-- As before (0017), with all that hangs on an entry.
create or replace function access.entry_hidden(in_part text, about uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		if not exists (select from public.hidden_entry h
			where h.person_id = person and h.shown_at is null and h.account_id = access.me()) then return false; end if;
		return access.hangs_on_hidden(about, person)
			or exists (select from public.hold h where h.id = about and (access.hangs_on_hidden(h.subject, person)
				or exists (select from public.hidden_shown s join public.hidden_entry e on e.id = s.entry_id
					where s.id = h.subject and e.account_id = access.me())))
			or exists (select from public.hidden_entry h
				where h.person_id = person and h.account_id = access.me() and access.stands_hidden(h.id)
					and (h.id = about or split_part(h.subject, ' ', 1) = in_part));
	end $$;

-- As before (0016), without what is kept from whoever asks.
create or replace function access.held_of(person uuid) returns table (subject uuid, hold_id uuid, act text, since timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select h.subject, h.id, h.act, h.held_at from public.hold h
		where h.person_id = person and not exists (select from public.hold_outcome o where o.hold_id = h.id)
			and (access.is_self(person) or (not h.loosens and (access.treats(person) or access.is_supporter(person)
				or access.named_in_an_episode_of(person) or access.leads_a_debrief_of(person))
				and not access.entry_hidden(null, h.subject, person)))
		order by h.held_at, h.id $$;

create function access.acceptance_hidden(representative uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.directive_representative r
		where r.id = representative and access.hidden_from_me('directive', r.directive_id::text, person)) $$;
create policy not_hidden on directive_acceptance as restrictive for select to foreword_app
	using (not access.acceptance_hidden(representative_id, person_id));
-- A wish of a hidden directive is hidden with it, wherever it was kept or set aside.
create policy answer_not_hidden on wish_not_followed as restrictive for select to foreword_app
	using (set_aside_by = (select access.me()) or not access.answer_hidden(answer_id));
create policy answer_not_hidden on episode_plan_line as restrictive for select to foreword_app
	using (not access.answer_hidden(answer_id));

-- A line of the crisis plan that the person writes alone: no helper reads it or what is said to it, and nobody types it.
create function access.crisis_line_alone(line uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.answers_how(person, 'crisis-plan/line', line) = 'alone', false) $$;
create function access.crisis_line_without_me(line uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.crisis_line_alone(line, person) and access.is_supporter_account(access.me()) $$;
create policy not_alone on crisis_line as restrictive for select to foreword_app
	using (not access.crisis_line_without_me(line_id, person_id));
create policy not_alone on crisis_answer as restrictive for select to foreword_app
	using (not access.crisis_line_without_me(line_id, person_id));
create policy not_alone on crisis_signed_line as restrictive for select to foreword_app
	using (not access.crisis_line_without_me(line_id, person_id));
create policy not_alone on crisis_line_check as restrictive for select to foreword_app
	using (not access.crisis_line_without_me(access.crisis_line_of(version_id), person_id));
create policy not_alone on crisis_step as restrictive for select to foreword_app
	using (about is null or not access.crisis_line_without_me(about, person_id));
create policy not_typed_alone on crisis_line as restrictive for insert to foreword_app
	with check (access.is_self(person_id) or not access.crisis_line_alone(line_id, person_id));

-- As before (0019); what was shown again and confirmed is open as anything else.
create or replace function access.is_open_answer(person uuid, in_question text, audience text[], named uuid[]) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (audience <> '{}' or named <> '{}') and access.is_recovering(person)
		and not exists (select from public.hidden_entry h
			where h.person_id = person and h.shown_at is null and h.subject_kind = 'question'
				and h.subject = in_question || ' ' || access.nobody() and access.stands_hidden(h.id))
		and access.answers_how(person, in_question, access.nobody()) is distinct from 'alone' $$;

-- The person says something beside any entry of staff: also what a clinician confirmed, what was told by law, that
-- somebody asked, what a talk found and offered, and whether the crisis plan was used.
alter table comment drop constraint comment_about_kind_check;
alter table comment add constraint comment_about_kind_check check (about_kind in ('episode', 'staff-answer', 'wish',
	'unit-action', 'intake', 'health', 'law', 'asking', 'finding', 'proposal', 'used'));
create policy owner_reads on health_confirmation for select to foreword_owner using (true);
create policy owner_reads on told_by_law for select to foreword_owner using (true);
create policy owner_reads on finding for select to foreword_owner using (true);

-- As before (0017), with what else staff write.
create or replace function access.reads_entry(kind text, about uuid, person uuid) returns boolean
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
		when 'health' then exists (select from public.health_confirmation h
			where h.id = about and h.person_id = person
				and (access.is_self(person) or access.reads_answer_to(h.question, person)))
		when 'law' then exists (select from public.told_by_law l
			where l.id = about and l.person_id = person
				and ((access.is_self(person) and (l.person_told_at is not null or l.shown_on <= access.moment()::date))
					or (access.has_role('manager') and access.treats(person))))
		when 'asking' then exists (select from public.asking k
			where k.id = about and k.person_id = person and (access.is_self(person) or access.treats(person)))
		when 'finding' then exists (select from public.finding f
			where f.id = about and f.person_id = person
				and (access.is_self(person) or access.facilitates(f.episode_id)))
		when 'proposal' then exists (select from public.proposal p
			where p.id = about and p.person_id = person
				and (access.is_self(person) or (access.facilitates(p.episode_id) and (p.made_by = access.me()
					or not access.question_hidden(p.question, access.nobody(), person)))))
		when 'used' then exists (select from public.crisis_step s
			where s.id = reads_entry.about and s.person_id = person and s.kind like 'used-%'
				and (access.crisis_reads(person) or access.treats(person)))
		else false end $$;
