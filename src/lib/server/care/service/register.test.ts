import { expect, test } from 'vitest';
import { thingCalled, thingOn, type Thing, type ThingEvent } from './register';

const room: Thing = { id: 'room', sort: 'room', name: 'Quiet room', about: null, inUseFrom: '2026-01-10' };
const event = (what: ThingEvent['what'], onDay: string, more: Partial<ThingEvent> = {}): ThingEvent => ({
	id: `${what} ${onDay}`,
	thingId: 'room',
	what,
	onDay,
	answers: {},
	words: null,
	enteredAt: new Date(`${onDay}T00:00:00Z`),
	by: 'Kim',
	...more
});
const all = { 'easy-to-see': 'yes', light: 'yes', air: 'yes', temperature: 'yes', toilet: 'yes' } as const;

test('a room never assessed says so, and an assessment counts from its day (S4-22)', () => {
	const events = [event('assessed', '2026-02-01', { answers: { ...all, 'minimal-harm': 'no' } })];
	expect(thingOn(room, events, '2026-01-31')).toMatchObject({ assessedOn: null, lacking: [] });
	expect(thingOn(room, events, '2026-02-01')).toMatchObject({
		assessedOn: '2026-02-01',
		lacking: ['minimal-harm']
	});
	expect(thingOn(room, [event('assessed', '2026-02-01')], '2026-02-02').lacking).toHaveLength(6);
});

test('what is wrong with it stands until it is mended, whatever order it was entered in', () => {
	const events = [
		event('mended', '2026-02-03'),
		event('wrong', '2026-02-01', { words: 'the lock sticks' }),
		event('wrong', '2026-02-05', { words: 'no light' })
	];
	expect(thingOn(room, events, '2026-02-02').wrong).toEqual(['the lock sticks']);
	expect(thingOn(room, events, '2026-02-04').wrong).toEqual([]);
	expect(thingOn(room, events, '2026-02-06').wrong).toEqual(['no light']);
});

test('it is in use from its first day to its last, and from the day it is back', () => {
	const events = [event('out', '2026-02-03'), event('back', '2026-02-10')];
	const used = ['2026-01-09', '2026-01-10', '2026-02-03', '2026-02-04', '2026-02-10'];
	expect(used.map((day) => thingOn(room, events, day).inUse)).toEqual([false, true, true, false, true]);
});

test('free words name nothing of the register', () => {
	expect(thingCalled([room], 'room', ' Quiet room ')).toBe(room);
	expect([thingCalled([room], 'room', 'the hallway'), thingCalled([room], 'device', 'Quiet room')]).toEqual([
		null,
		null
	]);
});
