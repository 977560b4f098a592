-- Whether somebody showed that they can do what they were trained in: on which day, and how. Who assessed it stands
-- there already. Where nothing is said of it, it is not known: nothing follows from that by itself.
alter table staff_training
	add column competence text check (competence in ('shown', 'not-shown')),
	add column assessed_on date,
	add column assessed_how text[] not null default '{}',
	add column assessed_words text;

-- What stands of the training of everybody who is written down as having looked after or watched over the person: by
-- the account that was picked, or that wrote it down. Who has left the unit since is told of as well as who is there.
create function access.trained_observers(of uuid) returns setof public.staff_training
	language sql stable security definer set search_path = ''
	as $$ select t.* from public.staff_training t
		where not exists (select from public.staff_training_back b where b.training_id = t.id)
			and exists (select from public.episode_fact f join public.episode e on e.id = f.episode_id
				where f.episode_id = of and f.field in ('check', 'watch')
					and t.account_id::text in (f.entered_by::text, f.value ->> 'by-account', f.value ->> 'who-account')
					and (access.treats(e.person_id) or access.in_episode(of) or access.facilitates(of))) $$;

-- The same as before, and beside it the topics that somebody showed by that day that they can do.
drop function access.trained_in_episode(uuid, date);
create function access.trained_in_episode(of uuid, day date)
	returns table (named uuid, topics text[], able text[], written boolean)
	language sql stable security definer set search_path = ''
	as $$ select s.id, coalesce(array_agg(distinct topic) filter (where topic is not null), '{}'),
			coalesce(array_agg(distinct topic) filter (where topic is not null and t.competence = 'shown'
				and coalesce(t.assessed_on, t.done_on) <= day), '{}'),
			coalesce(bool_or(t.id is not null), false)
		from public.episode_staff s
			left join public.staff_training t on t.account_id = s.account_id
				and not exists (select from public.staff_training_back b where b.training_id = t.id)
			left join lateral unnest(case when day between t.done_on and t.valid_until then t.topics end) topic on true
		where s.episode_id = of and (access.treats(s.person_id) or access.in_episode(of) or access.facilitates(of))
		group by s.id $$;

-- What the behaviour that a line of the care plan is for may be telling (S4-32): choices and own words, and how that is
-- known. Empty: not linked yet, which is no fault of anybody's.
alter table care_entry_version
	add column tells text[] not null default '{}',
	add column tells_words text check (char_length(tells_words) between 1 and 280),
	add column tells_known text check (tells_known in ('person', 'assessment', 'team'));
