import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Hands = {
	memory: WebAssembly.Memory;
	_initialize: () => void;
	malloc: (size: number) => number;
	free: (at: number) => void;
	hb_blob_create: (data: number, length: number, mode: number, user: number, destroy: number) => number;
	hb_blob_destroy: (blob: number) => void;
	hb_blob_get_data: (blob: number, length: number) => number;
	hb_blob_get_length: (blob: number) => number;
	hb_face_create: (blob: number, index: number) => number;
	hb_face_destroy: (face: number) => void;
	hb_face_reference_blob: (face: number) => number;
	hb_set_add: (set: number, value: number) => void;
	hb_subset_input_create_or_fail: () => number;
	hb_subset_input_destroy: (input: number) => void;
	hb_subset_input_glyph_set: (input: number) => number;
	hb_subset_input_set: (input: number, kind: number) => number;
	hb_subset_input_set_flags: (input: number, flags: number) => void;
	hb_subset_or_fail: (face: number, input: number) => number;
};

// hb-subset.h: no hints; glyphs keep their numbers; layout rules do not pull further glyphs in, since text comes shaped.
const FLAGS = 0x1 | 0x2 | 0x200;
const DROPPED_TABLES = 3;
const WRITABLE = 2;
const NOT_DRAWN = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'DSIG', 'name', 'post', 'OS/2', 'gasp', 'meta'];

let hands: Promise<Hands> | undefined;

const load = async (): Promise<Hands> => {
	const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
	const { instance } = await WebAssembly.instantiate(readFileSync(file), {});
	const exported = instance.exports as Hands;
	exported._initialize();
	return exported;
};

const tag = (name: string) => [...name].reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0) >>> 0;

const cut = (hb: Hands, font: number, glyphs: Iterable<number>): Uint8Array | null => {
	const input = hb.hb_subset_input_create_or_fail();
	if (input === 0) return null;
	hb.hb_subset_input_set_flags(input, FLAGS);
	const wanted = hb.hb_subset_input_glyph_set(input);
	for (const glyph of glyphs) hb.hb_set_add(wanted, glyph);
	const dropped = hb.hb_subset_input_set(input, DROPPED_TABLES);
	for (const name of NOT_DRAWN) hb.hb_set_add(dropped, tag(name));
	const face = hb.hb_subset_or_fail(font, input);
	hb.hb_subset_input_destroy(input);
	if (face === 0) return null;
	const blob = hb.hb_face_reference_blob(face);
	const [at, length] = [hb.hb_blob_get_data(blob, 0), hb.hb_blob_get_length(blob)];
	// The memory may have grown meanwhile: it is looked at only now.
	const bytes = new Uint8Array(hb.memory.buffer).slice(at, at + length);
	hb.hb_blob_destroy(blob);
	hb.hb_face_destroy(face);
	return bytes.length > 0 ? bytes : null;
};

/**
 * A font cut down to some glyphs, which keep their numbers. What cannot be cut is given whole: a large file prints,
 * a missing letter does not.
 */
export const subsetOf = async (font: Uint8Array, glyphs: Iterable<number>): Promise<Uint8Array> => {
	const hb = await (hands ??= load());
	const at = hb.malloc(font.length);
	new Uint8Array(hb.memory.buffer).set(font, at);
	const blob = hb.hb_blob_create(at, font.length, WRITABLE, 0, 0);
	const face = hb.hb_face_create(blob, 0);
	hb.hb_blob_destroy(blob);
	const result = cut(hb, face, glyphs);
	hb.hb_face_destroy(face);
	hb.free(at);
	return result ?? font;
};
