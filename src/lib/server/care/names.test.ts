import { expect, test } from 'vitest';
import { namedIn } from './names';

const names = ['Tahlia Marsh', 'R-77', 'José Núñez', 'Jo', 'سمير حداد', 'Wattle House', '王芳'];

test.each([
	['She was held by two.', []],
	['MARSH was held.', ['Tahlia Marsh']],
	['tahlia’s arm', ['Tahlia Marsh']],
	['record r 77', ['R-77']],
	['Nunez said so', ['José Núñez']],
	['Jo was there', ['Jo']],
	['a jolly day, marshes', []],
	['قال سمير ذلك', ['سمير حداد']],
	['قلنا لسمير', ['سمير حداد']],
	['وسمير قال', ['سمير حداد']],
	['王芳说她冷', ['王芳']],
	['at the house', ['Wattle House']]
])('S0-30: "%s" names %j', (text, found) => expect(namedIn(text, names)).toEqual(found));
