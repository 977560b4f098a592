import { expect, test } from 'vitest';
import { busy, gate } from './gate';

const held = () => {
	let release = (): void => undefined;
	const promise = new Promise<string>((settle) => (release = () => settle('done')));
	return { promise, release: () => release() };
};

test('only so many run at once; the next starts when one is done', async () => {
	const through = gate(1, 10, 1000);
	const first = held();
	const order: string[] = [];
	const one = through(async () => {
		order.push('one');
		return first.promise;
	});
	const two = through(async () => {
		order.push('two');
		return 'two';
	});
	await Promise.resolve();
	expect(order).toEqual(['one']);
	first.release();
	expect(await one).toBe('done');
	expect(await two).toBe('two');
});

test('a full queue and a wait too long are both told busy, and the place is not lost', async () => {
	const through = gate(1, 1, 20);
	const first = held();
	const one = through(() => first.promise);
	const waits = through(async () => 'never');
	expect(await through(async () => 'no room')).toBe(busy);
	expect(await waits).toBe(busy);
	first.release();
	expect(await one).toBe('done');
	expect(await through(async () => 'again')).toBe('again');
});

test('work that throws gives its place back', async () => {
	const through = gate(1, 1, 20);
	await expect(through(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
	expect(await through(async () => 'again')).toBe('again');
});
