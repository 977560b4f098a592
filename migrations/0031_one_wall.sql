-- One wall before a wish and before a line of a record, not two that say the same (0027, 0028): what it was about is
-- kept from this reader, as a question, as an answer of a hidden directive, or as a line of the crisis plan.
drop policy answer_not_hidden on wish_not_followed;
drop policy not_hidden on wish_not_followed;
create policy not_hidden on wish_not_followed as restrictive for select to foreword_app
	using (set_aside_by = (select access.me())
		or not access.wish_hidden(question, item, answer_id, line_version, person_id));
drop policy answer_not_hidden on episode_plan_line;
drop policy not_hidden on episode_plan_line;
create policy not_hidden on episode_plan_line as restrictive for select to foreword_app
	using (not access.wish_hidden(question, item, answer_id, null, person_id));
