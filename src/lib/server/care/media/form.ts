import { keyIn, type Fields, type Problems, type Upload } from '../../http/forms';
import { clean } from './clean';
import { mostWords, type Cleaned, type Kind } from './media';

/** What a form with a picture or a sound sends; the file itself has the kind as its name. */
export const mediaFields = (kind: Kind): Fields => ['key', `${kind}-words`];

export type ReadMedia =
	| { readonly ok: true; readonly id: string; readonly words: string; readonly cleaned: Cleaned }
	| { readonly ok: false; readonly problems: Problems };

/** A picture or a sound with its words. What it is, its bytes say; its words must be there. */
export const readMediaForm = async (form: Upload, kind: Kind): Promise<ReadMedia> => {
	const words = form.one(`${kind}-words`);
	const cleaned = await clean(form.file, kind);
	const wrong = words === '' ? 'no-words' : words.length > mostWords ? 'words-too-long' : null;
	if (typeof cleaned !== 'string' && wrong === null) return { ok: true, id: keyIn(form), words, cleaned };
	return {
		ok: false,
		problems: {
			...(typeof cleaned === 'string' ? { [kind]: `media:problem.${kind}.${cleaned}` } : {}),
			...(wrong === null ? {} : { [`${kind}-words`]: `media:problem.${wrong}` })
		}
	};
};
