-- How an entry came into a record: at the time, or written up afterwards from paper; by itself, or with others of the
-- same sheet; knowing what stood, or at the same time as somebody else.

alter table episode_fact
	add column from_paper boolean not null default false,
	-- Entries of one sheet share it.
	add column together uuid,
	-- Whoever wrote it had not seen what stood of the same item: both are kept, and the newest holds.
	add column at_once boolean not null default false;

-- Advice that was asked for and not given yet is looked for across the people of a unit.
create index episode_fact_advice on episode_fact (episode_id, item, written desc) where field = 'advice';
