import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readDay, readOf, type Read } from '../day';
import { itemLength } from '../../questions/set';
import { noesRead } from './form';
import type { Suggesting } from './suggest-acts';

export const agentFields: Fields = ['key', 'of', 'answer', 'reason'];
export const capacityFields: Fields = ['key', 'can', 'why', 'until-day', 'until-month', 'until-year'];
export const ownWordFields: Fields = ['key', 'of'];
export const suggestFields: Fields = ['key', 'target', 'words', 'why', 'noes-read', 'not-these'];

const longestReason = 600;
const tooLong = (text: string): string | null =>
	text.length > longestReason ? 'care-entries:problem.too-long' : null;

/** Yes or no in the person's place; other words are theirs alone to find. */
export const readAgentAnswer = (
	form: Form
): Read<{ id: string; proposalId: string; answer: 'accepted' | 'declined'; reason: string | null }> => {
	const answer = (['accepted', 'declined'] as const).find((one) => one === form.one('answer'));
	const reason = form.one('reason');
	return readOf(
		{ id: keyIn(form), proposalId: form.one('of'), answer: answer ?? 'declined', reason: reason || null },
		{
			answer: answer === undefined || !isId(form.one('of')) ? 'for-them:problem.answer' : null,
			reason: tooLong(reason)
		}
	);
};

/** What was found, and why, in words the person reads. */
export const readCapacityFound = (
	form: Form
): Read<{ id: string; can: boolean; reason: string; until: string | null }> => {
	const can = form.one('can');
	const why = form.one('why');
	const until = readDay(form, 'until');
	return readOf(
		{ id: keyIn(form), can: can === 'yes', reason: why, until: until || null },
		{
			can: can === 'yes' || can === 'no' ? null : 'for-them:problem.can',
			why: why === '' ? 'for-them:problem.why' : tooLong(why),
			until: until === null ? 'errors:field.no-such-day' : null
		}
	);
};

/** The person's word that they can decide, to the finding they read. */
export const readOwnWord = (form: Form): Read<{ id: string; findingId: string }> =>
	readOf(
		{ id: keyIn(form), findingId: form.one('of') },
		{ '': isId(form.one('of')) ? null : 'for-them:problem.no-finding' }
	);

const wrongLine = (text: string, missing: string): string | null =>
	text === '' ? missing : text.length > itemLength ? 'joint:problem.too-long' : null;

/** What somebody suggests for the person, and why, in the language of the page. */
export const readSuggestion = (form: Form, language: string): Read<Suggesting> =>
	readOf(
		{
			...{ id: keyIn(form), target: form.one('target') },
			noesRead: noesRead(form),
			...{ wordings: { [language]: form.one('words') }, why: { [language]: form.one('why') } }
		},
		{
			target: form.one('target') === '' ? 'joint:problem.target' : null,
			words: wrongLine(form.one('words'), 'for-them:suggest.no-words'),
			why: wrongLine(form.one('why'), 'for-them:suggest.no-why')
		}
	);
