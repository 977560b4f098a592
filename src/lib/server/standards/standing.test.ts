import { describe, expect, test } from 'vitest';
import { CHOICE_PART, type DirectiveRow, type WithdrawalRow, type WitnessRow } from './directive-state';
import { mayWitness } from './formalities';
import { jurisdictionOf } from './jurisdictions';
import { monthsAfter, standingOf } from './standing';

const at = (time: string) => new Date(time);
const seattle = (time: string) => new Date(`${time}:00-07:00`);
const item = (id: string, content = id) => ({ id, content, wishedAt: null });

const version = (id: string, jurisdiction: string, more: Partial<DirectiveRow>): DirectiveRow => ({
	id,
	pack: jurisdictionOf(jurisdiction),
	begunAt: at('2025-01-01T09:00:00Z'),
	discardedAt: null,
	items: [item(`${id}-one`), item(`${id}-two`)],
	textHash: id,
	mayWithdrawWhileIncapable: null,
	effectiveFrom: null,
	reviewBy: null,
	endsAt: null,
	signatures: [],
	witnesses: [],
	attestations: [],
	representatives: [],
	withdrawals: [],
	...more
});
const signed = (textHash: string, time: Date) => [{ at: time, textHash, toConfirm: false }];
const witness = (textHash: string, time: Date, more: Partial<WitnessRow> = {}): WitnessRow => ({
	at: time,
	textHash,
	relations: ['other'],
	inClass: true,
	certifiesCapacity: true,
	...more
});
const withdrawal = (id: string, time: Date, more: Partial<WithdrawalRow> = {}): WithdrawalRow => ({
	id,
	writtenAt: time,
	enteredAt: time,
	parts: null,
	inWriting: true,
	foundIncapable: false,
	witnesses: [],
	attestations: [],
	receipts: [],
	toConfirm: false,
	...more
});

describe('Joanne, Washington State', () => {
	const made = seattle('2025-05-02T10:00');
	const v1 = (...withdrawals: WithdrawalRow[]) =>
		version('v1', 'us-washington', {
			items: [item('never-seclusion'), item('mouth-first'), item('hospitals')],
			mayWithdrawWhileIncapable: false,
			reviewBy: seattle('2026-05-02T10:00'),
			signatures: signed('v1', made),
			witnesses: [witness('v1', made), witness('v1', made)],
			representatives: [{ id: 'lucille', acceptedAt: made, endedAt: null }],
			withdrawals
		});
	const cancels = withdrawal('cancels', at('2026-03-02T11:40:00-08:00'), { foundIncapable: true });
	const part = withdrawal('part', seattle('2026-04-20T10:00'), { parts: ['hospitals', CHOICE_PART] });
	const v2 = (...withdrawals: WithdrawalRow[]) =>
		version('v2', 'us-washington', {
			begunAt: seattle('2026-05-06T09:00'),
			items: [item('v2-never', 'never-seclusion')],
			mayWithdrawWhileIncapable: true,
			signatures: signed('v2', seattle('2026-05-06T10:00')),
			witnesses: [
				witness('v2', seattle('2026-05-06T10:00')),
				witness('v2', seattle('2026-05-06T10:05'), { relations: ['other'] })
			],
			representatives: [{ id: 'lucille-2', acceptedAt: seattle('2026-05-06T10:00'), endedAt: null }],
			withdrawals
		});

	test('who cancels while found unable to decide: it is kept as an attempt, all of it stays in force', () => {
		const [state] = standingOf([v1(cancels)], at('2026-03-02T11:41:00-08:00')).versions;
		expect(state).toMatchObject({
			state: 'active',
			inForce: ['never-seclusion', 'mouth-first', 'hospitals'],
			attempts: [{ withdrawal: 'cancels', at: cancels.enteredAt, why: 'found-incapable', verified: true }],
			representatives: ['lucille'],
			mayWithdrawWhileIncapable: false
		});
	});

	test('who takes a part back: the rest stands, past its review date too', () => {
		const { inForce, withdrawn } = standingOf([v1(cancels, part)], seattle('2026-05-03T10:00'));
		expect(inForce).toMatchObject([
			{
				id: 'v1',
				state: 'partly-withdrawn',
				inForce: ['never-seclusion', 'mouth-first'],
				reviewPassed: true,
				mayWithdrawWhileIncapable: null
			}
		]);
		expect(withdrawn).toBeNull();
	});

	test('who signs a second one: it takes the place of the first at the last witness', () => {
		const rows = [v1(cancels, part), v2()];
		expect(standingOf(rows, seattle('2026-05-06T10:04')).inForce.map(({ id }) => id)).toEqual(['v1']);
		const { versions, inForce } = standingOf(rows, seattle('2026-05-06T10:05'));
		expect(inForce.map(({ id }) => id)).toEqual(['v2']);
		expect(versions.find(({ id }) => id === 'v1')).toMatchObject({ state: 'superseded', inForce: [] });
	});

	const evening = seattle('2026-06-15T20:00');
	test('who withdraws in Foreword: nothing is shown to any reader of Foreword from that minute', () => {
		const rows = [v1(cancels, part), v2(withdrawal('all', seattle('2026-06-15T19:00')))];
		expect(standingOf(rows, seattle('2026-06-15T18:59')).inForce).toHaveLength(1);
		for (const now of [seattle('2026-06-15T19:00'), evening, seattle('2026-07-01T09:00')]) {
			const { inForce, withdrawn, versions } = standingOf(rows, now);
			expect(inForce).toEqual([]);
			expect(versions.flatMap((one) => [...one.inForce, ...one.wishes, ...one.representatives])).toEqual([]);
			expect(withdrawn).toEqual({
				writtenAt: seattle('2026-06-15T19:00'),
				countsFrom: seattle('2026-06-15T19:00')
			});
		}
	});

	test('who withdraws on paper only: each holder when it reached them, Foreword when somebody enters it', () => {
		const paper = withdrawal('paper', seattle('2026-06-15T12:00'), {
			enteredAt: null,
			receipts: [
				{ holder: 'lucille', at: seattle('2026-06-15T13:00') },
				{ holder: 'clinic', at: seattle('2026-06-16T09:10') }
			]
		});
		const rows = [v2(paper)];
		const shown = (now: Date, holder: string | null, foreword: boolean, of = rows) =>
			standingOf(of, now, { holder, foreword }).inForce.length;
		expect(shown(evening, 'lucille', false)).toBe(0);
		expect(shown(evening, 'clinic', true)).toBe(1);
		expect(shown(seattle('2026-06-16T09:09'), 'clinic', true)).toBe(1);
		expect(shown(seattle('2026-06-16T09:10'), 'clinic', true)).toBe(0);
		expect(shown(seattle('2026-06-16T09:10'), null, true)).toBe(1);
		const entered = [v2({ ...paper, enteredAt: seattle('2026-06-15T21:00') })];
		expect(shown(seattle('2026-06-15T21:00'), null, true, entered)).toBe(0);
		expect(shown(seattle('2026-06-15T21:00'), 'clinic', false, entered)).toBe(1);
	});

	test('may withdraw the second one while found unable to decide, as she chose', () => {
		const rows = [v1(cancels, part), v2(withdrawal('all', evening, { foundIncapable: true }))];
		const before = standingOf(rows, seattle('2026-06-15T19:59')).inForce;
		expect(before).toMatchObject([{ state: 'active', mayWithdrawWhileIncapable: true }]);
		expect(standingOf(rows, evening).inForce).toEqual([]);
	});
});

describe('Wendy, Scotland', () => {
	const made = at('2026-01-12T11:00:00Z');
	const v1 = (...withdrawals: WithdrawalRow[]) =>
		version('v1', 'scotland', {
			items: [item('belt')],
			signatures: signed('v1', made),
			witnesses: [witness('v1', made)],
			withdrawals
		});
	const v2 = (signedOn: Date | null, ...witnesses: WitnessRow[]) =>
		version('v2', 'scotland', {
			begunAt: at('2026-05-27T15:00:00Z'),
			items: [item('v2-belt', 'belt'), { ...item('board'), wishedAt: at('2026-05-27T15:00:00Z') }],
			signatures: signedOn ? signed('v2', signedOn) : [],
			witnesses
		});

	test('signed by mark, witnessed and certified: active, and no date ends it', () => {
		expect(standingOf([v1()], at('2036-01-12T11:00:00Z')).inForce).toMatchObject([
			{ state: 'active', weight: 'must-have-regard', inForce: ['belt'], missing: [] }
		]);
	});

	test('a line added is a wish until it is witnessed; the version before stays in force until then', () => {
		const rows = [v1(), v2(at('2026-06-09T10:00:00Z'), witness('v2', at('2026-06-09T10:20:00Z')))];
		for (const now of [at('2026-05-27T15:00:00Z'), at('2026-06-09T10:19:00Z')]) {
			const { inForce, waiting } = standingOf(rows, now);
			expect(inForce.map(({ id }) => id)).toEqual(['v1']);
			expect(waiting).toMatchObject({ id: 'v2', wishes: ['board'] });
		}
		const after = standingOf(rows, at('2026-06-09T10:20:00Z'));
		expect(after.inForce).toMatchObject([{ id: 'v2', inForce: ['v2-belt', 'board'], wishes: [] }]);
		expect(after.waiting).toBeNull();
	});

	test('a witness who does not certify, is not of the class, or read another text leaves it a wish', () => {
		const signedAt = at('2026-06-09T10:00:00Z');
		const now = at('2026-06-10T10:00:00Z');
		const missing = (one: WitnessRow) =>
			standingOf([v2(signedAt, one)], now).waiting?.missing.map(({ formality }) => formality);
		expect(missing(witness('v2', signedAt, { certifiesCapacity: false }))).toEqual(['capacity']);
		expect(missing(witness('v2', signedAt, { inClass: false }))).toEqual(['witnesses', 'capacity']);
		expect(missing(witness('v2', signedAt, { inClass: null }))).toEqual(['witnesses', 'capacity']);
		expect(missing(witness('other', signedAt))).toEqual(['witnesses', 'capacity']);
	});

	test('a withdrawal needs the same form; before that it is shown and ends nothing', () => {
		const day = at('2026-07-01T09:00:00Z');
		const bare = standingOf([v1(withdrawal('w', day))], day);
		expect(bare.inForce).toMatchObject([{ attempts: [{ why: 'formality-missing' }], inForce: ['belt'] }]);
		const later = at('2026-07-01T15:00:00Z');
		const whole = [v1(withdrawal('w', day, { witnesses: [witness('w', later)] }))];
		expect(standingOf(whole, at('2026-07-01T14:59:00Z')).inForce).toHaveLength(1);
		expect(standingOf(whole, later)).toMatchObject({
			inForce: [],
			withdrawn: { writtenAt: day, countsFrom: later }
		});
		const incapable = withdrawal('w', day, { witnesses: [witness('w', day)], foundIncapable: true });
		expect(standingOf([v1(incapable)], day).inForce).toMatchObject([
			{ attempts: [{ why: 'found-incapable' }] }
		]);
	});
});

describe('a directive', () => {
	const day = at('2026-02-01T09:00:00Z');
	const wishes = (id: string, when: Date, ...withdrawals: WithdrawalRow[]) =>
		version(id, 'preference-only', { signatures: signed(id, when), withdrawals });

	test('that was replaced does not come back when the newer one is withdrawn', () => {
		const later = at('2026-03-01T09:00:00Z');
		const rows = [wishes('old', day), wishes('new', later, withdrawal('w', at('2026-03-02T09:00:00Z')))];
		expect(standingOf(rows, at('2026-03-03T09:00:00Z'))).toMatchObject({
			inForce: [],
			withdrawn: { writtenAt: at('2026-03-02T09:00:00Z') }
		});
	});

	test('signed under pressure stands, labelled, and replaces nothing until it is confirmed', () => {
		const later = at('2026-03-01T09:00:00Z');
		const pressed = version('new', 'preference-only', {
			signatures: [{ at: later, textHash: 'new', toConfirm: true }]
		});
		const { inForce } = standingOf([wishes('old', day), pressed], later);
		expect(inForce.map(({ id, toConfirm }) => [id, toConfirm])).toEqual([
			['new', true],
			['old', false]
		]);
	});

	test('withdrawn under pressure stays until that is confirmed', () => {
		const rows = [wishes('old', day, withdrawal('w', day, { toConfirm: true }))];
		expect(standingOf(rows, day).inForce).toMatchObject([{ attempts: [{ why: 'to-confirm' }] }]);
	});

	test('signed to begin later is signed until then', () => {
		const rows = [
			version('v', 'preference-only', {
				signatures: signed('v', day),
				effectiveFrom: at('2026-02-10T00:00:00Z')
			})
		];
		expect(standingOf(rows, day).versions).toMatchObject([{ state: 'signed', inForce: [], wishes: [] }]);
		expect(standingOf(rows, at('2026-02-10T00:00:00Z')).inForce).toHaveLength(1);
	});

	test('withdrawn before it began never replaces the one before', () => {
		const rows = [
			wishes('old', day),
			version('new', 'preference-only', {
				signatures: signed('new', at('2026-02-02T09:00:00Z')),
				effectiveFrom: at('2026-02-10T00:00:00Z')
			})
		];
		const scots = rows.map((row) => ({ ...row, pack: jurisdictionOf('scotland') }));
		const [old, young] = scots;
		if (!old || !young) throw new Error('two rows');
		const witnessedOld = { ...old, witnesses: [witness('old', day)] };
		const gone = { ...young, withdrawals: [withdrawal('w', at('2026-02-03T09:00:00Z'))] };
		const { inForce, versions } = standingOf([witnessedOld, gone], at('2026-03-01T09:00:00Z'));
		expect(inForce.map(({ id }) => id)).toEqual(['old']);
		expect(versions.find(({ id }) => id === 'new')).toMatchObject({ inForce: [], wishes: [] });
	});

	test('a part taken back and then said anew in a later one is in force again', () => {
		const rows = [
			wishes('old', day, withdrawal('w', at('2026-02-02T09:00:00Z'), { parts: ['old-one'] })),
			version('new', 'preference-only', {
				items: [item('new-one', 'old-one')],
				signatures: signed('new', at('2026-02-03T09:00:00Z'))
			})
		];
		expect(standingOf(rows, at('2026-02-02T12:00:00Z')).inForce).toMatchObject([{ inForce: ['old-two'] }]);
		expect(standingOf(rows, at('2026-02-04T09:00:00Z')).inForce).toMatchObject([{ inForce: ['new-one'] }]);
	});

	test('taken back piece by piece is withdrawn since the last piece, whatever was signed or taken back later', () => {
		const pieces = withdrawal('pieces', at('2026-02-02T09:00:00Z'), { parts: ['old-one', 'old-two'] });
		const all = withdrawal('all', at('2026-02-04T09:00:00Z'));
		const rows = [wishes('old', day, pieces, all), wishes('new', at('2026-02-03T09:00:00Z'))];
		const old = standingOf(rows, at('2026-02-05T09:00:00Z')).versions.find(({ id }) => id === 'old');
		expect(old).toMatchObject({ state: 'withdrawn', endedAt: at('2026-02-02T09:00:00Z') });
	});

	test('ends by law only where the law sets an end', () => {
		const pack = jurisdictionOf('preference-only');
		const ends = {
			...pack,
			validity: { ...pack.validity, expiresAfterMonths: { ...pack.validity.expiresAfterMonths, value: 24 } }
		};
		const row = { ...wishes('v', day), pack: ends, reviewBy: at('2026-08-01T09:00:00Z') };
		expect(standingOf([row], at('2028-02-01T08:59:59Z')).inForce).toMatchObject([{ reviewPassed: true }]);
		expect(standingOf([row], at('2028-02-01T09:00:00Z')).versions).toMatchObject([{ state: 'expired' }]);
	});

	test('changed after it was signed is a draft again: a signature is of the text shown', () => {
		const row = { ...wishes('v', day), textHash: 'another text' };
		expect(standingOf([row], day).versions).toMatchObject([{ state: 'draft', inForce: [], wishes: [] }]);
	});
});

test('a witness is judged by all that they are to the person', () => {
	const washington = jurisdictionOf('us-washington');
	const who = (...relations: WitnessRow['relations']) =>
		mayWitness(washington, { relations, inClass: null }).may;
	expect(who('other')).toBe('yes');
	expect(who('relative')).toBe('no');
	expect(who('other', 'treating-staff')).toBe('no');
	expect(who('representative')).toBe('no');
	expect(who('under-18')).toBe('no');
	expect(who()).toBe('not-known');
});

test('months are counted by the calendar', () => {
	expect(monthsAfter(at('2026-01-31T10:00:00Z'), 1)).toEqual(at('2026-02-28T10:00:00Z'));
	expect(monthsAfter(at('2024-02-29T10:00:00Z'), 12)).toEqual(at('2025-02-28T10:00:00Z'));
});
