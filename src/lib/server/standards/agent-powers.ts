import file from './agent-powers.json';

/** Whether whom a directive names may answer in the person's place: never, or while they are found unable to decide. */
export const AGENT_ANSWERS = ['never', 'while-incapable'] as const;
export type AgentAnswers = (typeof AGENT_ANSWERS)[number];

type Power = {
	readonly jurisdiction: string;
	readonly answers: AgentAnswers;
	/** For how many days a finding that somebody cannot decide holds, where the law says it. */
	readonly findingDays?: number;
	/** Somebody read it in the law itself. */
	readonly verified: boolean;
	readonly source: { readonly document: string; readonly place: string; readonly certainty: string };
};

const powers = file.powers as readonly Power[];

/** Every power there is a rule for. */
export const agentPowers = (): readonly Power[] => powers;

/** What the law a directive is made under lets its representative answer. Without a rule nobody answers for anybody. */
export const agentMay = (jurisdiction: string): AgentAnswers =>
	powers.find((one) => one.jurisdiction === jurisdiction)?.answers ?? 'never';

/** For how many days a finding holds where no law says it: ours. */
export const OUR_FINDING_DAYS = file.finding.days;

/** For how many days at most a finding that somebody cannot decide holds: the shortest of their laws, else ours. */
export const findingDays = (jurisdictions: readonly string[]): number => {
	const said = powers.flatMap(({ jurisdiction, findingDays: days }) =>
		days !== undefined && jurisdictions.includes(jurisdiction) ? [days] : []
	);
	return said.length === 0 ? OUR_FINDING_DAYS : Math.min(...said);
};
