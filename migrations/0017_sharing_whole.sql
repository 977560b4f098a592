-- What a person shares, whole: more parts, what it is for, and as what somebody helps.

alter table supporter_grant drop constraint supporter_grant_part_check;
alter table supporter_grant add constraint supporter_grant_part_check
	check (part in ('about-me', 'card', 'debrief', 'directive', 'crisis-plan'));
alter table slip_grant drop constraint slip_grant_part_check;
alter table slip_grant add constraint slip_grant_part_check
	check (part in ('about-me', 'card', 'debrief', 'directive', 'crisis-plan'));

-- What it is for: a word that each reader reads in their own language; null where nobody was asked yet.
alter table supporter_grant add column purpose text check (purpose in ('plan', 'know', 'beside', 'tell', 'speak'));
alter table slip_grant add column purpose text check (purpose in ('plan', 'know', 'beside', 'tell', 'speak'));

-- As what somebody helps this person: the same account may be a peer advocate to one and a friend to another.
alter table supporter_grant add column kind text not null default 'supporter'
	check (kind in ('supporter', 'peer-advocate', 'person-of-trust', 'ombudsman', 'representative'));
alter table slip_grant add column kind text not null default 'supporter'
	check (kind in ('supporter', 'peer-advocate', 'person-of-trust', 'ombudsman', 'representative'));

-- As before (0005), with what it is for, as what, and the key of the form that the slip was made with.
create or replace function access.bind_supporter(account uuid, hash bytea, person uuid, at timestamptz) returns void
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
			insert into public.supporter_grant (id, person_id, account_id, part, may, starts_at, ends_at, key, purpose, kind)
				values (made, person, account, promised.part, promised.may, at, promised.ends_at, promised.key,
					promised.purpose, promised.kind);
			perform access.note('act', 'sharing:started', promised.part, 'supporter', null, person, made, 'slip',
				jsonb_build_object('may', promised.may, 'to', account, 'kind', promised.kind));
		end loop;
	end $$;
