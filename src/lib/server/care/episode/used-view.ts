import type { Words } from '$lib/words';
import { dayIn } from '../../standards/zone';
import { thingCalled, thingOn, type Sort, type Thing } from '../service/register';
import { thenWords } from '../service/register-view';
import { standingAll } from './episode';
import type { EpisodeRead } from './reading';

/** The rooms or devices of the unit that were in use on the day it began: on offer, beside free words. */
export const offered = ({ register, asked, episode }: EpisodeRead, sort: Sort): readonly string[] => {
	const day = dayIn(asked.startedAt, episode.zone);
	return register.things
		.filter((thing) => thing.sort === sort && thingOn(thing, register.events, day).inUse)
		.map(({ name }) => name);
};

const usedIn = ({ facts, register: { things } }: EpisodeRead): readonly Thing[] => {
	const found = [
		...standingAll(facts, 'place').map(({ value }) => thingCalled(things, 'room', value.words)),
		...standingAll(facts, 'component').map(({ value }) => thingCalled(things, 'device', value.device))
	].filter((thing) => thing !== null);
	return [...new Set(found)];
};

/** What of the register was used, and how it stood on that day: a space never assessed is said (S4-22). */
export const usedLine = (
	words: Words,
	read: EpisodeRead
): readonly { readonly label: string; readonly value: string }[] => {
	const day = dayIn(read.asked.startedAt, read.episode.zone);
	const lines = usedIn(read).map((thing) =>
		words.t('register:used', {
			name: thing.name,
			how: thenWords(words, thingOn(thing, read.register.events, day)).join(' ')
		})
	);
	return lines.length === 0 ? [] : [{ label: words.t('register:used-here'), value: lines.join(' ') }];
};
