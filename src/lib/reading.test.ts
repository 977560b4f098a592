import { expect, test } from 'vitest';
import { looks, parseReading, sizes, wordings, writeReading } from './reading';

test('every way of reading comes back from its cookie', () => {
	for (const size of sizes)
		for (const look of looks)
			for (const calm of [true, false])
				for (const words of wordings) {
					const reading = { language: 'ar', size, look, calm, words };
					expect(parseReading(writeReading(reading))).toEqual(reading);
				}
});

test('what was kept before there were short words is ordinary', () => {
	expect(parseReading('en.a.light.').words).toBe('ordinary');
});

test.each(['', 'x', '"><script>.huge.red.calm', '....', undefined])(
	'a strange cookie %j does no harm',
	(text) => {
		const { language, size, look } = parseReading(text);
		expect([language === '' || language === 'x', size, look]).toEqual([true, 'a', 'phone']);
	}
);
