import type { PersonPass, Sql } from '../../access';
import type { Wordings } from './care-plan';

/** What a clinician found about whether the person can decide. */
export type Capacity = {
	readonly id: string;
	readonly can: boolean;
	readonly reason: string;
	readonly by: string;
	readonly at: Date;
};

/** The newest finding; null when nobody wrote one, and then the person can decide. */
export const capacityOf = async (sql: Sql, { personId }: PersonPass): Promise<Capacity | null> => {
	const [row] = await sql<Capacity[]>`
		select id, can, reason, access.name_of(found_by) as by, found_at as at
		from capacity_finding where person_id = ${personId} order by written desc limit 1`;
	return row ?? null;
};

export const addCapacity = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: Pick<Capacity, 'id' | 'can' | 'reason'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into capacity_finding (id, person_id, can, reason, found_by, found_at)
		values (${one.id}, ${personId}, ${one.can}, ${one.reason}, access.me(), ${now}) on conflict do nothing`;
	return count > 0;
};

/** What waits for the person, for whom they named; `answer`: what was said in their place already. */
export type ForAgent = {
	readonly id: string;
	readonly question: string;
	readonly was: string | null;
	readonly wordings: Wordings;
	readonly why: Wordings;
	readonly representative: string;
	/** The version of the directive that names them, and the rules it is made under. */
	readonly directive: string;
	readonly jurisdiction: string;
	readonly answer: AgentAnswer['answer'] | null;
};

export const offersForAgent = (sql: Sql, { personId }: PersonPass): Promise<ForAgent[]> =>
	sql<ForAgent[]>`
		select id, question, was, wordings, why, representative, directive, jurisdiction, answer
		from access.offers_for_agent(${personId})`;

/** What somebody said in the person's place. */
export type AgentAnswer = {
	readonly proposalId: string;
	readonly answer: 'accepted' | 'declined';
	readonly reason: string | null;
	readonly by: string;
	readonly at: Date;
};

export const agentAnswersOf = (sql: Sql, { personId }: PersonPass): Promise<AgentAnswer[]> =>
	sql<AgentAnswer[]>`
		select proposal_id as "proposalId", answer, reason, access.name_of(answered_by) as by, answered_at as at
		from agent_answer where person_id = ${personId} order by answered_at`;

export const addAgentAnswer = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: { id: string; proposalId: string; representative: string } & Pick<AgentAnswer, 'answer' | 'reason'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into agent_answer (id, proposal_id, person_id, representative_id, answer, reason, answered_by, answered_at)
		values (${one.id}, ${one.proposalId}, ${personId}, ${one.representative}, ${one.answer}, ${one.reason},
			access.me(), ${now}) on conflict do nothing`;
	return count > 0;
};
