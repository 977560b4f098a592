import { pool } from '../database';
import { readCode } from './code';
import { accountNamed, type Entry } from './enter';
import { sha256 } from './hash';
import { attempt, codeRule, forgive, networkRule, tried } from './throttle';

const noAccount = '00000000-0000-0000-0000-000000000000';

/** How a paper code is stored. */
export const paperCodeHash = (code: string): Buffer => sha256(`paper code ${readCode(code)}`);

/**
 * Whether this user name and paper code let somebody in. A code works once; after it a new passphrase is asked
 * for. Five tries, then fifteen minutes; the answer is the same whether the account exists or not.
 */
export const recover = async (userName: string, code: string, network: string, now: Date): Promise<Entry> => {
	const here = tried(codeRule, 'paper code', userName, network);
	const around = tried(networkRule, 'paper code', network);
	const seconds = await attempt([here, around], now);
	if (seconds > 0) return { outcome: 'wait', seconds };
	const found = await accountNamed(userName);
	const id = found && !found.disabled ? found.id : noAccount;
	const rows = await pool()<{ used: boolean }[]>`
		select sign_in.use_paper_code(${id}, ${paperCodeHash(code)}, ${now}) as used`;
	if (!found || rows[0]?.used !== true) return { outcome: 'wrong' };
	await forgive(here, true);
	await forgive(around, false);
	return { outcome: 'in', entrant: { accountId: found.id, kind: found.kind } };
};
