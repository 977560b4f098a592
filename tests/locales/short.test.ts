import { describe, expect, test } from 'vitest';
import { languages, partsOf, sayingsOf, sentencesOf, wordsOf } from './locale-files';

/**
 * Short words and pictures (Easy Read). domain.md section 5, rule 1: one idea in a sentence, no contractions, at most 15
 * words, written separately. Foreword asks more: ten words where a short form is written. Whatever a person meets and
 * has no short form keeps to the fifteen.
 */
const mostWords = 10;
const mostAnywhere = 15;
/** As many words are short in any case: one language may need a word more where another needs one less. */
const few = 6;

/** Words that tie a second idea to the first. */
const ties: Record<string, RegExp> = {
	// A question may begin with these; a second part of a sentence may not. `until {date}` is no clause.
	en: /(?<=\S )(because|although|though|unless|until(?! \{)|whether|while|whereas|which|therefore|however|so that|in order to)\b|\b(Because|Although|Unless|Until|While)\b|[;(]/,
	ar: /(?<!\p{L})(لأن\p{L}*|لكي|لكن|بينما|رغم|إلا إذا|حيث إن|(?<!ما )الذي|التي|الذين|وبالتالي)(?!\p{L})|[؛(]/u
};

/** Said alike to everybody: what is signed, what the law says, and what staff read on the card. */
const alike =
	/^(jurisdiction|standards|language:|paper:|on-paper:|card:slot|directive-pages:text\.)|^(about-me|directive|debrief-(?:person|child|beside)):[^.]+\.(option|row|scale|said|card)(\.|$)/;

/** Written for staff, advocates and witnesses in their work, or for paper that others read. */
const notForThem =
	/^(standards|debrief-staff|episode|intake|joint|unit|service|jurisdiction|language|example|paper|on-paper|tasks|health|plan:|training|register|authorisation:(?!own|state|kind))|^(urgent:(?!reason|outcome)|asking:(?!law.*own)|erasure:queue|export:paper|help:staff|pressure:(device|here)|recovery:(help|staff|outcome)|directive-pages:(attempt|report|witness))/;

/** Pages on which somebody tells what happened and answers what came of it: short throughout. */
const allShort =
	/^((unrecorded|own-pictures|leave-out|help-asked|plan-used|outside|together|debrief|debrief-offers|debrief-child|debrief-person|debrief-beside|changes|care-plan|care-entries|comment):|for-them:own|media:(?!intro\.s[pu]|list|added|unchecked|on-paper|problem\.sound))/;
/** Of those, what staff or whoever leads a talk reads in their work. */
const forStaff =
	/^(unrecorded:(leader|unit|problem\.may-not)|help-asked:(staff|spoken\.staff)|plan-used:(others|side-text-staff)|debrief:wishes|debrief-offers:(write|not-now\.(hint|until-label)|made-to|flag\.put-off|due|problem)|care-entries:(unit|problem|form|write)|care-plan:(unit|team))/;

const longest = (message: string, language: string): number =>
	Math.max(
		...sayingsOf(message, language).flatMap((text) =>
			sentencesOf(text, language).map((words) => words.length)
		)
	);

test('short words are written in every language, for the same keys', () => {
	const [first = '', ...others] = languages;
	const keys = [...wordsOf(`${first}/short`).keys()].sort();
	expect(keys.length).toBeGreaterThan(50);
	for (const other of others) expect([...wordsOf(`${other}/short`).keys()].sort()).toEqual(keys);
});

describe.each(languages)('short words (%s)', (language) => {
	const ordinary = wordsOf(language);
	const short = [...wordsOf(`${language}/short`)];

	test('stand only where ordinary ones do, with the same arguments and every plural', () => {
		const cases = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
		const wrong = short.filter(([key, message]) => {
			const parts = partsOf(message, language);
			const wanted = partsOf(ordinary.get(key) ?? '{absent}', language);
			return (
				parts.names.join() !== wanted.names.join() ||
				parts.plurals.some((options) => cases.some((one) => !options.includes(one)))
			);
		});
		expect(wrong).toEqual([]);
	});

	test('are no longer than the ordinary ones', () => {
		const wrong = short.filter(
			([key, message]) =>
				longest(message, language) > Math.max(few, longest(ordinary.get(key) ?? '', language))
		);
		expect(wrong).toEqual([]);
	});

	test(`say one thing in a sentence, in at most ${mostWords} words`, () => {
		const wrong = short.filter(
			([, message]) => longest(message, language) > mostWords || ties[language]?.test(message)
		);
		expect(wrong).toEqual([]);
	});

	test('never stand in for what is signed, what the law says, or the card', () => {
		expect(short.filter(([key]) => alike.test(key))).toEqual([]);
	});

	test('are there for every page on which somebody tells what happened, and of what came of it', () => {
		const keys = new Set(short.map(([key]) => key));
		const left = [...ordinary].filter(
			([key, message]) =>
				allShort.test(key) &&
				!forStaff.test(key) &&
				!alike.test(key) &&
				!keys.has(key) &&
				(longest(message, language) > mostWords || ties[language]?.test(message))
		);
		expect(left).toEqual([]);
	});

	test(`leave nothing a person meets longer than ${mostAnywhere} words`, () => {
		const keys = new Set(short.map(([key]) => key));
		const long = [...ordinary].filter(
			([key, message]) =>
				!keys.has(key) &&
				!alike.test(key) &&
				!notForThem.test(key) &&
				longest(message, language) > mostAnywhere
		);
		expect(long).toEqual([]);
	});
});
