import { randomUUID } from 'node:crypto';
import { note, transaction, type Pass, type Sql } from '../../access';
import { actorOf } from '../../questions/acts';
import type { Rendering } from '../../questions/answer';
import * as stored from '../../questions/store';
import { dayIn } from '../../standards/zone';
import { settle, stateOf, type ProposalState, type Wordings } from './care-plan';
import * as store from './store';
import type { WithAnswers } from './store';
import { aimOf, isChanged, makeReady, type Aim, type Answering } from './taking-acts';

export type { Answering } from './taking-acts';

/** Everything the person needs to answer: the target as it was, as it is, and what is offered. */
export type Offer = WithAnswers & {
	readonly state: ProposalState;
	readonly aim: Aim;
	readonly renderings: readonly Rendering[];
	/** The target is another one than the proposal was made against. */
	readonly changed: boolean;
	/** What they said no to that stands near it, and that whoever made it says is something else. */
	readonly notThese: readonly { readonly wordings: Wordings; readonly at: Date }[];
};

const stateNow = ({ proposal, given }: WithAnswers, now: Date): ProposalState =>
	stateOf(given, dayIn(now, proposal.zone));

const find = async (sql: Sql, pass: Pass<'proposal:answer'>, id: string): Promise<WithAnswers | null> =>
	(await store.proposalsOf(sql, pass)).find(({ proposal }) => proposal.id === id) ?? null;

/** Null when there is no such proposal to this person. */
export const readOffer = (pass: Pass<'proposal:answer'>, id: string): Promise<Offer | null> =>
	transaction(pass, async (sql) => {
		const all = await store.proposalsOf(sql, pass);
		const found = all.find(({ proposal }) => proposal.id === id) ?? null;
		const aim = found && (await aimOf(sql, pass, found));
		if (found === null || aim === null) return null;
		const shown = aim.kind === 'answer' ? [aim.base, aim.current].flatMap((one) => one?.id ?? []) : [];
		return {
			...found,
			aim,
			state: stateNow(found, pass.now),
			renderings: await stored.renderingsOf(sql, pass, shown),
			changed: isChanged(aim, found.proposal),
			notThese: all.flatMap(({ proposal, given }) => {
				const no = given.find(({ answer }) => answer === 'declined');
				return no !== undefined && found.proposal.notThese.includes(proposal.id)
					? [{ wordings: proposal.wordings, at: no.answeredAt }]
					: [];
			})
		};
	});

export type AnsweredHow =
	| 'settled'
	| 'answered-before'
	| 'day-not-to-come'
	| 'changed'
	| 'full'
	| 'not-there'
	/** Settled, and something of it waits for the person's own word. */
	| { readonly hold: string };

/**
 * The person answers, and nobody else can. Yes and other words are one save: the line in its place, marked as new since
 * now, in every language it was written in, seen by whoever sees that part already. A change to a signed directive goes
 * into a draft of it. All of it in one transaction; when the target is not what the page showed, nothing is written.
 */
export const answerProposal = (
	pass: Pass<'proposal:answer'>,
	id: string,
	answering: Answering
): Promise<AnsweredHow> =>
	transaction(pass, async (sql): Promise<AnsweredHow> => {
		const found = await find(sql, pass, id);
		const aim = found && (await aimOf(sql, pass, found));
		if (found === null || aim === null) return 'not-there';
		const { decision, key } = answering;
		const settled = settle(found.given, decision, dayIn(pass.now, found.proposal.zone));
		if (settled !== 'settled') return settled;
		const takes = decision.answer === 'accepted' || decision.answer === 'reworded';
		const ready = takes ? await makeReady(sql, pass, found, aim, answering) : null;
		if (typeof ready === 'string') return ready;
		const answerId = randomUUID();
		const added = await store.addAnswer(
			sql,
			pass,
			{ id: answerId, proposalId: id, decision, key, taken: ready },
			actorOf(pass)
		);
		if (!added) return 'answered-before';
		const hold = ready === null ? null : await ready.take(answerId);
		await note(sql, pass, `proposal:${decision.answer}`, { id, part: found.proposal.question });
		return hold === null ? 'settled' : { hold };
	});

/** A proposal as the person's list names it. */
export type Offered = WithAnswers & { readonly state: ProposalState };

const offers = async (sql: Sql, pass: Pass<'proposals:read'> | Pass<'home:read'>): Promise<Offered[]> =>
	(await store.proposalsOf(sql, pass)).map((one) => ({ ...one, state: stateNow(one, pass.now) }));

/** Every proposal made to the person, newest first, with where it stands. */
export const readProposals = (pass: Pass<'proposals:read'>): Promise<Offered[]> =>
	transaction(pass, (sql) => offers(sql, pass));

/** Those that wait for the person now. For anybody else there are none. */
export const waitingProposals = (pass: Pass<'home:read'> | Pass<'proposals:read'>): Promise<Offered[]> =>
	transaction(pass, async (sql) =>
		(await offers(sql, pass)).filter(({ state }) => state.state === 'waiting')
	);
