import { expect, test } from 'vitest';
import { looks, parseReading, sizes, writeReading } from './reading';

test('every way of reading comes back from its cookie', () => {
	for (const size of sizes)
		for (const look of looks)
			for (const calm of [true, false]) {
				const reading = { language: 'ar', size, look, calm };
				expect(parseReading(writeReading(reading))).toEqual(reading);
			}
});

test.each(['', 'x', '"><script>.huge.red.calm', '....', undefined])(
	'a strange cookie %j does no harm',
	(text) => {
		const { language, size, look } = parseReading(text);
		expect([language === '' || language === 'x', size, look]).toEqual([true, 'a', 'phone']);
	}
);
