import { expect, test } from 'vitest';
import { asksToShow } from './asks-to-show';
import { allPacks } from './packs';

test('S3-06: only rules that say so ask that staff show that they can do it', () => {
	const asking = allPacks().flatMap((pack) => {
		const rule = asksToShow(pack);
		return rule === null ? [] : [`${pack.ref}#${rule.id}`];
	});
	expect(asking).toEqual(['us-joint-commission-2025#seven-topics']);
});
