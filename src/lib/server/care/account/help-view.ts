import type { Words } from '$lib/words';
import type { Wish } from './help';

/** What it is, in a reader's words: the person's own, or the name of its kind. */
export const helpWords = ({ t }: Words, { kind, words }: Wish): string =>
	kind === 'own' && words !== null ? words : t(`help-asked:kind.${kind}`);
