import type { Words } from '../../../words';
import type { Current } from '../../questions/answer';
import { linesOf, type Line } from '../../questions/say';
import { questionOf } from '../../questions/set';
import { sets } from '../../questions/sets';
import type { Review } from './signing-acts';
import type { Way } from './way';

/** Who sees an answer, from the widest to the person alone. */
export const circles = ['card', 'care-team', 'named', 'me'] as const;
export type Circle = (typeof circles)[number];

export type Reviewed = {
	readonly question: string;
	readonly title: string;
	readonly lines: readonly Line[];
};

export type SignedView = {
	readonly id: string;
	/** How, by whom, and who was there. */
	readonly said: readonly string[];
	readonly at: string;
	readonly drawing: string | null;
	readonly onPaper: boolean;
	readonly photo: { readonly id: string; readonly words: string; readonly language: string } | null;
	readonly takenBack: boolean;
};

/** How something was signed, in words: for a page and for paper. */
export const wayLines = (words: Words, one: Way): string[] => [
	words.t(`review:way.${one.method}`, { words: one.words }),
	...(one.heardBy === null
		? []
		: [
				one.heardAs === null
					? words.t('review:heard', { name: one.heardBy })
					: words.t('review:heard-as', { name: one.heardBy, as: one.heardAs })
			]),
	...(one.paperOn === null ? [] : [words.t('review:paper-of', { date: words.day(one.paperOn) })])
];

export type ReviewView = {
	readonly circles: readonly { readonly circle: Circle; readonly answers: readonly Reviewed[] }[];
	/** Every signature, newest first. */
	readonly signatures: readonly SignedView[];
	/** Questions left blank by choice. */
	readonly blank: number;
	readonly signedOn: string | null;
	/** Titles of what is new or different since then. */
	readonly added: readonly string[];
	readonly changed: readonly string[];
};

const circleOf = ({ audience }: Current): Circle => {
	if (audience.groups.includes('card')) return 'card';
	if (audience.groups.includes('care-team')) return 'care-team';
	return audience.named.length > 0 ? 'named' : 'me';
};

const found = (key: string) => {
	const [setId = '', id = ''] = key.split('/');
	const set = sets.get(setId);
	const question = set && questionOf(set, id);
	return set && question ? { set, question } : null;
};

/** What the person is about to sign, by who sees it, in their own words. */
export const reviewView = (
	words: Words,
	{ answers, renderings, since, zone, signatures }: Review
): ReviewView => {
	const title = (key: string): string[] => {
		const place = found(key);
		return place === null ? [] : [words.t(`${place.set.id}:${place.question.id}.title`)];
	};
	const shown = answers.flatMap((answer) => {
		const place = found(answer.question);
		if (place === null || answer.state !== 'answered') return [];
		const lines = linesOf(words, place.set, place.question, answer, renderings);
		return [
			{ circle: circleOf(answer), question: place.question.id, title: title(answer.question)[0] ?? '', lines }
		];
	});
	return {
		circles: circles.flatMap((circle) => {
			const inside = shown.filter((one) => one.circle === circle);
			return inside.length === 0
				? []
				: [{ circle, answers: inside.map(({ circle: _circle, ...one }) => one) }];
		}),
		signatures: signatures.map((one) => ({
			id: one.id,
			said: wayLines(words, one),
			at: words.dateTime(one.signedAt, zone),
			drawing: one.drawing,
			onPaper: one.method === 'paper',
			photo: one.photo && { id: one.photo.id, words: one.photo.words, language: one.photo.language },
			takenBack: one.takenBack
		})),
		blank: answers.filter(({ state }) => state !== 'answered').length,
		signedOn: since === null ? null : words.date(since.signedAt, zone),
		added: since?.added.flatMap(title) ?? [],
		changed: since?.changed.flatMap(title) ?? []
	};
};
