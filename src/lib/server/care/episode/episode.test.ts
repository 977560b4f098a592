import { describe, expect, test } from 'vitest';
import {
	cardOpenedBefore,
	endOf,
	enteredLate,
	hasDied,
	historyOf,
	lengthMinutes,
	ownStrategiesTried,
	planItemKey,
	standing,
	standingAll,
	startOf,
	usesOf,
	writtenFields
} from './episode';
import { book, component } from './facts.example';

const sydney = (time: string) => new Date(`2026-03-14T${time}:00+11:00`);
const london = (time: string) => new Date(`2026-02-03T${time}:00Z`);

describe('an episode of which only kind and time are written', () => {
	const { facts, enter } = book(sydney('19:06'));
	enter('component', component('seclusion', sydney('19:05')), { item: 'room', happenedAt: sydney('19:05') });

	test('is a true record that goes on', () => {
		expect(startOf(facts, sydney('19:05'))).toEqual(sydney('19:05'));
		expect(endOf(facts)).toBeNull();
		expect(standingAll(facts, 'component').map(({ value }) => lengthMinutes(value))).toEqual([null]);
		expect(writtenFields(facts)).toEqual(['component']);
		expect(standing(facts, 'danger')).toBeNull();
		expect(hasDied(facts)).toBe(false);
	});
});

describe('what stands', () => {
	const { facts, enter } = book(sydney('19:30'));
	enter('component', component('seclusion', sydney('19:05')), { item: 'room' });
	enter('place', { kind: 'own-room', words: null });
	enter('injuries', { who: 'person', what: 'scratched wrist', care: null }, { item: 'wrist' });
	enter('injuries', { who: 'staff', what: 'bruise', care: null }, { item: 'bruise' });
	enter('component', component('seclusion', sydney('19:05'), sydney('19:26')), { item: 'room' });
	enter('injuries', null, { item: 'bruise', because: 'That was another day.' });
	enter('place', { kind: 'own-room', words: 'door shut' }, { because: 'The door was shut.' });

	test('is the latest of a single field, and says that it was amended', () => {
		expect(standing(facts, 'place')).toMatchObject({ value: { words: 'door shut' }, amended: true });
	});

	test('is the latest of each item of a repeating field, without what was taken back', () => {
		expect(standingAll(facts, 'injuries').map(({ value }) => value.what)).toEqual(['scratched wrist']);
		expect(standingAll(facts, 'component').map(({ value }) => lengthMinutes(value))).toEqual([21]);
		expect(endOf(facts)).toEqual(sydney('19:26'));
	});

	test('never hides what stood before', () => {
		expect(historyOf(facts, 'injuries').map(({ value, because }) => value?.what ?? because)).toEqual([
			'scratched wrist',
			'bruise',
			'That was another day.'
		]);
	});

	test('does not count a field of which all was taken back as written', () => {
		enter('notes', { words: 'x' }, { item: 'one' });
		enter('notes', null, { item: 'one', because: 'wrong record' });
		expect(writtenFields(facts)).not.toContain('notes');
	});
});

describe('entered late', () => {
	test.each([
		['19:05', '19:10', false],
		['19:05', '19:11', true],
		['19:05', '19:04', false]
	])('happened %s, entered %s: %s', (happened, entered, late) => {
		expect(enteredLate({ happenedAt: sydney(happened), enteredAt: sydney(entered) })).toBe(late);
	});

	test('is never said of what has no time of its own', () => {
		expect(enteredLate({ happenedAt: null, enteredAt: sydney('23:00') })).toBe(false);
	});
});

describe('two components', () => {
	const { facts, enter } = book(london('02:30'));
	enter('component', component('physical', london('02:10'), london('02:19')), { item: 'hold' });
	enter(
		'component',
		{ ...component('chemical', london('02:14')), drug: 'lorazepam', dose: '2 mg', route: 'IM' },
		{ item: 'injection' }
	);

	test('each have their own time: a hold of 9 minutes, and a medicine with no end of its own', () => {
		expect(standingAll(facts, 'component').map(({ value }) => [value.kind, lengthMinutes(value)])).toEqual([
			['physical', 9],
			['chemical', null]
		]);
	});

	test('have ended once the hold has, and never by a medicine alone', () => {
		expect(endOf(facts)).toEqual(london('02:19'));
		expect(endOf(facts.filter(({ item }) => item === 'injection'))).toBeNull();
	});

	test('end when somebody wrote that they did', () => {
		const later = book(london('02:40'));
		later.enter('ended', { at: london('02:21'), by: 'Dr Osei', why: null });
		expect(endOf([...facts, ...later.facts])).toEqual(london('02:21'));
	});
});

describe('what begins again after the end, in the same record', () => {
	const written = () => {
		const { facts, enter } = book(london('13:00'));
		enter('component', component('seclusion', london('13:00')), { item: 'first' });
		enter('ended', { at: london('14:00'), by: 'Dana', why: null }, { enteredAt: london('14:01') });
		enter('component', component('seclusion', london('15:00')), {
			item: 'again',
			enteredAt: london('15:00')
		});
		return { facts, enter };
	};
	const ends = (facts: ReturnType<typeof written>['facts']) => usesOf(facts).map(({ endedAt }) => endedAt);

	test('goes on, and what was before stays ended', () => {
		const { facts } = written();
		expect(ends(facts)).toEqual([london('14:00'), null]);
		expect(endOf(facts)).toBeNull();
	});

	test('ends with an end of its own', () => {
		const { facts, enter } = written();
		enter('component', component('seclusion', london('15:00'), london('15:20')), { item: 'again' });
		expect(ends(facts)).toEqual([london('14:00'), london('15:20')]);
		expect(endOf(facts)).toEqual(london('15:20'));
	});

	test('ends with the next end of the record, which moves no earlier one', () => {
		const { facts, enter } = written();
		enter('ended', { at: london('16:00'), by: 'Dana', why: null }, { enteredAt: london('16:00') });
		expect(ends(facts)).toEqual([london('14:00'), london('16:00')]);
		expect(endOf(facts)).toEqual(london('16:00'));
	});

	test('is told from a use that was there when the end was written, and is then put right', () => {
		const { facts, enter } = book(london('13:00'));
		enter('component', component('seclusion', london('13:00')), { item: 'room' });
		enter('component', component('physical', london('14:00')), { item: 'hold' });
		enter('ended', { at: london('14:00'), by: 'Dana', why: null }, { enteredAt: london('14:01') });
		expect(ends(facts)).toEqual([london('14:00'), london('14:00')]);
		enter('ended', { at: london('14:30'), by: 'Dana', why: null }, { because: 'A slip.' });
		expect(ends(facts)).toEqual([london('14:30'), london('14:30')]);
		enter('ended', null, { because: 'It goes on.' });
		expect(ends(facts)).toEqual([null, null]);
	});

	test('is no medicine given afterwards', () => {
		const { facts, enter } = book(london('13:00'));
		enter('component', component('physical', london('13:00')), { item: 'hold' });
		enter('ended', { at: london('14:00'), by: 'Dana', why: null }, { enteredAt: london('14:01') });
		enter('component', component('chemical', london('14:05')), { item: 'injection' });
		expect(ends(facts)).toEqual([london('14:00'), london('14:05')]);
		expect(endOf(facts)).toEqual(london('14:00'));
	});
});

describe('after a death', () => {
	test('it is known', () => {
		const { facts, enter } = book(london('03:00'));
		enter('harm', { level: 'death' });
		expect(hasDied(facts)).toBe(true);
	});
});

describe("the person's own strategies", () => {
	const own = ['blanket', 'walk', 'ice'].map((item) => ({ question: 'helps', item }));
	const { facts, enter } = book(sydney('20:00'));

	test('nobody wrote about: none tried of three', () => {
		expect(ownStrategiesTried(facts, own)).toEqual({ tried: 0, of: 3 });
	});

	test('count once each, by their last word, and only if they were in the plan', () => {
		const about = (item: string, answer: 'tried' | 'not-tried') =>
			enter(
				'tried',
				{ question: 'helps', item, shown: item, answer, why: null, result: null },
				{ item: planItemKey({ question: 'helps', item }) }
			);
		about('blanket', 'not-tried');
		about('walk', 'not-tried');
		about('walk', 'tried');
		about('music', 'tried');
		expect(ownStrategiesTried(facts, own)).toEqual({ tried: 1, of: 3 });
	});
});

describe('the card', () => {
	const look = (time: string, part: 'card' | 'item') => ({ at: london(time), part });

	test('was not opened before by showing one line of it', () => {
		expect(cardOpenedBefore([look('02:25', 'card'), look('02:05', 'item')], london('02:10'))).toEqual({
			before: false,
			lastBefore: null,
			firstAfter: london('02:25'),
			itemBefore: london('02:05')
		});
	});

	test('was opened before: the last time counts, the very moment does not', () => {
		const looks = [look('01:00', 'card'), look('02:00', 'card'), look('02:10', 'card')];
		expect(cardOpenedBefore(looks, london('02:10'))).toMatchObject({
			before: true,
			lastBefore: london('02:00'),
			firstAfter: london('02:10')
		});
	});
});
