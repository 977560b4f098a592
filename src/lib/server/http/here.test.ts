import { expect, test } from 'vitest';
import { pageHere } from './here';

test.each([
	['/people/7/about-me', '/people/7/about-me'],
	['/people/7?x=1#y', '/people/7'],
	['//elsewhere.example/a', '/'],
	['/\\elsewhere.example', '/'],
	['/\t/elsewhere.example', '/'],
	['https://elsewhere.example/', '/'],
	['javascript:alert(1)', '/'],
	['/reading', '/'],
	['/help-now', '/'],
	['', '/'],
	[null, '/']
])('going back to %j leads to %s', (asked, led) => {
	expect(pageHere(asked)).toBe(led);
});
