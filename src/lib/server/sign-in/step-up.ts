import { pool } from '../database';
import { credentialsOf, knowsPassphrase } from './account';
import { fromHex } from './hash';

/** Whether the passphrase was typed in this session in the last ten minutes (safety table, step-up). */
export const steppedUp = async (session: string, now: Date): Promise<boolean> => {
	const rows = await pool()<{ ok: boolean }[]>`
		select sign_in.stepped_up(${fromHex(session)}, ${now}) as ok`;
	return rows[0]?.ok === true;
};

/** Takes the passphrase; guesses are slowed like those at sign-in. */
export const stepUp = async (
	session: string,
	passphrase: string,
	now: Date
): Promise<'done' | 'wrong' | 'wait' | 'busy'> => {
	// Who came in by a paper code owes a new passphrase first: there is none to ask for.
	if ((await credentialsOf(session, now))?.passphraseDue !== false) return 'wrong';
	const known = await knowsPassphrase(session, passphrase, now);
	if (known === 'wait' || known === 'busy') return known;
	if (!known) return 'wrong';
	await pool()`select sign_in.step_up(${fromHex(session)}, ${now})`;
	return 'done';
};
