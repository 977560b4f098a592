-- Words of staff for reviewers, and topics of what lay behind it.

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
