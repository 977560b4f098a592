import { wordsFor } from '../../words';

const already = /^\s*["“«‘„]/;

/**
 * What somebody said, in the quotes of the language it is in, unless it brings its own; put there without isolates, so
 * that the words give the direction.
 */
export const quoted = (text: string, language: string): string => {
	if (already.test(text)) return text;
	const { t } = wordsFor(language);
	return `${t('card:quote.open')}${text}${t('card:quote.close')}`;
};
