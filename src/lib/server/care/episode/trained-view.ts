import type { Words } from '$lib/words';
import type { Trained } from '../service/training';
import { askedToShow } from './competence-view';
import type { EpisodeRead } from './reading';
import type { Colleague } from './staff-store';

const validWords = ({ t, list }: Words, { pack }: EpisodeRead, name: string, one: Trained): string => {
	if (one.state === 'all') return t(`training:on-day.${pack.training ? 'all' : 'all-any'}`, { name });
	if (one.state !== 'some') return t(`training:on-day.${one.state}`, { name });
	const topics = list(one.missing.map((topic) => t(`standards-page:topic.${topic}`)));
	return t('training:on-day.some', { name, topics });
};

const isValid = ({ state }: Trained): boolean => state === 'all' || state === 'some';

/**
 * Whether the training of each who is named was valid on the day, and whether they had shown that they can do it: said,
 * counted nowhere, and never a reason to keep anybody from writing (S0-13, S3-06).
 */
export const trainedLines = (words: Words, read: EpisodeRead): readonly string[] => {
	const { t } = words;
	const asked = askedToShow(words, read);
	const lines = read.staff.flatMap(({ id, name, accountId }) => {
		if (accountId === null) return [t('training:on-day.not-known', { name })];
		const one = read.trained.named.get(id);
		if (one === undefined) return [];
		const valid = isValid(one);
		const shown = one.able ? 'able' : asked.length > 0 ? 'not-shown-asked' : 'not-shown';
		const said = validWords(words, read, name, one);
		return [valid ? `${said} ${t(`training:competence.${shown}`)}` : said];
	});
	const isOpen = read.staff.some(({ id, accountId }) => {
		const one = accountId === null ? undefined : read.trained.named.get(id);
		return one !== undefined && isValid(one) && !one.able;
	});
	return isOpen ? [...lines, ...asked] : lines;
};

/** A colleague in the list of who can be named, with how their training stands today. */
export const colleagueOption = (words: Words, { trained }: EpisodeRead, { id, name, job }: Colleague) => {
	const until = trained.colleagues.get(id) ?? null;
	const who = job ? `${name}, ${job}` : name;
	const label =
		until === null
			? words.t('training:picker.not-valid', { name: who })
			: words.t('training:picker.valid', { name: who, day: words.day(until) });
	return { value: id, label };
};

/** For the person: whether staff had the training the rules ask for; nothing where they ask for none. */
export const ownTrained = ({ t }: Words, { trained, pack }: EpisodeRead): readonly string[] => {
	if (!pack.training) return [];
	const said = trained.all === null ? 'not-known' : trained.all ? 'yes' : 'no';
	return [t(`happened:trained.${said}`)];
};
