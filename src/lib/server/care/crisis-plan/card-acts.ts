import type { Pass, PersonPass, Sql } from '../../access';
import { agreementOn } from './crisis-plan';
import { onCard, type CardLine } from './for-card';
import * as store from './store';

export { ofPlan, type CardLine } from './for-card';

/** One wording of a line, as far as the reader may read it; null when they may not. */
export const crisisWording = (
	sql: Sql,
	pass: PersonPass,
	id: string
): Promise<{ readonly text: string; readonly language: string } | null> => store.wordingById(sql, pass, id);

/**
 * What stands on the card of the plan: lines that the person signed last and did not take out, which somebody at the
 * table agreed to and nobody spoke against. The same for every reader who may read the plan, in the plan's order.
 */
export const crisisForCard = async (sql: Sql, pass: PersonPass): Promise<CardLine[]> => {
	const inForce = await store.inForce(sql, pass);
	if (inForce.length === 0) return [];
	const voices = await store.voices(sql, pass);
	const said = await store.said(sql, pass);
	return onCard(inForce.filter(({ id }) => agreementOn(id, voices, said) === 'agreed'));
};

/** The same for a wallet code: lines that are ticked for it, as the database gives them out for this use. */
export const crisisForWallet = async (
	sql: Sql,
	_pass: Pass<'wallet:use'>,
	use: string
): Promise<CardLine[]> => onCard(await store.forWallet(sql, use));
