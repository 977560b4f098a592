import type { Words } from '$lib/words';
import { standingAll } from './episode';
import { fields, type Value } from './fields';
import type { EpisodeRead } from './reading';
import { optionWords } from './say';

/** Who is asked where somebody is not sure: whom the unit names, while they work there, else all of it. */
export const askedWords = ({ t }: Words, { settings, colleagues }: EpisodeRead): string => {
	const named = colleagues.find(({ id }) => id === settings.adviser);
	if (!named) return t('episode-is-it:advice.unit');
	return t('episode-is-it:advice.named', { name: named.job ? `${named.name}, ${named.job}` : named.name });
};

/** What became of advice that was asked for: who answered what, or that it is still open. */
export const adviceLines = (
	words: Words,
	{ facts, written }: EpisodeRead,
	about: Value<'advice'>['about']
): readonly string[] =>
	standingAll(facts, 'advice')
		.filter(({ value }) => value.about === about)
		.map(({ id, value: { answer, said } }) => {
			if (answer === null) return words.t('episode-is-it:advice.open');
			const name = written.find(({ fact }) => fact.id === id)?.writer ?? '';
			const what = optionWords(words, 'advice', 'answer', fields.advice.shape.answer.choices, answer);
			return words.t('episode-is-it:advice.answered', { name, what, words: said ?? '' });
		});
