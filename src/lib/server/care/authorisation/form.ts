import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import {
	ASSESSMENTS,
	CONSENT_CHECKS,
	CONSENT_GIVERS,
	KEY_NEEDS,
	KINDS,
	SPACE_POINTS
} from '../../standards/vocabulary';
import { addDays, dayIn, startOfDay } from '../../standards/zone';
import { readDay } from '../day';
import { STATES } from './authorisation';
import type { NewAssessment, NewRequest, NewStep } from './store';

const boxes = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const askFields: Fields = [
	...['key', 'kind', 'what', 'minutes', 'limits'],
	...KEY_NEEDS.map((need) => `need-${need}`),
	...SPACE_POINTS.map((point) => `space-${point}`)
];
export const assessmentFields: Fields = ['key', 'assessment', 'state', ...boxes('done'), 'by'];
export const viewFields: Fields = ['key', 'words', 'how', 'aversive', 'agrees'];
export const consentFields: Fields = [
	...['key', 'giver', 'giver-name', 'order', 'function', 'checks[]'],
	...boxes('until')
];
export const panelFields: Fields = [
	...['key', 'body', 'decision', 'conditions', 'reference'],
	...boxes('from'),
	...boxes('to')
];
export const endFields: Fields = ['key', 'ended', 'why'];

type Read<T> = { readonly ok: true; readonly read: T } | { readonly ok: false; readonly problems: Problems };
const problem = (code: string): string => `authorisation:problems.${code}`;
const judged = <T>(problems: Record<string, string>, read: () => T): Read<T> =>
	Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, read: read() };

/** Words that have to be there, or may be left out, of at most so many letters. */
const wrongWords = (form: Form, field: string, needed: boolean, most = 2000): Record<string, string> => {
	const text = form.one(field);
	if (text === '' && needed) return { [field]: problem('words') };
	return text.length > most ? { [field]: problem('long') } : {};
};
const keyed = (form: Form): Record<string, string> =>
	isId(form.one('key')) ? {} : { '': 'errors:not-understood' };
const yesNo = (form: Form, field: string): 'yes' | 'no' | null => {
	const said = form.one(field);
	return said === 'yes' || said === 'no' ? said : null;
};
const answers = (form: Form, prefix: string, names: readonly string[]): Record<string, string> =>
	Object.fromEntries(
		names.flatMap((name) => {
			const said = yesNo(form, `${prefix}-${name}`);
			return said === null ? [] : [[name, said]];
		})
	);

/** What leave is asked for. Every need is answered: whether one is denied decides whether it may be asked for at all. */
export const readAsk = (form: Form): Read<NewRequest> => {
	const kind = KINDS.find((one) => one === form.one('kind'));
	const minutes = form.one('minutes');
	const needs = answers(form, 'need', KEY_NEEDS);
	const problems: Record<string, string> = {
		...keyed(form),
		...wrongWords(form, 'what', true),
		...wrongWords(form, 'limits', false),
		...Object.fromEntries(
			KEY_NEEDS.filter((need) => needs[need] === undefined).map((need) => [`need-${need}`, problem('yes-no')])
		)
	};
	if (kind === undefined) problems['kind'] = problem('choose');
	if (minutes !== '' && !/^[1-9]\d{0,3}$/.test(minutes)) problems['minutes'] = problem('minutes');
	return judged(problems, () => ({
		id: form.one('key'),
		kind: kind ?? 'seclusion',
		what: form.one('what'),
		mostMinutes: minutes === '' ? null : Number(minutes),
		limits: form.one('limits') || null,
		needs,
		space: answers(form, 'space', SPACE_POINTS)
	}));
};

/** How an assessment stands. */
export const readAssessment = (form: Form, today: string): Read<NewAssessment> => {
	const what = ASSESSMENTS.find((one) => one === form.one('assessment'));
	const state = STATES.find((one) => one === form.one('state'));
	const done = readDay(form, 'done');
	const problems: Record<string, string> = { ...keyed(form), ...wrongWords(form, 'by', false, 200) };
	if (what === undefined) problems['assessment'] = problem('choose');
	if (state === undefined) problems['state'] = problem('choose');
	if (done === null) problems['done'] = 'errors:field.no-such-day';
	else if (done > today) problems['done'] = problem('not-yet');
	return judged(problems, () => ({
		id: form.one('key'),
		what: what ?? 'functional',
		state: state ?? 'missing',
		doneOn: state === 'done' ? done || null : null,
		byName: form.one('by') || null
	}));
};

const bool = (said: 'yes' | 'no' | null): boolean | null => (said === null ? null : said === 'yes');

/** What the person says of it: themselves, or told to staff. Something has to be said, and nothing more. */
export const readView = (form: Form, of: string, byWhom: 'self' | 'staff'): Read<NewStep> => {
	const [aversive, agrees] = [bool(yesNo(form, 'aversive')), bool(yesNo(form, 'agrees'))];
	const words = form.one('words');
	const nothing = words === '' && aversive === null && agrees === null;
	const problems: Record<string, string> = {
		...keyed(form),
		...wrongWords(form, 'words', false),
		...(byWhom === 'staff' ? wrongWords(form, 'how', true, 280) : {}),
		...(nothing ? { words: problem('say-something') } : {})
	};
	return judged(problems, () => ({
		id: form.one('key'),
		authorisationId: of,
		what: 'view',
		byWhom,
		// Nobody says yes or no for the person.
		value: { words, aversive, agrees: byWhom === 'self' ? agrees : null, how: form.one('how') || null }
	}));
};

/** Consent as it was given, by whom, and what was checked of it. What is missing is for the rules to say. */
export const readConsent = (form: Form, of: string, zone: string, now: Date): Read<NewStep> => {
	const giver = CONSENT_GIVERS.find((one) => one === form.one('giver'));
	const until = readDay(form, 'until');
	const problems: Record<string, string> = {
		...keyed(form),
		...wrongWords(form, 'giver-name', giver !== undefined && giver !== 'person', 200),
		...wrongWords(form, 'order', false, 200)
	};
	if (giver === undefined) problems['giver'] = problem('choose');
	if (until === null) problems['until'] = 'errors:field.no-such-day';
	else if (until === '') problems['until'] = problem('until');
	else if (until < dayIn(now, zone)) problems['until'] = problem('past');
	return judged(problems, () => ({
		id: form.one('key'),
		authorisationId: of,
		what: 'consent',
		byWhom: 'staff',
		value: {
			giver: giver ?? 'person',
			'giver-name': form.one('giver-name') || null,
			order: form.one('order') || null,
			functionChecked: form.one('function') === 'yes',
			checks: CONSENT_CHECKS.filter((check) => form.many('checks').includes(check)),
			until: startOfDay(addDays(until ?? '', 1), zone).toISOString()
		}
	}));
};

/** What the panel decided, and for which days. */
export const readPanel = (form: Form, of: string, zone: string, now: Date): Read<NewStep> => {
	const decision = form.one('decision');
	const [from, to] = [readDay(form, 'from'), readDay(form, 'to')];
	const today = dayIn(now, zone);
	const problems: Record<string, string> = {
		...keyed(form),
		...wrongWords(form, 'body', true, 200),
		...wrongWords(form, 'conditions', false),
		...wrongWords(form, 'reference', false, 200)
	};
	if (decision !== 'authorised' && decision !== 'refused') problems['decision'] = problem('choose');
	if (from === null) problems['from'] = 'errors:field.no-such-day';
	if (to === null) problems['to'] = 'errors:field.no-such-day';
	else if (to === '' && decision === 'authorised') problems['to'] = problem('until');
	else if (to !== '' && to < (from || today)) problems['to'] = problem('past');
	const begins = from === null || from === '' || from <= today ? now : startOfDay(from, zone);
	return judged(problems, () => ({
		id: form.one('key'),
		authorisationId: of,
		what: 'panel',
		byWhom: 'staff',
		value: {
			decision,
			body: form.one('body'),
			conditions: form.one('conditions') || null,
			reference: form.one('reference') || null,
			from: begins.toISOString(),
			until: to ? startOfDay(addDays(to, 1), zone).toISOString() : now.toISOString()
		}
	}));
};

/** That consent was withdrawn by whoever gave it, or the authorisation ended, and why. */
export const readEnd = (form: Form, of: string): Read<NewStep> => {
	const ended = form.one('ended');
	const what = ended === 'withdrawn' || ended === 'revoked' ? ended : null;
	const problems: Record<string, string> = { ...keyed(form), ...wrongWords(form, 'why', true, 280) };
	if (what === null) problems['ended'] = problem('choose');
	return judged(problems, () => ({
		id: form.one('key'),
		authorisationId: of,
		what: what ?? 'revoked',
		byWhom: 'staff',
		value: { why: form.one('why') }
	}));
};
