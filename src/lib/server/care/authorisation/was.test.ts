import { expect, test } from 'vitest';
import { packOf } from '../../standards/packs';
import { noticesDue } from '../../standards/notices';
import { tahlia } from '../../standards/examples';
import { wasAuthorised, type Cover } from './authorisation';

const at = new Date('2026-03-14T08:00:00Z');
const cover = (most: number | null, covered = true): Cover => ({
	kind: 'seclusion',
	at,
	minutes: 21,
	covered: { by: covered ? { mostMinutes: most } : null, states: [] }
});
const adult = { ...tahlia, ageYearsAtStart: 40, veryBad: [], harm: 'none' as const };
const notices = (covers: readonly Cover[] | null) =>
	noticesDue(packOf('au-nsw-dcj-2024-2'), { ...adult, authorised: wasAuthorised(true, covers) }, at).length;

test('S4-13, S4-27: a tick silences no notice where nothing covered the use, or it went over its limit', () => {
	expect(notices([cover(30)])).toBe(0);
	expect(notices([cover(30), cover(null, false)])).toBeGreaterThan(0);
	expect(notices([cover(20)])).toBeGreaterThan(0);
});

test('what was written holds where the rules know no authorisation, or all was covered', () => {
	for (const written of [true, false, null]) {
		expect(wasAuthorised(written, null)).toBe(written);
		expect(wasAuthorised(written, [cover(null)])).toBe(written);
	}
});
