-- What was agreed after a talk becomes somebody's task ---------------------------------------------------------------

-- Who does what the unit was asked for: somebody of its staff who can be told, or a name in words as before.
alter table unit_action add column owner_account uuid references sign_in.account;
create index unit_action_owner on unit_action (owner_account) where owner_account is not null;

create function access.is_staff_of(account uuid, unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.unit_staff s join sign_in.account a on a.id = s.account_id
		where s.account_id = account and s.unit_id = unit and (s.until is null or s.until > access.moment())
			and a.disabled_at is null) $$;

-- Whom whoever leads can name for what the unit must do.
create function access.owners_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (a.name, a.id) a.id, access.name_of(a.id)
		from public.episode e join public.unit_staff s on s.unit_id = e.unit_id
			join sign_in.account a on a.id = s.account_id
		where e.id = episode and access.facilitates(e.id) and access.is_staff_of(a.id, e.unit_id)
		order by a.name, a.id $$;

drop policy facilitator_writes on unit_action;
create policy facilitator_writes on unit_action for insert to foreword_app
	with check (access.facilitates(episode_id) and made_by = (select access.me())
		and (owner_account is null or access.is_staff_of(owner_account, unit_id)));

-- What waits for me of it: what I do, until it is done or cannot be; as a manager of the unit, what is late. Nothing of
-- whose talk it came from.
create function access.unit_actions_for_me() returns table (id uuid, unit_id uuid, unit text, zone text, wording text,
		owner text, mine boolean, due_on date, made_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select u.id, u.unit_id, w.name, w.zone, u.wording, u.owner, m.mine, u.due_on, u.made_at
		from public.unit_action u join public.unit w on w.id = u.unit_id
			cross join lateral (select coalesce(u.owner_account = access.me(), false) as mine) m
			left join lateral (select a.answer from public.unit_action_answer a
				where a.action_id = u.id order by a.answered_at desc, a.id desc limit 1) said on true
		where access.works_in(u.unit_id) and coalesce(said.answer, '') not in ('done', 'cannot')
			and (m.mine or (access.has_role('manager')
				and u.due_on < (access.moment() at time zone w.zone)::date))
		order by u.due_on nulls last, u.made_at $$;

create policy owner_reads on unit_action_answer for select to foreword_owner using (true);

create function notice.tell_of_unit_action() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if new.owner_account is not null then perform notice.tell(new.owner_account); end if;
		return null;
	end $$;
create trigger tell after insert on unit_action for each row execute function notice.tell_of_unit_action();
revoke execute on function notice.tell_of_unit_action from public;

-- Support that was offered in the talk: who would give it, where that is somebody here. Nobody who took part: that
-- there was a talk, and what the person said there, is not for them.
create function access.may_give_support(episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not access.was_in_episode(episode, account) and exists (select from public.episode e
		join sign_in.account a on a.id = account and a.kind = 'staff' and a.disabled_at is null
		where e.id = episode and (access.is_staff_of(account, e.unit_id) or account = access.me()
			or exists (select from public.intake i where i.person_id = e.person_id and i.ended_at is null
				and access.is_staff_of(account, i.unit_id)))) $$;

create function access.givers_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.facilitates(episode) and access.may_give_support(episode, a.id) order by a.name, a.id $$;

drop policy facilitator_writes on joint_entry;
create policy facilitator_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me()) and access.facilitates(episode_id)
		and access.leader_may(kind, what, about, episode_id)
		and (kind <> 'attendee' or not access.said_no_to(episode_id, account_id, name))
		and (kind <> 'counselling' or account_id is null or access.may_give_support(episode_id, account_id)));

-- What became of it, said by whoever gives it.
create table support_step (
	id uuid primary key,
	entry_id uuid not null,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	step text not null check (step in ('seen', 'done')),
	words text check (char_length(words) between 1 and 280),
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (entry_id, episode_id) references joint_entry (id, episode_id),
	foreign key (episode_id, person_id) references episode (id, person_id)
);
create index support_step_entry on support_step (entry_id, written);

-- Mine to give, while the person's last word is yes: I was named; or I lead the talk, and it is for nobody who is here.
create function access.gives_support(entry uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.joint_entry o
		where o.id = entry and o.kind = 'counselling' and not access.in_episode(o.episode_id)
			and (o.account_id = access.me() or (access.facilitates(o.episode_id)
				and not exists (select from sign_in.account a where a.id = o.account_id and a.disabled_at is null)))
			and (select w.what from public.joint_entry w where w.about = o.id and w.kind = 'counselling-answer'
				order by w.written desc limit 1) = 'yes') $$;

create function access.support_for_me() returns table (id uuid, episode_id uuid, person_id uuid, person text, name text,
		named boolean, words text, on_day date, unit text, zone text, since timestamptz, seen_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select o.id, o.episode_id, o.person_id, p.name, o.name, coalesce(o.account_id = access.me(), false), o.words,
			o.on_day, u.name, u.zone,
			(select max(w.entered_at) from public.joint_entry w where w.about = o.id and w.kind = 'counselling-answer'),
			(select min(s.said_at) from public.support_step s where s.entry_id = o.id)
		from public.joint_entry o join public.person p on p.id = o.person_id
			join public.episode e on e.id = o.episode_id join public.unit u on u.id = e.unit_id
		where o.kind = 'counselling' and access.gives_support(o.id)
			and not exists (select from public.support_step s where s.entry_id = o.id and s.step = 'done')
		order by 11 $$;

alter table support_step enable row level security;
alter table support_step force row level security;
create policy owner_reads on support_step for select to foreword_owner using (true);
create policy self_reads on support_step for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on support_step for select to foreword_app using (access.facilitates(episode_id));
create policy giver_says on support_step for insert to foreword_app
	with check (said_by = (select access.me()) and said_at = (select access.moment()) and access.gives_support(entry_id));
grant select, insert on support_step to foreword_app;
create trigger tell after insert on support_step for each row execute function notice.tell_of_row('person', 'person_id');

-- Whoever was named hears of the yes.
create function notice.tell_of_support() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare one uuid;
	begin
		select o.account_id into one from public.joint_entry o where o.id = new.about;
		if one is not null then perform notice.tell(one); end if;
		return null;
	end $$;
create trigger tell_giver after insert on joint_entry for each row
	when (new.kind = 'counselling-answer' and new.what = 'yes') execute function notice.tell_of_support();
revoke execute on function notice.tell_of_support from public;
