import { passFor } from '$lib/server/access';
import { lookKey, readLooks, reasons } from '$lib/server/care/card/acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const pass = passFor(locals, 'looks:read');
	const { zone, looks } = await readLooks(pass, words);
	return {
		name: pass.actor?.name ?? '',
		looks: looks.map((look) => ({
			at: words.dateTime(look.at, zone),
			datetime: look.at.toISOString(),
			by: look.by ?? words.t('looks:machine'),
			what: words.t(lookKey(look)),
			count: look.count,
			wish: look.wish && {
				line: look.line,
				reason: reasons.find((one) => one === look.wish?.reason) ?? ('not-known' as const),
				said: look.wish.words,
				until: look.wish.until
			}
		}))
	};
};
