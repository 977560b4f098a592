import type { Problems } from '$lib/ui/fields';
import type { Translate } from '$lib/words';

/** What every form of a review takes. */
export type FormProps = {
	t: Translate;
	/** Made with the page: the same form sent twice is written once. */
	key: string;
	problems: Problems;
	typed: Readonly<Record<string, readonly string[]>>;
};
