import type { Words } from '$lib/words';
import type { EpisodeRead } from './reading';
import type { Colleague } from './staff-store';

/**
 * Whether the training of each who is named was valid on the day: said, counted nowhere, and never a reason to keep
 * anybody from writing (S0-13).
 */
export const trainedLines = (words: Words, { staff, trained, pack }: EpisodeRead): readonly string[] =>
	staff.flatMap(({ id, name, accountId }) => {
		const { t } = words;
		if (accountId === null) return [t('training:on-day.not-known', { name })];
		const one = trained.named.get(id);
		if (one === undefined) return [];
		if (one.state === 'all') return [t(`training:on-day.${pack.training ? 'all' : 'all-any'}`, { name })];
		if (one.state !== 'some') return [t(`training:on-day.${one.state}`, { name })];
		const topics = words.list(one.missing.map((topic) => t(`standards-page:topic.${topic}`)));
		return [t('training:on-day.some', { name, topics })];
	});

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
