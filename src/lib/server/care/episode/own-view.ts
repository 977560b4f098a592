import type { Words } from '$lib/words';
import { wordKey } from '../../standards/pack';
import { asksForOrders } from '../../standards/order-state';
import { prohibitedUses } from '../../standards/prohibitions';
import { isSeclusion } from '../../standards/seclusion';
import { sayMinutes } from './duration';
import { inAllWords } from './in-all';
import { enteredLate, hasDied, historyOf, ownStrategiesTried, standingAll, type FactOf } from './episode';
import { fields, type Field, type Value } from './fields';
import { openedBefore } from './opened';
import { ownOrderStates } from './own-orders';
import { ownLabel, ownLines, ownOption } from './own-say';
import { linesView, type LineView } from './plan-view';
import type { EpisodeRead } from './reading';
import { roles } from './staff-form';
import { toldAllTheSame } from './told';
import { ownCovered } from './covered-view';
import { ownTrained } from './trained-view';
import { sayTime } from './when';

export type OwnRow = {
	readonly field: Field | 'told-anyway' | 'orders';
	readonly label: string;
	readonly value: readonly string[];
};
export type OwnSection = { readonly id: string; readonly title: string; readonly rows: readonly OwnRow[] };
export type OwnLine = Pick<LineView, 'key' | 'text' | 'language' | 'original'> & { readonly said: string };
export type OwnView = {
	readonly title: string;
	/** What was done, in sentences. */
	readonly what: readonly string[];
	readonly notAllowed: readonly string[];
	readonly maybeNotAllowed: readonly string[];
	readonly sections: readonly OwnSection[];
	readonly plan: readonly string[];
	readonly tried: readonly OwnLine[];
	readonly followed: readonly OwnLine[];
	readonly staff: readonly string[];
	/** The person can tell their side: it has ended, and nobody died. */
	readonly tellSide: boolean;
};

const order = [
	{
		id: 'what',
		fields: [
			'place',
			'exit',
			'believed',
			'seclusion-asked',
			'restraint-asked',
			'advice',
			'how-used',
			'key-needs',
			'dignity',
			'ended'
		]
	},
	{ id: 'said', fields: ['told-why', 'told-how', 'ends-when', 'criteria-met'] },
	{ id: 'hurt', fields: ['harm', 'harms', 'injuries', 'pain-checked', 'medicine-wish', 'despite'] },
	{
		id: 'why',
		fields: [
			'danger',
			'danger-to',
			'reason-class',
			'risk',
			'factors',
			'efforts',
			'milder',
			'reason-to-continue',
			'care-plan-part',
			'authorised'
		]
	},
	{ id: 'may', fields: ['started-by', 'order', 'evaluation'] },
	{ id: 'there', fields: ['outsiders', 'no-outsiders', 'seen-by'] },
	{ id: 'told', fields: ['told-person', 'not-to-be-told', 'nobody-to-tell', 'aware', 'sent'] },
	{ id: 'rest', fields: ['outcome', 'diagnosis', 'characteristics', 'learning-disability-autism', 'notes'] }
] as const satisfies readonly { id: string; fields: readonly Field[] }[];

const componentParts = [
	...(['sort', 'subKind', 'postures', 'position', 'aid', 'device'] as const),
	...(['drug', 'dose', 'way', 'route', 'manner'] as const)
];

const changes = (words: Words, read: EpisodeRead, field: Field, item: string): readonly string[] => {
	const rows = historyOf(read.facts, field).filter((row) => row.item === item);
	return rows.slice(1).flatMap((row, place) => {
		const before = rows[place]?.value ?? null;
		const what =
			before === null ? words.t('happened:taken-back') : ownLines(words, read, field, before).join(' ');
		return [
			words.t('happened:before', { what }),
			...(row.because === null ? [] : [words.t('happened:changed', { reason: row.because })])
		];
	});
};

const lateWords = (
	words: Words,
	read: EpisodeRead,
	fact: Pick<FactOf<Field>, 'happenedAt' | 'enteredAt' | 'fromPaper' | 'atOnce'>
): readonly string[] => {
	const how = [
		...(fact.fromPaper ? [words.t('happened-use:how.paper')] : []),
		...(fact.atOnce ? [words.t('happened-use:how.at-once')] : [])
	];
	if (fact.happenedAt === null || !enteredLate(fact)) return how;
	const at = (when: Date): string => words.dateTime(when, read.episode.zone);
	return [...how, words.t('happened:late', { happened: at(fact.happenedAt), entered: at(fact.enteredAt) })];
};

/** Every item ever written in a field: what stands of it, or that it was taken back, and what stood before. */
const rowOf = (words: Words, read: EpisodeRead, field: Field): readonly OwnRow[] => {
	const items = [...new Set(historyOf(read.facts, field).map(({ item }) => item))];
	const standing = standingAll(read.facts, field);
	const value = items.flatMap((item) => {
		const fact = standing.find((one) => one.item === item);
		return [
			...(fact ? [...ownLines(words, read, field, fact.value), ...lateWords(words, read, fact)] : []),
			...changes(words, read, field, item)
		];
	});
	return value.length === 0 ? [] : [{ field, label: ownLabel(words, field, 'title'), value }];
};

/** What exactly, and how: each part that is written. */
const partsOf = (words: Words, value: Value<'component'>): readonly string[] =>
	componentParts.flatMap((part) => {
		const said = value[part];
		if (said === null) return [];
		const { kind } = fields.component.shape[part];
		const text =
			typeof said !== 'string'
				? words.list(said.map((one) => ownOption(words, 'component', part, one)))
				: kind === 'choice'
					? ownOption(words, 'component', part, said)
					: said;
		return [words.t('happened:with-label', { label: ownLabel(words, 'component', part), text })];
	});

const componentLines = (
	words: Words,
	read: EpisodeRead,
	value: Value<'component'>,
	end: Date | null
): readonly string[] => {
	const { t } = words;
	const { zone } = read.episode;
	const what = t(`happened:kind.${value.kind}`);
	const start = sayTime(words, value.from, zone);
	const when =
		value.kind === 'chemical'
			? t('happened:time.at', { what, start })
			: end === null
				? t('happened:time.since', { what, start })
				: t('happened:time.from-to', {
						what,
						start,
						end: sayTime(words, end, zone),
						minutes: sayMinutes(words, value.from, end)
					});
	return [when, ...partsOf(words, value)];
};

/** What was written of the same before, or taken back altogether. */
const componentChanges = (words: Words, read: EpisodeRead): readonly string[] => {
	const rows = historyOf(read.facts, 'component');
	return rows.flatMap((row, place) => {
		const next = rows.slice(place + 1).find(({ item }) => item === row.item);
		if (!next || row.value === null) return [];
		const what = componentLines(words, read, row.value, row.value.to).join(' ');
		return [
			words.t('happened:before', { what }),
			...(next.because === null ? [] : [words.t('happened:changed', { reason: next.because })])
		];
	});
};

const whatWasDone = (words: Words, read: EpisodeRead): readonly string[] => {
	const { seclusion, grounds } = isSeclusion(read.pack.seclusionTest, read.asked);
	const shutIn = read.asked.components.some(({ kind }) => kind === 'seclusion');
	return [
		...standingAll(read.facts, 'component').flatMap((fact, index) => [
			...componentLines(words, read, fact.value, read.asked.components[index]?.endedAt ?? null),
			...lateWords(words, read, fact)
		]),
		...componentChanges(words, read),
		...(shutIn && seclusion && grounds.join() === 'believed' ? [words.t('happened:by-belief')] : [])
	];
};

const planWords = (words: Words, read: EpisodeRead): readonly string[] => {
	const { t } = words;
	const at = (when: Date): string => words.dateTime(when, read.episode.zone);
	const own = read.lines.filter(({ kind }) => kind === 'strategy');
	const { tried, of } = ownStrategiesTried(read.facts, own);
	const opened = openedBefore(read).byWhoTookPart;
	return [
		of === 0 ? t('happened:plan.none') : t('happened:plan.tried', { tried, of }),
		opened === null
			? t('happened:plan.not-known')
			: opened.lastBefore
				? t('happened:plan.opened', { when: at(opened.lastBefore) })
				: t('happened:plan.not-opened'),
		...(opened && !opened.before && opened.firstAfter
			? [t('happened:plan.opened-after', { when: at(opened.firstAfter) })]
			: [])
	];
};

const ownPlanLines = (words: Words, read: EpisodeRead, field: 'tried' | 'followed'): readonly OwnLine[] =>
	linesView(words, read, field).lines.flatMap(
		({ key, text, language, original, answer, why, words: typed }) => {
			if (answer === '') return [];
			const said = [
				ownOption(words, field, 'answer', answer),
				...(why === ''
					? []
					: [words.t('happened:lines.why', { reason: ownOption(words, field, 'why', why) })]),
				...(typed === '' ? [] : [typed])
			];
			return [{ key, text, language, original, said: said.join(' ') }];
		}
	);

const roleOf = ({ t }: Words, role: string): string =>
	t(`happened:role.${roles.find((one) => one === role) ?? 'other'}`);

/** Said to the person plainly, and by itself: what they had asked nobody to do was done. */
const allTheSame = (words: Words, read: EpisodeRead): readonly OwnRow[] => {
	const value = toldAllTheSame(read).map(({ contact, at }) =>
		words.t('happened:told-anyway.line', { name: contact, when: words.dateTime(at, read.episode.zone) })
	);
	return value.length === 0
		? []
		: [{ field: 'told-anyway', label: words.t('happened:told-anyway.title'), value }];
};

const isWritten = ({ facts }: EpisodeRead, named: readonly Field[]): boolean =>
	facts.some(({ field }) => named.includes(field));

const ownStanding = (words: Words, read: EpisodeRead, now: Date): readonly OwnRow[] => {
	const value = ownOrderStates(words, read, now);
	return value.length === 0
		? []
		: [{ field: 'orders', label: words.t('happened:orders.state.title'), value }];
};

/** What is written about the person, for the person: every fact, in plain words. */
export const ownView = (words: Words, read: EpisodeRead, now: Date): OwnView => {
	const { t } = words;
	const { pack, asked, episode } = read;
	const uses = prohibitedUses(pack, asked);
	const rules = (state: 'prohibited' | 'not-known') =>
		uses.filter((use) => use.state === state).map(({ rule }) => t(wordKey(pack, { id: rule })));
	return {
		title: t('happened:title', { day: words.weekday(asked.startedAt, episode.zone) }),
		what: [
			...whatWasDone(words, read),
			...[inAllWords(words, read, now)].flatMap((line) => line ?? []),
			...ownCovered(words, read)
		],
		notAllowed: rules('prohibited'),
		maybeNotAllowed: rules('not-known'),
		sections: order
			.filter(({ id, fields }) => id !== 'may' || asksForOrders(pack) || isWritten(read, fields))
			.map(({ id, fields }) => ({
				id,
				title: t(`happened:section.${id}`),
				rows: [
					...fields.flatMap((field) => rowOf(words, read, field)),
					...(id === 'told' ? allTheSame(words, read) : []),
					...(id === 'may' ? ownStanding(words, read, now) : [])
				]
			})),
		plan: planWords(words, read),
		tried: ownPlanLines(words, read, 'tried'),
		followed: ownPlanLines(words, read, 'followed'),
		staff: [
			...read.staff.map(({ name, role }) => t('happened:staff.line', { name, role: roleOf(words, role) })),
			...ownTrained(words, read)
		],
		tellSide: asked.endedAt !== null && !hasDied(read.facts)
	};
};
