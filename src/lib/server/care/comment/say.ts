import type { Words } from '$lib/words';
import type { Comment } from './comment';

/** One comment as it stands beside its entry. */
export type Said = {
	readonly id: string;
	readonly words: string;
	readonly language: string;
	readonly at: string;
};

const say = (words: Words, zone: string, one: Comment): Said => ({
	id: one.commentId,
	words: one.words,
	language: one.language,
	at: words.dateTime(one.writtenAt, zone)
});

/** All that stands now, for a page that shows its entries together. */
export const saidAll = (words: Words, zone: string, comments: readonly Comment[]): Said[] =>
	comments.filter(({ takenBackAt }) => takenBackAt === null).map((one) => say(words, zone, one));

/** What stands now about an entry, by the entry's id and part: what was taken back is not beside it any more. */
export const saidView = (words: Words, zone: string, comments: readonly Comment[]) => {
	const standing = comments.filter(({ takenBackAt }) => takenBackAt === null);
	return (id: string, part = ''): Said[] =>
		standing.filter((one) => one.id === id && one.part === part).map((one) => say(words, zone, one));
};
