-- What the card says besides the answers: who supports the person, and who looked last. Whom to tell: see 0014.

-- Supporters with whom the person shares the card, by name; for whoever may read the card.
create function access.card_supporters(person uuid) returns table (name text)
	language sql stable security definer set search_path = ''
	as $$ select access.name_of(g.account_id) from public.supporter_grant g
		where g.person_id = person and g.part = 'card'
			and g.starts_at <= access.moment() and g.ends_at > access.moment() and g.withdrawn_at is null
			and (access.is_self(person) or access.treats(person) or access.supports(person, 'card', false))
		group by g.account_id order by 1 $$;

-- The last look by anybody but the person before this moment; for the person and those treating them. Staff read
-- nothing else of the log.
create function access.last_look(person uuid, in_part text) returns table (name text, at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select access.name_of(e.account_id), e.at from audit.entry e
		where e.person_id = person and e.part = in_part and e.kind = 'look' and e.at < access.moment()
			and (access.is_self(person) or access.treats(person))
		order by e.seq desc limit 1 $$;
