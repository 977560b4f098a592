import { expect, test } from 'vitest';
import { mayDecide } from './pressure';

const open = { outcome: null };

test('alone or with an advocate both words can be said', () => {
	for (const how of ['alone', 'with-advocate'] as const)
		for (const loosens of [true, false])
			for (const outcome of ['confirmed', 'taken-back'] as const)
				expect(mayDecide({ ...open, loosens }, how, outcome)).toBe(how);
});

test('under pressure what protects can be kept, and nothing else', () => {
	expect(mayDecide({ ...open, loosens: true }, null, 'taken-back')).toBe('at-once');
	expect(mayDecide({ ...open, loosens: true }, null, 'confirmed')).toBeNull();
	expect(mayDecide({ ...open, loosens: false }, null, 'taken-back')).toBeNull();
	expect(mayDecide({ ...open, loosens: false }, null, 'confirmed')).toBeNull();
});

test('what was said once is said', () => {
	expect(mayDecide({ loosens: true, outcome: 'confirmed' }, 'alone', 'taken-back')).toBeNull();
	expect(mayDecide({ loosens: true, outcome: 'taken-back' }, 'alone', 'confirmed')).toBeNull();
});
