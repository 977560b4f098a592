import { isId } from '$lib/id';
import type { Fields, Form, Problems } from '../../http/forms';
import { TRAINING_TOPICS } from '../../standards/vocabulary';
import { readDay } from '../day';
import { ASSESSED_HOW, COMPETENCE, usualEnd } from './training';
import type { NewTraining } from './training-store';

const boxes = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export const trainingFields: Fields = [
	'key',
	'member',
	'topics[]',
	...boxes('done'),
	...boxes('until'),
	'competence',
	...boxes('assessed'),
	'how[]',
	'how-words',
	'assessor',
	'trainer'
];
export const backFields: Fields = ['training', 'because'];

type ReadTraining =
	{ readonly ok: true; readonly training: NewTraining } | { readonly ok: false; readonly problems: Problems };

const problem = (code: string): string => `training:problems.${code}`;

/**
 * A training as typed. Where no last day is typed, it is the usual one.
 * @param staff accounts of the unit
 * @param today on the unit's calendar: nothing was done after it
 */
export const readTraining = (form: Form, staff: readonly string[], today: string): ReadTraining => {
	const topics = TRAINING_TOPICS.filter((topic) => form.many('topics').includes(topic));
	const [doneOn, until] = [readDay(form, 'done'), readDay(form, 'until')];
	const assessedOn = readDay(form, 'assessed');
	const competence = COMPETENCE.find((one) => one === form.one('competence')) ?? null;
	const problems: Record<string, string> = {};
	if (!isId(form.one('key'))) problems[''] = 'errors:not-understood';
	if (!staff.includes(form.one('member'))) problems['member'] = problem('member');
	if (topics.length === 0) problems['topics'] = problem('topics');
	if (doneOn === null) problems['done'] = 'errors:field.no-such-day';
	else if (doneOn === '') problems['done'] = problem('done');
	else if (doneOn > today) problems['done'] = problem('not-yet');
	if (until === null) problems['until'] = 'errors:field.no-such-day';
	else if (until !== '' && doneOn !== null && until < doneOn) problems['until'] = problem('until');
	if (form.one('competence') !== '' && competence === null) problems['competence'] = problem('competence');
	if (assessedOn === null) problems['assessed'] = 'errors:field.no-such-day';
	else if (assessedOn > today) problems['assessed'] = problem('not-yet');
	for (const field of ['assessor', 'trainer', 'how-words'])
		if (form.one(field).length > 200) problems[field] = problem('long');
	if (Object.keys(problems).length > 0 || doneOn === null) return { ok: false, problems };
	return {
		ok: true,
		training: {
			id: form.one('key'),
			accountId: form.one('member'),
			topics,
			doneOn,
			validUntil: until || usualEnd(doneOn),
			competence,
			assessedOn: assessedOn || null,
			assessedHow: ASSESSED_HOW.filter((one) => form.many('how').includes(one)),
			assessedWords: form.one('how-words') || null,
			assessor: form.one('assessor') || null,
			trainer: form.one('trainer') || null
		}
	};
};

/** Why a training is taken back, in a few words. */
export const readBack = (form: Form): Problems => {
	const because = form.one('because');
	return because === '' || because.length > 280 ? { because: problem('because') } : {};
};
