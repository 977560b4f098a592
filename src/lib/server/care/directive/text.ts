import { createHash } from 'node:crypto';
import type { Words } from '$lib/words';
import type { Current } from '../../questions/answer';
import { linesOf } from '../../questions/say';
import { inOrder, type QuestionSet } from '../../questions/set';
import { inAskedOrder } from './directive';
import { isArea } from './telling';

/** A part of the text: what was asked, and what the person said to it. */
export type TextPart = { readonly title: string; readonly lines: readonly string[] };

export type Speaker = {
	readonly rank: 1 | 2;
	readonly name: string;
	readonly phone: string | null;
	readonly powers: string;
	readonly limits: string | null;
	readonly alert: boolean;
	readonly covers: readonly string[];
};

/** Who speaks for the person, as the text says it: in ordinary words, since it is signed. */
export const speakerLines = ({ ordinary: { t, list } }: Words, one: Speaker): string[] => [
	[one.name, one.phone].filter(Boolean).join(' · '),
	t('directive-pages:text.powers', { powers: one.powers }),
	...(one.limits === null ? [] : [t('directive-pages:text.limits', { limits: one.limits })]),
	t(one.alert ? 'directive-pages:text.alert' : 'directive-pages:text.no-alert'),
	...(one.alert && one.covers.length > 0
		? [
				t('directive-pages:text.covers', {
					areas: list(one.covers.filter(isArea).map((area) => t(`directive-pages:area.${area}`)))
				})
			]
		: [])
];

/**
 * Every word that a signature stands for, part by part, in the language it is read in. Its own words are the ordinary
 * ones, also for somebody who reads short words: what is signed says the same to whoever reads it later.
 */
export const textOf = (
	{ ordinary: words }: Words,
	set: QuestionSet,
	version: {
		readonly jurisdiction: string;
		readonly answers: readonly Current[];
		readonly speakers: readonly Speaker[];
	}
): TextPart[] => [
	{
		title: words.t(`jurisdiction-${version.jurisdiction}:instrument`),
		lines: [
			words.t(`jurisdiction-${version.jurisdiction}:name`),
			words.t(`jurisdiction-${version.jurisdiction}:weight`)
		]
	},
	...inAskedOrder(set, version.answers).flatMap((answer) => {
		const question = inOrder(set).find(({ id }) => answer.question === `${set.id}/${id}`);
		if (question === undefined) return [];
		// As the person wrote it: what was put into another language is no part of what is signed.
		const lines = linesOf(words, set, question, answer, []).flatMap(({ text, more }) =>
			more === null ? [text] : [text, more]
		);
		return [{ title: words.t(`${set.id}:${question.id}.title`), lines }];
	}),
	...version.speakers.map((one) => ({
		title: words.t(`directive-pages:text.speaker.${one.rank}`),
		lines: speakerLines(words, one)
	}))
];

/** The same as one text: what is hashed, kept and shown again for as long as there is anybody to ask. */
export const wordingOf = (parts: readonly TextPart[]): string =>
	parts.map(({ title, lines }) => [title, ...lines.map(inOnePart)].join('\n- ')).join('\n\n');

/** Blank lines in what somebody wrote do not end a part. */
const inOnePart = (line: string): string => line.replace(/\n\s*\n/g, '\n');

/** The parts of a text that was kept: the same wording read back. */
export const partsOf = (wording: string): TextPart[] =>
	wording.split('\n\n').map((part) => {
		const [title = '', ...lines] = part.split('\n- ');
		return { title, lines };
	});

/** Hex SHA-256 of exactly this text. */
export const hashOf = (wording: string): string => createHash('sha256').update(wording).digest('hex');
