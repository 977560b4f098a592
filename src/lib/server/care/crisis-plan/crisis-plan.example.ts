import type { Said, Version, Voice } from './crisis-plan';
import type { Step } from './steps';

export const noon = new Date('2026-05-04T12:00:00Z');

/** A wording by the person, of the line `a` unless said otherwise. */
export const wrote = (id: string, bases: string[] = [], more: Partial<Version> = {}): Version => ({
	id,
	line: 'a',
	topic: 'crisis-do',
	wording: `words ${id}`,
	language: 'en',
	bases,
	typist: null,
	outcome: null,
	held: false,
	writtenAt: noon,
	...more
});

export const voice = (id: string, more: Partial<Voice> = {}): Voice => ({
	id,
	name: id,
	kind: 'team',
	accountId: id,
	inTeam: true,
	endedAt: null,
	held: false,
	...more
});

export const spoke = (
	by: string,
	version: string,
	answer: Said['answer'],
	reason: string | null = null
): Said => ({
	version,
	line: 'a',
	voice: by,
	answer,
	reason,
	language: 'en',
	typist: null
});

export const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => ({
	id: kind,
	kind,
	about: null,
	onDay: null,
	words: null,
	language: null,
	by: 'Sam',
	at: noon,
	held: false,
	...more
});
