import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** For whom a phone signs: the name it keeps the key under, and the one address it gives it to. */
export type Party = { readonly id: string; readonly origin: string };

/**
 * This service as phones know it, from the configured ORIGIN; null where keys cannot be had: a browser gives none to an
 * address of numbers.
 */
export const partyAt = ({ hostname, origin }: URL): Party | null =>
	/^[\d.]+$|:/.test(hostname) ? null : { id: hostname, origin };

/** A 128-bit id as the 16 bytes a phone keeps beside the key; it says nothing about whose it is. */
export const handleOf = (accountId: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(Buffer.from(accountId.replaceAll('-', ''), 'hex'));

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (text: string): Json | null => {
	try {
		const value: unknown = JSON.parse(text);
		return isJson(value) ? value : null;
	} catch {
		return null;
	}
};

const base64url = /^[A-Za-z0-9_-]{1,12000}$/;

/** The named members, when every one of them is there as letters of base64url. */
const lettersIn = <N extends string>(from: Json, names: readonly N[]): Record<N, string> | null => {
	const found = names.map((name) => [name, from[name]] as const);
	if (!found.every(([, value]) => typeof value === 'string' && base64url.test(value))) return null;
	return Object.fromEntries(found) as Record<N, string>;
};

const typeIsKey = (json: Json | null): json is Json & { response: Json } =>
	json !== null && json['type'] === 'public-key' && isJson(json['response']);

/** A new key as the page's script sends it; null when it is none. What it says is checked later. */
export const newKeyIn = (text: string): RegistrationResponseJSON | null => {
	const json = parsed(text);
	if (!typeIsKey(json)) return null;
	const outer = lettersIn(json, ['id', 'rawId']);
	const inner = lettersIn(json.response, ['clientDataJSON', 'attestationObject']);
	if (outer === null || inner === null) return null;
	const ways = json.response['transports'];
	const transports = Array.isArray(ways) ? ways.filter((way) => typeof way === 'string').slice(0, 8) : [];
	return {
		...outer,
		type: 'public-key',
		response: { ...inner, transports: transports.filter((way) => /^[a-z-]{1,20}$/.test(way)) },
		clientExtensionResults: {}
	} as RegistrationResponseJSON;
};

/** A key that is given, as the page's script sends it; null when it is none. */
export const givenKeyIn = (text: string): AuthenticationResponseJSON | null => {
	const json = parsed(text);
	if (!typeIsKey(json)) return null;
	const outer = lettersIn(json, ['id', 'rawId']);
	const inner = lettersIn(json.response, ['clientDataJSON', 'authenticatorData', 'signature']);
	if (outer === null || inner === null) return null;
	const handle = lettersIn(json.response, ['userHandle']) ?? {};
	return { ...outer, type: 'public-key', response: { ...inner, ...handle }, clientExtensionResults: {} };
};

/** What the phone says it was asked; null when that cannot be read. */
export const challengeIn = (clientDataJSON: string): string | null => {
	const asked = parsed(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))?.['challenge'];
	return typeof asked === 'string' && base64url.test(asked) ? asked : null;
};
