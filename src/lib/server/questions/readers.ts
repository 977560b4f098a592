import type { Audience } from './answer';
import type { Question } from './set';

/**
 * Who may see an answer that is not there yet. What starts as "only me" stays so, whatever is usual.
 * @param usual what the person chose for the whole account; null when they have not
 */
export const firstAudience = (question: Question, usual: Audience | null): Audience =>
	usual === null || question.audience.length === 0 ? { groups: question.audience, named: [] } : usual;
