import type { Words } from '$lib/words';
import { dayIn } from '../../standards/zone';
import { thingCalled, thingOn } from '../service/register';
import { thenWords } from '../service/register-view';
import { trainedThen } from '../service/training';
import type { Fact } from './episode';
import type { EpisodeRead } from './reading';

/** Whoever looked or watched: by name where somebody wrote one, else the account that wrote it down. */
export type Observer = { readonly name: string | null; readonly wrote: Pick<Fact, 'id' | 'enteredBy'> };

/**
 * What the register of training says of whoever looked, for that day: valid, not valid, or not on record. It is said
 * beside what was written, counted nowhere, and keeps nobody from writing (S0-13, S4-02).
 */
export const observerLine = (words: Words, read: EpisodeRead, by: Observer, at: Date): string => {
	const { t } = words;
	const wanted = by.name?.trim() ?? null;
	const colleague = wanted === null ? null : read.colleagues.filter(({ name }) => name === wanted);
	const writer = read.written.find(({ fact }) => fact.id === by.wrote.id)?.writer ?? '';
	const name = wanted ?? writer;
	// Two of one name: nothing can be said of either.
	const account =
		colleague === null ? by.wrote.enteredBy : colleague.length === 1 ? colleague[0]?.id : undefined;
	if (account === undefined) return t('training:observer.unknown', { name });
	const day = dayIn(at, read.episode.zone);
	const then = trainedThen(read.trained.trainings, account, day);
	const when = then.until === null ? '' : words.day(then.until);
	return t(`training:observer.${then.state}`, { name, day: when });
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
