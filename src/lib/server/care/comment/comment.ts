import { isId } from '$lib/id';

/** What staff write about a person that the person can say something to. */
export const entryKinds = [
	...(['episode', 'staff-answer', 'wish', 'unit-action', 'intake'] as const),
	...(['health', 'law', 'asking', 'finding', 'proposal', 'used', 'care-entry', 'team-answer'] as const)
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One entry of staff; `part` is a field of the record of an episode, empty for all others. */
export type Entry = { readonly kind: EntryKind; readonly id: string; readonly part: string };

/** What the person said about it. */
export type Comment = Entry & {
	readonly commentId: string;
	readonly words: string;
	readonly language: string;
	readonly writtenAt: Date;
	/** When the person took it back: then only they read it still. */
	readonly takenBackAt: Date | null;
};

/** Most characters of a comment, a question and its answer. */
export const longest = 2_000;

/** An entry as one word of an address: `wish.<id>`, `episode.<id>.place`. */
export const entryWord = ({ kind, id, part }: Entry): string =>
	[kind, id, ...(part === '' ? [] : [part])].join('.');

/** The entry a word stands for; null when it names none. */
export const entryIn = (word: string): Entry | null => {
	const [first, id = '', part = ''] = word.split('.');
	const kind = entryKinds.find((one) => one === first);
	if (kind === undefined || !isId(id) || !/^[a-z-]{0,40}$/.test(part)) return null;
	return kind === 'episode' || part === '' ? { kind, id, part } : null;
};
