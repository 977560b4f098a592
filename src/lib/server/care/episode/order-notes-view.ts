import type { Words } from '$lib/words';
import { asksForOrders, type OrderRead, type OrderState } from '../../standards/order-state';
import { evaluationAsked } from '../../standards/evaluation-asked';
import { wordKey } from '../../standards/pack';
import { sayMinutes } from './duration';
import { standingAll } from './episode';
import type { Value } from './fields';
import { fields } from './fields';
import { sourceWords } from './flags';
import type { EpisodeRead } from './reading';
import { optionWords } from './say';
import { sayWhen } from './when';

/** How something stands, in words; the level only colours it. */
export type StandLine = { readonly text: string; readonly level: 'calm' | 'soon' | 'late' | 'done' };

const kindWords = (words: Words, kinds: readonly string[]): string =>
	words.list(
		kinds.map((kind) => optionWords(words, 'component', 'kind', fields.component.shape.kind.choices, kind))
	);

const stateLine = (words: Words, read: EpisodeRead, one: OrderState, now: Date): StandLine => {
	const { t } = words;
	const at = (when: Date | null): string =>
		when === null ? '' : sayWhen(words, when, read.episode.zone, now);
	const args = {
		since: at(one.startedAt),
		when: at(one.endsAt),
		released: at(one.releasedAt),
		left: one.endsAt === null ? '' : sayMinutes(words, now, one.endsAt)
	};
	switch (one.state) {
		case 'no-order':
			return one.anew
				? { text: t('episode-orders:state.anew-no-order', args), level: 'late' }
				: { text: t('episode-orders:state.no-order', args), level: 'soon' };
		case 'stands':
			return { text: t('episode-orders:state.stands', args), level: 'calm' };
		case 'expired':
			return { text: t('episode-orders:state.expired', args), level: 'late' };
		case 'released':
			return {
				text: t(`episode-orders:state.${one.order === null ? 'ended-no-order' : 'released'}`, args),
				level: one.order === null ? 'soon' : 'done'
			};
		case 'released-early':
			return { text: t('episode-orders:state.released-early', args), level: 'done' };
		case 'no-end':
			return { text: t('episode-orders:state.no-end', args), level: 'calm' };
	}
};

/** How each application stands with its orders, in words. */
export const standLines = (
	words: Words,
	read: EpisodeRead,
	states: readonly OrderState[],
	now: Date
): readonly StandLine[] => {
	const { t } = words;
	if (!asksForOrders(read.pack)) return [];
	const at = (when: Date): string => sayWhen(words, when, read.episode.zone, now);
	const lines = states.flatMap((one) => [
		stateLine(words, read, one, now),
		...one.gaps.flatMap(({ from, to }) =>
			to === null
				? []
				: [{ text: t('episode-orders:state.gap', { from: at(from), to: at(to) }), level: 'late' as const }]
		),
		...(one.notOrdered.length === 0
			? []
			: [
					{
						text: t('episode-orders:state.not-ordered', { kinds: kindWords(words, one.notOrdered) }),
						level: 'soon' as const
					}
				])
	]);
	return lines.length > 0 ? lines : [{ text: t('episode-orders:state.nothing'), level: 'calm' }];
};

/** What is said of one order: when it ends, how old the person was, what is still open, what does not count. */
export const orderNotes = (
	words: Words,
	read: EpisodeRead,
	order: OrderRead,
	value: Value<'order'>
): readonly string[] => {
	const { t } = words;
	const at = (when: Date): string => words.dateTime(when, read.episode.zone);
	const byPack = order.endsByPack === null ? '' : at(order.endsByPack);
	return [
		...(order.endsAt === null ? [] : [t('episode-orders:remark.ends', { when: at(order.endsAt) })]),
		...(order.age === null ? [] : [t('episode-orders:remark.age', { age: order.age })]),
		...order.remarks
			.filter((remark) => remark !== 'longer-than-pack' || order.endsByPack !== null)
			.map((remark) => t(`episode-orders:remark.${remark}`, { when: byPack })),
		...(value.how !== 'written' && value.signed === null ? [t('episode-orders:remark.not-signed')] : [])
	];
};

/** What a pack wants looked at when somebody is seen in person; null where it says nothing of that. */
export const askedOfEvaluation = (
	words: Words,
	read: EpisodeRead
): { text: string; source: string } | null => {
	const note = evaluationAsked(read.pack).asks?.note ?? null;
	return note && { text: words.t(wordKey(read.pack, note)), source: sourceWords(words, read, note.source) };
};

/** What an evaluation leaves open under its pack. */
export const evaluationNotes = (
	words: Words,
	read: EpisodeRead,
	value: Value<'evaluation'>
): readonly string[] => {
	const { t } = words;
	const { asks, consults } = evaluationAsked(read.pack);
	const asked = asks !== null && value.inPerson === 'yes' && asks.by.some((one) => one === value.who);
	const open = asked ? asks.of.filter((part) => value[part] === null) : [];
	const alone = value.consulted === null && consults?.by.some((one) => one === value.who) === true;
	return [
		...(open.length > 0
			? [
					t('episode-orders:four.missing', {
						parts: words.list(open.map((part) => t(`episode-orders:four.part.${part}`)))
					})
				]
			: []),
		...(alone ? [t('episode-orders:four.not-consulted')] : [])
	];
};

/** Whether the training of somebody named in a start is valid; null: not known. */
const trainedAs = ({ staff, colleagues, trained }: EpisodeRead, name: string): boolean | null => {
	const row = staff.find((one) => one.name === name || one.name.startsWith(`${name},`));
	const said = row && trained.named.get(row.id);
	if (said) return said.state === 'not-written' ? null : said.state === 'all';
	const colleague = colleagues.find((one) => one.name === name);
	return colleague ? (trained.colleagues.get(colleague.id) ?? null) !== null : null;
};

const startNote = (words: Words, read: EpisodeRead, { as, by }: Value<'started-by'>): string => {
	const { t } = words;
	const set = read.settings['may-initiate'];
	if (as === 'independent') return t('episode-orders:start.may', { name: by });
	if (set === null) return t('episode-orders:start.not-set');
	if (set.some((one) => one === as)) return t('episode-orders:start.may', { name: by });
	const trained = set.includes('any-trained') ? trainedAs(read, by) : false;
	if (trained === null) return t('episode-orders:start.training-not-known', { name: by });
	return t(`episode-orders:start.${trained ? 'may' : 'may-not'}`, { name: by });
};

/** Whether whoever started it is one of those who may, as the unit has set it; nobody is judged. */
export const startNotes = (words: Words, read: EpisodeRead): ReadonlyMap<string, string> =>
	new Map(
		standingAll(read.facts, 'started-by').map(({ item, value }) => [item, startNote(words, read, value)])
	);
