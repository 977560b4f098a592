import type { Words } from '$lib/words';
import { KEY_NEEDS } from '../../standards/vocabulary';
import { dayIn } from '../../standards/zone';
import { methods, states } from './check-fields';
import { itemWords, wayWords } from './check-say';
import { historyOf, type Standing } from './episode';
import { howWords } from './how';
import { itemsNow } from './looked';
import { staffOptions } from './observer-view';
import type { EpisodeRead } from './reading';
import { partLabel } from './say';
import { ofAll } from './sheet';

type Option = { readonly value: string; readonly label: string };
export type SheetView = {
	readonly title: string;
	/** The day it began, which most sheets are of. */
	readonly day: string;
	/** What "all of it" is. */
	readonly asked: readonly string[];
	readonly items: readonly { readonly item: string; readonly label: string }[];
	readonly all: readonly Option[];
	readonly states: readonly Option[];
	readonly ways: readonly Option[];
	readonly needs: readonly Option[];
	/** Whoever looked, for the sheet and for a single row. */
	readonly staff: readonly Option[];
	readonly rowStaff: readonly Option[];
};

/** The page on which several checks of one paper sheet are written up. */
export const sheetView = (words: Words, read: EpisodeRead, now: Date): SheetView => {
	const { t } = words;
	const { zone } = read.episode;
	const items = itemsNow(read, now);
	const asked = items.some(({ required }) => required) ? items.filter(({ required }) => required) : items;
	const none = { value: '', label: '–' };
	return {
		title: t('episode-sheet:title', {
			name: read.person.name,
			day: words.weekday(read.asked.startedAt, zone)
		}),
		day: dayIn(read.asked.startedAt, zone),
		asked: asked.map(({ item }) => itemWords(words, item)),
		items: items.map(({ item }) => ({ item, label: itemWords(words, item) })),
		all: [none, ...ofAll.map((value) => ({ value, label: t(`episode-sheet:all.${value}`) }))],
		states: [
			{ value: '', label: t('episode-sheet:as-above') },
			...states.map((value) => ({ value, label: t(`episode-checks:option.state.${value}`) }))
		],
		ways: [
			{ value: '', label: t('episode-sheet:as-above') },
			...methods.map((value) => ({ value, label: wayWords(words, value) }))
		],
		needs: KEY_NEEDS.map((need) => ({ value: need, label: partLabel(words, 'key-needs', need) })),
		staff: staffOptions(words, read, 'myself'),
		rowStaff: staffOptions(words, read, 'as-above')
	};
};

/** How a check came into the record: with others of one sheet, from paper, at the same time as somebody else. */
export const enteredHow = (words: Words, read: EpisodeRead, fact: Standing<'check'>): readonly string[] => {
	const rows = historyOf(read.facts, 'check');
	const sheet = rows.find(({ item, together }) => item === fact.item && (together ?? null) !== null);
	const others = new Set(
		rows.filter(({ together }) => sheet && together === sheet.together).map(({ item }) => item)
	).size;
	if (!sheet || others < 2) return howWords(words, read.facts, sheet ? { ...fact, fromPaper: true } : fact);
	const when = words.dateTime(sheet.enteredAt, read.episode.zone);
	return [
		words.t('episode-sheet:together', { when, others: others - 1 }),
		...howWords(words, read.facts, { atOnce: fact.atOnce ?? false })
	];
};
