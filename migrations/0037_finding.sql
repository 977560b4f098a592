-- People are found by their names in any script, whatever the order, the capitals, the accents and the spaces; by
-- birth date, record number or the code of a wallet card. Of people a unit does not treat it takes two identifiers.

-- What of a name counts for finding it: its words, folded, in one order. A word of Han is found by its signs.
create function access.name_key(name text) returns text
	language sql immutable set search_path = ''
	as $$ select coalesce((
		select string_agg(word, ' ' order by word collate "C") from regexp_split_to_table(
			regexp_replace(replace(replace(replace(
				translate(
					regexp_replace(normalize(casefold(normalize(name, nfkd) collate "pg_unicode_fast"), nfkd),
						'[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u2060\ufeff\u0027\u2019\u02bc\u02bb\u0060\u00b4]', '', 'g'),
					'øłđðħıŧىةکیہ', 'olddhitيهكيه'),
				'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
				'([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])', ' \1 ', 'g') collate "pg_unicode_fast",
			'[[:space:][:punct:]]+') as word
		where word <> ''), '') $$;

-- The letters and digits of a number, in capitals: 'n-204' is 'N 204'.
create function access.number_key(number text) returns text
	language sql immutable set search_path = ''
	as $$ select regexp_replace(upper(normalize(number, nfkc) collate "pg_unicode_fast"), '[^[:alnum:]]+', '', 'g') $$;

alter table person add column name_key text not null generated always as (access.name_key(name)) stored;
alter table person add column number_key text generated always as (access.number_key(record_number)) stored;
create index person_number_key on person (number_key);

-- Whether two names can be one person's: the words of one are all among the words of the other, two at least.
create function access.same_name(one text, other text) returns boolean
	language sql immutable set search_path = ''
	as $$ select one <> '' and (one = other or (
		(string_to_array(one, ' ') <@ string_to_array(other, ' ')
			or string_to_array(other, ' ') <@ string_to_array(one, ' '))
		and least(cardinality(string_to_array(one, ' ')), cardinality(string_to_array(other, ' '))) > 1)) $$;

-- Whether every word that was typed begins a word of the name.
create function access.name_begins(key text, typed text) returns boolean
	language sql immutable set search_path = ''
	as $$ select not exists (
		select from unnest(string_to_array(typed, ' ')) t
		where not exists (select from unnest(string_to_array(key, ' ')) k where starts_with(k, t))) $$;

-- By birth date and name; and by number: null asks for any or none, '' for those of whom none is written down.
create or replace function access.people_matching(unit uuid, born date, called text, number text)
	returns table (id uuid, name text, birth_date date, record_number text)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.name, p.birth_date, p.record_number from public.person p
		where access.works_in(unit) and p.birth_date = born
			and access.same_name(p.name_key, access.name_key(called))
			and case when number is null then true when number = '' then p.record_number is null
				else p.number_key = access.number_key(number) end
		order by p.created_at, p.id limit 5 $$;

-- Whom a search finds. Who is at the unit: by anything. Anybody else: by number, or by name and birth date together.
create function access.people_found(unit uuid, called text, born date[], number text)
	returns table (id uuid, name text, birth_date date, record_number text, here boolean)
	language sql stable security definer set search_path = ''
	as $$
		with asked as (select access.name_key(called) as key, access.number_key(number) as num),
		found as (
			select p.*, exists (select from public.intake i
				where i.person_id = p.id and i.unit_id = unit and i.ended_at is null) as here
			from public.person p, asked
			where access.works_in(unit) and (asked.key <> '' or asked.num <> '' or born <> '{}')
				and (born = '{}' or p.birth_date = any (born))
				and (asked.num = '' or p.number_key = asked.num)
				and access.name_begins(p.name_key, asked.key)
			union
			select p.*, false from public.person p, asked
			where access.works_in(unit) and (born = '{}' or p.birth_date = any (born))
				and (asked.num = '' or p.number_key = asked.num)
				and (asked.key = '' or access.same_name(p.name_key, asked.key))
				and (asked.num <> '' or (born <> '{}' and asked.key <> ''))
				and not exists (select from public.intake i
					where i.person_id = p.id and i.unit_id = unit and i.ended_at is null)
		)
		select f.id, f.name, f.birth_date, f.record_number, f.here from found f, asked
		where f.here or ((asked.num <> '' or (born <> '{}' and asked.key <> ''))
			and (asked.key = '' or access.same_name(f.name_key, asked.key)))
		order by f.here desc, f.name, f.id limit 12 $$;

-- Whose wallet card has this code, while it works.
create function access.person_by_wallet(unit uuid, hash bytea)
	returns table (id uuid, name text, birth_date date, record_number text, here boolean)
	language sql stable security definer set search_path = ''
	as $$ select p.id, p.name, p.birth_date, p.record_number, exists (select from public.intake i
				where i.person_id = p.id and i.unit_id = unit and i.ended_at is null)
		from public.wallet_code c join public.person p on p.id = c.person_id
		where access.works_in(unit) and c.code_hash = hash and access.wallet_works(c) $$;
