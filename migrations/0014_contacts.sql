-- Whom to tell, and whom never to tell, has to be known to those who would tell them. What the person took off the
-- list is for the person alone. A supporter may be near somebody who must not be told: they read no such line.

create policy treating_reads on contact for select to foreword_app
	using (removed_at is null and access.treats(person_id));
create policy involved_reads on contact for select to foreword_app
	using (removed_at is null and access.named_in_an_episode_of(person_id));
create policy card_supporter_reads on contact for select to foreword_app
	using (removed_at is null and tell and access.supports(person_id, 'card', false));
