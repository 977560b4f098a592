-- When a wish is not followed: what else was tried, lines of the crisis plan as well, and who was told of it.

-- What somebody speaks for the person in; nothing picked is all that the directive says.
alter table directive_representative add column covers text[] not null default '{}'
	check (covers <@ array['treatment', 'medicines', 'hard', 'hospital', 'everyday']);

-- A wish is a line of an answer or an agreed line of the crisis plan, of which `item` is then the line.
alter table wish_not_followed alter column answer_id drop not null;
alter table wish_not_followed add column line_version uuid;
alter table wish_not_followed add column tried text check (char_length(tried) <= 600);
alter table wish_not_followed add constraint wish_of_one_thing
	check ((answer_id is null) <> (line_version is null) and (line_version is null or item is not null));
alter table wish_not_followed add constraint wish_of_a_line
	foreign key (line_version, item, person_id) references crisis_line (id, line_id, person_id);

-- One row for each thing that was done to tell somebody; what was told stays told. `notice`: it waits for them in
-- Foreword; `read`: they said that they read it; `kept`: the person wants them to learn nothing of it.
create table telling (
	id uuid primary key,
	person_id uuid not null references person,
	wish_id uuid references wish_not_followed,
	withdrawal_id uuid references directive_withdrawal,
	whom text not null check (whom in ('person', 'representative', 'body', 'act')),
	representative_id uuid references directive_representative,
	-- A body that the law names, or whether the treatment was under the law's own rules.
	body text,
	how text not null check (how in ('notice', 'read', 'kept', 'phone', 'in-person', 'in-writing', 'yes', 'no')),
	words text check (char_length(words) <= 600),
	told_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	check ((wish_id is null) <> (withdrawal_id is null)),
	check ((whom = 'representative') = (representative_id is not null)),
	check ((whom = 'body') = (body is not null)),
	check ((whom = 'act') = (how in ('yes', 'no'))),
	check (how not in ('notice', 'read', 'kept') or whom = 'representative'),
	check (told_at <= entered_at)
);
create index telling_person on telling (person_id, entered_at);
create index telling_representative on telling (representative_id);
create unique index telling_notice_once on telling (coalesce(wish_id, withdrawal_id), representative_id)
	where how in ('notice', 'kept');

-- The wall before a wish is the wall before what it was about.
create function access.wish_hidden(asked text, item uuid, answer uuid, line uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select case when line is not null then access.crisis_hidden(item, person)
		else access.question_hidden(asked,
			coalesce((select a.context from public.answer a where a.id = answer), access.nobody()), person) end $$;
drop policy not_hidden on wish_not_followed;
create policy not_hidden on wish_not_followed as restrictive for select to foreword_app
	using (set_aside_by = (select access.me()) or case when line_version is null
		then not access.question_hidden(question, access.nobody(), person_id)
		else not access.crisis_hidden(item, person_id) end);

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
						and not access.wish_hidden(w.question, w.item, w.answer_id, w.line_version, person))))
		when 'unit-action' then exists (select from public.unit_action u
			where u.id = about and u.person_id = person
				and (access.is_self(person) or access.works_in(u.unit_id) or access.facilitates(u.episode_id)))
		when 'intake' then exists (select from public.intake i
			where i.id = about and i.person_id = person and (access.is_self(person) or access.works_in(i.unit_id)))
		else false end $$;

-- Whether the person keeps it from an account: asked by staff before that account is told.
create function access.kept_from(account uuid, asked text, context uuid, item uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (access.treats(person) or access.is_self(person)) and exists (
		select from public.hidden_entry h
		where h.person_id = person and h.account_id = account and h.shown_at is null
			and ((h.subject_kind = 'question' and h.subject = asked || ' ' || coalesce(context, access.nobody()))
				or (h.subject_kind = 'directive' and h.subject = context::text)
				or (h.subject_kind = 'statement' and h.subject = item::text))) $$;

-- Whether an account could read a notice of this person at all: what was shared with it may have run out.
create function access.has_part(account uuid, person uuid, in_part text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (access.treats(person) or access.is_self(person)) and exists (
		select from public.supporter_grant g
		where g.person_id = person and g.account_id = account and g.part = in_part and access.counts(g)) $$;

-- The clocks that times are told in to whoever speaks for the person: of the unit where they are, or were last.
create function access.zone_for(person uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select u.zone from public.intake i join public.unit u on u.id = i.unit_id
		where i.person_id = person and access.supports(person, 'directive', false)
		order by i.ended_at is null desc, i.opened_at desc, i.id limit 1 $$;

-- I speak for the person now: I said yes to it, and what names me is signed and not taken back.
create function access.speaks_now(representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.directive_representative r join public.directive_signature s on s.directive_id = r.directive_id
		where r.id = representative and r.account_id = access.me() and r.removed_at is null
			and access.supports(r.person_id, 'directive', false)
			and access.knows_directive(r.directive_id, r.person_id)
			and not access.directive_taken_back(r.directive_id, null, null)
			and coalesce((select a.answer from public.directive_acceptance a where a.representative_id = r.id
				order by a.answered_at desc, a.id limit 1), '') = 'accepted') $$;

-- What is told belongs together: the wish or the withdrawal, who is told, and the person.
create function access.telling_fits(wish uuid, withdrawal uuid, representative uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (exists (select from public.wish_not_followed w where w.id = wish and w.person_id = person)
			or exists (select from public.directive_withdrawal w
				where w.id = withdrawal and w.person_id = person and w.counts = 'not'))
		and (representative is null or exists (select from public.directive_representative r
			where r.id = representative and r.person_id = person and r.removed_at is null)) $$;

create function access.telling_hidden(wish uuid, withdrawal uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.wish_not_followed w where w.id = wish
			and access.wish_hidden(w.question, w.item, w.answer_id, w.line_version, person))
		or exists (select from public.directive_withdrawal w where w.id = withdrawal
			and access.hidden_from_me('directive', w.directive_id::text, person)) $$;

-- A notice waits for me, and I still speak for the person.
create function access.noticed(wish uuid, withdrawal uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.telling t
		where (t.wish_id = wish or t.withdrawal_id = withdrawal) and t.how = 'notice'
			and access.speaks_now(t.representative_id)) $$;

alter table telling enable row level security;
alter table telling force row level security;
create policy owner_reads on telling for select to foreword_owner using (true);
create policy self_reads on telling for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on telling for select to foreword_app
	using (access.treats(person_id) and not access.telling_hidden(wish_id, withdrawal_id, person_id));
create policy representative_reads on telling for select to foreword_app
	using (representative_id is not null and how <> 'kept' and access.speaks_now(representative_id)
		and not access.telling_hidden(wish_id, withdrawal_id, person_id));
create policy treating_tells on telling for insert to foreword_app
	with check (access.treats(person_id) and how <> 'read' and entered_by = (select access.me())
		and entered_at = (select access.moment())
		and access.telling_fits(wish_id, withdrawal_id, representative_id, person_id));
-- What the person wrote themselves while found unable to decide is told as well.
create policy self_leaves_notice on telling for insert to foreword_app
	with check (access.is_self(person_id) and how in ('notice', 'kept') and withdrawal_id is not null
		and entered_by = (select access.me()) and entered_at = (select access.moment())
		and access.telling_fits(wish_id, withdrawal_id, representative_id, person_id));
create policy representative_has_read on telling for insert to foreword_app
	with check (how = 'read' and entered_by = (select access.me()) and entered_at = (select access.moment())
		and told_at = entered_at and access.speaks_now(representative_id)
		and access.noticed(wish_id, withdrawal_id)
		and access.telling_fits(wish_id, withdrawal_id, representative_id, person_id));
-- The reason, when and by whom, for whom the person wants told.
create policy representative_reads on wish_not_followed for select to foreword_app
	using (access.noticed(id, null));
grant select, insert on telling to foreword_app;
