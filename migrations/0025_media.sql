-- Pictures and sounds. A picture of a sign belongs to the answer it shows (`question`) and has its readers; a photo of
-- a signed paper belongs to that row (`subject`) and is the person's. What Foreword keeps was cleaned before: no
-- place, no time and no name is left in the bytes. Rows never change; what becomes of one is a row of media_word.

create table media (
	id uuid primary key,
	person_id uuid not null references person,
	about text not null check (about in ('question', 'paper')),
	question text,
	subject uuid,
	kind text not null check (kind in ('picture', 'sound')),
	type text not null check (type in ('image/png', 'image/jpeg', 'audio/mp4', 'audio/mpeg', 'audio/webm', 'audio/ogg')),
	-- What is to be seen or heard, in plain words: whoever cannot see or hear it reads these.
	words text not null check (char_length(words) between 1 and 280),
	language text not null,
	-- Null once the person had it erased: the words stay where others could read them.
	bytes bytea check (octet_length(bytes) between 1 and 1100000),
	width integer,
	height integer,
	-- How a JPEG is to be turned, as EXIF has it: 1 to 8.
	turn integer not null default 1 check (turn between 1 and 8),
	added_as text not null check (added_as in ('self', 'supporter', 'speech-pathologist')),
	added_by uuid not null references sign_in.account,
	added_at timestamptz not null,
	erased_at timestamptz,
	check ((about = 'question') = (question is not null) and (about = 'paper') = (subject is not null)),
	check ((kind = 'picture') = (type like 'image/%') and (kind = 'picture') = (width is not null and height is not null)),
	check ((bytes is null) = (erased_at is not null)),
	unique (id, person_id)
);
create index media_person on media (person_id, question);
create index media_subject on media (subject) where subject is not null;

create table media_word (
	id uuid primary key,
	media_id uuid not null,
	person_id uuid not null,
	what text not null check (what in ('confirmed', 'not-mine', 'removed', 'back')),
	said_by uuid not null references sign_in.account,
	said_at timestamptz not null,
	written bigint generated always as identity,
	foreign key (media_id, person_id) references media (id, person_id)
);
create index media_word_media on media_word (media_id, written);

-- A speech pathologist of a unit where the person is: may write down how the person says yes, no, stop, pain, toilet.
create function access.is_pathologist_of(person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select access.has_role('speech-pathologist') and access.treats(person) $$;

create function access.is_sign(question text) returns boolean
	language sql immutable parallel safe
	as $$ select question = any (array['about-me/talk', 'about-me/aids', 'about-me/yes', 'about-me/no', 'about-me/stop',
		'about-me/pain', 'about-me/toilet']) $$;

-- 'stands'; 'waiting' for the person's word, when somebody else added it; 'gone' once it was taken off or is not
-- theirs. Taken off under pressure it is not gone before the person confirms it.
create function access.media_state(media uuid) returns text
	language sql stable security definer set search_path = ''
	as $$ select case
			when (select w.what from public.media_word w where w.media_id = m.id and not access.is_held(w.id)
				order by w.written desc limit 1) in ('removed', 'not-mine') then 'gone'
			when m.added_as <> 'self' and not exists (select from public.media_word w
				where w.media_id = m.id and w.what = 'confirmed') then 'waiting'
			else 'stands' end
		from public.media m where m.id = $1 $$;

-- When it was taken off, for the person to take that back; null while it is not off.
create function access.media_gone_at(media uuid) returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select case when w.what in ('removed', 'not-mine') then w.said_at end from public.media_word w
		where w.media_id = $1 and not access.is_held(w.id) order by w.written desc limit 1 $$;

create function access.media_is_mine(media uuid, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.media m
		where m.id = $1 and m.person_id = person and m.added_by = access.me()) $$;

-- An answer that others see anyway, for whoever was helped back in (0019).
create function access.is_open_question(in_question text, person uuid) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.answer_now n
		where n.person_id = person and n.question = in_question and n.context = access.nobody()
			and n.voice = access.nobody() and access.is_open_answer(person, in_question, n.audience, n.named)) $$;

alter table media enable row level security;
alter table media force row level security;
alter table media_word enable row level security;
alter table media_word force row level security;
create policy owner_reads on media for select to foreword_owner using (true);
create policy owner_reads on media_word for select to foreword_owner using (true);
create policy owner_erases on media for update to foreword_owner using (true) with check (true);
create policy owner_clears on media for delete to foreword_owner using (true);
create policy owner_clears on media_word for delete to foreword_owner using (true);

create policy self_reads on media for select to foreword_app using (access.is_self(person_id));
create policy shown_reads on media for select to foreword_app
	using (question is not null and access.reads_answer_to(question, person_id) and access.media_state(id) = 'stands');
create policy recovering_reads on media for select to foreword_app
	using (question is not null and access.is_recovering(person_id) and access.is_open_question(question, person_id)
		and access.media_state(id) = 'stands');
-- Staff see what a pathologist of theirs wrote down before the person could check it, labelled so.
create policy told_reads on media for select to foreword_app
	using (question is not null and added_as = 'speech-pathologist' and access.treats(person_id)
		and access.media_state(id) = 'waiting');
create policy typist_reads on media for select to foreword_app
	using (question is not null and added_by = (select access.me()) and added_as = 'supporter'
		and access.supports(person_id, 'about-me', true));
create policy not_hidden on media as restrictive for select to foreword_app
	using (question is null or not access.question_hidden(question, access.nobody(), person_id));

create policy self_adds on media for insert to foreword_app
	with check (access.is_self(person_id) and added_as = 'self' and added_by = (select access.me()) and erased_at is null
		and added_at = (select access.moment()));
create policy supporter_adds on media for insert to foreword_app
	with check (question is not null and access.supports(person_id, 'about-me', true) and added_as = 'supporter'
		and added_by = (select access.me()) and erased_at is null and added_at = (select access.moment()));
create policy pathologist_adds on media for insert to foreword_app
	with check (question is not null and access.is_sign(question) and access.is_pathologist_of(person_id)
		and added_as = 'speech-pathologist' and added_by = (select access.me()) and erased_at is null
		and added_at = (select access.moment()));
create policy not_alone on media as restrictive for insert to foreword_app
	with check (question is null or not access.answered_without_me(question, access.nobody(), person_id));

create policy self_reads on media_word for select to foreword_app using (access.is_self(person_id));
create policy self_says on media_word for insert to foreword_app
	with check (access.is_self(person_id) and said_by = (select access.me()) and said_at = (select access.moment()));
create policy adder_takes_off on media_word for insert to foreword_app
	with check (what = 'removed' and said_by = (select access.me()) and said_at = (select access.moment())
		and access.media_is_mine(media_id, person_id) and access.media_state(media_id) = 'waiting'
		and (access.is_pathologist_of(person_id) or access.supports(person_id, 'about-me', true)));
grant select, insert on media, media_word to foreword_app;

-- What a speech pathologist wrote down of what the person showed them: like what was told at an intake, with as what.
alter table answer add column typed_as text check (typed_as = 'speech-pathologist');
create policy as_what_i_am on answer as restrictive for insert to foreword_app
	with check (typed_as is null or (told_at_intake is not null and access.is_sign(question)
		and access.is_pathologist_of(person_id)));

-- As before (0019), with the speech pathologist of a person's unit.
alter function access.relations(uuid, uuid, uuid) rename to relations_but_speech;
create function access.relations(person uuid, unit uuid, episode uuid) returns text[]
	language sql stable security definer set search_path = ''
	as $$ select access.relations_but_speech(person, unit, episode)
		|| case when person is not null and access.is_pathologist_of(person) then array['speech'] else '{}' end $$;

-- As before (0024): pictures and sounds of what is for the person alone go whole, of what others read the bytes.
alter function access.erase(uuid) rename to erase_but_media;
create function access.erase(whose uuid) returns jsonb
	language plpgsql volatile security definer set search_path = ''
	as $$
	declare done jsonb; n integer; emptied integer;
	begin
		delete from public.media_word w using public.media m
			where m.id = w.media_id and m.person_id = whose and m.question is not null and not exists (
				select from public.answer_now a where a.person_id = whose and a.question = m.question
					and a.context = access.nobody() and a.voice = access.nobody() and (a.audience <> '{}' or a.named <> '{}'));
		delete from public.media m where m.person_id = whose and m.question is not null and not exists (
			select from public.answer_now a where a.person_id = whose and a.question = m.question
				and a.context = access.nobody() and a.voice = access.nobody() and (a.audience <> '{}' or a.named <> '{}'));
		get diagnostics n = row_count;
		update public.media m set bytes = null, erased_at = access.moment()
			where m.person_id = whose and m.question is not null and m.bytes is not null;
		get diagnostics emptied = row_count;
		done := access.erase_but_media(whose);
		return jsonb_set(done, '{gone,media}', to_jsonb(n + emptied));
	end $$;
revoke execute on function access.erase from public;
