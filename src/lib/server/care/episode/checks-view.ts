import type { Words } from '$lib/words';
import type { CheckItem } from '../../standards/vocabulary';
import { toWallClock } from '../zone';
import { states } from './check-fields';
import { rowOf, type CheckRow } from './check-rows-view';
import { itemWords, momentIn, ruleIn } from './check-say';
import { factForm, type Changing, type FactForm, type FormPart } from './fact-forms';
import { packsOf } from './judge';
import { itemsNow, lookedOf } from './looked';
import {
	alarmWords,
	dueWords,
	endingWords,
	paceWords,
	rhythmWords,
	watchWords,
	type Told
} from './looked-say';
import type { EpisodeRead } from './reading';
import { fields } from './fields';

type Option = { readonly value: string; readonly label: string };
export type ItemAsked = { readonly item: CheckItem; readonly label: string; readonly hint: string };
/** What goes on by itself while the page of checks is open. */
export type CheckClocks = {
	readonly due: readonly Told[];
	readonly alarms: readonly Told[];
	/** The server's time they are of, on the unit's clocks. */
	readonly asOf: string;
	/** Grows with what is written: a page that was drawn with less says so. */
	readonly written: number;
};
export type ChecksView = {
	readonly title: string;
	readonly clocks: CheckClocks;
	/** What each pack in force says a check looks at. */
	readonly asks: readonly string[];
	/** What the rules and the unit say of how often. */
	readonly pace: readonly string[];
	/** Where the unit says it. */
	readonly unit: string;
	readonly rhythm: readonly string[];
	readonly quick: readonly string[];
	readonly items: readonly ItemAsked[];
	readonly states: readonly Option[];
	readonly first: readonly FormPart[];
	readonly more: readonly FormPart[];
	readonly needs: readonly FormPart[];
	readonly rows: readonly CheckRow[];
	readonly watching: readonly string[];
	readonly handOver: { readonly parts: readonly FormPart[]; readonly ends: string; readonly button: string };
	readonly forms: {
		readonly watch: FactForm;
		readonly watchPlan: FactForm;
		readonly checkPlan: FactForm;
		readonly met: FactForm;
	};
	readonly changing: FactForm | null;
	readonly ending: readonly string[];
};

const itemHint = (
	words: Words,
	read: EpisodeRead,
	{ required, notBefore }: ReturnType<typeof itemsNow>[number]
) =>
	words.t(
		notBefore !== null
			? 'episode-checks:item.not-before'
			: required
				? 'episode-checks:item.required'
				: 'episode-checks:item.offered',
		{ when: notBefore === null ? '' : momentIn(words, read, notBefore) }
	);

const asksOf = (words: Words, read: EpisodeRead): readonly string[] => {
	const asks = packsOf(read).flatMap((pack) => {
		const { monitoring } = pack;
		return monitoring ? [ruleIn(words, { pack, rule: monitoring.id, source: monitoring.source })] : [];
	});
	return asks.length > 0 ? asks : [words.t('episode-checks:asks.nothing')];
};

/** The times in a new form are now; whoever is late changes them. */
const nowIn = (form: FactForm, now: Date, zone: string, parts: readonly string[]): FactForm => ({
	...form,
	parts: form.changes
		? form.parts
		: form.parts.map((part) =>
				parts.includes(part.name) ? { ...part, value: toWallClock(now, zone) } : part
			)
});

const isItem = (name: string): boolean =>
	itemNames.some((item) => name === `check.${item}` || name === `check.${item}-words`);
const itemNames = Object.keys(fields.check.shape).filter((part) =>
	Object.hasOwn(fields.check.shape, `${part}-words`)
);
const onTop = ['check.at', 'check.method'];

/** Which checks are due, and where there are gaps, at `now`. */
export const checkClocksOf = (words: Words, read: EpisodeRead, now: Date): CheckClocks => {
	const looked = lookedOf(read, now);
	return {
		due: dueWords(words, read, looked, now),
		alarms: alarmWords(words, read, looked),
		asOf: words.t('live:as-of', { time: words.time(now, read.episode.zone) }),
		written: read.written.length + read.staff.length
	};
};

/** How somebody is looked after and watched over, as staff write and read it. */
export const checksView = (
	words: Words,
	read: EpisodeRead,
	now: Date,
	changing: Changing | null
): ChecksView => {
	const { t } = words;
	const { zone } = read.episode;
	const looked = lookedOf(read, now);
	const form = (field: Parameters<typeof factForm>[2], ...times: string[]): FactForm =>
		nowIn(factForm(words, read, field, changing), now, zone, times);
	const check = nowIn(factForm(words, read, 'check', null), now, zone, ['check.at']);
	const items = itemsNow(read, now);
	const asked = items.some(({ required }) => required) ? items.filter(({ required }) => required) : items;
	const open = looked.running ? looked.watches.filter(({ to }) => to === null).at(-1) : undefined;
	const take = nowIn(factForm(words, read, 'watch', null), now, zone, ['watch.from']);
	const changed = changing?.field === 'check' ? factForm(words, read, 'check', changing) : null;
	return {
		title: t('episode-checks:title', {
			name: read.person.name,
			day: words.weekday(read.asked.startedAt, zone)
		}),
		clocks: checkClocksOf(words, read, now),
		asks: asksOf(words, read),
		pace: paceWords(words, read),
		unit: read.episode.unitId,
		rhythm: rhythmWords(words, read),
		quick: asked.filter(({ notBefore }) => notBefore === null).map(({ item }) => itemWords(words, item)),
		items: items.map((one) => ({
			item: one.item,
			label: itemWords(words, one.item),
			hint: itemHint(words, read, one)
		})),
		states: states.map((state) => ({ value: state, label: t(`episode-checks:option.state.${state}`) })),
		first: check.parts.filter(({ name }) => onTop.includes(name)),
		more: check.parts.filter(({ name }) => !onTop.includes(name) && !isItem(name)),
		needs: factForm(words, read, 'key-needs', null).parts.filter(({ name }) => name !== 'key-needs.at'),
		rows: looked.checks.map((fact) => rowOf(words, read, looked, fact)),
		watching: watchWords(words, read, looked),
		handOver: {
			parts: take.parts,
			ends: open?.item ?? '',
			button: open
				? t('episode-checks:watch.take-over', { name: open.who })
				: t(looked.running ? 'episode-checks:watch.start' : 'episode-checks:watch.write')
		},
		forms: {
			watch: form('watch'),
			watchPlan: form('watch-plan', 'watch-plan.at'),
			checkPlan: form('check-plan', 'check-plan.from'),
			met: form('criteria-met', 'criteria-met.at')
		},
		changing: changed?.changes
			? { ...changed, said: changed.said.filter(({ item }) => item === changed.item) }
			: null,
		ending: endingWords(words, read, now)
	};
};

/** The little of it that stands on the page of the whole record. */
export const checksInShort = (words: Words, read: EpisodeRead, now: Date): readonly Told[] => {
	const looked = lookedOf(read, now);
	const last = looked.checks.at(-1);
	const alarms = alarmWords(words, read, looked).length;
	const counted = words.t('episode-checks:summary.count', {
		checks: looked.checks.length,
		when: last ? momentIn(words, read, last.value.at) : ''
	});
	return [
		{ text: counted, level: 'calm', source: null },
		...dueWords(words, read, looked, now).map((told) => ({ ...told, source: null })),
		...(alarms === 0
			? []
			: [
					{
						text: words.t('episode-checks:summary.alarms', { alarms }),
						level: 'late' as const,
						source: null
					}
				])
	];
};
