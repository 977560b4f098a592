import { JSDOM } from 'jsdom';
import { render } from 'svelte/server';
import type { Component, ComponentProps } from 'svelte';
import { describe, expect, test } from 'vitest';
import type { CardLine, CardView } from './card';
import ErrorSummary from './ErrorSummary.svelte';
import ListField from './ListField.svelte';
import PersonWords from './PersonWords.svelte';
import PlanCard from './PlanCard.svelte';

type Props = Record<string, unknown>;
const draw = <P extends Props>(component: Component<P>, props: ComponentProps<Component<P>>) =>
	new JSDOM(render(component, { props }).body).window.document;

const line = (text: string, more: Partial<CardLine> = {}): CardLine => ({
	text,
	language: 'en',
	original: null,
	isNew: null,
	unchecked: null,
	untranslated: null,
	...more
});

const samir: CardView = {
	name: 'Samir',
	addressAs: '',
	born: 'born 9 June 1985',
	lines: { more: 0 },
	moreText: null,
	lastLooked: 'Nobody has looked yet',
	changed: null,
	signed: null,
	sections: [
		{
			slot: 'avoid',
			title: 'Do not',
			tone: 'avoid',
			lines: [
				line('Do not stand behind me', { original: { text: 'لا تقفوا خلفي.', language: 'ar' } }),
				line('Shouting', { unchecked: 'told to Kim today, not checked' })
			]
		}
	]
};

describe('the card', () => {
	test('shows each line under its word, in the order given', () => {
		const page = draw(PlanCard, { card: samir, originals: 'As he wrote it', level: 1 });
		expect(page.querySelector('h1')?.textContent).toBe('Samir');
		expect(page.querySelector('.avoid h2')?.textContent).toBe('Do not');
		const lines = [...page.querySelectorAll('.parts li')].map((item) => item.textContent);
		expect(lines[0]).toContain('Do not stand behind me');
		expect(lines[1]).toMatch(/Shouting.*told to Kim today, not checked/s);
	});

	test('keeps the original one tap away, in its own language and direction', () => {
		const page = draw(PlanCard, { card: samir, originals: 'As he wrote it' });
		const original = page.querySelector('details li');
		expect(page.querySelector('summary')?.textContent).toBe('As he wrote it');
		expect(original?.getAttribute('lang')).toBe('ar');
		expect(original?.querySelector('bdi')?.getAttribute('dir')).toBe('auto');
		expect(original?.textContent?.trim()).toBe('لا تقفوا خلفي.');
	});
});

describe('what a person wrote', () => {
	test('is marked as text, never as markup', () => {
		const page = draw(PersonWords, { text: '<img src=x onerror=alert(1)>' });
		expect(page.querySelector('img')).toBeNull();
	});

	test('holds a telephone number together and changes no letter', () => {
		const text = 'خط المترجم 020 7946 0123';
		const page = draw(PersonWords, { text, language: 'ar' });
		expect(page.querySelector('bdi bdi')?.textContent).toBe('020 7946 0123');
		expect(page.querySelector('bdi bdi')?.getAttribute('dir')).toBe('ltr');
		expect(page.body.textContent).toBe(text);
	});
});

describe('a form', () => {
	test('says what is wrong, leads there, and takes the focus', () => {
		const page = draw(ErrorSummary, { problems: { name: 'Please write a name.' }, title: 'Look again' });
		expect(page.querySelector('[role=alert]')?.hasAttribute('autofocus')).toBe(true);
		expect(page.querySelector('a')?.getAttribute('href')).toBe('#f-name');
		expect(draw(ErrorSummary, { problems: {}, title: 'x' }).querySelector('[role=alert]')).toBeNull();
	});

	test('offers further rows without script, and keeps each line with its id', () => {
		const items = [{ id: 'a', text: 'Ice' }];
		const rowLabel = (row: number) => `Line ${row}`;
		const page = draw(ListField, {
			name: 'help',
			legend: 'What helps?',
			items,
			rowLabel,
			more: 'More',
			most: 5
		});
		expect([...page.querySelectorAll('label')].map((label) => label.textContent)).toHaveLength(5);
		expect(page.querySelectorAll('details input')).toHaveLength(2);
		expect(page.querySelector('[name="help-1-id"]')?.getAttribute('value')).toBe('a');
		for (const label of page.querySelectorAll('label'))
			expect(page.getElementById(label.getAttribute('for') ?? '')?.tagName).toBe('INPUT');
	});
});
