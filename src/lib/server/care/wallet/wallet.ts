import { randomInt } from 'node:crypto';
import type { Words } from '../../../words';
import type { Slot } from '../../questions/set';
import { cardLines, type Contact, type Inputs, type Line } from '../card/lines';

/** Letters and figures that are not taken for each other, without vowels, so that no code spells a word at anyone. */
const signs = '23456789BCDFGHJKMNPQRSTVWXYZ';

const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');

/** A new code as it is printed: `K7WQ-M3TP`, 38 bits. */
export const makeWalletCode = (): string => `${group()}-${group()}`;

/** How long a code works, in milliseconds: thirty days. */
export const codeLife = 30 * 24 * 3600 * 1000;

/** Something the person ticks or does not tick for the code. `lines` are one answer's, told together. */
export type WalletLine = {
	readonly key: string;
	readonly slot: Slot;
	readonly lines: readonly Line[];
};

/** Ticked until the person says otherwise: how to be with them, who they are, whom to call. */
const offered: readonly Slot[] = ['language', 'stop', 'helps'];

const contactLine = (text: string, words: Words): Line => ({
	...{ text, language: words.language, original: null, isNew: null, unchecked: null, untranslated: null },
	...{ notes: [], source: null, slot: 'call', must: false }
});

const keyOf = ({ source }: Line): string | null =>
	source && `a:${source.question}${source.item === null ? '' : `#${source.item}`}`;

const said = ({ name, who, phone }: Contact): string => [name, who, phone].filter(Boolean).join(' · ');

export type WithId<T> = T & { readonly id: string };

/**
 * All lines of the card as things to tick, in the order of the card: answers that the person put on it, and the people
 * to tell and never to tell.
 */
export const walletLines = (
	inputs: Inputs,
	contacts: readonly WithId<Contact>[],
	hidden: ReadonlySet<string> = new Set()
): WalletLine[] => {
	const found = new Map<string, WalletLine>();
	for (const line of cardLines({ ...inputs, contacts: [], supporters: [], told: [], setAside: [] })) {
		const key = keyOf(line);
		if (key === null || hidden.has(line.source?.question ?? '')) continue;
		found.set(key, { key, slot: line.slot, lines: [...(found.get(key)?.lines ?? []), line] });
	}
	const { words } = inputs;
	for (const one of contacts) {
		const text = one.tell
			? words.t('card:tell', { who: said(one) })
			: words.t('card:do-not-tell', { who: one.name });
		found.set(`c:${one.id}`, { key: `c:${one.id}`, slot: 'call', lines: [contactLine(text, words)] });
	}
	return [...found.values()];
};

/**
 * What is ticked before the person chose: nobody who must not be told, nothing to avoid because of what happened, no
 * health risk and no medicine.
 */
export const offeredFirst = (
	lines: readonly WalletLine[],
	contacts: readonly WithId<Contact>[]
): string[] => [
	'name',
	...lines.filter(({ slot }) => offered.includes(slot)).map(({ key }) => key),
	...contacts.filter(({ tell }) => tell).map(({ id }) => `c:${id}`)
];
