import type { PersonPass } from '../../access';

/** What can be kept from somebody: all versions of an answer, a directive, a line of the crisis plan, of whom to tell. */
export const entryKinds = ['question', 'directive', 'statement', 'contact'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry as it is named in the wall and in a form: `question about-me/helps 0000…`, `directive 1234…`. */
export type Entry = { readonly kind: EntryKind; readonly subject: string };

/** Somebody who must never learn that an entry is there. */
export type Hidden = Entry & {
	readonly id: string;
	readonly accountId: string;
	readonly name: string;
	readonly hiddenAt: Date;
};

/** Somebody an entry could be kept from: whoever helps or helped, looked or wrote. */
export type Known = { readonly id: string; readonly name: string };

const nowhere = '00000000-0000-0000-0000-000000000000';
const shapes: Readonly<Record<EntryKind, RegExp>> = {
	question: /^[a-z-]+\/[a-z0-9-]+ [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
	directive: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
	statement: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
	contact: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
};

/** The entry of a question: all its versions. `context` is the episode or directive it is about. */
export const questionEntry = (question: string, context: string = nowhere): Entry => ({
	kind: 'question',
	subject: `${question} ${context}`
});

/** An entry as one word of an address or a form. */
export const entryWord = ({ kind, subject }: Entry): string => `${kind} ${subject}`;

/** The entry a word stands for; null when it names none. */
export const entryIn = (word: string): Entry | null => {
	const kind = entryKinds.find((one) => word.startsWith(`${one} `));
	if (kind === undefined) return null;
	const subject = word.slice(kind.length + 1);
	return shapes[kind].test(subject) ? { kind, subject } : null;
};

/** The name of the question of an entry, without what it is about; null for what is no question. */
export const questionIn = ({ kind, subject }: Entry): string | null =>
	kind === 'question' ? (subject.split(' ')[0] ?? null) : null;

/** Who is to be added to the wall and who is to be taken off it, when these people are picked. */
export const changesTo = (
	standing: readonly Hidden[],
	picked: readonly string[]
): { hide: readonly string[]; show: readonly string[] } => ({
	hide: picked.filter((id) => !standing.some(({ accountId }) => accountId === id)),
	show: standing.filter(({ accountId }) => !picked.includes(accountId)).map(({ id }) => id)
});

/** Where the person keeps an entry from somebody. */
export const entryLink = ({ personId }: PersonPass, entry: Entry): string =>
	`/people/${personId}/sharing/hidden?entry=${encodeURIComponent(entryWord(entry))}`;

/** Where the person keeps an answer from somebody; null for anybody else. */
export const hideLink = (pass: PersonPass, question: string, context?: string): string | null =>
	pass.relations.includes('self') ? entryLink(pass, questionEntry(question, context)) : null;
