import { JpegEmbedder, PngEmbedder } from 'pdf-lib';
import type { Ink } from './draw';
import type { Placed } from './layout';
import type { Picture } from './paper';

/** Puts the bytes of every picture into the file. One that cannot be read is left out: its words are read in its place. */
export const embedPictures = async (ink: Ink, marks: readonly Placed[]): Promise<void> => {
	for (const { what } of marks) {
		if (!('picture' in what) || ink.pictures.has(what.picture)) continue;
		const { bytes, type } = what.picture;
		try {
			const made = await (type === 'image/jpeg' ? JpegEmbedder : PngEmbedder).for(bytes);
			const name = `Picture${String(ink.pictures.size)}`;
			ink.forms.set(name, await made.embedIntoContext(ink.context));
			ink.pictures.set(what.picture, name);
		} catch {
			continue;
		}
	}
};

type Place = { x: number; y: number; width: number; height: number };

/** The square of a picture on its place, upright: how EXIF's eight turns are drawn. */
const matrixOf = (turn: number, { x, y, width: w, height: h }: Place): readonly number[] => {
	switch (turn) {
		case 2:
			return [-w, 0, 0, h, x + w, y];
		case 3:
			return [-w, 0, 0, -h, x + w, y + h];
		case 4:
			return [w, 0, 0, -h, x, y + h];
		case 5:
			return [0, -h, -w, 0, x + w, y + h];
		case 6:
			return [0, -h, w, 0, x, y + h];
		case 7:
			return [0, h, w, 0, x, y];
		case 8:
			return [0, h, -w, 0, x + w, y];
		default:
			return [w, 0, 0, h, x, y];
	}
};

/** A picture as operators; a frame where it could not be read. */
export const pictureAt = (ink: Ink, picture: Picture, place: Place): string => {
	const round = (value: number): string => String(Math.round(value * 1000) / 1000);
	const name = ink.pictures.get(picture);
	const { x, y, width, height } = place;
	if (name === undefined) return `0.6 w ${[x, y, width, height].map(round).join(' ')} re S\n`;
	return `${matrixOf(picture.turn, place).map(round).join(' ')} cm /${name} Do\n`;
};
