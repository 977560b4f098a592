import { expect, test } from 'vitest';
import { hasWord } from '../words';
import { bodies, bodiesOf } from './outside';
import { allPacks } from './packs';

test('each body has a name in words, a number, and says where it was read', () => {
	for (const [pack, all] of bodies) {
		expect(allPacks().some(({ id }) => id === pack)).toBe(true);
		for (const { id, number, source } of all) {
			expect([id, hasWord(`outside:body.${id}`)]).toEqual([id, true]);
			expect(number).toMatch(/^[0-9 +]+$/);
			if (source.certainty !== 'background') expect(source.address).toMatch(/^https:/);
		}
	}
});

test('a new edition of a pack keeps its bodies; a pack without any has none', () => {
	expect(bodiesOf('au-nsw-dcj-2024-2')).toEqual(bodiesOf('au-nsw-dcj-2024'));
	expect(bodiesOf('au-nsw-dcj-2024')[0]?.id).toBe('ndis-commission');
	expect(bodiesOf('eu-mhe')).toEqual([]);
});
