import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/app.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const essential = css.slice(0, css.indexOf('@layer'));

type Tokens = Record<string, string>;
const tokens = (selector: string): Tokens => {
	const from = css.indexOf(`${selector} {`);
	const block = css.slice(from, css.indexOf('}', from));
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name, value]) => [name, value])
	);
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one = '', other = ''): number => {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
};

const themes = {
	light: tokens(':root'),
	dark: tokens(":root[data-theme='dark']"),
	contrast: tokens(":root[data-theme='contrast']")
};

describe.each(Object.entries(themes))('%s', (_, token) => {
	const meanings = ['help', 'avoid', 'notice', 'error', 'info'];

	test('holds text at 7 to 1 or more, lines and the focus ring at 3 to 1', () => {
		const grounds = [token.bg, token.surface, token.sunk, ...meanings.map((name) => token[`${name}-soft`])];
		for (const ground of grounds) expect(contrast(token.ink, ground)).toBeGreaterThanOrEqual(7);
		for (const ground of [token.bg, token.surface]) {
			for (const text of [token.muted, token.link, token.accent])
				expect(contrast(text, ground)).toBeGreaterThanOrEqual(7);
			for (const shape of [token.line, token.focus])
				expect(contrast(shape, ground)).toBeGreaterThanOrEqual(3);
		}
		expect(contrast(token['on-accent'], token.accent)).toBeGreaterThanOrEqual(7);
		for (const name of [...meanings, 'accent'])
			expect(contrast(token[name], token[`${name}-soft`])).toBeGreaterThanOrEqual(7);
	});
});

test('the phone’s own setting gives the same colours as picking them', () => {
	expect(tokens(":root:not([data-theme='light']):not([data-theme='contrast'])")).toEqual(themes.dark);
	expect(tokens(":root:not([data-theme='light']):not([data-theme='dark'])")).toEqual(themes.contrast);
});

test('names no side of the page, so that right-to-left needs no second style', () => {
	expect(css).not.toMatch(/(^|[\s;-])(left|right)\b/);
});

test('leaves to the layer nothing that reading and answering need', () => {
	for (const rule of ['button.main', '.field input', '.choice', '.problem', '.card section', 'a:focus'])
		expect(essential).toContain(rule);
	expect(essential).not.toMatch(/:has\(|&|@container/);
});
