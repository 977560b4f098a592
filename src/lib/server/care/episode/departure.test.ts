import { expect, test } from 'vitest';
import { evaluationAsked } from '../../standards/evaluation-asked';
import { noticesDue } from '../../standards/notices';
import { allPacks, packOf } from '../../standards/packs';
import { departureOf, type ToldOf } from './departure';
import { book, component } from './facts.example';
import { packFactsOf } from './pack-facts';

const start = new Date('2026-05-21T13:02:00Z');
const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const pack = packOf('uk-scotland-3');
const written = (question: string) => {
	const record = book(start);
	record.enter('component', component('mechanical', start, later(38)), { item: 'belt' });
	const wish = { question, item: 'one', shown: '3f1d5c1e-6a0e-4d0a-9a44-0d0f6b1c2a3b' };
	record.enter(
		'followed',
		{ ...wish, answer: 'not-followed', why: 'overridden', words: null },
		{ item: `${question}/one` }
	);
	return record;
};
const due = (question: string, tellings: (wish: string) => readonly ToldOf[]) => {
	const { facts } = written(question);
	const wish = facts.find(({ field }) => field === 'followed')?.id ?? '';
	const asked = packFactsOf(facts, {
		...{ zone: 'Europe/London', startedAt: start, recordMadeAt: start, ageYearsAtStart: 34 },
		...{ veryBad: [], alsoWritten: [] },
		...departureOf(facts, tellings(wish), pack)
	});
	return noticesDue(pack, asked, later(600)).map(({ state, waitingFor, due: by, sentAt }) => ({
		...{ state, waitingFor, by, sentAt }
	}));
};
const act = (how: 'yes' | 'no') => (wish: string) => [{ wish, whom: 'act' as const, how, at: later(100) }];

test('a departure waits for whether the law applied, is then owed without a time of its own, and is met once sent', () => {
	expect(due('directive/never', () => [])).toEqual([
		{ state: 'not-known', waitingFor: ['under-act'], by: null, sentAt: null }
	]);
	expect(due('directive/never', act('no'))).toEqual([]);
	expect(due('directive/never', act('yes'))).toEqual([
		{ state: 'running', waitingFor: [], by: null, sentAt: null }
	]);
	const told = { whom: 'body' as const, how: 'in-writing', at: later(200) };
	expect(due('directive/never', (wish) => [...act('yes')(wish), { wish, ...told }])).toEqual([
		{ state: 'met', waitingFor: [], by: null, sentAt: later(200) }
	]);
	expect(due('about-me/helps', () => [])).toEqual([]);
});

test('what is asked of an evaluation stands in data, by the note that says so', () => {
	const asking = allPacks().filter((one) => evaluationAsked(one).asks !== null);
	expect(asking.map(({ ref }) => ref)).toEqual(['us-cms-482-13e']);
	const { asks, consults } = evaluationAsked(packOf('us-cms-482-13e'));
	expect([asks?.note.id, asks?.of.length, consults?.note.id]).toEqual([
		'four-questions',
		4,
		'nurse-consults'
	]);
});
