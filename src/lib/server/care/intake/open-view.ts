import { photoShown } from '../media/photo';
import type { Alikes } from './open-acts';

/** Where the photo of somebody stands beside their birth date; null where none does. */
export const photoOf = (photos: Alikes['photos'], id: string) => {
	const photo = photos.get(id);
	return photo === undefined ? null : photoShown(photo);
};

/** What is shown of people whom a unit may not treat: who they are, and whether they have a number; not which. */
export const alikesShown = ({ alike, certain, next, photos }: Alikes) => ({
	certain,
	next,
	alike: alike.map(({ id, name, born, recordNumber }) => ({
		id,
		name,
		born,
		numbered: recordNumber !== null,
		photo: photoOf(photos, id)
	}))
});
