import type { Page } from 'playwright-core';

/** Where the focus is: its name, its ring, and whether nothing lies over it. Null when nothing has it. */
export const focusOn = (page: Page) =>
	page.evaluate(() => {
		const one = document.activeElement;
		if (!(one instanceof HTMLElement) || one === document.body) return null;
		const { top, bottom, left, right, width } = one.getBoundingClientRect();
		const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
		const label = one.closest('label') ?? document.querySelector(`label[for="${one.id}"]`) ?? one;
		return {
			name: (label.textContent ?? '').trim().replace(/\s+/g, ' '),
			ring: getComputedStyle(one).outlineStyle === 'solid' ? getComputedStyle(one).outlineWidth : 'none',
			seen: width > 0 && top >= 0 && bottom <= innerHeight,
			covered: !over || !(label.contains(over) || over.contains(one))
		};
	});

/** What is wrong with the place the focus is at, for somebody who has only keys; null when nothing is. */
export const lostFocus = (at: Awaited<ReturnType<typeof focusOn>>): string | null =>
	at === null || (at.ring === '3px' && at.seen && !at.covered) ? null : `focus: ${JSON.stringify(at)}`;
