-- What a debrief asks to change. Only the person answers what touches their plan; the unit answers what it must do.

create table proposal (
	id uuid primary key,
	person_id uuid not null references person,
	episode_id uuid not null references episode,
	finding_id uuid not null references finding,
	question text not null,
	item uuid,
	-- The answer the proposal was made against: when another one is current, the person is shown all three.
	base_answer uuid references answer,
	was text,
	-- The proposed words by language: the person's own language always, others beside it.
	wordings jsonb not null,
	why jsonb not null,
	whose text not null check (whose in ('person', 'staff', 'joint')),
	made_by uuid not null references sign_in.account,
	made_at timestamptz not null
);
create index proposal_person on proposal (person_id);

create table proposal_answer (
	id uuid primary key,
	proposal_id uuid not null references proposal,
	person_id uuid not null references person,
	answer text not null check (answer in ('accepted', 'reworded', 'declined', 'not-now')),
	wording text,
	not_before date,
	reason text,
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null,
	key text not null,
	unique (proposal_id, key)
);
create index proposal_answer_proposal on proposal_answer (proposal_id, answered_at);

create table unit_action (
	id uuid primary key,
	unit_id uuid not null references unit,
	episode_id uuid not null references episode,
	person_id uuid not null references person,
	wording text not null,
	owner text,
	due_on date,
	made_by uuid not null references sign_in.account,
	made_at timestamptz not null
);
create index unit_action_unit on unit_action (unit_id);

create table unit_action_answer (
	id uuid primary key,
	action_id uuid not null references unit_action,
	unit_id uuid not null references unit,
	person_id uuid not null references person,
	answer text not null check (answer in ('will-do', 'partly', 'cannot')),
	reason text,
	answered_by uuid not null references sign_in.account,
	answered_at timestamptz not null
);
create index unit_action_answer_action on unit_action_answer (action_id);

alter table proposal enable row level security;
alter table proposal force row level security;
alter table proposal_answer enable row level security;
alter table proposal_answer force row level security;
alter table unit_action enable row level security;
alter table unit_action force row level security;
alter table unit_action_answer enable row level security;
alter table unit_action_answer force row level security;

create policy self_reads on proposal for select to foreword_app using (access.is_self(person_id));
create policy facilitator_reads on proposal for select to foreword_app using (access.facilitates(episode_id));
create policy facilitator_proposes on proposal for insert to foreword_app
	with check (access.facilitates(episode_id) and made_by = (select access.me()));

create policy self_reads on proposal_answer for select to foreword_app using (access.is_self(person_id));
create policy self_answers on proposal_answer for insert to foreword_app
	with check (access.is_self(person_id) and answered_by = (select access.me()));

create policy self_reads on unit_action for select to foreword_app using (access.is_self(person_id));
create policy unit_reads on unit_action for select to foreword_app using (access.works_in(unit_id));
create policy facilitator_reads on unit_action for select to foreword_app using (access.facilitates(episode_id));
create policy facilitator_writes on unit_action for insert to foreword_app
	with check (access.facilitates(episode_id) and made_by = (select access.me()));
create policy self_reads on unit_action_answer for select to foreword_app using (access.is_self(person_id));
create policy unit_reads on unit_action_answer for select to foreword_app using (access.works_in(unit_id));
create policy unit_answers on unit_action_answer for insert to foreword_app
	with check (access.works_in(unit_id) and answered_by = (select access.me()));

grant select, insert on proposal, proposal_answer, unit_action, unit_action_answer to foreword_app;
