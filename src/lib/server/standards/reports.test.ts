import { expect, test } from 'vitest';
import { allPacks, packOf } from './packs';
import { REPORTS, reportsDue } from './reports';
import type { EpisodeFacts } from './facts';
import { tahlia } from './examples';

const now = new Date('2026-03-16T09:00:00Z');
const facts = (more: Partial<EpisodeFacts>): EpisodeFacts => ({ ...tahlia, ...more });
const rules = (pack: string, more: Partial<EpisodeFacts>) =>
	reportsDue(packOf(pack), facts(more), now).map(({ rule }) => rule);

test.each(allPacks().map(({ ref }) => ref))(
	'S0-24: after a death somebody has to be told, under %s',
	(ref) => {
		for (const harm of ['death', 'serious-injury'] as const)
			expect(rules(ref, { harm })).toContain('responsible-person');
		expect(rules(ref, { harm: 'none' })).not.toContain('responsible-person');
	}
);

test('S0-24: where the pack names no body the law of the place is asked for; where it does, its notice stands alone', () => {
	expect(rules('us-nasmhpd', { harm: 'death' })).toEqual(['authority', 'responsible-person']);
	expect(rules('us-cms-482-13e', { harm: 'death' })).toEqual(['responsible-person']);
});

test('X7: a prohibited use is a reportable incident, and NSW says itself to whom', () => {
	const child = { ageYearsAtStart: 16, harm: 'none' } as const;
	expect(rules('au-nsw-dcj-2024', child)).toEqual([]);
	expect(rules('us-nasmhpd', child)).toEqual([]);
});

test('S0-24, S2-21: a notice about a wish that was not followed does not stand for one of a death', () => {
	const departure = { at: new Date('2026-03-14T09:00:00Z'), underAct: true };
	for (const pack of allPacks().filter(
		({ notices }) =>
			notices.length === 0 || notices.every(({ when }) => when?.every((one) => one.departure === true))
	))
		for (const harm of ['death', 'serious-injury'] as const)
			expect(rules(pack.ref, { harm, departure })).toContain('authority');
});

test('a medical reason does not hide a death', () => {
	expect(rules('us-joint-commission-2009', { harm: 'death', reason: 'medical' })).toContain('authority');
});

test('what was sent is met, and no earlier than it was sent', () => {
	const sent = [{ rule: 'authority', at: new Date('2026-03-15T09:00:00Z') }];
	const [one] = reportsDue(packOf('us-nasmhpd'), facts({ harm: 'death', sent }), now);
	expect(one?.sentAt).toEqual(sent[0]?.at);
	const early = reportsDue(
		packOf('us-nasmhpd'),
		facts({ harm: 'death', sent }),
		new Date('2026-03-15T08:59:00Z')
	);
	expect(early[0]?.sentAt).toBeNull();
});

test('each report has a document and place', () => {
	for (const { source } of REPORTS) expect(source.place).not.toBe('');
});
