import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallClock } from '../../standards/zone';
import { APART_MS, decide, hinted, isMailAddress, isQuiet, phoneNumber, type Standing } from './notice';

const noon = new Date('2026-03-14T12:00:00Z');
const calm: Standing = {
	how: 'mail',
	never: false,
	faulty: false,
	quiet: { from: 21, until: 8, zone: 'UTC' },
	told: null
};
const at = (text: string) => new Date(`2026-03-14T${text}:00Z`);

describe('whether a notice goes out', () => {
	test('only to whom wants it, and never where somebody asked to be left alone', () => {
		expect(decide(calm, 'job', noon)).toEqual({ is: 'send' });
		expect(decide({ ...calm, how: 'none' }, 'job', noon)).toEqual({ is: 'drop', why: 'not-wanted' });
		expect(decide({ ...calm, how: null }, 'job', noon)).toEqual({ is: 'drop', why: 'not-wanted' });
		expect(decide({ ...calm, never: true }, 'job', noon)).toEqual({ is: 'drop', why: 'not-here' });
		expect(decide({ ...calm, faulty: true }, 'job', noon)).toEqual({ is: 'drop', why: 'nobody-there' });
	});

	test('once an hour; the same job that failed may try again', () => {
		const told = { at: at('11:30'), job: 'first' };
		expect(decide({ ...calm, told }, 'second', noon)).toEqual({ is: 'later', until: at('12:30') });
		expect(decide({ ...calm, told }, 'first', noon)).toEqual({ is: 'send' });
		expect(decide({ ...calm, told }, 'second', at('12:30'))).toEqual({ is: 'send' });
	});

	test('what cannot wait goes at any hour and right after another; what was stopped stays stopped', () => {
		const told = { at: at('02:59'), job: 'first' };
		expect(decide({ ...calm, told }, 'second', at('03:00'), true)).toEqual({ is: 'send' });
		expect(decide({ ...calm, how: 'none' }, 'second', at('03:00'), true).is).toBe('drop');
		expect(decide({ ...calm, never: true }, 'second', at('03:00'), true).is).toBe('drop');
	});

	test('not in the quiet hours of their own place, over midnight too', () => {
		expect(decide(calm, 'job', at('20:59'))).toEqual({ is: 'send' });
		expect(decide(calm, 'job', at('21:00'))).toEqual({
			is: 'later',
			until: new Date('2026-03-15T08:00:00Z')
		});
		expect(decide(calm, 'job', at('07:59'))).toEqual({ is: 'later', until: at('08:00') });
		const sydney = { ...calm, quiet: { ...calm.quiet, zone: 'Australia/Sydney' } };
		expect(decide(sydney, 'job', noon)).toEqual({ is: 'later', until: at('21:00') });
		expect(decide({ ...calm, quiet: { ...calm.quiet, from: 7, until: 7 } }, 'job', at('07:30'))).toEqual({
			is: 'send'
		});
	});

	test('whatever the hours, the place and the last notice: what waits ends outside them, an hour apart', () => {
		const zones = ['UTC', 'Australia/Sydney', 'Asia/Kolkata', 'Europe/London', 'America/New_York'];
		const hour = fc.integer({ min: 0, max: 23 });
		fc.assert(
			fc.property(
				hour,
				hour,
				fc.constantFrom(...zones),
				fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
				fc.option(fc.integer({ min: 0, max: 2 * APART_MS })),
				(from, until, zone, now, ago) => {
					const told = ago === null ? null : { at: new Date(now.getTime() - ago), job: 'other' };
					const quiet = { from, until, zone };
					const decision = decide({ ...calm, quiet, told }, 'job', now);
					const then = decision.is === 'later' ? decision.until : now;
					expect(decision.is).not.toBe('drop');
					if (from !== until)
						expect(isQuiet(Number(wallClock(then, zone).time.slice(0, 2)), quiet)).toBe(false);
					if (told) expect(then.getTime() - told.at.getTime()).toBeGreaterThanOrEqual(APART_MS);
					expect(then.getTime() - now.getTime()).toBeLessThanOrEqual(27 * APART_MS);
				}
			)
		);
	});
});

test('an address is one address, and nothing that could begin another line of a letter', () => {
	expect(isMailAddress('tahlia@example.org')).toBe(true);
	expect(isMailAddress('名@例え.テスト')).toBe(true);
	for (const wrong of [
		'',
		'tahlia',
		'a@b',
		'a@b.c',
		'a@b@c.org',
		'a b@c.org',
		'a@c.org\nBcc: d@e.org',
		'A <a@b.org>',
		'a@b.org, c@d.org',
		`${'a'.repeat(250)}@b.org`
	])
		expect([wrong, isMailAddress(wrong)]).toEqual([wrong, false]);
	expect(phoneNumber('+61 (412) 345-678')).toBe('+61412345678');
	expect(phoneNumber('0412 345 678')).toBe(null);
	expect(phoneNumber('+61 412 345 678 ext 9')).toBe(null);
});

test('what is shown of an address tells nobody what it is', () => {
	expect(hinted('mail', 'tahlia@example.org')).toBe('t…@e…');
	expect(hinted('text', '+61412345678')).toBe('…78');
});
