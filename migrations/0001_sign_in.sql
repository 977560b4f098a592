-- Who may come in, and how: accounts, sessions, invite slips, paper codes, waits after wrong tries,
-- and what was typed after a session ended. The app role holds no right on any of these tables: it
-- reaches them through the functions below, most of which ask for the hash of a live session.
create schema access;
create schema sign_in;

-- The time of the request. SQL never reads its own clock for a time a person can see.
create function access.moment() returns timestamptz
language sql stable set search_path = ''
as $$ select nullif(current_setting('app.now', true), '')::timestamptz $$;

create table sign_in.account (
	id uuid primary key,
	user_name text not null unique check (char_length(user_name) between 3 and 40),
	kind text not null check (kind in ('person', 'supporter', 'staff')),
	name text not null check (char_length(name) between 1 and 100),
	job text check (char_length(job) <= 100),
	roles text[] not null default '{}' check (kind = 'staff' or roles = '{}'),
	language text not null default 'en',
	passphrase_hash text,
	passphrase_due boolean not null default false,
	straight_failures integer not null default 0,
	reading jsonb,
	disabled_at timestamptz,
	created_at timestamptz not null
);

create table sign_in.session (
	id_hash bytea primary key check (octet_length(id_hash) = 32),
	account_id uuid not null references sign_in.account,
	created_at timestamptz not null,
	seen_at timestamptz not null,
	expires_at timestamptz not null,
	idle_seconds integer not null check (idle_seconds > 0),
	absolute_at timestamptz not null,
	own_phone boolean not null default false,
	ended_at timestamptz,
	ended_how text check (ended_how in ('left', 'expired', 'replaced', 'ended')),
	check ((ended_at is null) = (ended_how is null))
);
create index session_by_account on sign_in.session (account_id);

create table sign_in.slip (
	code_hash bytea primary key check (octet_length(code_hash) = 32),
	kind text not null check (kind in ('person', 'supporter', 'staff')),
	name text not null check (char_length(name) between 1 and 100),
	job text check (char_length(job) <= 100),
	roles text[] not null default '{}' check (kind = 'staff' or roles = '{}'),
	units uuid[] not null default '{}',
	person_id uuid,
	made_by uuid references sign_in.account,
	made_at timestamptz not null,
	expires_at timestamptz not null,
	stopped_at timestamptz,
	used_at timestamptz,
	used_by uuid references sign_in.account,
	check ((used_at is null) = (used_by is null))
);

create table sign_in.paper_code (
	code_hash bytea primary key check (octet_length(code_hash) = 32),
	account_id uuid not null references sign_in.account,
	made_at timestamptz not null,
	used_at timestamptz
);
create index paper_code_by_account on sign_in.paper_code (account_id);

-- One row for each thing that is being tried (a user name from a network, slips from a network …).
create table sign_in.throttle (
	key bytea primary key check (octet_length(key) = 32),
	tries integer not null,
	last_at timestamptz not null,
	wait_until timestamptz
);

-- What was sent after its session had ended, for the same account only, for a day.
create table sign_in.kept_post (
	id uuid primary key,
	account_id uuid not null references sign_in.account,
	path text not null check (path ~ '^/[^/\\]' and char_length(path) <= 500),
	fields jsonb not null check (octet_length(fields::text) <= 262144),
	kept_at timestamptz not null,
	gone_at timestamptz not null
);
create index kept_post_by_account on sign_in.kept_post (account_id);

-- Forced row-level security binds the owner too, so the functions (which run as the owner) need a policy.
do $$
declare named text;
begin
	foreach named in array array['account', 'session', 'slip', 'paper_code', 'throttle', 'kept_post'] loop
		execute format('alter table sign_in.%I enable row level security', named);
		execute format('alter table sign_in.%I force row level security', named);
		execute format('create policy owner_only on sign_in.%I to foreword_owner using (true) with check (true)', named);
	end loop;
end $$;

-- Who is asking ------------------------------------------------------------------------------------

-- The account of the live session whose hash the transaction carries; null when there is none.
create function access.me() returns uuid
language sql stable security definer set search_path = ''
as $$
	select account.id
	from sign_in.session
	join sign_in.account on account.id = session.account_id
	where session.id_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
		and session.ended_at is null
		and session.expires_at > access.moment()
		and account.disabled_at is null
$$;

create function access.has_role(wanted text) returns boolean
language sql stable security definer set search_path = ''
as $$
	select exists (
		select from sign_in.account
		where account.id = access.me() and account.kind = 'staff' and wanted = any (account.roles)
	)
$$;

-- The account whose live session has this hash. The hash is the right to act for the account.
create function sign_in.holder(session_hash bytea, at timestamptz) returns uuid
language sql stable security definer set search_path = ''
as $$
	select account.id
	from sign_in.session
	join sign_in.account on account.id = session.account_id
	where session.id_hash = session_hash and session.ended_at is null and session.expires_at > at
		and account.disabled_at is null
$$;

-- Sessions -----------------------------------------------------------------------------------------

create function sign_in.open_session(
	session_hash bytea, whose uuid, at timestamptz, idle integer, absolute integer, own boolean
) returns void
language sql volatile security definer set search_path = ''
as $$
	insert into sign_in.session
		(id_hash, account_id, created_at, seen_at, expires_at, idle_seconds, absolute_at, own_phone)
	values (session_hash, whose, at, at, at + make_interval(secs => least(idle, absolute)), idle,
		at + make_interval(secs => absolute), own)
$$;

create function sign_in.read_session(session_hash bytea) returns table (
	account_id uuid, expires_at timestamptz, ended_at timestamptz, ended_how text, own_phone boolean,
	user_name text, kind text, name text, roles text[], language text, reading jsonb,
	passphrase_due boolean, disabled boolean
)
language sql stable security definer set search_path = ''
as $$
	select account.id, session.expires_at, session.ended_at, session.ended_how, session.own_phone,
		account.user_name, account.kind, account.name, account.roles, account.language, account.reading,
		account.passphrase_due, account.disabled_at is not null
	from sign_in.session
	join sign_in.account on account.id = session.account_id
	where session.id_hash = session_hash
$$;

-- The person an account is. Checked when called, since people come in a later migration.
create function sign_in.person_of(whose uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
	return (select person.id from public.person where person.account_id = whose);
end $$;

-- Every request moves the idle limit; nothing moves the absolute one.
create function sign_in.renew_session(session_hash bytea, at timestamptz) returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.session
	set seen_at = at, expires_at = least(at + make_interval(secs => idle_seconds), absolute_at)
	where id_hash = session_hash and ended_at is null and expires_at > at and seen_at < at
$$;

-- Leaving is final: unlike a session that only ran out, one that was left takes nothing in any more.
create function sign_in.end_session(session_hash bytea, at timestamptz, how text) returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.session set ended_at = coalesce(ended_at, at), ended_how = how
	where id_hash = session_hash and (ended_at is null or (how = 'left' and ended_how = 'expired'))
$$;

create function sign_in.end_all_sessions(whose uuid, at timestamptz) returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.session set ended_at = at, ended_how = 'ended'
	where account_id = whose and ended_at is null
$$;

create function sign_in.sessions_of(session_hash bytea, at timestamptz) returns table (
	id_hash bytea, created_at timestamptz, seen_at timestamptz, own_phone boolean, this_one boolean
)
language sql stable security definer set search_path = ''
as $$
	select session.id_hash, session.created_at, session.seen_at, session.own_phone,
		session.id_hash = session_hash
	from sign_in.session
	where session.account_id = sign_in.holder(session_hash, at)
		and session.ended_at is null and session.expires_at > at
	order by session.seen_at desc, session.id_hash
$$;

create function sign_in.end_other_session(session_hash bytea, other bytea, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	update sign_in.session set ended_at = at, ended_how = 'ended'
	where id_hash = other and ended_at is null and account_id = sign_in.holder(session_hash, at);
	return found;
end $$;

-- Passphrases --------------------------------------------------------------------------------------

create function sign_in.find_account(wanted text) returns table (
	id uuid, kind text, roles text[], passphrase_hash text, passphrase_off boolean, disabled boolean
)
language sql stable security definer set search_path = ''
as $$
	select account.id, account.kind, account.roles, account.passphrase_hash,
		account.straight_failures >= 100, account.disabled_at is not null
	from sign_in.account where account.user_name = wanted
$$;

create function sign_in.passphrase_tried(whose uuid, was_right boolean) returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.account
	set straight_failures = case when was_right then 0 else straight_failures + 1 end
	where id = whose
$$;

-- The same passphrase hashed anew, when today's parameters are stronger. The old hash is the right to do it.
create function sign_in.renew_hash(whose uuid, old_hash text, new_hash text) returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.account set passphrase_hash = new_hash where id = whose and passphrase_hash = old_hash
$$;

create function sign_in.passphrase_of(session_hash bytea, at timestamptz) returns table (
	user_name text, passphrase_hash text, passphrase_due boolean
)
language sql stable security definer set search_path = ''
as $$
	select account.user_name, account.passphrase_hash, account.passphrase_due
	from sign_in.account where account.id = sign_in.holder(session_hash, at)
$$;

-- A new passphrase ends every other session of the account.
create function sign_in.change_passphrase(session_hash bytea, new_hash text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare holder uuid := sign_in.holder(session_hash, at);
begin
	update sign_in.account
	set passphrase_hash = new_hash, passphrase_due = false, straight_failures = 0
	where id = holder;
	if not found then return false; end if;
	update sign_in.session set ended_at = at, ended_how = 'ended'
	where account_id = holder and id_hash <> session_hash and ended_at is null;
	return true;
end $$;

create function sign_in.keep_reading(session_hash bytea, new_language text, new_reading jsonb, at timestamptz)
returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.account
	set language = coalesce(new_language, language), reading = coalesce(new_reading, reading)
	where id = sign_in.holder(session_hash, at)
$$;

-- Paper codes --------------------------------------------------------------------------------------

create function sign_in.replace_paper_codes(session_hash bytea, hashes bytea[], at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare holder uuid := sign_in.holder(session_hash, at);
begin
	if holder is null then return false; end if;
	delete from sign_in.paper_code where account_id = holder;
	insert into sign_in.paper_code (code_hash, account_id, made_at)
	select given.hash, holder, at from unnest(hashes) as given (hash);
	return true;
end $$;

create function sign_in.paper_codes_left(session_hash bytea, at timestamptz) returns integer
language sql stable security definer set search_path = ''
as $$
	select count(*)::integer from sign_in.paper_code
	where account_id = sign_in.holder(session_hash, at) and used_at is null
$$;

-- A paper code works once, gives the passphrase back its use, and asks for a new one.
create function sign_in.use_paper_code(whose uuid, hash bytea, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	update sign_in.paper_code set used_at = at
	where code_hash = hash and account_id = whose and used_at is null;
	if not found then return false; end if;
	update sign_in.account set passphrase_due = true, straight_failures = 0 where id = whose;
	return true;
end $$;

-- Slips --------------------------------------------------------------------------------------------

create function sign_in.slip_state(slip sign_in.slip, at timestamptz) returns text
language sql immutable set search_path = ''
as $$
	select case
		when slip.used_at is not null then 'used'
		when slip.stopped_at is not null then 'stopped'
		when slip.expires_at <= at then 'expired'
		else 'open'
	end
$$;

-- Staff make slips for people; a keeper makes those for staff; a person may make one for a supporter of their own.
create function sign_in.make_slip(
	hash bytea, for_kind text, for_name text, for_job text, for_roles text[], for_units uuid[], for_person uuid,
	until timestamptz
) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare maker uuid := access.me();
declare maker_kind text := (select kind from sign_in.account where id = maker);
begin
	if maker is null then return false; end if;
	if for_kind = 'staff' and not access.has_role('keeper') then return false; end if;
	if for_kind = 'person' and not access.treats(for_person) then return false; end if;
	if for_kind = 'supporter' and maker_kind = 'supporter' then return false; end if;
	if for_kind = 'supporter' and maker_kind = 'person' and for_person is distinct from sign_in.person_of(maker) then
		return false;
	end if;
	insert into sign_in.slip
		(code_hash, kind, name, job, roles, units, person_id, made_by, made_at, expires_at)
	values (hash, for_kind, for_name, for_job, for_roles, for_units, for_person, maker, access.moment(), until);
	return true;
end $$;

-- The way in for the first keeper of a service that has none: makes a slip at every start until one is used, and
-- stops those made before, so that one lost with a log opens nothing. Once there is a keeper it answers false.
create function sign_in.make_first_slip(hash bytea, for_name text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	if exists (select from sign_in.account where kind = 'staff' and 'keeper' = any (roles)) then
		return false;
	end if;
	update sign_in.slip set stopped_at = at
	where made_by is null and kind = 'staff' and used_at is null and stopped_at is null;
	insert into sign_in.slip (code_hash, kind, name, roles, made_at, expires_at)
	values (hash, 'staff', for_name, '{keeper}', at, at + make_interval(hours => 168));
	return true;
end $$;

-- Whom a person asks for help is no business of the keeper's: they see the slips of staff.
create function sign_in.slips_made() returns table (
	code_hash bytea, kind text, name text, job text, roles text[], units uuid[], person_id uuid,
	made_by uuid, made_at timestamptz, expires_at timestamptz, used_at timestamptz, state text
)
language sql stable security definer set search_path = ''
as $$
	select slip.code_hash, slip.kind, slip.name, slip.job, slip.roles, slip.units, slip.person_id,
		slip.made_by, slip.made_at, slip.expires_at, slip.used_at, sign_in.slip_state(slip, access.moment())
	from sign_in.slip
	where slip.made_by = access.me() or (slip.kind = 'staff' and access.has_role('keeper'))
	order by slip.made_at desc, slip.code_hash
$$;

create function sign_in.stop_slip(hash bytea) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	update sign_in.slip set stopped_at = access.moment()
	where code_hash = hash and used_at is null and stopped_at is null
		and (made_by = access.me() or (kind = 'staff' and access.has_role('keeper')));
	return found;
end $$;

create function sign_in.read_slip(hash bytea, at timestamptz) returns table (kind text, name text, state text)
language sql stable security definer set search_path = ''
as $$
	select slip.kind, slip.name, sign_in.slip_state(slip, at) from sign_in.slip where slip.code_hash = hash
$$;

-- Turns an open slip into an account, once. sign_in.bind_account comes with the units and people it binds to.
create function sign_in.use_slip(
	hash bytea, new_id uuid, new_user_name text, new_hash text, new_language text, at timestamptz
) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare found_slip sign_in.slip;
declare state text;
begin
	select * into found_slip from sign_in.slip where code_hash = hash for update;
	if not found then return 'unknown'; end if;
	state := sign_in.slip_state(found_slip, at);
	if state <> 'open' then return state; end if;
	insert into sign_in.account (id, user_name, kind, name, job, roles, language, passphrase_hash, created_at)
	values (new_id, new_user_name, found_slip.kind, found_slip.name, found_slip.job, found_slip.roles,
		new_language, new_hash, at)
	on conflict (user_name) do nothing;
	if not found then return 'name-taken'; end if;
	update sign_in.slip set used_at = at, used_by = new_id where code_hash = hash;
	perform sign_in.bind_account(new_id, hash, at);
	return 'done';
end $$;

-- Waits --------------------------------------------------------------------------------------------

-- Counts a try before it is judged, so that many at once cannot slip past, and answers how many seconds to
-- wait: 0 means go on. After `free` tries within `span` seconds the wait is `first`, then doubles up to `longest`.
create function sign_in.attempt(
	tried bytea, at timestamptz, free integer, span integer, first integer, longest integer
) returns integer
language plpgsql volatile security definer set search_path = ''
as $$
declare row_now sign_in.throttle;
declare counted integer;
begin
	insert into sign_in.throttle (key, tries, last_at) values (tried, 0, at) on conflict (key) do nothing;
	select * into row_now from sign_in.throttle where key = tried for update;
	if row_now.wait_until > at then
		return greatest(1, ceil(extract(epoch from row_now.wait_until - at))::integer);
	end if;
	counted := case when row_now.last_at + make_interval(secs => span) <= at then 1 else row_now.tries + 1 end;
	update sign_in.throttle
	set tries = counted, last_at = at,
		wait_until = case when counted < free then null
			else at + make_interval(secs => least(longest, first * power(2, least(counted - free, 20)))) end
	where key = tried;
	return 0;
end $$;

-- A right try is taken back: all tries of that key, or only this one.
create function sign_in.forgive(tried bytea, everything boolean) returns void
language sql volatile security definer set search_path = ''
as $$
	update sign_in.throttle
	set tries = case when everything then 0 else greatest(0, tries - 1) end, wait_until = null
	where key = tried
$$;

-- Kept posts ---------------------------------------------------------------------------------------

-- Only a session that ran out by itself, less than a day ago, can leave something behind.
create function sign_in.keep_post(session_hash bytea, new_id uuid, at_path text, typed jsonb, at timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare ended sign_in.session;
begin
	select session.* into ended
	from sign_in.session
	join sign_in.account on account.id = session.account_id and account.disabled_at is null
	where session.id_hash = session_hash and (session.ended_how is null or session.ended_how = 'expired')
		and session.expires_at <= at and session.expires_at > at - make_interval(hours => 24);
	if not found then return false; end if;
	-- The same form sent again (by its idempotency key) takes the place of what it sent before.
	delete from sign_in.kept_post
	where account_id = ended.account_id and path = at_path and fields -> 'key' = typed -> 'key';
	if (select count(*) from sign_in.kept_post where account_id = ended.account_id and gone_at > at) >= 20 then
		return false;
	end if;
	insert into sign_in.kept_post (id, account_id, path, fields, kept_at, gone_at)
	values (new_id, ended.account_id, at_path, typed, at, at + make_interval(hours => 24));
	return true;
end $$;

create function sign_in.kept_posts(session_hash bytea, at timestamptz) returns table (
	id uuid, path text, fields jsonb, kept_at timestamptz, gone_at timestamptz
)
language sql stable security definer set search_path = ''
as $$
	select kept_post.id, kept_post.path, kept_post.fields, kept_post.kept_at, kept_post.gone_at
	from sign_in.kept_post
	where kept_post.account_id = sign_in.holder(session_hash, at) and kept_post.gone_at > at
	order by kept_post.kept_at, kept_post.id
$$;

create function sign_in.drop_kept_post(session_hash bytea, dropped uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
	delete from sign_in.kept_post where id = dropped and account_id = sign_in.holder(session_hash, at);
	return found;
end $$;

-- Nothing of this room stays longer than it is of use.
create function sign_in.sweep(at timestamptz) returns void
language sql volatile security definer set search_path = ''
as $$
	delete from sign_in.kept_post where gone_at <= at;
	delete from sign_in.session where coalesce(ended_at, expires_at) <= at - make_interval(hours => 24);
	delete from sign_in.throttle
		where last_at <= at - make_interval(hours => 24) and coalesce(wait_until, last_at) <= at;
$$;

-- The demo's sign-in page lists everyone. The demo's seed grants it to the app role; nothing else does.
create function sign_in.personas() returns table (
	id uuid, user_name text, kind text, name text, job text, roles text[]
)
language sql stable security definer set search_path = ''
as $$
	select account.id, account.user_name, account.kind, account.name, account.job, account.roles
	from sign_in.account where account.disabled_at is null
	order by array_position(array['person', 'supporter', 'staff'], account.kind), account.name
$$;

revoke execute on all functions in schema access, sign_in from public;
grant usage on schema access, sign_in to foreword_app;
grant execute on function access.moment(), access.me(), access.has_role(text) to foreword_app;
grant execute on function
	sign_in.open_session(bytea, uuid, timestamptz, integer, integer, boolean),
	sign_in.read_session(bytea),
	sign_in.person_of(uuid),
	sign_in.renew_session(bytea, timestamptz),
	sign_in.end_session(bytea, timestamptz, text),
	sign_in.end_all_sessions(uuid, timestamptz),
	sign_in.sessions_of(bytea, timestamptz),
	sign_in.end_other_session(bytea, bytea, timestamptz),
	sign_in.find_account(text),
	sign_in.passphrase_tried(uuid, boolean),
	sign_in.renew_hash(uuid, text, text),
	sign_in.passphrase_of(bytea, timestamptz),
	sign_in.change_passphrase(bytea, text, timestamptz),
	sign_in.keep_reading(bytea, text, jsonb, timestamptz),
	sign_in.replace_paper_codes(bytea, bytea[], timestamptz),
	sign_in.paper_codes_left(bytea, timestamptz),
	sign_in.use_paper_code(uuid, bytea, timestamptz),
	sign_in.make_slip(bytea, text, text, text, text[], uuid[], uuid, timestamptz),
	sign_in.make_first_slip(bytea, text, timestamptz),
	sign_in.slips_made(),
	sign_in.stop_slip(bytea),
	sign_in.read_slip(bytea, timestamptz),
	sign_in.use_slip(bytea, uuid, text, text, text, timestamptz),
	sign_in.attempt(bytea, timestamptz, integer, integer, integer, integer),
	sign_in.forgive(bytea, boolean),
	sign_in.keep_post(bytea, uuid, text, jsonb, timestamptz),
	sign_in.kept_posts(bytea, timestamptz),
	sign_in.drop_kept_post(bytea, uuid, timestamptz),
	sign_in.sweep(timestamptz)
	to foreword_app;
