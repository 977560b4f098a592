import type { Words } from '$lib/words';
import { paragraphsOf, type Edition } from './policy';
import type { Beside, PolicyRead, Written } from './policy-acts';

/** Which edition it is, by the day from which it holds; a sentence where there is none. */
export const heldWords = (words: Words, edition: Edition | null, zone: string): string =>
	edition === null
		? words.t('unit-policy:none-then')
		: words.t('unit-policy:edition', { day: words.date(edition.holdsFrom, zone) });

/** Which edition held when something began, as one sentence to whoever it happened to. */
export const beganWords = (words: Words, edition: Edition | null, zone: string): string =>
	edition === null
		? words.t('happened-policy:began-none')
		: words.t('happened-policy:began', { day: words.date(edition.holdsFrom, zone) });

/** An edition as a page shows it. */
export type EditionView = {
	readonly id: string;
	readonly title: string;
	readonly by: string;
	readonly paragraphs: readonly string[];
};

export const editionView = (words: Words, edition: Written, zone: string): EditionView => ({
	id: edition.id,
	title: heldWords(words, edition, zone),
	by: words.t('unit-policy:put-up-by', { by: edition.by, when: words.dateTime(edition.enteredAt, zone) }),
	paragraphs: paragraphsOf(edition.words)
});

/** How an edition stands to today: it holds, it is to come, or another one holds in its place. */
const standingOf = ({ inForce }: PolicyRead, { id, holdsFrom }: Edition, now: Date): string => {
	if (id === inForce?.id) return 'in-force';
	return holdsFrom > now ? 'to-come' : 'before';
};

/** A unit's policy for its page. */
export const policyView = (words: Words, read: PolicyRead, now: Date) => {
	const { t } = words;
	const { zone } = read.unit;
	const standing = (one: Edition): string => t(`unit-policy:standing.${standingOf(read, one, now)}`);
	return {
		shown:
			read.shown === null
				? null
				: { ...editionView(words, read.shown, zone), standing: standing(read.shown) },
		mine: read.mine === null ? null : t('unit-policy:mine', { when: words.dateTime(read.mine, zone) }),
		readBy:
			read.readBy === null
				? null
				: read.readBy.map(({ id, name, readAt }) => ({
						id,
						text:
							readAt === null
								? t('unit-policy:who.not-yet', { name })
								: t('unit-policy:who.read', { name, when: words.dateTime(readAt, zone) })
					})),
		others: read.editions
			.filter(({ id }) => id !== read.shown?.id)
			.toReversed()
			.map((one) => ({ id: one.id, text: heldWords(words, one, zone), standing: standing(one) }))
	};
};

/** What stands beside a form about an episode: a link to what holds, or that nothing was put up. */
export const besideView = (words: Words, { place, edition }: Beside, href: string) => ({
	unit: place.id,
	href: edition === null ? null : href,
	text:
		edition === null
			? words.t('unit-policy:beside-none', { unit: place.name })
			: words.t('unit-policy:beside', { unit: place.name, day: words.date(edition.holdsFrom, place.zone) })
});

/** What held when an episode began, and what holds now where that is another edition. */
export type EpisodePolicyView = {
	/** One sentence: which edition held then, or that there was none. */
	readonly said: string;
	readonly began: EditionView | null;
	/** Null where it is the one that held then, or none. */
	readonly now: EditionView | null;
};

type Asked = {
	/** `began` null: it is about a stretch of time, which no edition belongs to. */
	readonly place: { readonly zone: string; readonly began?: Date | null };
	readonly began: Written | null;
	readonly inForce: Written | null;
};

export const episodePolicyView = (words: Words, { place, began, inForce }: Asked): EpisodePolicyView => {
	const { t } = words;
	const title = (key: string, one: Written): EditionView => ({
		...editionView(words, one, place.zone),
		title: t(`happened-policy:${key}`, { day: words.date(one.holdsFrom, place.zone) })
	});
	return {
		said:
			began !== null
				? ''
				: inForce === null
					? t('happened-policy:none')
					: place.began === null
						? ''
						: t('happened-policy:began-none'),
		began: began === null ? null : title('began', began),
		now: inForce === null || inForce.id === began?.id ? null : title('now', inForce)
	};
};
