import type { Words } from '$lib/words';
import { CHECK_ITEMS, KEY_NEEDS } from '../../standards/vocabulary';
import { isUrgent, states } from './check-fields';
import { itemWords, minutesOf, momentIn, spanIn, wayWords } from './check-say';
import { enteredLate, standingAll, type Standing } from './episode';
import { fields } from './fields';
import type { Looked } from './looked';
import type { EpisodeRead } from './reading';
import { observerLine, placeLine } from './observer-view';
import { optionWords } from './say';
import { enteredHow } from './sheet-view';

export type CheckRow = {
	readonly item: string;
	readonly time: string;
	/** What has to be known about the time: due, late, entered later. */
	readonly about: readonly string[];
	readonly how: string;
	/** What was looked at, item by item. */
	readonly found: readonly { readonly label: string; readonly text: string }[];
	/** What asks to act. */
	readonly alerts: readonly string[];
	readonly changeable: boolean;
};
const writerOf = (read: EpisodeRead, fact: { readonly id: string }): string =>
	read.written.find((one) => one.fact.id === fact.id)?.writer ?? '';

/** What was found or not safe item by item; of the rest, which items stood alike. */
const foundWords = (words: Words, value: Standing<'check'>['value']): CheckRow['found'] => {
	const { t, list } = words;
	return states.flatMap((state) => {
		const alike = CHECK_ITEMS.filter((item) => value[item] === state);
		const label = t(`episode-checks:option.state.${state}`);
		const said = alike.flatMap((item) => {
			const text = value[`${item}-words`];
			return text === null
				? []
				: [{ label: itemWords(words, item), text: t('happened:with-label', { label, text }) }];
		});
		const bare = alike
			.filter((item) => value[`${item}-words`] === null)
			.map((item) => itemWords(words, item));
		return [...said, ...(bare.length === 0 ? [] : [{ label, text: list(bare) }])];
	});
};

const alertsOf = ({ t }: Words, looked: Looked, { item, value }: Standing<'check'>): readonly string[] => [
	...((value.signs ?? []).some(isUrgent) ? [t('episode-checks:alert.stop')] : []),
	...(value['end-now'] === 'yes' ? [t('episode-checks:alert.end')] : []),
	...(value.aid === 'no' ? [t('episode-checks:alert.aid')] : []),
	...(value['first-aid'] === 'no' ? [t('episode-checks:alert.first-aid')] : []),
	...(value.trained === 'no' ? [t('episode-checks:alert.trained')] : []),
	...(looked.byCamera.has(item) ? [t('episode-checks:alert.camera')] : [])
];

const moreWords = (words: Words, { value }: Standing<'check'>): CheckRow['found'] => {
	const { t } = words;
	const parts = ['signs', 'said', 'engaged', 'end-now', 'aid', 'first-aid', 'trained', 'where'] as const;
	return parts.flatMap((part) => {
		const said = value[part];
		if (said === null) return [];
		const shape = fields.check.shape[part];
		const one = (choice: string): string =>
			'choices' in shape ? optionWords(words, 'check', part, shape.choices, choice) : choice;
		const text = typeof said === 'string' ? one(said) : words.list(said.map(one));
		return [{ label: t(`episode-checks:field.check.${part}`), text }];
	});
};

/** One check as staff read it: when, how, what was seen, and what asks to act. */
export const rowOf = (words: Words, read: EpisodeRead, looked: Looked, fact: Standing<'check'>): CheckRow => {
	const { t } = words;
	const { value } = fact;
	const planned = looked.schedule.rows.find(({ done }) => done?.getTime() === value.at.getTime());
	const entered = words.dateTime(fact.enteredAt, read.episode.zone);
	const needs = standingAll(read.facts, 'key-needs')
		.filter((one) => one.value.at.getTime() === value.at.getTime())
		.map((one) => {
			const said = KEY_NEEDS.flatMap((need) => {
				const answer = one.value[need];
				const label = t(`episode:field.key-needs.${need}`);
				if (answer === null) return [];
				return [t('happened:with-label', { label, text: t(`episode:option.answer.${answer}`) })];
			});
			return { label: t('episode:field.key-needs.title'), text: words.list(said) };
		});
	const due = planned?.due ? momentIn(words, read, planned.due) : null;
	return {
		item: fact.item,
		time: momentIn(words, read, value.at),
		about: [
			...(planned?.due && due
				? [
						planned.lateMs > 0
							? t('episode-checks:row.late', {
									due,
									done: spanIn(words, read, planned.due, value.at).to,
									minutes: minutesOf(planned.lateMs)
								})
							: t('episode-checks:row.in-time', { due })
					]
				: []),
			...(enteredLate({ happenedAt: value.at, enteredAt: fact.enteredAt })
				? [t('episode:late', { happened: words.dateTime(value.at, read.episode.zone), entered })]
				: []),
			observerLine(words, read, { name: value.by, account: value['by-account'], wrote: fact }, value.at),
			...placeLine(words, read, value.where, value.at),
			...enteredHow(words, read, fact),
			...(fact.amended ? [t('episode-checks:row.changed', { reason: fact.because ?? '' })] : [])
		],
		how: t('episode-checks:row.how', {
			how: wayWords(words, value.method),
			name: value.by ?? writerOf(read, fact)
		}),
		found: [...foundWords(words, value), ...needs, ...moreWords(words, fact)],
		alerts: alertsOf(words, looked, fact),
		changeable: true
	};
};
