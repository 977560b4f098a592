import { describe, expect, test } from 'vitest';
import { sentencesOf, wordsOf } from './locale-files';

// domain.md section 5, rules 1, 7 and 8. Files only staff read may use the field's own terms.
const staffOnly = /^(standards|debrief-staff|staff|episode|intake|joint|unit|service|facilitat)/;
const asked = /^(about-me|debrief-(person|child|beside)|questions):/;
const forbidden =
	/\b(episodes?|aggressive|aggression|non-?compliant|manipulative|attention[- ]seeking|de-?escalat\w+|frequent flyer|managed|for your own good|you agreed|well done)\b/i;
const contracted = /\b\w+(n['’]t|['’](re|ll|ve|m|d))\b/i;
const mostWords = 20;

const forPeople = [...wordsOf('en')].filter(([key]) => !staffOnly.test(key));

const longestSentence = (message: string, language: string): number =>
	Math.max(...sentencesOf(message, language).map((words) => words.length));

describe('what a person reads', () => {
	test('uses none of the words that blame or belong to the ward', () => {
		expect(forPeople.filter(([, message]) => forbidden.test(message))).toEqual([]);
	});

	test('has no contractions', () => {
		expect(forPeople.filter(([, message]) => contracted.test(message))).toEqual([]);
	});

	test.each(['en', 'ar'])('is asked in short sentences (%s)', (language) => {
		const long = [...wordsOf(language)].filter(
			([key, message]) => asked.test(key) && longestSentence(message, language) > mostWords
		);
		expect(long).toEqual([]);
	});
});
