import type { Words } from '../../../words';
import type { Block, Paper } from '../../paper/paper';
import { heldWords } from '../service/policy-view';
import type { Bundle, Row, Told } from './export';

const zone = 'UTC';

const answerBlocks = (words: Words, one: Told): Block[] => {
	const { t } = words;
	const seen = [...one.groups.map((group) => t(`export:group.${group}`)), ...one.named];
	const typed = t('export:typed', {
		name: one.typedBy,
		time: words.dateTime(one.writtenAt, zone),
		version: one.setVersion
	});
	const checked = one.checkedBy === null ? '' : t('export:checked', { name: one.checkedBy });
	const shown = seen.length === 0 ? t('export:only-me') : t('export:seen', { readers: words.list(seen) });
	return [
		{ kind: 'heading', level: 3, text: one.title },
		...(one.lines.length === 0
			? [{ kind: 'text' as const, text: t(`export:state.${one.state}`), tone: 'muted' as const }]
			: [{ kind: 'list' as const, items: one.lines }]),
		{ kind: 'text', text: [typed, checked, shown].filter(Boolean).join(' '), tone: 'muted' }
	];
};

/** One value of a row as somebody can read it; null when there is nothing to read. */
const said = (words: Words, names: Bundle['names'], value: unknown): string | null => {
	if (value === null || value === undefined || value === '') return null;
	if (value instanceof Date) return words.dateTime(value, zone);
	if (typeof value === 'string') return names[value] ?? (/^[0-9a-f-]{36}$/.test(value) ? null : value);
	return JSON.stringify(value);
};

/** The parts of the record that have a heading of their own on paper, in their order. */
const parts = [
	'supporter_grant',
	'intake',
	'wish_not_followed',
	'episode',
	'proposal_answer',
	'comment',
	'audit.entry'
] as const;

const rowsBlocks = (words: Words, bundle: Bundle, part: (typeof parts)[number]): Block[] => {
	const rows = bundle.records[part] ?? [];
	if (rows.length === 0) return [];
	const line = (row: Row): string =>
		Object.entries(row)
			.filter(([column]) => !['id', 'person_id', 'key', 'seq', 'request_id'].includes(column))
			.map(([, value]) => said(words, bundle.names, value))
			.filter((one) => one !== null)
			.join(' · ');
	return [
		{ kind: 'heading', level: 2, text: words.t(`export:part.${part.replace('.', '-')}`) },
		{ kind: 'list', items: rows.map((row) => ({ text: line(row) })) }
	];
};

/** Which edition of the unit's own policy held when each thing began. */
const policyBlocks = (words: Words, { policies }: Bundle): Block[] =>
	policies.length === 0
		? []
		: [
				{ kind: 'heading', level: 2, text: words.t('export:part.policies') },
				{
					kind: 'list',
					items: policies.map(({ unit, zone: of, began, edition }) => ({
						text: words.t('export:policy', {
							...{ unit, time: words.dateTime(began, of) },
							edition: heldWords(words, edition, of)
						})
					}))
				}
			];

/** Whom to tell, then whom never: nobody stands in both. */
const peopleBlocks = ({ t }: Words, { people }: Bundle): Block[] => {
	const items = [
		...people.never.map((who) => ({ text: t('card:do-not-tell', { who }) })),
		...people.tell.map((who) => ({ text: t('card:tell', { who }) }))
	];
	return items.length === 0
		? []
		: [
				{ kind: 'heading', level: 2, text: t('export:part.contact') },
				{ kind: 'list', items }
			];
};

/** What was taken off or waits is in the file for computers alone: paper shows what holds. */
const mediaBlocks = ({ t }: Words, { media }: Bundle): Block[] => {
	const standing = media.filter(({ state }) => state === 'stands');
	if (standing.length === 0) return [];
	return [
		{ kind: 'heading', level: 2, text: t('export:part.media') },
		...standing.flatMap((one): Block[] => [
			{ kind: 'heading', level: 3, text: one.title ?? t('export:signed-paper') },
			one.type === 'image/png' || one.type === 'image/jpeg'
				? {
						...{ kind: 'picture', type: one.type, bytes: Buffer.from(one.base64, 'base64') },
						...{ width: one.width, height: one.height, turn: one.turn },
						...{ alt: one.words, language: one.language }
					}
				: {
						kind: 'text',
						text: t('media:on-paper.sound', { words: one.words }),
						language: one.language
					},
			...(one.kind === 'picture'
				? [{ kind: 'text' as const, text: one.words, language: one.language, tone: 'muted' as const }]
				: [])
		])
	];
};

/** The export as paper: the answers in words, then who helps, what happened and who looked, row by row. */
export const exportPaper = (bundle: Bundle, words: Words, at: Date): Paper => {
	const { t } = words;
	const { person } = bundle;
	const facts = [
		{ term: t('export:name'), text: person.name },
		{ term: t('export:born'), text: words.day(person.born) },
		...(person.recordNumber === null ? [] : [{ term: t('export:number'), text: person.recordNumber }])
	];
	return {
		title: t('export:title'),
		language: words.language,
		footer: t('paper:footer', { time: words.dateTime(at, zone) }),
		size: 'a4',
		blocks: [
			{ kind: 'heading', level: 1, text: t('export:title') },
			{ kind: 'facts', rows: facts },
			{ kind: 'text', text: t('export:paper-intro') },
			{ kind: 'heading', level: 2, text: t('export:answers') },
			...bundle.answers.flatMap((one) => answerBlocks(words, one)),
			...mediaBlocks(words, bundle),
			...peopleBlocks(words, bundle),
			...parts.flatMap((part) => rowsBlocks(words, bundle, part)),
			...policyBlocks(words, bundle)
		]
	};
};
