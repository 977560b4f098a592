/** How somebody signs. `mark` is one that is described in words; `drawn` one that is drawn on the screen. */
export const methods = ['typed', 'drawn', 'mark', 'aloud', 'paper'] as const;
export type Method = (typeof methods)[number];

/** How it was signed: what is kept beside the method, each null where it does not belong. */
export type Way = {
	readonly method: Method;
	/** The name as typed, how the mark looks, or where the paper is. */
	readonly words: string;
	/** Strokes on a sheet of 600 by 200, as an SVG path of `M` and `L` alone. */
	readonly drawing: string | null;
	/** Who heard it said aloud, and who they are to the person. */
	readonly heardBy: string | null;
	readonly heardAs: string | null;
	/** `YYYY-MM-DD`: the day on the paper. */
	readonly paperOn: string | null;
};

/** The sheet on which is drawn. */
export const sheet = { width: 600, height: 200 } as const;

/** Most bytes of a form with a photo of a signed paper. */
export const mostOfPhoto = 1_200_000;

const longest = 12_000;

/** Strokes with points on the sheet, and enough of them to be seen: a single dot is a slip of the finger. */
export const isDrawing = (text: string): boolean => {
	if (text.length > longest || !/^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+$/.test(text)) return false;
	const points = text.split(/[ML]/).slice(1);
	const [xs, ys] = [0, 1].map((at) => points.map((point) => Number(point.split(' ')[at])));
	if (xs === undefined || ys === undefined) return false;
	const inside = Math.max(...xs) <= sheet.width && Math.max(...ys) <= sheet.height;
	return inside && Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys) >= 20;
};
