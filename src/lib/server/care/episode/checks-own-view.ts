import type { Words } from '$lib/words';
import { CHECK_ITEMS, type CheckItem } from '../../standards/vocabulary';
import { momentIn, spanIn } from './check-say';
import { sayMinutes } from './duration';
import { enteredLate, historyOf, standingAll } from './episode';
import type { Value } from './fields';
import { endingOf } from './judge';
import { lookedOf, type Looked } from './looked';
import type { EpisodeRead } from './reading';

type Check = Value<'check'>;

const itemsWith = (value: Check, state: Check[CheckItem]): readonly CheckItem[] =>
	CHECK_ITEMS.filter((item) => value[item] === state);

const ownItem = ({ t }: Words, item: CheckItem): string => t(`happened-checks:item.${item}`);

/** What a check found, for the person: what was fine, what was seen, and what nobody looked at. */
const stateLines = (words: Words, value: Check): readonly string[] => {
	const { t } = words;
	const all = (state: 'fine' | 'not-due' | 'asleep'): readonly string[] => {
		const items = itemsWith(value, state).map((item) => ownItem(words, item));
		return items.length === 0 ? [] : [t(`happened-checks:state.${state}`, { what: words.list(items) })];
	};
	const each = (state: 'found' | 'not-safe'): readonly string[] =>
		itemsWith(value, state).map((item) =>
			t(`happened-checks:state.${state}`, { what: ownItem(words, item), said: value[`${item}-words`] ?? '' })
		);
	return [...all('asleep'), ...all('fine'), ...each('found'), ...each('not-safe'), ...all('not-due')];
};

const moreLines = (words: Words, value: Check): readonly string[] => {
	const { t } = words;
	const answered = (['aid', 'first-aid', 'trained'] as const).flatMap((part) => {
		const said = value[part];
		return said === null
			? []
			: [
					t('happened:with-label', {
						label: t(`happened-checks:part.${part}`),
						text: t(`happened:option.answer.${said}`)
					})
				];
	});
	const signs = (value.signs ?? []).map((sign) => t(`happened-checks:sign.${sign}`));
	return [
		...(signs.length === 0 ? [] : [t('happened-checks:signs', { what: words.list(signs) })]),
		...(value.engaged === null ? [] : [t(`happened-checks:engaged.${value.engaged}`)]),
		...(value.said === null ? [] : [t('happened-checks:said', { words: value.said })]),
		...(value['end-now'] === null ? [] : [t(`happened-checks:end-now.${value['end-now']}`)]),
		...answered,
		...(value.where === null ? [] : [t('happened-checks:where', { words: value.where })])
	];
};

const checkLines = (words: Words, value: Check): readonly string[] => [
	words.t(`happened-checks:how.${value.method}`),
	...stateLines(words, value),
	...moreLines(words, value)
];

export type OwnLook = { readonly item: string; readonly time: string; readonly lines: readonly string[] };

/** Every time somebody wrote that they looked, with what stood there before; what was taken back says so. */
const looks = (words: Words, read: EpisodeRead, looked: Looked): readonly OwnLook[] => {
	const { t } = words;
	const at = (when: Date): string => momentIn(words, read, when);
	const rows = historyOf(read.facts, 'check');
	const standing = standingAll(read.facts, 'check');
	const found = [...new Set(rows.map(({ item }) => item))].flatMap((item) => {
		const own = rows.filter((row) => row.item === item);
		const first = own.find(({ value }) => value !== null)?.value;
		if (!first) return [];
		const fact = standing.find((one) => one.item === item);
		const when = (fact?.value ?? first).at;
		const due = looked.schedule.rows.find(({ done }) => fact && done?.getTime() === when.getTime());
		const before = own.slice(0, fact ? -1 : undefined).flatMap(({ value }) => value ?? []);
		const lines = [
			...(fact ? checkLines(words, fact.value) : [t('happened-checks:taken-back')]),
			...(fact && due?.due && due.lateMs > 0
				? [t('happened-checks:late', { due: at(due.due), done: spanIn(words, read, due.due, when).to })]
				: []),
			...(fact && looked.byCamera.has(item) ? [t('happened-checks:by-camera')] : []),
			...(fact && enteredLate({ happenedAt: when, enteredAt: fact.enteredAt })
				? [
						t('happened:late', {
							happened: words.dateTime(when, read.episode.zone),
							entered: words.dateTime(fact.enteredAt, read.episode.zone)
						})
					]
				: []),
			...(own.some(({ fromPaper }) => fromPaper) ? [t('happened-checks:from-paper')] : []),
			...before.map((value) =>
				t('happened:before', { what: [at(value.at), ...checkLines(words, value)].join(' ') })
			),
			...own.flatMap(({ because }) => (because === null ? [] : [t('happened:changed', { reason: because })]))
		];
		return [{ item, time: at(when), lines, order: when.getTime() }];
	});
	return found.sort((a, b) => a.order - b.order).map(({ item, time, lines }) => ({ item, time, lines }));
};

/** The gaps, said openly, and what the rules ask for. */
const gapLines = (words: Words, read: EpisodeRead, looked: Looked): readonly string[] => {
	const span = (from: Date, to: Date) => spanIn(words, read, from, to);
	const say = (key: 'camera' | 'nobody' | 'no-check', gaps: readonly { from: Date; to: Date }[]) =>
		gaps.map(({ from, to }) => words.t(`happened-checks:gap.${key}`, span(from, to)));
	return [
		...say('nobody', looked.unwatched),
		...say('camera', looked.breaches),
		...say('no-check', looked.gaps)
	];
};

const endingLines = (words: Words, read: EpisodeRead, now: Date): readonly string[] => {
	const { t } = words;
	const ending = endingOf(read, now);
	if (!ending) return [];
	const met = momentIn(words, read, ending.metAt);
	if (ending.endedAt === null) return [t('happened-checks:ending.open', { met })];
	if (ending.delayMs === 0) return [t('happened-checks:ending.at-once', { met })];
	return [
		t('happened-checks:ending.delay', {
			met,
			ended: spanIn(words, read, ending.metAt, ending.endedAt).to,
			minutes: sayMinutes(words, ending.metAt, ending.endedAt)
		}),
		ending.why === null
			? t('happened-checks:ending.no-why')
			: t('happened-checks:ending.why', { reason: ending.why })
	];
};

const watchLines = (words: Words, read: EpisodeRead, looked: Looked): readonly string[] =>
	looked.watches.map(({ who: written, account, how, from, ...watch }) => {
		// Nobody watches after the end, even where nobody wrote when they stopped.
		const to = watch.to ?? read.asked.endedAt;
		// As the service names its staff to the person, where they were picked.
		const who = (account === null ? null : read.observers.get(account)) ?? written;
		const way = words.t(`happened-checks:how.${how}`);
		const span = spanIn(words, read, from, to ?? from);
		return to === null
			? words.t('happened-checks:watch.since', { name: who, from: span.from, way })
			: words.t('happened-checks:watch.from-to', { name: who, from: span.from, to: span.to, way });
	});

export type OwnChecks = {
	readonly title: string;
	/** How often somebody looked, the gaps, and how long it went on after it could end. */
	readonly summary: readonly string[];
	readonly looks: readonly OwnLook[];
	readonly watching: readonly string[];
};

/** How the person was looked after, for the person. */
export const ownChecks = (words: Words, read: EpisodeRead, now: Date): OwnChecks => {
	const looked = lookedOf(read, now);
	return {
		title: words.t('happened-checks:title', { day: words.weekday(read.asked.startedAt, read.episode.zone) }),
		summary: [
			words.t('happened-checks:count', { checks: looked.checks.length }),
			...gapLines(words, read, looked),
			...endingLines(words, read, now)
		],
		looks: looks(words, read, looked),
		watching: watchLines(words, read, looked)
	};
};
