-- Coming in with the face, the finger or the PIN of one's own phone (WebAuthn): the public half of each key, and the
-- questions that were asked of a phone and not answered yet. Like all of this room, nothing here is open to the app role:
-- it goes through the functions below. What counts and why: docs/decisions/passkeys.md.

create table sign_in.passkey (
	id uuid primary key,
	account_id uuid not null references sign_in.account,
	credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
	public_key bytea not null check (octet_length(public_key) <= 2000),
	-- How often it was given, where a phone counts that; a number that goes back is a copy of the key.
	counter bigint not null check (counter >= 0),
	-- Whether the phone's maker may keep copies, and keeps some now.
	may_be_copied boolean not null,
	copied boolean not null,
	transports text[] not null default '{}',
	name text not null check (char_length(name) between 1 and 60),
	made_at timestamptz not null,
	used_at timestamptz,
	removed_at timestamptz
);
create index passkey_by_account on sign_in.passkey (account_id);

-- What a phone was asked to sign. Taken away with the first answer, right or wrong.
create table sign_in.challenge (
	hash bytea primary key check (octet_length(hash) = 32),
	wanted text not null check (wanted in ('enter', 'add', 'give')),
	session_hash bytea,
	expires_at timestamptz not null,
	check ((wanted = 'enter') = (session_hash is null))
);

do $$
declare named text;
begin
	foreach named in array array['passkey', 'challenge'] loop
		execute format('alter table sign_in.%I enable row level security', named);
		execute format('alter table sign_in.%I force row level security', named);
		execute format('create policy owner_only on sign_in.%I to foreword_owner using (true) with check (true)', named);
	end loop;
end $$;

-- Which key a session was begun with: it ends when that key is taken away.
alter table sign_in.session add column passkey_id uuid references sign_in.passkey;

-- Asking -------------------------------------------------------------------------------------------

create function sign_in.ask_passkey(asked bytea, for_what text, session bytea, at timestamptz) returns void
	language sql volatile security definer set search_path = ''
	as $$ insert into sign_in.challenge (hash, wanted, session_hash, expires_at)
		values (asked, for_what, session, at + interval '5 minutes') $$;

create function sign_in.take_challenge(asked bytea, for_what text, session bytea, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare c sign_in.challenge;
	begin
		delete from sign_in.challenge where hash = asked returning * into c;
		return found and c.wanted = for_what and c.session_hash is not distinct from session and c.expires_at > at;
	end $$;

-- Which keys work ----------------------------------------------------------------------------------

-- A key that was there when somebody was helped back in, and was not given within the 72 hours, is lost like the phone.
create function sign_in.passkey_works(p sign_in.passkey, at timestamptz) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select p.removed_at is null and not exists (
		select from sign_in.recovery r
		where r.account_id = p.account_id and r.used_at >= p.made_at and r.limited_until <= at
			and (p.used_at is null or p.used_at < r.used_at)) $$;

create function sign_in.find_passkey(credential bytea, at timestamptz) returns table (
		id uuid, account_id uuid, kind text, public_key bytea, counter bigint, transports text[])
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.account_id, a.kind, p.public_key, p.counter, p.transports
		from sign_in.passkey p join sign_in.account a on a.id = p.account_id and a.disabled_at is null
		where p.credential_id = credential and sign_in.passkey_works(p, at) $$;

create function sign_in.passkeys_of(session_hash bytea, at timestamptz) returns table (
		id uuid, credential_id bytea, transports text[], name text, copied boolean, made_at timestamptz,
		used_at timestamptz, removed_at timestamptz, works boolean)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.credential_id, p.transports, p.name, p.copied, p.made_at, p.used_at, p.removed_at,
			sign_in.passkey_works(p, at)
		from sign_in.passkey p where p.account_id = sign_in.holder(session_hash, at)
		order by p.made_at desc, p.id $$;

-- Adding and taking away: only by somebody who gave passphrase or key just now ----------------------

create function sign_in.may_add_passkey(session_hash bytea, at timestamptz) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select sign_in.stepped_up(session_hash, at) or exists (
		-- They have just chosen their passphrase, and need not type it again.
		select from sign_in.account a
		where a.id = sign_in.holder(session_hash, at) and a.created_at > at - interval '10 minutes') $$;

-- 'limited' while others helped the account open: whoever came in so may be somebody else, and would leave a key behind.
create function sign_in.add_passkey(
	session_hash bytea, new_id uuid, credential bytea, key bytea, count bigint, may_copy boolean, is_copied boolean,
	ways text[], called text, at timestamptz
) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare whose uuid := sign_in.holder(session_hash, at);
	begin
		if whose is null then return 'no'; end if;
		if sign_in.is_limited(whose, at) then return 'limited'; end if;
		if not sign_in.may_add_passkey(session_hash, at) then return 'unproved'; end if;
		if (select count(*) from sign_in.passkey p where p.account_id = whose and sign_in.passkey_works(p, at)) >= 10
			then return 'enough'; end if;
		insert into sign_in.passkey (id, account_id, credential_id, public_key, counter, may_be_copied, copied, transports,
			name, made_at) values (new_id, whose, credential, key, count, may_copy, is_copied, ways, called, at)
			on conflict do nothing;
		return case when found then 'done' else 'taken' end;
	end $$;

-- Never the last way in. Sessions that were begun with it end. In the 72 hours after a recovery it may be taken away:
-- else a key that somebody else put there would let them in again and again.
create function sign_in.remove_passkey(session_hash bytea, which uuid, at timestamptz) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare whose uuid := sign_in.holder(session_hash, at);
	declare a sign_in.account;
	begin
		if whose is null then return 'no'; end if;
		if not sign_in.stepped_up(session_hash, at) then return 'unproved'; end if;
		select * into a from sign_in.account where id = whose for update;
		if (a.passphrase_hash is null or a.passphrase_due or a.straight_failures >= 100) and not exists (
			select from sign_in.passkey p
			where p.account_id = whose and p.id <> which and sign_in.passkey_works(p, at)) then return 'last'; end if;
		update sign_in.passkey set removed_at = at where id = which and account_id = whose and removed_at is null;
		if not found then return 'no'; end if;
		update sign_in.session set ended_at = at, ended_how = 'ended'
			where passkey_id = which and ended_at is null and id_hash <> session_hash;
		return 'done';
	end $$;

-- Giving a key -------------------------------------------------------------------------------------

-- Counts a right answer; false when the key was taken away meanwhile, or counts backwards.
create function sign_in.count_passkey(which uuid, new_counter bigint, is_copied boolean, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update sign_in.passkey p set counter = new_counter, copied = is_copied, used_at = at
			where p.id = which and sign_in.passkey_works(p, at)
				and (new_counter > p.counter or (new_counter = 0 and p.counter = 0));
		return found;
	end $$;

-- Only a key from before shows who it is; 0019 refuses new ones meanwhile, and this does not rest on that.
create function sign_in.passkey_proves(which uuid, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare p sign_in.passkey;
	begin
		select * into p from sign_in.passkey where id = which;
		if exists (select from sign_in.recovery r where r.account_id = p.account_id and r.limited_until > at
			and r.proved_at is null and r.used_at < p.made_at) then return false; end if;
		return sign_in.prove(p.account_id, at);
	end $$;

-- Whoever was let in with help chose a passphrase and may be somebody else: once the person shows up by themselves, that
-- passphrase is worth nothing and every session has ended.
create function sign_in.shut_out(whose uuid, at timestamptz) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update sign_in.account set passphrase_hash = null, passphrase_due = true where id = whose;
		update sign_in.session set ended_at = at, ended_how = 'ended' where account_id = whose and ended_at is null;
		perform set_config('app.now', at::text, true);
		perform access.note('act', 'recovery:proved', null, 'recovering', null, sign_in.person_of(whose), null,
			'sign-in', '{}');
	end $$;

create function sign_in.enter_by_passkey(which uuid, new_counter bigint, is_copied boolean, at timestamptz)
	returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if not sign_in.count_passkey(which, new_counter, is_copied, at) then return false; end if;
		if sign_in.passkey_proves(which, at) then
			perform sign_in.shut_out((select p.account_id from sign_in.passkey p where p.id = which), at);
		end if;
		return true;
	end $$;

create function sign_in.came_by_passkey(session bytea, which uuid) returns void
	language sql volatile security definer set search_path = ''
	as $$ update sign_in.session s set passkey_id = which from sign_in.passkey p
		where s.id_hash = session and p.id = which and p.account_id = s.account_id $$;

-- Given once more by somebody who is signed in: as good as the passphrase typed, and in the 72 hours the proof. 'proved'
-- ends every other session; 'done' when there was nothing to prove; 'no' when it is not a key of this account.
create function sign_in.give_passkey(session_hash bytea, which uuid, new_counter bigint, is_copied boolean,
	at timestamptz) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare whose uuid := sign_in.holder(session_hash, at);
	begin
		if not exists (select from sign_in.passkey p where p.id = which and p.account_id = whose) then return 'no'; end if;
		if not sign_in.count_passkey(which, new_counter, is_copied, at) then return 'no'; end if;
		perform sign_in.step_up(session_hash, at);
		if not sign_in.passkey_proves(which, at) then return 'done'; end if;
		update sign_in.session set ended_at = at, ended_how = 'ended'
			where account_id = whose and id_hash <> session_hash and ended_at is null;
		return 'proved';
	end $$;

-- As before (0019), and a proof at sign-in shuts out whoever came in with help.
create or replace function sign_in.use_paper_code(whose uuid, hash bytea, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare code sign_in.paper_code;
	begin
		update sign_in.paper_code set used_at = at
			where code_hash = hash and account_id = whose and used_at is null and (ends_at is null or ends_at > at)
			returning * into code;
		if not found then return false; end if;
		if code.ends_at is not null and sign_in.prove(whose, at) then perform sign_in.shut_out(whose, at); end if;
		update sign_in.account set passphrase_due = true, straight_failures = 0 where id = whose;
		return true;
	end $$;

-- Sessions -----------------------------------------------------------------------------------------

-- How many an account may have at once: a person and a supporter five, staff three, who keeps the service one.
create function sign_in.sessions_at_most(whose uuid) returns integer
	language sql stable security definer set search_path = ''
	as $$ select case when a.kind <> 'staff' then 5 when 'keeper' = any (a.roles) then 1 else 3 end
		from sign_in.account a where a.id = whose $$;

-- One more than that ends the one that was not used for longest.
create function sign_in.end_surplus() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update sign_in.session set ended_at = new.created_at, ended_how = 'ended' where id_hash in (
			select s.id_hash from sign_in.session s
			where s.account_id = new.account_id and s.ended_at is null and s.expires_at > new.created_at
				and s.id_hash <> new.id_hash
			order by s.seen_at desc, s.created_at desc, s.id_hash
			offset sign_in.sessions_at_most(new.account_id) - 1);
		return null;
	end $$;
create trigger end_surplus after insert on sign_in.session for each row execute function sign_in.end_surplus();

-- As before (0001), and questions that no phone answered.
create or replace function sign_in.sweep(at timestamptz) returns void
	language sql volatile security definer set search_path = ''
	as $$
	delete from sign_in.kept_post where gone_at <= at;
	delete from sign_in.challenge where expires_at <= at;
	delete from sign_in.session where coalesce(ended_at, expires_at) <= at - make_interval(hours => 24);
	delete from sign_in.throttle
		where last_at <= at - make_interval(hours => 24) and coalesce(wait_until, last_at) <= at;
	$$;

-- An erased account leaves no key behind.
create function sign_in.drop_passkeys() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update sign_in.session set passkey_id = null where account_id = new.id and passkey_id is not null;
		delete from sign_in.passkey where account_id = new.id;
		return null;
	end $$;
create trigger drop_passkeys after update of disabled_at, user_name on sign_in.account for each row
	when (new.user_name like 'gone %') execute function sign_in.drop_passkeys();

revoke execute on function sign_in.ask_passkey, sign_in.take_challenge, sign_in.passkey_works, sign_in.find_passkey,
	sign_in.passkeys_of, sign_in.may_add_passkey, sign_in.add_passkey, sign_in.remove_passkey, sign_in.count_passkey, sign_in.passkey_proves,
	sign_in.shut_out, sign_in.enter_by_passkey, sign_in.came_by_passkey, sign_in.give_passkey, sign_in.sessions_at_most,
	sign_in.end_surplus, sign_in.drop_passkeys from public;
grant execute on function sign_in.ask_passkey, sign_in.take_challenge, sign_in.find_passkey, sign_in.passkeys_of,
	sign_in.may_add_passkey, sign_in.add_passkey, sign_in.remove_passkey, sign_in.enter_by_passkey, sign_in.came_by_passkey, sign_in.give_passkey
	to foreword_app;
