-- What staff were trained in, on which day, and until when it is valid. Rows are added and never changed; one that was
-- entered wrongly is taken back by a row that says why.

create table staff_training (
	id uuid primary key,
	account_id uuid not null references sign_in.account,
	topics text[] not null check (cardinality(topics) > 0),
	done_on date not null,
	-- The last day it is valid.
	valid_until date not null check (valid_until >= done_on),
	-- Who assessed that they can do it, and what qualifies whoever taught it.
	assessor text,
	trainer text,
	entered_at timestamptz not null,
	entered_by uuid not null references sign_in.account
);
create index staff_training_account on staff_training (account_id);

create table staff_training_back (
	training_id uuid primary key references staff_training,
	account_id uuid not null references sign_in.account,
	because text not null,
	taken_at timestamptz not null,
	taken_by uuid not null references sign_in.account
);

-- Somebody of the staff with whom the account works in some unit now.
create function access.works_with(other uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (
		select from public.unit_staff mine join public.unit_staff theirs on theirs.unit_id = mine.unit_id
		where mine.account_id = access.me() and theirs.account_id = other
			and (mine.until is null or mine.until > access.moment())
			and (theirs.until is null or theirs.until > access.moment())
	) $$;

-- Staff of a unit as its training is kept: for who works there and for the keeper.
create function access.staff_kept(unit uuid) returns table (account_id uuid, name text, job text)
	language sql stable security definer set search_path = ''
	as $$ select distinct a.id, a.name, a.job from public.unit_staff s join sign_in.account a on a.id = s.account_id
		where s.unit_id = unit and (access.works_in(unit) or access.has_role('keeper'))
			and (s.until is null or s.until > access.moment()) and a.disabled_at is null
		order by a.name, a.id $$;

-- In which topics the training of each member of staff named in a record was valid on a day. For who works on the
-- record; whoever it happened to learns through the next function only whether it was as the rules ask.
create function access.trained_in_episode(of uuid, day date) returns table (named uuid, topics text[], written boolean)
	language sql stable security definer set search_path = ''
	as $$ select s.id, coalesce(array_agg(distinct topic) filter (where topic is not null), '{}'),
			coalesce(bool_or(t.id is not null), false)
		from public.episode_staff s
			left join public.staff_training t on t.account_id = s.account_id
				and not exists (select from public.staff_training_back b where b.training_id = t.id)
			left join lateral unnest(case when day between t.done_on and t.valid_until then t.topics end) topic on true
		where s.episode_id = of and (access.treats(s.person_id) or access.in_episode(of) or access.facilitates(of))
		group by s.id $$;

-- Whether everybody named in a record of one's own had valid training in these topics that day; null while it is not
-- known of somebody: who has no account here, and who has nothing written.
create function access.all_trained(of uuid, day date, wanted text[]) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select case when count(*) = 0 then null when bool_or(had = false) then false when bool_or(had is null) then null
			else true end
		from (select case when s.account_id is null or not exists (
				select from public.staff_training t where t.account_id = s.account_id
					and not exists (select from public.staff_training_back b where b.training_id = t.id)) then null
			else wanted <@ coalesce((select array_agg(distinct topic) from public.staff_training t, unnest(t.topics) topic
				where t.account_id = s.account_id and day between t.done_on and t.valid_until
					and not exists (select from public.staff_training_back b where b.training_id = t.id)), '{}')
				and exists (select from public.staff_training t where t.account_id = s.account_id
					and day between t.done_on and t.valid_until
					and not exists (select from public.staff_training_back b where b.training_id = t.id)) end as had
			from public.episode_staff s where s.episode_id = of and access.is_self(s.person_id)) each $$;

alter table staff_training enable row level security;
alter table staff_training force row level security;
alter table staff_training_back enable row level security;
alter table staff_training_back force row level security;
create policy owner_reads on staff_training for select to foreword_owner using (true);
create policy owner_reads on staff_training_back for select to foreword_owner using (true);
create policy colleagues_read on staff_training for select to foreword_app using (access.works_with(account_id));
create policy keeper_reads on staff_training for select to foreword_app using ((select access.has_role('keeper')));
create policy keeper_adds on staff_training for insert to foreword_app
	with check ((select access.has_role('keeper')) and entered_by = (select access.me()));
create policy colleagues_read on staff_training_back for select to foreword_app using (access.works_with(account_id));
create policy keeper_reads on staff_training_back for select to foreword_app using ((select access.has_role('keeper')));
create policy keeper_adds on staff_training_back for insert to foreword_app
	with check ((select access.has_role('keeper')) and taken_by = (select access.me()));
grant select, insert on staff_training, staff_training_back to foreword_app;
