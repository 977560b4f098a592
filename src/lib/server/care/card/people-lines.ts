import { mayContact, toTell } from '../sharing/may-contact';
import { plainLine, type Contact, type Inputs, type Line } from './line';

/** Whom to tell, whom not, and who supports the person. */
export const contactLines = ({ contacts, supporters, words }: Inputs): Line[] => {
	const line = (text: string): Line => plainLine(words.language, text);
	const said = ({ name, who, phone }: Contact): string => [name, who, phone].filter(Boolean).join(' · ');
	return [
		// The most dangerous omission first (domain.md section 5, rule 18): a call to the wrong one cannot be taken back.
		...contacts
			.filter(({ tell }) => !tell)
			.map((one) => ({ ...line(words.t('card:do-not-tell', { who: one.name })), must: true })),
		...toTell(contacts).map((one) => line(words.t('card:tell', { who: said(one) }))),
		...supporters
			.filter((name) => mayContact({ name }, contacts))
			.map((who) => line(words.t('card:supporter', { who })))
	];
};
