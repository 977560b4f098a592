-- Break-glass: a clinician who does not treat somebody opens their card, and nothing else, for an hour and with a reason.
-- The person and the privacy officer are told by the row itself. It ends by itself, since it counts by the moment alone.

create table urgent_reading (
	id uuid primary key,
	person_id uuid not null references person,
	account_id uuid not null references sign_in.account,
	-- Where the clinician works: its clocks and its rules stand on the card.
	unit_id uuid not null references unit,
	reason text not null check (reason in ('danger', 'cannot-say', 'arriving', 'asked', 'other')),
	words text not null check (char_length(btrim(words)) between 15 and 600),
	opened_at timestamptz not null,
	ends_at timestamptz not null check (ends_at = opened_at + interval '60 minutes'),
	unique (id, person_id)
);
create index urgent_reading_person on urgent_reading (person_id, opened_at);
create index urgent_reading_account on urgent_reading (account_id, opened_at);

-- What the privacy officer found. The newest holds; while it is 'asking', the task stays.
create table urgent_review (
	id uuid primary key,
	reading_id uuid not null,
	person_id uuid not null,
	outcome text not null check (outcome in ('right', 'not-right', 'asking')),
	words text check (char_length(words) <= 600),
	reviewed_by uuid not null references sign_in.account,
	reviewed_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (reading_id, person_id) references urgent_reading (id, person_id)
);
create index urgent_review_reading on urgent_review (reading_id, written);

-- I opened this person's card, less than an hour ago, and still work here.
create function access.reads_urgently(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.urgent_reading r
		where r.person_id = person and r.account_id = access.me()
			and r.opened_at <= access.moment() and r.ends_at > access.moment())
		and access.is_clinician() $$;

create function access.is_my_urgent_reading(reading uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.urgent_reading r where r.id = reading and r.account_id = access.me()) $$;

-- As before (0016), and the card for whoever reads it urgently: what a helper with the card reads of it, they read.
create or replace function access.supports(person uuid, in_part text, typing boolean) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.supporter_grant g
		where g.person_id = person and g.account_id = access.me() and g.part = in_part
			and (g.may = 'type' or not typing) and access.counts(g)
	) or (in_part = 'card' and not typing and access.reads_urgently(person)) $$;

-- As before (0025), with who reads the card urgently. An episode of somebody else is still none.
alter function access.relations(uuid, uuid, uuid) rename to relations_but_urgent;
create function access.relations(person uuid, unit uuid, episode uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$ select access.relations_but_urgent(person, unit, episode)
		|| case when person is not null and access.reads_urgently(person) then array['urgent'] else '{}' end $$;

-- Somebody by an exact number, or by an exact name and birth date: more is not asked for when it is urgent.
create function access.people_urgently(unit uuid, born date, called text, number text)
	returns table (id uuid, name text, birth_date date, record_number text, treats boolean, open_until timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.name, p.birth_date, p.record_number, access.treats(p.id),
			(select max(r.ends_at) from public.urgent_reading r where r.person_id = p.id and r.account_id = access.me()
				and r.opened_at <= access.moment() and r.ends_at > access.moment())
		from public.person p
		where access.works_in(unit)
			and (p.record_number = nullif(btrim(number), '')
				or (nullif(btrim(number), '') is null and p.birth_date = born
					and lower(regexp_replace(btrim(p.name), '\s+', ' ', 'g')) = lower(regexp_replace(btrim(called), '\s+', ' ', 'g'))))
		order by p.created_at, p.id limit 5 $$;

-- How often it was done in the last day: by whoever asks, and for each person. Shown, and never a reason to refuse.
create function access.urgent_rate(person uuid) returns table (mine integer, theirs integer)
	language sql stable security definer set search_path = ''
	as $$ select count(*) filter (where r.account_id = access.me())::int,
			count(*) filter (where r.person_id = person)::int
		from public.urgent_reading r
		where access.is_clinician() and r.opened_at > access.moment() - interval '24 hours'
			and r.opened_at <= access.moment() $$;

-- Every opening for the privacy officer, with names, how often, and what was found.
create function access.urgent_readings() returns table (id uuid, person_id uuid, person text, reader text, mine boolean,
	unit text, zone text, reason text, words text, opened_at timestamptz, ends_at timestamptz, looks integer,
	by_reader integer, for_person integer, outcome text, said text, reviewer text, reviewed_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select r.id, r.person_id, p.name, access.name_of(r.account_id), r.account_id = access.me(), u.name, u.zone,
			r.reason, r.words, r.opened_at, r.ends_at,
			(select count(*)::int from audit.entry e where e.person_id = r.person_id and e.account_id = r.account_id
				and e.kind = 'look' and e.part = 'card-urgent' and e.at >= r.opened_at and e.at < r.ends_at),
			(select count(*)::int from public.urgent_reading o where o.account_id = r.account_id
				and o.opened_at <= r.opened_at and o.opened_at > r.opened_at - interval '24 hours'),
			(select count(*)::int from public.urgent_reading o where o.person_id = r.person_id
				and o.opened_at <= r.opened_at and o.opened_at > r.opened_at - interval '24 hours'),
			v.outcome, v.words, access.name_of(v.reviewed_by), v.reviewed_at
		from public.urgent_reading r join public.person p on p.id = r.person_id join public.unit u on u.id = r.unit_id
			left join lateral (select w.outcome, w.words, w.reviewed_by, w.reviewed_at from public.urgent_review w
				where w.reading_id = r.id order by w.written desc limit 1) v on true
		where access.has_role('privacy')
		order by v.outcome is null or v.outcome = 'asking' desc, r.opened_at desc, r.id limit 200 $$;

alter table urgent_reading enable row level security;
alter table urgent_reading force row level security;
alter table urgent_review enable row level security;
alter table urgent_review force row level security;
create policy owner_reads on urgent_reading for select to foreword_owner using (true);
create policy owner_reads on urgent_review for select to foreword_owner using (true);

create policy self_reads on urgent_reading for select to foreword_app using (access.is_self(person_id));
create policy reader_reads on urgent_reading for select to foreword_app using (account_id = (select access.me()));
create policy clinician_opens on urgent_reading for insert to foreword_app
	with check (account_id = (select access.me()) and access.works_in(unit_id) and not access.treats(person_id)
		and opened_at = (select access.moment()));

create policy self_reads on urgent_review for select to foreword_app using (access.is_self(person_id));
create policy privacy_reviews on urgent_review for insert to foreword_app
	with check ((select access.has_role('privacy')) and reviewed_by = (select access.me())
		and reviewed_at = (select access.moment()) and not access.is_my_urgent_reading(reading_id));
grant select, insert on urgent_reading, urgent_review to foreword_app;

-- The card, and nothing but the card. Answers on it, wishes ahead and helpers come by access.supports.
create policy urgent_reads on person for select to foreword_app using (access.reads_urgently(id));
create policy urgent_reads on contact for select to foreword_app
	using (removed_at is null and access.reads_urgently(person_id));
create policy urgent_reads on answer for select to foreword_app
	using (told_at_intake is not null and access.reads_urgently(person_id) and not access.is_checked(id));
create policy urgent_reads on crisis_voice for select to foreword_app
	using (access.reads_urgently(person_id) and access.crisis_is_open(person_id));
create policy urgent_reads on crisis_voice_end for select to foreword_app
	using (access.reads_urgently(person_id) and access.crisis_is_open(person_id));
create policy urgent_reads on crisis_line for select to foreword_app
	using (access.reads_urgently(person_id) and access.crisis_in_force(id));
create policy urgent_reads on crisis_answer for select to foreword_app
	using (access.reads_urgently(person_id) and access.crisis_in_force(version_id));
create policy urgent_reads on answer_check for select to foreword_app using (access.reads_urgently(person_id));

-- As before (0028), with what waits for the person's word on a card that is read urgently: it is labelled there.
create or replace function access.held_of(person uuid) returns table (subject uuid, hold_id uuid, act text, since timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select h.subject, h.id, h.act, h.held_at from public.hold h
		where h.person_id = person and not exists (select from public.hold_outcome o where o.hold_id = h.id)
			and (access.is_self(person) or (not h.loosens and (access.treats(person) or access.is_supporter(person)
				or access.reads_urgently(person)
				or access.named_in_an_episode_of(person) or access.leads_a_debrief_of(person))
				and not access.entry_hidden(null, h.subject, person)))
		order by h.held_at, h.id $$;
-- Whether something was written that a page of running clocks shows: a number that grows with what is written about an
-- episode, or on the day of a unit. It says that something changed and nothing of what: no page ever shows it.
create function access.pulse(episodes uuid[], units uuid[]) returns table (id uuid, beat text)
	language sql stable security definer set search_path = ''
	as $$ select e, concat_ws(' ',
			(select count(*) from public.episode_fact f where f.episode_id = e),
			(select count(*) from public.episode_staff s where s.episode_id = e))
		from unnest(episodes) e
		union all
		select u, concat_ws(' ',
			(select count(*) from public.intake i where i.unit_id = u and i.ended_at is null),
			(select count(*) from public.intake i join public.episode p on p.person_id = i.person_id and p.unit_id = u
				where i.unit_id = u and i.ended_at is null),
			(select count(*) from public.intake i join public.episode p on p.person_id = i.person_id and p.unit_id = u
				join public.episode_fact f on f.episode_id = p.id where i.unit_id = u and i.ended_at is null))
		from unnest(units) u $$;
