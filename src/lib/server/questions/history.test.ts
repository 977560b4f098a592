import { describe, expect, test } from 'vitest';
import { nobody, type Answer } from './answer';
import { historyOf, takeBackUntil } from './history';

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 0, day, hour));
const written = (id: string, writtenAt: Date, more: Partial<Answer> = {}): Answer => ({
	id,
	question: 'about-me/helps',
	context: nobody,
	voice: nobody,
	setVersion: 1,
	state: 'answered',
	value: { text: id },
	language: 'en',
	typedBy: 'tahlia',
	typist: 'Tahlia',
	toldAtIntake: null,
	base: null,
	proposal: null,
	writtenAt,
	...more
});

describe('how long a version held', () => {
	test('is from when it was written until the next one was', () => {
		const all = historyOf([written('first', at(1)), written('second', at(5))], 'tahlia', new Map());
		expect(all.map(({ id, heldFrom, heldUntil }) => [id, heldFrom, heldUntil])).toEqual([
			['second', at(5), null],
			['first', at(1), at(5)]
		]);
	});

	test('what a helper typed holds from the moment the person found it right, or never', () => {
		const all = historyOf(
			[
				written('own', at(1)),
				written('typed', at(2), { typedBy: 'ros' }),
				written('not hers', at(3), { typedBy: 'ros' })
			],
			'tahlia',
			new Map([['typed', at(4)]])
		);
		expect(all.map(({ id, heldFrom, heldUntil }) => [id, heldFrom, heldUntil])).toEqual([
			['typed', at(4), null],
			['not hers', null, null],
			['own', at(1), at(4)]
		]);
	});
});

describe('a version can be taken back', () => {
	const all = historyOf(
		[
			written('left out', at(1), { state: 'skipped', value: null }),
			written('first', at(2)),
			written('second', at(5)),
			written('typed', at(3), { typedBy: 'ros' })
		],
		'tahlia',
		new Map()
	);
	const until = (id: string, now: Date): Date | null => {
		const version = all.find((one) => one.id === id);
		if (version === undefined) throw new Error(id);
		return takeBackUntil(version, 'second', now);
	};

	test('for thirty days after another took its place, to the hour', () => {
		expect(until('first', at(6))).toEqual(at(35));
		expect(until('first', new Date(at(35).getTime() - 1))).toEqual(at(35));
		expect(until('first', at(35))).toBeNull();
	});

	test('but not what holds now, what never held, or what was left out', () => {
		expect(until('second', at(6))).toBeNull();
		expect(until('typed', at(6))).toBeNull();
		expect(until('left out', at(6))).toBeNull();
	});
});
