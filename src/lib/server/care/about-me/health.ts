import { createHash } from 'node:crypto';
import { itemsOf, nobody, type Answer } from '../../questions/answer';

/** A clinician checked a line with the person: which one, what it said then, and who it was. */
export type Confirmation = {
	readonly question: string;
	/** The line's id; `nobody` for an answer that is one line. */
	readonly item: string;
	/** What the line said, as `saidIn` makes it. */
	readonly said: string;
	readonly by: string;
	readonly at: Date;
};

/** A line of an answer, named by its question and item. */
export type LineKey = { readonly question: string; readonly item: string };

/** What a line says, as a hash: a confirmation knows whether the words have changed, and holds none of them. */
export const saidIn = ({ value }: Pick<Answer, 'value'>, item: string | null): string => {
	const line = item === null ? value : (itemsOf(value).find(({ id }) => id === item) ?? null);
	const words = line === null ? null : 'id' in line ? [line.option ?? null, line.text ?? null] : line;
	return createHash('sha256').update(JSON.stringify(words)).digest('hex');
};

/** Who confirmed a line of the answer as it stands; null when nobody has, or when its words changed since. */
export const confirmationOf = (
	confirmations: readonly Confirmation[],
	answer: Answer,
	item: string | null
): Confirmation | null =>
	confirmations.find(
		(one) =>
			one.question === answer.question && one.item === (item ?? nobody) && one.said === saidIn(answer, item)
	) ?? null;
