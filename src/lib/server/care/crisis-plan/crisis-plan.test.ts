import { describe, expect, test } from 'vitest';
import { agreementOn, isUnsettled, linesIn, nextLine, spokenOf, wordingOf } from './crisis-plan';
import { spoke, voice, wrote } from './crisis-plan.example';

const lineOf = (...versions: Parameters<typeof linesIn>[0]) => linesIn(versions)[0];
const words = (...versions: Parameters<typeof linesIn>[0]) => {
	const line = lineOf(...versions);
	return line === undefined ? null : (wordingOf(line)?.wording ?? null);
};

describe('the person’s sentence', () => {
	test('is the last one they wrote on from what they saw', () => {
		expect(words(wrote('1'), wrote('2', ['1']))).toBe('words 2');
	});

	test('stays beside another one that was written apart, until they choose', () => {
		const apart = [wrote('1'), wrote('2', ['1']), wrote('3', ['1'])];
		const line = lineOf(...apart);
		expect(line?.heads.map(({ id }) => id)).toEqual(['2', '3']);
		expect(line && isUnsettled(line)).toBe(true);
		expect(words(...apart, wrote('4', ['2', '3']))).toBe('words 4');
	});

	test('is not changed by what somebody else types for them, before they say it is right', () => {
		const typed = wrote('2', ['1'], { typist: 'Rosa' });
		expect(words(wrote('1'), typed)).toBe('words 1');
		expect(lineOf(wrote('1'), typed)?.waiting.map(({ id }) => id)).toEqual(['2']);
		expect(words(wrote('1'), { ...typed, outcome: 'confirmed' })).toBe('words 2');
		expect(words(wrote('1'), { ...typed, outcome: 'not-mine' })).toBe('words 1');
		expect(lineOf(wrote('1'), { ...typed, outcome: 'not-mine' })?.waiting).toEqual([]);
	});

	test('that only a helper typed is talked about, and is not theirs yet', () => {
		const line = lineOf(wrote('1', [], { typist: 'Rosa' }));
		expect(line && wordingOf(line)).toBeNull();
		expect(line && spokenOf(line)?.id).toBe('1');
	});

	test('that was taken out is gone, whatever was written apart meanwhile; put back, it stands', () => {
		const out = [wrote('1'), wrote('2', ['1'], { wording: null })];
		expect(words(...out)).toBeNull();
		expect(lineOf(...out, wrote('3', ['1']))?.out).toBe(true);
		expect(words(...out, wrote('3', ['2'], { wording: 'words 1' }))).toBe('words 1');
	});

	test('is not gone while they have yet to confirm that they took it out', () => {
		expect(words(wrote('1'), wrote('2', ['1'], { wording: null, held: true }))).toBe('words 1');
	});
});

describe('what the voices say', () => {
	const both = [voice('ahmed'), voice('ade')];

	test('is agreed when all who answered agree, and nobody’s silence counts', () => {
		expect(agreementOn('1', both, [])).toBe('own');
		expect(agreementOn('1', both, [spoke('ade', '1', 'agree')])).toBe('agreed');
	});

	test('is different views as soon as one agrees in part or cannot', () => {
		const said = [spoke('ade', '1', 'agree'), spoke('ahmed', '1', 'part', 'if it is safe at home')];
		expect(agreementOn('1', both, said)).toBe('different');
		expect(agreementOn('1', both, [...said, spoke('ahmed', '1', 'agree')])).toBe('agreed');
	});

	test('belongs to the words it was said to', () => {
		expect(agreementOn('2', both, [spoke('ade', '1', 'agree')])).toBe('own');
	});
});

test('lines stand stage by stage, and the talk goes from one to the next, past those taken out', () => {
	const lines = linesIn([
		wrote('1', [], { line: 'home', topic: 'home' }),
		wrote('2', [], { line: 'sign', topic: 'early-signs' }),
		wrote('3', [], { line: 'do', topic: 'early-do' }),
		wrote('4', ['3'], { line: 'do', topic: 'early-do', wording: null })
	]);
	expect(lines.map(({ id }) => id)).toEqual(['sign', 'do', 'home']);
	expect(nextLine(lines, 'sign')).toBe('home');
	expect(nextLine(lines, 'home')).toBeNull();
});
