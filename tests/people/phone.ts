import type { Answer } from '../support/http.js';
import { Authenticator, type Twist } from '../support/authenticator.js';
import type { Visitor } from '../support/visitor.js';

type Wanted = 'enter' | 'add' | 'give';

const asks: Record<Wanted, string> = {
	enter: '/sign-in/passkey/challenge',
	add: '/account/passkeys/challenge',
	give: '/account/passkeys/challenge'
};

/** A form as the page's script sends it, with what the phone signed. */
export const sends = (
	visitor: Visitor,
	path: string,
	fields: Readonly<Record<string, string>>
): Promise<Answer> =>
	visitor.send(path, {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: {
			accept: 'text/html',
			origin: visitor.origin,
			'content-type': 'application/x-www-form-urlencoded'
		}
	});

/** Asks the server what to sign, as the page's script does. */
export const asked = async (visitor: Visitor, wanted: Wanted) =>
	JSON.parse((await sends(visitor, asks[wanted], wanted === 'enter' ? {} : { for: wanted })).body) as {
		challenge: string;
		rpId?: string;
		rp?: { id: string };
		user?: { id: string; name: string; displayName: string };
		excludeCredentials?: { id: string }[];
		allowCredentials?: { id: string }[];
		userVerification?: string;
	};

/** Shows with the passphrase who it is, and adds the phone in front of them. */
export const addsPhone = async (
	visitor: Visitor,
	phrase: string,
	name: string
): Promise<{ phone: Authenticator; answer: Answer }> => {
	await sends(visitor, '/account/passkeys?/prove', { passphrase: phrase });
	const phone = new Authenticator(visitor.origin);
	return { phone, answer: await adds(visitor, phone, name) };
};

/** Adds the phone without showing anything first. */
export const adds = async (
	visitor: Visitor,
	phone: Authenticator,
	name: string,
	twist: Twist = {}
): Promise<Answer> => {
	const question = await asked(visitor, 'add');
	return sends(visitor, '/account/passkeys?/add', {
		key: crypto.randomUUID(),
		mine: 'yes',
		name,
		credential: phone.make(question, twist)
	});
};

/** Comes in with the phone's lock; the page it leads to is open when it worked. */
export const comesIn = async (
	visitor: Visitor,
	phone: Authenticator,
	{ own = false, twist = {} }: { own?: boolean; twist?: Twist } = {}
): Promise<Answer> =>
	sends(visitor, '/sign-in/passkey', {
		credential: phone.give(await asked(visitor, 'enter'), twist),
		to: '',
		...(own ? { 'own-phone': 'yes' } : {})
	});
