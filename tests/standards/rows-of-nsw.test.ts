import { describe, expect, test } from 'vitest';
import { fields } from '../../src/lib/server/care/episode/fields';
import { sections } from '../../src/lib/server/care/episode/sections';
import { SORTS } from '../../src/lib/server/care/episode/use-choices';
import { stateAt } from '../../src/lib/server/standards/authorisation';
import { bareFacts } from '../../src/lib/server/standards/examples';
import type { EpisodeFacts } from '../../src/lib/server/standards/facts';
import { missingFields } from '../../src/lib/server/standards/fields';
import { helped, helpers } from '../../src/lib/server/standards/helper';
import { noticesDue } from '../../src/lib/server/standards/notices';
import { packOf } from '../../src/lib/server/standards/packs';
import { prohibitedUses } from '../../src/lib/server/standards/prohibitions';
import { countedBy } from '../../src/lib/server/standards/seclusion';
import { authorisingPack } from '../../src/lib/server/standards/authorisation';

const nsw = packOf('au-nsw-dcj-2024-2');
const start = new Date('2026-03-14T08:05:00Z');
const shutIn = (more: Partial<EpisodeFacts> = {}): EpisodeFacts =>
	bareFacts('Australia/Sydney', start, {
		components: [{ kind: 'seclusion', startedAt: start, endedAt: null }],
		ageYearsAtStart: 30,
		...more
	});
const missing = (more: Partial<EpisodeFacts> = {}): string[] =>
	missingFields(nsw, shutIn(more)).map(({ rule }) => rule);

describe('what a record under the guidance of NSW has to say', () => {
	test('S4-06: the danger, to whom, what was tried first and its result; asked for until written', () => {
		expect(missing()).toEqual(expect.arrayContaining(['last-resort', 'tried-first']));
		expect(missing({ written: ['component', 'danger'] })).toContain('last-resort');
		const written = ['component', 'danger', 'danger-to', 'tried'] as const;
		expect(missing({ written })).not.toContain('last-resort');
		expect(missing({ written })).not.toContain('tried-first');
		expect(Object.keys(fields.tried.shape)).toEqual(expect.arrayContaining(['answer', 'why', 'result']));
	});

	test('S4-14: former time-out is a place and a sort of its own: a room, behind a barrier, a hallway or yard', () => {
		expect(fields.place.shape.kind.choices).toEqual(
			expect.arrayContaining(['own-room', 'other-room', 'behind-barrier', 'hallway', 'outside'])
		);
		expect(SORTS.seclusion).toEqual(
			expect.arrayContaining(['closed-room', 'behind-barrier', 'hallway-outside'])
		);
		const timeOut = helpers.seclusion.examples.filter(({ seed }) => seed === 'S4-14');
		expect(timeOut.map(({ id, answer }) => [id, answer])).toEqual([
			['alone-in-a-room', 'yes'],
			['behind-a-barrier', 'yes'],
			['hallway-or-yard', 'yes']
		]);
		expect(missing()).toContain('place');
	});

	test('S4-16, S4-17, S4-18 ask for an authorisation: also where everybody else withdrew', () => {
		for (const seed of ['S4-16', 'S4-17', 'S4-18'])
			for (const { answers } of helpers.seclusion.examples.filter((one) => one.seed === seed)) {
				expect([seed, helped(helpers.seclusion, answers).answer]).toEqual([seed, 'yes']);
				const facts = shutIn({
					exit: answers['exit'] === 'prevented' ? 'prevented' : 'open',
					believed: answers['believed'] === 'could-not-leave' ? 'could-not-leave' : null
				});
				expect(countedBy(nsw, facts)).toHaveLength(1);
				expect(missingFields(nsw, facts).map(({ rule }) => rule)).toContain('authorised');
			}
		expect(fields.place.shape.kind.choices).toContain('rest-of-house');
		expect(SORTS.seclusion).toContain('others-withdrew');
	});

	test('S4-19: going to a calming thing, free to leave and knowing it, asks for none, and stays recorded', () => {
		const [example] = helpers.seclusion.examples.filter(({ seed }) => seed === 'S4-19');
		expect(helped(helpers.seclusion, example?.answers ?? {}).answer).toBe('no');
		const calming = shutIn({ exit: 'open', believed: 'could-leave' });
		expect(countedBy(nsw, calming)).toEqual([]);
		expect(missingFields(nsw, calming)).toEqual([]);
		expect(calming.components).toHaveLength(1);
	});

	test('S4-20: no panel allows what is prohibited, and its use is to be reported within days', () => {
		const child = shutIn({ ageYearsAtStart: 16, harm: 'none', awareAt: start });
		expect(prohibitedUses(nsw, child).map(({ rule }) => rule)).toEqual(['under-18']);
		expect(noticesDue(nsw, child, start).map(({ rule, day }) => [rule, day])).toEqual([
			['notice-5-days', '2026-03-20']
		]);
		expect(noticesDue(nsw, { ...child, harm: 'harm' }, start).map(({ rule }) => rule)).toEqual([
			'notice-24-hours',
			'form-5-days'
		]);
		const rules = authorisingPack(nsw);
		if (rules === null) throw new Error('it knows authorisation');
		const about = { birthDate: '2009-11-02', zone: 'Australia/Sydney', veryBad: [], assessed: [] };
		expect(stateAt(rules, { kind: 'seclusion', needsDenied: [], space: {} }, about, [], start)).toBe(
			'prohibited'
		);
	});

	test('S4-36: pain or illness is asked about before the reason is called behaviour, and asked for until written', () => {
		const before: readonly string[] = sections.find(({ id }) => id === 'before')?.fields ?? [];
		expect(before.indexOf('pain-checked')).toBeGreaterThanOrEqual(0);
		expect(before.indexOf('pain-checked')).toBeLessThan(before.indexOf('reason-class'));
		expect(missing()).toContain('health-first');
		expect(missing({ written: ['component', 'pain-checked'] })).not.toContain('health-first');
	});
});
