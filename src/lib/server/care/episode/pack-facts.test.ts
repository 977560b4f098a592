import { expect, test } from 'vitest';
import { tahlia } from '../../standards/examples';
import { book, component } from './facts.example';
import { packFactsOf, type About } from './pack-facts';

const sydney = (time: string) => new Date(`2026-03-14T${time}:00+11:00`);
const about: About = {
	zone: 'Australia/Sydney',
	startedAt: sydney('19:05'),
	recordMadeAt: sydney('20:10'),
	ageYearsAtStart: 16,
	veryBad: ['seclusion'],
	alsoWritten: []
};

test('what staff wrote about Tahlia is what the standards are asked', () => {
	const { facts, enter } = book(sydney('20:10'));
	enter('component', component('seclusion', sydney('19:05'), sydney('19:26')), { item: 'room' });
	enter('exit', { choice: 'open' });
	enter('believed', { choice: 'could-not-leave', words: 'They said locked.' });
	enter('harm', { level: 'harm' });
	enter('aware', { at: sydney('19:40'), by: 'Mel' });
	const { moments, ...rest } = packFactsOf(facts, about);
	const { moments: _, ...hers } = tahlia;
	expect(Object.values(moments).flat()).toEqual([]);
	expect(rest).toEqual({
		...hers,
		written: ['component', 'exit', 'believed', 'harm', 'aware']
	});
});

test('a need denied at any check stays denied, and what is not known is not a no', () => {
	const { facts, enter } = book(sydney('20:10'));
	const had = { bedding: 'yes', water: 'yes', climate: null, toilet: 'not-known' } as const;
	enter('key-needs', { ...had, water: 'no', at: sydney('19:05') }, { item: 'first' });
	enter('key-needs', { ...had, at: sydney('19:20') }, { item: 'second' });
	enter('authorised', { answer: 'not-known', reference: null });
	const read = packFactsOf(facts, { ...about, alsoWritten: ['staff', 'person-name'] });
	expect(read.keyNeedsDenied).toEqual(['water']);
	expect(read.moments.check).toEqual([sydney('19:05'), sydney('19:20')]);
	expect(read.authorised).toBeNull();
	expect(read.written).toEqual(['key-needs', 'authorised', 'staff', 'person-name']);
});

test('a component without an end of its own ends with the episode', () => {
	const { facts, enter } = book(sydney('20:10'));
	enter('component', component('seclusion', sydney('19:05')), { item: 'room' });
	enter('ended', { at: sydney('19:26'), by: 'Dana', why: null });
	expect(packFactsOf(facts, about).components).toEqual([
		{ kind: 'seclusion', startedAt: sydney('19:05'), endedAt: sydney('19:26') }
	]);
});
