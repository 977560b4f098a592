import type { Pass, Sql } from '../../access';
import { outcomes, type Outcome } from './recovery';

export type Word = {
	readonly personId: string;
	/** The unit that staff speak for; null for an advocate. */
	readonly unitId: string | null;
	/** Of the form: sent twice, it is one word. */
	readonly key: string;
	readonly recovery: string;
	readonly codeHash: Buffer;
};

type Helping = Pass<'recovery:help'> | Pass<'recovery:confirm'>;

/** Writes down the helper's word, and makes the code when that is enough. */
export const helpBack = async (sql: Sql, _pass: Helping, word: Word): Promise<Outcome> => {
	const rows = await sql<{ outcome: string }[]>`select access.help_back(${word.personId}, ${word.unitId},
		${word.key}, ${word.recovery}, ${word.codeHash}) as outcome`;
	return outcomes.find((one) => one === rows[0]?.outcome) ?? 'no';
};
