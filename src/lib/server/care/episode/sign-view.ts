import type { Words } from '$lib/words';
import { fields } from './fields';
import type { EpisodeRead } from './reading';
import { optionWords } from './say';
import { numberOf, signaturesOf } from './sign';

/** Who signed the record and whether it still says what they signed, and what somebody who signs it now is asked. */
export const signaturesView = (words: Words, read: EpisodeRead) => ({
	number: numberOf(read),
	lines: signaturesOf(read).map(({ fact, asItStands }) =>
		words.t(`episode-paper:signature.${asItStands ? 'stands' : 'before'}`, {
			name: read.written.find((one) => one.fact.id === fact.id)?.writer ?? '',
			as: asWords(words, fact.value.as),
			when: words.dateTime(fact.enteredAt, read.episode.zone),
			number: fact.value.number
		})
	),
	as: fields.signed.shape.as.choices.map((value) => ({ value, label: asWords(words, value) }))
});

const asWords = (words: Words, value: string): string =>
	optionWords(words, 'signed', 'as', fields.signed.shape.as.choices, value);
