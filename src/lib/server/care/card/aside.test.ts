import { expect, test } from 'vitest';
import { wordsFor } from '../../words';
import { asideWords, isOver, standingAside, untilWords, type Aside } from './aside';
import { today } from './people.example';
import { readUntil } from './until';

const zone = 'Australia/Sydney';
const words = wordsFor('en');
const reading = { now: today, zone, words };
const later = (hours: number): Date => new Date(today.getTime() + hours * 3_600_000);
const line = { question: 'about-me/helps', item: 'ice', answerId: 'a' };
const said = (at: number, more: Partial<Aside> = {}) => ({ ...line, at: later(at), ...more });

test('until when: open, this stay, or a moment that is still to come', () => {
	const read = (picked: string, typed = '') => readUntil(picked, typed, { zone, now: today });
	expect(read('')).toEqual({ untilAt: null, thisStay: false });
	expect(read('open', '2026-04-03T08:00')).toEqual({ untilAt: null, thisStay: false });
	expect(read('stay')).toEqual({ untilAt: null, thisStay: true });
	expect(read('time', '2026-04-03T08:00')).toEqual({
		untilAt: new Date('2026-04-02T21:00:00Z'),
		thisStay: false
	});
	expect(read('time')).toBe('card:until.problems.time');
	expect(read('time', '2026-04-02T20:00')).toBe('card:until.problems.passed');
	// The hour that there is twice: asked again at the first of the two.
	expect(read('time', '2026-04-05T02:30')).toMatchObject({ untilAt: new Date('2026-04-04T15:30:00Z') });
});

test('a line of the card says until when, and once that has passed, to look again', () => {
	const note = (more: Partial<Aside>) => asideWords(line, [{ ...line, ...more }], reading);
	expect(asideWords(line, [], reading)).toEqual([]);
	expect(note({})).toEqual(['cannot be followed now']);
	expect(note({ thisStay: true })).toEqual(['cannot be followed in this stay']);
	expect(note({ untilAt: later(1) })).toEqual(['cannot be followed until 21:00']);
	expect(note({ untilAt: later(14) })).toEqual(['cannot be followed until 3 April, 10:00']);
	expect(note({ untilAt: today })).toEqual(['set aside until 20:00: look again']);
	expect(isOver({ untilAt: later(0.001) }, today)).toBe(false);
	expect(untilWords({ until: 'Friday', untilAt: null, thisStay: false }, zone, words)).toBe('Friday');
});

test('what was said last of a line holds; who said later that they follow it has taken it up', () => {
	const first = said(-3, { untilAt: later(-1) });
	const second = said(-2, { untilAt: later(2) });
	expect(standingAside([first, second], [])).toEqual([second]);
	expect(standingAside([first], [said(-2)])).toEqual([]);
	expect(standingAside([second], [said(-3)])).toEqual([second]);
	expect(standingAside([second], [{ ...said(-1), item: 'another' }])).toEqual([second]);
	const whole = { ...first, item: null };
	expect(standingAside([whole], [{ ...said(0), item: null, answerId: 'newer' }])).toEqual([whole]);
});
