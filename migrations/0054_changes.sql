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

-- The last time the person said no to a change of this line, or to the same words for this part of the plan.
create function access.declined_before(person uuid, in_question text, in_item uuid, words text[])
		returns table (id uuid, at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select p.id, a.answered_at
		from public.proposal p join public.proposal_answer a on a.proposal_id = p.id and a.answer = 'declined'
		where p.person_id = person and p.question = in_question
			and (p.item = in_item or access.says_the_same(p.gist, words))
		order by a.answered_at desc, p.id limit 1 $$;

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
				and 'card' = any (n.audience) and a.proposal is null and a.state = 'answered' and a.written_at > since $$;

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
			and case when f.kind = 'episode' then access.may_read_episode(f.id)
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
