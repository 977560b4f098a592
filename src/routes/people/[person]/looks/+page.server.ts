import { passFor } from '$lib/server/access';
import { lookKey, readLooks, reasons } from '$lib/server/care/card/acts';
import { untilWords } from '$lib/server/care/card/aside';
import { urgentTold, type UrgentTold } from '$lib/server/care/card/urgent-acts';
import { readUses } from '$lib/server/care/wallet/acts';
import { commentsOn } from '$lib/server/care/comment/acts';
import { entryWord, type EntryKind } from '$lib/server/care/comment/comment';
import { askedBy } from '$lib/server/care/comment/ask-acts';
import { saidView } from '$lib/server/care/comment/say';
import type { Words } from '$lib/words';
import type { PageServerLoad } from './$types';

/** What staff wrote, by the act that wrote it, as `intake-opened`: beside each the person can say something. */
const entries: Readonly<Record<string, EntryKind>> = {
	'wish-not-followed': 'wish',
	'intake-opened': 'intake',
	'health-confirmed': 'health',
	'health-taken-back': 'health',
	'asking-written': 'asking',
	'debrief-found': 'finding',
	'proposal-made': 'proposal',
	'crisis-plan-used': 'used',
	'unit-action-written': 'unit-action'
};

const entryOf = (deed: string, id: string | null): string | null => {
	const kind = entries[deed.replace(':', '-')];
	return kind === undefined || id === null ? null : entryWord({ kind, id, part: '' });
};

/** Why the card was opened urgently, until when, and what the privacy officer found. */
const urgentView = (words: Words, one: UrgentTold) => ({
	reason: words.t(`urgent:reason.${one.reason}`),
	said: one.words,
	until: words.dateTime(one.endsAt, one.zone),
	found: one.outcome === null ? null : words.t(`urgent:outcome.${one.outcome}`),
	foundWords: one.said
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const { words } = locals;
	const pass = passFor(locals, 'looks:read');
	const { zone, looks: all } = await readLooks(pass, words);
	const urgent = await urgentTold(pass);
	const urgentOf = ({ deed, subjectId }: (typeof all)[number]) =>
		deed.replace(':', '-') === 'card-opened-urgently' ? (urgent.get(subjectId ?? '') ?? null) : null;
	// Whoever broke the glass stands first, whenever it was.
	const looks = all.toSorted((one, next) => Number(urgentOf(next) !== null) - Number(urgentOf(one) !== null));
	// A stranger with a wallet card has no account: they said who they are, and why.
	const uses = await readUses(pass);
	const useOf = ({ subjectId }: (typeof looks)[number]) => uses.get(subjectId ?? '');
	const places = looks.map(({ deed, subjectId }) => entryOf(deed, subjectId));
	const comments = await commentsOn(
		pass,
		looks.flatMap(({ subjectId }, place) => (places[place] === null || subjectId === null ? [] : [subjectId]))
	);
	const beside = saidView(words, zone, comments);
	const asked = await askedBy(pass);
	return {
		name: pass.actor?.name ?? '',
		asked: url.searchParams.has('asked'),
		looks: looks.map((look, place) => ({
			seq: look.seq,
			entry: places[place] ?? null,
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
			urgent: [urgentOf(look)].map((one) => one && urgentView(words, one))[0] ?? null,
			line: look.wish === null ? look.line : null,
			wish: look.wish && {
				id: look.wish.id,
				line: look.line,
				reason: reasons.find((one) => one === look.wish?.reason) ?? ('not-known' as const),
				said: look.wish.words,
				until: untilWords(look.wish, zone, words)
			}
		}))
	};
};
