import type { Block, Paper } from '../../paper/paper';
import type { PersonHeader } from '../person/person';
import type { FollowLine } from './follow-acts';
import type { Printing } from './paper-view';
import { untils } from './until';
import { reasons } from './wish';

/** A box to tick by hand. */
const box = (text: string): string => `☐ ${text}`;

/**
 * The form of how the card will be followed, with the fields of the page and the number of the record, to be written on
 * by hand and typed in later.
 */
export const followPaper = (
	lines: readonly FollowLine[],
	person: Pick<PersonHeader, 'name' | 'born' | 'bornGuessed' | 'recordNumber'>,
	{ words, at, zone, large }: Printing
): Paper => {
	const { t } = words;
	const { name } = person;
	const text = (said: string): Block => ({ kind: 'text', text: said });
	return {
		...{ title: t('card:follow-paper.title'), size: 'a4', language: words.language, large },
		footer: t('paper:footer', { time: words.dateTime(at, zone) }),
		blocks: [
			{ kind: 'heading', level: 1, text: t('card:follow.title') },
			{
				kind: 'facts',
				rows: [
					{ term: t('card:follow-paper.name'), text: name },
					{
						term: t('card:follow-paper.born'),
						text: person.bornGuessed ? t('card:born-guessed') : words.day(person.born)
					},
					{
						term: t('card:follow-paper.number'),
						text: person.recordNumber ?? t('card:follow-paper.no-number')
					},
					{ term: t('card:follow-paper.read'), text: words.dateTime(at, zone) }
				]
			},
			text(t('card:follow-paper.how', { name })),
			...lines.flatMap(({ line, by, setAside }): Block[] => [
				{ kind: 'heading', level: 2, text: line.text },
				...(by.length === 0 ? [] : [text(t('card:follow.said', { names: words.list(by) }))]),
				...(setAside === null ? [] : [text(setAside)]),
				text([t('card:follow.will'), t('card:follow.cannot')].map(box).join('    ')),
				{ kind: 'sign', lines: [t('card:follow-paper.why'), t('card:until.label')] }
			]),
			{ kind: 'heading', level: 2, text: t('card:wishes.reason') },
			{
				kind: 'list',
				ordered: true,
				items: reasons.map((one) => ({ text: t(`card:wishes.reasons.${one}`, { name }) }))
			},
			{ kind: 'heading', level: 2, text: t('card:until.label') },
			{ kind: 'list', items: untils.map((one) => ({ text: t(`card:until.${one}`) })) },
			{ kind: 'sign', lines: [t('card:follow-paper.by'), t('card:follow-paper.when')] }
		]
	};
};
