-- What a talk asks to change: an answer, a wish of a directive, a statement of the crisis plan or an entry of the
-- team's care plan. A no of the person holds for everybody on the service's side until something new has happened.

-- `item` of a statement is its line, of an entry the entry; `base_version` the wording it was made against.
-- `said_no`: the person declined the same before; then the proposal names what is new since.
alter table proposal add column base_version uuid,
	add column asks_service boolean not null default false,
	add column said_no uuid,
	add column fact_kind text check (fact_kind in ('episode', 'change', 'worked')),
	add column fact_id uuid,
	add foreign key (said_no, person_id) references proposal (id, person_id),
	add check ((fact_kind is null) = (fact_id is null)),
	add check (said_no is null or fact_id is not null);

-- The words of a wording, by language, without marks, small: to tell the same in other clothes.
create function access.gist(wordings jsonb) returns text[]
	language sql immutable set search_path = ''
	as $$ select coalesce(array_agg(distinct said.language || ' ' || word), '{}')
		from jsonb_each_text(wordings) said (language, words),
			regexp_split_to_table(lower(regexp_replace(regexp_replace(said.words, '[\u064B-\u065F\u0640\u0670]', '', 'g'),
				'[]().,;:!?"''{}<>/|_*+=“”‘’«»–—…·،؛؟[-]', ' ', 'g') collate pg_catalog.pg_c_utf8), '\s+') word
		where word <> '' $$;
alter table proposal add column gist text[] generated always as (access.gist(wordings)) stored;

-- More than half of the words of the shorter one stand in the other.
create function access.says_the_same(one text[], other text[]) returns boolean
	language sql immutable set search_path = ''
	as $$ select 2 * (select count(*) from unnest(one) w where w = any (other))
		> least(cardinality(one), cardinality(other)) $$;

-- The same words for another part of the plan: all of them, or three of them at least.
create function access.says_it_elsewhere(one text[], other text[]) returns boolean
	language sql immutable set search_path = ''
	as $$ select (one <@ other and other <@ one)
		or (access.says_the_same(one, other) and (select count(*) from unnest(one) w where w = any (other)) >= 3) $$;

-- The last time the person said no to a change of this line, or to the same words, for whichever part of the plan.
create function access.declined_before(person uuid, in_question text, in_item uuid, words text[])
		returns table (id uuid, at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select p.id, a.answered_at
		from public.proposal p join public.proposal_answer a on a.proposal_id = p.id and a.answer = 'declined'
		where p.person_id = person and case when p.question = in_question
			then p.item = in_item or access.says_the_same(p.gist, words)
			else access.says_it_elsewhere(p.gist, words) end
		order by a.answered_at desc, p.id limit 1 $$;

-- The words the person took in, by language, and the line they became.
alter table proposal_answer add column wordings jsonb, add column item uuid;

-- The care plan of the team: one entry, and every wording it ever had with where it comes from, who does it and until
-- when it is looked at again. An entry that ended keeps its rows.
create table care_entry (
	id uuid primary key,
	person_id uuid not null references person,
	unit_id uuid not null references unit,
	made_by uuid not null references sign_in.account,
	made_at timestamptz not null,
	unique (id, person_id)
);
create index care_entry_person on care_entry (person_id);

create table care_entry_version (
	id uuid primary key,
	entry_id uuid not null,
	person_id uuid not null references person,
	wording text not null check (char_length(wording) between 1 and 600),
	language text not null,
	source text not null check (source in ('proposal', 'meeting', 'order')),
	-- Which meeting, or whose order.
	source_words text check (char_length(source_words) between 1 and 280),
	proposal_id uuid,
	owner text check (char_length(owner) between 1 and 100),
	review_on date,
	ended boolean not null default false,
	written_by uuid not null references sign_in.account,
	written_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (entry_id, person_id) references care_entry (id, person_id),
	foreign key (proposal_id, person_id) references proposal (id, person_id),
	check ((source = 'proposal') = (proposal_id is not null)),
	check ((source = 'proposal') <> (source_words is not null))
);
create index care_entry_version_entry on care_entry_version (entry_id, written);

-- What the service says to a change that it has to do something for. The newest row of a unit holds.
create table proposal_team_answer (
	id uuid primary key,
	proposal_id uuid not null,
	person_id uuid not null references person,
	unit_id uuid not null references unit,
	answer text not null check (answer in ('will-do', 'partly', 'cannot')),
	reason text check (char_length(reason) between 1 and 600),
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (proposal_id, person_id) references proposal (id, person_id),
	check (answer = 'will-do' or reason is not null)
);
create index proposal_team_answer_proposal on proposal_team_answer (proposal_id, written);

-- "Did it work?", asked after what happened next and when an entry is looked at again. A skip is the person's own.
create table proposal_worked (
	id uuid primary key,
	proposal_id uuid not null,
	person_id uuid not null references person,
	whose text not null check (whose in ('person', 'staff')),
	-- After which it was asked; null: at a review.
	episode_id uuid,
	answer text not null check (answer in ('yes', 'partly', 'no', 'skipped')),
	words text check (char_length(words) between 1 and 600),
	language text not null,
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (proposal_id, person_id) references proposal (id, person_id),
	foreign key (episode_id, person_id) references episode (id, person_id),
	check (whose = 'person' or answer <> 'skipped')
);
create index proposal_worked_proposal on proposal_worked (proposal_id, written);

-- What happened since: something was done to the person, or they changed their plan by themselves.
create function access.facts_since(person uuid, since timestamptz)
		returns table (kind text, id uuid, at timestamptz, question text)
	language sql stable security definer set search_path = ''
	as $$ select 'episode', e.id, e.started_at, null from public.episode e
			where e.person_id = person and e.started_at > since
		union all
		select 'change', a.id, a.written_at, a.question
			from public.answer_now n join public.answer a on a.id = n.answer_id
			where n.person_id = person and n.context = access.nobody() and n.voice = access.nobody()
				and 'card' = any (n.audience) and a.proposal is null and a.state = 'answered' and a.written_at > since
		union all
		select 'worked', w.id, w.said_at, null from public.proposal_worked w
			where w.person_id = person and w.answer in ('no', 'partly') and w.said_at > since $$;

-- The same for who leads a debrief of the person: that they said no, when, and what is new, as far as they may know it.
create function access.said_no_to(person uuid, in_question text, in_item uuid, wordings jsonb)
		returns table (id uuid, at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select n.id, n.at from access.declined_before(person, in_question, in_item, access.gist(wordings)) n
		where access.leads_a_debrief_of(person) $$;

create function access.new_since_no(person uuid) returns table (kind text, id uuid, at timestamptz, question text)
	language sql stable security definer set search_path = ''
	as $$ select f.kind, f.id, f.at, f.question
		from (select min(a.answered_at) as at from public.proposal_answer a
				where a.person_id = person and a.answer = 'declined') first
			join lateral access.facts_since(person, first.at) f on true
		where access.leads_a_debrief_of(person)
			and case f.kind when 'episode' then access.may_read_episode(f.id) when 'worked' then true
				else not access.question_hidden(f.question, access.nobody(), person) end
		order by f.at desc, f.id $$;

-- Nobody on the service's side proposes it again unless something is new; the row says what.
create function access.keep_no() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare before record;
	begin
		if access.is_self(new.person_id) then return new; end if;
		select * into before from access.declined_before(new.person_id, new.question, new.item, access.gist(new.wordings));
		if before.id is null then return new; end if;
		if new.said_no is distinct from before.id or not exists (
				select from access.facts_since(new.person_id, before.at) f
				where f.kind = new.fact_kind and f.id = new.fact_id) then
			raise exception 'the person said no to this, and nothing is new' using errcode = 'insufficient_privilege';
		end if;
		return new;
	end $$;
create trigger keep_no before insert on proposal for each row execute function access.keep_no();

revoke execute on function access.declined_before, access.facts_since from public;

-- What a clinician found about whether the person can decide now. The newest row holds; without one they can.
create table capacity_finding (
	id uuid primary key,
	person_id uuid not null references person,
	can boolean not null,
	reason text not null check (char_length(reason) between 1 and 600),
	found_by uuid not null references sign_in.account,
	found_at timestamptz not null,
	written bigint generated always as identity
);
create index capacity_finding_person on capacity_finding (person_id, written);

-- The word of whom the person named, while they cannot decide. It is never the person's answer, and theirs ends it.
create table agent_answer (
	id uuid primary key,
	proposal_id uuid not null,
	person_id uuid not null references person,
	representative_id uuid not null references directive_representative,
	answer text not null check (answer in ('accepted', 'declined')),
	reason text check (char_length(reason) between 1 and 600),
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null,
	unique (proposal_id),
	foreign key (proposal_id, person_id) references proposal (id, person_id)
);
create index agent_answer_person on agent_answer (person_id);

create function access.found_unable(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((select not f.can from public.capacity_finding f
		where f.person_id = person order by f.written desc limit 1), false) $$;

create function access.is_settled(proposal uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.proposal_answer a
		where a.proposal_id = proposal and a.answer <> 'not-now') $$;

-- Named in a signed directive that was not taken back, said yes, and still helps the person.
create function access.agent_speaks_now(representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.directive_representative r
			join public.directive_signature s on s.directive_id = r.directive_id
		where r.id = representative and r.account_id = access.me() and r.removed_at is null
			and access.supports(r.person_id, 'directive', false) and not access.is_held(s.id)
			and not access.directive_taken_back(r.directive_id, null, null)
			and (select k.answer from public.directive_acceptance k where k.representative_id = r.id
				order by k.answered_at desc limit 1) = 'accepted') $$;

create function access.may_answer_for(proposal uuid, representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.agent_speaks_now(representative) and not access.is_settled(proposal) and exists (
		select from public.proposal p join public.directive_representative r on r.person_id = p.person_id
		where p.id = proposal and r.id = representative and access.found_unable(p.person_id)
			and not access.question_hidden(p.question, access.nobody(), p.person_id)) $$;

-- What waits for the person, for whom they named to speak for them; with the rules their directive is made under.
create function access.offers_for_agent(person uuid) returns table (id uuid, question text, was text, wordings jsonb,
		why jsonb, representative uuid, directive uuid, jurisdiction text, answer text)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.question, p.was, p.wordings, p.why, r.id, d.id, d.jurisdiction, g.answer
		from public.proposal p join public.directive_representative r on r.person_id = p.person_id
			join public.directive d on d.id = r.directive_id
			left join public.agent_answer g on g.proposal_id = p.id
		where p.person_id = person and access.may_answer_for(p.id, r.id)
		order by p.made_at desc, p.id $$;

-- Said yes to by whom the person named, while the person has not answered.
create function access.answered_for(proposal uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not access.is_settled(proposal) and exists (select from public.agent_answer g
		where g.proposal_id = proposal and g.answer = 'accepted') $$;

-- Taken in by the person, and nothing of it waits for their own word.
create function access.is_taken_in(proposal uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.proposal_answer a
		where a.proposal_id = proposal and a.answer in ('accepted', 'reworded') and not access.is_held(a.id)) $$;

-- Asked of a unit: where it happened, or where the person is now.
create function access.asks_unit(proposal uuid, unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.proposal p join public.episode e on e.id = p.episode_id
		where p.id = proposal and p.asks_service and (access.is_taken_in(p.id) or access.answered_for(p.id))
			and (e.unit_id = unit or exists (select from public.intake i
				where i.person_id = p.person_id and i.unit_id = unit and i.ended_at is null))) $$;

create function access.asks_unit_for(person uuid, unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.proposal p where p.person_id = person and access.asks_unit(p.id, unit)) $$;

-- Writes in the person's care plan: who treats them, and a unit that was asked for something.
create function access.writes_care_plan(person uuid, unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.works_in(unit) and (access.treats(person) or access.asks_unit_for(person, unit)) $$;

create function access.unit_of_entry(entry uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select c.unit_id from public.care_entry c where c.id = entry $$;

create function access.leads_proposal(proposal uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.proposal p where p.id = proposal and access.facilitates(p.episode_id)) $$;

-- Reads the care plan: the person, who treats them, a unit that was asked, and who leads a talk lately.
create function access.reads_care_plan(person uuid, unit uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_self(person) or access.treats(person) or access.leads_lately(person)
		or (access.works_in(unit) and access.asks_unit_for(person, unit)) $$;

-- What a unit is asked to do for a change: the words as the person took them in, and nothing of what it was before; with
-- who said yes in their place, where it was not the person.
create function access.asked_of_unit(unit uuid) returns table (id uuid, person_id uuid, person text, question text,
		item uuid, wordings jsonb, since timestamptz, agent text)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.person_id, o.name, p.question, p.item, coalesce(a.wordings, p.wordings),
			coalesce(a.answered_at, g.answered_at), case when a.id is null then access.name_of(g.answered_by) end
		from public.proposal p join public.person o on o.id = p.person_id
			left join public.proposal_answer a on a.proposal_id = p.id and a.answer in ('accepted', 'reworded')
			left join public.agent_answer g on g.proposal_id = p.id
		where access.works_in(unit) and access.asks_unit(p.id, unit)
		order by 7 desc, p.id $$;

alter table care_entry enable row level security;
alter table care_entry force row level security;
alter table care_entry_version enable row level security;
alter table care_entry_version force row level security;
alter table proposal_team_answer enable row level security;
alter table proposal_team_answer force row level security;
alter table proposal_worked enable row level security;
alter table proposal_worked force row level security;
create policy owner_reads on care_entry for select to foreword_owner using (true);
create policy owner_reads on care_entry_version for select to foreword_owner using (true);
create policy owner_reads on proposal_team_answer for select to foreword_owner using (true);
create policy owner_reads on proposal_worked for select to foreword_owner using (true);

create policy plan_reads on care_entry for select to foreword_app using (access.reads_care_plan(person_id, unit_id));
create policy team_writes on care_entry for insert to foreword_app
	with check (made_by = (select access.me()) and access.writes_care_plan(person_id, unit_id));
create policy plan_reads on care_entry_version for select to foreword_app
	using (access.reads_care_plan(person_id, access.unit_of_entry(entry_id)));
create policy team_writes on care_entry_version for insert to foreword_app
	with check (written_by = (select access.me()) and (access.treats(person_id)
		or access.writes_care_plan(person_id, access.unit_of_entry(entry_id)))
		and (proposal_id is null or access.is_taken_in(proposal_id) or access.answered_for(proposal_id)));

create policy plan_reads on proposal_team_answer for select to foreword_app
	using (access.is_self(person_id) or access.treats(person_id) or access.works_in(unit_id)
		or access.leads_proposal(proposal_id));
create policy team_answers on proposal_team_answer for insert to foreword_app
	with check (answered_by = (select access.me()) and access.works_in(unit_id)
		and access.asks_unit(proposal_id, unit_id));

create policy plan_reads on proposal_worked for select to foreword_app
	using (access.is_self(person_id) or (answer <> 'skipped'
		and (access.treats(person_id) or access.leads_lately(person_id))));
create policy self_says on proposal_worked for insert to foreword_app
	with check (whose = 'person' and said_by = (select access.me()) and access.is_self(person_id)
		and access.is_taken_in(proposal_id));
create policy staff_says on proposal_worked for insert to foreword_app
	with check (whose = 'staff' and said_by = (select access.me()) and access.treats(person_id)
		and access.is_taken_in(proposal_id));
grant select, insert on care_entry, care_entry_version, proposal_team_answer, proposal_worked to foreword_app;

-- A wording of the crisis plan that the person took in from a proposal: until it is signed it is read as a wish.
alter table crisis_line add column proposal uuid,
	add foreign key (proposal, person_id) references proposal (id, person_id);
create function access.crisis_wished(version uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_line l
		where l.id = version and l.proposal is not null and l.wording is not null
			and access.crisis_is_open(l.person_id) and access.crisis_is_theirs(l.id)
			and not access.crisis_is_out(l.line_id, l.person_id) and not access.crisis_in_force(l.id)
			and not exists (select from public.crisis_line n
				where n.line_id = l.line_id and l.id = any (n.bases) and access.crisis_is_theirs(n.id))) $$;
-- Who treats the person reads what stands and such a wish; who leads a talk reads both, to propose a change of it (0015).
create policy changes_read on crisis_line for select to foreword_app
	using ((access.treats(person_id) and access.crisis_wished(id))
		or (access.leads_lately(person_id) and (access.crisis_wished(id) or access.crisis_in_force(id))));

-- Nobody but the person says that a wording came of a proposal they took in.
create policy own_proposal on crisis_line as restrictive for insert to foreword_app
	with check (proposal is null or access.is_self(person_id));

-- The same of directives: what is signed, whether it counts, and its lines meant for the card. Not who speaks for them.
create function access.directive_for_leader(directive uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.leads_lately(person) and not access.hidden_from_me('directive', directive::text, person)
		and exists (select from public.directive d join public.directive_signature s on s.directive_id = d.id
			where d.id = directive and d.person_id = person and d.discarded_at is null) $$;
create function access.directive_line_for_leader(answer uuid, directive uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.directive_for_leader(directive, person) and exists (
		select from public.answer_now n join public.answer a on a.id = n.answer_id
		where n.answer_id = answer and n.context = directive and 'card' = any (n.audience)
			and not access.directive_taken_back(directive, a.question, a.written_at)) $$;
create function access.directive_words_for_leader(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer a
		where a.id = answer and access.directive_line_for_leader(a.id, a.context, a.person_id)) $$;
create policy leader_reads on directive for select to foreword_app
	using (access.directive_for_leader(id, person_id));
create policy leader_reads on directive_signature for select to foreword_app
	using (access.directive_for_leader(directive_id, person_id));
create policy leader_reads on directive_witness for select to foreword_app
	using (access.directive_for_leader(directive_id, person_id));
create policy leader_reads on directive_withdrawal for select to foreword_app
	using (access.directive_for_leader(directive_id, person_id));
create policy leader_reads_directive on answer for select to foreword_app
	using (context <> access.nobody() and voice = access.nobody()
		and access.directive_line_for_leader(id, context, person_id));
create policy leader_reads_directive on answer_now for select to foreword_app
	using (context <> access.nobody() and voice = access.nobody()
		and access.directive_line_for_leader(answer_id, context, person_id));
create policy leader_reads_directive on rendering for select to foreword_app
	using (access.directive_words_for_leader(answer_id));

-- The changes that the person took in and that still stand, as far as the reader may read the line they are in.
create function access.changes_that_stand(person uuid) returns table (id uuid, question text, wordings jsonb,
		since timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.question, coalesce(a.wordings, p.wordings), a.answered_at
		from public.proposal p
			join public.proposal_answer a on a.proposal_id = p.id and a.answer in ('accepted', 'reworded')
		where p.person_id = person and access.is_taken_in(p.id)
			and (access.is_self(person) or access.treats(person) or access.leads_lately(person))
			and case split_part(p.question, '/', 1)
				when 'care-plan' then exists (select from public.care_entry_version v where v.proposal_id = p.id
					and not v.ended and not exists (select from public.care_entry_version n
						where n.entry_id = v.entry_id and n.written > v.written))
				when 'crisis-plan' then exists (select from public.crisis_line l where l.proposal = p.id
					and (access.crisis_in_force(l.id) or access.crisis_wished(l.id))
					and not access.crisis_hidden(l.line_id, person))
				else exists (select from public.answer_now n join public.answer w on w.id = n.answer_id
					where n.person_id = person and n.question = p.question and n.voice = access.nobody()
						and not access.question_hidden(n.question, n.context, person)
						and (access.is_self(person) or access.shown_to_me(w.id, person)
							or access.card_line_for_leader(w.id, person)
							or access.directive_shown_to_me(w.id, n.context, person)
							or access.directive_line_for_leader(w.id, n.context, person))
						and case when a.item is null then w.proposal = p.id
							else w.value -> 'items' @> jsonb_build_array(jsonb_build_object('id', a.item)) end) end
		order by a.answered_at desc, p.id $$;

-- The first time that somebody who treats the person opened the card after the change stood on it: who, and at which
-- intake. For the person.
create function access.first_seen(proposal uuid) returns table (by text, at timestamptz, unit text, opened_at timestamptz,
		zone text)
	language sql stable security definer set search_path = ''
	as $$ select access.name_of(e.account_id), e.at, u.name, i.opened_at, u.zone
		from public.proposal_answer a join audit.entry e on e.person_id = a.person_id and e.at >= a.answered_at
			join public.intake i on i.person_id = a.person_id and i.opened_at <= e.at
				and (i.ended_at is null or i.ended_at >= e.at)
			join public.unit_staff s on s.unit_id = i.unit_id and s.account_id = e.account_id and s.since <= e.at
				and (s.until is null or s.until > e.at)
			join public.unit u on u.id = i.unit_id
		where a.proposal_id = proposal and a.answer in ('accepted', 'reworded') and access.is_self(a.person_id)
			and e.kind = 'look' and e.part in ('card', 'card-paper') and e.relation = 'treating'
		order by e.seq, i.opened_at desc limit 1 $$;

-- The person says something beside an entry of the care plan, and beside what the team answered.
alter table comment drop constraint comment_about_kind_check;
alter table comment add constraint comment_about_kind_check check (about_kind in ('episode', 'staff-answer', 'wish',
	'unit-action', 'intake', 'health', 'law', 'asking', 'finding', 'proposal', 'used', 'care-entry', 'team-answer'));
create function access.reads_care_entry(kind text, about uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select case kind
		when 'care-entry' then exists (select from public.care_entry c
			where c.id = about and c.person_id = person and access.reads_care_plan(person, c.unit_id))
		when 'team-answer' then exists (select from public.proposal_team_answer t
			where t.id = about and t.person_id = person and (access.is_self(person) or access.treats(person)
				or access.works_in(t.unit_id) or access.leads_proposal(t.proposal_id)))
		else false end $$;
create policy care_plan_readers_read on comment for select to foreword_app
	using (taken_back_at is null and access.reads_care_entry(about_kind, about_id, person_id));
create policy self_says_of_care_plan on comment for insert to foreword_app
	with check (access.is_self(person_id) and taken_back_at is null
		and access.reads_care_entry(about_kind, about_id, person_id));

alter table capacity_finding enable row level security;
alter table capacity_finding force row level security;
alter table agent_answer enable row level security;
alter table agent_answer force row level security;
create policy owner_reads on capacity_finding for select to foreword_owner using (true);
create policy owner_reads on agent_answer for select to foreword_owner using (true);
create policy plan_reads on capacity_finding for select to foreword_app
	using (access.is_self(person_id) or access.treats(person_id));
create policy treating_finds on capacity_finding for insert to foreword_app
	with check (found_by = (select access.me()) and access.treats(person_id));
create policy plan_reads on agent_answer for select to foreword_app
	using (access.is_self(person_id) or access.treats(person_id) or answered_by = (select access.me())
		or access.leads_proposal(proposal_id));
create policy agent_answers on agent_answer for insert to foreword_app
	with check (answered_by = (select access.me()) and access.may_answer_for(proposal_id, representative_id));
grant select, insert on capacity_finding, agent_answer to foreword_app;

-- The same holds for what a team writes in its care plan by itself: not the words that the person said no to, while
-- nothing is new. What stands in the entry already may stay, and any entry can be ended.
create function access.said_no_to_entry(person uuid, entry uuid, in_language text, in_wording text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select (access.treats(person) or access.writes_care_plan(person, access.unit_of_entry(entry)))
		and not exists (select from public.care_entry_version v where v.entry_id = entry and v.wording = in_wording)
		and exists (
			select from access.declined_before(person, 'care-plan/entry', entry,
				access.gist(jsonb_build_object(in_language, in_wording))) n
			where not exists (select from access.facts_since(person, n.at))) $$;
create function access.keep_no_in_care() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$ begin
		if new.ended or new.proposal_id is not null then return new; end if;
		if access.said_no_to_entry(new.person_id, new.entry_id, new.language, new.wording) then
			raise exception 'the person said no to this, and nothing is new' using errcode = 'insufficient_privilege';
		end if;
		return new;
	end $$;
create trigger keep_no before insert on care_entry_version for each row execute function access.keep_no_in_care();
