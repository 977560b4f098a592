import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { pool } from '../database';
import type { Entry } from './enter';
import { fromHex } from './hash';
import { challengeIn, givenKeyIn, handleOf, type Party } from './passkey';
import { aroundPasskeys, wasAsked, type Wanted } from './passkey-ask';
import type { Entrant } from './session';
import { attempt, forgive, passphraseRule, tried } from './throttle';

type Found = { id: string; account_id: string; kind: Entrant['kind']; public_key: Buffer; counter: string };

/** A key whose signature is right; what is stored about it has not been changed yet. */
type Given = { id: string; accountId: string; kind: Entrant['kind']; counter: number; copied: boolean };

/** A phone that was asked for one key of a known account need not say whose it is; to come in, it must. */
const handleFits = (handle: string | undefined, accountId: string, wanted: Wanted): boolean =>
	handle === undefined
		? wanted === 'give'
		: Buffer.from(handle, 'base64url').equals(Buffer.from(handleOf(accountId)));

/** The key that answers the question that was asked; null for anything else. */
const checkGiven = async (
	party: Party,
	wanted: Wanted,
	session: string | null,
	text: string,
	now: Date
): Promise<Given | null> => {
	const response = givenKeyIn(text);
	const challenge = response && challengeIn(response.response.clientDataJSON);
	if (response === null || !challenge || !(await wasAsked(challenge, wanted, session, now))) return null;
	const rows = await pool()<Found[]>`
		select id, account_id, kind, public_key, counter
		from sign_in.find_passkey(${Buffer.from(response.id, 'base64url')}, ${now})`;
	const found = rows[0];
	if (!found || !handleFits(response.response.userHandle, found.account_id, wanted)) return null;
	const checked = await verifyAuthenticationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: party.origin,
		expectedRPID: party.id,
		requireUserVerification: true,
		credential: {
			id: response.id,
			publicKey: Uint8Array.from(found.public_key),
			counter: Number(found.counter)
		}
		// The library throws at whatever a phone of ours would not send.
	}).catch(() => null);
	if (!checked?.verified) return null;
	const { newCounter, credentialBackedUp } = checked.authenticationInfo;
	return {
		id: found.id,
		accountId: found.account_id,
		kind: found.kind,
		counter: newCounter,
		copied: credentialBackedUp
	};
};

/**
 * Whether this key lets somebody in. Slowed like a passphrase; the answer is the same whether there is such a key. In the
 * time after a helped recovery it shows that it is the person, and shuts out whoever came in with help.
 */
export const enterByPasskey = async (
	party: Party,
	text: string,
	network: string,
	now: Date
): Promise<Entry> => {
	const here = tried(passphraseRule, 'passkey', givenKeyIn(text)?.id ?? '', network);
	const seconds = await attempt([here], now);
	if (seconds > 0) return { outcome: 'wait', seconds };
	const given = await checkGiven(party, 'enter', null, text, now);
	if (given === null) return { outcome: 'wrong' };
	const rows = await pool()<{ entered: boolean }[]>`
		select sign_in.enter_by_passkey(${given.id}, ${given.counter}, ${given.copied}, ${now}) as entered`;
	if (rows[0]?.entered !== true) return { outcome: 'wrong' };
	await forgive(here, true);
	await forgive(aroundPasskeys(network), false);
	return {
		outcome: 'in',
		entrant: { accountId: given.accountId, kind: given.kind, passkeyId: given.id }
	};
};

/** `proved`: it also showed that it is the person, after somebody helped the account open. */
export type GivenAgain = 'done' | 'proved' | 'no' | { seconds: number };

/** Takes a key of the signed-in account once more: good for ten minutes, like the passphrase typed. */
export const givePasskey = async (
	party: Party,
	session: string,
	accountId: string,
	text: string,
	now: Date
): Promise<GivenAgain> => {
	const here = tried(passphraseRule, 'give passkey', accountId);
	const seconds = await attempt([here], now);
	if (seconds > 0) return { seconds };
	const given = await checkGiven(party, 'give', session, text, now);
	if (given === null || given.accountId !== accountId) return 'no';
	const rows = await pool()<{ how: 'done' | 'proved' | 'no' }[]>`
		select sign_in.give_passkey(${fromHex(session)}, ${given.id}, ${given.counter}, ${given.copied}, ${now}) as how`;
	const how = rows[0]?.how ?? 'no';
	if (how !== 'no') await forgive(here, true);
	return how;
};
