import { keyIn, type Fields, type Form, type Problems } from '../../http/forms';
import {
	kinds,
	lengths,
	picksIn,
	purposes,
	type Contact,
	type Kind,
	type Pick,
	type Purpose
} from './sharing';

const offerFields = (of: string): Fields => [
	'key',
	...['kind', 'may[]', 'purpose', 'months'].map((field) => `${of}-${field}`)
];
export const inviteFields: Fields = ['invite-name', ...offerFields('invite')];
export const grantFields: Fields = ['grant-user-name', ...offerFields('grant')];
export const withdrawFields: Fields = ['grant', 'supporter', 'slip'];
export const renewFields: Fields = ['key', 'grant', 'renew-months'];
export const contactFields: Fields = ['key', 'contact-name', 'contact-who', 'contact-phone', 'contact-tell'];
export const listedFields: Fields = ['contact'];
export const hideFields: Fields = ['entry', 'hide-from[]'];

/** What to share, what for, for how many months, and with whom: a name for a slip, or a user name. */
export type Offer = {
	readonly to: string;
	readonly kind: Kind;
	readonly purpose: Purpose;
	readonly picks: readonly Pick[];
	readonly months: number;
	readonly key: string;
};
export type Read<T> =
	{ readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };

const found = (problems: Record<string, string | null>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(problems).flatMap(([field, key]) => (key === null ? [] : [[field, key]]))
	);

const tooLong = (text: string, most: number): string | null =>
	text.length > most ? 'sharing:problems.too-long' : null;

const readOffer = (form: Form, prefix: 'invite' | 'grant', to: string, missing: string): Read<Offer> => {
	const picks = picksIn(form.many(`${prefix}-may`));
	const months = Number(form.one(`${prefix}-months`));
	const kind = kinds.find((one) => one === form.one(`${prefix}-kind`));
	const purpose = purposes.find((one) => one === form.one(`${prefix}-purpose`));
	const problems = found({
		[to]: form.one(to) === '' ? missing : tooLong(form.one(to), 100),
		[`${prefix}-kind`]: kind === undefined ? 'sharing:problems.kind' : null,
		[`${prefix}-may`]: picks === null || picks.length === 0 ? 'sharing:problems.may' : null,
		[`${prefix}-purpose`]: purpose === undefined ? 'sharing:problems.purpose' : null,
		[`${prefix}-months`]: lengths.includes(months) ? null : 'sharing:problems.months'
	});
	if (Object.keys(problems).length > 0 || picks === null || kind === undefined || purpose === undefined)
		return { ok: false, problems };
	return { ok: true, read: { to: form.one(to), kind, picks, purpose, months, key: keyIn(form) } };
};

export const readInvite = (form: Form): Read<Offer> =>
	readOffer(form, 'invite', 'invite-name', 'sharing:problems.name');

export const readGrant = (form: Form): Read<Offer> =>
	readOffer(form, 'grant', 'grant-user-name', 'sharing:problems.user-name');

/** For how much longer something is shared, and which grant it is about. */
export const readRenewal = (form: Form): Read<{ grant: string; months: number; key: string }> => {
	const months = Number(form.one('renew-months'));
	if (!lengths.includes(months))
		return { ok: false, problems: { 'renew-months': 'sharing:problems.months' } };
	return { ok: true, read: { grant: form.one('grant'), months, key: keyIn(form) } };
};

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
