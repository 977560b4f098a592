import type { showByCode } from '$lib/server/care/wallet/acts';
import { places } from '$lib/server/care/card/places';
import { slots } from '$lib/server/questions/set';
import type { Words } from '$lib/words';

type Shown = Extract<Awaited<ReturnType<typeof showByCode>>, { state: 'shown' }>;

/** What a stranger reads: the ticked lines under the headings of the card, in its order. */
export const shownView = (words: Words, { lines, name, born }: Shown) => ({
	name,
	born: born && words.t('card:born', { date: words.day(born) }),
	sections: slots.flatMap((slot) => {
		const here = lines.filter((line) => line.slot === slot).flatMap(({ lines: said }) => said);
		if (here.length === 0) return [];
		// Who confirmed a risk is not given out with it: to say that nobody did could be untrue.
		const said = here.map(({ source: _source, slot: _slot, must: _must, notes: _notes, ...line }) => ({
			...line,
			notes: []
		}));
		return [{ slot, title: words.t(`card:slot.${slot}`), tone: places[slot].tone, lines: said }];
	})
});
