import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import drawn from './pictures.json';
import { pictureOf } from './pictures';
import { questionOf } from './set';
import { setOf } from './sets';

const folder = 'static/pictures';
const questions = Object.entries(drawn).flatMap(([set, all]) =>
	Object.entries(all).map(([question, options]) => ({ set, question, options: Object.keys(options) }))
);

test('there is a file for each question with pictures, and no other', () => {
	const files = readdirSync(folder).filter((file) => file.endsWith('.svg'));
	expect(files.sort()).toEqual(questions.map(({ set, question }) => `${set}.${question}.svg`).sort());
});

describe.each(questions)('the pictures of $set, $question', ({ set, question, options }) => {
	const text = readFileSync(`${folder}/${set}.${question}.svg`, 'utf8');

	test('are those of what can be picked there', () => {
		const offered = questionOf(setOf(set), question)?.options ?? [];
		expect(options.filter((option) => !offered.includes(option))).toEqual([]);
		expect([...text.matchAll(/<symbol id="([^"]*)"/g)].map(([, id]) => id)).toEqual(options);
	});

	test('are lines in the colour of the letters, and nothing that runs or calls out', () => {
		expect(text).not.toMatch(/<(script|style|image|a|use|foreignObject)\b|\bon\w+=|href|url\(|#[0-9a-f]{3}/i);
	});

	test('weigh 8 kB at most', () => {
		expect(gzipSync(text).length).toBeLessThanOrEqual(8_000);
	});
});

test('what was done to somebody is never drawn, and what has no picture has none', () => {
	for (const question of ['avoid', 'held-kinds', 'very-bad', 'least-bad'])
		expect(Object.keys(drawn['about-me'])).not.toContain(question);
	expect(pictureOf('about-me', 'helps', 'music')).toBe('/pictures/about-me.helps.svg#music');
	expect(pictureOf('about-me', 'very-bad', 'physical')).toBeNull();
});
