import { asideWords, type Aside } from './aside';
import { plainLine, type Inputs, type Line } from './line';
import { quoted } from './quoted';

/** What was agreed for a crisis, after what the person says of any day. */
export const crisisLines = ({
	crisis,
	setAside = [],
	...reading
}: Pick<Inputs, 'crisis' | 'words' | 'now' | 'zone'> & { readonly setAside?: readonly Aside[] }): Line[] => {
	const { words } = reading;
	return crisis.map(({ source = null, text, language, slot, around, wish = false }) => {
		const said = quoted(text, language);
		const line =
			around === null
				? plainLine(language, said)
				: plainLine(words.language, words.t(`card:crisis.${around}`, { said }));
		return {
			...line,
			untranslated: language === words.language ? null : words.t('card:not-translated'),
			notes: [
				...(wish ? [words.t('card:crisis-wish')] : []),
				...(source === null ? [] : asideWords(source, setAside, reading))
			],
			source,
			slot
		};
	});
};
