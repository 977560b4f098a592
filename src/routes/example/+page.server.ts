import { passFor } from '$lib/server/access';
import type { CardTone, CardView } from '$lib/ui/card';
import type { PageServerLoad } from './$types';

const parts = [
	{ slot: 'stop', tone: 'notice', lines: ['one'] },
	{ slot: 'avoid', tone: 'avoid', lines: ['one', 'two'] },
	{ slot: 'helps', tone: 'help', lines: ['one', 'two', 'three'] },
	{ slot: 'signs', tone: 'notice', lines: ['one', 'two'] },
	{ slot: 'call', tone: 'info', lines: ['one'] }
] satisfies { slot: string; tone: CardTone; lines: string[] }[];

/** A card of nobody, so that somebody without an invite can see what a plan is for. */
export const load: PageServerLoad = ({ locals }): { card: CardView } => {
	passFor(locals, 'public:read');
	const { t, language } = locals.words;
	return {
		card: {
			name: t('example:name'),
			addressAs: '',
			born: t('example:born'),
			lines: { more: 0 },
			sections: parts.map(({ slot, tone, lines }) => ({
				slot,
				tone,
				title: t(`card:slot.${slot}`),
				lines: lines.map((line) => ({
					text: t(`example:${slot}.${line}`),
					language,
					original: null,
					isNew: null,
					unchecked: null,
					untranslated: null
				}))
			})),
			moreText: null,
			lastLooked: t('card:nobody-looked'),
			changed: null,
			signed: null
		}
	};
};
