-- Every look and every act, in one chain: each row carries the hash of the row before it.
-- Codes and ids only, never what somebody wrote. Rows are added through access.note and never changed.

create schema audit;
create table audit.entry (
	seq bigint primary key,
	at timestamptz not null,
	kind text not null check (kind in ('look', 'act', 'refusal')),
	deed text not null,
	part text,
	account_id uuid,
	relation text,
	unit_id uuid,
	person_id uuid,
	subject_id uuid,
	request_id text not null,
	detail jsonb not null default '{}',
	previous bytea not null,
	hash bytea not null
);
create index entry_person on audit.entry (person_id, seq);
create index entry_account on audit.entry (account_id, seq);

-- What the hash of a row covers.
create function audit.line(e audit.entry) returns bytea language sql immutable set search_path = ''
	as $$ select convert_to(concat_ws('|', e.seq, extract(epoch from e.at), e.kind, e.deed, e.part, e.account_id, e.relation,
		e.unit_id, e.person_id, e.subject_id, e.request_id, e.detail::text), 'UTF8') $$;

-- Adds one row to the chain. The lock makes the chain one line; it is held to the end of the transaction.
create function access.note(kind text, deed text, part text, relation text, unit uuid, person uuid, subject uuid,
	request text, detail jsonb) returns void
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare last audit.entry; e audit.entry;
	begin
		perform pg_advisory_xact_lock(7215001);
		select * into last from audit.entry order by seq desc limit 1;
		e := row(coalesce(last.seq, 0) + 1, access.moment(), kind, deed, part, access.me(), relation, unit, person, subject,
			request, coalesce(detail, '{}'), coalesce(last.hash, ''::bytea), ''::bytea);
		e.hash := sha256(e.previous || audit.line(e));
		insert into audit.entry select (e).*;
	end $$;

-- The first row whose hash does not follow from the row before it; null when the chain is whole.
create function access.first_broken_entry() returns bigint
	language plpgsql stable security definer set search_path = ''
	as $$
	declare e audit.entry; before bytea := ''; number bigint := 0;
	begin
		for e in select * from audit.entry order by seq loop
			number := number + 1;
			if e.seq <> number or e.previous <> before or e.hash <> sha256(before || audit.line(e)) then return e.seq; end if;
			before := e.hash;
		end loop;
		return null;
	end $$;

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy owner_reads on audit.entry for select to foreword_owner using (true);
create policy owner_adds on audit.entry for insert to foreword_owner with check (true);
create policy person_reads_own on audit.entry for select to foreword_app using (access.is_self(person_id));
create policy privacy_reads on audit.entry for select to foreword_app using ((select access.has_role('privacy')));
grant usage on schema audit to foreword_app;
grant select on audit.entry to foreword_app;
