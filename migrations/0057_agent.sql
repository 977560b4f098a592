-- Whom a directive names: what they suggest and answer, by what power; how long a finding that somebody cannot decide
-- holds; and what stands near a no of the person.

-- Each law of directives: how many witnesses it wants, whether whom it names may answer for somebody found unable to
-- decide, and for how many days such a finding holds. The same as `standards/jurisdictions` and `agent-powers.json`:
-- a test compares them. What is not here gives nobody any power.
create function access.directive_laws() returns table (jurisdiction text, witnesses integer, answers boolean,
		finding_days integer)
	language sql immutable set search_path = ''
	as $$ values ('us-washington', 2, true, null::integer), ('india', 2, true, null), ('germany', 0, true, null),
		('scotland', 1, false, null), ('england-wales', 0, false, null), ('au-victoria', 1, false, null),
		('preference-only', 0, false, null) $$;

-- A finding holds until a day and ends by itself; the newest one holds. The person's own word ends it at once.
alter table capacity_finding add column holds_until timestamptz;
alter table capacity_finding add unique (id, person_id);
create table capacity_word (
	id uuid primary key,
	finding_id uuid not null,
	person_id uuid not null references person,
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	foreign key (finding_id, person_id) references capacity_finding (id, person_id)
);
create index capacity_word_finding on capacity_word (finding_id);

-- As many days as the law of a directive of theirs says; ours where none says any.
create function access.finding_days(person uuid) returns integer
	language sql stable security definer set search_path = ''
	as $$ select coalesce(min(l.finding_days), 14) from public.directive d
		join access.directive_laws() l on l.jurisdiction = d.jurisdiction
		where d.person_id = person and d.discarded_at is null $$;

create or replace function access.found_unable(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select not f.can
			and coalesce(f.holds_until, f.found_at + make_interval(days => access.finding_days(person))) > access.moment()
			and not exists (select from public.capacity_word w where w.finding_id = f.id)
		from public.capacity_finding f where f.person_id = person order by f.written desc limit 1), false) $$;

-- Signed, witnessed by as many as its law wants, begun, and not taken back. What else a law may want is read from the
-- rows by the app (`standards/directive-state.ts`).
create function access.directive_is_complete(directive uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.directive d join public.directive_signature s on s.directive_id = d.id
			join access.directive_laws() l on l.jurisdiction = d.jurisdiction
		where d.id = directive and d.discarded_at is null and s.signed_at <= access.moment() and not access.is_held(s.id)
			and not access.directive_taken_back(d.id, null, null)
			and (select count(*) from public.directive_witness w where w.directive_id = d.id and w.what = 'witness'
				and w.withdrawal_id is null and w.text_hash = s.text_hash) >= l.witnesses) $$;

-- Named in a directive that counts and that none signed later takes the place of, said yes, and still helps the person.
create function access.agent_stands(representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.directive_representative r
			join public.directive_signature s on s.directive_id = r.directive_id
		where r.id = representative and r.removed_at is null and access.directive_is_complete(r.directive_id)
			and not exists (select from public.directive_signature n
				where n.person_id = r.person_id and n.signed_at > s.signed_at
					and not access.hidden_from_me('directive', n.directive_id::text, r.person_id)
					and access.directive_is_complete(n.directive_id))
			and exists (select from public.supporter_grant g where g.person_id = r.person_id
				and g.account_id = r.account_id and g.part = 'directive' and access.counts(g))
			and (select k.answer from public.directive_acceptance k where k.representative_id = r.id
				order by k.answered_at desc limit 1) = 'accepted') $$;

create or replace function access.agent_speaks_now(representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.agent_stands(representative) and exists (select from public.directive_representative r
		where r.id = representative and r.account_id = access.me()) $$;

-- The law gives the power, and staff found, a short time ago, that the person cannot decide.
create function access.agent_has_power(representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.agent_stands(representative) and exists (
		select from public.directive_representative r join public.directive d on d.id = r.directive_id
			join access.directive_laws() l on l.jurisdiction = d.jurisdiction and l.answers
		where r.id = representative and access.found_unable(r.person_id)) $$;

-- Nobody answers their own suggestion in the person's place.
create or replace function access.may_answer_for(proposal uuid, representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.agent_speaks_now(representative) and access.agent_has_power(representative)
		and not access.is_settled(proposal) and exists (
			select from public.proposal p join public.directive_representative r on r.person_id = p.person_id
			where p.id = proposal and r.id = representative and p.whose <> 'agent'
				and not access.question_hidden(p.question, access.nobody(), p.person_id)) $$;

-- A suggestion of whom the directive names comes of no debrief, and is always a new line: what stands is not theirs to
-- read. `not_these`: what the person said no to that stands near it, and that whoever made it says is something else.
alter table proposal alter column episode_id drop not null, alter column finding_id drop not null,
	drop constraint proposal_whose_check,
	add column representative_id uuid references directive_representative,
	add column not_these uuid[] not null default '{}',
	add check (whose in ('person', 'staff', 'joint', 'agent')),
	add check ((whose = 'agent') = (representative_id is not null)),
	add check ((whose = 'agent') = (episode_id is null)),
	add check ((whose = 'agent') = (finding_id is null)),
	add check (whose <> 'agent' or (item is null and base_answer is null and base_version is null and was is null));

create function access.may_suggest_for(representative uuid, person uuid, in_question text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.agent_speaks_now(representative)
		and exists (select from public.directive_representative r where r.id = representative and r.person_id = person)
		and not access.question_hidden(in_question, access.nobody(), person) $$;
create policy agent_reads on proposal for select to foreword_app
	using (whose = 'agent' and made_by = (select access.me()) and access.agent_speaks_now(representative_id));
create policy agent_proposes on proposal for insert to foreword_app
	with check (whose = 'agent' and made_by = (select access.me())
		and access.may_suggest_for(representative_id, person_id, question));
-- Labelled as what it is, and only while the person cannot answer and has not.
create policy team_reads_agent on proposal for select to foreword_app
	using (whose = 'agent' and access.treats(person_id) and access.agent_has_power(representative_id)
		and not access.is_settled(id));

-- The directives in which whoever asks is named and speaks for the person now.
create function access.speaking_for(person uuid) returns table (representative uuid, directive uuid)
	language sql stable security definer set search_path = ''
	as $$ select r.id, r.directive_id from public.directive_representative r
		where r.person_id = person and access.agent_speaks_now(r.id) order by r.named_at desc, r.id $$;

-- The zone of the person's days, for whom a suggestion of no debrief is: theirs, whoever made it, and who treats them.
create function access.zone_of_days(person uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select u.zone from public.intake i join public.unit u on u.id = i.unit_id
		where i.person_id = person
			and (access.is_self(person) or access.treats(person) or access.supports(person, 'directive', false))
		order by i.ended_at is null desc, i.opened_at desc, i.id limit 1 $$;

-- As before (0054), also for what comes of no debrief.
create or replace function access.asks_unit(proposal uuid, unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.proposal p left join public.episode e on e.id = p.episode_id
		where p.id = proposal and p.asks_service and (access.is_taken_in(p.id) or access.answered_for(p.id))
			and (e.unit_id = unit or exists (select from public.intake i
				where i.person_id = p.person_id and i.unit_id = unit and i.ended_at is null))) $$;

alter table capacity_word enable row level security;
alter table capacity_word force row level security;
create policy owner_reads on capacity_word for select to foreword_owner using (true);
create policy plan_reads on capacity_word for select to foreword_app
	using (access.is_self(person_id) or access.treats(person_id));
create policy self_says on capacity_word for insert to foreword_app
	with check (said_by = (select access.me()) and access.is_self(person_id));
grant select, insert on capacity_word to foreword_app;
drop policy treating_finds on capacity_finding;
create policy treating_finds on capacity_finding for insert to foreword_app
	with check (found_by = (select access.me()) and access.treats(person_id)
		and (can = (holds_until is null))
		and (can or holds_until <= access.moment() + make_interval(days => access.finding_days(person_id) + 1)));

-- What helps and what to avoid are two directions: a no to the one says nothing against the other. Any part of a plan
-- that is in neither list goes with both (the parts by where they stand on the card; a test compares them).
create function access.bent(question text) returns text
	language sql immutable set search_path = ''
	as $$ select case
		when question in ('about-me/helps', 'about-me/prepare', 'about-me/sensory', 'about-me/places', 'about-me/do',
			'about-me/culture', 'about-me/faith', 'directive/treatment-want', 'directive/calm', 'directive/diet') then 'towards'
		when question in ('about-me/triggers', 'about-me/staff-triggers', 'about-me/worse', 'about-me/avoid',
			'about-me/never', 'directive/treatment-refuse') then 'against' end $$;

-- As before (0054); the same words in the other direction are another thing.
create or replace function access.declined_before(person uuid, in_question text, in_item uuid, words text[])
		returns table (id uuid, at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select p.id, a.answered_at
		from public.proposal p join public.proposal_answer a on a.proposal_id = p.id and a.answer = 'declined'
		where p.person_id = person and case when p.question = in_question
			then p.item = in_item or access.says_the_same(p.gist, words)
			else not coalesce(access.bent(p.question) <> access.bent(in_question), false)
				and access.says_it_elsewhere(p.gist, words) end
		order by a.answered_at desc, p.id limit 1 $$;

-- The words that mean something, by their stems where the language has any, else those of three letters and more.
create function access.meaning(wordings jsonb) returns text[]
	language sql stable set search_path = ''
	as $$ select coalesce(array_agg(distinct said.language || ' ' || stem), '{}')
		from jsonb_each_text(wordings) said (language, words),
			unnest(tsvector_to_array(to_tsvector(case said.language when 'en' then 'pg_catalog.english'
				when 'ar' then 'pg_catalog.arabic' else 'pg_catalog.simple' end::regconfig, said.words))) stem
		where said.language = 'en' or char_length(stem) >= 3 $$;

-- Each no of the person that whoever leads a debrief of theirs may know of. `near`: for the same part of the plan, or two
-- words that mean something are the same, or it is the same in the other direction.
create function access.noes_of(person uuid, in_question text, words jsonb)
		returns table (id uuid, at timestamptz, question text, wordings jsonb, near boolean)
	language sql stable security definer set search_path = ''
	as $$ select p.id, a.answered_at, p.question, p.wordings,
			p.question = in_question
				or (select count(*) from unnest(access.meaning(p.wordings)) w where w = any (access.meaning(words))) >= 2
				or access.says_it_elsewhere(p.gist, access.gist(words))
		from public.proposal p join public.proposal_answer a on a.proposal_id = p.id and a.answer = 'declined'
		where p.person_id = person and access.leads_a_debrief_of(person)
			and not access.question_hidden(p.question, access.nobody(), person)
		order by a.answered_at desc, p.id $$;

-- As before (0054): and each no that stands near is named as another thing than this.
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
				where n.near and n.id <> all (new.not_these) and n.id is distinct from new.said_no) then
			raise exception 'the person said no to something near this' using errcode = 'insufficient_privilege';
		end if;
		return new;
	end $$;

-- Help that was asked for is looked at again at its time, also where nobody had chosen to be told outside the site when it
-- was asked: who has by then is told. Where nobody is told outside, nobody takes jobs, and what is old goes with the next.
create or replace function notice.tell_of_help() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		perform notice.tell_helpers(new.id);
		-- When somebody else passed it on; who did it is not told.
		perform notice.tell((select p.account_id from public.person p where p.id = new.person_id));
		delete from notice.job j where j.kind = 'help' and j.state = 'waiting' and j.run_at < new.asked_at - interval '1 day';
		insert into notice.job (id, kind, subject, run_at, made_at)
			select gen_random_uuid(), 'help', new.id, new.asked_at + make_interval(mins => 10 * rung), new.asked_at
			from generate_series(1, access.help_last(new.kind)) rung;
		return null;
	end $$;

-- That the person said no to the same, for whom their directive names: whether, and not when or in which words.
create function access.refused_to_agent(representative uuid, in_question text, wordings jsonb) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.directive_representative r
			join lateral access.declined_before(r.person_id, in_question, null, access.gist(wordings)) n on true
			where r.id = representative and access.agent_speaks_now(r.id)) $$;

-- Who leads a talk: whom the person refuses by name does not lead, and whoever is away until a day is not there to lead.
alter table joint_entry drop constraint joint_entry_kind_check;
alter table joint_entry add constraint joint_entry_kind_check check (kind in ('attendee', 'wanted', 'accepted', 'read-to',
		'frame', 'person-words', 'staff-words', 'agreed', 'not-agreed', 'counselling', 'counselling-answer', 'contributor',
		'staff-closed', 'person-closed', 'closing-words', 'reopened', 'outside-invited', 'exception-asked',
		'exception-answer', 'leader-refused', 'leader-wanted', 'leader-away')),
	add check (kind not in ('leader-refused', 'leader-wanted', 'leader-away')
		or (account_id is not null and name is not null and what is null)),
	add check (kind <> 'leader-away' or (on_day is not null and words is not null));
create index joint_entry_leader on joint_entry (person_id, written)
	where kind in ('leader-refused', 'leader-wanted', 'exception-answer');

-- The person's own last word on somebody who would lead; a no holds for every talk of theirs until they say otherwise.
create function access.refuses_leader(person uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select j.kind = 'leader-refused' or (j.kind = 'exception-answer' and j.what = 'no')
		from public.joint_entry j left join public.joint_entry q on q.id = j.about
		where j.person_id = person and j.kind in ('leader-refused', 'leader-wanted', 'exception-answer')
			and access.is_account_of(j.entered_by, person) and coalesce(j.account_id, q.account_id) = account
		order by j.written desc limit 1), false) $$;

create function access.is_away(episode uuid, account uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select j.on_day >= (access.moment() at time zone u.zone)::date
		from public.joint_entry j join public.episode e on e.id = j.episode_id join public.unit u on u.id = e.unit_id
		where j.episode_id = episode and j.kind = 'leader-away' and j.account_id = account
		order by j.written desc limit 1), false) $$;

-- As before (0053), without whom the person refuses, and without who is away.
create or replace function access.facilitates(episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select f.account_id = access.me() and not access.was_in_episode(episode, f.account_id)
			and not access.refuses_leader(f.person_id, f.account_id)
			and case f.basis when 'agreed' then access.agreed_to(f.exception_id, episode, f.account_id)
				else not access.in_line(episode, f.account_id) end
		from public.debrief_facilitator f where f.episode_id = episode order by f.named_at desc limit 1), false) $$;
create or replace function access.facilitators_for(episode uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id) from sign_in.account a
		where access.works_where_it_happened(episode) and access.is_facilitator_account(a.id)
			and not access.was_in_episode(episode, a.id) and not access.in_line(episode, a.id)
			and not access.is_away(episode, a.id) and not access.refuses_leader(
				(select e.person_id from public.episode e where e.id = episode), a.id)
		order by a.name $$;

-- As before (0053): somebody from outside, and an exception, only where nobody independent is there.
create or replace function access.unit_may(kind text, outcome text, episode uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.works_where_it_happened(episode) and not access.in_episode(episode) and case kind
		when 'staff-closed' then outcome = 'no-change' or access.has_change(episode)
		when 'person-closed' then access.may_end_for(episode, outcome)
		when 'leader-away' then true
		else kind in ('outside-invited', 'exception-asked') and not exists (select access.facilitators_for(episode)) end $$;

drop policy unit_reads on joint_entry;
create policy unit_reads on joint_entry for select to foreword_app
	using (kind in ('staff-closed', 'person-closed', 'reopened', 'outside-invited', 'exception-asked', 'exception-answer',
			'leader-refused', 'leader-wanted', 'leader-away')
		and access.works_where_it_happened(episode_id) and not access.in_episode(episode_id));
drop policy self_writes on joint_entry;
create policy self_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me()) and access.is_self(person_id)
		and kind in ('attendee', 'wanted', 'frame', 'person-words', 'counselling-answer', 'person-closed',
			'closing-words', 'reopened', 'exception-answer', 'leader-refused', 'leader-wanted')
		and (kind <> 'person-closed' or what in ('change', 'no-change', 'declined')));
drop policy unit_writes on joint_entry;
create policy unit_writes on joint_entry for insert to foreword_app
	with check (entered_by = (select access.me()) and access.unit_may(kind, what, episode_id)
		and (kind <> 'exception-asked' or not access.refuses_leader(person_id, account_id))
		and (kind <> 'leader-away' or access.is_facilitator_account(account_id)));
drop policy unit_names on debrief_facilitator;
create policy unit_names on debrief_facilitator for insert to foreword_app
	with check (named_by = (select access.me()) and basis = 'independent' and access.works_where_it_happened(episode_id)
		and access.is_facilitator_account(account_id) and not access.was_in_episode(episode_id, account_id)
		and not access.in_line(episode_id, account_id) and not access.refuses_leader(person_id, account_id));

-- Whom the person said no to as who leads, and did not say otherwise since; theirs alone.
create function access.leaders_refused(person uuid) returns table (account_id uuid, name text)
	language sql stable security definer set search_path = ''
	as $$ select one.account, access.name_of(one.account)
		from (select distinct coalesce(j.account_id, q.account_id) as account
			from public.joint_entry j left join public.joint_entry q on q.id = j.about
			where j.person_id = person and j.kind in ('leader-refused', 'exception-answer')) one
		where access.is_self(person) and access.refuses_leader(person, one.account)
		order by 2, 1 $$;

-- A sitting over the person's account: from when to when, who ended it, who typed, and how the person checked what was
-- typed. Written down afterwards; nobody is shown a clock.
create table account_sitting (
	id uuid primary key,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	begun_at timestamptz not null,
	stopped_at timestamptz not null check (stopped_at > begun_at and stopped_at <= begun_at + interval '1 day'),
	ended_by text not null check (ended_by in ('person', 'done', 'other')),
	-- `none`: nothing was typed for them.
	checked text not null check (checked in ('aloud', 'look', 'sign', 'board', 'read', 'none')),
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	foreign key (episode_id, person_id) references episode (id, person_id)
);
create index account_sitting_episode on account_sitting (episode_id, begun_at);
alter table account_sitting enable row level security;
alter table account_sitting force row level security;
create policy self_reads on account_sitting for select to foreword_app using (access.is_self(person_id));
create policy typist_reads on account_sitting for select to foreword_app
	using (entered_by = (select access.me())
		and (access.supports(person_id, 'debrief', true) or access.leads_typing(person_id, episode_id)));
create policy helper_writes on account_sitting for insert to foreword_app
	with check (entered_by = (select access.me()) and stopped_at <= access.moment()
		and (access.is_self(person_id) or access.supports(person_id, 'debrief', true)
			or access.leads_typing(person_id, episode_id)));
grant select, insert on account_sitting to foreword_app;
