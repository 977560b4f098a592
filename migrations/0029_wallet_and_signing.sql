-- A wallet code can show lines of the directive and agreed lines of the crisis plan as well: ticked ones alone, as they
-- stand now, and nothing of what was taken back, put away, kept from somebody or is held.

create policy owner_reads on directive_acceptance for select to foreword_owner using (true);
create policy owner_reads on crisis_answer for select to foreword_owner using (true);

-- Whether the person put their name to anything that stands: to what they wrote, to a directive, to the crisis plan.
create function access.plan_is_signed(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.plan_signature s where s.person_id = person and not access.is_held(s.id))
		or exists (select from public.directive_signature s where s.person_id = person and not access.is_held(s.id)
			and not access.directive_taken_back(s.directive_id, null, null))
		or access.crisis_is_open(person) $$;
revoke execute on function access.plan_is_signed from public;

create function access.my_plan_is_signed() returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.plan_is_signed(access.my_person()) $$;

-- What is said beside the lines: whether anything is signed, the zone that days are said in, and whether to say what is
-- in force.
create function access.wallet_plan(use uuid) returns table (signed boolean, zone text, legal boolean)
	language sql stable security definer set search_path = ''
	as $$ select access.plan_is_signed(p), coalesce((select u.zone from public.intake i join public.unit u on u.id = i.unit_id
			where i.person_id = p order by i.ended_at is null desc, i.opened_at desc, i.id limit 1), 'UTC'),
			'd:legal' = any (access.wallet_ticked(p))
		from access.wallet_person(use) p where p is not null $$;

-- Wishes that stand and wait for the person's word: they are labelled so.
create function access.wallet_held(use uuid) returns table (subject uuid, since timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select h.subject, h.held_at from public.hold h left join public.hold_outcome o on o.hold_id = h.id
		where h.person_id = access.wallet_person(use) and not h.loosens and o.hold_id is null $$;

-- Everybody on the list, so that "never" can win over another line of the same name; `shown` are to be shown.
drop function access.wallet_contacts(uuid);
create function access.wallet_contacts(use uuid)
	returns table (id uuid, name text, who text, phone text, tell boolean, shown boolean)
	language sql stable security definer set search_path = ''
	as $$ select c.id, c.name, c.who, c.phone, c.tell,
			c.tell and 'c:' || c.id::text = any (access.wallet_ticked(c.person_id))
		from public.contact c
		where c.person_id = access.wallet_person(use) and c.removed_at is null
		order by c.created_at, c.id $$;

-- Versions of the directive that a use may open: none while no line of a directive is ticked. One that is kept from
-- somebody is told of all the same, since it may have taken the place of another; none of its words are given out.
create function access.wallet_versions(use uuid) returns table (id uuid, jurisdiction text, base uuid,
	"begunAt" timestamptz, "discardedAt" timestamptz, kept boolean)
	language sql stable security definer set search_path = ''
	as $$ select d.id, d.jurisdiction, d.base, d.begun_at, d.discarded_at,
			exists (select from public.hidden_entry h where h.person_id = d.person_id and h.shown_at is null
				and h.subject_kind = 'directive' and h.subject = d.id::text)
		from public.directive d
		where d.person_id = access.wallet_person(use) and d.discarded_at is null
			and exists (select from unnest(access.wallet_ticked(d.person_id)) line
				where line like 'a:directive/%' or line like 'd:%')
		order by d.begun_at, d.id $$;

-- When and how they were signed, witnessed and taken back: without a name and without a word that somebody wrote.
create function access.wallet_signatures(use uuid) returns table (id uuid, "directiveId" uuid, "textHash" text,
	"signedAt" timestamptz, "takenBack" boolean)
	language sql stable security definer set search_path = ''
	as $$ select s.id, s.directive_id, encode(s.text_hash, 'hex'), s.signed_at, access.is_held(s.id)
		from access.wallet_versions(use) v join public.directive_signature s on s.directive_id = v.id $$;

create function access.wallet_witnesses(use uuid) returns table ("directiveId" uuid, "withdrawalId" uuid, what text,
	"textHash" text, relations text[], "inClass" boolean, certifies boolean, "witnessedAt" timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select w.directive_id, w.withdrawal_id, w.what, encode(w.text_hash, 'hex'), w.relations, w.in_class, w.certifies,
			w.witnessed_at
		from access.wallet_versions(use) v join public.directive_witness w on w.directive_id = v.id
		order by w.witnessed_at, w.id $$;

create function access.wallet_withdrawals(use uuid) returns table (id uuid, "directiveId" uuid, parts text[],
	method text, "foundIncapable" boolean, "writtenAt" timestamptz, "enteredAt" timestamptz, held boolean,
	tried boolean)
	language sql stable security definer set search_path = ''
	as $$ select w.id, w.directive_id, w.parts, w.method, w.found_incapable, w.written_at, w.entered_at,
			access.is_held(w.id), w.counts = 'not'
		from public.directive_withdrawal w
		where w.person_id = access.wallet_person(use)
			and w.directive_id in (select v.id from access.wallet_versions(use) v)
		order by w.entered_at, w.id $$;

-- Who speaks for the person: with name and phone where that line is ticked.
create function access.wallet_speakers(use uuid) returns table (id uuid, "directiveId" uuid, rank integer, name text,
	phone text, "acceptedAt" timestamptz, "endedAt" timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select r.id, r.directive_id, r.rank, case when t.shown then r.name end, case when t.shown then r.phone end,
			case when a.answer = 'accepted' then a.answered_at end,
			case when a.answer in ('declined', 'ended') then a.answered_at end
		from access.wallet_versions(use) v join public.directive_representative r on r.directive_id = v.id
			cross join lateral (select not v.kept
				and 'd:speaker-' || r.rank = any (access.wallet_ticked(r.person_id)) as shown) t
			left join lateral (select x.answer, x.answered_at from public.directive_acceptance x
				where x.representative_id = r.id order by x.answered_at desc, x.id limit 1) a on true
		where r.removed_at is null order by r.rank, r.named_at $$;

-- As before (0022), and what ticked lines of a directive say. Days and the choice about cancelling are no wishes: the
-- rules ask for them, and no page shows them.
create or replace function access.wallet_answers(use uuid) returns table (id uuid, question text, context uuid, voice uuid,
	set_version integer, state text, value jsonb, language text, typed_by uuid, typist text, told_at_intake uuid,
	base uuid, proposal uuid, written_at timestamptz, audience text[], named uuid[])
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.question, a.context, a.voice, a.set_version, a.state,
			case when a.value ? 'items' then jsonb_build_object('items', (
				select coalesce(jsonb_agg(i.item - 'more' order by i.place), '[]')
				from jsonb_array_elements(a.value -> 'items') with ordinality i (item, place)
				where 'a:' || a.question || '#' || (i.item ->> 'id') = any (t.ticked)))
			when a.value ? 'choice' then a.value - 'note' else a.value end,
			a.language, a.typed_by, ''::text, null::uuid, null::uuid, null::uuid, a.written_at, array['card'], array[]::uuid[]
		from (select p as person, access.wallet_ticked(p) as ticked from access.wallet_person(use) p) t
		join public.answer_now n on n.person_id = t.person
		join public.answer a on a.id = n.answer_id
		left join access.wallet_versions(use) v on v.id = n.context
		where n.voice = access.nobody() and a.state = 'answered'
			and (n.context = access.nobody() or v.id is not null)
			and ((v.id is not null
					and a.question in ('directive/starts-on', 'directive/ends-on', 'directive/withdraw-incapable'))
				or ('card' = any (n.audience) and v.kept is not true
					and exists (select from unnest(t.ticked) line where split_part(line, '#', 1) = 'a:' || a.question)
					and ((a.value ? 'items') or 'a:' || a.question = any (t.ticked))))
			and (v.id is null or not access.directive_taken_back(v.id, a.question, a.written_at))
			and not exists (select from public.hidden_entry h where h.person_id = t.person and h.shown_at is null
				and h.subject_kind = 'question'
				and h.subject = a.question || ' ' || access.way_context(a.question, a.context)) $$;

-- Somebody at the table agreed, and nobody spoke against it or agreed in part.
create function access.crisis_agreed(version uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce(bool_and(said.answer = 'agree'), false) from (
		select distinct on (a.voice_id) a.answer from public.crisis_answer a
		where a.version_id = version order by a.voice_id, a.written desc) said $$;
revoke execute on function access.crisis_agreed from public;

create function access.wallet_crisis(use uuid) returns table (id uuid, line uuid, topic text, wording text,
	language text, "writtenAt" timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select l.id, l.line_id, l.topic, l.wording, l.language, l.written_at from public.crisis_line l
		where l.person_id = access.wallet_person(use) and l.wording is not null
			and 'p:' || l.line_id::text = any (access.wallet_ticked(l.person_id))
			and access.crisis_in_force(l.id) and access.crisis_agreed(l.id)
			and not exists (select from public.hidden_entry h where h.person_id = l.person_id and h.shown_at is null
				and h.subject_kind = 'statement' and h.subject = l.line_id::text)
		order by l.written $$;

-- How somebody signs: a drawing as strokes between 0 and 600 by 0 and 200, somebody who heard it said aloud and is
-- named, or the day on a signed paper. A photo of that paper is a row of media with the signature as its subject.
alter table plan_signature
	-- Two at the same moment have an order too.
	add column written bigint generated always as identity,
	drop constraint plan_signature_method_check,
	add check (method in ('typed', 'drawn', 'mark', 'aloud', 'paper')),
	add column drawing text check (length(drawing) <= 12000 and drawing ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})+)+$'),
	add column heard_by text check (char_length(heard_by) between 1 and 100),
	add column heard_as text check (char_length(heard_as) between 1 and 100),
	add column paper_on date,
	add check ((method = 'drawn') = (drawing is not null)),
	add check ((method = 'aloud') = (heard_by is not null) and (heard_as is null or heard_by is not null)),
	add check ((method = 'paper') = (paper_on is not null));
alter table directive_signature
	drop constraint directive_signature_method_check,
	add check (method in ('typed', 'drawn', 'mark', 'aloud', 'paper')),
	add column drawing text check (length(drawing) <= 12000 and drawing ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})+)+$'),
	add column heard_by text check (char_length(heard_by) between 1 and 100),
	add column heard_as text check (char_length(heard_as) between 1 and 100),
	add check ((method = 'drawn') = (drawing is not null)),
	add check ((method = 'aloud') = (heard_by is not null) and (heard_as is null or heard_by is not null));
