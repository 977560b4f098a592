import { createInstance } from 'i18next';
import ICU from 'i18next-icu';
import type { Language, Translate } from '../../words';
import type { Resources } from './resources';

type Report = (problem: string) => void;

const throwing: Report = (problem) => {
	throw new Error(problem);
};

const logging: Report = (problem) => {
	console.error(JSON.stringify({ level: 'error', problem }));
};

/** The last part of a key, made readable: the least bad thing to show when a word is truly absent. */
const lastPart = (key: string): string => key.replace(/^.*[:.]/, '').replaceAll('-', ' ');

/**
 * Makes the `t` of one language: an i18next instance of its own, filled at once, never switched.
 *
 * A key nobody wrote, or an argument that was not given, throws while developing and testing. In a shipped build
 * it is logged and the page still opens, in the fallback language when that has the word: a card that
 * can be read with one odd word is safer than no card.
 * @param short the short forms of this language; a key that has none is said in ordinary words
 */
export const translator = (
	resources: Resources,
	language: Language,
	fallback: string,
	report: Report = import.meta.env.PROD ? logging : throwing,
	short: Resources[string] | null = null
): Translate => {
	const instance = createInstance();
	// A private subtag (BCP 47): the same language, said in fewer words.
	const spoken = short === null ? language.code : `${language.code}-x-short`;
	const icu = new ICU({
		parseLngForICU: (code) => ([language.code, spoken].includes(code) ? language.formats : code),
		parseErrorHandler: (error, key, message) => {
			report(`words: "${key}" in ${language.code}: ${error.message}`);
			return message;
		}
	});
	void instance.use(icu).init({
		lng: spoken,
		fallbackLng: [language.code, fallback],
		initAsync: false,
		resources: short === null ? resources : { ...resources, [spoken]: short },
		defaultNS: 'common',
		returnObjects: false,
		interpolation: { escapeValue: false }
	});
	const say = instance.getFixedT(spoken);
	return (key, args) => {
		if (instance.exists(key)) return say(key, args);
		report(`words: "${key}" is in no locale file`);
		return lastPart(key);
	};
};
