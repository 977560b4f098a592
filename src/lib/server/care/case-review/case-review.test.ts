import { describe, expect, test } from 'vitest';
import { packOf } from '../../standards/packs';
import { readForm } from '../../http/forms';
import { readPack } from '../../standards/validate';
import { reviewDays } from '../../standards/reviewing';
import invented from '../../../../../tests/standards/zz-northland-1.json';
import {
	actionsOf,
	closingOf,
	dueOf,
	isLate,
	kindOf,
	levels,
	notYet,
	ownerOf,
	standing,
	type Entry
} from './case-review';
import { readWriting, writeFields } from './form';

const at = new Date('2026-03-14T22:30:00Z');
let nth = 0;
const entry = (one: Partial<Entry> & Pick<Entry, 'kind'>): Entry =>
	({ id: String((nth += 1)), by: 'Quinn', at, words: 'w', ...one }) as Entry;
const owned = (dueOn: string | null) => entry({ kind: 'owner', whose: 'q', name: 'Quinn', dueOn });
const review = { cause: 'death', openedAt: at, zone: 'Australia/Sydney' };

describe('what a review is', () => {
	test.each([
		['death', 'root-cause'],
		['serious-injury', 'root-cause'],
		['discipline', 'case'],
		['coercion', 'case'],
		['convenience', 'case']
	])('after %s: %s (S0-03, S0-27, S0-28)', (cause, kind) => expect(kindOf(cause)).toBe(kind));
});

describe('the day it is due (S0-28)', () => {
	test('is counted on the calendar of the unit, by a default that is said to be ours', () => {
		// It was the 15th in Sydney already.
		expect(dueOf(review, [], null)).toEqual({ day: '2026-04-29', from: 'ours' });
		expect(dueOf({ ...review, cause: 'coercion' }, [], null)).toEqual({ day: '2026-04-14', from: 'ours' });
	});

	test('comes from the pack where it names one, and from a reviewer before either', () => {
		expect(dueOf(review, [], 10)).toEqual({ day: '2026-03-25', from: 'pack' });
		const set = [owned('2026-03-20'), owned(null)];
		expect(dueOf(review, set, 10)).toEqual({ day: '2026-03-20', from: 'reviewer' });
	});

	test('is named by no pack of today; one that names it is read', () => {
		expect(reviewDays(packOf('us-nasmhpd'), 'root-cause')).toBeNull();
		const source = { document: 'Northland Care Code', place: 'article 9', certainty: 'read' };
		const reviews = [{ id: 'look-into-it', source, of: 'root-cause', days: 12 }];
		const read = readPack('zz-northland-1.json', { ...invented, reviews });
		if (!read.ok) throw new Error(read.problems.join());
		expect([reviewDays(read.pack, 'root-cause'), reviewDays(read.pack, 'case')]).toEqual([12, null]);
		const wrong = readPack('zz-northland-1.json', { ...invented, reviews: [{ ...reviews[0], days: 0 }] });
		expect(wrong.ok).toBe(false);
	});

	test('has passed only on the day after, and never once it is closed', () => {
		const due = dueOf(review, [], null);
		expect([isLate(due, [], '2026-04-29'), isLate(due, [], '2026-04-30')]).toEqual([false, true]);
		const closed = [entry({ kind: 'closed', outcome: 'changes' })];
		expect(isLate(due, closed, '2026-04-30')).toBe(false);
		expect(isLate(due, [...closed, entry({ kind: 'opened-again' })], '2026-04-30')).toBe(true);
	});
});

describe('what stands', () => {
	test('an entry that was taken back does not; who has it is the last who was named', () => {
		const [first, second] = [entry({ kind: 'finding' }), entry({ kind: 'finding' })];
		const back = entry({ kind: 'taken-back', about: first.id });
		expect(standing([first, second, back], 'finding')).toEqual([second]);
		const last = owned(null);
		expect(ownerOf([owned(null), last])).toBe(last);
		expect(ownerOf([first])).toBeNull();
	});

	test('an action is done when somebody says so', () => {
		const action = entry({ kind: 'action', who: 'The manager', dueOn: '2026-05-01' });
		const done = entry({ kind: 'done', about: action.id, words: null });
		expect(actionsOf([action]).map((one) => one.done)).toEqual([null]);
		expect(actionsOf([action, done]).map((one) => one.done)).toEqual([done]);
	});

	test('it can be closed once somebody has it and something was found, and opened again', () => {
		const found = entry({ kind: 'factor', level: 'unit' });
		expect([notYet([]), notYet([owned(null)]), notYet([owned(null), found])]).toEqual([
			'owner',
			'finding',
			null
		]);
		const closed = entry({ kind: 'closed', outcome: 'no-change' });
		expect(closingOf([closed])).toBe(closed);
		expect(closingOf([closed, entry({ kind: 'opened-again' })])).toBeNull();
	});
});

describe('what contributed', () => {
	const read = async (kind: string) => {
		const body = new URLSearchParams({ kind, words: 'No break was planned' });
		const form = await readForm(new Request('http://localhost/', { method: 'POST', body }), writeFields);
		if (!form.ok) throw new Error('the form is read');
		return readWriting(form);
	};

	test('is written at one of four levels: the person, staff, the unit, policy', async () => {
		expect(levels).toEqual(['person', 'staff', 'unit', 'policy']);
		for (const level of levels)
			expect(await read(`factor-${level}`)).toMatchObject({ ok: true, read: { kind: 'factor', level } });
		expect(await read('factor-nobody')).toMatchObject({ ok: false });
	});
});
