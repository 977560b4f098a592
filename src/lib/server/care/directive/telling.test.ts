import { expect, test } from 'vitest';
import type { Representative } from './store';
import { areaOf, covers, toTellOf } from './telling';

const lucille = (more: Partial<Representative> = {}): Representative => ({
	id: 'lucille',
	directiveId: 'v1',
	rank: 1,
	name: 'Lucille Park',
	phone: '206 555 0142',
	accountId: 'an account',
	powers: 'Which medicine, and which hospital',
	limits: null,
	alert: true,
	covers: [],
	acceptedAt: new Date(0),
	onPaper: false,
	endedAt: null,
	...more
});
const howFor = (one: Representative, question: string | null, never: string[] = [], kept: string[] = []) =>
	toTellOf(
		[one],
		question,
		never.map((name) => ({ name, tell: false })),
		new Set(kept)
	).map(({ how }) => how);

test('who speaks for the person is told what they speak for, and nothing else', () => {
	expect(areaOf('directive/never')).toBe('hard');
	expect(areaOf('directive/medicines-refuse')).toBe('medicines');
	expect(areaOf('crisis-plan/crisis-do')).toBe('everyday');
	const medicines = lucille({ covers: ['medicines'] });
	expect(covers(medicines, 'directive/medicines-refuse')).toBe(true);
	expect(covers(medicines, 'directive/never')).toBe(false);
	// With nothing picked: all of the paper that names them, and no more.
	expect(covers(lucille(), 'directive/never')).toBe(true);
	expect(covers(lucille(), 'about-me/never')).toBe(false);
	expect(covers(lucille({ covers: ['everyday'] }), 'about-me/never')).toBe(true);
	// That all of it was to be cancelled is for everybody whom the person wants told.
	expect(covers(medicines, null)).toBe(true);
	expect(covers(lucille({ alert: false }), null)).toBe(false);
});

test('a notice waits for an account; without one staff tell them; whom the person never wants told is not', () => {
	expect(howFor(lucille(), 'directive/never')).toEqual(['notice']);
	expect(howFor(lucille({ accountId: null }), 'directive/never')).toEqual([null]);
	expect(howFor(lucille(), 'directive/never', ['lucille  PARK'])).toEqual(['kept']);
	expect(howFor(lucille(), 'directive/never', [], ['lucille'])).toEqual(['kept']);
});
