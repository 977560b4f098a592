import { expect, test } from 'vitest';
import { isDrawing } from './way';

test.each([
	['two strokes', 'M10 10L90 60L120 20M40 80L100 90', true],
	['the whole sheet', 'M0 0L600 200', true],
	['a dot', 'M10 10L11 10', false],
	['nothing', '', false],
	['beside the sheet', 'M10 10L700 60', false],
	['below the sheet', 'M10 10L60 201', false],
	['something else', 'M10 10L90 60"/><script>', false],
	['curves', 'M10 10C90 60 1 1 2 2', false],
	['too much of it', `M10 10${'L90 60'.repeat(3000)}`, false]
])('%s', (_what, text, is) => {
	expect(isDrawing(text)).toBe(is);
});
