import type { Fields } from '../../http/forms';

/** What the person sends about something a helper typed: which answer, and who may see it once it is theirs. */
export const checkFields: Fields = ['answer', 'audience[]'];

/** What a clinician sends about health: which lines, and whether they are confirmed or that is taken back. */
export const healthFields: Fields = ['line[]', 'outcome', 'key'];
