-- What a person lets others do, part by part, with an end; and whom to tell and whom never to tell.

create table supporter_grant (
	id uuid primary key,
	person_id uuid not null references person,
	account_id uuid not null references sign_in.account,
	part text not null check (part in ('about-me', 'card', 'debrief')),
	may text not null check (may in ('read', 'type')),
	starts_at timestamptz not null,
	ends_at timestamptz not null check (ends_at > starts_at),
	withdrawn_at timestamptz,
	-- Made with the page: the same form sent twice is one grant.
	key uuid,
	unique (person_id, key, part)
);
create index supporter_grant_person on supporter_grant (person_id);
create index supporter_grant_account on supporter_grant (account_id);

create table contact (
	id uuid primary key,
	person_id uuid not null references person,
	name text not null,
	who text,
	phone text,
	tell boolean not null,
	created_at timestamptz not null,
	removed_at timestamptz
);
create index contact_person on contact (person_id);

-- A slip that invites a supporter carries the grants it will make; they start when the slip is used.
create table slip_grant (
	slip_hash bytea not null,
	-- Made with the page, and what the page knows the slip by: its hash would give its code away.
	key uuid not null,
	person_id uuid not null references person,
	part text not null check (part in ('about-me', 'card', 'debrief')),
	may text not null check (may in ('read', 'type')),
	ends_at timestamptz not null,
	primary key (slip_hash, part)
);

create function access.supports(person uuid, in_part text, typing boolean) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.supporter_grant g
		where g.person_id = person and g.account_id = access.me() and g.part = in_part
			and (g.may = 'type' or not typing)
			and g.starts_at <= access.moment() and g.ends_at > access.moment() and g.withdrawn_at is null
	) $$;

create function access.is_supporter(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.supporter_grant g
		where g.person_id = person and g.account_id = access.me()
			and g.starts_at <= access.moment() and g.ends_at > access.moment() and g.withdrawn_at is null
	) $$;

create function access.bind_supporter(account uuid, hash bytea, person uuid, at timestamptz) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare promised public.slip_grant; made uuid;
	begin
		-- Nobody is signed in while a slip is used: the note takes its time from the slip's own.
		perform set_config('app.now', at::text, true);
		for promised in select * from public.slip_grant g
			where g.slip_hash = hash and g.person_id = person and g.ends_at > at order by g.part
		loop
			made := gen_random_uuid();
			insert into public.supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at)
				values (made, person, account, promised.part, promised.may, at, promised.ends_at);
			perform access.note('act', 'sharing:started', promised.part, 'supporter', null, person, made, 'slip',
				jsonb_build_object('may', promised.may, 'to', account));
		end loop;
	end $$;
revoke execute on function access.bind_supporter from public;

-- The supporter account with this user name, so that a person can name someone who already has one.
create function access.supporter_named(called text) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select a.id from sign_in.account a
		where a.user_name = called and a.kind = 'supporter' and a.disabled_at is null and access.my_person() is not null $$;

create function access.is_supporter_account(account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from sign_in.account a where a.id = account and a.kind = 'supporter' and a.disabled_at is null) $$;

alter table supporter_grant enable row level security;
alter table supporter_grant force row level security;
alter table contact enable row level security;
alter table contact force row level security;
alter table slip_grant enable row level security;
alter table slip_grant force row level security;

create policy owner_reads on supporter_grant for select to foreword_owner using (true);
create policy owner_adds on supporter_grant for insert to foreword_owner with check (true);
create policy owner_reads on slip_grant for select to foreword_owner using (true);

create policy self_reads on supporter_grant for select to foreword_app using (access.is_self(person_id));
create policy supporter_reads_own on supporter_grant for select to foreword_app using (account_id = (select access.me()));
-- From now on and for two years at most; and what was withdrawn stays withdrawn.
create policy self_grants on supporter_grant for insert to foreword_app
	with check (access.is_self(person_id) and access.is_supporter_account(account_id) and withdrawn_at is null
		and starts_at >= (select access.moment()) and ends_at <= (select access.moment()) + interval '24 months');
create policy self_withdraws on supporter_grant for update to foreword_app
	using (access.is_self(person_id) and withdrawn_at is null)
	with check (access.is_self(person_id) and withdrawn_at = (select access.moment()));
create policy self_reads on contact for select to foreword_app using (access.is_self(person_id));
create policy self_adds on contact for insert to foreword_app with check (access.is_self(person_id));
create policy self_removes on contact for update to foreword_app
	using (access.is_self(person_id)) with check (access.is_self(person_id));
create policy self_reads on slip_grant for select to foreword_app using (access.is_self(person_id));
create policy self_promises on slip_grant for insert to foreword_app
	with check (access.is_self(person_id) and ends_at <= (select access.moment()) + interval '24 months');
create policy supporter_sees_person on person for select to foreword_app using (access.is_supporter(id));

grant select, insert on supporter_grant, contact to foreword_app;
grant update (withdrawn_at) on supporter_grant to foreword_app;
grant update (removed_at) on contact to foreword_app;
grant select, insert on slip_grant to foreword_app;
