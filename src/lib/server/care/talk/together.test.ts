import { describe, expect, test } from 'vitest';
import { closingsOf, counsellingOf, entryOf, frameOf, partsOf, type Entry } from './together';
import { attendeesOf, isComing } from './who-comes';

let count = 0;
const at = (one: ReturnType<typeof entryOf>, more: Partial<Entry> = {}): Entry => ({
	...{ ...one, by: 'Fay', byId: 'fay', own: false, needsOwn: false, at: new Date(2026, 2, 18, 14, count++) },
	...more
});
const own = { by: 'Tahlia', byId: 'tahlia', own: true };

describe('who comes', () => {
	const asked = at(entryOf('attendee', 'a', { name: 'Kim', what: 'staff' }));
	const word = (what: string, more: Partial<Entry> = {}) =>
		at(entryOf('wanted', `w${count}`, { about: 'a', what }), more);

	test('nobody without the person’s yes, and nobody after their no', () => {
		for (const [entries, coming] of [
			[[asked], false],
			[[asked, word('yes')], true],
			[[asked, word('yes'), word('no', own)], false],
			[[asked, word('no', own), word('yes', own)], true]
		] as const)
			expect(attendeesOf(entries).map(isComing)).toEqual([coming]);
	});

	test('a yes says whether it is theirs or as it was heard', () => {
		expect(attendeesOf([asked, word('yes')])[0]?.wanted).toEqual({ yes: true, own: false, by: 'Fay' });
		expect(attendeesOf([asked, word('yes', own)])[0]?.wanted).toMatchObject({ own: true, by: 'Tahlia' });
	});

	test('a no of the person’s own holds for a second row of the same, until they say yes themselves', () => {
		const who = { name: 'Kim Osei, Nurse', accountId: 'kim' };
		const row = (id: string, more: Partial<Entry> = {}) => at(entryOf('attendee', id, who), more);
		const on = (about: string, what: string, more: Partial<Entry> = {}) =>
			at(entryOf('wanted', `w${count}`, { about, what }), more);
		const refused = [row('a'), on('a', 'no', own)];
		const again = [...refused, row('b'), on('b', 'yes')];
		expect(attendeesOf(again).map(isComing)).toEqual([false, false]);
		const byName = [...refused, at(entryOf('attendee', 'b', { name: 'kim osei' })), on('b', 'yes')];
		expect(attendeesOf(byName).map(isComing)).toEqual([false, false]);
		expect(attendeesOf([...again, on('b', 'yes', own)]).map(isComing)).toEqual([true, true]);
	});

	test('whoever took part does not come by a yes that somebody else heard', () => {
		const involved = at(asked, { needsOwn: true });
		expect(attendeesOf([involved, word('yes')]).map(isComing)).toEqual([false]);
		expect(attendeesOf([involved, word('yes', own)]).map(isComing)).toEqual([true]);
	});

	test('whoever cannot come does not, though they are wanted', () => {
		const cannot = at(entryOf('accepted', 'c', { about: 'a', what: 'no' }));
		expect(attendeesOf([asked, word('yes'), cannot]).map(isComing)).toEqual([false]);
	});
});

describe('the talk', () => {
	test('has a frame of what was said last, field by field', () => {
		const place = (words: string) => at(entryOf('frame', words, { what: 'place', words }));
		const frame = frameOf([place('Office'), place('Garden')]);
		expect(frame.map(({ field, said }) => [field, said?.words ?? null])).toEqual([
			['when', null],
			['place', 'Garden'],
			['rules', null],
			['breaks', null],
			['interpreter', null]
		]);
	});

	test('keeps four parts apart: each author’s last words, and nobody’s in another’s place', () => {
		const say = (kind: Parameters<typeof entryOf>[0], words: string, more: Partial<Entry> = {}) =>
			at(entryOf(kind, words, { what: 'led-to', words }), more);
		const [part] = partsOf([
			say('person-words', 'They said locked', own),
			say('staff-words', 'It was late', { byId: 'dana' }),
			say('staff-words', 'It was loud', { byId: 'dana' }),
			say('staff-words', 'I was new', { byId: 'cas' }),
			say('agreed', 'Dinner moved'),
			say('not-agreed', 'Whether it was locked')
		]);
		expect(part?.person?.words).toBe('They said locked');
		expect(part?.staff.map(({ words }) => words)).toEqual(['It was loud', 'I was new']);
		expect([part?.agreed?.words, part?.notAgreed?.words]).toEqual(['Dinner moved', 'Whether it was locked']);
	});

	test('shows support with the last answer to it', () => {
		const offer = at(entryOf('counselling', 'o', { name: 'Ms Reid' }));
		const say = (what: string) => at(entryOf('counselling-answer', what, { about: 'o', what }), own);
		expect(counsellingOf([offer])[0]?.answer).toBe(null);
		expect(counsellingOf([offer, say('no'), say('later')])[0]?.answer?.what).toBe('later');
	});

	test('ends on each side by itself; the person opens theirs again and the staff’s stays ended', () => {
		const staff = at(entryOf('staff-closed', 's', { what: 'no-change', words: 'Nothing to change' }));
		const declined = at(entryOf('person-closed', 'p', { what: 'declined' }), own);
		const again = at(entryOf('reopened', 'r'), own);
		expect(closingsOf([staff, declined])).toMatchObject({ staff, person: declined, reopened: null });
		expect(closingsOf([staff, declined, again])).toMatchObject({ staff, person: null, reopened: again });
		expect(closingsOf([staff, declined, again, declined])).toMatchObject({
			person: declined,
			reopened: null
		});
	});
});
