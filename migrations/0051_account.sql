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

create or replace function access.helps_with(help uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.help_asked h
		where h.id = help and not access.in_episode(h.episode_id) and (
			case when h.kind = 'pressure' then access.has_role('manager')
				when h.kind in ('complaint', 'lawyer')
				then access.has_role('manager') or (access.help_rung(h.id) > 0 and access.has_role('keeper'))
				else access.treats(h.person_id) or access.works_where_it_happened(h.episode_id)
					or (access.help_rung(h.id) > 0 and access.has_role('manager'))
					or (access.help_rung(h.id) > 1 and access.has_role('keeper')) end)) $$;

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
