import type { Letters } from './fonts';

const number = (value: number) => String(Math.round(value * 100) / 100);

/** The outline of a glyph as PDF operators, in units of its font; null when it has none, such as a space. */
export const outlineOf = ({ font }: Letters, glyph: number): string | null => {
	let [x, y] = [0, 0];
	const drawn = font.glyphToJson(glyph).map(({ type, values }) => {
		const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
		const from = [x, y] as const;
		[x, y] = type === 'C' ? [e, f] : type === 'Q' ? [c, d] : type === 'Z' ? [x, y] : [a, b];
		if (type === 'M') return `${number(a)} ${number(b)} m`;
		if (type === 'L') return `${number(a)} ${number(b)} l`;
		if (type === 'Z') return 'h';
		if (type === 'C') return `${[a, b, c, d, e, f].map(number).join(' ')} c`;
		// A quadratic curve as a cubic one: each handle two thirds of the way to the control point.
		const handles = [from[0] + ((a - from[0]) * 2) / 3, from[1] + ((b - from[1]) * 2) / 3];
		return `${[...handles, c + ((a - c) * 2) / 3, d + ((b - d) * 2) / 3, c, d].map(number).join(' ')} c`;
	});
	return drawn.length === 0 ? null : `${drawn.join('\n')}\nf\n`;
};
