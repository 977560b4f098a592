-- Help that somebody asks for after an episode: pain now, a talk, a lawyer. It is passed on only when they say so, and
-- only what they asked for: nothing else they told. What nobody has seen for ten minutes goes to the next on the list as
-- well; it counts by the moment alone, so that it does so when notices and jobs stand still.

create table help_asked (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	kind text not null check (kind in ('pain', 'talk', 'peer', 'faith', 'doctor', 'family', 'complaint', 'lawyer', 'rest', 'own')),
	words text check (char_length(words) between 1 and 80),
	asked_by uuid not null references sign_in.account,
	asked_at timestamptz not null,
	unique (id, person_id),
	foreign key (episode_id, person_id) references episode (id, person_id),
	check ((kind = 'own') = (words is not null))
);
create index help_asked_person on help_asked (person_id, asked_at);

create table help_answer (
	id uuid primary key,
	help_id uuid not null,
	person_id uuid not null references person,
	step text not null check (step in ('seen', 'done')),
	words text check (char_length(words) between 1 and 280),
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (help_id, person_id) references help_asked (id, person_id)
);
create index help_answer_help on help_answer (help_id, written);

-- How long it has waited: 0 the team, 1 a manager as well, 2 whoever keeps the service as well. It stops where it was seen.
-- A complaint and a lawyer begin with the managers; what somebody wrote of threats, and the wish to be left in peace, stay.
create function access.help_last(kind text) returns integer
	language sql immutable parallel safe
	as $$ select case when kind in ('rest', 'pressure') then 0 when kind in ('complaint', 'lawyer') then 1 else 2 end $$;
create function access.help_rung(help uuid) returns integer
	language sql stable security definer set search_path = ''
	as $$ select least(access.help_last(h.kind), floor(extract(epoch from (coalesce(
			(select min(a.answered_at) from public.help_answer a where a.help_id = h.id), access.moment()) - h.asked_at)) / 600))::int
		from public.help_asked h where h.id = help $$;

-- Asked of me: who treats the person, or works where it happened, and took no part in it; then managers, then keepers. A
-- complaint and a lawyer are never asked of the team.
create function access.helps_with(help uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.help_asked h
		where h.id = help and not access.in_episode(h.episode_id) and (
			case when h.kind in ('complaint', 'lawyer')
				then access.has_role('manager') or (access.help_rung(h.id) > 0 and access.has_role('keeper'))
				else access.treats(h.person_id) or access.works_where_it_happened(h.episode_id)
					or (access.help_rung(h.id) > 0 and access.has_role('manager'))
					or (access.help_rung(h.id) > 1 and access.has_role('keeper')) end)) $$;

-- What is asked of me and not done, the oldest first. Who asks and what for; nothing of what they told.
create function access.help_for_me() returns table (id uuid, person_id uuid, person text, kind text, words text,
		asked_at timestamptz, unit text, zone text, rung integer, seen_by text, seen_at timestamptz, passed_on_by text)
	language sql stable security definer set search_path = ''
	as $$ select h.id, h.person_id, p.name, h.kind, h.words, h.asked_at, u.name, u.zone, access.help_rung(h.id),
			access.name_of(s.answered_by), s.answered_at,
			case when h.asked_by is distinct from p.account_id then access.name_of(h.asked_by) end
		from public.help_asked h
			join public.person p on p.id = h.person_id
			join public.episode e on e.id = h.episode_id
			join public.unit u on u.id = coalesce((select i.unit_id from public.intake i
				where i.person_id = h.person_id and i.ended_at is null order by i.opened_at desc limit 1), e.unit_id)
			left join lateral (select a.answered_by, a.answered_at from public.help_answer a
				where a.help_id = h.id order by a.written limit 1) s on true
		where access.helps_with(h.id)
			and not exists (select from public.help_answer a where a.help_id = h.id and a.step = 'done')
		order by h.asked_at $$;

alter table help_asked enable row level security;
alter table help_asked force row level security;
alter table help_answer enable row level security;
alter table help_answer force row level security;

create policy owner_reads on help_asked for select to foreword_owner using (true);
create policy self_reads on help_asked for select to foreword_app using (access.is_self(person_id));
create policy self_asks on help_asked for insert to foreword_app
	with check (asked_by = (select access.me()) and access.is_self(person_id) and asked_at = (select access.moment()));

create policy owner_reads on help_answer for select to foreword_owner using (true);
create policy self_reads on help_answer for select to foreword_app using (access.is_self(person_id));
create policy helper_answers on help_answer for insert to foreword_app
	with check (answered_by = (select access.me()) and access.helps_with(help_id)
		and answered_at = (select access.moment()));

grant select, insert on help_asked, help_answer to foreword_app;
