-- The words of case reviews lie here sealed, with a key that is not in the database (docs/decisions/case-reviews.md):
-- sealed words are longer than what was typed.
alter table review.entry drop constraint entry_words_check, drop constraint entry_who_check;
alter table review.entry add constraint entry_words_check check (char_length(words) between 1 and 24000),
	add constraint entry_who_check check (char_length(who) between 1 and 1000);
