import { expect, test } from 'vitest';
import { putTogether } from './merge';
import { knownIn, readObserver } from './observer';
import type { Value } from './fields';

const [noa, lee] = ['0190c2a4-0000-7000-8000-000000000001', '0190c2a4-0000-7000-8000-000000000002'];
const known = [
	{ id: noa, name: 'Noa Berg' },
	{ id: lee, name: 'Lee Park' }
];

test('S4-02: whoever is picked is kept by account, whoever is typed by name; both at once are asked about', () => {
	expect(readObserver(noa, '', known)).toEqual({ name: 'Noa Berg', account: noa });
	expect(readObserver('', 'Somebody of an agency', known)).toEqual({
		name: 'Somebody of an agency',
		account: null
	});
	expect(readObserver('', '', known)).toEqual({ name: '', account: null });
	// A name where an account is expected is what older forms send: it is kept as it was typed.
	expect(readObserver('Noa Berg', '', known)).toEqual({ name: 'Noa Berg', account: null });
	expect(readObserver(noa, ' Noa Berg', known)).toEqual({ name: 'Noa Berg', account: noa });
	expect(readObserver(noa, 'Lee Park', known)).toEqual({ problem: 'episode-checks:problem.one-of-two' });
	expect(readObserver('0190c2a4-0000-7000-8000-000000000009', '', known)).toEqual({
		problem: 'episode:problem.not-a-choice'
	});
});

const watch = (who: string, account: string | null): Value<'watch'> => ({
	who,
	'who-account': account,
	how: 'in-room',
	from: new Date('2026-03-02T09:00:00Z'),
	to: null,
	where: null
});

test('two who write at once never put the name from one beside the account from the other', () => {
	const seen = watch('Somebody', null);
	const picked = watch('Noa Berg', noa);
	expect(putTogether('watch', seen, picked, watch('Officer Hale', null))).toEqual(
		watch('Officer Hale', null)
	);
	expect(putTogether('watch', seen, watch('Officer Hale', null), picked)).toEqual(picked);
	const where = { ...seen, where: 'Quiet room 2' };
	expect(putTogether('watch', seen, picked, where)).toEqual({ ...picked, where: 'Quiet room 2' });
});

test('whoever was picked and has left since can still be kept where the record is changed', () => {
	const fact = {
		...{ id: 'f', item: 'i', field: 'watch' as const, value: watch('Noa Berg', noa), because: null },
		...{ happenedAt: null, enteredAt: new Date('2026-03-02T09:00:00Z'), enteredBy: 'k' }
	};
	expect(knownIn({ colleagues: known.slice(1), facts: [fact] })).toEqual([
		{ id: noa, name: 'Noa Berg' },
		{ id: lee, name: 'Lee Park' }
	]);
});
