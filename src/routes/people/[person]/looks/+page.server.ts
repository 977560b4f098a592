import { passFor } from '$lib/server/access';
import { lookKey, readLooks, reasons } from '$lib/server/care/card/acts';
import { readUses } from '$lib/server/care/wallet/acts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { words } = locals;
	const pass = passFor(locals, 'looks:read');
	const { zone, looks } = await readLooks(pass, words);
	// A stranger with a wallet card has no account: they said who they are, and why.
	const uses = await readUses(pass);
	const useOf = ({ subjectId }: (typeof looks)[number]) => uses.get(subjectId ?? '');
	return {
		name: pass.actor?.name ?? '',
		looks: looks.map((look) => ({
			at: words.dateTime(look.at, zone),
			datetime: look.at.toISOString(),
			by: look.by ?? useOf(look)?.reader ?? words.t('looks:machine'),
			reason: useOf(look)?.reason ?? null,
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
