import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Blob, Face, Font } from 'harfbuzzjs';

/** Fonts are read from the packages they come in: the same in the build, in development and in tests. */
const packages = createRequire(import.meta.url);

export type Weight = 'regular' | 'bold';
export type Family = 'sans' | 'arabic' | 'devanagari';

/** One font file: its bytes, for cutting; its shapes, for HarfBuzz; and the letters it has. */
export type Letters = {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly font: Font;
	/** Units that an em is divided into. */
	readonly upem: number;
	readonly ascender: number;
	readonly descender: number;
	readonly has: (codePoint: number) => boolean;
};

const files: Record<Family, Record<Weight, string>> = {
	sans: {
		regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
		bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'
	},
	arabic: {
		regular: '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
		bold: '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf'
	},
	devanagari: {
		regular: '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
		bold: '@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf'
	}
};

/** The order in which families are asked for a letter. */
export const FAMILIES: readonly Family[] = ['sans', 'arabic', 'devanagari'];

const load = (file: string): Letters => {
	const bytes = new Uint8Array(readFileSync(packages.resolve(file)));
	const face = new Face(new Blob(bytes));
	const font = new Font(face);
	const { ascender, descender } = font.hExtents();
	const known = new Set(face.collectUnicodes());
	const name = /([^/_]+)_\d+(\w+)\.ttf$/.exec(file)?.slice(1).join('-') ?? 'Letters';
	return {
		...{ name, bytes, font, upem: face.upem, ascender, descender },
		has: (codePoint) => known.has(codePoint)
	};
};

const loaded = new Map<string, Letters>();

/** The letters of a family in a weight, read once. */
export const lettersOf = (family: Family, weight: Weight): Letters => {
	const file = files[family][weight];
	const known = loaded.get(file) ?? load(file);
	loaded.set(file, known);
	return known;
};
