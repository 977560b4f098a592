import type { Current } from '../../questions/answer';
import type { Question } from '../../questions/set';
import { setOf } from '../../questions/sets';
import type { Words } from '../../../words';
import type { Card, CardInputs } from './card';

/** One line that the card owes a place or a mention, worked out from the raw answers alone. */
type Owed = { said: string; must: boolean; slot: string; rank: number; key: string; since: number | null };

const find = (key: string): Question => {
	const [set = '', id = ''] = key.split('/');
	const question = setOf(set).questions.find((one) => one.id === id);
	if (!question) throw new Error(key);
	return question;
};

type Raw = { said: string; since: number | null; option?: string };

const rawLines = (answer: Current, inputs: CardInputs, words: Words): Raw[] => {
	const value = answer.value;
	const mine = (item: string | null, text: string): string => {
		const all = inputs.renderings.filter(
			(one) => one.answerId === answer.id && one.item === item && one.language === words.language
		);
		return answer.language === words.language ? text : (all.at(-1)?.wording ?? text);
	};
	const option = (name: string): string => words.t(`${answer.question.replace('/', ':')}.option.${name}`);
	if (value === null) return [];
	if ('items' in value)
		return value.items.map((one) => ({
			said: one.option ? option(one.option) : mine(one.id, one.text ?? ''),
			since: one.since === undefined ? null : new Date(one.since).getTime(),
			...(one.option === undefined ? {} : { option: one.option })
		}));
	const plain = (said: string): Raw[] => [{ said, since: null }];
	if ('text' in value) return plain(mine(null, value.text));
	return 'choice' in value ? plain(option(value.choice)) : [];
};

const day = 86_400_000;

/** Everything that may stand on this person's card. */
export const owed = (inputs: CardInputs): Owed[] => {
	const all = standing(inputs);
	const age = ({ since }: Owed): number => (inputs.now.getTime() - (since ?? -Infinity)) / day;
	const youngest = Math.min(...all.map(age));
	return all.map((one) => ({ ...one, must: one.must || (age(one) < 365 && age(one) - youngest <= 42) }));
};

const standing = (inputs: CardInputs): Owed[] =>
	inputs.answers
		.filter(({ audience, state, value }) => audience.groups.includes('card') && state === 'answered' && value)
		.flatMap((answer) => {
			const { card } = find(answer.question);
			if (!card) return [];
			return rawLines(answer, inputs, inputs.words).map((raw) => ({
				...raw,
				must: card.must || (raw.option !== undefined && (card.mustOptions ?? []).includes(raw.option)),
				slot: card.slot,
				rank: card.rank,
				key: answer.question
			}));
		});

/** Whom to tell and whom not, and who helps: nobody is there to be told who is never to be, by name or by phone. */
export const countBeside = ({ contacts, supporters }: CardInputs): number => {
	const never = contacts.filter(({ tell }) => !tell);
	const closed = (name: string, phone: string | null): boolean =>
		never.some((one) => one.name === name || (phone !== null && one.phone === phone));
	const told = contacts.filter(({ tell, name, phone }) => tell && !closed(name, phone));
	return never.length + told.length + supporters.filter((name) => !closed(name, null)).length;
};

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });

/** Words as a reader meets them, counted apart from the code under test. */
export const count = (text: string): number =>
	Array.from(segmenter.segment(text)).filter((one) => one.isWordLike).length;

const lineTexts = (line: Card['sections'][number]['lines'][number]): string[] =>
	[line.text, line.isNew, line.unchecked, line.untranslated, ...line.notes].filter((one) => one !== null);

/** Every text a reader of the card sees without a tap. */
export const seen = (card: Card): string[] => [
	card.name,
	card.addressAs,
	card.born,
	card.lastLooked,
	card.changed ?? '',
	card.signed ?? '',
	card.moreText ?? '',
	card.sections.some(({ lines }) => lines.some(({ original }) => original)) ? card.originals : '',
	...card.sections.flatMap(({ title, lines }) => [title, ...lines.flatMap(lineTexts)])
];

export const countSeen = (card: Card): number => seen(card).reduce((sum, text) => sum + count(text), 0);

/** The words of the same card if nothing but what must stay stood on it. */
export const countOfMust = (card: Card): number => {
	const kept = card.sections
		.map((part) => ({ ...part, lines: part.lines.filter(({ must }) => must) }))
		.filter(({ lines }) => lines.length > 0);
	return countSeen({ ...card, sections: kept });
};
