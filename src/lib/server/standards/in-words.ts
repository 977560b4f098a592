import type { Words } from '$lib/words';
import { inTime, type InTime } from './edition';
import { authorisationRules, wordKey, type Pack, type Rule, type Source } from './pack';
import { itemsOf } from './watching';
import { COUNTING_RULES, type NoteSubject } from './vocabulary';

/** One rule in plain words, and where it stands. */
export type SaidRule = {
	readonly id: string;
	readonly text: string;
	/** Single things it lists: what a check looks at, what staff learn. */
	readonly parts: readonly string[];
	readonly source: string;
	/** An address where the document can be read. */
	readonly address: string | null;
};

/** What rules are about, in the order of the page; two packs are compared by these. */
export const GROUPS = [
	'edition',
	'kinds',
	'principle',
	'prohibited',
	'times',
	'orders',
	'authorisation',
	'monitoring',
	'telling',
	'notices',
	'record',
	'planning',
	'debrief',
	'review',
	'training',
	'counting',
	'kept',
	'weight'
] as const;
export type Group = (typeof GROUPS)[number];
export type SaidGroup = {
	readonly group: Group;
	readonly title: string;
	readonly rules: readonly SaidRule[];
};
export type SaidPack = {
	readonly ref: string;
	readonly name: string;
	readonly setting: string;
	/** Whether it is in force, or what a service that chose it has to say. */
	readonly standing: { readonly state: InTime['state']; readonly text: string };
	readonly groups: readonly SaidGroup[];
};

const some = <R extends Rule>(rule: R | undefined): readonly R[] => (rule ? [rule] : []);

const rulesIn = (pack: Pack): Readonly<Record<Group, readonly Rule[]>> => {
	const notes = (about: NoteSubject) => (pack.notes ?? []).filter((note) => note.about === about);
	return {
		edition: [...some(pack.inForce.endsEarlier), ...notes('edition')],
		kinds: [pack.counts, ...some(pack.subset), ...some(pack.seclusionTest), ...notes('kinds')],
		principle: notes('principle'),
		prohibited: pack.prohibitions,
		times: [...some(pack.orderLength), ...pack.clocks, ...notes('times')],
		orders: notes('orders'),
		authorisation: authorisationRules(pack),
		monitoring: [...some(pack.monitoring), ...(pack.observation ?? []), ...notes('monitoring')],
		telling: notes('telling'),
		notices: pack.notices,
		record: [...pack.fields, ...some(pack.outsiders)],
		planning: notes('planning'),
		debrief: notes('debrief'),
		review: [...(pack.reviews ?? []), ...notes('review')],
		training: [...some(pack.training), ...notes('training')],
		counting: some(pack.counting),
		kept: pack.retention,
		weight: [...pack.banners, ...notes('weight')]
	};
};

const partsOf = ({ t }: Words, pack: Pack, rule: Rule): string[] => {
	if (rule.id === pack.monitoring?.id) {
		return itemsOf(pack).flatMap(({ item, required }) =>
			required ? [t(`standards-page:item.${item}`)] : []
		);
	}
	if (rule.id === pack.training?.id) {
		return pack.training.topics.map((topic) => t(`standards-page:topic.${topic}`));
	}
	return rule.id === pack.counting?.id ? COUNTING_RULES.map((way) => t(`standards-page:way.${way}`)) : [];
};

const sourceWords = ({ t }: Words, { document, place, certainty, seed }: Source): string =>
	[
		t('standards:source', { document, place }),
		t(`standards:certainty.${certainty}`),
		...(seed ? [t('standards-page:seeds', { ids: seed.join(', ') })] : [])
	].join('. ');

const dayWords = (words: Words, day: string): string => words.date(new Date(`${day}T12:00:00Z`), 'UTC');

/** Whether a pack is in force on a day, in a sentence for every page that uses it. */
export const standingWords = (
	words: Words,
	pack: Pack,
	day: string,
	deemed: boolean | null = null
): SaidPack['standing'] => {
	const { state, from, to } = inTime(pack, day, deemed);
	const { t } = words;
	if (state === 'undated') return { state, text: t('standards-page:standing.undated') };
	if (state === 'in-force') {
		const text =
			from === null
				? t('standards-page:standing.in-force-to', { to: dayWords(words, to ?? day) })
				: t('standards-page:standing.in-force-from', { from: dayWords(words, from) });
		return { state, text };
	}
	const text =
		to === null
			? t('standards-page:standing.not-yet', { from: dayWords(words, from ?? day) })
			: t('standards-page:standing.ended', { to: dayWords(words, to) });
	return { state, text };
};

/** What a pack is for; and, on a day it is not in force, that the service chose it as its own rules (X12). */
export const settingWords = (words: Words, pack: Pack, day: string, deemed: boolean | null): string => {
	const standing = standingWords(words, pack, day, deemed);
	const setting = words.t(`${pack.words}:setting`);
	return standing.state === 'house' ? `${setting} ${standing.text}` : setting;
};

/** A pack in plain words, every rule with its source, as it stands on a day. */
export const packInWords = (words: Words, pack: Pack, day: string): SaidPack => {
	const { t } = words;
	const rules = rulesIn(pack);
	return {
		ref: pack.ref,
		name: t(`${pack.words}:name`),
		setting: t(`${pack.words}:setting`),
		standing: standingWords(words, pack, day),
		groups: GROUPS.flatMap((group) => {
			if (rules[group].length === 0) return [];
			const said = rules[group].map((rule) => ({
				id: rule.id,
				text: t(wordKey(pack, rule)),
				parts: partsOf(words, pack, rule),
				source: sourceWords(words, rule.source),
				address: rule.source.address ?? null
			}));
			return [{ group, title: t(`standards-page:group.${group}`), rules: said }];
		})
	};
};

/** Two packs side by side: each group either has, and what each says of it. */
export const compared = (
	first: SaidPack,
	second: SaidPack
): readonly {
	readonly title: string;
	readonly sides: readonly [readonly SaidRule[], readonly SaidRule[]];
}[] =>
	GROUPS.flatMap((group) => {
		const [one, two] = [first, second].map(({ groups }) => groups.find((each) => each.group === group));
		const title = one?.title ?? two?.title;
		return title === undefined ? [] : [{ title, sides: [one?.rules ?? [], two?.rules ?? []] as const }];
	});
