import { isId } from '$lib/id';
import { keyIn, type Fields, type Form } from '../../http/forms';
import { readOf, type Read } from '../day';

export const agentFields: Fields = ['key', 'of', 'answer', 'reason'];
export const capacityFields: Fields = ['key', 'can', 'why'];

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
export const readCapacityFound = (form: Form): Read<{ id: string; can: boolean; reason: string }> => {
	const can = form.one('can');
	const why = form.one('why');
	return readOf(
		{ id: keyIn(form), can: can === 'yes', reason: why },
		{
			can: can === 'yes' || can === 'no' ? null : 'for-them:problem.can',
			why: why === '' ? 'for-them:problem.why' : tooLong(why)
		}
	);
};
