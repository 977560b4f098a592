import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

const chunk = (name: string, body: Buffer): Buffer => {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(body.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
};

/** A square PNG, drawn dot by dot: each colour by how far right and down it is, from 0 to 1. */
const drawn = (side: number, colourAt: (x: number, y: number) => Colour): Buffer => {
	const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	const rows = Array.from({ length: side }, (_, y) =>
		Buffer.from([
			0,
			...Array.from({ length: side }, (_, x) => colourAt((x + 0.5) / side, (y + 0.5) / side)).flat()
		])
	);
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(Buffer.concat(rows))),
		chunk('IEND', Buffer.alloc(0))
	]);
};

/** Picture 7 of Wendy's board: a red flash in a ring. */
export const pictureSeven = (side = 120): Buffer =>
	drawn(side, (x, y) => {
		const far = Math.hypot(x - 0.5, y - 0.5);
		const flash = Math.abs(x - 0.5 - (y < 0.5 ? 0.35 - y : 0.65 - y) * 0.5) < 0.07;
		if (far > 0.4 && far < 0.46) return [150, 20, 20];
		return far < 0.38 && flash ? [200, 30, 30] : [255, 255, 255];
	});

type Dot = readonly [x: number, y: number];

/** How far a dot is from a line between two others. */
const fromLine = ([x, y]: Dot, [ax, ay]: Dot, [bx, by]: Dot): number => {
	const [dx, dy] = [bx - ax, by - ay];
	const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(x - ax - along * dx, y - ay - along * dy);
};

/** A thumb that points down, from a fist: how Tahlia shows "stop". Lines of ink on white, as on a board. */
export const thumbDown = (side = 240): Buffer => {
	const fingers: readonly (readonly [Dot, Dot])[] = [0.24, 0.35, 0.46, 0.57].map((y) => [
		[0.42, y],
		[0.7, y]
	]);
	const palm: readonly [Dot, Dot] = [
		[0.3, 0.32],
		[0.3, 0.5]
	];
	const thumb: readonly [Dot, Dot] = [
		[0.36, 0.5],
		[0.42, 0.84]
	];
	return drawn(side, (x, y) => {
		const [edge, inside] = [
			Math.min(...fingers.map(([from, to]) => fromLine([x, y], from, to) / 0.065)),
			Math.min(
				fromLine([x, y], ...palm) / 0.15,
				fromLine([x, y], ...thumb) / 0.075,
				...fingers.map(([from, to]) => fromLine([x, y], from, to) / 0.05)
			)
		];
		if (inside < 0.86) return [236, 188, 140];
		return edge < 1 || inside < 1.08 ? [60, 36, 20] : [255, 255, 255];
	});
};
