-- How an account wants to be told that something new waits for it, and the jobs that tell it. A job holds ids and codes
-- alone, never what somebody wrote. The app role holds no right on any of these tables: it reaches them by functions.

create schema notice;

-- One row for each account that ever chose. An address is used only once a code that was sent there came back.
create table notice.way (
	account_id uuid primary key references sign_in.account,
	how text not null default 'none' check (how in ('none', 'mail', 'text')),
	address text check (char_length(address) between 3 and 254),
	asked_how text check (asked_how in ('mail', 'text')),
	asked_address text check (char_length(asked_address) between 3 and 254),
	-- In the clear, since it is sent by a job; it opens nothing but this address, and goes when it was used or ran out.
	code text check (code ~ '^[0-9]{6}$'),
	code_until timestamptz,
	code_tries smallint not null default 0,
	code_fault text check (code_fault in ('refused', 'unreached')),
	-- Full hours in their own zone; none when both are the same.
	quiet_from smallint not null default 21 check (quiet_from between 0 and 23),
	quiet_until smallint not null default 8 check (quiet_until between 0 and 23),
	zone text not null default 'UTC',
	-- When a notice was last begun and by which job: within the hour it may begin no other.
	told_at timestamptz,
	told_job uuid,
	-- `refused`: nobody is there, and nothing more is sent until another code comes back; `unreached`: tries ran out.
	fault text check (fault in ('refused', 'unreached')),
	fault_at timestamptz,
	check ((how = 'none') = (address is null)),
	check ((asked_how is null) = (asked_address is null) and (asked_how is null) = (code is null)
		and (code is null) = (code_until is null)),
	check ((fault is null) = (fault_at is null))
);

-- "Never here again." Hashes, so that the list is no address book of those who wanted to be left alone.
create table notice.never (address_hash bytea primary key check (octet_length(address_hash) = 32), since timestamptz not null);
create table notice.salt (salt text not null);
create unique index salt_once on notice.salt ((true));

-- Each code that was asked for: not even by hundred accounts can somebody be written to again and again.
create table notice.code_asked (
	id uuid primary key,
	account_id uuid not null,
	address_hash bytea not null,
	asked_at timestamptz not null
);
create index code_asked_address on notice.code_asked (address_hash, asked_at);
create index code_asked_account on notice.code_asked (account_id, asked_at);

create table notice.job (
	id uuid primary key,
	-- `now`: as `tell`, for what cannot wait until the morning or the hour; `help`: looks whether help was seen.
	kind text not null check (kind in ('tell', 'now', 'code', 'help')),
	-- What it is about: an account; with `help` what somebody asked for.
	subject uuid not null,
	state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
	run_at timestamptz not null,
	tries integer not null default 0,
	-- Codes: why the last try failed, what became of it.
	fault text check (char_length(fault) <= 40),
	outcome text check (char_length(outcome) <= 40),
	worker uuid,
	taken_until timestamptz,
	made_at timestamptz not null,
	done_at timestamptz,
	check ((state = 'running') = (worker is not null) and (worker is null) = (taken_until is null)),
	check ((state = 'done') = (done_at is not null) and (done_at is null) = (outcome is null))
);
create index job_next on notice.job (run_at) where state <> 'done';
create index job_done on notice.job (done_at) where state = 'done';
create index job_about on notice.job (subject) where state <> 'done';

do $$
declare named text;
begin
	foreach named in array array['way', 'never', 'salt', 'code_asked', 'job'] loop
		execute format('alter table notice.%I enable row level security', named);
		execute format('alter table notice.%I force row level security', named);
		execute format('create policy owner_only on notice.%I to foreword_owner using (true) with check (true)', named);
	end loop;
end $$;
insert into notice.salt values (gen_random_uuid()::text || gen_random_uuid()::text);

-- The queue ----------------------------------------------------------------------------------------

-- Adds a job in the transaction of what causes it. A row written by hand carries no time: then it is due at once.
create function notice.add_job(what text, about uuid) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare at timestamptz := coalesce(access.moment(), 'epoch');
	begin
		insert into notice.job (id, kind, subject, run_at, made_at) values (gen_random_uuid(), what, about, at, at);
		perform pg_notify('foreword_job', '');
	end $$;

-- The job that is due for longest, for this worker until the lease ends; also one whose worker is gone.
create function notice.take_job(whose uuid, at timestamptz, lease_seconds integer)
	returns table (id uuid, kind text, subject uuid, tries integer)
	language sql volatile security definer set search_path = ''
	as $$
	update notice.job j set state = 'running', tries = j.tries + 1, worker = whose,
		taken_until = at + make_interval(secs => lease_seconds)
	where j.id = (
		select next.id from notice.job next
		where (next.state = 'waiting' and next.run_at <= at) or (next.state = 'running' and next.taken_until <= at)
		order by next.run_at, next.id for update skip locked limit 1)
	returning j.id, j.kind, j.subject, j.tries $$;

-- Whether the job is still this worker's: what it did is marked in the transaction that does it, or undone.
create function notice.end_job(job uuid, whose uuid, at timestamptz, became text) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update notice.job j set state = 'done', outcome = became, done_at = at, worker = null, taken_until = null
		where j.id = job and j.worker = whose;
		return found;
	end $$;

-- Once more, later. What only waited for its hour was no try.
create function notice.put_off_job(job uuid, whose uuid, until timestamptz, why text, counts boolean) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		update notice.job j set state = 'waiting', run_at = until, tries = case when counts then j.tries else j.tries - 1 end,
			fault = coalesce(why, j.fault), worker = null, taken_until = null
		where j.id = job and j.worker = whose;
		return found;
	end $$;

create function notice.next_job_at() returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select min(case j.state when 'running' then j.taken_until else j.run_at end) from notice.job j where j.state <> 'done' $$;

-- What was done long ago is of no use to anybody.
create function notice.sweep(at timestamptz) returns void
	language sql volatile security definer set search_path = ''
	as $$
	delete from notice.job where state = 'done' and done_at <= at - make_interval(days => 30);
	delete from notice.code_asked where asked_at <= at - make_interval(days => 2);
	update notice.way set asked_how = null, asked_address = null, code = null, code_until = null where code_until <= at;
	$$;

-- Addresses ----------------------------------------------------------------------------------------

create function notice.hash(address text) returns bytea
	language sql stable security definer set search_path = ''
	as $$ select sha256(convert_to((select s.salt from notice.salt s) || lower(address), 'UTF8')) $$;

create function notice.is_never(address text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from notice.never n where n.address_hash = notice.hash(address)) $$;

create function notice.my_way() returns table (how text, address text, asked_how text, asked_address text,
		code_until timestamptz, quiet_from smallint, quiet_until smallint, zone text, fault text, fault_at timestamptz, code_fault text)
	language sql stable security definer set search_path = ''
	as $$ select w.how, w.address, w.asked_how, w.asked_address, w.code_until, w.quiet_from, w.quiet_until, w.zone,
			w.fault, w.fault_at, w.code_fault
		from notice.way w where w.account_id = access.me() $$;

-- Whether whoever is signed in may say where to write to: not in the days after they were helped back in, and not where
-- or when they can be leaned on.
create function notice.why_not_now() returns text
	language sql stable security definer set search_path = ''
	as $$ select case when sign_in.is_limited(access.me(), access.moment()) then 'recovering'
		else (access.pressed_by(access.my_person()))[1] end $$;

-- Asks for a code. Nothing changes until it comes back. `never`: that address asked to be left alone.
create function notice.ask_for(wanted text, where_to text, new_code text, until timestamptz, in_zone text) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare mine uuid := access.me(); at timestamptz := access.moment(); lately timestamptz := at - make_interval(hours => 24);
	begin
		if mine is null then return 'no'; end if;
		if notice.is_never(where_to) then return 'never'; end if;
		-- A finger that pressed twice: one code is enough.
		if exists (select from notice.way w join notice.code_asked a on a.account_id = w.account_id
			where w.account_id = mine and w.asked_how = wanted and w.asked_address = where_to and w.code_fault is null
				and a.address_hash = notice.hash(where_to) and a.asked_at > at - make_interval(mins => 1)) then return 'asked'; end if;
		if (select count(*) from notice.code_asked a where a.asked_at > lately and a.account_id = mine) >= 5
			or (select count(*) from notice.code_asked a
				where a.asked_at > lately and a.address_hash = notice.hash(where_to)) >= 3 then return 'often'; end if;
		insert into notice.code_asked values (gen_random_uuid(), mine, notice.hash(where_to), at);
		insert into notice.way (account_id, asked_how, asked_address, code, code_until, zone)
			values (mine, wanted, where_to, new_code, until, in_zone)
			on conflict (account_id) do update set asked_how = wanted, asked_address = where_to, code = new_code,
				code_until = until, code_tries = 0, code_fault = null;
		perform notice.add_job('code', mine);
		return 'asked';
	end $$;

-- Takes the code that came back. Five wrong ones end it.
create function notice.confirm(given text) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare w notice.way;
	begin
		select * into w from notice.way where account_id = access.me() for update;
		if w.code is null or w.code_until <= access.moment() or w.code_tries >= 5 then return 'gone'; end if;
		if notice.why_not_now() is not null then return 'not-now'; end if;
		if w.code <> given then
			update notice.way set code_tries = code_tries + 1 where account_id = w.account_id;
			return 'wrong';
		end if;
		if notice.is_never(w.asked_address) then return 'never'; end if;
		update notice.way set how = asked_how, address = asked_address, asked_how = null, asked_address = null, code = null,
			code_until = null, code_tries = 0, fault = null, fault_at = null where account_id = w.account_id;
		return 'done';
	end $$;

-- Waiting jobs of an account that wants none any more are done with; the running one asks again before it sends.
create function notice.drop_jobs(whose uuid) returns void
	language sql volatile security definer set search_path = ''
	as $$ update notice.job set state = 'done', outcome = 'not-wanted', done_at = greatest(made_at, access.moment())
		where subject = whose and state = 'waiting' $$;

-- Nothing more to this account; `never`: to these addresses nothing more from anybody.
create function notice.stop(for_ever boolean) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare w notice.way;
	begin
		select * into w from notice.way where account_id = access.me() for update;
		if not found then return; end if;
		if for_ever then
			insert into notice.never select notice.hash(one), access.moment()
				from unnest(array[w.address, w.asked_address]) one where one is not null on conflict do nothing;
		end if;
		update notice.way set how = 'none', address = null, asked_how = null, asked_address = null, code = null,
			code_until = null, fault = null, fault_at = null where account_id = w.account_id;
		perform notice.drop_jobs(w.account_id);
	end $$;

create function notice.keep_quiet(from_hour integer, until_hour integer, in_zone text) returns void
	language sql volatile security definer set search_path = ''
	as $$ insert into notice.way (account_id, quiet_from, quiet_until, zone)
		select access.me(), from_hour, until_hour, in_zone where access.me() is not null
		on conflict (account_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
			zone = excluded.zone $$;

-- The list of the whole service, kept by a keeper: somebody called, or what was sent came back.
create function notice.list_never(where_to text) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if not access.has_role('keeper') then return false; end if;
		insert into notice.never values (notice.hash(where_to), access.moment()) on conflict do nothing;
		return true;
	end $$;

create function notice.unlist_never(where_to text) returns boolean
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if not access.has_role('keeper') then return false; end if;
		delete from notice.never n where n.address_hash = notice.hash(where_to);
		return found;
	end $$;

-- Numbers alone: whom they are about is nobody's business.
create function notice.standing() returns table (waiting bigint, late bigint, sent bigint, given_up bigint, never bigint)
	language sql stable security definer set search_path = ''
	as $$ select count(*) filter (where j.state <> 'done' and j.kind <> 'help'), count(*) filter (where j.state <> 'done' and j.tries > 1),
			count(*) filter (where j.outcome = 'sent'), count(*) filter (where j.outcome in ('refused', 'unreached')),
			(select count(*) from notice.never)
		from notice.job j where access.has_role('keeper') having access.has_role('keeper') $$;

-- Sending ------------------------------------------------------------------------------------------

-- What a worker needs to send its job, read at the moment of sending. Locked, so that two decide one after the other.
create function notice.to_send(job uuid, whose uuid) returns table (account_id uuid, how text, address text, code text,
		language text, zone text, quiet_from smallint, quiet_until smallint, told_at timestamptz, told_job uuid,
		never boolean, faulty boolean)
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare j notice.job;
	begin
		perform from notice.way w where w.account_id = (select one.subject from notice.job one where one.id = job) for update;
		-- Asked after the wait: another job may have spoken for this one meanwhile.
		select * into j from notice.job one where one.id = job and one.worker = whose;
		if not found then return; end if;
		return query select w.account_id, case j.kind when 'code' then w.asked_how else w.how end,
			case j.kind when 'code' then w.asked_address else w.address end, w.code, a.language, w.zone, w.quiet_from,
			w.quiet_until, w.told_at, w.told_job,
			coalesce(notice.is_never(case j.kind when 'code' then w.asked_address else w.address end), false),
			w.fault is not distinct from 'refused' and j.kind <> 'code'
		from notice.way w join sign_in.account a on a.id = w.account_id
		where w.account_id = j.subject and a.disabled_at is null;
	end $$;

-- From now on the hour is this job's, and it speaks for all that waits by now, also for one that a worker has just taken.
-- What is still being written is not seen yet, and keeps a job of its own.
create function notice.begin_telling(job uuid, whose uuid, at timestamptz) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare account uuid := (select j.subject from notice.job j where j.id = job and j.worker = whose and j.kind in ('tell', 'now'));
	begin
		update notice.way w set told_at = at, told_job = job where w.account_id = account;
		update notice.job j set state = 'done', outcome = 'joined', done_at = at, worker = null, taken_until = null
		where j.subject = account and j.kind in ('tell', 'now') and j.state <> 'done' and j.id <> job;
	end $$;

-- What became of the address, null when it was reached; of a code, that it never came.
create function notice.mark_way(job uuid, whose uuid, at timestamptz, why text) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare j notice.job;
	begin
		select * into j from notice.job one where one.id = job and one.worker = whose;
		if j.kind = 'code' then
			update notice.way w set code_fault = why where w.account_id = j.subject;
		else
			update notice.way w set fault = why, fault_at = case when why is not null then at end where w.account_id = j.subject;
		end if;
	end $$;

-- What is new ---------------------------------------------------------------------------------------

-- Something new waits for an account. Who did it is not told of it, and who chose no way has it in the site alone.
create function notice.tell(whose uuid, what text default 'tell') returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if whose is distinct from access.me() and exists (select from notice.way w
			where w.account_id = whose and w.how <> 'none' and w.fault is distinct from 'refused') then
			perform notice.add_job(what, whose);
		end if;
	end $$;

-- For any table: ('account', column with an account), ('person', column with a person) or ('role', name of the role).
create function notice.tell_of_row() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare one uuid;
	begin
		for one in
			select (to_jsonb(new) ->> tg_argv[1])::uuid where tg_argv[0] = 'account'
			union all select p.account_id from public.person p
				where tg_argv[0] = 'person' and p.id = (to_jsonb(new) ->> tg_argv[1])::uuid
			union all select a.id from sign_in.account a
				where tg_argv[0] = 'role' and a.kind = 'staff' and tg_argv[1] = any (a.roles) and a.disabled_at is null
		loop
			if one is not null then perform notice.tell(one); end if;
		end loop;
		return null;
	end $$;

create trigger tell after insert on proposal for each row execute function notice.tell_of_row('person', 'person_id');
create trigger tell after insert on asked for each row execute function notice.tell_of_row('account', 'to_account');
create trigger tell after insert on asked_answer for each row execute function notice.tell_of_row('person', 'person_id');
create trigger tell after insert on debrief_facilitator for each row execute function notice.tell_of_row('account', 'account_id');
create trigger tell_person after insert on debrief_facilitator for each row
	execute function notice.tell_of_row('person', 'person_id');
-- An offer that was answered on the spot is no news.
create trigger tell after insert on debrief_offer for each row when (new.answer = 'none')
	execute function notice.tell_of_row('person', 'person_id');
create trigger tell after insert on episode_staff for each row execute function notice.tell_of_row('account', 'account_id');
create trigger tell after insert on telling for each row when (new.whom = 'person' and new.how = 'notice')
	execute function notice.tell_of_row('person', 'person_id');
create trigger tell after insert on crisis_voice for each row execute function notice.tell_of_row('account', 'account_id');
create trigger tell after insert on sign_in.recovery for each row execute function notice.tell_of_row('account', 'account_id');
create trigger tell after insert on urgent_reading for each row execute function notice.tell_of_row('person', 'person_id');
create trigger tell_privacy after insert on urgent_reading for each row execute function notice.tell_of_row('role', 'privacy');

-- An account that was erased or closed keeps no address.
create function notice.forget() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		perform notice.drop_jobs(new.id);
		delete from notice.way where account_id = new.id;
		return null;
	end $$;
create trigger forget_way after update of disabled_at, user_name on sign_in.account for each row
	when (new.user_name like 'gone %') execute function notice.forget();

revoke execute on all functions in schema notice from public;
grant usage on schema notice to foreword_app;
grant execute on function notice.take_job, notice.end_job, notice.put_off_job, notice.next_job_at, notice.sweep, notice.my_way,
	notice.why_not_now, notice.ask_for, notice.confirm, notice.stop, notice.keep_quiet, notice.list_never, notice.unlist_never,
	notice.standing, notice.to_send, notice.begin_telling, notice.mark_way to foreword_app;

-- What the signed-in account chose of how the site speaks to it: for its own copy.
create function access.my_choices() returns table (language text, reading jsonb)
	language sql stable security definer set search_path = ''
	as $$ select a.language, a.reading from sign_in.account a where a.id = access.me() $$;
