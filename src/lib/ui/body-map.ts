/** Where a part of the body stands in its drawing: columns 1 to 6 and rows 1 to 9, counted from the viewer's left. */
export type Spot = { readonly column: number; readonly row: number; readonly wide: number };

const at = (column: number, row: number, wide = 1): Spot => ({ column, row, wide });

/** A part of an arm or a leg, on the viewer's left and right. Seen from the front, "my right" is on the viewer's left. */
const both = (part: string, seen: 'front' | 'back', one: Spot, other: Spot): [string, Spot][] => {
	const [first, second] = seen === 'front' ? ['right', 'left'] : ['left', 'right'];
	return [
		[`${first}-${part}`, one],
		[`${second}-${part}`, other]
	];
};

const spots: ReadonlyMap<string, Spot> = new Map<string, Spot>([
	['face', at(3, 1, 2)],
	['throat', at(3, 2, 2)],
	['chest', at(2, 3, 4)],
	['belly', at(2, 4, 4)],
	['hips', at(2, 5, 4)],
	...both('shoulder', 'front', at(2, 2), at(5, 2)),
	...both('arm', 'front', at(1, 3), at(6, 3)),
	...both('wrist', 'front', at(1, 4), at(6, 4)),
	...both('hand', 'front', at(1, 5), at(6, 5)),
	...both('thigh', 'front', at(2, 6, 2), at(4, 6, 2)),
	...both('knee', 'front', at(2, 7, 2), at(4, 7, 2)),
	...both('shin', 'front', at(2, 8, 2), at(4, 8, 2)),
	...both('foot', 'front', at(2, 9, 2), at(4, 9, 2)),
	['head-back', at(3, 1, 2)],
	['neck-back', at(3, 2, 2)],
	['upper-back', at(2, 3, 4)],
	['lower-back', at(2, 4, 4)],
	['bottom', at(2, 5, 4)],
	...both('upper-arm-back', 'back', at(1, 3), at(6, 3)),
	...both('elbow', 'back', at(1, 4), at(6, 4)),
	...both('thigh-back', 'back', at(2, 6, 2), at(4, 6, 2)),
	...both('calf', 'back', at(2, 7, 2), at(4, 7, 2)),
	...both('heel', 'back', at(2, 8, 2), at(4, 8, 2))
]);

/** The outline of a part, in a square of 100 that is stretched to the room it has. */
const outlines: Readonly<Record<string, string>> = {
	face: 'M50 4C82 4 92 26 88 54 84 82 68 97 50 97 32 97 16 82 12 54 8 26 18 4 50 4Z',
	throat: 'M28 0H72V60C72 84 100 96 100 100H0C0 96 28 84 28 60Z',
	hand: 'M22 4H78C92 22 96 44 88 66 80 90 66 98 50 98 34 98 20 90 12 66 4 44 8 22 22 4Z',
	foot: 'M30 2H70L82 54C98 66 98 96 80 98H20C2 96 2 66 18 54Z',
	trunk: 'M8 4H92C98 4 98 12 97 20L93 80C93 92 92 96 86 96H14C8 96 7 92 7 80L3 20C2 12 2 4 8 4Z',
	limb: 'M24 3H76C88 3 90 10 89 18L82 84C81 94 76 97 68 97H32C24 97 19 94 18 84L11 18C10 10 12 3 24 3Z'
};

/** Where a part is drawn; undefined for one that has no place in the drawing, which is then shown by its words alone. */
export const spotOf = (part: string): Spot | undefined => spots.get(part);

/** The outline of a part. */
export const outlineOf = (part: string): string => {
	const name = part.replace(/^(left|right)-/, '');
	const like: Readonly<Record<string, string>> = {
		...{ 'head-back': 'face', 'neck-back': 'throat', heel: 'foot' },
		...{ chest: 'trunk', belly: 'trunk', hips: 'trunk', 'upper-back': 'trunk' },
		...{ 'lower-back': 'trunk', bottom: 'trunk' }
	};
	return outlines[like[name] ?? name] ?? outlines['limb'] ?? '';
};
