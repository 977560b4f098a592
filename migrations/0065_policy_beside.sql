-- The unit's own policy beside the forms of the protected space (S0-10). Their role reads nothing of the chart: what it is
-- told here is the unit, when what the form is about began, and what the policy says, which is nobody's secret.

create policy owner_reads on unit_policy for select to foreword_owner using (true);

-- When an episode began, as the app has it (startOf): its earliest component, or the time it was first given. Only for
-- whoever reads the record.
create function access.began(episode uuid) returns timestamptz
	language sql stable set search_path = ''
	as $$
	select least(e.started_at, (select min((now.value ->> 'from')::timestamptz) from (
		select distinct on (f.item) f.value from public.episode_fact f
		where f.episode_id = e.id and f.field = 'component' order by f.item, f.written desc) now
		where now.value <> 'null'::jsonb))
	from public.episode e where e.id = began.episode $$;

-- Where what a form is about happened: an episode, for whoever took part or leads the talk; a review, for whoever may
-- read that one. Nothing of a review of all units, which is about no one place. `began` and `entered` are of a record,
-- which keeps what held then; null for a stretch of time.
create function review.place_beside(episode uuid, one uuid) returns table (id uuid, name text, zone text, works boolean,
		began timestamptz, entered timestamptz)
	language sql stable security definer set search_path = ''
	as $$
	with about as (
		select e.unit_id, e.id as episode_id from public.episode e where e.id = place_beside.episode
			and (access.was_in_episode(e.id, access.me()) or access.facilitates(e.id))
		union all
		select r.unit_id, r.episode_id from review.review r where r.id = one and review.reads_about(r.episode_id))
	select u.id, u.name, u.zone, access.works_in(u.id),
		access.began(e.id), e.entered_at
	from about a join public.unit u on u.id = a.unit_id left join public.episode e on e.id = a.episode_id $$;

create function review.editions_of(unit uuid) returns table (id uuid, holds_from timestamptz, entered_at timestamptz,
		by text)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.holds_from, p.entered_at, access.name_of(p.entered_by) from public.unit_policy p
		where p.unit_id = unit and access.me() is not null order by p.written $$;

create function review.words_of_edition(edition uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select p.words from public.unit_policy p where p.id = edition and access.me() is not null $$;
revoke execute on function review.place_beside, review.editions_of, review.words_of_edition from public;
grant execute on function review.place_beside, review.editions_of, review.words_of_edition to foreword_review;

-- "What we changed because of this" is said of a statement that stands in the feed, and of no other: not of one that waits
-- for others, that was taken back, or that is of another unit.
create function access.is_in_feed(unit uuid, statement uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from access.learning_feed(unit) f where f.statement = is_in_feed.statement) $$;
drop policy unit_writes on learning_change;
create policy unit_writes on learning_change for insert to foreword_app
	with check (access.works_in(unit_id) and entered_by = (select access.me()) and entered_at = (select access.moment())
		and access.is_in_feed(unit_id, statement));

-- As before (0062), where somebody has a second record that was joined to theirs: they are one of the five, not two.
create function access.whose_record(record uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.joined_to(record), record) $$;
create or replace function access.learning_out(unit uuid) returns table (shared_id uuid)
	language plpgsql stable security definer set search_path = ''
	as $$
	declare
		zone text := (select u.zone from public.unit u where u.id = learning_out.unit);
		edge timestamp := date_trunc('quarter', (select min(s.shared_at) from public.learning_shared s
			where s.unit_id = learning_out.unit) at time zone zone) + interval '3 months';
		done bigint := 0;
		upto bigint;
		people integer;
	begin
		while edge <= access.moment() at time zone zone loop
			select max(s.written), count(distinct access.whose_record(s.person_id)) filter (where b.taken_at is null
					or b.taken_at >= edge at time zone zone) into upto, people
				from public.learning_shared s left join public.learning_taken_back b on b.shared_id = s.id
				where s.unit_id = learning_out.unit and s.written > done and s.shared_at < edge at time zone zone;
			if people >= access.learning_people() then
				return query select s.id from public.learning_shared s
					where s.unit_id = learning_out.unit and s.written > done and s.written <= upto;
				done := upto;
			end if;
			edge := edge + interval '3 months';
		end loop;
	end $$;
create or replace function access.learning_feed(unit uuid) returns table (statement uuid, words text, language text)
	language sql stable security definer set search_path = ''
	as $$
	with standing as (select s.* from public.learning_shared s
		where s.unit_id = unit and s.id in (select o.shared_id from access.learning_out(unit) o)
			and not exists (select from public.learning_taken_back b where b.shared_id = s.id))
	select o.statement, o.words, o.language from standing o
		where access.works_in(unit) and (select count(distinct access.whose_record(p.person_id)) from standing p) >= access.learning_people()
		order by md5(o.statement::text) $$;

-- As before (0047), with what was asked for or found under a name for now, once that record was joined to theirs.
create function access.one_person(record uuid) returns uuid[]
	language sql stable security definer set search_path = ''
	as $$ select access.records_of(access.whose_record(record)) $$;
create or replace function access.authorisations_of_episode(of uuid) returns table (id uuid, kind text, needs jsonb, space jsonb,
		most_minutes integer, asked_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.kind, a.needs, a.space, a.most_minutes, a.asked_at
		from public.episode e
			join public.authorisation a on a.person_id = any (access.one_person(e.person_id)) and a.unit_id = e.unit_id
		where e.id = of and (access.is_self(e.person_id) or access.treats(e.person_id) or access.in_episode(of)
			or access.facilitates(of))
		order by a.asked_at, a.id $$;
create or replace function access.assessments_of_episode(of uuid) returns table (what text, state text, entered_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select s.what, s.state, s.entered_at from public.episode e
			join public.assessment_status s on s.person_id = any (access.one_person(e.person_id))
		where e.id = of and (access.is_self(e.person_id) or access.treats(e.person_id) or access.in_episode(of)
			or access.facilitates(of))
		order by s.written $$;

-- What somebody said of it as the person themselves, where the record turned out to be another's: their own yes, and their
-- words, stand for nobody else.
create function access.was_anothers_word(account uuid, record uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.person p where p.account_id = account
		and p.id not in (record, coalesce(access.joined_to(record), record))) $$;
drop policy self_reads on authorisation_step;
create policy self_reads on authorisation_step for select to foreword_app
	using (access.is_self(person_id) and (by_whom = 'staff' or not access.was_anothers_word(entered_by, person_id)));
drop policy treating_reads on authorisation_step;
create policy treating_reads on authorisation_step for select to foreword_app
	using (access.treats(person_id) and (by_whom = 'staff' or not access.was_anothers_word(entered_by, person_id)));
create or replace function access.authorisation_steps_of_episode(of uuid) returns table (id uuid, authorisation_id uuid, what text,
		by_whom text, value jsonb, at timestamptz, by text)
	language sql stable security definer set search_path = ''
	as $$ select s.id, s.authorisation_id, s.what, s.by_whom,
			s.value - array['words', 'how', 'giver-name', 'order', 'body', 'reference', 'conditions', 'why'], s.at, ''
		from access.authorisations_of_episode(of) a join public.authorisation_step s on s.authorisation_id = a.id
		where s.by_whom = 'staff' or not access.was_anothers_word(s.entered_by, s.person_id)
		order by s.written $$;
revoke execute on function access.whose_record, access.one_person from public;
