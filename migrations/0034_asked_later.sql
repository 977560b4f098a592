-- "Ask me later" of a kind of harm: when it was said, for whoever may ask. Which kind, and what else was said, stays
-- with the person. Nothing once no kind says so any more.
create function access.asked_for_later_at(person uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select n.changed_at from public.answer_now n join public.answer a on a.id = n.answer_id
		where n.person_id = $1 and n.question = 'about-me/kinds' and n.context = access.nobody()
			and n.voice = access.nobody() and a.state = 'answered'
			and exists (select from jsonb_each_text(a.value -> 'rows') kind where kind.value = 'later')
			and access.treats(person) $$;
