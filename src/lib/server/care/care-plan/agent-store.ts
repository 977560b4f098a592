import type { PersonPass, Sql } from '../../access';
import type { AgentNo } from './again';
import type { Wordings } from './care-plan';

/** What a clinician found about whether the person can decide. */
export type Capacity = {
	readonly id: string;
	readonly can: boolean;
	readonly reason: string;
	readonly by: string;
	readonly at: Date;
	/** Until when it holds; null: that they can decide has no end. */
	readonly holdsUntil: Date | null;
	/** When the person said that they can decide; null while they did not. */
	readonly saidCanAt: Date | null;
};

/** The newest finding; null when nobody wrote one, and then the person can decide. */
export const capacityOf = async (sql: Sql, { personId }: PersonPass): Promise<Capacity | null> => {
	const [row] = await sql<Capacity[]>`
		select f.id, f.can, f.reason, access.name_of(f.found_by) as by, f.found_at as at, f.holds_until as "holdsUntil",
			(select min(w.said_at) from capacity_word w where w.finding_id = f.id) as "saidCanAt"
		from capacity_finding f where f.person_id = ${personId} order by f.written desc limit 1`;
	return row ?? null;
};

export const addCapacity = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: Pick<Capacity, 'id' | 'can' | 'reason' | 'holdsUntil'>
): Promise<boolean> => {
	const { count } = await sql`
		insert into capacity_finding (id, person_id, can, reason, holds_until, found_by, found_at)
		values (${one.id}, ${personId}, ${one.can}, ${one.reason}, ${one.holdsUntil}, access.me(), ${now}) on conflict do nothing`;
	return count > 0;
};

/** The person's word that they can decide: the finding ends with it. False when it was said before. */
export const addCapacityWord = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: { readonly id: string; readonly findingId: string }
): Promise<boolean> => {
	const { count } = await sql`
		insert into capacity_word (id, finding_id, person_id, said_by, said_at)
		select ${one.id}, f.id, f.person_id, access.me(), ${now} from capacity_finding f
		where f.id = ${one.findingId} and f.person_id = ${personId} on conflict do nothing`;
	return count > 0;
};

/** As whom the signed-in account speaks for the person, by which versions of their directive. */
export const speakingFor = (
	sql: Sql,
	{ personId }: PersonPass
): Promise<{ representative: string; directive: string }[]> =>
	sql<{ representative: string; directive: string }[]>`
		select representative, directive from access.speaking_for(${personId})`;

/**
 * Each no of the person that whom their directive names may read now, newest first, and which stand near these words.
 * None while law or finding gives no power.
 */
export const noesForAgent = (
	sql: Sql,
	_pass: PersonPass,
	representative: string,
	one: { readonly question: string; readonly wordings: Wordings }
): Promise<AgentNo[]> => sql<AgentNo[]>`
	select id, at, question, wordings, near, same
	from access.noes_for_agent(${representative}, ${one.question}, ${sql.json(one.wordings)})`;

/**
 * Whether the person said no to the same before, or to something near it in words that they may not read; not which of
 * the two, nor when, nor in which words.
 */
export const refusedToAgent = async (
	sql: Sql,
	_pass: PersonPass,
	representative: string,
	one: { readonly question: string; readonly wordings: Wordings }
): Promise<boolean> => {
	const [row] = await sql<{ no: boolean }[]>`
		select access.refused_to_agent(${representative}, ${one.question}, ${sql.json(one.wordings)}) as no`;
	return row?.no === true;
};

/** Adds what they suggest: always a new line. False when the form was sent before. */
export const addSuggestion = async (
	sql: Sql,
	{ personId, now }: PersonPass,
	one: {
		readonly id: string;
		readonly representative: string;
		readonly question: string;
		readonly wordings: Wordings;
		readonly why: Wordings;
		readonly asksService: boolean;
		readonly notThese: readonly string[];
	}
): Promise<boolean> => {
	const { count } = await sql`
		insert into proposal (id, person_id, representative_id, question, wordings, why, whose, asks_service, not_these,
			made_by, made_at)
		values (${one.id}, ${personId}, ${one.representative}, ${one.question}, ${sql.json(one.wordings)},
			${sql.json(one.why)}, 'agent', ${one.asksService}, ${[...one.notThese]}, access.me(), ${now}) on conflict do nothing`;
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
