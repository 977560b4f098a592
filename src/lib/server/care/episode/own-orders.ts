import type { Words } from '$lib/words';
import { asksForOrders, orderStates, type OrderState } from '../../standards/order-state';
import type { AnyValue, Field, Value } from './fields';
import { ordersOf } from './order-moments';
import type { EpisodeRead } from './reading';

type Say = (at: Date) => string;

const orderLines = ({ t }: Words, at: Say, value: Value<'order'>): readonly string[] => {
	const name =
		value.role === null ? value.by : t('happened:orders.order.role', { name: value.by, role: value.role });
	const when = at(value.obtained);
	const inAdvance = value.advance === 'as-needed' || value.advance === 'standing';
	return [
		...(value.is === 'renewal' ? [t('happened:orders.order.renewal')] : []),
		inAdvance
			? t('happened:orders.order.advance', { name, when })
			: t(`happened:orders.order.${value.how}`, { name, when }),
		...(value.independent === 'no' ? [t('happened:orders.order.not-alone')] : []),
		...(value.evaluator === null
			? []
			: [
					t(`happened:orders.order.${value.inPerson === 'yes' ? 'evaluator-there' : 'evaluator'}`, {
						name: value.evaluator
					})
				]),
		...(value.until === null ? [] : [t('happened:orders.order.until', { when: at(value.until) })]),
		...(value.signed === null ? [] : [t('happened:orders.order.signed', { when: at(value.signed) })])
	];
};

const seen = { yes: 'there', no: 'away', 'not-known': 'not-known' } as const;

const evaluationLines = ({ t }: Words, at: Say, value: Value<'evaluation'>): readonly string[] => [
	t(`happened:orders.evaluation.${seen[value.inPerson]}`, { name: value.by, when: at(value.at) }),
	...(['situation', 'reaction', 'condition'] as const).flatMap((part) => {
		const text = value[part];
		return text === null ? [] : [t(`happened:orders.evaluation.${part}`, { text })];
	}),
	...(value.goOn === 'go-on' || value.goOn === 'end' ? [t(`happened:orders.evaluation.${value.goOn}`)] : [])
];

const startLines = ({ t }: Words, at: Say, { by, at: when }: Value<'started-by'>): readonly string[] => [
	when === null
		? t('happened:orders.start.line', { name: by })
		: t('happened:orders.start.at', { name: by, when: at(when) })
];

/** An order, an evaluation or a start as sentences the person can read; null for any other field. */
export const ownOrderLines = (
	words: Words,
	zone: string,
	field: Field,
	value: AnyValue
): readonly string[] | null => {
	const at: Say = (when) => words.dateTime(when, zone);
	if (field === 'order' && 'obtained' in value) return orderLines(words, at, value);
	if (field === 'evaluation' && 'goOn' in value) return evaluationLines(words, at, value);
	return field === 'started-by' && 'by' in value && 'as' in value ? startLines(words, at, value) : null;
};

const stateLines = ({ t }: Words, at: Say, one: OrderState): readonly string[] => {
	const when = one.endsAt === null ? '' : at(one.endsAt);
	const gaps = one.gaps.flatMap(({ from, to }) =>
		to === null ? [] : [t('happened:orders.state.gap', { from: at(from), to: at(to) })]
	);
	switch (one.state) {
		case 'no-order':
			return [t('happened:orders.state.no-order')];
		case 'stands':
			return [...gaps, t('happened:orders.state.stands', { when })];
		case 'expired':
			return [...gaps, t('happened:orders.state.expired', { when })];
		case 'released-early':
			return [...gaps, t('happened:orders.state.released-early')];
		default:
			return gaps;
	}
};

/** How it stands with who said that it may go on, for the person. Nothing where the rules ask for no order. */
export const ownOrderStates = (
	words: Words,
	{ pack, asked, facts, episode }: EpisodeRead,
	now: Date
): readonly string[] => {
	if (!asksForOrders(pack)) return [];
	const at: Say = (when) => words.dateTime(when, episode.zone);
	return orderStates(pack, asked, ordersOf(facts), now).flatMap((one) => stateLines(words, at, one));
};
