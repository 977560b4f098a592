import type { Fields, Form, Problems } from '../../http/forms';
import { isMailAddress, phoneNumber } from './notice';
import type { Way } from './way';

export const addressFields: Fields = ['how', 'address', 'safe'];
export const codeFields: Fields = ['code'];
export const quietFields: Fields = ['from', 'until', 'zone'];

type Read<T> = { readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };

const wrong = (problems: Problems) => ({ ok: false, problems }) as const;

const addressIn = (how: string, typed: string): string | null => {
	if (how === 'text') return phoneNumber(typed);
	const plain = typed.normalize('NFKC').trim();
	return isMailAddress(plain) ? plain : null;
};

/**
 * Where to write to. Whoever does not say that it is safe when somebody else sees it is written nothing.
 * @param ways what this service can send
 */
export const readAddress = (
	form: Form,
	ways: readonly ('mail' | 'text')[]
): Read<{ how: 'mail' | 'text'; address: string }> => {
	const [only] = ways.length === 1 ? ways : [];
	const how = ways.find((one) => one === (form.one('how') || only));
	if (how === undefined) return wrong({ how: 'notice:problems.how' });
	const address = addressIn(how, form.one('address'));
	if (address === null) return wrong({ address: `notice:problems.${how}` });
	if (form.one('safe') === 'no') return wrong({ safe: 'notice:problems.not-safe' });
	if (form.one('safe') !== 'yes') return wrong({ safe: 'notice:problems.safe' });
	return { ok: true, read: { how, address } };
};

/** Six digits, however they were typed. */
export const readCode = (form: Form): Read<string> => {
	const digits = form.one('code').normalize('NFKC').replace(/\D/g, '');
	return digits.length === 6 ? { ok: true, read: digits } : wrong({ code: 'notice:problems.code' });
};

const hourIn = (text: string): number | null => {
	const hour = /^\d{1,2}$/.test(text) ? Number(text) : -1;
	return hour >= 0 && hour <= 23 ? hour : null;
};

/** @param zones those of the service's units */
export const readQuiet = (form: Form, zones: readonly string[]): Read<Way['quiet']> => {
	const from = hourIn(form.one('from'));
	const until = hourIn(form.one('until'));
	if (from === null) return wrong({ from: 'notice:problems.hour' });
	if (until === null) return wrong({ until: 'notice:problems.hour' });
	const zone = form.one('zone') || (zones[0] ?? 'UTC');
	if (!zones.includes(zone)) return wrong({ zone: 'notice:problems.zone' });
	return { ok: true, read: { from, until, zone } };
};

export const listFields: Fields = ['address', 'listed'];

/** An address for the list of the service, mail or telephone, and whether it goes on or comes off. */
export const readListed = (form: Form): Read<{ address: string; off: boolean }> => {
	const typed = form.one('address');
	const address = phoneNumber(typed) ?? addressIn('mail', typed);
	if (address === null) return wrong({ address: 'service-notices:problems.address' });
	const listed = form.one('listed');
	if (listed !== 'on' && listed !== 'off') return wrong({ listed: 'service-notices:problems.listed' });
	return { ok: true, read: { address, off: listed === 'off' } };
};
