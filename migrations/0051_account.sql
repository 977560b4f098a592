-- What a person told of threats or pressure goes to managers who took no part in it, in their own words, when they agree;
-- to nobody else, however long it waits.
alter table help_asked drop constraint help_asked_kind_check;
alter table help_asked add constraint help_asked_kind_check check (kind in
	('pain', 'talk', 'peer', 'faith', 'doctor', 'family', 'complaint', 'lawyer', 'rest', 'own', 'pressure'));
alter table help_asked drop constraint help_asked_words_check;
alter table help_asked add constraint help_asked_words_check
	check (char_length(words) between 1 and (case when kind = 'pressure' then 600 else 80 end));
alter table help_asked drop constraint help_asked_check;
alter table help_asked add constraint help_asked_check
	check (case when kind = 'pressure' then true else (kind = 'own') = (words is not null) end);

-- The questions that a kind of help comes from: whom the person left out of one of them is not asked for it.
create function access.help_questions(kind text) returns text[]
	language sql immutable parallel safe
	as $$ select case kind when 'pain' then array['debrief-person/pain-now', 'debrief-child/child-body']
		when 'pressure' then array['debrief-person/pressure', 'debrief-person/pressure-tell']
		else array['debrief-person/support', 'debrief-child/child-want'] end $$;

-- Whoever is on the list so far, took no part in it and was not left out by the person.
create function access.help_people(help uuid, rung integer) returns setof uuid
	language sql stable security definer set search_path = ''
	as $$
	with h as (select * from public.help_asked where id = help),
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
	where a.kind = 'staff' and a.disabled_at is null and not access.was_in_episode(h.episode_id, a.id)
		and not exists (select from public.hidden_entry e
			where e.person_id = h.person_id and e.account_id = a.id and e.shown_at is null and e.subject_kind = 'question'
				and e.subject in (select q || ' ' || h.episode_id from unnest(access.help_questions(h.kind)) q)) $$;

-- How far it went: where nobody is on the list, the next are asked without waiting.
create function access.help_level(help uuid) returns integer
	language sql stable security definer set search_path = ''
	as $$ select coalesce(
			(select min(r) from generate_series(access.help_rung(h.id), access.help_last(h.kind)) r
				where exists (select from access.help_people(h.id, r))), access.help_last(h.kind))
		from public.help_asked h where h.id = help $$;

create or replace function access.helps_with(help uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.me() in (select access.help_people(help, access.help_level(help))) $$;

-- Who was asked, as the person may read it, by those who really are there: no name, and nobody whom they left out.
create function access.help_went_to(help uuid) returns text
	language sql stable security definer set search_path = ''
	as $$
	with h as (select a.id, a.kind, access.help_level(a.id) as level from public.help_asked a
		where a.id = help and (access.is_self(a.person_id) or a.asked_by = access.me()))
	select case
			when not exists (select access.help_people(h.id, h.level)) then 'nobody'
			when h.level > 0 and h.level = access.help_last(h.kind) then 'everybody'
			when h.level = 0 then 'team'
			when not exists (select access.help_people(h.id, 0)) then 'manager-alone'
			when exists (select access.help_people(h.id, h.level) except select access.help_people(h.id, 0)) then 'manager'
			else 'team' end
		from h $$;
revoke execute on function access.help_people from public;

-- Help does not wait for somebody to look: whoever is asked hears of it at once, at whatever hour; after ten and twenty
-- minutes whoever is on the list by then, unless it was seen. To be left in peace is no alarm.
create function notice.tell_helpers(help uuid) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		perform notice.tell(one, case h.kind when 'rest' then 'tell' else 'now' end)
			from public.help_asked h, access.help_people(h.id, access.help_level(h.id)) one where h.id = help;
	end $$;
create function notice.tell_of_help() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		perform notice.tell_helpers(new.id);
		-- When somebody else passed it on; who did it is not told.
		perform notice.tell((select p.account_id from public.person p where p.id = new.person_id));
		insert into notice.job (id, kind, subject, run_at, made_at)
			select gen_random_uuid(), 'help', new.id, new.asked_at + make_interval(mins => 10 * rung), new.asked_at
			from generate_series(1, access.help_last(new.kind)) rung
			-- Where nobody is told outside the site, nobody takes jobs either.
			where exists (select from notice.way w where w.how <> 'none');
		return null;
	end $$;
create trigger tell after insert on help_asked for each row execute function notice.tell_of_help();
create trigger tell after insert on help_answer for each row execute function notice.tell_of_row('person', 'person_id');

-- What a job does when its ten minutes are over. False: it was seen meanwhile, or is no more.
create function notice.help_waits(job uuid, whose uuid) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare help uuid := (select j.subject from notice.job j where j.id = job and j.worker = whose and j.kind = 'help');
	begin
		if not exists (select from public.help_asked h where h.id = help)
			or exists (select from public.help_answer a where a.help_id = help) then return false; end if;
		perform notice.tell_helpers(help);
		return true;
	end $$;
revoke execute on function notice.tell_helpers, notice.tell_of_help, notice.help_waits from public;
grant execute on function notice.help_waits to foreword_app;

-- Whom people of a unit can turn to outside it, to complain or to have somebody at their side.
alter table unit_setting drop constraint unit_setting_name_check;
alter table unit_setting add constraint unit_setting_name_check check (name in
	('facility', 'deemed', 'zone', 'packs', 'house-rules', 'may-initiate', 'counting', 'checks-every', 'adviser', 'outside'));

-- The facilitator may type for the person, with them; as with any helper it counts once the person has checked it.
create function access.leads_typing(person uuid, context uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select context <> access.nobody() and access.facilitates(context)
		and exists (select from public.episode e where e.id = context and e.person_id = person) $$;

create or replace function access.typed_by_me(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer a
		where a.id = answer and a.typed_by = access.me()
			and (access.supports(a.person_id, access.part_of(a.context), true)
				or (a.voice = access.nobody() and access.leads_typing(a.person_id, a.context)))
	) $$;
create or replace function access.may_draft(person uuid, context uuid, voice uuid) returns boolean
	language sql stable set search_path = ''
	as $$ select voice = access.me() or (voice = access.nobody()
		and (access.is_self(person) or access.supports(person, access.part_of(context), true)
			or access.leads_typing(person, context))) $$;

create policy leader_reads_typed on answer for select to foreword_app
	using (typed_by = (select access.me()) and voice = access.nobody() and access.leads_typing(person_id, context));
create policy leader_types on answer for insert to foreword_app
	with check (voice = access.nobody() and typed_by = (select access.me()) and told_at_intake is null
		and proposal is null and access.leads_typing(person_id, context));

-- Pain that somebody heard who types for the person: passed on when the person says yes to it, under the name of whoever
-- passes it on; nothing but pain. Whom the person left out of that question passes on nothing.
create function access.passes_on(person uuid, episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (access.supports(person, 'debrief', true) or access.leads_typing(person, episode))
		and not exists (select from unnest(access.help_questions('pain')) q where access.question_hidden(q, episode, person)) $$;
create function access.passed_on_by_me(help uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.help_asked h where h.id = help and h.kind = 'pain'
		and h.asked_by = access.me() and access.passes_on(h.person_id, h.episode_id)) $$;
create policy typist_reads on help_asked for select to foreword_app
	using (kind = 'pain' and asked_by = (select access.me()) and access.passes_on(person_id, episode_id));
create policy typist_asks on help_asked for insert to foreword_app
	with check (kind = 'pain' and asked_by = (select access.me()) and asked_at = (select access.moment())
		and access.passes_on(person_id, episode_id));
create policy typist_reads on help_answer for select to foreword_app using (access.passed_on_by_me(help_id));

-- An account of their own by somebody close to a child, or by whoever may act for the person: apart from the person's,
-- so that neither reads the other's unless it is shared.
create function access.tells_beside(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.episode e
			join public.person p on p.id = e.person_id
			join public.supporter_grant g on g.person_id = e.person_id
		where e.id = episode and g.account_id = access.me() and g.part = 'debrief' and access.counts(g)
			and (g.kind = 'representative' or p.birth_date + interval '18 years' > e.started_at)) $$;

create policy beside_writes on answer for insert to foreword_app
	with check (voice = (select access.me()) and typed_by = (select access.me()) and proposal is null
		and told_at_intake is null and question like 'debrief-beside/%' and access.tells_beside(context));
create policy beside_points on answer_now for insert to foreword_app
	with check (voice = (select access.me()) and question like 'debrief-beside/%' and access.tells_beside(context));
create policy beside_moves on answer_now for update to foreword_app
	using (voice = (select access.me()) and question like 'debrief-beside/%')
	with check (voice = (select access.me()) and question like 'debrief-beside/%' and access.tells_beside(context));
create policy beside_drafts on draft for insert to foreword_app
	with check (writer = (select access.me()) and voice = (select access.me())
		and question like 'debrief-beside/%' and access.tells_beside(context));

-- Staff who took part write theirs as staff, and nothing as somebody close.
create policy only_who_is_close on answer as restrictive for insert to foreword_app
	with check (question not like 'debrief-beside/%' or access.tells_beside(context));
create policy only_who_is_close on answer_now as restrictive for insert to foreword_app
	with check (question not like 'debrief-beside/%' or access.tells_beside(context));

-- What somebody close wrote of their own is no part of the staff's.
create or replace function access.debriefs_of_unit(unit uuid) returns table (episode_id uuid, person_id uuid, person_name text,
		started_at timestamptz, ended_at timestamptz, pack text, led_by text, leader uuid, took_part boolean,
		staff_named integer, staff_written integer, staff_first_at timestamptz, choice text, later_on date,
		chosen_at timestamptz, offered_at timestamptz, joint_offered_at timestamptz, met_at timestamptz,
		not_now_until date, next_offer date, not_now_by text)
	language sql stable security definer set search_path = ''
	as $$ select e.id, e.person_id, p.name, e.started_at, access.ended_at(e.id), e.pack,
			access.name_of(access.leader_of(e.id)), access.leader_of(e.id), access.in_episode(e.id),
			(select count(distinct s.account_id)::int from public.episode_staff s where s.episode_id = e.id),
			(select count(distinct n.voice)::int from public.answer_now n
				where n.context = e.id and n.question like 'debrief-staff/%'),
			(select min(a.written_at) from public.answer a where a.context = e.id and a.question like 'debrief-staff/%'),
			c.choice, c.later_on, c.chosen_at, o.side, o.joint,
			(select max(j.held_at) from public.joint_debrief j where j.episode_id = e.id and not access.in_episode(e.id)),
			h.until, h.next_offer, access.name_of(h.entered_by)
		from public.episode e join public.person p on p.id = e.person_id
			left join lateral (select * from access.word_on_debrief(e.id) where not access.in_episode(e.id)) c on true
			left join lateral (select access.debrief_offered_at(e.id) as side, access.joint_offered_at(e.id) as joint
				where not access.in_episode(e.id)) o on true
			left join lateral (select n.until, n.next_offer, n.entered_by from public.debrief_not_now n
				where n.episode_id = e.id and not access.in_episode(e.id) order by n.written desc limit 1) h on true
		where e.unit_id = unit and access.works_in(unit) and access.ended_at(e.id) is not null
			and not access.has_died_in(e.id)
		order by e.started_at desc $$;

-- What somebody tells of that no record says anything of. It is theirs alone until they send it to somebody who leads
-- debriefs and does not work where it happened. Versions are rows: the newest holds.
create table unrecorded (
	id uuid primary key,
	-- Which account this is a version of: the id of the first.
	account_id uuid not null,
	person_id uuid not null references person,
	words text not null check (char_length(words) between 1 and 4000),
	happened text check (char_length(happened) between 1 and 200),
	place text check (char_length(place) between 1 and 200),
	language text not null,
	typed_by uuid not null references sign_in.account,
	written_at timestamptz not null,
	written bigint generated always as identity
);
create index unrecorded_person on unrecorded (person_id, account_id, written);

-- To whom it is open; null: taken back. Where it happened, and whether that unit may be asked for a record.
create table unrecorded_sent (
	id uuid primary key,
	account_id uuid not null,
	person_id uuid not null references person,
	to_account uuid references sign_in.account,
	unit_id uuid references unit,
	may_ask boolean not null default false,
	sent_by uuid not null references sign_in.account,
	sent_at timestamptz not null,
	written bigint generated always as identity
);
create index unrecorded_sent_account on unrecorded_sent (account_id, written);

create table unrecorded_step (
	id uuid primary key,
	account_id uuid not null,
	person_id uuid not null references person,
	step text not null check (step in ('record-asked', 'connected', 'no-record')),
	episode_id uuid references episode,
	taken_by uuid not null references sign_in.account,
	taken_at timestamptz not null,
	written bigint generated always as identity,
	check ((step = 'connected') = (episode_id is not null)),
	foreign key (episode_id, person_id) references episode (id, person_id)
);
create index unrecorded_step_account on unrecorded_step (account_id, written);

-- Where the person was, to say where it happened.
create function access.units_i_was_in() returns table (unit_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select distinct u.id, u.name from public.intake i join public.unit u on u.id = i.unit_id
		where i.person_id = access.my_person() order by u.name, u.id $$;

-- Somebody who leads debriefs and does not work there; while the person does not say where, in no unit they were in.
create function access.leads_outside(account uuid, unit uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_facilitator_account(account) and not exists (
		select from public.unit_staff s where s.account_id = account and (s.until is null or s.until > access.moment())
			and case when unit is null then exists (select from public.intake i
					where i.person_id = person and i.unit_id = s.unit_id)
				else s.unit_id = unit end) $$;
create function access.who_leads_outside() returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.my_person() is not null and access.is_facilitator_account(a.id)
			and exists (select from access.units_i_was_in() u where access.leads_outside(a.id, u.unit_id, access.my_person()))
		order by 2, 1 $$;

-- Is it open to me? The newest word of the person on it holds.
create function access.told_to_me(of_account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select s.to_account = access.me() and access.leads_outside(s.to_account, s.unit_id, person)
		from public.unrecorded_sent s where s.account_id = of_account and s.person_id = person
		order by s.written desc limit 1), false) $$;
create function access.may_ask_for_record(of_account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select s.may_ask and s.unit_id is not null
		from public.unrecorded_sent s where s.account_id = of_account and s.person_id = person
		order by s.written desc limit 1), false) $$;

-- What was sent to me, with what came of it.
create function access.unrecorded_to_me() returns table (account_id uuid, person_id uuid, person text, words text,
		language text, happened text, place text, unit text, zone text, sent_at timestamptz, may_ask boolean, step text, taken_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select s.account_id, s.person_id, p.name, w.words, w.language, w.happened, w.place, u.name, coalesce(u.zone, 'UTC'),
			s.sent_at, access.may_ask_for_record(s.account_id, s.person_id), t.step, t.taken_at
		from (select distinct on (x.account_id, x.person_id) x.* from public.unrecorded_sent x order by x.account_id, x.person_id, x.written desc) s
			join public.person p on p.id = s.person_id
			join lateral (select * from public.unrecorded r where r.account_id = s.account_id and r.person_id = s.person_id
				order by r.written desc limit 1) w on true
			left join public.unit u on u.id = s.unit_id
			left join lateral (select q.step, q.taken_at from public.unrecorded_step q
				where q.account_id = s.account_id and q.person_id = s.person_id order by q.written desc limit 1) t on true
		where s.to_account = access.me() and access.told_to_me(s.account_id, s.person_id)
		order by s.sent_at $$;

-- Records of that person that it may be about: when and where, nothing of what happened.
create function access.records_to_connect(of_account uuid, person uuid) returns table (episode_id uuid, started_at timestamptz, unit text, zone text)
	language sql stable security definer set search_path = ''
	as $$ select e.id, e.started_at, u.name, u.zone from public.episode e join public.unit u on u.id = e.unit_id
		where e.person_id = person and access.told_to_me(of_account, person)
		order by e.started_at desc $$;

-- Records that a unit is asked for and has not written: of whom, around when, and who asks. Not a word of what was told.
create function access.records_asked_of(unit uuid) returns table (account_id uuid, person text, happened text, asked_by text, asked_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select s.account_id, p.name, w.happened, access.name_of(t.taken_by), t.taken_at
		from (select distinct on (x.account_id, x.person_id) x.* from public.unrecorded_sent x order by x.account_id, x.person_id, x.written desc) s
			join public.person p on p.id = s.person_id
			join lateral (select r.happened from public.unrecorded r where r.account_id = s.account_id and r.person_id = s.person_id
				order by r.written desc limit 1) w on true
			join lateral (select q.* from public.unrecorded_step q where q.account_id = s.account_id and q.person_id = s.person_id
				order by q.written desc limit 1) t on t.step = 'record-asked'
		where s.unit_id = unit and s.may_ask and access.works_in(unit)
		order by t.taken_at $$;

alter table unrecorded enable row level security;
alter table unrecorded force row level security;
alter table unrecorded_sent enable row level security;
alter table unrecorded_sent force row level security;
alter table unrecorded_step enable row level security;
alter table unrecorded_step force row level security;
create policy owner_reads on unrecorded for select to foreword_owner using (true);
create policy owner_reads on unrecorded_sent for select to foreword_owner using (true);
create policy owner_reads on unrecorded_step for select to foreword_owner using (true);
create policy self_reads on unrecorded for select to foreword_app using (access.is_self(person_id));
create policy self_writes on unrecorded for insert to foreword_app
	with check (access.is_self(person_id) and typed_by = (select access.me()) and written_at = (select access.moment()));
create policy self_reads on unrecorded_sent for select to foreword_app using (access.is_self(person_id));
create policy self_sends on unrecorded_sent for insert to foreword_app
	with check (access.is_self(person_id) and sent_by = (select access.me()) and sent_at = (select access.moment())
		and (to_account is null or access.leads_outside(to_account, unit_id, person_id)));
create policy self_reads on unrecorded_step for select to foreword_app using (access.is_self(person_id));
create policy told_takes on unrecorded_step for insert to foreword_app
	with check (taken_by = (select access.me()) and taken_at = (select access.moment())
		and access.told_to_me(account_id, person_id)
		and (step <> 'record-asked' or access.may_ask_for_record(account_id, person_id)));
grant select, insert on unrecorded, unrecorded_sent, unrecorded_step to foreword_app;
