import { describe, expect, test } from 'vitest';
import { helped, helpers, HELPERS, readHelper, type Helper } from './helper';
import { packOf } from './packs';
import { isSeclusion } from './seclusion';
import { BELIEFS, EXITS } from './vocabulary';

describe.each(HELPERS)('is it %s?', (id) => {
	const helper = helpers[id];

	test.each(helper.examples.map((one) => [one.seed, one.id, one] as const))(
		'%s %s',
		(_, __, { answers, answer, rule }) => {
			expect(helped(helper, answers)).toMatchObject({ answer, rule });
		}
	);

	test('each rule has an example, and a document and place', () => {
		const met = helper.examples.map(({ rule }) => rule);
		for (const rule of [...helper.rules, helper.otherwise]) {
			expect(met).toContain(rule.id);
			expect(rule.source.document).not.toBe('');
			expect(rule.source.place).not.toBe('');
		}
	});

	test('S4-04: nothing answered is not sure, and asks for advice', () => {
		expect(helped(helper, {})).toMatchObject({ answer: 'not-sure', rule: 'ask' });
	});

	test('a file that names what is not there is refused', () => {
		const broken = (change: (file: Helper) => unknown) => () => readHelper(change(structuredClone(helper)));
		expect(broken((file) => ({ ...file, rules: [{ ...file.rules[0], when: { door: ['yes'] } }] }))).toThrow(
			'is no answer to "door"'
		);
		expect(broken((file) => ({ ...file, rules: [{ ...file.rules[0], answer: 'maybe' }] }))).toThrow('answer');
		expect(broken((file) => ({ ...file, rules: [{ ...file.rules[0], when: [] }] }))).toThrow('an object');
	});
});

test('S4-15, S4-16 to S4-19: alone, it says what the pack of NSW says of the same answers', () => {
	const test = packOf('au-nsw-dcj-2024').seclusionTest;
	for (const exit of EXITS)
		for (const believed of BELIEFS) {
			const { answer } = helped(helpers.seclusion, { alone: 'yes', exit, believed });
			const { seclusion } = isSeclusion(test, { exit, believed });
			expect([exit, believed, answer]).toEqual([
				exit,
				believed,
				seclusion === null ? 'not-sure' : seclusion ? 'yes' : 'no'
			]);
		}
});

test('S1-04: what protects a treatment against somebody’s will is a restraint, for a medical reason', () => {
	const answers = { limits: 'yes', release: 'no', wanted: 'no', purpose: 'treat' };
	expect(helped(helpers.restraint, answers)).toMatchObject({ answer: 'yes', reason: 'medical' });
});

test('S1-08: a net bed or side rail that keeps somebody in is one; an aid to move, or what they can undo alone, is not', () => {
	const said = (id: string) =>
		helpers.restraint.examples.flatMap(({ id: own, answers }) =>
			own === id ? [helped(helpers.restraint, answers).answer] : []
		);
	expect(['net-bed', 'side-rail-keeps-in', 'side-rail-helps', 'can-undo'].flatMap(said)).toEqual([
		'yes',
		'yes',
		'no',
		'no'
	]);
	// Whatever else is answered, what the person can take off alone is none.
	for (const limits of ['yes', 'no', 'not-known'])
		for (const wanted of ['yes', 'no', 'not-known'])
			for (const purpose of ['restrict', 'help', 'treat', 'not-known'])
				expect(helped(helpers.restraint, { limits, wanted, purpose, release: 'yes' }).answer).toBe('no');
});

test('S1-07: the kind of device is not asked about', () => {
	expect(helpers.restraint.questions.map(({ id }) => id)).toEqual(['limits', 'release', 'wanted', 'purpose']);
});
