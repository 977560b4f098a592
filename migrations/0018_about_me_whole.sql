-- What staff and Foreword itself keep about a person's own plan: which health risks a clinician confirmed, when the
-- person was asked about hard things, and whom the law made somebody tell.

-- A clinician checked one line of an answer with the person. It is bound to what the line says (`said`, a hash): when
-- the person changes the words, nothing was confirmed yet. The newest row about a line holds.
create table health_confirmation (
	id uuid primary key,
	person_id uuid not null references person,
	question text not null,
	-- The line of a list; all zeros for an answer that is one line.
	item uuid not null,
	said bytea not null,
	outcome text not null check (outcome in ('confirmed', 'taken-back')),
	confirmed_by uuid not null references sign_in.account,
	confirmed_at timestamptz not null,
	written bigint generated always as identity
);
create index health_confirmation_person on health_confirmation (person_id, question);

-- Staff asked, or offered to listen. `outcome`: what the person said; `next_on`: not to be offered before that day.
create table asking (
	id uuid primary key,
	person_id uuid not null references person,
	present text not null,
	outcome text not null check (outcome in ('answered', 'later', 'no', 'not-again')),
	next_on date,
	asked_by uuid not null references sign_in.account,
	asked_at timestamptz not null,
	written bigint generated always as identity,
	check ((outcome = 'not-again') = (next_on is null))
);
create index asking_person on asking (person_id);

-- The law made somebody tell a person who was never to be told. Foreword sends nothing: a manager decided it outside,
-- and writes down by which law, what was said and when. The person reads it once they were told, or from the day on
-- which it is safe, whatever comes first.
create table told_by_law (
	id uuid primary key,
	person_id uuid not null references person,
	whom text not null,
	law text not null,
	content text not null,
	told_at timestamptz not null,
	person_told_at timestamptz,
	-- The day on which Foreword shows it to the person by itself.
	shown_on date not null,
	why_later text,
	decided_by uuid not null references sign_in.account,
	decided_at timestamptz not null,
	check ((person_told_at is null) = (why_later is not null))
);
create index told_by_law_person on told_by_law (person_id);

-- Does the answer to this question, as it stands now, include me among its readers?
create function access.reads_answer_to(in_question text, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.answer_now n
		where n.person_id = person and n.question = in_question and n.context = access.nobody()
			and n.voice = access.nobody() and access.shown_to_me(n.answer_id, person))
		and not access.question_hidden(in_question, access.nobody(), person) $$;

-- "Please do not ask me again", said in the plan or to whoever asked, until the person opens it again.
create function access.not_to_be_asked(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce((
		select said.word = 'not-again' from (
			select n.changed_at as at, case a.value ->> 'choice' when 'do-not-ask' then 'not-again' else 'may' end as word
			from public.answer_now n join public.answer a on a.id = n.answer_id
			where n.person_id = $1 and n.question = 'about-me/ask-again' and n.context = access.nobody()
				and n.voice = access.nobody() and a.state = 'answered'
			union all
			select k.asked_at, 'not-again' from public.asking k where k.person_id = $1 and k.outcome = 'not-again'
		) said order by said.at desc, said.word limit 1), false)
		and (access.is_self(person) or access.treats(person)) $$;

alter table health_confirmation enable row level security;
alter table health_confirmation force row level security;
alter table asking enable row level security;
alter table asking force row level security;
alter table told_by_law enable row level security;
alter table told_by_law force row level security;
create policy owner_reads on asking for select to foreword_owner using (true);

create policy self_reads on health_confirmation for select to foreword_app using (access.is_self(person_id));
create policy shown_reads on health_confirmation for select to foreword_app
	using (access.reads_answer_to(question, person_id));
create policy treating_confirms on health_confirmation for insert to foreword_app
	with check (access.treats(person_id) and confirmed_by = (select access.me())
		and access.reads_answer_to(question, person_id));

create policy self_reads on asking for select to foreword_app using (access.is_self(person_id));
create policy treating_reads on asking for select to foreword_app using (access.treats(person_id));
create policy treating_asks on asking for insert to foreword_app
	with check (access.treats(person_id) and asked_by = (select access.me())
		and not access.not_to_be_asked(person_id));

create policy self_reads on told_by_law for select to foreword_app
	using (access.is_self(person_id)
		and (person_told_at is not null or shown_on <= (select access.moment())::date));
create policy manager_reads on told_by_law for select to foreword_app
	using ((select access.has_role('manager')) and access.treats(person_id));
create policy manager_writes on told_by_law for insert to foreword_app
	with check ((select access.has_role('manager')) and access.treats(person_id)
		and decided_by = (select access.me()));

grant select, insert on health_confirmation, asking, told_by_law to foreword_app;

-- One place for whom to call and whom never to tell: what was answered before becomes contacts.
alter table contact no force row level security;
alter table answer no force row level security;
alter table answer_now no force row level security;
insert into contact (id, person_id, name, tell, created_at)
	select gen_random_uuid(), n.person_id, left(i.item ->> 'text', 100), n.question = 'about-me/people-call', n.changed_at
	from answer_now n join answer a on a.id = n.answer_id
		cross join lateral jsonb_array_elements(a.value -> 'items') as i (item)
	where n.question in ('about-me/people-call', 'about-me/people-not-call') and a.state = 'answered'
		and coalesce(i.item ->> 'text', '') <> '';
alter table contact force row level security;
alter table answer force row level security;
alter table answer_now force row level security;
