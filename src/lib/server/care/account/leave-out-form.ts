import type { Fields, Form } from '../../http/forms';
import type { Read } from '../day';

export const leaveOutFields: Fields = ['whom[]', 'which', 'question[]'];

export type Leaving = {
	readonly whom: readonly string[];
	/** The questions, or all of them. */
	readonly questions: 'all' | readonly string[];
};

/** Whom to leave out, and of what: of all the person tells about it, or of the answers they tick. */
export const readLeaving = (form: Form): Read<Leaving> => {
	const whom = form.many('whom');
	const which = form.one('which');
	const ticked = form.many('question');
	const problems = {
		...(whom.length === 0 ? { whom: 'leave-out:problem.whom' } : {}),
		...(which !== 'all' && which !== 'some' ? { which: 'leave-out:problem.which' } : {}),
		...(which === 'some' && ticked.length === 0 ? { question: 'leave-out:problem.question' } : {})
	};
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	return { ok: true, read: { whom, questions: which === 'all' ? 'all' : ticked } };
};
