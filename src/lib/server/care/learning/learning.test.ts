import { expect, test } from 'vitest';
import { foundIn, marksIn } from './learning';

const names = ['Dana Reyes', 'Quiet room', 'Wattle House', 'Tahlia Marsh', 'دانة ريّس'];
const found = (words: string) => foundIn(marksIn(words, names));

test('names of people and places around somebody are marked, and whatever has a figure in it', () => {
	expect(found('Dana said it at 19:05 on the 14th, in room 3.')).toEqual([
		'Dana',
		'19:05',
		'14th',
		'room',
		'3.'
	]);
	expect(found('DANA and wattle house')).toEqual(['DANA', 'wattle', 'house']);
	expect(found('قالت دانة ذلك')).toEqual(['دانة']);
});

test('what tells of nobody is left as it is, and no letter is lost', () => {
	expect(found('They said locked. I believed it.')).toEqual([]);
	for (const words of ['Dana: “no”.\nThen 2 hours', '  spaces  stay ', 'قالت دانة ذلك، ثم ٣'])
		expect(
			marksIn(words, names)
				.map(({ text }) => text)
				.join('')
		).toBe(words);
});
