-- What somebody does on a device of the service, or soon after a restrictive practice, waits for their own word in
-- quiet: a wish stands and is labelled, a loosening changes nothing until then. Whether they felt pressed is theirs.

-- A browser in which staff signed in is a device of the service. Known by the hash of a cookie it keeps.
create table sign_in.browser (
	mark_hash bytea primary key check (octet_length(mark_hash) = 32),
	staff_at timestamptz,
	seen_at timestamptz not null
);
alter table sign_in.browser enable row level security;
alter table sign_in.browser force row level security;
create policy owner_only on sign_in.browser to foreword_owner using (true) with check (true);

alter table sign_in.session add column device text not null default 'shared'
	check (device in ('own', 'shared', 'service'));
alter table sign_in.session add column mark_hash bytea;
update sign_in.session set device = 'own' where own_phone;

-- Whether staff signed in in this browser, and when last; null when they never did.
create function sign_in.staff_last_here(mark bytea) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select b.staff_at from sign_in.browser b where b.mark_hash = mark $$;

-- As before (0001), with the mark of the browser. Who says "my own phone" where no staff signed in for thirty days
-- is believed, and the mark is forgotten. Answers which device it is taken for.
drop function sign_in.open_session;
create function sign_in.open_session(
	session_hash bytea, whose uuid, at timestamptz, idle integer, absolute integer, own boolean, mark bytea default null
) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare staff boolean := (select a.kind = 'staff' from sign_in.account a where a.id = whose);
declare last_staff timestamptz := sign_in.staff_last_here(mark);
declare kept text;
begin
	if mark is not null then
		if own and not staff and last_staff <= at - interval '720 hours' then last_staff := null; end if;
		if staff then last_staff := at; end if;
		insert into sign_in.browser (mark_hash, staff_at, seen_at) values (mark, last_staff, at)
			on conflict (mark_hash) do update set staff_at = last_staff, seen_at = at;
	end if;
	kept := case when last_staff is not null then 'service' when own then 'own' else 'shared' end;
	insert into sign_in.session (id_hash, account_id, created_at, seen_at, expires_at, idle_seconds, absolute_at,
		own_phone, device, mark_hash)
	values (session_hash, whose, at, at, at + make_interval(secs => least(idle, absolute)), idle,
		at + make_interval(secs => absolute), own, kept, mark);
	return kept;
end $$;
revoke execute on function sign_in.open_session, sign_in.staff_last_here from public;
grant execute on function sign_in.open_session, sign_in.staff_last_here to foreword_app;

-- The device the live session was begun on; null when nobody is signed in.
create function access.session_device() returns text
	language sql stable security definer set search_path = ''
	as $$ select s.device from sign_in.session s
		where s.id_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
			and s.account_id = access.me() $$;

-- Two hours after the last restrictive practice ended (a medicine: after it was given); infinity while one goes on;
-- null when there was none. What was taken back was none.
create function access.quiet_from(person uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$
	with component as (
		select distinct on (f.episode_id, f.item) f.episode_id, f.value
		from public.episode_fact f where f.person_id = person and f.field = 'component'
		order by f.episode_id, f.item, f.written desc
	), ends as (
		select coalesce(access.ended_at(e.id), 'infinity') as at from public.episode e
		where e.person_id = person and (exists (select from component c where c.episode_id = e.id and c.value <> 'null')
			or not exists (select from component c where c.episode_id = e.id))
		union all
		select coalesce(c.value ->> 'to', case when c.value ->> 'kind' = 'chemical' then c.value ->> 'from' end)::timestamptz
		from component c where c.value <> 'null'
	)
	select max(ends.at) + interval '2 hours' from ends $$;

-- Why what the person does at this moment waits to be confirmed; empty when nothing presses.
create function access.pressed_by(person uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$ select case when access.is_self(person) then array_remove(array[
		case when access.session_device() = 'service' then 'service-device' end,
		case when access.quiet_from(person) > access.moment() then 'after-restriction' end
	], null) else '{}' end $$;

create table hold (
	id uuid primary key,
	person_id uuid not null references person,
	act text not null check (act in ('signing', 'withdrawing', 'widening', 'granting', 'accepting', 'taking-back')),
	-- The row that the act wrote: a signature, a withdrawal, an answer; of grants the key of their form.
	subject uuid not null,
	loosens boolean not null,
	reasons text[] not null check (reasons <@ array['service-device', 'after-restriction', 'same-browser'] and reasons <> '{}'),
	-- What it is about, in codes, to name it to the person: a question, a part, somebody's account.
	question text,
	part text,
	whom uuid references sign_in.account,
	held_by uuid not null references sign_in.account,
	held_at timestamptz not null,
	unique (id, person_id),
	unique (person_id, subject)
);
create index hold_subject on hold (subject);

create table hold_outcome (
	hold_id uuid primary key references hold,
	person_id uuid not null,
	outcome text not null check (outcome in ('confirmed', 'taken-back')),
	how text not null check (how in ('alone', 'with-advocate', 'at-once')),
	decided_by uuid not null references sign_in.account,
	decided_at timestamptz not null,
	foreign key (hold_id, person_id) references hold (id, person_id)
);

-- What an answer was and who saw it, and what it is to be once the person confirms: until then the first holds.
create table held_answer (
	hold_id uuid not null,
	person_id uuid not null,
	question text not null,
	context uuid not null,
	before_answer uuid references answer,
	before_audience text[] not null,
	before_named uuid[] not null,
	after_answer uuid not null references answer,
	after_audience text[] not null,
	after_named uuid[] not null,
	primary key (hold_id, question, context),
	foreign key (hold_id, person_id) references hold (id, person_id)
);

-- "Did you feel pressed?" The person's alone: not even a function of the owner reads it.
create table pressure_felt (
	id uuid primary key,
	hold_id uuid not null,
	person_id uuid not null,
	felt text not null check (felt in ('yes', 'a-little', 'no', 'not-sure')),
	words text,
	said_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (hold_id, person_id) references hold (id, person_id)
);
create index pressure_felt_hold on pressure_felt (hold_id, written);

-- An advocate says, in their own session, that they are with the person now. It counts for half an hour.
create table advocate_here (
	id uuid primary key,
	person_id uuid not null references person,
	account_id uuid not null references sign_in.account,
	said_at timestamptz not null
);
create index advocate_here_person on advocate_here (person_id, said_at);

-- A row that counts as not there: a loosening the person has not confirmed, or anything they took back.
create function access.is_held(subject uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.hold h left join public.hold_outcome o on o.hold_id = h.id
		where h.subject = is_held.subject
			and ((h.loosens and o.outcome is distinct from 'confirmed') or o.outcome = 'taken-back')) $$;

-- A grant that counts now: begun, not over, not withdrawn, not waiting for the person's word.
create function access.counts(g supporter_grant) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select g.starts_at <= access.moment() and g.ends_at > access.moment() and g.withdrawn_at is null
		and not access.is_held(g.id) and (g.key is null or not access.is_held(g.key)) $$;

create or replace function access.supports(person uuid, in_part text, typing boolean) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.supporter_grant g
		where g.person_id = person and g.account_id = access.me() and g.part = in_part
			and (g.may = 'type' or not typing) and access.counts(g)
	) $$;

create or replace function access.is_supporter(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.supporter_grant g
		where g.person_id = person and g.account_id = access.me() and access.counts(g)
	) $$;

create or replace function access.card_supporters(person uuid) returns table (name text)
	language sql stable security definer set search_path = ''
	as $$ select access.name_of(g.account_id) from public.supporter_grant g
		where g.person_id = person and g.part = 'card' and access.counts(g)
			and (access.is_self(person) or access.treats(person) or access.supports(person, 'card', false))
		group by g.account_id order by 1 $$;

-- As before (0011); a grant counts as everywhere else.
create or replace function access.relations(person uuid, unit uuid, episode uuid) returns text[]
	language plpgsql stable security definer set search_path = ''
	as $$
	declare held text[] := array['anyone']; its_person boolean;
	begin
		if access.me() is null then return held; end if;
		held := held || 'signed-in'::text;
		held := held || (select coalesce(array_agg(r), '{}') from sign_in.account a, unnest(a.roles) r where a.id = access.me());
		if person is not null then
			if access.is_self(person) then held := held || 'self'::text; end if;
			if access.treats(person) then held := held || 'treating'::text; end if;
			held := held || (select coalesce(array_agg(distinct x), '{}') from public.supporter_grant g,
					unnest(array['supporter', 'supporter:' || g.part] || case when g.may = 'type' then array['types:' || g.part] else '{}' end) x
				where g.person_id = person and g.account_id = access.me() and access.counts(g));
		end if;
		if unit is not null and access.works_in(unit) then held := held || 'member'::text; end if;
		if episode is not null and person is not null then
			its_person := exists (select from public.episode e where e.id = episode and e.person_id = person);
			-- An episode of somebody else is no episode here, whoever asks.
			if not its_person then return array['anyone', 'signed-in']; end if;
			if access.in_episode(episode) then held := held || 'in-episode'::text; end if;
			if access.facilitates(episode) then held := held || 'leads'::text; end if;
		end if;
		return held;
	end $$;

-- A grant that waits is nothing to whom it was given yet.
drop policy supporter_reads_own on supporter_grant;
create policy supporter_reads_own on supporter_grant for select to foreword_app
	using (account_id = (select access.me()) and not access.is_held(id) and (key is null or not access.is_held(key)));

-- Who speaks for the person and for nobody else. Checked when called: the kinds come in a later migration.
create function access.is_advocate(account uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$ begin
		return exists (
			select from public.supporter_grant g
			where g.person_id = person and g.account_id = account and access.counts(g)
				and g.kind in ('peer-advocate', 'person-of-trust', 'ombudsman'));
	end $$;

create function access.am_advocate_of(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_advocate(access.me(), person) $$;

-- Who is beside the person now and gains nothing by what is held; null when nobody is.
create function access.advocate_beside(hold uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select a.account_id from public.hold h join public.advocate_here a on a.person_id = h.person_id
		where h.id = advocate_beside.hold and access.is_self(h.person_id)
			and a.said_at > access.moment() - interval '30 minutes' and a.said_at <= access.moment()
			and access.is_advocate(a.account_id, h.person_id) and h.whom is distinct from a.account_id
			and not exists (select from public.held_answer c where c.hold_id = h.id
				and a.account_id = any (c.after_named) and not a.account_id = any (c.before_named))
		order by a.said_at desc limit 1 $$;

-- How the person may decide now: alone when nothing presses, else with an advocate; null when neither.
create function access.decides(hold uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select case when access.pressed_by(h.person_id) = '{}' then 'alone'
			when access.advocate_beside(h.id) is not null then 'with-advocate' end
		from public.hold h where h.id = decides.hold and access.is_self(h.person_id) $$;

-- Everything that waits for the person's word; for others who know the person, wishes that stand meanwhile.
create function access.held_of(person uuid) returns table (subject uuid, hold_id uuid, act text, since timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select h.subject, h.id, h.act, h.held_at from public.hold h
		where h.person_id = person and not exists (select from public.hold_outcome o where o.hold_id = h.id)
			and (access.is_self(person) or (not h.loosens and (access.treats(person) or access.is_supporter(person)
				or access.named_in_an_episode_of(person) or access.leads_a_debrief_of(person))))
		order by h.held_at, h.id $$;

do $$
declare named text;
begin
	foreach named in array array['hold', 'hold_outcome', 'held_answer', 'pressure_felt', 'advocate_here'] loop
		execute format('alter table %I enable row level security', named);
		execute format('alter table %I force row level security', named);
		execute format('create policy self_reads on %I for select to foreword_app using (access.is_self(person_id))', named);
	end loop;
	-- Of what functions read. Whether somebody felt pressed is not among it.
	foreach named in array array['hold', 'hold_outcome', 'held_answer', 'advocate_here'] loop
		execute format('create policy owner_reads on %I for select to foreword_owner using (true)', named);
	end loop;
end $$;

create policy self_holds on hold for insert to foreword_app
	with check (access.is_self(person_id) and held_by = (select access.me()) and held_at = (select access.moment())
		and reasons = access.pressed_by(person_id));
create policy self_holds on held_answer for insert to foreword_app with check (access.is_self(person_id));
-- To keep what protects, a word at any time is enough.
create policy self_decides on hold_outcome for insert to foreword_app
	with check (access.is_self(person_id) and decided_by = (select access.me()) and decided_at = (select access.moment())
		and (how = access.decides(hold_id) or (how = 'at-once' and outcome = 'taken-back' and access.is_held(
			(select h.subject from hold h where h.id = hold_id)))));
create policy self_says on pressure_felt for insert to foreword_app
	with check (access.is_self(person_id) and said_at = (select access.moment()));
create policy advocate_says on advocate_here for insert to foreword_app
	with check (access.am_advocate_of(person_id) and account_id = (select access.me())
		and said_at = (select access.moment()));
create policy advocate_reads on advocate_here for select to foreword_app using (account_id = (select access.me()));

grant select, insert on hold, hold_outcome, held_answer, pressure_felt, advocate_here to foreword_app;
revoke execute on function access.quiet_from, access.is_advocate from public;
