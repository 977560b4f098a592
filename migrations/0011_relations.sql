-- What the current account is to a person, a unit and an episode, in the words of policy.ts. The one question
-- that admit asks. An episode counts only with the person it happened to.

create function access.relations(person uuid, unit uuid, episode uuid) returns text[]
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
				where g.person_id = person and g.account_id = access.me()
					and g.starts_at <= access.moment() and g.ends_at > access.moment() and g.withdrawn_at is null);
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
