import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { unitAnswers } from './care-plan';
import type { Answering, Writing } from './entry-acts';
import { TELLS, TELLS_KNOWN } from './tells';
import { workedAnswers, type WorkedAnswer } from './worked';

const days = ['day', 'month', 'year'].map((part) => `review-${part}`);
export const entryFields: Fields = [
	'key',
	'of',
	'wording',
	'source',
	'source-words',
	'owner',
	'ended',
	'tells[]',
	'tells-words',
	'tells-known',
	...days
];
export const teamFields: Fields = ['key', 'of', 'answer', 'reason', 'owner', ...days];
export const workedFields: Fields = ['key', 'of', 'worked', 'words'];

const longestWording = 600;
const longestSource = 280;
const longestOwner = 100;

const wrong = (text: string, most: number, empty: string | null): string | null =>
	text === '' ? empty : text.length > most ? 'care-entries:problem.too-long' : null;

const reviewIn = (form: Form) => {
	const on = readDay(form, 'review');
	return { reviewOn: on || null, problem: on === null ? 'errors:field.no-such-day' : null };
};

const sourceIn = (form: Form): Writing['source'] | null =>
	(['meeting', 'order'] as const).find((one) => one === form.one('source')) ?? null;

/** A wording of the care plan, where it comes from, who does it and when it is looked at again. */
export const readEntry = (form: Form): Read<Writing> => {
	const { reviewOn, problem } = reviewIn(form);
	const source = sourceIn(form);
	const owner = form.one('owner');
	return readOf(
		{
			id: keyIn(form),
			entryId: isId(form.one('of')) ? form.one('of') : null,
			wording: form.one('wording'),
			source: source ?? 'meeting',
			sourceWords: form.one('source-words'),
			owner: owner || null,
			reviewOn,
			ended: form.one('ended') !== '',
			tells: TELLS.filter((one) => form.many('tells').includes(one)),
			tellsWords: form.one('tells-words') || null,
			tellsKnown: TELLS_KNOWN.find((one) => one === form.one('tells-known')) ?? null
		},
		{
			wording: wrong(form.one('wording'), longestWording, 'care-entries:problem.words'),
			source: source === null ? 'care-entries:problem.source' : null,
			'source-words': wrong(form.one('source-words'), longestSource, 'care-entries:problem.source-words'),
			owner: wrong(owner, longestOwner, null),
			'tells-words': wrong(form.one('tells-words'), longestSource, null),
			review: problem
		}
	);
};

/** The unit's word on a change; anything but "we will" needs a reason, since the person reads it. */
export const readTeamAnswer = (form: Form): Read<Answering> => {
	const { reviewOn, problem } = reviewIn(form);
	const answer = unitAnswers.find((one) => one === form.one('answer'));
	const [reason, owner] = [form.one('reason'), form.one('owner')];
	const needed = answer === undefined || answer === 'will-do' ? null : 'unit-debriefs:problem.reason';
	return readOf(
		{
			...{ id: keyIn(form), proposalId: form.one('of'), answer: answer ?? 'cannot' },
			...{ reason: reason || null, owner: owner || null, reviewOn }
		},
		{
			answer: answer === undefined || !isId(form.one('of')) ? 'unit-debriefs:problem.answer' : null,
			reason: wrong(reason, longestWording, needed),
			owner: wrong(owner, longestOwner, null),
			review: problem
		}
	);
};

/** How a change did, in the reader's words if they like. */
export const readWorked = (
	form: Form
): Read<{ id: string; proposalId: string; answer: WorkedAnswer; words: string | null }> => {
	const answer = ([...workedAnswers, 'skipped'] as const).find((one) => one === form.one('worked'));
	const words = form.one('words');
	return readOf(
		{ id: keyIn(form), proposalId: form.one('of'), answer: answer ?? 'skipped', words: words || null },
		{
			worked: answer === undefined || !isId(form.one('of')) ? 'care-entries:problem.worked' : null,
			words: wrong(words, longestWording, null)
		}
	);
};
