import type { Words } from '$lib/words';
import { offeredIn, type Offered } from '../../questions/offered';
import { sets } from '../../questions/sets';
import { missingLater, missingOn, type Lack } from './lack';

const offered = offeredIn(sets.values());

/** Everything a unit may say it cannot offer, by name. */
export const offeredNames: readonly string[] = offered.map(({ what }) => what);

export type LackView = {
	readonly what: string;
	readonly name: string;
	readonly question: string;
	readonly says: readonly string[];
};

const named = ({ t }: Words, what: string): { name: string; question: string } => {
	const one = offered.find((known) => known.what === what);
	return one === undefined ? { name: what, question: '' } : { name: t(one.label), question: t(one.title) };
};

const view = (words: Words, zone: string, lack: Lack): LackView => {
	const { t } = words;
	const { what, fromDay, untilDay, because, instead, enteredAt, by } = lack;
	return {
		what,
		...named(words, what),
		says: [
			t(`lack:row.${lack.state}`, { day: words.day(fromDay) }),
			...(untilDay === null ? [] : [t('lack:says.until', { day: words.day(untilDay) })]),
			...(because === null ? [] : [t('lack:says.because', { because })]),
			...(instead === null ? [] : [t('lack:says.instead', { instead })]),
			t('lack:row.entered', { by: by ?? '', when: words.dateTime(enteredAt, zone) })
		]
	};
};

/** What is missing now, what will be, and all that was written down. */
export const lacksView = (words: Words, zone: string, rows: readonly Lack[], today: string) => ({
	now: missingOn(rows, today).map((one) => view(words, zone, one)),
	later: missingLater(rows, today).map((one) => view(words, zone, one)),
	all: rows.toReversed().map((one) => view(words, zone, one))
});

export type AskedOf = { readonly question: string; readonly title: string };

/** The questions whose options a place has or has not. */
export const questionsOffered = ({ t }: Words): readonly AskedOf[] =>
	offered
		.filter(({ question }, place) => offered.findIndex((one) => one.question === question) === place)
		.map(({ question, title }) => ({ question, title: t(title) }));

/** The options of one of them, to be ticked; of the first where there is no such question. */
export const optionsOffered = ({ t }: Words, question: string | null) => {
	const of = offered.some((one) => one.question === question) ? question : offered[0]?.question;
	const options = offered
		.filter((one: Offered) => one.question === of)
		.map(({ what, label }) => ({ value: what, label: t(label) }));
	return { question: of ?? '', options };
};
