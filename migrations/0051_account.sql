-- What a person told of threats or pressure goes to managers who took no part in it, in their own words, when they agree;
-- to nobody else, however long it waits.
alter table help_asked drop constraint help_asked_kind_check;
alter table help_asked add constraint help_asked_kind_check check (kind in
	('pain', 'talk', 'peer', 'faith', 'doctor', 'family', 'complaint', 'lawyer', 'rest', 'own', 'pressure'));
alter table help_asked drop constraint help_asked_words_check;
alter table help_asked add constraint help_asked_words_check
	check (char_length(words) between 1 and (case when kind = 'pressure' then 600 else 80 end));
alter table help_asked drop constraint help_asked_check;
alter table help_asked add constraint help_asked_check
	check (case when kind = 'pressure' then true else (kind = 'own') = (words is not null) end);

create or replace function access.helps_with(help uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.help_asked h
		where h.id = help and not access.in_episode(h.episode_id) and (
			case when h.kind = 'pressure' then access.has_role('manager')
				when h.kind in ('complaint', 'lawyer')
				then access.has_role('manager') or (access.help_rung(h.id) > 0 and access.has_role('keeper'))
				else access.treats(h.person_id) or access.works_where_it_happened(h.episode_id)
					or (access.help_rung(h.id) > 0 and access.has_role('manager'))
					or (access.help_rung(h.id) > 1 and access.has_role('keeper')) end)) $$;

-- Whom people of a unit can turn to outside it, to complain or to have somebody at their side.
alter table unit_setting drop constraint unit_setting_name_check;
alter table unit_setting add constraint unit_setting_name_check check (name in
	('facility', 'deemed', 'zone', 'packs', 'house-rules', 'may-initiate', 'counting', 'checks-every', 'adviser', 'outside'));
