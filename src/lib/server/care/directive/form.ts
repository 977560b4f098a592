import { isId } from '$lib/id';
import { WITNESS_RELATIONS, type WitnessRelation } from '../../standards/jurisdiction';
import type { Fields, Form, Problems } from '../../http/forms';
import { readWay, wayFields } from '../about-me/signing-form';
import type { Way } from '../about-me/way';
import type { Witness } from './store';
import { isArea } from './telling';
import type { Withdrawal } from './withdrawal-store';

type Read<T> = { readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };

const longest = 280;

/** Keeps the problems that are there. */
const problemsOf = (found: Readonly<Record<string, string | false>>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(found).flatMap(([field, key]) =>
			key === false ? [] : [[field, `directive-pages:problems.${key}`]]
		)
	);

const any = (problems: Record<string, string>): boolean => Object.keys(problems).length > 0;

const dayFields = (name: string): Fields => [`${name}-day`, `${name}-month`, `${name}-year`];

/** A day that has come, as `YYYY-MM-DD`; null when there is none in the boxes, or no such day. */
const pastDay = (form: Form, name: string, now: Date): string | null => {
	const [year, month, day] = ['year', 'month', 'day'].map((part) => Number(form.one(`${name}-${part}`)));
	if (!year || !month || !day || year < 1900 || year > 9999) return null;
	const at = new Date(Date.UTC(year, month - 1, day));
	const same = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
	return same && at <= now ? at.toISOString().slice(0, 10) : null;
};

export const beginFields: Fields = ['key', 'jurisdiction', 'copy'];
export const discardFields: Fields = ['version'];
export const acceptFields: Fields = ['speaker', 'answer'];
export const reportFields: Fields = ['key', 'version', 'words'];
export const checkFields: Fields = ['answer', 'audience[]'];

export const signFields: Fields = [
	...['key', 'version', 'hash', 'language', 'shown', 'freely'],
	...wayFields
];

/** How somebody signs. All of it can be left for another day, so what is missing is said and nothing is guessed. */
export const readSigning = (form: Form, now: Date): Read<Way> => {
	const read = readWay(form, now);
	const freely = problemsOf({ freely: form.one('freely') !== 'yes' && 'freely' });
	if (!read.ok) return { ok: false, problems: { ...read.problems, ...freely } };
	return any(freely) ? { ok: false, problems: freely } : { ok: true, read: read.way };
};

export const speakerFields: Fields = [
	...['key', 'rank', 'name', 'phone', 'user-name', 'powers', 'limits', 'alert', 'covers[]'],
	...['speaker']
];

export type ReadSpeaker = {
	readonly rank: 1 | 2;
	readonly name: string;
	readonly phone: string | null;
	readonly userName: string;
	readonly powers: string;
	readonly limits: string | null;
	readonly alert: boolean;
	readonly covers: readonly string[];
};

export const readSpeaker = (form: Form): Read<ReadSpeaker> => {
	const [name, phone, powers, limits] = ['name', 'phone', 'powers', 'limits'].map((one) => form.one(one));
	const problems = problemsOf({
		rank: !['1', '2'].includes(form.one('rank')) && 'what',
		name: !name ? 'name' : name.length > 100 && 'long',
		phone: (phone ?? '').length > 40 && 'long',
		powers: !powers ? 'words' : powers.length > 600 && 'long',
		limits: (limits ?? '').length > 600 && 'long'
	});
	if (any(problems)) return { ok: false, problems };
	return {
		ok: true,
		read: {
			rank: form.one('rank') === '2' ? 2 : 1,
			name: name ?? '',
			phone: phone || null,
			userName: form.one('user-name'),
			powers: powers ?? '',
			limits: limits || null,
			alert: form.one('alert') === 'yes',
			covers: form.many('covers').filter(isArea)
		}
	};
};

export const witnessFields: Fields = [
	...['key', 'version', 'withdrawal', 'what', 'name', 'role', 'relations[]', 'class', 'certifies']
];

export type ReadWitness = Pick<
	Witness,
	'what' | 'name' | 'role' | 'relations' | 'inClass' | 'certifies' | 'withdrawalId'
>;

const said = ['witness', 'capacity', 'document'] as const;
const isRelation = (text: string): text is WitnessRelation =>
	(WITNESS_RELATIONS as readonly string[]).includes(text);

/** @param named the name is known already: it is that of whoever is signed in */
export const readWitness = (form: Form, named: boolean): Read<ReadWitness> => {
	const what = said.find((one) => one === form.one('what'));
	const name = form.one('name');
	const role = form.one('role');
	const inClass = form.one('class');
	const problems = problemsOf({
		what: what === undefined && 'what',
		name: named ? false : name === '' ? 'name' : name.length > 100 && 'long',
		role: role.length > 100 && 'long'
	});
	if (what === undefined || any(problems)) return { ok: false, problems };
	return {
		ok: true,
		read: {
			what,
			name,
			role: role || null,
			relations: form.many('relations').filter(isRelation),
			inClass: inClass === '' ? null : inClass === 'yes',
			certifies: form.one('certifies') === 'yes',
			withdrawalId: isId(form.one('withdrawal')) ? form.one('withdrawal') : null
		}
	};
};

const hows = ['here', 'written', 'aloud'] as const;
export const withdrawFields: Fields = [
	...['key', 'version', 'what', 'part[]', 'how', 'words', 'incapable'],
	...dayFields('when')
];

export type ReadWithdrawal = {
	readonly parts: readonly string[] | null;
	readonly method: Withdrawal['method'];
	readonly words: string | null;
	readonly foundIncapable: boolean;
	readonly writtenAt: Date;
};

/** @param known the parts there are: a form from yesterday cannot name others */
export const readWithdrawal = (form: Form, known: readonly string[], now: Date): Read<ReadWithdrawal> => {
	const what = form.one('what');
	const method = hows.find((one) => one === form.one('how'));
	const parts = form.many('part').filter((part) => known.includes(part));
	const day = method === 'here' ? null : pastDay(form, 'when', now);
	const words = form.one('words');
	const problems = problemsOf({
		what: !['whole', 'parts'].includes(what) && 'what',
		part: what === 'parts' && parts.length === 0 && 'parts',
		how: method === undefined && 'what',
		when: method !== undefined && method !== 'here' && day === null && 'day',
		words: words.length > longest && 'long'
	});
	if (method === undefined || any(problems)) return { ok: false, problems };
	const today = now.toISOString().slice(0, 10);
	return {
		ok: true,
		read: {
			parts: what === 'whole' ? null : parts,
			method,
			words: words || null,
			foundIncapable: form.one('incapable') === 'yes',
			// A day is all that is asked for of what was written elsewhere: at its end, or now if that is today.
			writtenAt: day === null || day === today ? now : new Date(`${day}T23:59:59Z`)
		}
	};
};

export const copyFields: Fields = ['key', 'holder', ...dayFields('since')];
export const readCopy = (form: Form, now: Date): Read<{ holder: string; givenOn: string }> => {
	const holder = form.one('holder');
	const givenOn = pastDay(form, 'since', now);
	const problems = problemsOf({
		holder: holder === '' ? 'name' : holder.length > 100 && 'long',
		since: givenOn === null && 'day'
	});
	return givenOn === null || any(problems)
		? { ok: false, problems }
		: { ok: true, read: { holder, givenOn } };
};

export const receiptFields: Fields = ['key', 'withdrawal', 'receiver', 'time', ...dayFields('got')];
/** @param toInstant the moment a wall clock of the person's zone shows */
export const readReceipt = (
	form: Form,
	now: Date,
	toInstant: (day: string, time: string) => Date | null
): Read<{ withdrawalId: string; holder: string; receivedAt: Date }> => {
	const day = pastDay(form, 'got', now);
	const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(form.one('time')) ? form.one('time') : null;
	const at = day === null || time === null ? null : toInstant(day, time);
	const holder = form.one('receiver');
	const problems = problemsOf({
		withdrawal: !isId(form.one('withdrawal')) && 'what',
		receiver: holder === '' && 'name',
		got: day === null && 'day',
		time: time === null ? 'time' : at !== null && at > now && 'day'
	});
	return at === null || any(problems)
		? { ok: false, problems }
		: { ok: true, read: { withdrawalId: form.one('withdrawal'), holder, receivedAt: at } };
};
