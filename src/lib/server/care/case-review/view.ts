import type { Words } from '$lib/words';
import { dayIn } from '../../standards/zone';
import { kindOptions } from '../episode/say';
import type { Opened, Read } from './acts';
import {
	actionsOf,
	closingOf,
	isLate,
	kindOf,
	levels,
	ownerOf,
	standing,
	type Entry,
	type EntryOf
} from './case-review';

const dueWords = ({ t, day }: Words, { due }: Opened): string =>
	t(`service-review:due.${due.from}`, { day: day(due.day) });

const isPast = ({ review, entries, due }: Opened, now: Date): boolean =>
	isLate(due, entries, dayIn(now, review.zone));

const causeWords = ({ t }: Words, cause: string): string => t(`service-review:cause.${cause}`);

/** One line of the worklist: what it is about, who has it, by when. */
export const lineView = (words: Words, one: Opened, now: Date) => {
	const { review, entries, due } = one;
	const closed = closingOf(entries);
	const owner = ownerOf(entries);
	const late = isPast(one, now);
	return {
		href: `/reviews/${review.id}`,
		title: words.t('service-review:line', {
			kind: words.t(`service-review:kind.${kindOf(review.cause)}`),
			unit: review.unit
		}),
		hint: [
			causeWords(words, review.cause),
			words.dateTime(review.happenedAt, review.zone),
			owner === null
				? words.t('service-review:owner.none')
				: words.t('service-review:owner.is', { name: owner.name })
		].join(' · '),
		status: closed
			? words.t('service-review:state.closed')
			: words.t(late ? 'service-review:state.late' : 'service-review:state.due', { day: words.day(due.day) }),
		closed: closed !== null,
		late
	};
};

/** A day of three boxes, to be changed. */
const boxes = (day: string | null) => {
	const [year, month, date] = day?.split('-') ?? [];
	return { day: date ?? '', month: month ?? '', year: year ?? '' };
};

/** One review, as its page shows it. */
export const reviewView = (words: Words, read: Read, now: Date) => {
	const { review, entries, reviewers, looks, due } = read;
	const { t } = words;
	const at = (moment: Date) => words.dateTime(moment, review.zone);
	const said = (entry: Entry & { readonly words: string }) => ({
		id: entry.id,
		words: entry.sealed ? t('service-review:sealed') : entry.words,
		by: t('service-review:by', { name: entry.by, time: at(entry.at) })
	});
	const factors = (level: string): readonly EntryOf<'factor'>[] =>
		standing(entries, 'factor').filter((one) => one.level === level);
	const owner = ownerOf(entries);
	const closed = closingOf(entries);
	return {
		id: review.id,
		title: t(`service-review:kind.${kindOf(review.cause)}`),
		rows: [
			{ label: t('service-review:row.cause'), value: causeWords(words, review.cause) },
			{
				label: t('service-review:row.whose'),
				value: review.recordNumber === null ? review.name : `${review.name}, ${review.recordNumber}`
			},
			{
				label: t('service-review:row.where'),
				value: t('service-review:where', { unit: review.unit, time: at(review.startedAt) })
			},
			{
				label: t('service-review:row.what'),
				value: kindOptions(words)
					.filter(({ value }) => review.kinds.includes(value))
					.map(({ label }) => label),
				absent: t('service-review:no-kinds')
			},
			{ label: t('service-review:row.opened'), value: at(review.openedAt) },
			{
				label: t('service-review:row.owner'),
				value: owner?.name ?? null,
				absent: t('service-review:owner.none')
			},
			{ label: t('service-review:row.due'), value: dueWords(words, read) }
		],
		late: isPast(read, now),
		changed: !review.stands,
		owner: { id: owner?.whose ?? '', due: boxes(due.from === 'reviewer' ? due.day : null) },
		reviewers: reviewers.map(({ id, name }) => ({ value: id, label: name })),
		findings: standing(entries, 'finding').map(said),
		factors: levels.map((level) => ({
			level,
			title: t(`service-review:level.${level}`),
			said: factors(level).map(said)
		})),
		notes: standing(entries, 'note').map(said),
		actions: actionsOf(entries).map((action) => ({
			...said(action),
			who: t('service-review:action.who', {
				who: action.who,
				day: action.dueOn === null ? '' : words.day(action.dueOn)
			}),
			done:
				action.done === null
					? null
					: t('service-review:action.done-by', { name: action.done.by, time: at(action.done.at) })
		})),
		standing: standing(entries, 'finding', 'factor', 'note', 'action').map(({ id, words: text }) => ({
			value: id,
			label: text.length > 60 ? `${text.slice(0, 60)}…` : text
		})),
		closed:
			closed === null ? null : { ...said(closed), outcome: t(`service-review:outcome.${closed.outcome}`) },
		looks: looks.map((one) => t('service-review:by', { name: one.by, time: at(one.at) }))
	};
};
