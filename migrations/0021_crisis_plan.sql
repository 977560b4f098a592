-- The joint crisis plan: made by the person with voices they choose, line by line. Every row stays as it was written.

-- Somebody the person wants at the table: by their own account, or named as present and typed by who holds the device.
create table crisis_voice (
	id uuid primary key,
	person_id uuid not null references person,
	account_id uuid references sign_in.account,
	name text not null,
	kind text not null check (kind in ('team', 'facilitator', 'family', 'friend', 'advocate', 'peer', 'other')),
	added_by uuid not null references sign_in.account,
	added_at timestamptz not null,
	unique (id, person_id)
);
create index crisis_voice_person on crisis_voice (person_id);
create index crisis_voice_account on crisis_voice (account_id) where account_id is not null;

create table crisis_voice_end (
	id uuid primary key,
	voice_id uuid not null unique,
	person_id uuid not null references person,
	ended_by uuid not null references sign_in.account,
	ended_at timestamptz not null,
	foreign key (voice_id, person_id) references crisis_voice (id, person_id)
);

-- One wording of one line, in the person's words; without words it says that the line was taken out. `bases` are the
-- wordings that its writer saw: two wordings of which neither saw the other both stay, until the person chooses.
create table crisis_line (
	id uuid primary key,
	line_id uuid not null,
	person_id uuid not null references person,
	topic text not null,
	wording text,
	language text not null,
	bases uuid[] not null,
	typed_by uuid not null references sign_in.account,
	written_at timestamptz not null,
	written bigint generated always as identity,
	unique (id, line_id, person_id),
	unique (id, person_id)
);
create index crisis_line_person on crisis_line (person_id, line_id);

-- What somebody else typed is the person's only once the person says so.
create table crisis_line_check (
	version_id uuid primary key,
	person_id uuid not null references person,
	outcome text not null check (outcome in ('confirmed', 'not-mine')),
	checked_by uuid not null references sign_in.account,
	checked_at timestamptz not null,
	foreign key (version_id, person_id) references crisis_line (id, person_id)
);

-- What another voice says to one wording. The newest row of a voice holds.
create table crisis_answer (
	id uuid primary key,
	person_id uuid not null references person,
	line_id uuid not null,
	version_id uuid not null,
	voice_id uuid not null,
	answer text not null check (answer in ('agree', 'part', 'cannot')),
	reason text,
	language text not null,
	typed_by uuid not null references sign_in.account,
	answered_at timestamptz not null,
	written bigint generated always as identity,
	check (answer = 'agree' or reason is not null),
	foreign key (voice_id, person_id) references crisis_voice (id, person_id),
	foreign key (version_id, line_id, person_id) references crisis_line (id, line_id, person_id)
);
create index crisis_answer_version on crisis_answer (version_id);

-- What happens to the plan as a whole: the meeting goes on or not, who has a copy, when to look again, was it used.
create table crisis_step (
	id uuid primary key,
	person_id uuid not null references person,
	kind text not null check (kind in ('begun', 'paused', 'resumed', 'stopped', 'put-away', 'taken-up',
		'specific', 'review', 'copy', 'copy-back', 'used-yes', 'used-partly', 'used-no')),
	-- The line that could only be about this person, or the copy that came back.
	about uuid,
	on_day date,
	words text,
	language text,
	entered_by uuid not null references sign_in.account,
	entered_at timestamptz not null,
	written bigint generated always as identity,
	check ((kind in ('specific', 'copy-back')) = (about is not null)),
	check (kind <> 'copy' or words is not null),
	check (kind not in ('review', 'copy') or on_day is not null)
);
create index crisis_step_person on crisis_step (person_id, written);

-- A signature binds to the hash of all that was shown, and to that of each line, so that it is seen which lines have
-- changed since. No voice: the person.
create table crisis_signature (
	id uuid primary key,
	person_id uuid not null references person,
	voice_id uuid,
	hash bytea not null check (octet_length(hash) = 32),
	name text not null,
	how text not null check (how in ('here', 'aloud', 'paper')),
	typed_by uuid not null references sign_in.account,
	signed_at timestamptz not null,
	written bigint generated always as identity,
	unique (id, person_id),
	foreign key (voice_id, person_id) references crisis_voice (id, person_id)
);
create index crisis_signature_person on crisis_signature (person_id);

create table crisis_signed_line (
	signature_id uuid not null,
	person_id uuid not null references person,
	line_id uuid not null,
	version_id uuid not null,
	hash bytea not null check (octet_length(hash) = 32),
	primary key (signature_id, version_id),
	foreign key (signature_id, person_id) references crisis_signature (id, person_id),
	foreign key (version_id, line_id, person_id) references crisis_line (id, line_id, person_id)
);
create index crisis_signed_line_version on crisis_signed_line (version_id);

-- A loosening that the person has yet to confirm gives nothing.
create function access.crisis_counts(subject uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not access.is_held(subject) $$;

create function access.crisis_last_step(person uuid, kinds text[]) returns text
	language sql stable security definer set search_path = ''
	as $$ select s.kind from public.crisis_step s
		where s.person_id = person and s.kind = any (kinds) and access.crisis_counts(s.id)
		order by s.written desc limit 1 $$;

-- The voice the current account has at this table, while the person wants it there. A helper whose last grant has
-- ended has none: "stop everything" means everything.
create function access.crisis_voice(person uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select v.id from public.crisis_voice v join sign_in.account a on a.id = v.account_id
		where v.person_id = person and v.account_id = access.me() and access.crisis_counts(v.id)
			and not exists (select from public.crisis_voice_end e where e.voice_id = v.id)
			and (a.kind = 'staff' or access.is_supporter(person))
		order by v.added_at desc, v.id limit 1 $$;

-- Whether an account works in a unit that treats the person now: who leads the talk must not.
create function access.crisis_in_team(account uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.intake i join public.unit_staff s on s.unit_id = i.unit_id
		where i.person_id = person and i.ended_at is null
			and s.account_id = account and (s.until is null or s.until > access.moment())) $$;

create function access.crisis_facilitates(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_voice v where v.id = access.crisis_voice(person) and v.kind = 'facilitator')
		and not access.crisis_in_team(access.me(), person) $$;

-- Whose account the person can put at the table: staff who treat them, facilitators who do not, and their helpers.
create function access.crisis_may_invite(account uuid, person uuid, as_kind text) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from sign_in.account a where a.id = account and a.disabled_at is null and (
			(a.kind = 'staff' and as_kind = 'team' and access.crisis_in_team(a.id, person))
			or (a.kind = 'staff' and as_kind = 'facilitator' and 'facilitator' = any (a.roles)
				and not access.crisis_in_team(a.id, person))
			or (a.kind = 'supporter' and as_kind in ('family', 'friend', 'advocate', 'peer', 'other') and exists (
				select from public.supporter_grant g
				where g.person_id = person and g.account_id = a.id and access.counts(g))))) $$;

-- For the person to choose from, by name. Nobody else gets a list.
create function access.crisis_to_invite(person uuid) returns table (account_id uuid, name text, kind text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, access.name_of(a.id), k.kind
		from sign_in.account a cross join unnest(array['team', 'facilitator', 'other']) k(kind)
		where access.is_self(person) and access.crisis_may_invite(a.id, person, k.kind)
		order by 3, 2, 1 $$;

-- The meeting goes on: others say something only while it does.
create function access.crisis_meeting_on(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select coalesce(access.crisis_last_step(person, array['begun', 'paused', 'resumed', 'stopped'])
		in ('begun', 'resumed'), false) $$;

-- Whose words may I write down: my own voice's; and a voice that was only named, for whoever holds the device.
create function access.crisis_speaks_for(voice uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select voice = access.crisis_voice(person) or exists (
		select from public.crisis_voice v
		where v.id = voice and v.person_id = person and v.account_id is null
			and not exists (select from public.crisis_voice_end e where e.voice_id = v.id)
			and (access.is_self(person) or access.supports(person, 'crisis-plan', true)
				or access.crisis_facilitates(person))) $$;

-- The person's own, or checked by them.
create function access.crisis_is_theirs(version uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_line l join public.person p on p.id = l.person_id
		where l.id = version and access.crisis_counts(l.id)
			and (l.typed_by = p.account_id or exists (
				select from public.crisis_line_check c where c.version_id = l.id and c.outcome = 'confirmed'))) $$;

-- Taken out, and not put back since: a wish that was withdrawn is read by nobody else, whatever was signed.
create function access.crisis_is_out(line uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_line o
		where o.line_id = line and o.person_id = person and o.wording is null and access.crisis_is_theirs(o.id)
			and not exists (select from public.crisis_line n
				where n.line_id = line and o.id = any (n.bases) and access.crisis_is_theirs(n.id))) $$;

-- The plan is there for those who were not at the table: the person signed it and has not put it away.
create function access.crisis_is_open(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
			select from public.crisis_signature s
			where s.person_id = person and s.voice_id is null and access.crisis_counts(s.id))
		and access.crisis_last_step(person, array['put-away', 'taken-up']) is distinct from 'put-away' $$;

-- The wording that stands for them: the one the person signed last, while the line is not taken out.
create function access.crisis_in_force(version uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_line l
		where l.id = version and access.crisis_is_open(l.person_id) and not access.crisis_is_out(l.line_id, l.person_id)
			and l.id = (select d.version_id from public.crisis_signed_line d
				join public.crisis_signature s on s.id = d.signature_id
				where d.line_id = l.line_id and d.person_id = l.person_id and s.voice_id is null
					and access.crisis_counts(s.id)
				order by s.written desc, d.version_id limit 1)) $$;

-- Who was at the table, and helpers with this part, read all of it; who treats the person, what stands.
create function access.crisis_reads(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.is_self(person) or access.supports(person, 'crisis-plan', false)
		or access.crisis_voice(person) is not null $$;

create function access.crisis_hidden(line uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.hidden_from_me('statement', line::text, person) $$;

create function access.crisis_line_of(version uuid) returns uuid
	language sql stable security definer set search_path = ''
	as $$ select l.line_id from public.crisis_line l where l.id = version $$;

-- A wording goes on from wordings of the same line.
create function access.crisis_bases_fit(bases uuid[], line uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select not exists (
		select from unnest(bases) b where not exists (
			select from public.crisis_line l where l.id = b and l.line_id = line and l.person_id = person))
		and not exists (
			select from public.crisis_line l where l.line_id = line and l.person_id <> person) $$;

create function access.crisis_signature_is_mine(signature uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_signature s
		where s.id = signature and s.person_id = person and s.typed_by = access.me()
			and s.signed_at = access.moment()) $$;

-- The name of who the plan is of, for whoever has a part in it.
create function access.crisis_person(person uuid) returns table (name text, account_id uuid)
	language sql stable security definer set search_path = ''
	as $$ select p.name, p.account_id from public.person p
		where p.id = person and (access.crisis_reads(person) or access.treats(person)) $$;

-- At whose table the current account has a voice.
create function access.crisis_tables() returns table (person_id uuid, name text, since timestamptz)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.name, v.added_at from public.crisis_voice v join public.person p on p.id = v.person_id
		where v.account_id = access.me() and access.crisis_voice(p.id) = v.id
		order by v.added_at desc $$;

-- As before (0011 and after), and what a voice at the table is. Around the function there, whatever it grew into.
alter function access.relations rename to relations_without_crisis_plan;
create function access.relations(person uuid, unit uuid, episode uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$ select access.relations_without_crisis_plan(person, unit, episode)
		|| case when person is not null and access.crisis_voice(person) is not null
			then array['crisis-voice'] else '{}' end
		|| case when person is not null and access.crisis_facilitates(person)
			then array['crisis-facilitator'] else '{}' end $$;

alter table crisis_voice enable row level security;
alter table crisis_voice force row level security;
alter table crisis_voice_end enable row level security;
alter table crisis_voice_end force row level security;
alter table crisis_line enable row level security;
alter table crisis_line force row level security;
alter table crisis_line_check enable row level security;
alter table crisis_line_check force row level security;
alter table crisis_answer enable row level security;
alter table crisis_answer force row level security;
alter table crisis_step enable row level security;
alter table crisis_step force row level security;
alter table crisis_signature enable row level security;
alter table crisis_signature force row level security;
alter table crisis_signed_line enable row level security;
alter table crisis_signed_line force row level security;

create policy owner_reads on crisis_voice for select to foreword_owner using (true);
create policy owner_reads on crisis_voice_end for select to foreword_owner using (true);
create policy owner_reads on crisis_line for select to foreword_owner using (true);
create policy owner_reads on crisis_line_check for select to foreword_owner using (true);
create policy owner_reads on crisis_step for select to foreword_owner using (true);
create policy owner_reads on crisis_signature for select to foreword_owner using (true);
create policy owner_reads on crisis_signed_line for select to foreword_owner using (true);

create policy table_reads on crisis_voice for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_voice for select to foreword_app
	using (access.treats(person_id) and access.crisis_is_open(person_id));
create policy self_adds on crisis_voice for insert to foreword_app
	with check (access.is_self(person_id) and added_by = (select access.me())
		and (account_id is null or access.crisis_may_invite(account_id, person_id, kind)));

create policy table_reads on crisis_voice_end for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_voice_end for select to foreword_app
	using (access.treats(person_id) and access.crisis_is_open(person_id));
create policy self_ends on crisis_voice_end for insert to foreword_app
	with check (access.is_self(person_id) and ended_by = (select access.me()));
create policy voice_leaves on crisis_voice_end for insert to foreword_app
	with check (voice_id = access.crisis_voice(person_id) and ended_by = (select access.me()));

create policy table_reads on crisis_line for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_line for select to foreword_app
	using (access.treats(person_id) and access.crisis_in_force(id));
create policy self_writes on crisis_line for insert to foreword_app
	with check (access.is_self(person_id) and typed_by = (select access.me())
		and access.crisis_bases_fit(bases, line_id, person_id));
-- Typed for the person, who says whether it is right. Nobody else takes a line out.
create policy helper_types on crisis_line for insert to foreword_app
	with check (wording is not null and typed_by = (select access.me())
		and (access.supports(person_id, 'crisis-plan', true)
			or (access.crisis_facilitates(person_id) and access.crisis_meeting_on(person_id)))
		and access.crisis_bases_fit(bases, line_id, person_id));

create policy table_reads on crisis_line_check for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_line_check for select to foreword_app
	using (access.treats(person_id) and access.crisis_in_force(version_id));
create policy self_checks on crisis_line_check for insert to foreword_app
	with check (access.is_self(person_id) and checked_by = (select access.me()));

create policy table_reads on crisis_answer for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_answer for select to foreword_app
	using (access.treats(person_id) and access.crisis_in_force(version_id));
create policy voice_answers on crisis_answer for insert to foreword_app
	with check (typed_by = (select access.me()) and access.crisis_speaks_for(voice_id, person_id)
		and access.crisis_meeting_on(person_id));

create policy table_reads on crisis_step for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_step for select to foreword_app
	using (access.treats(person_id) and access.crisis_is_open(person_id)
		and kind in ('review', 'copy', 'copy-back', 'used-yes', 'used-partly', 'used-no'));
create policy self_steps on crisis_step for insert to foreword_app
	with check (access.is_self(person_id) and entered_by = (select access.me()));
create policy facilitator_steps on crisis_step for insert to foreword_app
	with check (access.crisis_facilitates(person_id) and entered_by = (select access.me())
		and (kind = 'specific' or (kind = 'paused' and access.crisis_meeting_on(person_id))));
create policy treating_tells on crisis_step for insert to foreword_app
	with check (access.treats(person_id) and access.crisis_is_open(person_id) and entered_by = (select access.me())
		and kind in ('used-yes', 'used-partly', 'used-no'));

create policy table_reads on crisis_signature for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_signature for select to foreword_app
	using (access.treats(person_id) and access.crisis_is_open(person_id));
create policy self_signs on crisis_signature for insert to foreword_app
	with check (voice_id is null and access.is_self(person_id) and typed_by = (select access.me())
		and signed_at = (select access.moment()));
create policy voice_signs on crisis_signature for insert to foreword_app
	with check (access.crisis_speaks_for(voice_id, person_id) and typed_by = (select access.me())
		and signed_at = (select access.moment()));

create policy table_reads on crisis_signed_line for select to foreword_app using (access.crisis_reads(person_id));
create policy treating_reads on crisis_signed_line for select to foreword_app
	using (access.treats(person_id) and access.crisis_in_force(version_id));
create policy signer_binds on crisis_signed_line for insert to foreword_app
	with check (access.crisis_signature_is_mine(signature_id, person_id));

-- What the person keeps from somebody is no row for them: nothing of it, and nothing said to it.
create policy not_hidden on crisis_line as restrictive for select to foreword_app
	using (not access.crisis_hidden(line_id, person_id));
create policy not_hidden on crisis_answer as restrictive for select to foreword_app
	using (not access.crisis_hidden(line_id, person_id));
create policy not_hidden on crisis_signed_line as restrictive for select to foreword_app
	using (not access.crisis_hidden(line_id, person_id));
create policy not_hidden on crisis_line_check as restrictive for select to foreword_app
	using (not access.crisis_hidden(access.crisis_line_of(version_id), person_id));
create policy not_hidden on crisis_step as restrictive for select to foreword_app
	using (about is null or not access.crisis_hidden(about, person_id));

-- What the person took out is read by them alone, from that moment, by whoever sat at the table too.
create policy not_out on crisis_line as restrictive for select to foreword_app
	using (access.is_self(person_id) or not access.crisis_is_out(line_id, person_id));
create policy not_out on crisis_answer as restrictive for select to foreword_app
	using (access.is_self(person_id) or not access.crisis_is_out(line_id, person_id));
create policy not_out on crisis_signed_line as restrictive for select to foreword_app
	using (access.is_self(person_id) or not access.crisis_is_out(line_id, person_id));

grant select, insert on crisis_voice, crisis_voice_end, crisis_line, crisis_line_check, crisis_answer, crisis_step,
	crisis_signature, crisis_signed_line to foreword_app;
