-- A helper who may type about the person helps with whom to tell and whom never to tell. A "never" protects at once;
-- somebody to tell, and taking anybody off, waits for the person's own word. Any line can be kept from somebody.
alter table contact
	add column typed_by uuid references sign_in.account,
	add column checked_at timestamptz,
	-- A helper asks to take it off; nothing changes until the person does it.
	add column off_by uuid references sign_in.account,
	add column off_at timestamptz,
	add constraint contact_checked check (checked_at is null or typed_by is not null),
	add constraint contact_off check ((off_by is null) = (off_at is null));

alter table hidden_entry drop constraint hidden_entry_subject_kind_check;
alter table hidden_entry add constraint hidden_entry_subject_kind_check
	check (subject_kind in ('question', 'directive', 'statement', 'contact'));

-- Somebody to tell whom a helper typed is on no list before the person said that it is right.
create policy counts on contact as restrictive for select to foreword_app
	using (access.is_self(person_id) or not tell or typed_by is null or checked_at is not null
		or typed_by = (select access.me()));
create policy not_hidden on contact as restrictive for select to foreword_app
	using (not access.hidden_from_me('contact', id::text, person_id));

-- Whom the person wants told, and what they typed themselves. Whom the person never wants told they do not learn
-- here: somebody near a person may be near those people too (0014).
create policy typing_reads on contact for select to foreword_app
	using (removed_at is null and (tell or typed_by = (select access.me()))
		and access.supports(person_id, 'about-me', true));

drop policy self_adds on contact;
create policy self_adds on contact for insert to foreword_app
	with check (access.is_self(person_id) and typed_by is null);
create policy typing_adds on contact for insert to foreword_app
	with check (access.supports(person_id, 'about-me', true) and typed_by = (select access.me())
		and created_at = (select access.moment()) and checked_at is null and off_by is null and removed_at is null);
create policy typing_asks_off on contact for update to foreword_app
	using (removed_at is null and off_by is null and (tell or typed_by = (select access.me()))
		and access.supports(person_id, 'about-me', true)
		and not access.hidden_from_me('contact', id::text, person_id))
	with check (access.supports(person_id, 'about-me', true) and off_by = (select access.me())
		and off_at = (select access.moment()));

-- Whoever is not the person asks, and does neither of the two that are theirs.
create function access.contact_asked_only() returns trigger
	language plpgsql security definer set search_path = ''
	as $$
	begin
		if not access.is_self(old.person_id) and (new.removed_at is distinct from old.removed_at
			or new.checked_at is distinct from old.checked_at) then
			raise insufficient_privilege using message = 'contact: taking off and checking are the person''s';
		end if;
		return new;
	end $$;
create trigger contact_asked_only before update on contact
	for each row when (current_user = 'foreword_app') execute function access.contact_asked_only();
grant update (checked_at, off_by, off_at) on contact to foreword_app;

-- As before (0029); what a helper typed and the person has not checked is shown to nobody.
create or replace function access.wallet_contacts(use uuid)
	returns table (id uuid, name text, who text, phone text, tell boolean, shown boolean)
	language sql stable security definer set search_path = ''
	as $$ select c.id, c.name, c.who, c.phone, c.tell,
			c.tell and 'c:' || c.id::text = any (access.wallet_ticked(c.person_id))
		from public.contact c
		where c.person_id = access.wallet_person(use) and c.removed_at is null
			and (not c.tell or c.typed_by is null or c.checked_at is not null)
		order by c.created_at, c.id $$;

-- As before (0028), with a line of whom to tell.
create or replace function access.hangs_on_hidden(about uuid, person uuid) returns boolean
	language plpgsql stable security definer set search_path = ''
	as $$
	begin
		return access.answer_hidden(about)
			or exists (select from (
				select about as directive
				union all select s.directive_id from public.directive_signature s where s.id = about
				union all select w.directive_id from public.directive_withdrawal w where w.id = about
				union all select r.directive_id from public.directive_representative r where r.id = about
				union all select w.directive_id from public.directive_witness w where w.id = about) d
				where access.hidden_from_me('directive', d.directive::text, person))
			or access.hidden_from_me('statement', about::text, person)
			or access.hidden_from_me('contact', about::text, person)
			or exists (select from public.crisis_line l
				where l.id = about and access.hidden_from_me('statement', l.line_id::text, person));
	end $$;

-- As before (0019): whoever got in with somebody's help may be the very one from whom a line is kept.
create function access.contact_kept_from_anybody(contact uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.hidden_entry h
		where h.person_id = person and h.subject_kind = 'contact' and h.subject = contact::text
			and access.stands_hidden(h.id)) $$;
drop policy recovering_reads on contact;
create policy recovering_reads on contact for select to foreword_app
	using (tell and removed_at is null and access.is_recovering(person_id)
		and not access.contact_kept_from_anybody(id, person_id));
