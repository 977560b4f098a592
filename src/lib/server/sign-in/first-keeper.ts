import { pool } from '../database';
import { makeCode } from './code';
import { slipHash } from './slip';

/**
 * The way into a service that has no keeper yet: a slip for seven days, made anew at each start until somebody has
 * used one; what an earlier start printed no longer works.
 * @param name what the keeper's account is called until they are known by another
 * @returns the code, as `ABCD-EFGH`, or null when there is a keeper
 */
export const firstSlip = async (name: string, now: Date): Promise<string | null> => {
	const code = makeCode(2).replace(' ', '-');
	const rows = await pool()<{ made: boolean }[]>`
		select sign_in.make_first_slip(${slipHash(code)}, ${name}, ${now}) as made`;
	return rows[0]?.made === true ? code : null;
};
