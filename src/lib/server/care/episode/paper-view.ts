import type { Words } from '$lib/words';
import type { Block, Paper } from '../../paper/paper';
import { beganWords } from '../service/policy-view';
import { factForm, type Said } from './fact-forms';
import { fields, type Field } from './fields';
import type { EpisodeRead } from './reading';
import { ownView } from './own-view';
import { signaturesView } from './sign-view';
import { staffView } from './staff-view';

type Asked = {
	readonly words: Words;
	readonly read: EpisodeRead;
	/** Whether the person themselves prints it. */
	readonly own: boolean;
	readonly now: Date;
	readonly large: boolean;
};

const text = (line: string): Block => ({ kind: 'text', text: line });
const muted = (line: string): Block => ({ kind: 'text', text: line, tone: 'muted' });
const list = (lines: readonly string[]): Block[] =>
	lines.length === 0 ? [] : [{ kind: 'list', items: lines.map((line) => ({ text: line })) }];
const part = (title: string, inside: readonly Block[]): Block[] =>
	inside.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...inside];

const saidBlocks = ({ parts, by, late, how, because, earlier }: Said): Block[] => [
	{ kind: 'facts', rows: parts.map(({ label, text: value }) => ({ term: label, text: value })) },
	...[by, late, because].flatMap((line) => (line === null ? [] : [muted(line)])),
	...how.map(muted),
	...earlier.map(muted)
];

/** Everything that was ever written in the record, field by field, with who wrote it, when, and what stood before. */
const written = (words: Words, read: EpisodeRead): Block[] =>
	(Object.keys(fields) as Field[]).flatMap((field) => {
		if (field === 'signed') return [];
		const { title, said } = factForm(words, read, field, null);
		return part(title, said.flatMap(saidBlocks));
	});

const forStaff = ({ words, read, now }: Asked): Block[] => {
	const { t } = words;
	const view = staffView(words, read, now, null);
	const flags = [...view.flags.prohibited, ...view.flags.times, ...view.flags.notices];
	return [
		{ kind: 'heading', level: 1, text: view.title },
		{ kind: 'facts', rows: view.top.map(({ label, value }) => ({ term: label, text: value })) },
		muted(view.packName),
		...part(
			t('episode-paper:rules'),
			list(flags.map((flag) => `${flag.status}: ${flag.text} (${flag.source})`))
		),
		...part(t('episode-paper:staff'), list(view.staff.map(({ name, role }) => `${name}: ${role}`))),
		...written(words, read)
	];
};

const forPerson = ({ words, read, now }: Asked): Block[] => {
	const { t } = words;
	const view = ownView(words, read, now);
	return [
		{ kind: 'heading', level: 1, text: view.title },
		...view.what.map(text),
		...part(t('episode-paper:not-allowed'), list([...view.notAllowed, ...view.maybeNotAllowed])),
		...view.sections.flatMap(({ title, rows }) =>
			part(
				title,
				rows.length === 0
					? []
					: [
							{
								kind: 'facts',
								rows: rows.map(({ label, value }) => ({ term: label, text: value.join(' ') }))
							}
						]
			)
		),
		...part(t('episode-paper:plan'), list(view.plan)),
		...part(t('happened-policy:title'), [text(beganWords(words, read.policy, read.episode.zone))]),
		...part(t('episode-paper:staff'), list(view.staff))
	];
};

/**
 * The whole record as paper, with who signed it and room to sign by hand (S3-23, CTS.05.05.19), in the words of whoever prints it: staff get
 * every row with who wrote it and what stood before; the person the same facts in the words of their own page. The number
 * at the foot is made of every row, so that two papers with the same number say the same.
 */
export const episodePaper = (asked: Asked): Paper => {
	const { words, read, own, now, large } = asked;
	const { t } = words;
	const { number, lines } = signaturesView(words, read);
	const date = words.dateTime(now, read.episode.zone);
	return {
		title: t('episode-paper:title'),
		language: words.language,
		footer: t('episode-paper:footer', { date, number }),
		size: 'a4',
		large,
		blocks: [
			...(own ? forPerson(asked) : forStaff(asked)),
			{ kind: 'heading', level: 2, text: t('episode-paper:signed') },
			...list(lines),
			{
				kind: 'sign',
				lines: own ? [t('episode-paper:mine')] : [t('episode-paper:responsible'), t('episode-paper:mine')]
			}
		]
	};
};
