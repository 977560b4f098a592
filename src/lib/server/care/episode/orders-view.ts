import type { Words } from '$lib/words';
import { asksForOrders, orderStates, readOrders, type OrderState } from '../../standards/order-state';
import { toWallClock } from '../zone';
import { standingAll } from './episode';
import { factForm, type Changing, type FactForm, type FormPart } from './fact-forms';
import { partName } from './form';
import { orderDues, type DueLine } from './order-due-view';
import { isOrderField, type OrderField } from './order-fields';
import { ordersOf } from './order-moments';
import {
	askedOfEvaluation,
	evaluationNotes,
	orderNotes,
	standLines,
	startNotes,
	type StandLine
} from './order-notes-view';
import type { EpisodeRead } from './reading';

/** A form of the orders page: a few fields, and the rest folded. */
export type OrderForm = {
	readonly field: OrderField;
	readonly title: string;
	readonly hint: string | null;
	/** What the form sends without asking. */
	readonly sends: readonly (readonly [name: string, value: string])[];
	readonly main: readonly FormPart[];
	readonly rest: readonly FormPart[];
};
/** What goes on by itself while the page is open. */
export type OrderClocks = {
	readonly stands: readonly StandLine[];
	readonly next: readonly DueLine[];
	/** The server's time they are of, on the unit's clocks. */
	readonly asOf: string;
	/** Grows with what is written: a page that was drawn with less says so. */
	readonly written: number;
};
export type OrdersView = {
	readonly title: string;
	/** False: the rules ask for no order. */
	readonly asked: boolean;
	readonly clocks: OrderClocks;
	readonly past: readonly DueLine[];
	/** What is written, field by field, with what is said of each. */
	readonly written: readonly {
		readonly form: FactForm;
		readonly notes: Readonly<Record<string, readonly string[]>>;
	}[];
	readonly forms: readonly OrderForm[];
	/** The other of the two order forms, which is not on the page just now. */
	readonly other: 'first' | 'renewal';
	/** What the pack wants an evaluation to look at. */
	readonly four: { readonly text: string; readonly source: string } | null;
	readonly changing: FactForm | null;
};

const mainOf = {
	first: ['by', 'independent', 'how', 'obtained'],
	renewal: ['by', 'independent', 'how', 'obtained', 'evaluator', 'evaluatorIs', 'inPerson'],
	evaluation: ['by', 'who', 'inPerson', 'at', 'goOn'],
	'started-by': ['by', 'as']
} as const;
const notAsked = { first: ['is', 'evaluator', 'evaluatorIs', 'inPerson'], renewal: ['is'] } as const;

const formOf = (words: Words, read: EpisodeRead, now: Date, which: keyof typeof mainOf): OrderForm => {
	const field = which === 'first' || which === 'renewal' ? 'order' : which;
	const names = (parts: readonly string[]): readonly string[] => parts.map((part) => partName(field, part));
	const main = names(mainOf[which]);
	const without = names(which === 'first' || which === 'renewal' ? notAsked[which] : []);
	const nowParts = names(['obtained', ...(field === 'evaluation' ? ['at'] : [])]);
	const form = factForm(words, read, field, null);
	const parts = form.parts.map((part) =>
		nowParts.includes(part.name) ? { ...part, value: toWallClock(now, read.episode.zone) } : part
	);
	return {
		field,
		title: words.t(`episode-orders:form.${which}`),
		hint: form.hint,
		sends: field === 'order' ? [[partName('order', 'is'), which]] : [],
		main: parts.filter(({ name }) => main.includes(name)),
		rest: parts.filter(({ name }) => !main.includes(name) && !without.includes(name))
	};
};

/** What a nurse most likely has to write now: a renewal while an order is there and it goes on, else a first order. */
const likely = (states: readonly OrderState[]): 'first' | 'renewal' => {
	const last = states.at(-1);
	return last && last.order !== null && last.releasedAt === null ? 'renewal' : 'first';
};

/**
 * The orders of an episode as staff read and write them.
 * @param write which of the two order forms somebody asks for
 */
export const ordersView = (
	words: Words,
	read: EpisodeRead,
	now: Date,
	{ changing, write }: { changing: Changing | null; write: string | null }
): OrdersView => {
	const { pack, asked, facts, episode, person } = read;
	const given = ordersOf(facts);
	const states = orderStates(pack, asked, given, now);
	const values = new Map(standingAll(facts, 'order').map(({ item, value }) => [item, value]));
	const orders = readOrders(pack, asked, given).flatMap((order) => {
		const value = values.get(order.id);
		return value ? [[order.id, orderNotes(words, read, order, value)] as const] : [];
	});
	const evaluations = standingAll(facts, 'evaluation').map(
		({ item, value }) => [item, evaluationNotes(words, read, value)] as const
	);
	const starts = [...startNotes(words, read)].map(([item, note]) => [item, [note]] as const);
	const notes = { order: orders, evaluation: evaluations, 'started-by': starts };
	const which = write === 'first' || write === 'renewal' ? write : likely(states);
	const changed =
		changing && isOrderField(changing.field) ? factForm(words, read, changing.field, changing) : null;
	return {
		title: words.t('episode-orders:title', {
			name: person.name,
			day: words.weekday(asked.startedAt, episode.zone)
		}),
		asked: asksForOrders(pack),
		clocks: orderClocksOf(words, read, now),
		past: orderDues(words, read, states, now).past,
		written: (['order', 'evaluation', 'started-by'] as const).map((field) => ({
			form: factForm(words, read, field, null),
			notes: Object.fromEntries(notes[field])
		})),
		forms: [
			...(changed?.field === 'order' ? [] : [formOf(words, read, now, which)]),
			...(changed?.field === 'evaluation' ? [] : [formOf(words, read, now, 'evaluation')]),
			...(changed?.field === 'started-by' ? [] : [formOf(words, read, now, 'started-by')])
		],
		other: which === 'first' ? 'renewal' : 'first',
		four: askedOfEvaluation(words, read),
		changing: changed?.changes ? changed : null
	};
};

/** How an episode stands with orders at `now`, and what comes next. */
export const orderClocksOf = (words: Words, read: EpisodeRead, now: Date): OrderClocks => {
	const states = orderStates(read.pack, read.asked, ordersOf(read.facts), now);
	return {
		stands: standLines(words, read, states, now),
		next: orderDues(words, read, states, now).next,
		asOf: words.t('live:as-of', { time: words.time(now, read.episode.zone) }),
		written: read.written.length + read.staff.length
	};
};

/** The orders in short, for the page of the episode. Nothing where the rules ask for no order and none is written. */
export const ordersInShort = (words: Words, read: EpisodeRead, now: Date): readonly StandLine[] => {
	const states = orderStates(read.pack, read.asked, ordersOf(read.facts), now);
	return standLines(words, read, states, now);
};
