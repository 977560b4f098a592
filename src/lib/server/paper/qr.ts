import { encode } from 'uqr';

/** A dark stretch of a QR code, in modules from its top left. */
export type Dark = { readonly x: number; readonly y: number; readonly width: number };

/** The quiet zone that readers need on each side (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as stretches of dark modules; `side` counts the quiet zone. */
export const qrOf = (content: string): { side: number; dark: Dark[] } => {
	const { data, size } = encode(content, { ecc: 'M', border: QUIET });
	const dark = data.flatMap((row, y) => {
		const found: Dark[] = [];
		for (let x = 0; x < row.length; x += 1) {
			if (!row[x]) continue;
			const from = x;
			while (row[x + 1]) x += 1;
			found.push({ x: from, y, width: x - from + 1 });
		}
		return found;
	});
	return { side: size, dark };
};
