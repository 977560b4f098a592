import type { Words } from '$lib/words';
import type { Comment } from '../comment/comment';
import { saidView } from '../comment/say';
import { sayIn } from './care-plan';
import { reviewIsLate, type Entry, type EntryVersion } from './entry';
import type { CarePlan, TeamAnswer, UnitPlans } from './entry-acts';
import { tellsOptions, tellsWords } from './tells-view';
import type { Worked } from './worked';
import type { Change, NotWorked } from './worked-acts';

const sourceWords = ({ t }: Words, one: EntryVersion, name: string | null): string =>
	one.source === 'proposal'
		? name === null
			? t('care-entries:source.proposal-own')
			: t('care-entries:source.proposal', { name })
		: t(`care-entries:source.${one.source}`, { words: one.sourceWords ?? '' });

/** @param name the person's, for staff; null for the person */
const versionView = (words: Words, one: EntryVersion, zone: string, name: string | null) => ({
	id: one.id,
	wording: one.wording,
	language: one.language,
	source: sourceWords(words, one, name),
	owner:
		one.owner === null
			? words.t('care-entries:no-owner')
			: words.t('care-entries:owner', { name: one.owner }),
	written: words.t('care-entries:written', { name: one.by, day: words.date(one.writtenAt, zone) }),
	ended: one.ended,
	tells: tellsWords(words, one, name)
});

const reviewWords = (words: Words, { now }: Entry, late: boolean): string | null => {
	if (now.ended) return null;
	if (now.reviewOn === null) return words.t('care-entries:no-review');
	return words.t(late ? 'care-entries:review-late' : 'care-entries:review', { day: words.day(now.reviewOn) });
};

/** The team's plan as it stands, with every wording before and what the person said about it. */
export const carePlanView = (
	words: Words,
	{ entries, zone, today, mayWrite }: CarePlan,
	comments: readonly Comment[],
	name: string | null
) => {
	const beside = saidView(words, zone, comments);
	return {
		mayWrite,
		tells: tellsOptions(words, name ?? ''),
		entries: entries
			.map((entry) => ({
				...versionView(words, entry.now, zone, name),
				id: entry.id,
				linked: { tells: entry.now.tells, words: entry.now.tellsWords, known: entry.now.tellsKnown },
				late: reviewIsLate(entry, today),
				review: reviewWords(words, entry, reviewIsLate(entry, today)),
				before: entry.before.map((one) => versionView(words, one, zone, name)),
				said: beside(entry.id)
			}))
			.toSorted((a, b) => Number(a.ended) - Number(b.ended))
	};
};

const workedView = (words: Words, one: Worked, zone: string, name: string | null) => ({
	id: one.id,
	text:
		one.whose === 'person' && name !== null
			? words.t(`care-entries:worked.said.person-of.${one.answer}`, { name })
			: words.t(`care-entries:worked.said.${one.whose}.${one.answer}`),
	words: one.words,
	language: one.language,
	on: words.t('care-entries:worked.on', { by: one.by, day: words.date(one.saidAt, zone) }),
	notWell: one.answer === 'no' || one.answer === 'partly'
});

/** A change that stands, what was said of it, and on what occasion it is asked now; null when it is not. */
export const workedViews = (
	words: Words,
	changes: readonly Change[],
	zone: string,
	serviceLanguage: string,
	name: string | null
) =>
	changes
		.filter(({ ask, said }) => ask !== null || said.length > 0)
		.map(({ id, wordings, ask, said }) => ({
			id,
			...sayIn(wordings, words.language, serviceLanguage),
			ask:
				ask === null
					? null
					: ask.kind === 'episode'
						? words.t('care-entries:worked.after', { day: words.date(ask.at, zone) })
						: words.t('care-entries:worked.review'),
			said: said.map((one) => workedView(words, one, zone, name))
		}));

/** What did not work, for who leads the next talk, with the words in which it can be written down as learned. */
export const notWorkedView = (
	words: Words,
	all: readonly NotWorked[],
	zone: string,
	serviceLanguage: string
) =>
	all.map((one) => {
		const { text, language } = sayIn(one.wordings, words.language, serviceLanguage);
		return {
			...{ id: one.id, text, language, words: one.words, whose: one.whose },
			said: words.t('care-entries:worked.on', {
				by: words.t(`care-entries:worked.${one.answer}`),
				day: words.date(one.saidAt, zone)
			}),
			learned: words.t('care-entries:worked.learned', { words: text })
		};
	});

/** What a unit said to a change, as the person reads it. */
export const teamView = (words: Words, one: TeamAnswer, zone: string) => ({
	id: one.id,
	answer: words.t(`care-entries:team.${one.answer}`),
	reason: one.reason,
	by: words.t('care-entries:team.by', {
		name: one.by,
		unit: one.unit ?? '',
		day: words.date(one.answeredAt, zone)
	})
});

/** What is asked of a unit, and what it has to look at again. */
export const unitPlansView = (
	words: Words,
	{ asked, reviews, today }: UnitPlans,
	zone: string,
	language: string,
	comments: readonly Comment[]
) => ({
	asked: asked.map((one) => ({
		id: one.id,
		...sayIn(one.wordings, words.language, language),
		of: words.t(one.agent === null ? 'care-entries:unit.said-yes' : 'for-them:unit', {
			name: one.person,
			agent: one.agent ?? '',
			day: words.date(one.since, zone)
		}),
		answers: one.answers.map((answer) => ({
			...teamView(words, answer, zone),
			said: saidView(words, zone, comments)(answer.id)
		}))
	})),
	reviews: reviews.map((one) => ({
		id: one.id,
		personId: one.personId,
		person: one.person,
		wording: one.now.wording,
		language: one.now.language,
		late: reviewIsLate(one, today),
		due: words.t(reviewIsLate(one, today) ? 'care-entries:unit.late' : 'care-entries:unit.due', {
			day: words.day(one.now.reviewOn ?? today)
		})
	}))
});
