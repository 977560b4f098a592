import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import { randomBytes } from 'node:crypto';
import { pool } from '../database';
import { credentialsOf } from './account';
import { fromHex, sha256 } from './hash';
import { handleOf, type Party } from './passkey';
import { passkeysOf } from './passkey-own';
import { attempt, networkRule, tried, type Tried } from './throttle';

/** What a key is wanted for: to come in, to add it, or to give it once more. */
export type Wanted = 'enter' | 'add' | 'give';

/** All tries of one network to come in by a key. */
export const aroundPasskeys = (network: string): Tried => tried(networkRule, 'passkey', network);

const challengeHash = (challenge: string): Buffer => sha256(`passkey ${challenge}`);

/** A new question, kept here for five minutes and one answer. `session` is hex; null for whoever wants to come in. */
const ask = async (wanted: Wanted, session: string | null, now: Date): Promise<Uint8Array<ArrayBuffer>> => {
	const challenge = Uint8Array.from(randomBytes(32));
	const name = Buffer.from(challenge).toString('base64url');
	const whose = session === null ? null : fromHex(session);
	await pool()`select sign_in.ask_passkey(${challengeHash(name)}, ${wanted}, ${whose}, ${now})`;
	return challenge;
};

/** Whether this was asked, for this and of this session, and was not answered yet. It is answered now, right or wrong. */
export const wasAsked = async (
	challenge: string,
	wanted: Wanted,
	session: string | null,
	now: Date
): Promise<boolean> => {
	const whose = session === null ? null : fromHex(session);
	const rows = await pool()<{ asked: boolean }[]>`
		select sign_in.take_challenge(${challengeHash(challenge)}, ${wanted}, ${whose}, ${now}) as asked`;
	return rows[0]?.asked === true;
};

/** The question to a phone of nobody in particular: it knows by itself whose key it holds. */
export const askToEnter = async (party: Party, network: string, now: Date) => {
	const seconds = await attempt([aroundPasskeys(network)], now);
	if (seconds > 0) return { seconds };
	return generateAuthenticationOptions({
		rpID: party.id,
		challenge: await ask('enter', null, now),
		userVerification: 'required'
	});
};

/** The question to the phone of whoever is signed in, for a key of this account. */
export const askToGive = async (party: Party, session: string, now: Date) => {
	const mine = await passkeysOf(session, now);
	return generateAuthenticationOptions({
		rpID: party.id,
		challenge: await ask('give', session, now),
		userVerification: 'required',
		allowCredentials: mine.filter(({ works }) => works).map(({ credential }) => ({ id: credential }))
	});
};

/** Asks a phone to make a key. It shows the user name in its own list, never the person's name. */
export const askToAdd = async (party: Party, session: string, accountId: string, now: Date) => {
	const mine = await passkeysOf(session, now);
	const userName = (await credentialsOf(session, now))?.userName ?? '';
	return generateRegistrationOptions({
		rpName: party.id,
		rpID: party.id,
		userName,
		userDisplayName: userName,
		userID: handleOf(accountId),
		challenge: await ask('add', session, now),
		attestationType: 'none',
		excludeCredentials: mine.filter(({ works }) => works).map(({ credential }) => ({ id: credential })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		supportedAlgorithmIDs: [-7, -8, -257]
	});
};
