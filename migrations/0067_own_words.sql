-- Words of staff for reviewers, topics of what lay behind it, and the noes that whom the directive names reads.

-- What staff wrote for themselves goes to reviewers only where its writer hands it over; what they ask of a supervisor
-- never does (docs/decisions/own-reflections.md).
alter table review.reflection add column to_reviewers boolean not null default false,
	add check (kind = 'reaction' or not to_reviewers);

-- Handed over, not taken back since, and about an event that is reviewed by somebody who took no part in it.
create function review.handed_to_me(one uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select review.reflection_holds(one) and exists (
		select from review.reflection h join review.review r on r.episode_id = h.episode_id
		where h.id = one and h.to_reviewers and review.reads_about(h.episode_id)) $$;
create policy reviewer_reads on review.reflection for select to foreword_review
	using (to_reviewers and review.handed_to_me(id));

-- Whoever would read it today, for its writer before they hand it over. Whether there is a review is not said.
create function review.readers_of_handed(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.was_in_episode(episode, access.me()) and a.kind = 'staff' and 'reviewer' = any (a.roles)
			and a.disabled_at is null and not review.took_part(episode, a.id)
		order by 2, 1 $$;

-- The questions of table (g), stage 2, that reviewers read (a test compares them with the app's).
create function review.staff_questions() returns text[]
	language sql immutable set search_path = ''
	as $$ select array['first-signs', 'noticed-by', 'missed', 'topics', 'before', 'plan-used', 'plan-why-not',
		'plan-which-not', 'alternatives', 're-enacted'] $$;

-- Answers of staff that they share with whoever leads, since the page says that reviewers read them too. They stay
-- facts of the record: nothing is copied.
create function review.staff_answers(episode uuid) returns setof public.answer
	language sql stable security definer set search_path = ''
	as $$ select a.* from public.answer_now n join public.answer a on a.id = n.answer_id
		where n.context = episode and n.voice <> access.nobody() and 'facilitator' = any (n.audience)
			and a.state = 'answered' and a.set_version >= 5
			and n.question in (select 'debrief-staff/' || q from unnest(review.staff_questions()) q) $$;
create function review.staff_said(one uuid) returns table (id uuid, question text, context uuid, voice uuid,
		set_version integer, state text, value jsonb, language text, typed_by uuid, typist text, told_at_intake uuid,
		typed_as text, base uuid, proposal uuid, written_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.question, a.context, a.voice, a.set_version, a.state, a.value, a.language, a.typed_by,
			access.name_of(a.typed_by), a.told_at_intake, a.typed_as, a.base, a.proposal, a.written_at
		from review.review r cross join lateral review.staff_answers(r.episode_id) a
		where r.id = one and r.cause <> 'trend' and review.reads_about(r.episode_id)
		order by 10, a.voice, a.question $$;
revoke execute on function review.handed_to_me, review.readers_of_handed, review.staff_questions, review.staff_answers,
	review.staff_said from public;
grant execute on function review.handed_to_me, review.readers_of_handed, review.staff_questions, review.staff_said
	to foreword_review;

-- What lay behind it carries the topics that staff are trained in, the same as their own accounts do (S3-05).
alter table joint_entry add column topics text[] not null default '{}',
	add check (topics <@ array['triggers', 'what-shapes-reactions', 'non-physical-skills', 'least-restrictive',
		'safe-use-and-distress', 'signs-to-end', 'watching-wellbeing'] and (kind = 'contributor' or topics = '{}'));

-- As before (0062), with topics: of accounts of staff, and of what lay behind it, told apart.
create or replace function review.learned(one uuid) returns table (what text, code text, count integer)
	language sql stable security definer set search_path = ''
	as $$
	with r as (select * from review.review x where x.id = one and review.reads_about(x.episode_id)),
	e as (select e.id from r join public.episode e on case when r.cause = 'trend'
			then (r.unit_id is null or e.unit_id = r.unit_id)
				and (e.started_at at time zone (select u.zone from public.unit u where u.id = e.unit_id))::date
					between r.from_day and r.to_day
			else e.id = r.episode_id end
		where not review.took_part(e.id, access.me())),
	looked as (select distinct on (x.episode_id) x.* from public.right_after x
		where x.episode_id in (select e.id from e) order by x.episode_id, x.written desc),
	changes as (select p.id, review.first_read(p.id) as read_at from public.proposal p
		where p.episode_id in (select e.id from e) and exists (select from public.proposal_answer a
			where a.proposal_id = p.id and a.answer in ('accepted', 'reworded'))),
	worked as (select distinct on (w.proposal_id, w.whose, w.episode_id) w.whose, w.answer from public.proposal_worked w
		where w.proposal_id in (select c.id from changes c) order by w.proposal_id, w.whose, w.episode_id, w.written desc)
	select 'events', 'all', count(*)::int from e
	union all select 'right-after', 'done', count(*)::int from looked
	union all select 'safe', coalesce(l.safe, 'open'), count(*)::int from looked l group by 2
	union all select 'hurt', h, count(*)::int from looked l, unnest(l.hurt) h group by 2
	union all select 'told', coalesce(l.others_told, 'open'), count(*)::int from looked l group by 2
	union all select 'support', coalesce(l.support, 'open'), count(*)::int from looked l group by 2
	union all select 'behind', j.what, count(*)::int from public.joint_entry j
		where j.kind = 'contributor' and j.episode_id in (select e.id from e) group by 2
	union all select 'topics-talk', t, count(*)::int from public.joint_entry j, unnest(j.topics) t
		where j.kind = 'contributor' and j.episode_id in (select e.id from e) group by 2
	union all select 'topics-staff', i ->> 'option', count(*)::int from e
		cross join lateral review.staff_answers(e.id) a, jsonb_array_elements(a.value -> 'items') i
		where a.question = 'debrief-staff/topics' and i ->> 'option' is not null group by 2
	union all select 'changes', 'accepted', count(*)::int from changes
	union all select 'changes', 'read', count(*)::int from changes c where c.read_at is not null
	union all select 'worked-' || w.whose, w.answer, count(*)::int from worked w group by w.whose, w.answer
	order by 1, 2 $$;

-- Two words that mean something are the same, or it is the same in the other direction or another part.
create function access.words_near(gist text[], wordings jsonb, words jsonb) returns boolean
	language sql stable set search_path = ''
	as $$ select (select count(*) from unnest(access.meaning(wordings)) w where w = any (access.meaning(words))) >= 2
		or access.says_it_elsewhere(gist, access.gist(words)) $$;

-- As before (0057).
create or replace function access.noes_of(person uuid, in_question text, words jsonb)
		returns table (id uuid, at timestamptz, question text, wordings jsonb, near boolean)
	language sql stable security definer set search_path = ''
	as $$ select p.id, a.answered_at, p.question, p.wordings,
			p.question = in_question or access.words_near(p.gist, p.wordings, words)
		from public.proposal p join public.proposal_answer a on a.proposal_id = p.id and a.answer = 'declined'
		where p.person_id = person and access.leads_a_debrief_of(person)
			and not access.question_hidden(p.question, access.nobody(), person)
		order by a.answered_at desc, p.id $$;

-- Every no of the person, for whom their directive names, and which they may read: while law and finding give them the
-- power, what was theirs to read while it waited, or what they suggested themselves. What the person hides from them
-- is to them as if it had never been written.
create function access.noes_about(representative uuid) returns table (id uuid, at timestamptz, question text,
		wordings jsonb, gist text[], may_read boolean)
	language sql stable security definer set search_path = ''
	as $$ select p.id, a.answered_at, p.question, p.wordings, p.gist,
			access.agent_has_power(r.id) and (p.whose <> 'agent' or p.made_by = access.me())
		from public.directive_representative r join public.proposal p on p.person_id = r.person_id
			join public.proposal_answer a on a.proposal_id = p.id and a.answer = 'declined'
		where r.id = representative and access.agent_speaks_now(r.id)
			and not access.question_hidden(p.question, access.nobody(), p.person_id) $$;
revoke execute on function access.noes_about from public;

-- `same`: the very thing they said no to last. Of a no that may not be read, nothing.
create function access.noes_for_agent(representative uuid, in_question text, words jsonb)
		returns table (id uuid, at timestamptz, question text, wordings jsonb, near boolean, same boolean)
	language sql stable security definer set search_path = ''
	as $$ select n.id, n.at, n.question, n.wordings,
			n.question = in_question or access.words_near(n.gist, n.wordings, words),
			exists (select from public.directive_representative r
				join lateral access.declined_before(r.person_id, in_question, null, access.gist(words)) d on d.id = n.id
				where r.id = representative)
		from access.noes_about(representative) n where n.may_read
		order by n.at desc, n.id $$;

-- As before (0057): the same, or near in its words to what they may not read. Whether, and never what.
create or replace function access.refused_to_agent(representative uuid, in_question text, wordings jsonb) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.directive_representative r
			join lateral access.declined_before(r.person_id, in_question, null, access.gist(wordings)) n on true
			where r.id = representative and access.agent_speaks_now(r.id))
		or exists (select from access.noes_about(representative) n
			where not n.may_read and access.words_near(n.gist, n.wordings, refused_to_agent.wordings)) $$;

-- As before (0057), also for whom the directive names.
create or replace function access.keep_no() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare before record;
	begin
		if access.is_self(new.person_id) then return new; end if;
		select * into before from access.declined_before(new.person_id, new.question, new.item, access.gist(new.wordings));
		if before.id is not null and (new.said_no is distinct from before.id or not exists (
				select from access.facts_since(new.person_id, before.at) f
				where f.kind = new.fact_kind and f.id = new.fact_id)) then
			raise exception 'the person said no to this, and nothing is new' using errcode = 'insufficient_privilege';
		end if;
		if exists (select from access.noes_of(new.person_id, new.question, new.wordings) n
				where n.near and n.id <> all (new.not_these) and n.id is distinct from new.said_no)
			or (new.representative_id is not null and (
				access.refused_to_agent(new.representative_id, new.question, new.wordings)
				or exists (select from access.noes_for_agent(new.representative_id, new.question, new.wordings) n
					where n.near and n.id <> all (new.not_these)))) then
			raise exception 'the person said no to something near this' using errcode = 'insufficient_privilege';
		end if;
		return new;
	end $$;
