import type { Words } from '$lib/words';
import { note, transaction, type Pass } from '../../access';
import { actorOf } from '../../questions/acts';
import { findingOf } from '../talk/acts';
import { offered } from '../debrief/offered-acts';
import { type Answered, type Proposal, type UnitAnswer } from './care-plan';
import { factIn, mayPropose, namedAsOther, type EarlierNo, type Fact } from './again';
import { ownersFor } from './action-task-store';
import * as again from './again-store';
import * as store from './store';
import { targetsOf, type Target } from './targets-acts';
import type { UnitAction } from './store';

export {
	answerProposal,
	readOffer,
	readProposals,
	waitingProposals,
	type Offer,
	type Offered
} from './answering-acts';
export type { UnitAction } from './store';
export type { Target } from './targets-acts';

/** What a debrief asks to change, for whoever leads it. */
export type Changes = {
	readonly targets: readonly Target[];
	/** Without the words of what the person declined: it appears nowhere. */
	readonly proposals: readonly (Proposal & { readonly answer: Answered['answer'] | null })[];
	readonly actions: readonly UnitAction[];
	/** What happened since the person first said no to something: with it, that may be proposed once more. */
	readonly facts: readonly Fact[];
};

export const readChanges = (pass: Pass<'joint:read'>, words: Words): Promise<Changes> =>
	transaction(pass, async (sql) => {
		const outcomes = await store.outcomesIn(sql, pass);
		const proposals = (await store.proposedIn(sql, pass)).map((one) => {
			const answer = outcomes.find(({ proposalId }) => proposalId === one.id)?.answer ?? null;
			return answer === 'declined'
				? { ...one, answer, was: null, wordings: {}, why: {} }
				: { ...one, answer };
		});
		return {
			targets: await targetsOf(sql, pass, words),
			proposals,
			actions: await store.actionsIn(sql, pass),
			facts: await again.newSinceNo(sql, pass)
		};
	});

/** All that the person said no to, for whoever leads: read beside the form, before something is suggested. */
export const readNoes = (pass: Pass<'joint:read'>): Promise<EarlierNo[]> =>
	transaction(pass, (sql) => again.noesOf(sql, pass, { question: '', wordings: {} }));

export type Proposing = {
	readonly id: string;
	readonly findingId: string;
	/** `Target.value`. */
	readonly target: string;
	/** The new words and the reason, by language: the person's own first. */
	readonly wordings: Readonly<Record<string, string>>;
	readonly why: Readonly<Record<string, string>>;
	/** What is new since the person said no to the same, as `factWord` names it. */
	readonly fact?: string;
	/** The service has to do something for it, and answers too. */
	readonly asksService?: boolean;
	/** It is said to be something else than each no the page showed; when that page was made. */
	readonly noesRead?: Date | null;
};

/**
 * What became of a proposal; `said-no` and `not-new`: the person said no to the same, and nothing newer is named;
 * `near-no`: they said no to something near it, and nobody says that this is something else.
 */
export type Made =
	'proposed' | 'finding-used' | 'no-target' | 'no-finding' | 'said-no' | 'not-new' | 'near-no';

/**
 * Makes a finding into a proposal to the person. One finding makes one: `finding-used` when it has, whatever the
 * person answered. `no-target` when the line is not there (any more) for whoever proposes.
 */
export const propose = async (pass: Pass<'joint:write'>, words: Words, one: Proposing): Promise<Made> => {
	await offered(pass);
	return transaction(pass, async (sql) => {
		const finding = await findingOf(sql, pass, one.findingId);
		if (finding === null) return 'no-finding';
		const target = (await targetsOf(sql, pass, words)).find(({ value }) => value === one.target);
		if (target === undefined) return 'no-target';
		const { item } = target;
		const made = (await store.proposedIn(sql, pass)).find(({ findingId }) => findingId === one.findingId);
		if (made !== undefined) return made.id === one.id ? 'proposed' : 'finding-used';
		const { question } = target;
		const no = await again.saidNo(sql, pass, { question, item, wordings: one.wordings });
		const fact = factIn(one.fact ?? '', await again.newSinceNo(sql, pass));
		const may = mayPropose(no, fact);
		if (may !== 'yes') return may;
		const noes = await again.noesOf(sql, pass, { question, wordings: one.wordings });
		const notThese = namedAsOther(noes, { named: no?.id ?? null, readUntil: one.noesRead ?? null });
		if (notThese === null) return 'near-no';
		const added = await store.addProposal(
			sql,
			pass,
			{
				id: one.id,
				findingId: one.findingId,
				question: target.question,
				item,
				baseAnswer: target.base,
				was: target.line,
				wordings: one.wordings,
				why: one.why,
				whose: finding.whose,
				baseVersion: target.baseVersion,
				asksService: target.asksService || (one.asksService ?? false),
				saidNo: no?.id ?? null,
				fact: no === null ? null : fact,
				notThese
			},
			actorOf(pass)
		);
		if (added) await note(sql, pass, 'proposal:made', { id: one.id, part: target.question });
		return added ? 'proposed' : 'finding-used';
	});
};

/**
 * Writes down what the unit must do. The unit answers; the person sees both. Whoever of its staff does it gets it as a
 * task. False, and nothing is written, when whoever was named does not work there.
 */
export const addUnitAction = async (pass: Pass<'joint:write'>, one: store.NewAction): Promise<boolean> => {
	const { unitId } = await offered(pass);
	return transaction(pass, async (sql) => {
		const owner = (await ownersFor(sql, pass)).find(({ id }) => id === one.ownerId);
		if (one.ownerId !== null && owner === undefined) return false;
		const named = owner === undefined ? one : { ...one, owner: owner.name };
		const added = await store.addAction(sql, pass, unitId, named, actorOf(pass));
		if (added) await note(sql, pass, 'unit-action:written', { id: one.id });
		return true;
	});
};

/** What the unit was asked to do in this debrief, and what it said to that. */
export const actionsFor = (pass: Pass<'debrief:read'>): Promise<UnitAction[]> =>
	transaction(pass, (sql) => store.actionsIn(sql, pass));

export const actionsOfUnit = (pass: Pass<'debriefs:read'>): Promise<UnitAction[]> =>
	transaction(pass, (sql) => store.actionsOfUnit(sql, pass));

/** The unit's word on something it was asked to do; the newest holds. False when it is not the unit's. */
export const answerUnitAction = (
	pass: Pass<'unit-actions:answer'>,
	one: { id: string; actionId: string; answer: UnitAnswer; reason: string | null }
): Promise<boolean> =>
	transaction(pass, async (sql) => {
		const personId = await store.answerAction(sql, pass, one, actorOf(pass));
		if (personId === null) return false;
		await note(sql, pass, `unit-action:${one.answer}`, { id: one.actionId, personId });
		return true;
	});
