-- A person asks to have what is about them erased. What goes, what stays and why: docs/decisions/erasure.md.

-- The person asks; a keeper and a privacy officer, two people, each confirm; until both have, the person can take it
-- back. `plan` is what the person was shown: what goes, what is kept, by which rule and until when. The receipt is a
-- code, since afterwards there is no account to look from.
create table erasure_request (
	id uuid primary key,
	person_id uuid not null references person,
	plan jsonb not null,
	receipt_hash bytea not null unique check (octet_length(receipt_hash) = 32),
	asked_by uuid not null references sign_in.account,
	asked_at timestamptz not null
);
create index erasure_request_person on erasure_request (person_id);

create table erasure_word (
	request_id uuid not null references erasure_request,
	person_id uuid not null references person,
	as_what text not null check (as_what in ('keeper', 'privacy', 'person', 'done')),
	account_id uuid not null references sign_in.account,
	said_at timestamptz not null,
	-- Of the last row, `done`: how many rows of what were destroyed, and how many stay.
	counts jsonb,
	primary key (request_id, as_what)
);

alter table erasure_request enable row level security;
alter table erasure_request force row level security;
alter table erasure_word enable row level security;
alter table erasure_word force row level security;
create policy owner_reads on erasure_request for select to foreword_owner using (true);
create policy owner_reads on erasure_word for select to foreword_owner using (true);
create policy owner_adds on erasure_word for insert to foreword_owner with check (true);
create policy self_reads on erasure_request for select to foreword_app using (access.is_self(person_id));
create policy self_asks on erasure_request for insert to foreword_app
	with check (access.is_self(person_id) and asked_by = (select access.me()));
create policy self_reads on erasure_word for select to foreword_app using (access.is_self(person_id));
create policy self_takes_back on erasure_word for insert to foreword_app
	with check (access.is_self(person_id) and as_what = 'person' and account_id = (select access.me())
		and counts is null);
grant select, insert on erasure_request, erasure_word to foreword_app;

-- What a keeper and a privacy officer need to decide: who, when, and who of the two has confirmed. Nothing of a plan.
create function access.erasures_waiting() returns table (id uuid, name text, record_number text, asked_at timestamptz,
		keeper uuid, keeper_name text, privacy uuid, privacy_name text)
	language sql stable security definer set search_path = ''
	as $$ select r.id, p.name, p.record_number, r.asked_at, k.account_id, access.name_of(k.account_id),
			v.account_id, access.name_of(v.account_id)
		from public.erasure_request r join public.person p on p.id = r.person_id
			left join public.erasure_word k on k.request_id = r.id and k.as_what = 'keeper'
			left join public.erasure_word v on v.request_id = r.id and v.as_what = 'privacy'
		where (access.has_role('keeper') or access.has_role('privacy'))
			and not exists (select from public.erasure_word w
				where w.request_id = r.id and w.as_what in ('person', 'done'))
		order by r.asked_at, r.id $$;

-- Rows of the person alone that nobody has acted on. What other rows stand on stays, and is counted.
do $$
declare named text;
begin
	foreach named in array array['answer', 'answer_now', 'answer_check', 'rendering', 'draft', 'contact',
			'supporter_grant', 'slip_grant'] loop
		execute format('create policy owner_erases on %I for delete to foreword_owner using (true)', named);
	end loop;
end $$;
create policy owner_reads on draft for select to foreword_owner using (true);
create policy owner_stops on wallet_code for update to foreword_owner using (true) with check (true);

-- Destroys what no law keeps, as far as rows that stay do not stand on it, and closes the account.
create function access.erase(whose uuid) returns jsonb
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare gone jsonb := '{}'; stays integer := 0; n integer; one record; total integer := 0;
		account uuid; at timestamptz := access.moment();
	begin
		select p.account_id into account from public.person p where p.id = whose;
		delete from public.draft d where d.person_id = whose and d.voice = access.nobody();
		get diagnostics n = row_count; gone := gone || jsonb_build_object('drafts', n);
		-- "Only me", question by question: each with all its versions, or not at all.
		for one in select m.question from public.answer_now m
			where m.person_id = whose and m.context = access.nobody() and m.voice = access.nobody()
				and m.audience = '{}' and m.named = '{}'
		loop
			begin
				delete from public.answer_now m where m.person_id = whose and m.question = one.question
					and m.context = access.nobody() and m.voice = access.nobody();
				delete from public.rendering r using public.answer a where a.id = r.answer_id
					and a.person_id = whose and a.question = one.question and a.context = access.nobody();
				delete from public.answer_check c using public.answer a where a.id = c.answer_id
					and a.person_id = whose and a.question = one.question and a.context = access.nobody();
				delete from public.answer a where a.person_id = whose and a.question = one.question
					and a.context = access.nobody() and a.voice = access.nobody();
				get diagnostics n = row_count;
				total := total + n;
			exception when foreign_key_violation then stays := stays + 1;
			end;
		end loop;
		gone := gone || jsonb_build_object('only-me', total);
		delete from public.contact c where c.person_id = whose;
		get diagnostics n = row_count; gone := gone || jsonb_build_object('contacts', n);
		update public.wallet_code w set stopped_at = at where w.person_id = whose and w.stopped_at is null;
		get diagnostics n = row_count; gone := gone || jsonb_build_object('wallet', n);
		delete from public.slip_grant g where g.person_id = whose;
		delete from public.supporter_grant g where g.person_id = whose;
		get diagnostics n = row_count; gone := gone || jsonb_build_object('grants', n);
		if account is not null then
			delete from sign_in.paper_code c where c.account_id = account;
			delete from sign_in.kept_post k where k.account_id = account;
			update sign_in.slip s set name = '—', stopped_at = coalesce(s.stopped_at, at)
				where s.person_id = whose and s.used_at is null;
			update sign_in.session s set ended_at = at, ended_how = 'ended' where s.account_id = account and s.ended_at is null;
			update sign_in.account a set user_name = 'gone ' || replace(a.id::text, '-', ''), name = '—', passphrase_hash = null, reading = null,
				disabled_at = at where a.id = account;
			gone := gone || jsonb_build_object('account', 1);
		end if;
		-- A record of care that must be kept has to say whose it is. Without one, nothing needs the name.
		if not exists (select from public.intake i where i.person_id = whose)
			and not exists (select from public.episode e where e.person_id = whose) then
			update public.person p set name = '—', birth_date = '1900-01-01', record_number = null where p.id = whose;
			gone := gone || jsonb_build_object('name', 1);
		end if;
		return jsonb_build_object('gone', gone, 'stays', stays);
	end $$;

-- 'waiting' for the other, 'done', 'same' when it would be the same person twice, 'no'.
create function access.confirm_erasure(request uuid, role text) returns text
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare mine uuid := access.me(); r public.erasure_request; counts jsonb;
	begin
		if mine is null or role not in ('keeper', 'privacy') or not access.has_role(role) then return 'no'; end if;
		perform pg_advisory_xact_lock(hashtextextended('erasure ' || request, 0));
		select * into r from public.erasure_request q where q.id = request;
		if r.id is null or exists (select from public.erasure_word w
			where w.request_id = request and w.as_what in ('person', 'done')) then return 'no'; end if;
		if exists (select from public.erasure_word w
			where w.request_id = request and w.account_id = mine and w.as_what <> role) then return 'same'; end if;
		insert into public.erasure_word (request_id, person_id, as_what, account_id, said_at)
			values (request, r.person_id, role, mine, access.moment()) on conflict do nothing;
		if (select count(*) from public.erasure_word w where w.request_id = request
			and w.as_what in ('keeper', 'privacy')) < 2 then return 'waiting'; end if;
		counts := access.erase(r.person_id);
		insert into public.erasure_word (request_id, person_id, as_what, account_id, said_at, counts)
			values (request, r.person_id, 'done', mine, access.moment(), counts);
		return 'done';
	end $$;

-- Whoever holds the receipt sees what was asked, what became of it, and what is kept.
create function access.erasure_by_receipt(hash bytea) returns table (asked_at timestamptz, plan jsonb,
		taken_back_at timestamptz, done_at timestamptz, counts jsonb)
	language sql stable security definer set search_path = ''
	as $$ select r.asked_at, r.plan, b.said_at, d.said_at, d.counts
		from public.erasure_request r
			left join public.erasure_word b on b.request_id = r.id and b.as_what = 'person'
			left join public.erasure_word d on d.request_id = r.id and d.as_what = 'done'
		where r.receipt_hash = hash $$;

revoke execute on function access.erase from public;

-- A signature that was begun is not gone on with by whoever was only helped back in.
create or replace function access.crisis_signature_is_mine(signature uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.crisis_signature s
		where s.id = signature and s.person_id = person and s.typed_by = access.me()
			and s.signed_at = access.moment() and not access.is_recovering(person)) $$;
