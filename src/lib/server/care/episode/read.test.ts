import { describe, expect, test } from 'vitest';
import { fieldNames, fields, isField, isRepeating, type Field } from './fields';
import { readStored, readTyped } from './read';
import type { Part } from './shape';

const now = new Date('2026-03-14T09:00:00Z');
const readInstant = (written: string) =>
	written === '2026-03-14T19:05' ? new Date('2026-03-14T08:05:00Z') : null;
const typed = <F extends Field>(field: F, raw: Record<string, string | string[]>) =>
	readTyped(field, raw, readInstant, now);
const id = '3f0e8a52-6a4e-4c59-9a5e-0c8f5a3d1b77';

describe('what staff type', () => {
	test('becomes a value, kept as it was typed', () => {
		expect(typed('told-why', { at: '2026-03-14T19:05', words: ' I told her why. ', understood: '' })).toEqual(
			{
				ok: true,
				value: { at: new Date('2026-03-14T08:05:00Z'), words: ' I told her why. ', understood: null }
			}
		);
	});

	test('has a problem for each part that needs one', () => {
		expect(typed('told-why', { at: '25 o’clock', understood: 'maybe', words: 'w'.repeat(4001) })).toEqual({
			ok: false,
			problems: { at: 'not-a-time', understood: 'not-a-choice', words: 'too-long' }
		});
		expect(typed('outsiders', { who: '  ' })).toEqual({
			ok: false,
			problems: { who: 'needed' }
		});
		expect(typed('followed', { question: 'avoid', item: 'third', shown: id, answer: 'followed' })).toEqual({
			ok: false,
			problems: { item: 'not-a-choice' }
		});
	});

	test('counts characters as a reader does', () => {
		expect(typed('diagnosis', { words: '🙂'.repeat(280) }).ok).toBe(true);
		expect(typed('diagnosis', { words: '🙂'.repeat(281) }).ok).toBe(false);
	});

	test('cannot have happened yet, nor have ended before it began', () => {
		const soon = () => new Date('2026-03-14T09:00:01Z');
		expect(readTyped('ended', { at: 'x', by: 'Dana' }, soon, now)).toEqual({
			ok: false,
			problems: { at: 'not-yet' }
		});
		const backwards = (written: string) => new Date(`2026-03-14T${written}:00Z`);
		expect(readTyped('component', { kind: 'physical', from: '08:05', to: '08:04' }, backwards, now)).toEqual({
			ok: false,
			problems: { to: 'before-its-start' }
		});
	});

	test('answers for a wish that was not followed, and for no other', () => {
		const item = { question: 'avoid', item: id, shown: id };
		expect(typed('followed', { ...item, answer: 'not-followed' })).toEqual({
			ok: false,
			problems: { why: 'why' }
		});
		expect(typed('followed', { ...item, answer: 'not-followed', why: 'not-read' }).ok).toBe(true);
		expect(typed('followed', { ...item, answer: 'not-known' }).ok).toBe(true);
	});

	test('asks why an outsider was there, but not why a contractor who counts as staff was', () => {
		expect(typed('outsiders', { who: 'A guard', contractorAuthorised: 'no' })).toEqual({
			ok: false,
			problems: { why: 'needed' }
		});
		expect(typed('outsiders', { who: 'A guard', contractorAuthorised: 'yes' }).ok).toBe(true);
		expect(typed('outsiders', { who: 'The police', why: 'Called for help.' }).ok).toBe(true);
	});

	test('may choose several, each once', () => {
		expect(typed('danger-to', { whom: ['staff', 'self', 'staff'] })).toEqual({
			ok: true,
			value: { whom: ['staff', 'self'] }
		});
		expect(typed('danger-to', { whom: ['staff', 'nobody'] }).ok).toBe(false);
	});
});

describe('every field', () => {
	const sample = (part: Part): string | string[] => {
		if (part.kind === 'choice') return part.choices[0] ?? '';
		if (part.kind === 'choices') return [...part.choices];
		if (part.kind === 'instant') return '2026-03-14T08:05:00.000Z';
		return part.kind === 'id' ? id : 'words';
	};

	test.each(fieldNames)('%s comes back from the database as it went in', (field) => {
		const raw = Object.fromEntries(
			Object.entries(fields[field].shape).map(([name, part]) => [name, sample(part)])
		);
		const read = readTyped(field, raw, (written) => new Date(written), now);
		if (!read.ok) throw new Error(JSON.stringify(read.problems));
		expect(readStored(field, JSON.parse(JSON.stringify(read.value)))).toEqual(read.value);
	});

	test('that is broken in the database says where', () => {
		expect(() => readStored('harm', { level: 'some' })).toThrow(
			'stored episode fact "harm": level not-a-choice'
		);
		expect(() => readStored('aware', { at: '2026-03-14', by: 'Dana' })).toThrow('at not-a-time');
		expect(() => readStored('harm', null)).toThrow('level needed');
	});

	test('is known by its name', () => {
		expect(isField('place')).toBe(true);
		expect(isField('constructor')).toBe(false);
		expect([isRepeating('tried'), isRepeating('place')]).toEqual([true, false]);
	});
});
