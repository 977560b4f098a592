import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debriefDues, type Offered } from './debrief-times';

const sydney = 'Australia/Sydney';
const hour = 3_600_000;
const ended = new Date('2026-03-14T08:26:00Z');
const nothing = { immediate: null, staff: null, offer: null, joint: null };
const about = (more: Partial<Offered> = {}): Offered => ({
	endedAt: ended,
	pack: 'au-nsw-dcj-2024',
	at: nothing,
	nextOffer: null,
	byChoice: false,
	...more
});
const after = (hours: number): Date => new Date(ended.getTime() + hours * hour);
const stateOf = (stage: string, one: Offered, now: Date) =>
	debriefDues(one, sydney, now).find((due) => due.stage === stage);

test('staff look after each other within three hours and write within 72, the offer is made within 72, sitting together within seven days', () => {
	const dues = debriefDues(about(), sydney, after(1));
	expect(dues.map(({ stage, due }) => [stage, (due.getTime() - ended.getTime()) / hour])).toEqual([
		['immediate', 3],
		['staff', 72],
		['offer', 72],
		['joint', 168]
	]);
	expect(dues.every(({ state }) => state === 'running')).toBe(true);
});

test('a pack with a time of its own keeps to that', () => {
	const due = stateOf('offer', about({ pack: 'us-joint-commission-2009' }), after(1));
	expect(due).toMatchObject({ rule: 'offer-24', due: after(24) });
	const staff = stateOf('staff', about({ pack: 'us-joint-commission-2009' }), after(25));
	expect(staff).toMatchObject({ rule: 'staff-24', state: 'passed', lateByMinutes: 60 });
	expect(stateOf('joint', about({ pack: 'us-joint-commission-2009' }), after(1))?.due).toEqual(after(168));
});

test('the offer is measured: one minute after its time it is late by one, and an offer in time stays in time', () => {
	const late = new Date(after(72).getTime() + 60_000);
	expect(stateOf('offer', about(), after(72))).toMatchObject({ state: 'running', lateByMinutes: 0 });
	expect(stateOf('offer', about(), late)).toMatchObject({ state: 'passed', lateByMinutes: 1 });
	const offered = about({ at: { ...nothing, offer: after(71) } });
	expect(stateOf('offer', offered, after(2_000))).toMatchObject({ state: 'met', lateByMinutes: 0 });
});

test('not now for health reasons is never late before the day of the next offer is over; staff still write', () => {
	const putOff = about({ nextOffer: '2026-03-30' });
	const evening = new Date('2026-03-30T12:59:00Z');
	const nextDay = new Date('2026-03-30T13:01:00Z');
	expect(stateOf('offer', putOff, evening)).toMatchObject({ state: 'not-now', lateByMinutes: 0 });
	expect(stateOf('offer', putOff, nextDay)).toMatchObject({ state: 'passed' });
	expect(stateOf('immediate', putOff, after(4))).toMatchObject({ state: 'passed', due: after(3) });
	expect(stateOf('staff', putOff, after(73))).toMatchObject({ state: 'passed', due: after(72) });
});

test('what the person does not want, or wants later, is never late, however long ago; what staff owe still is', () => {
	const theirs = about({ byChoice: true, nextOffer: '2026-03-16' });
	for (const stage of ['offer', 'joint'])
		expect(stateOf(stage, theirs, after(2_000))).toMatchObject({ state: 'by-choice', lateByMinutes: 0 });
	expect(stateOf('staff', theirs, after(2_000))).toMatchObject({ state: 'passed' });
	const offered = { ...theirs, at: { ...nothing, joint: after(200) } };
	expect(stateOf('joint', offered, after(2_000))).toMatchObject({ state: 'met', lateByMinutes: 32 * 60 });
});

test('whatever happens, only what was not done by its time is late, counted in whole minutes', () => {
	const minutes = fc.integer({ min: 0, max: 60 * 24 * 30 });
	fc.assert(
		fc.property(minutes, fc.option(minutes), (passed, done) => {
			const at = (count: number) => new Date(ended.getTime() + count * 60_000);
			const due = stateOf(
				'offer',
				about({ at: { ...nothing, offer: done === null ? null : at(done) } }),
				at(passed)
			);
			const owed = 72 * 60;
			expect(due?.lateByMinutes).toBe(Math.max(0, (done ?? passed) - owed));
			expect(due?.state).toBe(done !== null ? 'met' : passed > owed ? 'passed' : 'running');
		})
	);
});
