import type { Words } from '$lib/words';
import { questionOf } from '../../questions/set';
import { linesOf, wholeText } from '../../questions/say';
import { ownSets } from '../account/own-sets';
import type { Own } from './acts';
import { foundIn, marksIn } from './learning';

/** What the person wrote in words of their own, each a beginning that can be changed before anything is agreed to. */
const beginnings = (words: Words, { answers }: Own) =>
	ownSets().flatMap((set) =>
		answers.flatMap((answer) => {
			const question = answer.question.startsWith(`${set.id}/`)
				? questionOf(set, answer.question.slice(set.id.length + 1))
				: undefined;
			if (question === undefined) return [];
			const text = linesOf(words, set, question, answer, [])
				.map((line) => wholeText(words, line))
				.join('\n');
			return text === '' ? [] : [{ id: answer.id, title: words.t(`${set.id}:${question.id}.title`), text }];
		})
	);

/** The person's page: what they could share, what they did, and what was changed because of it. */
export const ownView = (words: Words, own: Own) => ({
	unit: own.unit,
	beginnings: beginnings(words, own),
	leftOut: own.leftOut,
	people: own.people,
	shared: own.shared.map(({ id, words: text, language, sharedAt, isOut }) => ({
		...{ id, text, language },
		state: words.t(isOut ? 'learning:out' : 'learning:waits', {
			count: own.people,
			day: words.date(sharedAt, own.zone)
		}),
		changes: own.changes.filter(({ about }) => about === id).map((one) => one.words)
	}))
});

/** Exactly what would be shared, with what may tell who is meant. */
export const lookView = (text: string, names: readonly string[]) => {
	const stretches = marksIn(text, names);
	return { text, stretches, found: foundIn(stretches) };
};
