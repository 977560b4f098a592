import type { Words } from '$lib/words';
import type { Source } from '../../standards/pack';

/** Where a rule that belongs to no pack stands, and how sure that is. */
export const placeWords = ({ t }: Words, { document, place, certainty }: Source): string =>
	`${t('standards:source', { document, place })}. ${t(`standards:certainty.${certainty}`)}`;
