import type { Transport } from '@sveltejs/kit';
import { Words } from '$lib/words';

/**
 * How a `Words` leaves the server: as its language code and nothing more. No page runs script of the framework's
 * (`csr = false`), so the far side exists for data requests only and has no words to speak of.
 */
export const transport: Transport = {
	Words: {
		encode: (value) => value instanceof Words && value.language,
		decode: (code: string) => new Words({ code, name: code, dir: 'ltr', formats: code }, (key) => key)
	}
};
