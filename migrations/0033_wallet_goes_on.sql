-- A new code that waits for the person's word leaves the one before working: whoever made somebody press the button does
-- not take the card from them that they carry. Once the new one is confirmed, the one before it works no more.

drop index wallet_code_one;
alter table wallet_code add column written bigint generated always as identity;
create index wallet_code_person on wallet_code (person_id, written);

-- A code that works at this moment: not stopped, not over, not waiting, and no later one took its place.
create or replace function access.wallet_works(c public.wallet_code) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select c.stopped_at is null and c.expires_at > access.moment() and not access.is_held(c.id)
		and not exists (select from public.wallet_code n
			where n.person_id = c.person_id and n.written > c.written and n.stopped_at is null
				and not access.is_held(n.id)) $$;

-- The person's own codes that work or wait to be confirmed.
create function access.my_wallet_codes() returns table (id uuid, code_hash bytea, made_at timestamptz,
	expires_at timestamptz, works boolean)
	language sql stable security definer set search_path = ''
	as $$ select c.id, c.code_hash, c.made_at, c.expires_at, access.wallet_works(c)
		from public.wallet_code c
		where c.person_id = access.my_person() and c.stopped_at is null and c.expires_at > access.moment()
			and (access.wallet_works(c) or exists (select from public.hold h left join public.hold_outcome o on o.hold_id = h.id
				where h.subject = c.id and h.loosens and o.hold_id is null))
		order by c.written $$;
