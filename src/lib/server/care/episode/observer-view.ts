import type { Words } from '$lib/words';
import { dayIn } from '../../standards/zone';
import { thingCalled, thingOn } from '../service/register';
import { thenWords } from '../service/register-view';
import { trainedThen } from '../service/training';
import { shownWords } from './competence-view';
import type { Fact } from './episode';
import { knownIn } from './observer';
import type { EpisodeRead } from './reading';
import { colleagueOption } from './trained-view';

/**
 * Whoever looked or watched: the account that was picked, else a name somebody wrote, else the account that wrote it
 * down.
 */
export type Observer = {
	readonly name: string | null;
	readonly account: string | null;
	readonly wrote: Pick<Fact, 'id' | 'enteredBy'>;
};

/** Who can be picked as having looked, with nobody picked first; whoever left since stays on offer in what they did. */
export const staffOptions = (words: Words, read: EpisodeRead, nobody: 'myself' | 'choose' | 'as-above') => {
	const here = new Set(read.colleagues.map(({ id }) => id));
	const gone = knownIn(read).filter(({ id }) => !here.has(id));
	return [
		{ value: '', label: words.t(`episode-checks:who.${nobody}`) },
		...read.colleagues.map((one) => colleagueOption(words, read, one)),
		...gone.map(({ id, name }) => ({ value: id, label: name }))
	];
};

/** Whose training is told of, and whether they were found by a name alone; `unknown`, `several`: nothing can be told of anybody. */
const accountOf = (read: EpisodeRead, { name, account, wrote }: Observer) => {
	if (account !== null) return { account, byName: false };
	if (name === null) return { account: wrote.enteredBy, byName: false };
	const alike = read.colleagues.filter((one) => one.name === name.trim());
	const [only] = alike;
	return alike.length === 1 && only
		? { account: only.id, byName: true }
		: ({ unknown: alike.length === 0 ? 'unknown' : 'several' } as const);
};

/**
 * What the register of training says of whoever looked, for that day: valid, not valid, or not on record; and whether
 * they showed that they can do it. It is said beside what was written, counted nowhere, and keeps nobody from writing
 * (S0-13, S3-06, S4-02). Somebody who was picked is found by their account; a name that was typed, as it was typed.
 */
export const observerLine = (words: Words, read: EpisodeRead, by: Observer, at: Date): string => {
	const { t } = words;
	const writer = read.written.find(({ fact }) => fact.id === by.wrote.id)?.writer ?? '';
	const name = by.name?.trim() ?? writer;
	const found = accountOf(read, by);
	if ('unknown' in found) return t(`training:observer.${found.unknown}`, { name });
	const day = dayIn(at, read.episode.zone);
	const then = trainedThen(read.trained.trainings, found.account, day);
	const when = then.until === null ? '' : words.day(then.until);
	return [
		t(`training:observer.${then.state}`, { name, day: when }),
		...(then.state === 'valid' ? [shownWords(words, read, found.account, day)] : []),
		...(found.byName ? [t('training:observer.by-name')] : [])
	].join(' ');
};

/** How a room or device of the register stood on the day it was named; nothing for free words. */
export const placeLine = (
	words: Words,
	{ register, episode }: EpisodeRead,
	where: string | null,
	at: Date
): readonly string[] => {
	const thing = thingCalled(register.things, 'room', where) ?? thingCalled(register.things, 'device', where);
	if (thing === null) return [];
	const how = thenWords(words, thingOn(thing, register.events, dayIn(at, episode.zone))).join(' ');
	return [words.t('register:used', { name: thing.name, how })];
};
