import type { Words } from '$lib/words';
import { staffSaidView } from '../debrief/staff-view';
import type { Figure } from '../../standards/counting';
import { countedWays } from '../episode/figures-view';
import type { Trend } from './trend';
import { learnedView } from './learned-view';
import { dayIn } from '../../standards/zone';
import { kindOptions } from '../episode/say';
import type { Opened, Read } from './acts';
import type { Seen } from './space-acts';
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

/** Which days a trend is of; null of anything else. */
const spanWords = ({ t, day }: Words, { fromDay, toDay }: Opened['review']): string | null =>
	fromDay === null || toDay === null
		? null
		: t('service-review:trend.span', { from: day(fromDay), to: day(toDay) });

const unitWords = ({ t }: Words, { unit }: Opened['review']): string =>
	unit ?? t('service-review:trend.everywhere');

/** How much was recorded in a stretch of time, by what each unit counted as one, and which way that was. */
const trendRows = (
	words: Words,
	{ figures, kinds: used, counting }: Trend,
	kinds: ReadonlyMap<string, string>
) => {
	const { t } = words;
	const said = ({ rule, count, records, people }: Figure): string =>
		t('service-review:trend.figure', { figure: t(`unit-figures:count.${rule}`, { count }), records, people });
	const all = (of: readonly Figure[]): string => words.list(of.map(said));
	return [
		{
			label: t('service-review:row.uses'),
			value: [
				...(figures.length === 0 ? [t('unit-figures:none')] : [all(figures)]),
				...used.map(({ kind, figures: own }) =>
					t('service-review:trend.kind', { kind: kinds.get(kind) ?? kind, figures: all(own) })
				)
			]
		},
		{
			label: t('service-review:row.counted'),
			value: counting.map(({ unit, zone, spans }) =>
				t('service-review:trend.counted', { unit, ways: countedWays(words, spans, zone) })
			),
			absent: t('unit-figures:none')
		}
	];
};

/** What is looked at: whose it was and what was done, or which days and how much was used in them. */
const aboutRows = (words: Words, { review, trend }: Read) => {
	const { t } = words;
	const kinds = new Map(kindOptions(words).map(({ value, label }) => [value, label]));
	const span = spanWords(words, review);
	if (span !== null)
		return [
			{
				label: t('service-review:row.where'),
				value: t('service-review:where', { unit: unitWords(words, review), time: span })
			},
			...(trend === null ? [] : trendRows(words, trend, kinds))
		];
	return [
		{
			label: t('service-review:row.whose'),
			value: review.recordNumber === null ? review.name : `${review.name}, ${review.recordNumber}`
		},
		{
			label: t('service-review:row.where'),
			value: t('service-review:where', {
				unit: unitWords(words, review),
				time: words.dateTime(review.startedAt, review.zone)
			})
		},
		{
			label: t('service-review:row.what'),
			value: review.kinds.flatMap((kind) => kinds.get(kind) ?? []),
			absent: t('service-review:no-kinds')
		}
	];
};

/** One line of the worklist: what it is about, who has it, by when. */
export const lineView = (words: Words, one: Opened, now: Date) => {
	const { review, entries, due } = one;
	const closed = closingOf(entries);
	const owner = ownerOf(entries);
	const late = isPast(one, now);
	const when = spanWords(words, review);
	return {
		href: `/reviews/${review.id}`,
		title: words.t('service-review:line', {
			kind: words.t(`service-review:kind.${kindOf(review.cause)}`),
			unit: unitWords(words, review)
		}),
		hint: [
			causeWords(words, review.cause),
			when ?? (review.happenedAt === null ? '' : words.dateTime(review.happenedAt, review.zone)),
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

/** Words with who wrote them and when; where the key is not here, that they cannot be read. */
export const saidBy = (
	words: Words,
	one: { readonly id: string; readonly words: string | null; readonly by: string; readonly at: Date },
	zone: string
) => ({
	id: one.id,
	words: one.words ?? words.t('service-review:sealed'),
	by: words.t('service-review:by', { name: one.by, time: words.dateTime(one.at, zone) })
});

/** One review, as its page shows it. */
export const reviewView = (words: Words, read: Read, now: Date) => {
	const { review, entries, reviewers, looks, due, asked, learned, staffSaid } = read;
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
			...aboutRows(words, read),
			{ label: t('service-review:row.opened'), value: at(review.openedAt) },
			{
				label: t('service-review:row.owner'),
				value: owner?.name ?? null,
				absent: t('service-review:owner.none')
			},
			{ label: t('service-review:row.due'), value: dueWords(words, read) }
		],
		learned: learnedView(words, learned),
		staffSaid: staffSaidView(words, { staffSaid }),
		asked: asked.map((one) => saidBy(words, one, review.zone)),
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
		summaries: standing(entries, 'summary').map(said),
		fromSeat: standing(entries, 'seat').map(said),
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
		standing: standing(entries, 'finding', 'factor', 'note', 'summary', 'action').map(
			({ id, words: text }) => ({
				value: id,
				label: text.length > 60 ? `${text.slice(0, 60)}…` : text
			})
		),
		closed:
			closed === null ? null : { ...said(closed), outcome: t(`service-review:outcome.${closed.outcome}`) },
		looks: looks.map(({ how, ...one }) =>
			t(how === 'exported' ? 'service-review:exported-by' : 'service-review:by', {
				name: one.by,
				time: at(one.at)
			})
		)
	};
};

/** A review as the seat of people who lived through it reads it: what, in which month, and the summaries. */
export const seatView = (words: Words, one: Seen) => {
	const labels = new Map(kindOptions(words).map(({ value, label }) => [value, label]));
	return {
		id: one.id,
		title: words.t('service-review:seat.line', {
			kind: words.t(`service-review:kind.${kindOf(one.cause)}`),
			month: words.month(one.month)
		}),
		kinds: words.list(one.kinds.flatMap((kind) => labels.get(kind) ?? [])),
		summaries: one.summaries,
		said: one.said
	};
};
