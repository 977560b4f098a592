import { note, transaction, type Pass, type PersonPass, type Sql } from '../../access';
import { agentMay, findingDays } from '../../standards/agent-powers';
import { addDays, dayIn, endOfDay } from '../../standards/zone';
import { directivesFor } from '../directive/acts';
import { readZone } from '../person/acts';
import * as store from './agent-store';

export type { AgentAnswer, Capacity, ForAgent } from './agent-store';

/** Whether the person was found unable to decide; null when nobody wrote anything about it. */
export const readCapacity = (pass: Pass<'care-plan:read'>): Promise<store.Capacity | null> =>
	transaction(pass, (sql) => store.capacityOf(sql, pass));

/** For how many days at most a finding about this person holds. */
export const daysOfFinding = (pass: Pass<'care-plan:read'>): Promise<number> =>
	transaction(pass, (sql) => daysFor(sql, pass));

const daysFor = async (sql: Sql, pass: PersonPass & Pass): Promise<number> => {
	const { versions } = await directivesFor(sql, pass);
	return findingDays(
		versions.filter(({ discardedAt }) => discardedAt === null).map(({ jurisdiction }) => jurisdiction)
	);
};

/**
 * Writes down what was found. The person reads it, and whom they named may answer only while it says "cannot": until the
 * day that is named, or as long as it holds at most, and no longer.
 */
export const findCapacity = async (
	pass: Pass<'capacity:write'>,
	one: Pick<store.Capacity, 'id' | 'can' | 'reason'> & { readonly until: string | null }
): Promise<'found' | 'day-gone' | 'too-long'> => {
	const zone = await readZone(pass);
	return transaction(pass, async (sql) => {
		const today = dayIn(pass.now, zone);
		const last = addDays(today, await daysFor(sql, pass));
		const until = one.until ?? last;
		if (!one.can && until < today) return 'day-gone';
		if (!one.can && until > last) return 'too-long';
		const holdsUntil = one.can ? null : endOfDay(until, zone);
		if (await store.addCapacity(sql, pass, { ...one, holdsUntil }))
			await note(sql, pass, one.can ? 'capacity:can' : 'capacity:cannot', { id: one.id });
		return 'found';
	});
};

/** The person says that they can decide: the finding ends with it, and with it what anybody may answer in their place. */
export const sayCanDecide = (
	pass: Pass<'capacity:end'>,
	one: { readonly id: string; readonly findingId: string }
): Promise<void> =>
	transaction(pass, async (sql) => {
		if (await store.addCapacityWord(sql, pass, one))
			await note(sql, pass, 'capacity:own-word', { id: one.findingId });
	});

/** By the law of the directive that names them, while it is in force: only then does anybody answer for somebody. */
const lawful = async (sql: Sql, pass: PersonPass): Promise<store.ForAgent[]> => {
	const offers = await store.offersForAgent(sql, pass);
	if (offers.length === 0) return [];
	const { standing } = await directivesFor(sql, pass);
	return offers.filter(
		({ jurisdiction, directive, representative }) =>
			agentMay(jurisdiction) === 'while-incapable' &&
			standing.inForce.some(
				({ id, representatives }) => id === directive && representatives.includes(representative)
			)
	);
};

/** What whoever speaks for the person may answer now. */
export const readForPerson = (pass: Pass<'agent:read'>): Promise<store.ForAgent[]> =>
	transaction(pass, (sql) => lawful(sql, pass));

/**
 * Answers in the person's place. It is kept as what it is: nothing of it enters the person's plan, what a service has to
 * do may begin, and the person's own word ends it. False when the law or the moment gives no power.
 */
export const answerForPerson = (
	pass: Pass<'agent:answer'>,
	one: { readonly id: string; readonly proposalId: string } & Pick<store.AgentAnswer, 'answer' | 'reason'>
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const offer = (await lawful(sql, pass)).find(({ id }) => id === one.proposalId);
		if (offer === undefined) return false;
		if (offer.answer !== null) return true;
		await store.addAgentAnswer(sql, pass, { ...one, representative: offer.representative });
		await note(sql, pass, 'proposal:answered-for', { id: one.proposalId, detail: { answer: one.answer } });
		return true;
	});

/** What was said in the person's place, for them and for who may know of the proposal. */
export const readAgentAnswers = (
	pass: Pass<'proposals:read'> | Pass<'proposal:answer'> | Pass<'joint:read'>
): Promise<store.AgentAnswer[]> => transaction(pass, (sql) => store.agentAnswersOf(sql, pass));
