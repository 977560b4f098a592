import type { EpisodePass, Pass, PersonPass, Sql, UnitPass } from '../../access';
import type { Fact } from './again';
import type { Answered, Decision, Proposal, UnitAnswer, Wordings } from './care-plan';

const columns = (
	sql: Sql
) => sql`p.id, p.episode_id as "episodeId", p.finding_id as "findingId", p.question, p.item,
	p.base_answer as "baseAnswer", p.was, p.wordings, p.why, p.whose, access.name_of(p.made_by) as proposer,
	p.made_at as "madeAt", coalesce(u.zone, access.zone_of_days(p.person_id), 'UTC') as zone, p.not_these as "notThese", p.base_version as "baseVersion", p.asks_service as "asksService",
	(select max(n.answered_at) from proposal_answer n where n.proposal_id = p.said_no and n.answer = 'declined') as "saidNoAt",
	p.fact_kind as "factKind", coalesce((select f.started_at from episode f where f.id = p.fact_id),
		(select f.written_at from answer f where f.id = p.fact_id)) as "factAt",
	(select f.question from answer f where f.id = p.fact_id) as "factQuestion"`;
const joined = (sql: Sql) =>
	sql`proposal p left join episode e on e.id = p.episode_id left join unit u on u.id = e.unit_id`;

/** A proposal with everything the person has said to it, oldest first. */
export type WithAnswers = { readonly proposal: Proposal; readonly given: readonly Answered[] };

type GivenRow = Answered & { proposalId: string };

const givenBy = (sql: Sql, pass: PersonPass): Promise<GivenRow[]> => sql<GivenRow[]>`
	select proposal_id as "proposalId", answer, to_char(not_before, 'YYYY-MM-DD') as "notBefore", wording, wordings, item,
		answered_at as "answeredAt"
	from proposal_answer where person_id = any (access.records_of(${pass.personId})) order by answered_at, id`;

/** Every proposal made to the person, newest first. */
export const proposalsOf = async (sql: Sql, pass: PersonPass): Promise<WithAnswers[]> => {
	const given = await givenBy(sql, pass);
	const rows = await sql<Proposal[]>`
		select ${columns(sql)} from ${joined(sql)} where p.person_id = any (access.records_of(${pass.personId}))
		order by p.made_at desc, p.id`;
	return rows.map((proposal) => ({
		proposal,
		given: given.filter(({ proposalId }) => proposalId === proposal.id)
	}));
};

/** Adds what the person said; false when it is there already, or the proposal was answered for good. */
export const addAnswer = async (
	sql: Sql,
	pass: Pass<'proposal:answer'>,
	one: {
		id: string;
		proposalId: string;
		decision: Decision;
		key: string;
		/** The words the person took in, by language, and the line they become. */
		taken?: { readonly wordings: Wordings; readonly item: string | null } | null;
	},
	by: string
): Promise<boolean> => {
	const { decision } = one;
	const added = await sql`insert into proposal_answer
		(id, proposal_id, person_id, answer, wording, not_before, reason, wordings, item, answered_by, answered_at, key)
		values (${one.id}, ${one.proposalId}, ${pass.personId}, ${decision.answer},
			${decision.answer === 'reworded' ? decision.wording : null},
			${decision.answer === 'not-now' ? decision.notBefore : null},
			${decision.answer === 'declined' ? decision.reason : null},
			${one.taken ? sql.json(one.taken.wordings) : null}, ${one.taken?.item ?? null}, ${by}, ${pass.now}, ${one.key})
		on conflict do nothing`;
	return added.count > 0;
};

export type Outcome = { readonly proposalId: string; readonly answer: Answered['answer'] };

/** What the facilitator has proposed in this debrief, oldest first. */
export const proposedIn = (sql: Sql, pass: EpisodePass): Promise<Proposal[]> => sql<Proposal[]>`
	select ${columns(sql)} from ${joined(sql)}
	where p.person_id = ${pass.personId} and p.episode_id = ${pass.episodeId} order by p.made_at, p.id`;

/** Whether they were answered, as a word: never the person's reason. */
export const outcomesIn = (sql: Sql, pass: EpisodePass): Promise<Outcome[]> => sql<Outcome[]>`
	select proposal_id as "proposalId", answer from access.proposal_outcomes(${pass.episodeId})`;

/** What whoever asks suggested for the person as whom their directive names, newest first, and whether they answered. */
export const suggestedByMe = (
	sql: Sql,
	{ personId }: PersonPass
): Promise<(Proposal & { readonly settled: boolean })[]> =>
	sql<(Proposal & { readonly settled: boolean })[]>`
		select ${columns(sql)}, access.is_settled(p.id) as settled from ${joined(sql)}
		where p.person_id = ${personId} and p.whose = 'agent' and p.made_by = access.me() order by p.made_at desc, p.id`;

/** The same of everybody the directive names, for the team: while the person cannot decide, and until they answer. */
export const suggestedForTeam = (sql: Sql, { personId }: PersonPass): Promise<Proposal[]> => sql<Proposal[]>`
	select ${columns(sql)} from ${joined(sql)}
	where p.person_id = ${personId} and p.whose = 'agent' order by p.made_at desc, p.id`;

export type NewProposal = Omit<
	Proposal,
	'episodeId' | 'madeAt' | 'proposer' | 'zone' | 'saidNoAt' | 'factKind' | 'factAt' | 'factQuestion'
> & {
	readonly saidNo: string | null;
	readonly fact: Pick<Fact, 'kind' | 'id'> | null;
};

/** Adds a proposal; false when the form was sent before, or the finding has made one already. */
export const addProposal = async (
	sql: Sql,
	pass: EpisodePass,
	one: NewProposal,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into proposal
		(id, person_id, episode_id, finding_id, question, item, base_answer, base_version, was, wordings, why, whose,
			asks_service, said_no, fact_kind, fact_id, not_these, made_by, made_at)
		values (${one.id}, ${pass.personId}, ${pass.episodeId}, ${one.findingId}, ${one.question}, ${one.item},
			${one.baseAnswer}, ${one.baseVersion}, ${one.was}, ${sql.json(one.wordings)}, ${sql.json(one.why)}, ${one.whose},
			${one.asksService}, ${one.saidNo}, ${one.fact?.kind ?? null}, ${one.fact?.id ?? null}, ${[...one.notThese]},
			${by}, ${pass.now})
		on conflict do nothing`;
	return added.count > 0;
};

/** What a unit must do, and what it says to that. */
export type UnitAction = {
	readonly id: string;
	readonly episodeId: string;
	readonly wording: string;
	readonly owner: string | null;
	/** `YYYY-MM-DD`. */
	readonly dueOn: string | null;
	readonly madeAt: Date;
	/** The unit's newest answer; null while it has none. */
	readonly answer: UnitAnswer | null;
	readonly reason: string | null;
	readonly answeredAt: Date | null;
};

const actions = (sql: Sql) => sql`
	select u.id, u.episode_id as "episodeId", u.wording, u.owner, to_char(u.due_on, 'YYYY-MM-DD') as "dueOn",
		u.made_at as "madeAt", a.answer, a.reason, a.answered_at as "answeredAt"
	from unit_action u left join lateral (select x.answer, x.reason, x.answered_at from unit_action_answer x
		where x.action_id = u.id order by x.answered_at desc, x.id desc limit 1) a on true`;

/** Of one debrief, oldest first: for the person and whoever leads it. */
export const actionsIn = (sql: Sql, pass: EpisodePass): Promise<UnitAction[]> => sql<UnitAction[]>`
	${actions(sql)} where u.person_id = ${pass.personId} and u.episode_id = ${pass.episodeId} order by u.made_at, u.id`;

/** Of the unit, newest first. */
export const actionsOfUnit = (sql: Sql, pass: UnitPass): Promise<UnitAction[]> => sql<UnitAction[]>`
	${actions(sql)} where u.unit_id = ${pass.unitId} order by u.made_at desc, u.id`;

/** What is asked of a unit; `ownerId`: somebody of its staff who does it, named in `owner` as well. */
export type NewAction = {
	readonly id: string;
	readonly wording: string;
	readonly owner: string | null;
	readonly ownerId: string | null;
	readonly dueOn: string | null;
};

export const addAction = async (
	sql: Sql,
	pass: EpisodePass,
	unitId: string,
	one: NewAction,
	by: string
): Promise<boolean> => {
	const added = await sql`insert into unit_action
		(id, unit_id, episode_id, person_id, wording, owner, owner_account, due_on, made_by, made_at)
		values (${one.id}, ${unitId}, ${pass.episodeId}, ${pass.personId}, ${one.wording}, ${one.owner}, ${one.ownerId}, ${one.dueOn},
			${by}, ${pass.now}) on conflict (id) do nothing`;
	return added.count > 0;
};

/** Adds the unit's answer to one of its own actions. Returns the person it is about; null when it is not there. */
export const answerAction = async (
	sql: Sql,
	pass: UnitPass,
	one: { id: string; actionId: string; answer: UnitAnswer; reason: string | null },
	by: string
): Promise<string | null> => {
	const [action] = await sql<{ personId: string }[]>`
		select person_id as "personId" from unit_action where id = ${one.actionId} and unit_id = ${pass.unitId}`;
	if (action === undefined) return null;
	await sql`insert into unit_action_answer
		(id, action_id, unit_id, person_id, answer, reason, answered_by, answered_at)
		values (${one.id}, ${one.actionId}, ${pass.unitId}, ${action.personId}, ${one.answer}, ${one.reason}, ${by},
			${pass.now}) on conflict (id) do nothing`;
	return action.personId;
};
