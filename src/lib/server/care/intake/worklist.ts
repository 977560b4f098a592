import type { Standing } from '../about-me/asking';
import type { CardState } from './intake';

/** How the card stands for whoever looks at the list: they never read it, it changed since they did, or neither. */
export const mineStates = ['unread', 'changed', 'read', 'empty'] as const;
export type Mine = (typeof mineStates)[number];

/** @param lines how many lines the card has; @param readAt when this clinician last said they had read it, at any stay */
export const mineOf = (lines: number, changedAt: Date | null, readAt: Date | null): Mine => {
	if (lines === 0) return 'empty';
	if (readAt === null) return 'unread';
	return changedAt !== null && changedAt > readAt ? 'changed' : 'read';
};

/** Whether asking about hard things may be offered today. Never "not done": nobody owes anybody an answer. */
export const askingStates = ['offer', 'again', 'offered', 'closed'] as const;
export type AskingState = (typeof askingStates)[number];

export const askingOf = (standing: Standing): AskingState => {
	if (standing.state === 'closed') return 'closed';
	if (standing.state === 'never-offered') return 'offer';
	return standing.due ? 'again' : 'offered';
};

export type Facts = {
	/** A restraint or a seclusion of theirs is going on. */
	readonly running: boolean;
	readonly card: CardState;
	readonly mine: Mine;
	readonly asking: AskingState;
	readonly openedAt: Date;
};

/** What somebody needs first of staff, the most pressing first. Something for staff to do, never a mark. */
export const needs = ['running', 'changed', 'card', 'ask', 'offer', 'nothing'] as const;
export type Need = (typeof needs)[number];

export const needOf = ({ running, card, mine, asking }: Facts): Need => {
	if (running) return 'running';
	if (card === 'changed' || mine === 'changed') return 'changed';
	if (card === 'unread') return 'card';
	if (card === 'told' || card === 'ask' || card === 'none') return 'ask';
	if (mine === 'unread') return 'card';
	return asking === 'offer' || asking === 'again' ? 'offer' : 'nothing';
};

/** Who needs something comes first; of those who need the same, who arrived last. */
export const inOrder = <F extends Facts>(rows: readonly F[]): F[] =>
	rows.toSorted(
		(a, b) =>
			needs.indexOf(needOf(a)) - needs.indexOf(needOf(b)) || b.openedAt.getTime() - a.openedAt.getTime()
	);
