import { linesOf as say } from '../../questions/say';
import { setOf } from '../../questions/sets';
import { mayContact } from '../sharing/may-contact';
import type { CardDirective, CardWish } from '../directive/on-card';
import { lineFor } from './answer-line';
import { plainLine, type Inputs, type Line } from './line';

type InForce = CardDirective['inForce'][number];

const legalWords = (one: InForce, { words, zone, now }: Inputs): string => {
	const { t } = words;
	const tried = one.triedAt === null ? null : words.date(one.triedAt, zone);
	return [
		t('directive-pages:card.in-force', {
			instrument: t(`jurisdiction-${one.jurisdiction}:instrument`),
			date: words.date(one.signedAt, zone),
			banner: t(`jurisdiction-${one.jurisdiction}:banner`)
		}),
		...(one.toConfirm ? [t('directive-pages:to-confirm')] : []),
		...(one.partly ? [t('directive-pages:card.partly')] : []),
		...(one.reviewPassed ? [t('directive-pages:card.review')] : []),
		...(tried === null
			? []
			: tried === words.date(now, zone)
				? [t('directive-pages:card.attempt-today')]
				: [t('directive-pages:card.attempt', { date: tried })])
	].join(' ');
};

const wishLines = ({ question, answer, items, wished, banner }: CardWish, inputs: Inputs): Line[] =>
	say(inputs.words, setOf('directive'), question, answer, inputs.renderings)
		.filter(({ item }) => items.includes(item))
		.map((said) => {
			const line = lineFor(setOf('directive'), question, answer, said, inputs);
			const mark = wished === 'in-force' ? [] : [inputs.words.t(`directive-pages:card.${wished}`)];
			return {
				...line,
				wished,
				notes: [...(banner === null ? [] : [inputs.words.t(banner)]), ...mark, ...line.notes]
			};
		});

/** What is in force today in words, then the wishes, then who speaks for the person. */
export const directiveLines = (inputs: Inputs): Line[] => {
	const { directive, words, zone } = inputs;
	if (directive === undefined) return [];
	const legal = (text: string): Line => ({ ...plainLine(words.language, text), slot: 'legal', must: true });
	return [
		...directive.inForce.map((one) => legal(legalWords(one, inputs))),
		...(directive.withdrawnAt === null
			? []
			: [legal(words.t('directive-pages:withdrawn', { date: words.date(directive.withdrawnAt, zone) }))]),
		...directive.wishes.flatMap((one) => wishLines(one, inputs)),
		// Whom the person never wants called is not called, whatever they were named for.
		...directive.speakers
			.filter(({ name }) => mayContact({ name }, inputs.contacts))
			.map(({ rank, name, phone }) =>
				plainLine(
					words.language,
					words.t(rank === 1 ? 'directive-pages:card.speaker' : 'directive-pages:card.alternate', {
						who: [name, phone].filter(Boolean).join(' · ')
					})
				)
			)
	];
};
