-- The person whose plan this is. A person may have no account yet: staff met them at an intake.

create table person (
	id uuid primary key,
	account_id uuid unique references sign_in.account,
	name text not null,
	birth_date date not null,
	record_number text,
	language text not null default 'en',
	created_at timestamptz not null
);
create unique index person_record_number on person (record_number) where record_number is not null;
create index person_birth_date on person (birth_date);

create function access.is_self(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.person p where p.id = person and p.account_id = access.me()) $$;

-- Which person the current account is, if any.
create function access.my_person() returns uuid
	language sql stable security definer set search_path = ''
	as $$ select p.id from public.person p where p.account_id = access.me() $$;

-- Exact match by birth date, name (spaces and case aside) and record number; without a number, those without one.
-- For any clinician who works in the unit; everyone else gets nothing.
create function access.people_matching(unit uuid, born date, called text, number text)
	returns table (id uuid, name text, birth_date date, record_number text)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.name, p.birth_date, p.record_number from public.person p
		where access.works_in(unit) and p.birth_date = born
			and lower(regexp_replace(btrim(p.name), '\s+', ' ', 'g')) = lower(regexp_replace(btrim(called), '\s+', ' ', 'g'))
			and p.record_number is not distinct from nullif(btrim(number), '')
		order by p.created_at limit 5 $$;

-- Makes a new account what its slip says: staff of units, this person's own account, or a supporter.
create function sign_in.bind_account(account uuid, slip_hash bytea, at timestamptz) returns void
	language plpgsql security definer set search_path = ''
	as $$
	declare s sign_in.slip;
	begin
		select * into strict s from sign_in.slip where code_hash = slip_hash;
		if s.kind = 'staff' then
			insert into public.unit_staff (unit_id, account_id, since)
				select u, account, at from unnest(s.units) as u;
		elsif s.kind = 'person' then
			update public.person set account_id = account where id = s.person_id and account_id is null;
			if not found then raise exception 'this person already has an account' using errcode = 'unique_violation'; end if;
		elsif s.kind = 'supporter' and s.person_id is not null then
			perform access.bind_supporter(account, slip_hash, s.person_id, at);
		end if;
	end $$;
revoke execute on function sign_in.bind_account from public;

alter table person enable row level security;
alter table person force row level security;
create policy owner_reads on person for select to foreword_owner using (true);
create policy owner_binds on person for update to foreword_owner using (true) with check (true);
create policy self_reads on person for select to foreword_app using (account_id = (select access.me()));
create policy self_changes on person for update to foreword_app
	using (account_id = (select access.me())) with check (account_id = (select access.me()));
grant select, insert on person to foreword_app;
grant update (name, language) on person to foreword_app;
