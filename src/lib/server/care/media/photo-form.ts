import { keyIn, type Fields, type Problems, type Upload } from '../../http/forms';
import { clean } from './clean';
import type { Cleaned } from './media';
import { mostOfPhoto } from './photo';

export { mostOfPhoto, sideOfPhoto } from './photo';

/** What the form with a photo sends; the file itself is `photo`. */
export const photoFields: Fields = ['key', 'open'];

export type ReadPhoto =
	| { readonly ok: true; readonly id: string; readonly cleaned: Cleaned; readonly open: boolean }
	| { readonly ok: false; readonly problems: Problems };

/** A photo, and whether staff may see it. Nothing said is no. */
export const readPhotoForm = async (form: Upload): Promise<ReadPhoto> => {
	const cleaned = await clean(form.file, 'picture');
	if (typeof cleaned !== 'string' && cleaned.bytes.length <= mostOfPhoto)
		return { ok: true, id: keyIn(form), cleaned, open: form.one('open') === 'yes' };
	const why = typeof cleaned === 'string' ? cleaned : 'too-large';
	return {
		ok: false,
		problems: { photo: why === 'too-large' ? 'photo:problem.too-large' : `media:problem.picture.${why}` }
	};
};
