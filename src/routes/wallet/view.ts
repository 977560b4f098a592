import type { showByCode } from '$lib/server/care/wallet/acts';
import { places } from '$lib/server/care/card/places';
import { slots } from '$lib/server/questions/set';
import type { Words } from '$lib/words';

type Line = Shown['lines'][number]['lines'][number];
type Shown = Extract<Awaited<ReturnType<typeof showByCode>>, { state: 'shown' }>;

/**
 * Beside a wish of a directive stands whether it is signed. Who confirmed a risk is not given out with it: to say that
 * nobody did could be untrue. What waits for the person's word says so everywhere.
 */
const notesFor = (source: Line['source'], notes: readonly string[], words: Words): readonly string[] =>
	source?.question.startsWith('directive/')
		? notes
		: notes.filter((note) => note === words.t('card:to-confirm'));

/** What a stranger reads: the ticked lines under the headings of the card, in its order. */
export const shownView = (words: Words, { lines, name, born, signed }: Shown) => ({
	signed,
	name,
	born: born && words.t('card:born', { date: words.day(born) }),
	sections: slots.flatMap((slot) => {
		const here = lines.filter((line) => line.slot === slot).flatMap(({ lines: said }) => said);
		if (here.length === 0) return [];
		const said = here.map(({ source, slot: _slot, must: _must, notes, ...line }) => ({
			...line,
			notes: notesFor(source, notes, words)
		}));
		return [{ slot, title: words.t(`card:slot.${slot}`), tone: places[slot].tone, lines: said }];
	})
});
