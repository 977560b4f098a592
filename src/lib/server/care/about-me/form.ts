import type { Fields } from '../../http/forms';

/** What the person sends about something a helper typed: which answer, and who may see it once it is theirs. */
export const checkFields: Fields = ['answer', 'audience[]'];
