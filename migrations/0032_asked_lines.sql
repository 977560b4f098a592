-- Staff are asked of an episode about what the person decided ahead and what was agreed for a crisis, too.
alter table episode_plan_line alter column answer_id drop not null;
alter table episode_plan_line add column line_version uuid;
alter table episode_plan_line add constraint line_of_one_thing check ((answer_id is null) <> (line_version is null));
alter table episode_plan_line add constraint line_of_a_plan
	foreign key (line_version, item, person_id) references crisis_line (id, line_id, person_id);
drop policy not_hidden on episode_plan_line;
create policy not_hidden on episode_plan_line as restrictive for select to foreword_app
	using (not access.wish_hidden(question, item, answer_id, line_version, person_id));
