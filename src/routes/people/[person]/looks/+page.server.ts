import { passFor } from '$lib/server/access';
import { lookKey, readLooks, reasons } from '$lib/server/care/card/acts';
import { readUses } from '$lib/server/care/wallet/acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { askedBy } from '$lib/server/care/comment/ask-acts';
import { saidView } from '$lib/server/care/comment/say';
import type { PageServerLoad } from './$types';

/** What staff wrote that has a page for what the person says about it. */
const entryOf = (deed: string, id: string | null): string | null => {
	if (id === null) return null;
	const what = deed.replaceAll(':', '-');
	if (what === 'wish-not-followed') return `wish.${id}`;
	return what === 'intake-opened' ? `intake.${id}` : null;
};

export const load: PageServerLoad = async ({ locals, url }) => {
	const { words } = locals;
	const pass = passFor(locals, 'looks:read');
	const { zone, looks } = await readLooks(pass, words);
	// A stranger with a wallet card has no account: they said who they are, and why.
	const uses = await readUses(pass);
	const useOf = ({ subjectId }: (typeof looks)[number]) => uses.get(subjectId ?? '');
	const entries = looks.map(({ deed, subjectId }) => entryOf(deed, subjectId));
	const comments = await commentsOn(
		pass,
		looks.flatMap(({ subjectId }, place) =>
			entries[place] === null || subjectId === null ? [] : [subjectId]
		)
	);
	const beside = saidView(words, zone, comments);
	const asked = await askedBy(pass);
	return {
		name: pass.actor?.name ?? '',
		asked: url.searchParams.has('asked'),
		looks: looks.map((look, place) => ({
			seq: look.seq,
			entry: entries[place] ?? null,
			said: look.subjectId === null ? [] : beside(look.subjectId),
			questions: asked
				.filter(({ entry }) => look.rows.includes(entry))
				.map(({ to, words: said, answers }) => ({
					to,
					said,
					answers: answers.map((one) => ({ ...one, at: words.dateTime(one.at, zone) }))
				})),
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
