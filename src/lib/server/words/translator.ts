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
 */
export const translator = (
	resources: Resources,
	language: Language,
	fallback: string,
	report: Report = import.meta.env.PROD ? logging : throwing
): Translate => {
	const instance = createInstance();
	const icu = new ICU({
		parseLngForICU: (code) => (code === language.code ? language.formats : code),
		parseErrorHandler: (error, key, message) => {
			report(`words: "${key}" in ${language.code}: ${error.message}`);
			return message;
		}
	});
	void instance.use(icu).init({
		lng: language.code,
		fallbackLng: fallback,
		initAsync: false,
		resources,
		defaultNS: 'common',
		returnObjects: false,
		interpolation: { escapeValue: false }
	});
	const say = instance.getFixedT(language.code);
	return (key, args) => {
		if (instance.exists(key)) return say(key, args);
		report(`words: "${key}" is in no locale file`);
		return lastPart(key);
	};
};
