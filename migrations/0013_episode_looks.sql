-- What an episode takes from elsewhere, as it was when the record was made: which lines of the person's plan staff
-- could see, whom the person wants told, and whether the card was opened before it began.

-- Kinds the person said are very bad for them, as staff could read it when the record was made.
alter table episode add column very_bad text[] not null default '{}';

-- What is written about an episode is about the person it happened to, whoever writes it.
alter table episode add unique (id, person_id);
alter table episode_fact add foreign key (episode_id, person_id) references episode (id, person_id);
alter table episode_staff add foreign key (episode_id, person_id) references episode (id, person_id);

-- Lines of the plan that staff could see when the record was made: ids alone. The words stay in the answer, so that
-- narrowing an answer's audience hides them here too.
create table episode_plan_line (
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	kind text not null check (kind in ('strategy', 'wish')),
	question text not null,
	item uuid not null,
	answer_id uuid not null references answer,
	place integer not null,
	primary key (episode_id, question, item),
	foreign key (episode_id, person_id) references episode (id, person_id)
);

create function access.may_read_episode(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.episode e
		where e.id = episode and (access.is_self(e.person_id) or access.treats(e.person_id)
			or access.in_episode(e.id) or access.facilitates(e.id))
	) $$;

-- Looks at the card or the plan by staff who treated the person, since the intake the episode belongs to. `took_part`:
-- by somebody named in the record. `part` is 'card' for the whole card or plan, 'item' for one line of it.
create function access.card_looks_of(episode uuid) returns table (at timestamptz, part text, took_part boolean)
	language sql stable security definer set search_path = ''
	as $$ select l.at, case when l.part in ('card', 'plan') then 'card' else 'item' end,
			access.was_in_episode(e.id, l.account_id)
		from public.episode e join public.intake i on i.id = e.intake_id
			join audit.entry l on l.person_id = e.person_id
		where e.id = episode and access.may_read_episode(e.id)
			and l.kind = 'look' and l.part in ('card', 'plan', 'plan-line') and l.relation = 'treating'
			and l.at >= i.opened_at
		order by l.at $$;

-- Whether somebody who took part had opened the card before the episode began; null while nobody is named.
create function access.card_opened_before(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select case when exists (select from public.episode_staff s
				where s.episode_id = e.id and s.account_id is not null)
			then exists (select from access.card_looks_of(e.id) l
				where l.took_part and l.part = 'card' and l.at < e.started_at) end
		from public.episode e where e.id = episode and access.may_read_episode(e.id) $$;

-- When, by whom and why a person's wish was set aside is for those who took part to write too, once the person left.
create policy involved_reads on wish_not_followed for select to foreword_app
	using (episode_id is not null and access.in_episode(episode_id));
create policy involved_writes on wish_not_followed for insert to foreword_app
	with check (episode_id is not null and access.in_episode(episode_id) and set_aside_by = (select access.me()));
create policy involved_names on episode_staff for insert to foreword_app
	with check (entered_by = (select access.me()) and access.in_episode(episode_id));

alter table episode_plan_line enable row level security;
alter table episode_plan_line force row level security;
create policy reader_reads on episode_plan_line for select to foreword_app using (access.may_read_episode(episode_id));
create policy treating_writes on episode_plan_line for insert to foreword_app
	with check (access.treats(person_id));
grant select, insert on episode_plan_line to foreword_app;
