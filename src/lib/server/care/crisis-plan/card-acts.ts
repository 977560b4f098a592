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
 * table agreed to and nobody spoke against, and what came of a talk, as a wish. The same for every reader who may read the plan, in the plan's order.
 */
export const crisisForCard = async (sql: Sql, pass: PersonPass): Promise<CardLine[]> => {
	const inForce = await store.inForce(sql, pass);
	const wished = await store.wished(sql, pass);
	if (inForce.length + wished.length === 0) return [];
	const voices = await store.voices(sql, pass);
	const said = await store.said(sql, pass);
	const taken = await store.fromProposals(sql, pass);
	const agreed = (id: string): boolean => agreementOn(id, voices, said) === 'agreed';
	return [
		...onCard(inForce.filter(({ id }) => agreed(id))),
		// What the person took in after a talk stands there as a wish until the table has agreed and it is signed.
		...onCard([...inForce.filter(({ id }) => taken.has(id) && !agreed(id)), ...wished]).map((line) => ({
			...line,
			wish: true
		}))
	];
};

/** The same for a wallet code: lines that are ticked for it, as the database gives them out for this use. */
export const crisisForWallet = async (
	sql: Sql,
	_pass: Pass<'wallet:use'>,
	use: string
): Promise<CardLine[]> => onCard(await store.forWallet(sql, use));
