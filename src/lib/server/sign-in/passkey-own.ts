import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { pool, type Sql } from '../database';
import { fromHex } from './hash';
import { challengeIn, newKeyIn, type Party } from './passkey';
import { wasAsked } from './passkey-ask';

/** A phone or computer that opens the account by face, finger or PIN. */
export type Passkey = {
	readonly id: string;
	/** How a phone knows the key, in base64url. */
	readonly credential: string;
	readonly name: string;
	/** The phone's maker keeps a copy, so that the person's other phones have it too. */
	readonly copied: boolean;
	readonly madeAt: Date;
	readonly usedAt: Date | null;
	readonly removedAt: Date | null;
	/** Neither taken away nor lost by a recovery in which it was not given. */
	readonly works: boolean;
};

type Row = Omit<Passkey, 'credential'> & { credential_id: Buffer };

/** Every one there ever was, newest first. */
export const passkeysOf = async (session: string, now: Date): Promise<Passkey[]> => {
	const rows = await pool()<Row[]>`
		select id, credential_id, name, copied, made_at as "madeAt", used_at as "usedAt", removed_at as "removedAt", works
		from sign_in.passkeys_of(${fromHex(session)}, ${now})`;
	return rows.map(({ credential_id, ...row }) => ({
		...row,
		credential: Buffer.from(credential_id).toString('base64url')
	}));
};

const week = 7 * 24 * 60 * 60 * 1000;

/** Those that were added in the last seven days: the person is told of each, in case it was not them. */
export const newPhones = async (session: string, now: Date): Promise<Passkey[]> =>
	(await passkeysOf(session, now)).filter(
		({ works, madeAt }) => works && now.getTime() - madeAt.getTime() < week
	);

/** A key that was checked, ready to be stored. */
export type CheckedKey = {
	readonly credential: string;
	readonly publicKey: Uint8Array;
	readonly counter: number;
	readonly mayBeCopied: boolean;
	readonly copied: boolean;
	readonly transports: readonly string[];
};

/** What a phone made for the question this session asked; null when it is not the answer to that. */
export const checkNewKey = async (
	party: Party,
	session: string,
	text: string,
	now: Date
): Promise<CheckedKey | null> => {
	const response = newKeyIn(text);
	const challenge = response && challengeIn(response.response.clientDataJSON);
	if (response === null || !challenge || !(await wasAsked(challenge, 'add', session, now))) return null;
	const checked = await verifyRegistrationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true,
		supportedAlgorithmIDs: [-7, -8, -257]
		// The library throws at whatever a phone of ours would not send.
	}).catch(() => null);
	if (!checked?.verified) return null;
	const { credential, credentialBackedUp, credentialDeviceType } = checked.registrationInfo;
	return {
		credential: credential.id,
		publicKey: credential.publicKey,
		counter: credential.counter,
		mayBeCopied: credentialDeviceType === 'multiDevice',
		copied: credentialBackedUp,
		transports: credential.transports ?? []
	};
};

/** Whether passphrase or key was given in the last ten minutes, or the account is that new. */
export const mayAddPasskey = async (session: string, now: Date): Promise<boolean> => {
	const rows = await pool()<{ may: boolean }[]>`
		select sign_in.may_add_passkey(${fromHex(session)}, ${now}) as may`;
	return rows[0]?.may === true;
};

/** `unproved`: neither passphrase nor key was given in the last ten minutes. */
export type Added = 'done' | 'taken' | 'enough' | 'limited' | 'unproved' | 'no';

export const addPasskey = async (
	sql: Sql,
	session: string,
	id: string,
	name: string,
	key: CheckedKey,
	now: Date
): Promise<Added> => {
	const rows = await sql<{ added: Added }[]>`
		select sign_in.add_passkey(${fromHex(session)}, ${id}, ${Buffer.from(key.credential, 'base64url')},
			${Buffer.from(key.publicKey)}, ${key.counter}, ${key.mayBeCopied}, ${key.copied},
			${[...key.transports]}::text[], ${name}, ${now}) as added`;
	return rows[0]?.added ?? 'no';
};

/** `last`: nothing else would open the account. */
export type Removed = 'done' | 'last' | 'unproved' | 'no';

export const removePasskey = async (sql: Sql, session: string, id: string, now: Date): Promise<Removed> => {
	const rows = await sql<{ removed: Removed }[]>`
		select sign_in.remove_passkey(${fromHex(session)}, ${id}, ${now}) as removed`;
	return rows[0]?.removed ?? 'no';
};
