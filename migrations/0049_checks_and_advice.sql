-- Two more things that a unit says of itself: how often somebody looks in where no rule says it in minutes, and who
-- gives advice to whoever is not sure (S4-04).

alter table unit_setting drop constraint unit_setting_name_check;
alter table unit_setting add constraint unit_setting_name_check check (name in (
	'facility', 'deemed', 'zone', 'packs', 'house-rules', 'may-initiate', 'counting', 'checks-every', 'adviser'));

-- Whom the unit named when the episode began, while they still work there; null: the whole unit is asked.
create function access.adviser_of(asked uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select s.account_id from public.episode e
			join public.unit_staff s on s.unit_id = e.unit_id and (s.until is null or s.until > access.moment())
			join sign_in.account a on a.id = s.account_id and a.disabled_at is null
		where e.id = asked and access.works_in(e.unit_id)
			and s.account_id::text = access.unit_setting_at(e.unit_id, 'adviser', e.started_at, e.entered_at) #>> '{}'
		limit 1 $$;
