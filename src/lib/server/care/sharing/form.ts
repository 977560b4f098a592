import { isId } from '$lib/id';
import { randomUUID } from 'node:crypto';
import type { Fields, Form, Problems } from '../../http/forms';
import { lengths, picksIn, type Contact, type Pick } from './sharing';

export const inviteFields: Fields = ['key', 'invite-name', 'invite-may[]', 'invite-months'];
export const grantFields: Fields = ['key', 'grant-user-name', 'grant-may[]', 'grant-months'];
export const withdrawFields: Fields = ['grant', 'supporter', 'slip'];
export const contactFields: Fields = ['key', 'contact-name', 'contact-who', 'contact-phone', 'contact-tell'];
export const listedFields: Fields = ['contact'];

/** What to share, for how many months, and with whom: a name for a slip, or a user name. */
export type Offer = {
	readonly to: string;
	readonly picks: readonly Pick[];
	readonly months: number;
	readonly key: string;
};
export type Read<T> =
	{ readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };

/** The key made with the page; a new one for a form that lost it. */
const keyIn = (form: Form): string => (isId(form.one('key')) ? form.one('key') : randomUUID());

const found = (problems: Record<string, string | null>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(problems).flatMap(([field, key]) => (key === null ? [] : [[field, key]]))
	);

const tooLong = (text: string, most: number): string | null =>
	text.length > most ? 'sharing:problems.too-long' : null;

const readOffer = (form: Form, prefix: 'invite' | 'grant', to: string, missing: string): Read<Offer> => {
	const picks = picksIn(form.many(`${prefix}-may`));
	const months = Number(form.one(`${prefix}-months`));
	const problems = found({
		[to]: form.one(to) === '' ? missing : tooLong(form.one(to), 100),
		[`${prefix}-may`]: picks === null || picks.length === 0 ? 'sharing:problems.may' : null,
		[`${prefix}-months`]: lengths.includes(months) ? null : 'sharing:problems.months'
	});
	return Object.keys(problems).length > 0
		? { ok: false, problems }
		: { ok: true, read: { to: form.one(to), picks: picks ?? [], months, key: keyIn(form) } };
};

export const readInvite = (form: Form): Read<Offer> =>
	readOffer(form, 'invite', 'invite-name', 'sharing:problems.name');

export const readGrant = (form: Form): Read<Offer> =>
	readOffer(form, 'grant', 'grant-user-name', 'sharing:problems.user-name');

/** A contact; its id is the form's key. */
export const readContact = (form: Form): Read<Contact> => {
	const [name, who, phone, tell] = ['name', 'who', 'phone', 'tell'].map((field) =>
		form.one(`contact-${field}`)
	);
	const problems = found({
		'contact-name': name ? tooLong(name, 100) : 'sharing:problems.contact-name',
		'contact-who': tooLong(who ?? '', 100),
		'contact-phone': tooLong(phone ?? '', 40),
		'contact-tell': tell === 'tell' || tell === 'never' ? null : 'sharing:problems.tell'
	});
	if (!name || Object.keys(problems).length > 0) return { ok: false, problems };
	return {
		ok: true,
		read: { id: keyIn(form), name, who: who || null, phone: phone || null, tell: tell === 'tell' }
	};
};
