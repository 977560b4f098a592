import { randomUUID } from 'node:crypto';
import { pool, type Sql } from '../database';
import type { Actor } from './actor';
import { makeCode, readCode } from './code';
import { sha256 } from './hash';
import type { Entrant } from './session';
import { attempt, codeRule, forgive, tried } from './throttle';

/** Whom a slip invites, and as what. `units` are ids; `personId` is whose account it will be, or whom they support. */
export type Invitation = {
	kind: Actor['kind'];
	name: string;
	job: string | null;
	roles: readonly string[];
	units: readonly string[];
	personId: string | null;
};

type State = 'open' | 'used' | 'stopped' | 'expired';
type Shut = { state: Exclude<State, 'open'> | 'unknown' } | { state: 'wait'; seconds: number };
export type SlipRead = { state: 'open'; kind: Actor['kind']; name: string } | Shut;

/** Seven days, in milliseconds. */
const lifetime = 7 * 24 * 3600 * 1000;

/** When a slip that is made now stops working. */
export const slipUntil = (now: Date): Date => new Date(now.getTime() + lifetime);

/** How a slip's code is stored. */
export const slipHash = (code: string): Buffer => sha256(`slip ${readCode(code)}`);

/**
 * Makes an invite slip, in the transaction that notes it. Database rules: staff invite people, keepers invite
 * staff, a person or staff invite supporters.
 * @returns the code to print, to be shown once (only its hash is stored), or null when the account may not
 */
export const makeSlip = async (sql: Sql, to: Invitation, now: Date): Promise<string | null> => {
	const code = makeCode(2);
	const rows = await sql<
		{ made: boolean }[]
	>`select sign_in.make_slip(${slipHash(code)}, ${to.kind}, ${to.name},
		${to.job}, ${[...to.roles]}::text[], ${[...to.units]}::uuid[], ${to.personId},
		${slipUntil(now)}) as made`;
	return rows[0]?.made === true ? code : null;
};

/**
 * Reads a slip as typed. Five codes that do not exist, then fifteen minutes of waiting for that network.
 */
export const readSlip = async (code: string, network: string, now: Date): Promise<SlipRead> => {
	const here = tried(codeRule, 'slip', network);
	const seconds = await attempt([here], now);
	if (seconds > 0) return { state: 'wait', seconds };
	const rows = await pool()<{ kind: Actor['kind']; name: string; state: State }[]>`
		select * from sign_in.read_slip(${slipHash(code)}, ${now})`;
	const slip = rows[0];
	if (!slip) return { state: 'unknown' };
	await forgive(here, slip.state === 'open');
	return slip.state === 'open' ? { ...slip, state: 'open' } : { state: slip.state };
};

/** What the invited person chose. */
export type Choice = { userName: string; passphraseHash: string; language: string };
export type SlipUsed = { state: 'done'; entrant: Entrant } | { state: 'name-taken' } | Shut;

const bound = (fault: unknown): boolean =>
	fault instanceof Error && 'code' in fault && fault.code === '23505';

/** The first of these user names that nobody has; the last of them where all are taken. */
export const freeUserName = async (offered: readonly string[]): Promise<string> => {
	const [row] = await pool()<{ name: string | null }[]>`
		select sign_in.free_user_name(${[...offered]}::text[]) as name`;
	return row?.name ?? offered.at(-1) ?? '';
};

/** Turns an open slip into an account, once. `used` also when the person got an account by another slip. */
export const useSlip = async (
	code: string,
	choice: Choice,
	network: string,
	now: Date
): Promise<SlipUsed> => {
	const slip = await readSlip(code, network, now);
	if (slip.state !== 'open') return slip;
	const accountId = randomUUID();
	try {
		const rows = await pool()<{ state: State | 'done' | 'name-taken' | 'unknown' }[]>`
			select sign_in.use_slip(${slipHash(code)}, ${accountId}, ${choice.userName}, ${choice.passphraseHash},
				${choice.language}, ${now}) as state`;
		const state = rows[0]?.state ?? 'unknown';
		if (state === 'done') return { state, entrant: { accountId, kind: slip.kind } };
		return { state: state === 'open' ? 'unknown' : state };
	} catch (fault) {
		if (bound(fault)) return { state: 'used' };
		throw fault;
	}
};

/**
 * A slip for somebody from outside, who leads one debrief and sees nothing else. `entry`: the invitation, written in the
 * same transaction.
 * @returns the code to print, to be shown once, or null when the account may not
 */
export const makeGuestSlip = async (
	sql: Sql,
	entry: string,
	job: string,
	now: Date
): Promise<string | null> => {
	const code = makeCode(2);
	const rows = await sql<{ made: boolean }[]>`
		select sign_in.invite_guest(${slipHash(code)}, ${entry}, ${job}, ${slipUntil(now)}) as made`;
	return rows[0]?.made === true ? code : null;
};
