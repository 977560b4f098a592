import { pool } from '../database';
import type { Entrant } from './session';
import { busy, hashPassphrase, isOutdated, verifyPassphrase } from './passphrase';
import { attempt, forgive, networkRule, passphraseRule, tried } from './throttle';

/** `seconds`: how long to wait before the next try. */
export type Refusal = { outcome: 'wrong' } | { outcome: 'busy' } | { outcome: 'wait'; seconds: number };
export type Entry = { outcome: 'in'; entrant: Entrant } | Refusal;

type Found = {
	id: string;
	kind: Entrant['kind'];
	passphrase_hash: string | null;
	passphrase_off: boolean;
	disabled: boolean;
};

/** An id that no account has, so that an unknown user name costs the same queries as a known one. */
const noAccount = '00000000-0000-0000-0000-000000000000';

export const accountNamed = async (userName: string): Promise<Found | undefined> => {
	const rows = await pool()<Found[]>`select * from sign_in.find_account(${userName})`;
	return rows[0];
};

const renewHash = async (id: string, stored: string, passphrase: string): Promise<void> => {
	const hash = await hashPassphrase(passphrase);
	if (hash !== busy) await pool()`select sign_in.renew_hash(${id}, ${stored}, ${hash})`;
};

/**
 * Whether this user name and passphrase let somebody in. Nothing in the answer, nor the time it takes, tells
 * whether the account exists, is closed, or had its passphrase switched off after 100 wrong ones in a row.
 */
export const enter = async (
	userName: string,
	passphrase: string,
	network: string,
	now: Date
): Promise<Entry> => {
	const here = tried(passphraseRule, 'passphrase', userName, network);
	const around = tried(networkRule, 'passphrase', network);
	const seconds = await attempt([here, around], now);
	if (seconds > 0) return { outcome: 'wait', seconds };
	const found = await accountNamed(userName);
	const stored = found?.passphrase_hash ?? null;
	const right = await verifyPassphrase(stored, passphrase);
	if (right === busy) return { outcome: 'busy' };
	const open = found !== undefined && right && !found.disabled && !found.passphrase_off;
	await pool()`select sign_in.passphrase_tried(${found?.id ?? noAccount}, ${open})`;
	if (!open) return { outcome: 'wrong' };
	await forgive(here, true);
	await forgive(around, false);
	if (stored !== null && isOutdated(stored)) await renewHash(found.id, stored, passphrase);
	return { outcome: 'in', entrant: { accountId: found.id, kind: found.kind } };
};
