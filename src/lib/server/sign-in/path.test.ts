import { expect, test } from 'vitest';
import { returnPath } from './path';

test.each(['/people/x/about-me', '/account?tab=1', '/%2F%2Fevil.example'])('%s is kept', (to) => {
	expect(returnPath(to)).toBe(to);
});

test.each([
	'https://evil.example',
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/a/..//evil.example',
	'javascript:alert(1)',
	'people',
	'',
	'/sign-in',
	'/leave',
	`/${'a'.repeat(600)}`
])('%j leads nowhere', (to) => {
	expect(returnPath(to)).toBeNull();
});
