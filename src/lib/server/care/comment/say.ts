import type { Words } from '$lib/words';
import type { Comment } from './comment';

/** One comment as it stands beside its entry. */
export type Said = {
	readonly id: string;
	readonly words: string;
	readonly language: string;
	readonly at: string;
};

/** What stands now about an entry, by the entry's id and part: what was taken back is not beside it any more. */
export const saidView = (words: Words, zone: string, comments: readonly Comment[]) => {
	const standing = comments.filter(({ takenBackAt }) => takenBackAt === null);
	return (id: string, part = ''): Said[] =>
		standing
			.filter((one) => one.id === id && one.part === part)
			.map((one) => ({
				id: one.commentId,
				words: one.words,
				language: one.language,
				at: words.dateTime(one.writtenAt, zone)
			}));
};
