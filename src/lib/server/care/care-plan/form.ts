import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { questionOf } from '../../questions/set';
import { setOf, sets } from '../../questions/sets';
import { readDay, readOf, type Read } from '../day';
import {
	longest,
	longestWords,
	unitAnswers,
	type Decision,
	type UnitAnswer,
	type Wordings
} from './care-plan';

export const proposalFields: Fields = [
	'key',
	'from',
	'target',
	'words',
	'words-too',
	'why',
	'why-too',
	'fact',
	'asks-service',
	'noes-read',
	'not-these'
];
export const actionFields: Fields = [
	'key',
	'action',
	'owner',
	'owner-account',
	'due-day',
	'due-month',
	'due-year'
];
export const answerFields: Fields = [
	'key',
	'base',
	'decision',
	'words',
	'words-too',
	'reason',
	'until-day',
	'until-month',
	'until-year'
];
export const unitAnswerFields: Fields = ['key', 'of', 'answer', 'reason'];

const longestWhy = 280;
const longestReason = 600;

/** How long words for this target may be: `about-me/helps`, with or without a line's id behind it. */
export const longestFor = (target: string): number => {
	const [setId = '', id = ''] = target.split('/');
	const question = sets.has(setId) ? questionOf(setOf(setId), id) : undefined;
	return question === undefined ? longestWords : longest(question);
};

const wordings = (form: Form, field: string, language: string, other: string): Wordings => ({
	[language]: form.one(field),
	...(other !== language && form.one(`${field}-too`) !== '' ? { [other]: form.one(`${field}-too`) } : {})
});

const wrongWords = (text: string, most: number, needed: boolean): string | null => {
	if (text === '') return needed ? 'joint:problem.words' : null;
	return text.length > most ? 'joint:problem.too-long' : null;
};

type Proposed = {
	readonly id: string;
	readonly findingId: string;
	readonly target: string;
	readonly wordings: Wordings;
	readonly why: Wordings;
	readonly fact: string;
	readonly asksService: boolean;
	readonly noesRead: Date | null;
};

/** When the page was made whose noes are said to be something else; null when that is not said. */
export const noesRead = (form: Form): Date | null => {
	const at = new Date(form.one('noes-read'));
	return form.one('not-these') === '' || Number.isNaN(at.getTime()) ? null : at;
};

/**
 * A proposal: from which finding, to which line, new words and why in the person's language, and beside them in the
 * language of the service where that is another.
 */
export const readProposal = (form: Form, language: string, serviceLanguage: string): Read<Proposed> => {
	const target = form.one('target');
	const most = longestFor(target);
	return readOf(
		{
			id: keyIn(form),
			findingId: form.one('from'),
			target,
			wordings: wordings(form, 'words', language, serviceLanguage),
			why: wordings(form, 'why', language, serviceLanguage),
			fact: form.one('fact'),
			asksService: form.one('asks-service') !== '',
			noesRead: noesRead(form)
		},
		{
			from: isId(form.one('from')) ? null : 'joint:problem.finding',
			target: target === '' ? 'joint:problem.target' : null,
			words: wrongWords(form.one('words'), most, true),
			'words-too': wrongWords(form.one('words-too'), most, false),
			why: wrongWords(form.one('why'), longestWhy, true),
			'why-too': wrongWords(form.one('why-too'), longestWhy, false)
		}
	);
};

type Action = {
	readonly id: string;
	readonly wording: string;
	readonly owner: string | null;
	/** Somebody of the unit's staff, who gets it as a task. */
	readonly ownerId: string | null;
	readonly dueOn: string | null;
};

export const readAction = (form: Form): Read<Action> => {
	const due = readDay(form, 'due');
	return readOf(
		{
			id: keyIn(form),
			wording: form.one('action'),
			owner: form.one('owner').slice(0, 100) || null,
			ownerId: isId(form.one('owner-account')) ? form.one('owner-account') : null,
			dueOn: due || null
		},
		{
			action: wrongWords(form.one('action'), longestReason, true),
			due: due === null ? 'errors:field.no-such-day' : null
		}
	);
};

type Said = { readonly decision: Decision; readonly base: string; readonly key: string };

/** What the person says to a proposal. A no takes a reason when there is one, and asks for none. */
export const readAnswer = (
	form: Form,
	most: number,
	language: string,
	serviceLanguage: string
): Read<Said> => {
	const rest = { base: isId(form.one('base')) ? form.one('base') : '', key: keyIn(form) };
	const words = form.one('words');
	const { [language]: _own, ...also } = wordings(form, 'words', language, serviceLanguage);
	const until = readDay(form, 'until');
	switch (form.one('decision')) {
		case 'accepted':
			return { ok: true, read: { decision: { answer: 'accepted' }, ...rest } };
		case 'reworded': {
			const tooLong = words.length > most ? 'care-plan:problem.too-long' : null;
			const alsoTooLong = form.one('words-too').length > most ? 'care-plan:problem.too-long' : null;
			return readOf(
				{ decision: { answer: 'reworded', wording: words, also }, ...rest },
				{ words: words === '' ? 'care-plan:problem.words' : tooLong, 'words-too': alsoTooLong }
			);
		}
		case 'declined': {
			const reason = form.one('reason').slice(0, longestReason) || null;
			return { ok: true, read: { decision: { answer: 'declined', reason }, ...rest } };
		}
		case 'not-now':
			return readOf(
				{ decision: { answer: 'not-now', notBefore: until ?? '' }, ...rest },
				{ until: until === null ? 'errors:field.no-such-day' : until === '' ? 'care-plan:problem.day' : null }
			);
		default:
			return { ok: false, problems: { '': 'care-plan:problem.decision' } };
	}
};

type UnitSaid = {
	readonly id: string;
	readonly actionId: string;
	readonly answer: UnitAnswer;
	readonly reason: string | null;
};

/** The unit's answer; anything but "we will" needs a reason, since the person reads it. */
export const readUnitAnswer = (form: Form): Read<UnitSaid> => {
	const answer = unitAnswers.find((one) => one === form.one('answer'));
	const reason = form.one('reason').slice(0, longestReason) || null;
	return readOf(
		{ id: keyIn(form), actionId: form.one('of'), answer: answer ?? 'cannot', reason },
		{
			answer: answer === undefined || !isId(form.one('of')) ? 'unit-debriefs:problem.answer' : null,
			reason:
				(answer === 'partly' || answer === 'cannot') && reason === null
					? 'unit-debriefs:problem.reason'
					: null
		}
	);
};
