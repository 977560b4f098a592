-- A photo of the person, given by them alone. Nobody sees it until they say that staff may; then whoever looks for
-- somebody sees it beside the birth date where two people are alike, for a quarter of an hour, and at no other place.
-- What they take back is emptied at once: nothing is left of it that could be shown again.

alter table media drop constraint media_about_check;
alter table media add constraint media_about_check check (about in ('question', 'paper', 'photo'));
-- Small: up to five of them stand on one page of a ward's slow computer.
alter table media add constraint media_photo_check check (about <> 'photo' or (kind = 'picture' and added_as = 'self'
	and (bytes is null or octet_length(bytes) <= 307200)));
create index media_photo on media (person_id) where about = 'photo';
alter table media_word drop constraint media_word_what_check;
alter table media_word add constraint media_word_what_check
	check (what in ('confirmed', 'not-mine', 'removed', 'back', 'allowed', 'not-allowed'));

-- Whether two records are so alike that a name and a birth date do not tell them apart.
create function access.are_alike(one uuid, other uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.person p join public.person o on o.birth_date = p.birth_date and o.id <> p.id
		where p.id = one and o.id = other and not p.birth_guessed and not o.birth_guessed
			and (o.name_key = p.name_key or 1 < (select count(*) from (
				select unnest(string_to_array(p.name_key, ' ')) intersect select unnest(string_to_array(o.name_key, ' '))) common))) $$;

-- Whether the person says that staff may see it now, and keeps nothing from whoever asks.
create function access.photo_is_open(photo uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.media m
		where m.id = photo and m.about = 'photo' and m.bytes is not null and access.joined_to(m.person_id) is null
			and (select w.what from public.media_word w
				where w.media_id = m.id and w.what in ('allowed', 'not-allowed') and not access.is_held(w.id)
				order by w.written desc limit 1) = 'allowed'
			and not exists (select from public.hidden_entry h where h.person_id = m.person_id
				and h.account_id = access.me() and access.stands_hidden(h.id))) $$;

-- Of the people a search of a unit found: whose photo helps to tell them from another of them.
create function access.photos_among(unit uuid, people uuid[])
	returns table (person_id uuid, photo uuid, width integer, height integer, turn integer)
	language sql stable security definer set search_path = ''
	as $$ select m.person_id, m.id, m.width, m.height, m.turn from public.media m
		where access.works_in(unit) and m.about = 'photo' and m.person_id = any (people)
			and access.photo_is_open(m.id)
			and exists (select from unnest(people) other where access.are_alike(m.person_id, other)) $$;

-- Whether it was put before me lately, by a search of a unit where I still work; the log says so, for the person to read.
create function access.photo_is_before_me(photo uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.photo_is_open(photo)
		and exists (select from audit.entry e
			where e.person_id = person and e.account_id = access.me() and e.deed = 'photo:offered'
				and e.subject_id = photo and e.at > access.moment() - interval '15 minutes'
				and access.works_in((e.detail ->> 'unit')::uuid))
		and exists (select from public.person p join public.person other on other.birth_date = p.birth_date
			where p.id = person and access.are_alike(person, other.id)) $$;

create policy alike_reads on media for select to foreword_app
	using (about = 'photo' and access.photo_is_before_me(id, person_id));

-- Takes back the person's own photos but one: their bytes are gone, as once they are erased.
create function access.empty_photos(whose uuid, but uuid) returns void
	language sql volatile security definer set search_path = ''
	as $$ update public.media m set bytes = null, erased_at = access.moment()
		where m.person_id = whose and m.about = 'photo' and m.id is distinct from but and m.bytes is not null
			and access.is_self(whose) $$;

-- As before (0061), in one record: photos go whole.
alter function access.erase_record(uuid) rename to erase_record_but_photos;
create function access.erase_record(whose uuid) returns jsonb
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare done jsonb; n integer;
	begin
		select count(*) into n from public.media m
			where m.person_id = whose and m.about = 'photo' and m.bytes is not null;
		delete from public.media_word w using public.media m
			where m.id = w.media_id and m.person_id = whose and m.about = 'photo';
		delete from public.media m where m.person_id = whose and m.about = 'photo';
		done := access.erase_record_but_photos(whose);
		return jsonb_set(done, '{gone,media}', to_jsonb(coalesce((done #>> '{gone,media}')::integer, 0) + n));
	end $$;
revoke execute on function access.erase_record, access.erase_record_but_photos from public;
