-- The way back for a person who lost passphrase and paper codes: an advocate, or two staff of different units, say who
-- they are; a code of fifteen minutes lets them choose a new passphrase. For 72 hours the account is then limited: what
-- the person shows nobody else stays closed, and nothing can be signed, withdrawn, shared or answered. A paper code from
-- before proves that it is the person, and ends that at once.

create table sign_in.recovery (
	id uuid primary key,
	account_id uuid not null references sign_in.account,
	person_id uuid not null references person,
	how text not null check (how in ('advocate', 'staff')),
	helpers uuid[] not null,
	code_hash bytea not null unique check (octet_length(code_hash) = 32),
	made_at timestamptz not null,
	expires_at timestamptz not null,
	stopped_at timestamptz,
	used_at timestamptz,
	limited_until timestamptz,
	proved_at timestamptz,
	check ((used_at is null) = (limited_until is null))
);
create index recovery_account on sign_in.recovery (account_id);
alter table sign_in.recovery enable row level security;
alter table sign_in.recovery force row level security;
create policy owner_only on sign_in.recovery to foreword_owner using (true) with check (true);

-- "I know this person, and they are in front of me": one row for each time a helper said so. Staff say it as a unit's.
create table recovery_help (
	id uuid primary key,
	person_id uuid not null references person,
	helper uuid not null references sign_in.account,
	unit_id uuid references unit,
	helped_at timestamptz not null
);
create index recovery_help_person on recovery_help (person_id, helped_at);

-- Codes from before a recovery stay good for 72 hours, as proof; those made in it are the codes from then on.
alter table sign_in.paper_code add column ends_at timestamptz;

-- Limited ------------------------------------------------------------------------------------------

create function sign_in.is_limited(account uuid, at timestamptz) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from sign_in.recovery r
		where r.account_id = account and r.limited_until > at and r.proved_at is null) $$;

-- Deny by default: while the account is limited it is nobody's own, and what it may still do says so.
create or replace function access.is_self(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.person p where p.id = person and p.account_id = access.me()
			and not sign_in.is_limited(p.account_id, access.moment())) $$;

create or replace function access.my_person() returns uuid
	language sql stable security definer set search_path = ''
	as $$ select p.id from public.person p
		where p.account_id = access.me() and not sign_in.is_limited(p.account_id, access.moment()) $$;

create function access.is_recovering(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.person p where p.id = person and p.account_id = access.me()
			and sign_in.is_limited(p.account_id, access.moment())) $$;

-- An answer that others see anyway. One that is kept from somebody, or that the person answers alone, waits: whoever
-- came in with help may be that very somebody.
create function access.is_open_answer(person uuid, in_question text, audience text[], named uuid[]) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (audience <> '{}' or named <> '{}') and access.is_recovering(person)
		and not exists (select from public.hidden_entry h
			where h.person_id = person and h.shown_at is null and h.subject_kind = 'question'
				and h.subject = in_question || ' ' || access.nobody())
		and access.answers_how(person, in_question, access.nobody()) is distinct from 'alone' $$;

create function access.is_shared_answer(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.answer_id = answer and n.context = access.nobody() and n.voice = access.nobody()
			and access.is_open_answer(n.person_id, n.question, n.audience, n.named)) $$;

drop policy self_changes on person;
create policy self_changes on person for update to foreword_app
	using (access.is_self(id)) with check (access.is_self(id));

create policy recovering_reads on answer for select to foreword_app
	using (context = access.nobody() and voice = access.nobody() and access.is_recovering(person_id)
		and access.is_shared_answer(id));
create policy recovering_reads on answer_now for select to foreword_app
	using (context = access.nobody() and voice = access.nobody()
		and access.is_open_answer(person_id, question, audience, named));
create policy recovering_reads on rendering for select to foreword_app
	using (access.is_recovering(person_id) and access.is_shared_answer(answer_id));
create policy recovering_reads on intake for select to foreword_app using (access.is_recovering(person_id));
-- Whoever got in with somebody's help may be the very one that must not be told.
create policy recovering_reads on contact for select to foreword_app
	using (tell and removed_at is null and access.is_recovering(person_id));

-- Helping ------------------------------------------------------------------------------------------

create function access.share_a_unit(one uuid, other uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.unit_staff a join public.unit_staff b on b.unit_id = a.unit_id
		where a.account_id = one and b.account_id = other
			and (a.until is null or a.until > access.moment()) and (b.until is null or b.until > access.moment())) $$;

-- Says that the helper knows the person, and makes the code once that is enough: an advocate's word, or the words of
-- two staff within an hour who work in no unit together. 'ready', 'waiting' for a second, 'twice' by the same one,
-- 'same-unit', 'no-account', or 'no'. A code made before and not used stops.
create function access.help_back(person uuid, unit uuid, help uuid, recovery uuid, hash bytea) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare mine uuid := access.me(); whose uuid; at timestamptz := access.moment(); others uuid[]; other uuid; before boolean;
	begin
		if mine is null then return 'no'; end if;
		if unit is null and not access.am_advocate_of(person) then return 'no'; end if;
		if unit is not null and not access.works_in(unit) then return 'no'; end if;
		select a.id into whose from public.person p join sign_in.account a on a.id = p.account_id and a.disabled_at is null
			where p.id = person;
		if whose is null or whose = mine then return 'no-account'; end if;
		perform pg_advisory_xact_lock(hashtextextended('recovery ' || person, 0));
		before := exists (select from public.recovery_help h
			where h.person_id = person and h.helper = mine and h.id <> help and h.helped_at > at - interval '1 hour');
		insert into public.recovery_help (id, person_id, helper, unit_id, helped_at) values (help, person, mine, unit, at)
			on conflict (id) do nothing;
		if unit is not null then
			others := (select array_agg(h.helper order by h.helped_at desc) from public.recovery_help h
				where h.person_id = person and h.unit_id is not null and h.helper <> mine
					and h.helped_at > at - interval '1 hour'
					and not exists (select from sign_in.recovery r where r.person_id = person and r.used_at >= h.helped_at));
			if others is null then return case when before then 'twice' else 'waiting' end; end if;
			other := (select o from unnest(others) o where not access.share_a_unit(o, mine) limit 1);
			if other is null then return 'same-unit'; end if;
		end if;
		update sign_in.recovery set stopped_at = at where account_id = whose and used_at is null and stopped_at is null;
		insert into sign_in.recovery (id, account_id, person_id, how, helpers, code_hash, made_at, expires_at)
			values (recovery, whose, person, case when unit is null then 'advocate' else 'staff' end,
				array_remove(array[other, mine], null), hash, at, at + interval '15 minutes');
		return 'ready';
	end $$;

-- Coming back --------------------------------------------------------------------------------------

-- Whose code it is while it works: the name they sign in by, which they may have lost too.
create function sign_in.recovery_open(hash bytea, at timestamptz) returns table (user_name text)
	language sql stable security definer set search_path = ''
	as $$ select a.user_name from sign_in.recovery r join sign_in.account a on a.id = r.account_id
		where r.code_hash = hash and r.used_at is null and r.stopped_at is null and r.expires_at > at
			and a.disabled_at is null $$;

-- Once: a new passphrase, every session ended, and 72 hours to the second in which little can be done.
create function sign_in.use_recovery(hash bytea, new_hash text, at timestamptz) returns uuid
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare r sign_in.recovery;
	begin
		select * into r from sign_in.recovery where code_hash = hash for update;
		if r.id is null or r.used_at is not null or r.stopped_at is not null or r.expires_at <= at then return null; end if;
		update sign_in.account set passphrase_hash = new_hash, passphrase_due = false, straight_failures = 0
			where id = r.account_id and disabled_at is null;
		if not found then return null; end if;
		-- Codes that were made while the account was limited have shown nothing then, and show nothing now.
		if sign_in.is_limited(r.account_id, at) then
			delete from sign_in.paper_code where account_id = r.account_id and ends_at is null;
		end if;
		update sign_in.recovery set used_at = at, limited_until = at + interval '72 hours' where id = r.id;
		update sign_in.session set ended_at = at, ended_how = 'ended' where account_id = r.account_id and ended_at is null;
		update sign_in.paper_code set ends_at = at + interval '72 hours'
			where account_id = r.account_id and used_at is null and (ends_at is null or ends_at > at);
		-- Nobody is signed in yet: the note takes its time from here.
		perform set_config('app.now', at::text, true);
		perform access.note('act', 'recovery:used', null, 'recovering', null, r.person_id, r.id, 'recovery', '{}');
		return r.account_id;
	end $$;

-- A paper code that was there before shows who it is. Codes made since have no end, and show nothing.
create function sign_in.prove(account uuid, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update sign_in.recovery set proved_at = at
			where account_id = account and limited_until > at and proved_at is null;
		return found;
	end $$;

create function sign_in.prove_recovery(session_hash bytea, hash bytea, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare code sign_in.paper_code;
	begin
		select * into code from sign_in.paper_code c
			where c.code_hash = hash and c.account_id = sign_in.holder(session_hash, at) and c.used_at is null
				and c.ends_at > at for update;
		if code.account_id is null or not sign_in.prove(code.account_id, at) then return false; end if;
		update sign_in.paper_code set used_at = at where code_hash = hash;
		return true;
	end $$;

-- Who let this account in again, and until when that limits it; null when nobody did, or not any more.
create function sign_in.recovery_now(account uuid, at timestamptz) returns jsonb
	language sql stable security definer set search_path = ''
	as $$ select jsonb_build_object('at', r.used_at, 'until', r.limited_until,
			'helpers', (select jsonb_agg(access.name_of(h)) from unnest(r.helpers) h))
		from sign_in.recovery r
		where r.account_id = account and r.limited_until > at and r.proved_at is null
		order by r.used_at desc limit 1 $$;

-- Every time somebody was let in as this account, for good; and a code that works at this moment.
create function sign_in.recoveries_of(session_hash bytea, at timestamptz) returns table (
		id uuid, used_at timestamptz, limited_until timestamptz, proved_at timestamptz, open boolean, made_at timestamptz,
		helpers text[])
	language sql stable security definer set search_path = ''
	as $$ select r.id, r.used_at, r.limited_until, r.proved_at,
			r.used_at is null, r.made_at, (select array_agg(access.name_of(h)) from unnest(r.helpers) h)
		from sign_in.recovery r
		where r.account_id = sign_in.holder(session_hash, at)
			and (r.used_at is not null or (r.stopped_at is null and r.expires_at > at))
		order by r.made_at desc $$;

create function sign_in.stop_recovery(session_hash bytea, which uuid, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update sign_in.recovery set stopped_at = at
			where id = which and account_id = sign_in.holder(session_hash, at) and used_at is null and stopped_at is null;
		return found;
	end $$;

-- As before (0001), and a code that has run out is none; one from before a recovery is the proof as well.
create or replace function sign_in.use_paper_code(whose uuid, hash bytea, at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare code sign_in.paper_code;
	begin
		update sign_in.paper_code set used_at = at
			where code_hash = hash and account_id = whose and used_at is null and (ends_at is null or ends_at > at)
			returning * into code;
		if not found then return false; end if;
		if code.ends_at is not null then perform sign_in.prove(whose, at); end if;
		update sign_in.account set passphrase_due = true, straight_failures = 0 where id = whose;
		return true;
	end $$;

create or replace function sign_in.replace_paper_codes(session_hash bytea, hashes bytea[], at timestamptz) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare holder uuid := sign_in.holder(session_hash, at);
	begin
		if holder is null then return false; end if;
		delete from sign_in.paper_code where account_id = holder and (ends_at is null or ends_at <= at);
		insert into sign_in.paper_code (code_hash, account_id, made_at)
			select given.hash, holder, at from unnest(hashes) as given (hash);
		return true;
	end $$;

create or replace function sign_in.paper_codes_left(session_hash bytea, at timestamptz) returns integer
	language sql stable security definer set search_path = ''
	as $$ select count(*)::integer from sign_in.paper_code
		where account_id = sign_in.holder(session_hash, at) and used_at is null and ends_at is null $$;

-- What was typed before somebody was let in again may be for the person alone.
create or replace function sign_in.kept_posts(session_hash bytea, at timestamptz) returns table (
		id uuid, path text, fields jsonb, kept_at timestamptz, gone_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select k.id, k.path, k.fields, k.kept_at, k.gone_at from sign_in.kept_post k
		where k.account_id = sign_in.holder(session_hash, at) and k.gone_at > at
			and not sign_in.is_limited(k.account_id, at)
		order by k.kept_at, k.id $$;

alter table recovery_help enable row level security;
alter table recovery_help force row level security;
create policy owner_reads on recovery_help for select to foreword_owner using (true);
create policy owner_adds on recovery_help for insert to foreword_owner with check (true);
create policy self_reads on recovery_help for select to foreword_app using (access.is_self(person_id));
grant select on recovery_help to foreword_app;

-- As before (0016), with who was let in again and who may help somebody back in.
alter function access.relations(uuid, uuid, uuid) rename to relations_but_recovery;
create function access.relations(person uuid, unit uuid, episode uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$ select access.relations_but_recovery(person, unit, episode)
		|| case when person is not null and access.is_recovering(person) then array['recovering'] else '{}' end
		|| case when person is not null and access.am_advocate_of(person) then array['advocate'] else '{}' end $$;

revoke execute on function sign_in.is_limited, sign_in.use_recovery, sign_in.prove, sign_in.recovery_open,
	sign_in.prove_recovery, sign_in.recovery_now, sign_in.recoveries_of, sign_in.stop_recovery from public;
revoke execute on function access.share_a_unit from public;
grant execute on function sign_in.use_recovery, sign_in.recovery_open, sign_in.prove_recovery, sign_in.recovery_now,
	sign_in.recoveries_of, sign_in.stop_recovery to foreword_app;

-- Step-up ------------------------------------------------------------------------------------------

-- When the passphrase was last typed in this session: an export and an erasure ask for it anew after ten minutes.
alter table sign_in.session add column proved_at timestamptz;

create function sign_in.step_up(session_hash bytea, at timestamptz) returns void
	language sql volatile security definer set search_path = ''
	as $$ update sign_in.session set proved_at = at
		where id_hash = session_hash and sign_in.holder(session_hash, at) is not null $$;

create function sign_in.stepped_up(session_hash bytea, at timestamptz) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from sign_in.session s
		where s.id_hash = session_hash and s.account_id = sign_in.holder(session_hash, at)
			and s.proved_at >= at - interval '10 minutes') $$;

revoke execute on function sign_in.step_up, sign_in.stepped_up from public;
grant execute on function sign_in.step_up, sign_in.stepped_up to foreword_app;
