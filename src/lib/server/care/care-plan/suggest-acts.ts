import type { Words } from '$lib/words';
import { note, transaction, type Pass, type Sql } from '../../access';
import { nobody } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { setOf, sets } from '../../questions/sets';
import * as stored from '../../questions/store';
import { directivesFor } from '../directive/acts';
import { readZone } from '../person/acts';
import { namedAsOther, type AgentNo } from './again';
import type { Proposal, Wordings } from './care-plan';
import { careEntry, entriesIn } from './entry';
import { versionsOf } from './entry-store';
import { MOST_WAITING, suggestTargets } from './suggest';
import * as agents from './agent-store';
import * as store from './store';

/** In force by the rules of its law, and not only by the rows: then whom it names speaks. */
const standingIn = async (
	sql: Sql,
	pass: Pass<'agent:read'> | Pass<'agent:suggest'>
): Promise<string | null> => {
	const speaking = await agents.speakingFor(sql, pass);
	if (speaking.length === 0) return null;
	const { standing } = await directivesFor(sql, pass);
	const found = speaking.find(({ directive, representative }) =>
		standing.inForce.some(
			({ id, representatives }) => id === directive && representatives.includes(representative)
		)
	);
	return found?.representative ?? null;
};

export type Suggested = {
	readonly made: readonly (Proposal & { readonly settled: boolean })[];
	/** What the person said no to, as far as whoever speaks for them may read it now. */
	readonly noes: readonly AgentNo[];
	/** IANA zone of the person's days. */
	readonly zone: string;
};

/** What whoever speaks for the person suggested, newest first; null when they may suggest nothing now. */
export const readSuggested = async (pass: Pass<'agent:read'>): Promise<Suggested | null> => {
	const zone = await readZone(pass);
	return transaction(pass, async (sql) => {
		const representative = await standingIn(sql, pass);
		if (representative === null) return null;
		const noes = await agents.noesForAgent(sql, pass, representative, { question: '', wordings: {} });
		return { made: await store.suggestedByMe(sql, pass), noes, zone };
	});
};

export type Suggesting = {
	readonly id: string;
	readonly target: string;
	readonly wordings: Wordings;
	readonly why: Wordings;
	/** It is said to be something else than each no the page showed; when that page was made. */
	readonly noesRead: Date | null;
};

/**
 * Suggests a change to the person, as whom their directive names, in words of their own. It is no answer: the person says
 * yes or no. `said-no`, `near-no`: they said no to the same, or near it, and that is theirs to read; `refused`: it cannot
 * be suggested, and nobody says why, when, or in which words.
 */
export const suggestFor = (
	pass: Pass<'agent:suggest'>,
	one: Suggesting
): Promise<'suggested' | 'not-theirs' | 'no-target' | 'said-no' | 'near-no' | 'refused' | 'many'> =>
	transaction(pass, async (sql) => {
		const representative = await standingIn(sql, pass);
		if (representative === null) return 'not-theirs';
		if (!suggestTargets().includes(one.target)) return 'no-target';
		const made = await store.suggestedByMe(sql, pass);
		if (made.some(({ id }) => id === one.id)) return 'suggested';
		if (made.filter(({ settled }) => !settled).length >= MOST_WAITING) return 'many';
		const words = { question: one.target, wordings: one.wordings };
		const noes = await agents.noesForAgent(sql, pass, representative, words);
		if (noes.some(({ same }) => same)) return 'said-no';
		if (await agents.refusedToAgent(sql, pass, representative, words)) return 'refused';
		const notThese = namedAsOther(noes, { named: null, readUntil: one.noesRead });
		if (notThese === null) return 'near-no';
		const { id, why } = one;
		const asksService = one.target === careEntry;
		if (await agents.addSuggestion(sql, pass, { id, why, representative, asksService, notThese, ...words }))
			await note(sql, pass, 'proposal:suggested-for', { id, part: one.target });
		return 'suggested';
	});

/** A suggestion of whom the directive names, with what the person themselves says there: that is read first. */
export type ForTeam = { readonly proposal: Proposal; readonly own: readonly string[] };

/** For the team, only while the law gives the power, a finding holds and the person has not answered (the rows hold it). */
export const readForTeam = (pass: Pass<'care-plan:read'>, words: Words): Promise<ForTeam[]> =>
	transaction(pass, async (sql) => {
		if (!pass.relations.includes('treating')) return [];
		const suggested = await store.suggestedForTeam(sql, pass);
		if (suggested.length === 0) return [];
		const current = await stored.currents(sql, pass, nobody);
		const renderings = await stored.renderingsOf(
			sql,
			pass,
			current.map(({ id }) => id)
		);
		const entries = entriesIn(await versionsOf(sql, pass));
		const ownOf = (key: string): string[] => {
			if (key === careEntry) return entries.filter(({ now }) => !now.ended).map(({ now }) => now.wording);
			const [setId = '', questionId = ''] = key.split('/');
			const answer = current.find(({ question }) => question === key);
			const question = sets.has(setId) ? questionOf(setOf(setId), questionId) : undefined;
			if (answer === undefined || question === undefined) return [];
			return linesOf(words, setOf(setId), question, answer, renderings).map(({ text }) => text);
		};
		return suggested.map((proposal) => ({ proposal, own: ownOf(proposal.question) }));
	});
