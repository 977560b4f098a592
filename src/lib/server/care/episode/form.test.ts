import { describe, expect, test } from 'vitest';
import { readForm, type Form } from '../../http/forms';
import { changesWhatStood } from './change';
import { fieldNames } from './fields';
import { factFields, isLineField, readFact, readLines, readStart, startFields } from './form';
import { nothingMore } from './use-fields';
import { elsewhere, sections } from './sections';
import type { Stay } from './store';
import { mayMeanNever } from '../sharing/may-contact';

const now = new Date('2026-03-14T09:10:00Z');
const stay: Stay = {
	intakeId: 'intake',
	unitId: 'unit',
	unit: 'Home',
	zone: 'Australia/Sydney',
	pack: 'au-nsw-dcj-2024'
};

const sent = async (pairs: [string, string][], fields = factFields): Promise<Form> => {
	const form = await readForm(
		new Request('http://localhost', { method: 'POST', body: new URLSearchParams(pairs) }),
		fields
	);
	if (!form.ok) throw new Error(JSON.stringify(form.problems));
	return form;
};

describe('starting', () => {
	const start = async (pairs: [string, string][], stays = [stay]) =>
		readStart(await sent(pairs, startFields), stays, now);

	test('needs a kind and a time, on the clock of the unit, and nothing else', async () => {
		expect(
			await start([
				['kind', 'seclusion'],
				['kind', 'physical'],
				['when', '2026-03-14T19:05']
			])
		).toEqual({
			ok: true,
			stay,
			kinds: ['seclusion', 'physical'],
			startedAt: new Date('2026-03-14T08:05:00Z')
		});
		expect(await start([])).toEqual({
			ok: false,
			problems: { kind: 'episode:problem.kind', when: 'episode:problem.needed' }
		});
	});

	test('cannot be later than now, nor at a time no clock showed', async () => {
		const when = async (time: string) => {
			const read = await start([
				['kind', 'physical'],
				['when', time]
			]);
			return read.ok ? null : read.problems.when;
		};
		expect(await when('2026-03-14T20:11')).toBe('episode:problem.not-yet');
		expect(await when('2026-03-14T20:10')).toBeNull();
		expect(await when('2025-10-05T02:30')).toBe('episode:problem.not-a-time');
		expect(await when('2025-04-06T02:30')).toBe('episode:problem.twice');
	});

	test('takes the one that was meant of two times', async () => {
		for (const [which, at] of [
			['first', '2025-04-05T15:30Z'],
			['second', '2025-04-05T16:30Z']
		] as const)
			expect(
				await start([
					['kind', 'physical'],
					['when', '2025-04-06T02:30'],
					['when-which', which]
				])
			).toMatchObject({ startedAt: new Date(at) });
	});

	test('asks which unit only where there are two, and has none where nobody treats the person', async () => {
		const given: [string, string][] = [
			['kind', 'physical'],
			['when', '2026-03-14T19:05']
		];
		const other = { ...stay, intakeId: 'other', zone: 'Europe/London' };
		expect(await start(given, [stay, other])).toEqual({
			ok: false,
			problems: { stay: 'episode:problem.stay' }
		});
		expect(await start([...given, ['stay', 'other']], [stay, other])).toMatchObject({ ok: false });
		expect(await start(given, [])).toMatchObject({ ok: false });
	});
});

describe('one fact', () => {
	test('reads its times on the clock of the unit, and says what is wrong by field', async () => {
		const read = async (pairs: [string, string][]) => readFact(await sent(pairs), 'ended', stay.zone, now);
		expect(
			await read([
				['ended.at', '2026-03-14T19:26'],
				['ended.by', 'Dana']
			])
		).toEqual({ ok: true, value: { at: new Date('2026-03-14T08:26:00Z'), by: 'Dana', why: null } });
		expect(await read([['ended.at', '2026-03-14T23:00']])).toEqual({
			ok: false,
			problems: { 'ended.by': 'episode:problem.needed' }
		});
		expect(
			await read([
				['ended.at', '2026-03-14T23:00'],
				['ended.by', 'Dana']
			])
		).toEqual({ ok: false, problems: { 'ended.at': 'episode:problem.not-yet' } });
		expect(await read([['ended.at', 'late']])).toMatchObject({
			problems: { 'ended.at': 'episode:problem.not-a-time', 'ended.by': 'episode:problem.needed' }
		});
	});

	test('may leave out a time that is not needed', async () => {
		const form = await sent([
			['component.kind', 'chemical'],
			['component.from', '2026-03-14T19:05'],
			['component.to', '']
		]);
		expect(readFact(form, 'component', stay.zone, now)).toMatchObject({ ok: true, value: { to: null } });
	});

	test('takes the name that was typed where it is not one of those on offer', async () => {
		const form = await sent([
			['told-person.contact', 'Her sister'],
			['told-person.contact-other', 'Her aunt'],
			['told-person.at', '2026-03-14T19:50']
		]);
		expect(readFact(form, 'told-person', stay.zone, now)).toMatchObject({ value: { contact: 'Her aunt' } });
	});
});

describe('lines of the plan', () => {
	const id = '6e0f9a52-7c5b-4f0e-9d5e-0a4f2b1c3d4e';
	const lines = ['about-me/do', 'about-me/avoid'].map((question) => ({ question, item: id, shown: id }));
	const read = async (pairs: [string, string][]) => readLines(await sent(pairs), 'followed', lines, now);

	test('are read one by one; one nobody spoke of is left as it was', async () => {
		expect(
			await read([
				['followed-1', `about-me/do/${id}`],
				['followed-1-answer', ''],
				['followed-2', `about-me/avoid/${id}`],
				['followed-2-answer', 'not-followed'],
				['followed-2-why', 'not-read']
			])
		).toEqual({
			ok: true,
			values: [{ ...lines[1], answer: 'not-followed', why: 'not-read', words: null }]
		});
	});

	test('need a reason each where a wish was not followed', async () => {
		expect(
			await read([
				['followed-1', `about-me/do/${id}`],
				['followed-1-answer', 'not-followed']
			])
		).toEqual({ ok: false, problems: { 'followed-1-why': 'episode:problem.why' } });
	});

	test('cannot be lines that were not on the plan', async () => {
		expect(
			await read([
				['followed-1', `about-me/never/${id}`],
				['followed-1-answer', 'followed']
			])
		).toMatchObject({ ok: false });
	});
});

test('an end written beside a start is no correction; another start is, and so is taking back', () => {
	const from = new Date('2026-03-14T08:05:00Z');
	const bare = {
		...nothingMore,
		kind: 'seclusion'
	} as const;
	const before = { ...bare, from, to: null };
	expect(changesWhatStood(null, before)).toBe(false);
	expect(changesWhatStood(before, { ...before, to: now })).toBe(false);
	expect(changesWhatStood(before, { ...before, from: now })).toBe(true);
	expect(changesWhatStood(before, null)).toBe(true);
});

test('a name that must not be told is known whatever its capitals and spaces', () => {
	const contacts = [
		{ name: 'Her mother', tell: false },
		{ name: 'Her sister', tell: true }
	];
	expect(mayMeanNever(' her  MOTHER ', contacts)).toBe(true);
	expect(mayMeanNever('Her sister', contacts)).toBe(false);
});

test('every field of the record is on the page, once', () => {
	const shown = [...sections.flatMap(({ fields }): readonly string[] => fields), ...elsewhere, 'ended'];
	expect(shown.sort()).toEqual(fieldNames.filter((field) => !isLineField(field)).sort());
});
