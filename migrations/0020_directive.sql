-- What a person decides ahead: versions, signatures, witnesses, who speaks for them, and taking it back. How a version
-- stands today is computed each time from these rows and is stored nowhere.

create table directive (
	id uuid primary key,
	person_id uuid not null references person,
	-- The pack of rules it is made under (standards/jurisdictions).
	jurisdiction text not null,
	-- The version its answers were copied from.
	base uuid references directive,
	begun_at timestamptz not null,
	begun_by uuid not null references sign_in.account,
	discarded_at timestamptz,
	unique (id, person_id)
);
create index directive_person on directive (person_id, begun_at);

-- Who speaks for the person when they cannot. Part of what is signed.
create table directive_representative (
	id uuid primary key,
	directive_id uuid not null,
	person_id uuid not null references person,
	rank integer not null check (rank in (1, 2)),
	name text not null,
	phone text,
	account_id uuid references sign_in.account,
	powers text not null,
	limits text,
	-- Whether they are told when a wish is not followed.
	alert boolean not null,
	named_at timestamptz not null,
	made_by uuid not null references sign_in.account,
	removed_at timestamptz,
	foreign key (directive_id, person_id) references directive (id, person_id)
);
create index directive_representative_directive on directive_representative (directive_id);
create unique index directive_representative_once on directive_representative (directive_id, rank) where removed_at is null;

-- Yes or no to speaking for the person, in their own session; on paper: as the person wrote it down.
create table directive_acceptance (
	id uuid primary key,
	representative_id uuid not null references directive_representative,
	person_id uuid not null references person,
	answer text not null check (answer in ('accepted', 'declined', 'ended')),
	on_paper boolean not null,
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null
);
create index directive_acceptance_representative on directive_acceptance (representative_id, answered_at);

-- Exactly the text that was shown and signed. The person reads it; others read what they were let read of the answers.
create table directive_text (
	hash bytea not null check (hash = sha256(convert_to(wording, 'UTF8'))),
	directive_id uuid primary key,
	person_id uuid not null references person,
	language text not null,
	wording text not null,
	-- The answers it was made of: those that held at that moment and no others.
	answers uuid[] not null,
	foreign key (directive_id, person_id) references directive (id, person_id)
);

create table directive_signature (
	id uuid primary key,
	directive_id uuid not null unique,
	person_id uuid not null references person,
	text_hash bytea not null,
	method text not null check (method in ('typed', 'mark', 'aloud', 'paper')),
	-- The name as typed, how the mark looks, to whom it was said, or where the paper is.
	words text not null,
	paper_on date check ((paper_on is not null) = (method = 'paper')),
	freely boolean not null,
	signed_by uuid not null references sign_in.account,
	signed_at timestamptz not null,
	foreign key (directive_id, person_id) references directive (id, person_id)
);
create index directive_signature_person on directive_signature (person_id);

create table directive_withdrawal (
	id uuid primary key,
	-- The newest version at that time.
	directive_id uuid not null,
	person_id uuid not null references person,
	-- Questions, `question item`, or `choice`; null is all of it and all that was signed before.
	parts text[],
	method text not null check (method in ('here', 'written', 'aloud')),
	words text,
	found_incapable boolean not null,
	written_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	-- What the rules it was made under make of it: at once, with so many witnesses, or it is a wish that ends nothing.
	counts text not null check (counts in ('at-once', 'witnessed', 'not')),
	-- How many have to witness it, to certify as a witness, to attest it, and to have examined the person.
	witnesses integer not null default 0,
	certified integer not null default 0,
	attested integer not null default 0,
	examined integer not null default 0,
	check (written_at <= entered_at),
	foreign key (directive_id, person_id) references directive (id, person_id)
);
create index directive_withdrawal_person on directive_withdrawal (person_id);

-- Somebody who was there: by an account in their own session, or by name on the person's device.
create table directive_witness (
	id uuid primary key,
	directive_id uuid not null,
	person_id uuid not null references person,
	withdrawal_id uuid references directive_withdrawal,
	what text not null check (what in ('witness', 'capacity', 'document')),
	text_hash bytea not null,
	name text not null,
	-- What they are by profession, where the law asks for it.
	role text,
	account_id uuid references sign_in.account,
	relations text[] not null,
	in_class boolean,
	certifies boolean not null,
	entered_by uuid not null references sign_in.account,
	witnessed_at timestamptz not null,
	foreign key (directive_id, person_id) references directive (id, person_id),
	check (account_id is null or account_id = entered_by)
);
create index directive_witness_directive on directive_witness (directive_id);

-- Who has a copy outside Foreword, and when a withdrawal reached them.
create table directive_copy (
	id uuid primary key,
	directive_id uuid not null,
	person_id uuid not null references person,
	holder text not null,
	given_on date not null,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	foreign key (directive_id, person_id) references directive (id, person_id)
);
create index directive_copy_directive on directive_copy (directive_id);

create table directive_receipt (
	id uuid primary key,
	withdrawal_id uuid not null references directive_withdrawal,
	person_id uuid not null references person,
	holder text not null,
	received_at timestamptz not null,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null
);
create index directive_receipt_withdrawal on directive_receipt (withdrawal_id);

create function access.directive_is_of(directive uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.directive d where d.id = directive and d.person_id = person) $$;

-- Still to be written: nobody signed it and it was not put away. What is no directive is none of this.
create function access.directive_is_open(directive uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not exists (select from public.directive d where d.id = directive
		and (d.discarded_at is not null or exists (select from public.directive_signature s where s.directive_id = d.id))) $$;

create function access.directive_hash(directive uuid) returns bytea
	language sql stable security definer set search_path = ''
	as $$ select s.text_hash from public.directive_signature s where s.directive_id = directive $$;

-- Whether a withdrawal withdraws.
create function access.withdrawal_counts(withdrawal uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not access.is_held(withdrawal) and exists (
		select from public.directive_withdrawal w where w.id = withdrawal and (w.counts = 'at-once' or (w.counts = 'witnessed' and (
			select count(*) filter (where x.what = 'witness') >= w.witnesses
				and count(*) filter (where x.what = 'witness' and x.certifies) >= w.certified
				and count(*) filter (where x.what = 'document') >= w.attested
				and count(*) filter (where x.what = 'capacity') >= w.examined
			from public.directive_witness x where x.withdrawal_id = w.id)))) $$;

-- Whether this version, or this question of it, was taken back. All that was signed before goes with a whole
-- withdrawal, and of what is unsigned all that was written before.
create function access.directive_taken_back(directive uuid, asked text, written timestamptz) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.directive d join public.directive_withdrawal w on w.person_id = d.person_id
			left join public.directive_signature s on s.directive_id = d.id
		where d.id = directive and access.withdrawal_counts(w.id)
			and ((w.parts is null and coalesce(s.signed_at, written, d.begun_at) <= w.written_at)
				or (asked = any (w.parts) and coalesce(s.signed_at, written, d.begun_at) <= w.written_at))
	) $$;

-- Those who may know of the person's directive: who treats them, and who was given that part or the card.
create function access.reads_directives(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.treats(person) or access.supports(person, 'directive', false)
		or access.supports(person, 'card', false) $$;

-- Others know of a version once it is signed, or something in it is shared and not taken back.
create function access.knows_directive(directive uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.reads_directives(person) and not access.hidden_from_me('directive', directive::text, person)
		and exists (
		select from public.directive d where d.id = directive and d.person_id = person and d.discarded_at is null
			and (exists (select from public.directive_signature s where s.directive_id = d.id)
				or exists (select from public.answer_now n join public.answer a on a.id = n.answer_id
					where n.context = d.id and n.audience && array['card', 'care-team']
						and not access.directive_taken_back(d.id, null, a.written_at)))) $$;

-- Is this the current answer of a directive that stands or is wished, and does its audience include me?
create function access.directive_shown_to_me(answer uuid, directive uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.directive_is_of(directive, person) and exists (
		select from public.answer_now n join public.answer a on a.id = n.answer_id
		where n.answer_id = answer and n.context = directive and n.person_id = person
			and ((n.audience && array['card', 'care-team']
					and (access.treats(person) or access.supports(person, 'directive', false)))
				or ('card' = any (n.audience) and access.supports(person, 'card', false))
				or (access.me() = any (n.named) and access.is_supporter(person)))
			and access.knows_directive(directive, person)
			and not access.directive_taken_back(directive, a.question, a.written_at)
	) $$;

create function access.speaks_for(representative uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.directive_representative r
		where r.id = representative and r.account_id = access.me() and r.removed_at is null) $$;

-- The whole withdrawal after which nothing was signed: all that others learn of what was.
create function access.directive_withdrawn(person uuid) returns table (written_at timestamptz, entered_at timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select w.written_at, w.entered_at from public.directive_withdrawal w
		where w.person_id = person and w.parts is null and access.withdrawal_counts(w.id)
			and (access.is_self(person) or access.reads_directives(person))
			and not access.hidden_from_me('directive', w.directive_id::text, person)
			and not exists (select from public.directive_signature s
				where s.person_id = person and s.signed_at > w.written_at)
		order by w.entered_at desc limit 1 $$;

-- What an answer is about belongs to the same person: an episode, or a directive.
create or replace function access.episode_is_of(episode uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.episode e where e.id = episode and e.person_id = person)
		or access.directive_is_of(episode, person) $$;

-- The part of a grant that covers a question (0006).
create or replace function access.part_of(context uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select case when context = access.nobody() then 'about-me'
		when exists (select from public.directive d where d.id = context) then 'directive' else 'debrief' end $$;

-- As before (0015), and never of a directive, which has readers of its own.
create or replace function access.debrief_shown_to_me(answer uuid, episode uuid, person uuid, voice uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not access.directive_is_of(episode, person) and exists (
		select from public.answer_now n
		where n.answer_id = answer and n.context = episode and n.person_id = person
			and (('facilitator' = any (n.audience) and access.facilitates(episode))
				or (access.me() = any (n.named) and (access.is_supporter(person) or access.in_episode(episode)))
				or (n.voice = access.nobody() and 'care-team' = any (n.audience) and access.treats(person)
					and not access.in_episode(episode))
				or (n.voice <> access.nobody() and 'person' = any (n.audience) and access.is_self(person)))
	) $$;

create function access.directive_rendering_shown_to_me(answer uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer a
		where a.id = answer and access.directive_shown_to_me(a.id, a.context, a.person_id)) $$;

create policy directive_reads on answer for select to foreword_app
	using (context <> access.nobody() and voice = access.nobody()
		and access.directive_shown_to_me(id, context, person_id));
create policy directive_reads on answer_now for select to foreword_app
	using (context <> access.nobody() and voice = access.nobody()
		and access.directive_shown_to_me(answer_id, context, person_id));
create policy directive_reads on rendering for select to foreword_app
	using (access.directive_rendering_shown_to_me(answer_id));
drop policy typist_reads on answer_check;
create policy typist_reads on answer_check for select to foreword_app
	using (access.supports(person_id, 'about-me', true) or access.supports(person_id, 'debrief', true)
		or access.supports(person_id, 'directive', true));
drop policy only_what_was_told on answer_check;
create policy only_what_was_told on answer_check as restrictive for select to foreword_app
	using (access.is_self(person_id) or access.was_told(answer_id) or access.supports(person_id, 'about-me', true)
		or access.supports(person_id, 'debrief', true) or access.supports(person_id, 'directive', true));

-- What was signed is not written on.
create policy not_signed on answer as restrictive for insert to foreword_app
	with check (access.directive_is_open(context));

-- A signature and a change take turns, whoever writes them: a signature is of the answers that hold, and what was
-- signed points to them for good. Who may see an answer can still be narrowed.
create function access.turn_of_directive(directive uuid) returns void
	language sql volatile set search_path = ''
	as $$ select pg_advisory_xact_lock(hashtextextended('directive ' || directive, 0)) $$;

create function access.keep_signed() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		if new.context = access.nobody() or not access.directive_is_of(new.context, new.person_id) then return new; end if;
		if tg_op = 'UPDATE' and new.answer_id = old.answer_id then return new; end if;
		perform access.turn_of_directive(new.context);
		if not access.directive_is_open(new.context) then
			raise exception 'what was signed is not changed' using errcode = 'insufficient_privilege';
		end if;
		return new;
	end $$;
create trigger keep_signed before insert or update on answer_now for each row execute function access.keep_signed();

create function access.sign_what_holds() returns trigger
	language plpgsql volatile security definer set search_path = ''
	as $$
	begin
		perform access.turn_of_directive(new.directive_id);
		if not exists (select from public.directive_text t where t.directive_id = new.directive_id
			and t.hash = new.text_hash and t.answers = array(
				select n.answer_id from public.answer_now n where n.context = new.directive_id
					and n.voice = access.nobody() order by n.answer_id)) then
			raise exception 'signed is what was shown' using errcode = 'insufficient_privilege';
		end if;
		return new;
	end $$;
create trigger sign_what_holds before insert on directive_signature
	for each row execute function access.sign_what_holds();

alter table directive enable row level security;
alter table directive force row level security;
alter table directive_representative enable row level security;
alter table directive_representative force row level security;
alter table directive_acceptance enable row level security;
alter table directive_acceptance force row level security;
alter table directive_text enable row level security;
alter table directive_text force row level security;
alter table directive_signature enable row level security;
alter table directive_signature force row level security;
alter table directive_withdrawal enable row level security;
alter table directive_withdrawal force row level security;
alter table directive_witness enable row level security;
alter table directive_witness force row level security;
alter table directive_copy enable row level security;
alter table directive_copy force row level security;
alter table directive_receipt enable row level security;
alter table directive_receipt force row level security;

create policy owner_reads on directive for select to foreword_owner using (true);
create policy owner_reads on directive_representative for select to foreword_owner using (true);
create policy owner_reads on directive_text for select to foreword_owner using (true);
create policy owner_reads on directive_signature for select to foreword_owner using (true);
create policy owner_reads on directive_withdrawal for select to foreword_owner using (true);
create policy owner_reads on directive_witness for select to foreword_owner using (true);

create policy self_reads on directive for select to foreword_app using (access.is_self(person_id));
create policy others_read on directive for select to foreword_app
	using (access.knows_directive(id, person_id) and not access.directive_taken_back(id, null, null));
create policy self_begins on directive for insert to foreword_app
	with check (access.is_self(person_id) and begun_by = (select access.me()) and discarded_at is null);
create policy typist_reads on directive for select to foreword_app
	using (access.supports(person_id, 'directive', true) and access.directive_is_open(id));
create policy self_discards on directive for update to foreword_app
	using (access.is_self(person_id) and access.directive_is_open(id))
	with check (access.is_self(person_id) and discarded_at = (select access.moment()));

create policy self_reads on directive_representative for select to foreword_app using (access.is_self(person_id));
create policy others_read on directive_representative for select to foreword_app
	using (access.knows_directive(directive_id, person_id)
		and not access.directive_taken_back(directive_id, null, null));
create policy self_names on directive_representative for insert to foreword_app
	with check (access.is_self(person_id) and made_by = (select access.me()) and removed_at is null
		and access.directive_is_open(directive_id));
create policy self_removes on directive_representative for update to foreword_app
	using (access.is_self(person_id) and removed_at is null and access.directive_is_open(directive_id))
	with check (access.is_self(person_id) and removed_at = (select access.moment()));

create policy self_reads on directive_acceptance for select to foreword_app using (access.is_self(person_id));
create policy others_read on directive_acceptance for select to foreword_app
	using (access.reads_directives(person_id));
create policy representative_answers on directive_acceptance for insert to foreword_app
	with check (answered_by = (select access.me()) and not on_paper and access.speaks_for(representative_id)
		and access.supports(person_id, 'directive', false));
create policy self_answers on directive_acceptance for insert to foreword_app
	with check (access.is_self(person_id) and answered_by = (select access.me()) and on_paper);

-- Only the person signs, in their own session and in their own name.
create policy self_reads on directive_text for select to foreword_app using (access.is_self(person_id));
create policy self_keeps on directive_text for insert to foreword_app
	with check (access.is_self(person_id) and access.directive_is_open(directive_id));
create policy self_reads on directive_signature for select to foreword_app using (access.is_self(person_id));
create policy others_read on directive_signature for select to foreword_app
	using (access.knows_directive(directive_id, person_id)
		and not access.directive_taken_back(directive_id, null, null));
create policy self_signs on directive_signature for insert to foreword_app
	with check (access.is_self(person_id) and signed_by = (select access.me())
		and signed_at = (select access.moment()) and access.directive_is_open(directive_id));

create policy self_reads on directive_withdrawal for select to foreword_app using (access.is_self(person_id));
create policy others_read on directive_withdrawal for select to foreword_app
	using (access.knows_directive(directive_id, person_id)
		and not access.directive_taken_back(directive_id, null, null));
create policy self_withdraws on directive_withdrawal for insert to foreword_app
	with check (access.is_self(person_id) and entered_by = (select access.me())
		and entered_at = (select access.moment()));
-- Staff write down that the person wants it cancelled while found unable to decide; only what the person enters withdraws.
create policy treating_reports on directive_withdrawal for insert to foreword_app
	with check (access.treats(person_id) and entered_by = (select access.me()) and found_incapable
		and counts = 'not' and entered_at = (select access.moment()));

create policy self_reads on directive_witness for select to foreword_app using (access.is_self(person_id));
create policy others_read on directive_witness for select to foreword_app
	using (access.knows_directive(directive_id, person_id)
		and not access.directive_taken_back(directive_id, null, null));
create policy self_names_present on directive_witness for insert to foreword_app
	with check (access.is_self(person_id) and account_id is null and entered_by = (select access.me())
		and witnessed_at = (select access.moment()) and text_hash = access.directive_hash(directive_id));
create policy witness_signs on directive_witness for insert to foreword_app
	with check (account_id = (select access.me()) and entered_by = (select access.me())
		and (access.treats(person_id) or access.supports(person_id, 'directive', false))
		and witnessed_at = (select access.moment()) and text_hash = access.directive_hash(directive_id));

create policy self_reads on directive_copy for select to foreword_app using (access.is_self(person_id));
create policy self_gives on directive_copy for insert to foreword_app
	with check (access.is_self(person_id) and entered_by = (select access.me()));
create policy self_reads on directive_receipt for select to foreword_app using (access.is_self(person_id));
create policy self_tells on directive_receipt for insert to foreword_app
	with check (access.is_self(person_id) and entered_by = (select access.me()));

grant select, insert on directive, directive_representative, directive_acceptance, directive_text,
	directive_signature, directive_withdrawal, directive_witness, directive_copy, directive_receipt to foreword_app;
grant update (discarded_at) on directive to foreword_app;
grant update (removed_at) on directive_representative to foreword_app;
