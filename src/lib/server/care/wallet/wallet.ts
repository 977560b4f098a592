import { createHash } from 'node:crypto';
import type { Slot } from '../../questions/set';
import { directiveLines } from '../card/directive-lines';
import { crisisLines } from '../card/crisis-lines';
import { plainLine, type Contact, type Inputs, type Line } from '../card/line';
import { cardLines } from '../card/lines';
import { mayContact, toTell } from '../sharing/may-contact';

/** Letters and figures that are not taken for each other, without vowels, so that no code spells a word at anyone. */
const signs = '23456789BCDFGHJKMNPQRSTVWXYZ';

/**
 * The code of a form, as it is printed: `K7WQ-M3TP`, 38 bits. It follows from the key that was made by chance with the
 * form, so that the form sent twice at once makes one code and either answer shows it. The key is stored nowhere.
 */
export const codeOf = (key: string): string => {
	let left = BigInt(`0x${createHash('sha256').update(`wallet code ${key}`).digest('hex')}`);
	const text = Array.from({ length: 8 }, () => {
		const sign = signs[Number(left % BigInt(signs.length))];
		left /= BigInt(signs.length);
		return sign;
	}).join('');
	return `${text.slice(0, 4)}-${text.slice(4)}`;
};

/** How long a code works, in milliseconds: thirty days. */
export const codeLife = 30 * 24 * 3600 * 1000;

/** Something the person ticks or does not tick for the code. `lines` are one answer's, told together. */
export type WalletLine = {
	readonly key: string;
	readonly slot: Slot;
	readonly lines: readonly Line[];
};

/** How to be with somebody: nothing of what happened to them. */
const calm: readonly Slot[] = ['language', 'stop', 'helps'];

const keyOf = ({ source }: Line): string | null =>
	source && `a:${source.question}${source.item === null ? '' : `#${source.item}`}`;

const said = ({ name, who, phone }: Omit<Contact, 'tell'>): string =>
	[name, who, phone].filter(Boolean).join(' · ');

export type WithId<T> = T & { readonly id: string };

/** What the person keeps from somebody: by a code anybody could read it. */
export type Kept = {
	readonly questions: ReadonlySet<string>;
	readonly directives: ReadonlySet<string>;
	/** Lines of the crisis plan. */
	readonly statements: ReadonlySet<string>;
};

/** Answers, and with them wishes of a directive, in the order of the card. */
const answerLines = (inputs: Inputs, { questions }: Kept): WalletLine[] => {
	const found = new Map<string, WalletLine>();
	for (const line of cardLines({
		...inputs,
		contacts: [],
		supporters: [],
		told: [],
		setAside: [],
		// They have keys of their own below: a line of an answer's key would have them there twice.
		crisis: []
	})) {
		const key = keyOf(line);
		if (key === null || questions.has(line.source?.question ?? '')) continue;
		found.set(key, { key, slot: line.slot, lines: [...(found.get(key)?.lines ?? []), line] });
	}
	return [...found.values()];
};

/** What of a directive is in force, and who speaks for the person. Nobody who must never be told is among them. */
const directiveExtras = (inputs: Inputs, contacts: readonly Contact[]): WalletLine[] => {
	const { words, directive } = inputs;
	const legal = directiveLines(inputs).filter(({ slot }) => slot === 'legal');
	const ranked = (rank: 1 | 2) =>
		(directive?.speakers ?? []).filter((one) => one.rank === rank && mayContact(one, contacts));
	const speakers = ([1, 2] as const).map((rank) => ({
		key: `d:speaker-${rank}`,
		slot: 'call' as const,
		lines: ranked(rank).map((one) =>
			plainLine(
				words.language,
				words.t(rank === 1 ? 'directive-pages:card.speaker' : 'directive-pages:card.alternate', {
					who: said({ ...one, who: null })
				})
			)
		)
	}));
	return [{ key: 'd:legal', slot: 'legal' as const, lines: legal }, ...speakers].filter(
		({ lines }) => lines.length > 0
	);
};

/**
 * All that can be ticked, in the order of the card: answers that the person put there, what stands there of their
 * directive and their crisis plan, and whom to tell. Whom never to tell is no line: a code gives no such name to anyone.
 */
export const walletLines = (
	inputs: Inputs,
	contacts: readonly WithId<Contact>[],
	kept: Kept = { questions: new Set(), directives: new Set(), statements: new Set() }
): WalletLine[] => {
	const { words, directive } = inputs;
	const crisis = inputs.crisis.filter(({ line }) => !kept.statements.has(line));
	const shown: Inputs = {
		...{ ...inputs, crisis },
		...(directive && {
			directive: {
				...directive,
				wishes: directive.wishes.filter(({ answer }) => !kept.directives.has(answer.context))
			}
		})
	};
	return [
		...answerLines(shown, kept),
		// What is in force is said of the newest: with one that is kept from somebody it would tell of that.
		...(kept.directives.size > 0 ? [] : directiveExtras(shown, contacts)),
		...crisisLines({ ...shown, setAside: [] }).map((line, at) => ({
			key: `p:${crisis[at]?.line ?? ''}`,
			...{ slot: line.slot, lines: [line] }
		})),
		...toTell(contacts).map((one) => ({
			key: `c:${one.id}`,
			slot: 'call' as const,
			lines: [plainLine(words.language, words.t('card:tell', { who: said(one) }))]
		}))
	];
};

const isOfPlan = ({ key }: WalletLine): boolean => !/^a:(?!directive\/)|^c:/.test(key);

/**
 * What one press ticks, for somebody who asks for it before they ticked anything: their name, and of the card how to be
 * with them. Nothing to avoid because of what happened, no health risk, no medicine, nobody to call, and nothing of a
 * directive or a crisis plan.
 */
export const linesOfCard = (lines: readonly WalletLine[]): string[] => [
	'name',
	...lines.filter((line) => calm.includes(line.slot) && !isOfPlan(line)).map(({ key }) => key)
];
