-- The talk together (domain.md table (h)): who comes and who is not to come, in what frame, each side's own words, what
-- was agreed and what was not, what support was offered, what lay behind it, and how each side ends. One table of rows
-- that are added and never changed: what its author takes back is a newer row of theirs.

create table joint_entry (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	kind text not null check (kind in ('attendee', 'wanted', 'accepted', 'read-to', 'frame', 'person-words',
		'staff-words', 'agreed', 'not-agreed', 'counselling', 'counselling-answer', 'contributor', 'staff-closed',
		'person-closed', 'closing-words', 'reopened', 'outside-invited', 'exception-asked', 'exception-answer')),
	-- The entry that this one is about, of the same talk.
	about uuid,
	-- A code: what somebody is to the person, a purpose, a field of the frame, a level, a yes or no, how a side ends.
	what text,
	name text check (char_length(name) between 1 and 100),
	account_id uuid references sign_in.account,
	words text check (char_length(words) between 1 and 1200),
	language text,
	on_day date,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	written bigint generated always as identity,
	unique (id, episode_id),
	foreign key (episode_id, person_id) references episode (id, person_id),
	foreign key (about, episode_id) references joint_entry (id, episode_id),
	check ((kind in ('wanted', 'accepted', 'read-to', 'counselling-answer', 'exception-answer', 'closing-words'))
		= (about is not null)),
	check (kind not in ('attendee', 'counselling', 'outside-invited', 'exception-asked') or name is not null),
	check (kind not in ('frame', 'person-words', 'staff-words', 'agreed', 'not-agreed', 'contributor',
		'outside-invited', 'exception-asked', 'closing-words') or words is not null),
	-- How the person's side ended is known to the unit; in which words, only to whoever leads: a row of their own.
	check (kind <> 'person-closed' or words is null),
	check ((kind = 'exception-asked') <= (account_id is not null)),
	check (case kind
		when 'attendee' then what in ('family', 'friend', 'supporter', 'interpreter', 'staff', 'other')
		when 'wanted' then what in ('yes', 'no')
		when 'accepted' then what in ('yes', 'no')
		when 'exception-answer' then what in ('yes', 'no')
		when 'counselling-answer' then what in ('yes', 'no', 'later')
		when 'frame' then what in ('when', 'place', 'rules', 'breaks', 'interpreter')
		when 'contributor' then what in ('person', 'staff', 'unit', 'policy')
		when 'staff-closed' then what in ('change', 'no-change')
		when 'person-closed' then what in ('change', 'no-change', 'declined', 'not-reached', 'health')
		when 'read-to' then what is null when 'counselling' then what is null when 'reopened' then what is null
		when 'closing-words' then what is null
		when 'outside-invited' then what is null when 'exception-asked' then what is null
		else what in ('led-to', 'wellbeing', 'support', 'days', 'plan') end),
	-- "No change" of the staff's side says why; the person's needs no reason.
	check (kind <> 'staff-closed' or what = 'change' or words is not null)
);
create index joint_entry_episode on joint_entry (episode_id, kind, written);
create index joint_entry_account on joint_entry (account_id) where account_id is not null;
create index joint_entry_about on joint_entry (about) where about is not null;

-- The words to each of the five purposes, beside met, not met or declined.
alter table joint_debrief add column words jsonb not null default '{}' check (jsonb_typeof(words) = 'object');

create function access.is_account_of(account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.person p where p.id = person and p.account_id = account) $$;

-- What the person themselves said last to somebody who was named, however often that is: by account, or by name where
-- there is none. A yes reaches nobody but them; `alike` also finds whoever is called the same, for whom a no holds too.
create function access.own_word_on(episode uuid, account uuid, called text, alike boolean) returns text
	language sql stable security definer set search_path = ''
	as $$ select w.what from public.joint_entry w join public.joint_entry a on a.id = w.about
		where w.episode_id = episode and w.kind = 'wanted' and access.is_account_of(w.entered_by, w.person_id)
			and (case when a.account_id is not null and account is not null then a.account_id = account
				else (alike or (a.account_id is null and account is null))
					and lower(trim(split_part(a.name, ',', 1))) = lower(trim(split_part(called, ',', 1))) end)
		order by w.written desc limit 1 $$;

create function access.said_no_to(episode uuid, account uuid, called text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.own_word_on(episode, account, called, true) = 'no', false)
		or coalesce(access.own_word_on(episode, account, called, false) = 'no', false) $$;

-- Whoever took part is there only by a yes of the person's own, where the person can give it here.
create function access.needs_own_yes(episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select account is not null and access.was_in_episode(episode, account) and exists (select from public.episode e
		join public.person p on p.id = e.person_id where e.id = episode and p.account_id is not null) $$;

-- Whoever the person does not want is not there. The person's own last word holds; without one, what was heard last.
create function access.is_wanted(attendee uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select not access.said_no_to(a.episode_id, a.account_id, a.name)
			and (coalesce(access.own_word_on(a.episode_id, a.account_id, a.name, false) = 'yes', false)
				or (not access.needs_own_yes(a.episode_id, a.account_id)
					and (select w.what = 'yes' from public.joint_entry w
						where w.about = a.id and w.kind = 'wanted' order by w.written desc limit 1)))
		from public.joint_entry a where a.id = attendee and a.kind = 'attendee'), false) $$;

-- Whether whoever leads may write down what the person said to somebody: not once the person said it themselves.
create function access.may_hear_of(attendee uuid, answer text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.joint_entry a where a.id = attendee and a.kind = 'attendee'
		and access.own_word_on(a.episode_id, a.account_id, a.name, false) is null
		and not access.said_no_to(a.episode_id, a.account_id, a.name)
		and (answer = 'no' or not access.needs_own_yes(a.episode_id, a.account_id))) $$;

-- Was asked to come and the person wants it.
create function access.attends(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.joint_entry a
		where a.episode_id = episode and a.kind = 'attendee' and a.account_id = access.me() and access.is_wanted(a.id)) $$;

create function access.attends_as_staff(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.attends(episode)
		and exists (select from sign_in.account a where a.id = access.me() and a.kind = 'staff') $$;

-- Was there while it was read out, so that they know the words already: those that stood there then, none written since.
create function access.was_read_to(episode uuid, stood bigint) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.joint_entry r join public.joint_entry a on a.id = r.about
		where r.episode_id = episode and r.kind = 'read-to' and r.written > stood
			and a.account_id = access.me() and access.is_wanted(a.id)) $$;

-- Something is to change: a suggestion to the person, or something the unit must do.
create function access.has_change(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.proposal p where p.episode_id = episode)
		or exists (select from public.unit_action u where u.episode_id = episode) $$;

-- How the person's side ends when staff write it: never in the person's place. A no was said, offers were made on two
-- days or seven days ago and nothing came back, or it is not now for health reasons; each since the person last opened it again. What the person
-- ended themselves stays as they said.
create function access.may_end_for(episode uuid, outcome text) returns boolean
	language sql stable security definer set search_path = ''
	as $$
	with since as (select coalesce(max(r.entered_at), '-infinity') as at
		from public.joint_entry r where r.episode_id = episode and r.kind = 'reopened'),
	last as (select j.kind, j.entered_by, j.person_id from public.joint_entry j
		where j.episode_id = episode and j.kind in ('person-closed', 'reopened') order by j.written desc limit 1)
	select not exists (select from last where kind = 'person-closed' and access.is_account_of(entered_by, person_id))
		and case outcome
			when 'declined' then coalesce((select w.choice = 'no' and w.chosen_at >= since.at
				from access.word_on_debrief(episode) w, since), false)
			when 'not-reached' then exists (select from public.debrief_offer o
					join public.episode e on e.id = o.episode_id join public.unit u on u.id = e.unit_id cross join since
				where o.episode_id = episode and o.answer = 'none' and o.entered_at >= since.at
				having count(distinct (o.offered_at at time zone u.zone)::date) > 1
					or max(o.offered_at) <= access.moment() - interval '7 days')
				and not exists (select from access.word_on_debrief(episode) w, since where w.chosen_at >= since.at)
			when 'health' then exists (select from public.debrief_not_now n, since
				where n.episode_id = episode and n.entered_at >= since.at)
			else false end $$;

-- What whoever leads may write of what is others' to say: the person's word only while the person wrote none
-- themselves, somebody's coming only if they have no account to say it with, and "read to" of whom the person wants.
create function access.leader_may(kind text, outcome text, of uuid, episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select case
		when kind = 'wanted' then access.may_hear_of(of, outcome)
		when kind = 'counselling-answer' then not exists (select from public.joint_entry w
			where w.about = of and w.kind = leader_may.kind and access.is_account_of(w.entered_by, w.person_id))
		when kind = 'accepted' then exists (select from public.joint_entry a where a.id = of and a.account_id is null)
		when kind = 'read-to' then access.is_wanted(of)
		when kind = 'staff-closed' then outcome = 'no-change' or access.has_change(episode)
		when kind = 'person-closed' then access.may_end_for(episode, outcome)
		else kind in ('attendee', 'frame', 'agreed', 'not-agreed', 'counselling', 'contributor') end $$;

create function access.unit_may(kind text, outcome text, episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.works_where_it_happened(episode) and not access.in_episode(episode) and case kind
		when 'staff-closed' then outcome = 'no-change' or access.has_change(episode)
		when 'person-closed' then access.may_end_for(episode, outcome)
		else kind in ('outside-invited', 'exception-asked') end $$;

create function access.is_my_attendance(entry uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.joint_entry a
		where a.id = entry and a.kind = 'attendee' and a.account_id = access.me()) $$;

-- Whose account can be asked to come: who took part, who works where it happened, and whom the person lets help them.
create function access.who_may_attend(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (a.name, a.id) a.id, access.name_of(a.id)
		from public.episode e join sign_in.account a on a.disabled_at is null and a.id <> access.me()
		where e.id = episode and (access.is_self(e.person_id) or access.facilitates(e.id))
			and (access.was_in_episode(e.id, a.id)
				or exists (select from public.unit_staff s where s.unit_id = e.unit_id and s.account_id = a.id
					and (s.until is null or s.until > access.moment()))
				or exists (select from public.supporter_grant g where g.person_id = e.person_id and g.account_id = a.id
					and g.starts_at <= access.moment() and g.ends_at > access.moment() and g.withdrawn_at is null))
		order by a.name, a.id $$;

alter table joint_entry enable row level security;
alter table joint_entry force row level security;
create policy owner_reads on joint_entry for select to foreword_owner using (true);
create policy self_reads on joint_entry for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on joint_entry for select to foreword_app using (access.facilitates(episode_id));
create policy attendee_reads on joint_entry for select to foreword_app
	using ((kind = 'frame' and access.attends(episode_id))
		or (kind = 'attendee' and account_id = (select access.me()) and access.is_wanted(id))
		or (kind = 'read-to' and access.is_my_attendance(about))
		or (kind in ('accepted', 'staff-words') and entered_by = (select access.me()) and access.attends(episode_id))
		or (kind in ('person-words', 'staff-words', 'agreed', 'not-agreed') and access.was_read_to(episode_id, written)));
create policy unit_reads on joint_entry for select to foreword_app
	using (kind in ('staff-closed', 'person-closed', 'reopened', 'outside-invited', 'exception-asked', 'exception-answer')
		and access.works_where_it_happened(episode_id) and not access.in_episode(episode_id));

create policy self_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me()) and access.is_self(person_id)
		and kind in ('attendee', 'wanted', 'frame', 'person-words', 'counselling-answer', 'person-closed',
			'closing-words', 'reopened', 'exception-answer')
		and (kind <> 'person-closed' or what in ('change', 'no-change', 'declined')));
create policy facilitator_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me()) and access.facilitates(episode_id)
		and access.leader_may(kind, what, about, episode_id)
		and (kind <> 'attendee' or not access.said_no_to(episode_id, account_id, name)));
create policy attendee_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me())
		and ((kind = 'accepted' and access.is_my_attendance(about) and access.attends(episode_id))
			or (kind = 'staff-words' and access.attends_as_staff(episode_id))));
create policy unit_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me()) and access.unit_may(kind, what, episode_id));
grant select, insert on joint_entry to foreword_app;

-- How a side may end, for whoever asks: what they could write down now.
create function access.may_end(episode uuid) returns table (side text, outcome text)
	language sql stable security definer set search_path = ''
	as $$ select k.side, k.outcome from (values ('staff-closed', 'change'), ('staff-closed', 'no-change'),
			('person-closed', 'declined'), ('person-closed', 'not-reached'), ('person-closed', 'health')) k(side, outcome)
		where access.unit_may(k.side, k.outcome, episode)
			or (access.facilitates(episode) and access.leader_may(k.side, k.outcome, null, episode)) $$;

-- What the unit was asked to do can be said to be done.
alter table unit_action_answer drop constraint unit_action_answer_answer_check;
alter table unit_action_answer add check (answer in ('will-do', 'partly', 'cannot', 'done'));
alter table unit_action_answer drop constraint unit_action_answer_check;
alter table unit_action_answer add check (answer in ('will-do', 'done') or reason is not null);

-- The person hears of what others wrote there for them to answer; whoever the person wants there hears of that.
create function notice.tell_of_joint_entry() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare one uuid;
	begin
		select case
			when new.kind = 'wanted' and new.what = 'yes' then
				(select a.account_id from public.joint_entry a where a.id = new.about)
			when new.kind in ('attendee', 'counselling', 'exception-asked', 'staff-closed')
				and not access.is_account_of(new.entered_by, new.person_id) then
				(select p.account_id from public.person p where p.id = new.person_id) end into one;
		if one is not null then perform notice.tell(one); end if;
		return null;
	end $$;
create trigger tell after insert on joint_entry for each row execute function notice.tell_of_joint_entry();

revoke execute on function notice.tell_of_joint_entry, access.may_end_for, access.has_change from public;

-- Who leads is outside what happened and outside whoever treats the person (domain.md table (h)) ---------------------

-- Works, or worked since it began, where it happened or where the person is or was treated since.
create function access.in_line(episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.episode e join public.unit_staff s on s.account_id = account
		where e.id = episode and (s.until is null or s.until > e.started_at)
			and (s.unit_id = e.unit_id or exists (select from public.intake i where i.person_id = e.person_id
				and i.unit_id = s.unit_id and (i.ended_at is null or i.ended_at > e.started_at)))) $$;

-- Independent; from outside, invited for this one; or somebody else to whom the person agreed by name.
alter table debrief_facilitator add column basis text not null default 'independent'
		check (basis in ('independent', 'outside', 'agreed')),
	add column exception_id uuid,
	add foreign key (exception_id, episode_id) references joint_entry (id, episode_id),
	add check ((basis = 'independent') = (exception_id is null));

-- The person said yes to them by name, and has not taken it back.
create function access.agreed_to(exception uuid, episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select a.what = 'yes' and access.is_account_of(a.entered_by, a.person_id)
		from public.joint_entry a join public.joint_entry q on q.id = a.about
		where q.id = exception and q.kind = 'exception-asked' and q.episode_id = episode and q.account_id = account
			and a.kind = 'exception-answer'
		order by a.written desc limit 1), false) $$;

create or replace function access.facilitates(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select f.account_id = access.me() and not access.was_in_episode(episode, f.account_id)
			and case f.basis when 'agreed' then access.agreed_to(f.exception_id, episode, f.account_id)
				else not access.in_line(episode, f.account_id) end
		from public.debrief_facilitator f where f.episode_id = episode order by f.named_at desc limit 1), false) $$;

create or replace function access.facilitators_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.works_where_it_happened(episode) and access.is_facilitator_account(a.id)
			and not access.was_in_episode(episode, a.id) and not access.in_line(episode, a.id)
		order by a.name $$;

-- Whom the person can be asked about: staff of the place who took no part.
create function access.exceptions_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select distinct on (a.name, a.id) a.id, access.name_of(a.id)
		from public.episode e join public.unit_staff s on s.unit_id = e.unit_id
				and (s.until is null or s.until > access.moment())
			join sign_in.account a on a.id = s.account_id and a.disabled_at is null
		where e.id = episode and access.works_where_it_happened(episode) and not access.was_in_episode(episode, a.id)
		order by a.name, a.id $$;

-- Staff who took part learn nothing of who leads on what ground, and so of what the person said.
drop policy unit_reads on debrief_facilitator;
create policy unit_reads on debrief_facilitator for select to foreword_app
	using (access.works_where_it_happened(episode_id) and not access.in_episode(episode_id));
drop policy unit_names on debrief_facilitator;
create policy unit_names on debrief_facilitator for insert to foreword_app
	with check (named_by = (select access.me()) and basis = 'independent' and access.works_where_it_happened(episode_id)
		and access.is_facilitator_account(account_id) and not access.was_in_episode(episode_id, account_id)
		and not access.in_line(episode_id, account_id));
create policy self_agrees on debrief_facilitator for insert to foreword_app
	with check (named_by = (select access.me()) and basis = 'agreed' and access.is_self(person_id)
		and not access.was_in_episode(episode_id, account_id)
		and access.agreed_to(exception_id, episode_id, account_id));
create policy owner_names_guest on debrief_facilitator for insert to foreword_owner with check (basis = 'outside');

-- Somebody from outside: a slip of staff without a unit and without a role, for one debrief.
create table sign_in.guest (
	code_hash bytea primary key references sign_in.slip,
	entry_id uuid not null references joint_entry,
	episode_id uuid not null references episode
);
create index guest_episode on sign_in.guest (episode_id);
alter table sign_in.guest enable row level security;
alter table sign_in.guest force row level security;
create policy owner_only on sign_in.guest to foreword_owner using (true) with check (true);

create function sign_in.invite_guest(hash bytea, entry uuid, for_job text, until timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare invited public.joint_entry;
	begin
		select * into invited from public.joint_entry j
			where j.id = entry and j.kind = 'outside-invited' and j.entered_by = access.me();
		if not found or not access.unit_may('outside-invited', null, invited.episode_id)
			or exists (select from sign_in.guest g where g.entry_id = entry) then return false; end if;
		insert into sign_in.slip (code_hash, kind, name, job, made_by, made_at, expires_at)
			values (hash, 'staff', invited.name, for_job, access.me(), access.moment(), until);
		insert into sign_in.guest (code_hash, entry_id, episode_id) values (hash, entry, invited.episode_id);
		return true;
	end $$;
revoke execute on function sign_in.invite_guest from public;
grant execute on function sign_in.invite_guest to foreword_app;

-- Who comes in by such a slip leads that debrief, and nothing else is theirs.
create function sign_in.guest_comes() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		insert into public.debrief_facilitator (episode_id, person_id, account_id, named_by, named_at, basis, exception_id)
			select j.episode_id, j.person_id, new.used_by, new.made_by, new.used_at, 'outside', j.id
			from sign_in.guest g join public.joint_entry j on j.id = g.entry_id where g.code_hash = new.code_hash;
		return null;
	end $$;
create trigger guest after update on sign_in.slip for each row when (old.used_by is null and new.used_by is not null)
	execute function sign_in.guest_comes();

-- It ends with the debrief: when both sides have ended, or somebody else leads. Unused slips stop.
create function sign_in.end_guests(episode uuid, but uuid, at timestamptz) returns void
	language sql volatile security definer set search_path = ''
	as $$
	update sign_in.account a set disabled_at = at
		from sign_in.guest g join sign_in.slip s on s.code_hash = g.code_hash
		where g.episode_id = episode and a.id = s.used_by and a.disabled_at is null and a.id is distinct from but;
	update sign_in.slip s set stopped_at = at from sign_in.guest g
		where g.code_hash = s.code_hash and g.episode_id = episode and s.used_at is null and s.stopped_at is null $$;

create function sign_in.guest_ends() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if tg_table_name = 'debrief_facilitator' then
			perform sign_in.end_guests(new.episode_id, (to_jsonb(new) ->> 'account_id')::uuid, (to_jsonb(new) ->> 'named_at')::timestamptz);
		elsif exists (select from public.joint_entry j where j.episode_id = new.episode_id and j.kind = 'staff-closed')
			and (select j.kind = 'person-closed' from public.joint_entry j where j.episode_id = new.episode_id
				and j.kind in ('person-closed', 'reopened') order by j.written desc limit 1) then
			perform sign_in.end_guests(new.episode_id, null, (to_jsonb(new) ->> 'entered_at')::timestamptz);
		end if;
		return null;
	end $$;
create trigger guest_ends after insert on debrief_facilitator for each row execute function sign_in.guest_ends();
create trigger guest_ends after insert on joint_entry for each row
	when (new.kind in ('staff-closed', 'person-closed')) execute function sign_in.guest_ends();
revoke execute on function sign_in.guest_comes, sign_in.end_guests, sign_in.guest_ends from public;
